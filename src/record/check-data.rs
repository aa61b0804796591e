//! Tells an editor in plain words what is wrong with the record's files, where, and how to correct it.

use record::source::{Checked, Problem, checked_folder, folder};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Says what is wrong with a record's files, where, and how to correct it.

    script/check-data [FOLDER] [--sources TEXTS]

FOLDER           the folder of the record's files; src/data if none is given
--sources TEXTS  a folder with the documents' plain texts (*.txt): also names summaries that repeat
                 eight or more words of them (also: the variable RECORD_SOURCES)
--help           shows this

Each line names file, record, fault and remedy. Advice may be left as it is.
The exit status is 0 if all is well, 1 if something needs correcting, 2 if this command was used wrongly.";

/// The exit status where something needs correcting.
const FAULTY: u8 = 1;
/// The exit status where the command was used wrongly.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Wanted::read(&arguments) {
        Ok(Wanted::Help) => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Wanted::Check { folder, texts }) => check(&folder, texts.as_deref()),
        Err(wrong) => misused(&wrong),
    }
}

/// What the command was asked to do.
enum Wanted {
    /// To say how it is used.
    Help,
    /// To check a folder, beside the texts of the documents where they are at hand.
    Check { folder: String, texts: Option<PathBuf> },
}

impl Wanted {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let mut folder = None;
        let mut texts = std::env::var_os("RECORD_SOURCES").map(PathBuf::from);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(Self::Help),
                "--sources" => {
                    let named = arguments.next().ok_or("--sources needs a folder behind it")?;
                    texts = Some(PathBuf::from(named));
                }
                option if option.starts_with('-') => return Err(format!("'{option}' is no option of this command")),
                other if folder.is_none() => folder = Some(other.to_owned()),
                other => return Err(format!("'{other}' is one folder too many: check one at a time")),
            }
        }
        Ok(Self::Check { folder: folder.unwrap_or_else(|| "src/data".to_owned()), texts })
    }
}

fn misused(wrong: &str) -> ExitCode {
    eprintln!("{wrong}. script/check-data --help says how to use it.");
    ExitCode::from(MISUSED)
}

/// Checks a folder and says what is wrong with it.
fn check(name: &str, texts: Option<&Path>) -> ExitCode {
    // The script changes into the project's folder; what was typed is meant from where it was typed.
    let from = std::env::var_os("CHECK_DATA_FROM").map(PathBuf::from).unwrap_or_default();
    let path = from.join(name);
    if let Some(wrong) = folder::unusable(&path) {
        return misused(&wrong);
    }
    let Checked { record, advice } = match texts {
        None => checked_folder(&path),
        Some(texts) => match record::source::own_words::Texts::read(&from.join(texts)) {
            Ok(texts) => record::source::checked_with_texts(&path, &texts),
            Err(wrong) => return misused(&wrong),
        },
    };
    let number = |problems: &[Problem], one, many| record::words::count(problems.len(), one, many);
    for problem in &advice {
        println!("Advice: {name}/{problem}");
    }
    if !advice.is_empty() {
        eprintln!("{}: look whether it is meant so.", number(&advice, "piece of advice", "pieces of advice"));
    }
    match record {
        Ok(record) => {
            println!(
                "The record in {name} holds together: {} documents, {} units, {} findings, {} inspections, {} areas of the plan, {} threads, {} issues strong throughout.",
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
                println!("{name}/{problem}");
            }
            eprintln!("{} correcting.", number(&problems, "thing needs", "things need"));
            ExitCode::from(FAULTY)
        }
    }
}
