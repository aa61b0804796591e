//! Tells an editor in plain words what is wrong with the record's files, where, and how to correct it.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    check(&std::env::args().nth(1).unwrap_or_else(|| "src/data".to_owned()))
}

/// Checks a folder: status 0 where all is well, 1 where something is not.
fn check(folder: &str) -> ExitCode {
    match record::source::build(Path::new(folder)) {
        Ok(record) => {
            println!(
                "The record in {folder} holds together: {} documents, {} units, {} findings, {} inspections, {} areas of the plan, {} threads, {} issues strong throughout.",
                record.documents.len(),
                record.units(),
                record.findings.len(),
                record.inspections.len(),
                record.plan.len(),
                record.threads.len(),
                record.strong.len()
            );
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in &problems {
                println!("{folder}/{problem}");
            }
            let number = record::words::count(problems.len(), "thing needs", "things need");
            eprintln!("{number} correcting.");
            ExitCode::FAILURE
        }
    }
}
