//! Tells an editor in plain words what is wrong with the record's files, where, and how to correct it.

use record::Record;
use record::source::own_words::Texts;
use record::source::{Checked, Problem, checked_folder, checked_with_texts, file, folder};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Says what is wrong with a record, where, and how to correct it.

    script/check-data [FOLDER or FILE] [--sources TEXTS]
    script/check-data --bundle FOLDER [FILE]
    script/check-data --upgrade FOLDER

FOLDER           the folder of the record's files; that of the built record if none is given
FILE             a record file
--sources TEXTS  a folder with the documents' plain texts (*.txt): also names what repeats eight or
                 more words of them (also: the variable RECORD_SOURCES)
--bundle         makes a record file of a folder, to be opened in the explorer
--upgrade        brings a folder in an earlier format up to date, and says what it changed
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
        Ok(Wanted::Bundle { folder, out }) => bundle(&folder, out.as_deref()),
        Ok(Wanted::Check { record, texts }) if Path::new(&record).is_file() && record.ends_with(".json") => {
            if texts.is_some() { misused("--sources goes with a folder") } else { check_file(&record) }
        }
        Ok(Wanted::Check { record, texts }) => {
            let texts = texts.or_else(|| std::env::var_os("RECORD_SOURCES").map(PathBuf::from));
            check(&record, texts.as_deref())
        }
        Err(wrong) => misused(&wrong),
    }
}

/// What the command was asked to do.
enum Wanted {
    /// To say how it is used.
    Help,
    /// To make a record file of a folder.
    Bundle { folder: String, out: Option<String> },
    /// To check a folder or a file, beside the texts of the documents where they are at hand.
    Check { record: String, texts: Option<PathBuf> },
}

impl Wanted {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let (mut names, mut texts, mut bundle) = (Vec::new(), None, false);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(Self::Help),
                "--bundle" => bundle = true,
                "--sources" => {
                    let named = arguments.next().ok_or("--sources needs a folder behind it")?;
                    texts = Some(PathBuf::from(named));
                }
                option if option.starts_with('-') => {
                    return Err(format!("'{option}' is not an option of this command"));
                }
                other => names.push(other.to_owned()),
            }
        }
        let mut names = names.into_iter();
        let (first, second, third) = (names.next(), names.next(), names.next());
        match (bundle, first, second, third) {
            (true, Some(folder), out, None) if texts.is_none() => Ok(Self::Bundle { folder, out }),
            (true, ..) => Err("--bundle takes a folder, and the name of the file to write".to_owned()),
            (false, None, None, None) => {
                let built = std::env::var("CHECK_DATA_DEFAULT").unwrap_or_else(|_| "src/data".to_owned());
                Ok(Self::Check { record: built, texts })
            }
            (false, Some(record), None, None) => Ok(Self::Check { record, texts }),
            (false, _, Some(other), _) | (false, _, None, Some(other)) => {
                Err(format!("'{other}' is one too many: check one folder or file at a time"))
            }
        }
    }
}

/// Says what was wrong with the command itself.
fn misused(wrong: &str) -> ExitCode {
    eprintln!("{wrong}. script/check-data --help says how to use it.");
    ExitCode::from(MISUSED)
}

/// Writes the record file of a folder, `NAME.record.json` in the present folder where no other name is given.
fn bundle(name: &str, out: Option<&str>) -> ExitCode {
    let path = Path::new(name);
    if let Some(wrong) = folder::unusable(path) {
        return misused(&wrong);
    }
    let record = match checked_folder(path).record {
        Ok(record) => record,
        Err(problems) => return tell(name, &problems),
    };
    let texts = |file: &str| {
        let known = record::source::names::ALL.iter().find(|known| **known == file).copied();
        folder::text(path, known.unwrap_or_default()).map_err(|why| why.wrong())
    };
    let text = match file::write(&texts) {
        Ok(text) => text,
        Err(error) => return tell(name, &error.0),
    };
    let out = out.map_or_else(|| format!("{}.record.json", record.authority.id), str::to_owned);
    match std::fs::write(&out, &text) {
        Ok(()) => {
            println!("{out} holds the record of {} ({} KB).", record.authority.name, text.len().div_ceil(1000));
            ExitCode::SUCCESS
        }
        Err(error) => misused(&format!("{out} cannot be written: {error}")),
    }
}

/// Checks a record file and says what is wrong with it.
fn check_file(name: &str) -> ExitCode {
    let bytes = match std::fs::read(name) {
        Ok(bytes) => bytes,
        Err(error) => return misused(&format!("{name} cannot be read: {error}")),
    };
    match file::build(&bytes) {
        Ok(read) => {
            advise(name, &read.advice);
            holds(name, &read.held)
        }
        Err(problems) => tell(name, &problems),
    }
}

/// Checks a folder and says what is wrong with it.
fn check(name: &str, texts: Option<&Path>) -> ExitCode {
    let path = Path::new(name);
    if let Some(wrong) = folder::unusable(path) {
        return misused(&wrong);
    }
    let Checked { record, advice } = match texts.map(Texts::read) {
        None => checked_folder(path),
        Some(Ok(texts)) => checked_with_texts(path, &texts),
        Some(Err(wrong)) => return misused(&wrong),
    };
    advise(name, &advice);
    match record {
        Ok(record) => holds(name, &record),
        Err(problems) => tell(name, &problems),
    }
}

/// Shows lines. Whoever reads them may stop before their end.
fn show(lines: &str) {
    drop(std::io::stdout().write_all(lines.as_bytes()));
}

/// Shows what is only worth a look.
fn advise(of: &str, advice: &[Problem]) {
    show(&advice.iter().map(|problem| format!("Advice: {of}/{problem}\n")).collect::<String>());
    if !advice.is_empty() {
        let number = record::words::count(advice.len(), "piece of advice", "pieces of advice");
        eprintln!("{number}: check whether it is meant.");
    }
}

/// Shows everything that needs correcting.
fn tell(of: &str, problems: &[Problem]) -> ExitCode {
    show(&problems.iter().map(|problem| format!("{of}/{problem}\n")).collect::<String>());
    eprintln!("{} correcting.", record::words::count(problems.len(), "thing needs", "things need"));
    ExitCode::from(FAULTY)
}

/// Says what the record holds.
fn holds(of: &str, record: &Record) -> ExitCode {
    let count = record::words::count;
    let held = [
        count(record.documents.len(), "document", "documents"),
        count(record.units(), "unit", "units"),
        count(record.findings.len(), "finding", "findings"),
        count(record.inspections.len(), "inspection", "inspections"),
        count(record.plan.len(), "area of the plan", "areas of the plan"),
        count(record.threads.len(), "thread", "threads"),
        count(record.strong.len(), "issue strong throughout", "issues strong throughout"),
    ];
    show(&format!("The record in {of} holds together: {}.\n", held.join(", ")));
    ExitCode::SUCCESS
}
