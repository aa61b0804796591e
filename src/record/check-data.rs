//! Tells an editor in plain words what is wrong with the record's files, where, and how to correct it.
//!
//! `check-data [FOLDER]` checks a folder, `check-data FILE.json` a record file, and `check-data --bundle FOLDER [FILE]` makes
//! a record file of a folder that holds together.

use record::Record;
use record::source::{Problem, file};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given.as_slice() {
        [] => check("src/data"),
        ["--bundle", folder] => bundle(folder, None),
        ["--bundle", folder, out] => bundle(folder, Some(out)),
        ["--bundle", ..] => wrong("--bundle takes a folder, and the name of the file to write: --bundle FOLDER [FILE]"),
        [one] if Path::new(one).is_file() => check_file(one),
        [one] => check(one),
        _ => wrong("it checks one folder or one record file"),
    }
}

/// Says how it is used: status 2.
fn wrong(why: &str) -> ExitCode {
    eprintln!("error: {why}");
    ExitCode::from(2)
}

/// Writes the record file of a folder, `NAME.record.json` in the present folder where no other name is given.
fn bundle(folder: &str, out: Option<&str>) -> ExitCode {
    let record = match record::source::build(Path::new(folder)) {
        Ok(record) => record,
        Err(problems) => return tell(folder, &problems),
    };
    let texts = |file: &str| std::fs::read_to_string(Path::new(folder).join(file)).map_err(|error| error.to_string());
    let text = match file::write(&texts) {
        Ok(text) => text,
        Err(error) => return tell(folder, &error.0),
    };
    let out = out.map_or_else(|| format!("{}.record.json", record.authority.id), str::to_owned);
    match std::fs::write(&out, &text) {
        Ok(()) => {
            println!("{out} holds the record of {} ({} KB).", record.authority.name, text.len().div_ceil(1000));
            ExitCode::SUCCESS
        }
        Err(error) => wrong(&format!("{out} cannot be written: {error}")),
    }
}

/// Checks a record file: status 0 where all is well, 1 where something is not.
fn check_file(name: &str) -> ExitCode {
    let bytes = match std::fs::read(name) {
        Ok(bytes) => bytes,
        Err(error) => return wrong(&format!("{name} cannot be read: {error}")),
    };
    match file::build(&bytes) {
        Ok(read) => {
            read.advice.iter().for_each(|advice| println!("{name}: advice: {advice}"));
            holds(name, &read.held)
        }
        Err(problems) => tell(name, &problems),
    }
}

/// Tells all faults: status 1.
fn tell(of: &str, problems: &[Problem]) -> ExitCode {
    for problem in problems {
        println!("{of}/{problem}");
    }
    eprintln!("{} correcting.", record::words::count(problems.len(), "thing needs", "things need"));
    ExitCode::FAILURE
}

/// Says what the record holds: status 0.
fn holds(of: &str, record: &Record) -> ExitCode {
    println!(
        "The record in {of} holds together: {} documents, {} units, {} findings, {} inspections, {} areas of the plan, {} threads, {} issues strong throughout.",
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

/// Checks a folder: status 0 where all is well, 1 where something is not.
fn check(folder: &str) -> ExitCode {
    match record::source::build(Path::new(folder)) {
        Ok(record) => holds(folder, &record),
        Err(problems) => tell(folder, &problems),
    }
}
