//! Writing a record file of a folder's files.

use super::parts::part;
use super::{FORMAT, VERSION, table};
use crate::source::Problem;
use crate::source::files::Texts;
use crate::source::names::ALL;
use serde_json::value::RawValue;

/// Why a record file cannot be written: each file that is no JSON or no table.
#[derive(Debug, thiserror::Error)]
#[error("{} of the folder's files cannot be read", .0.len())]
pub struct NotWritten(pub Vec<Problem>);

/// The record file of these files' texts; what the record does not have is left out. The same texts give the same file.
///
/// # Errors
/// [`NotWritten`] where a text is not what its file should hold. Whether it is a true record, the checks say.
pub fn write(texts: &Texts<'_>) -> Result<String, NotWritten> {
    let mut problems = Vec::new();
    let mut all = format!("{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION}");
    for file in ALL {
        let Ok(text) = texts(file) else { continue };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).trim();
        let written = match table::columns(file) {
            Some(_) => rows(file, text),
            None => whole(file, text),
        };
        match written {
            Ok(json) => all.push_str(&format!(",\n\"{}\": {json}", part(file))),
            Err(problem) => problems.push(problem),
        }
    }
    all.push_str("\n}\n");
    if problems.is_empty() { Ok(all) } else { Err(NotWritten(problems)) }
}

/// A JSON file as it is.
fn whole(file: &'static str, text: &str) -> Result<String, Problem> {
    let value = serde_json::from_str::<&RawValue>(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Problem::new(
            file,
            place,
            "it is not valid JSON",
            "Look just before that place for a missing comma, quote or bracket",
        )
    })?;
    Ok(value.get().to_owned())
}

/// A table as a list of rows, each without the cells that are empty.
fn rows(file: &'static str, text: &str) -> Result<String, Problem> {
    let problem = |line: usize, error: csv::Error| {
        let wrong = format!("the row cannot be read: {error}");
        Problem::new(file, format!("line {line}"), wrong, "Give each row as many columns as the first line has")
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| problem(1, error))?.clone();
    let mut json = String::from("[");
    for (number, row) in reader.records().enumerate() {
        let row = row.map_err(|error| problem(number + 2, error))?;
        json.push_str(if number > 0 { ",\n {" } else { "\n {" });
        let cells = names.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        for (place, (name, cell)) in cells.enumerate() {
            if place > 0 {
                json.push_str(", ");
            }
            json.push_str(&format!("{}: {}", serde_json::Value::from(name), serde_json::Value::from(cell)));
        }
        json.push('}');
    }
    json.push_str(if json.len() > 1 { "\n]" } else { "]" });
    Ok(json)
}
