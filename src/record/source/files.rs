//! Reading the record's files, record by record, so that a fault can be named.

use super::coding;
use super::names::{
    ABOUT_PLAN, AUTHORITY, CODEBOOK, COMPARISON, DOCUMENTS, FINDINGS, GLOSSARY, INSPECTIONS, PLAN, RAISED_ONCE,
    SECOND_CODING, SECOND_STEPS, SETTLEMENTS, STRONG, THREADS,
};
use super::problem::Problem;
use super::sources::Sources;
use crate::codebook::Codebook;
use serde::de::DeserializeOwned;

/// The text of a file by its name, or why it cannot be read.
pub type Texts<'a> = dyn Fn(&'static str) -> Result<String, String> + 'a;

/// Reads all files of a record.
///
/// # Errors
/// A [`Problem`] for every file that is missing or empty and every record that cannot be read.
pub fn read(texts: &Texts<'_>) -> Result<Sources, Vec<Problem>> {
    let mut problems = Vec::new();
    let (sources, codebook) = Codebook::reading(|| {
        // The codebook first: all codes are looked up in it.
        let codebook: Codebook = keep(one(texts, CODEBOOK), &mut problems);
        let text = |file| text(texts, file).map_err(|problem| vec![problem]);
        let coding = text(coding::FILE).and_then(|text| coding::read(&text, &codebook));
        // Nobody need have coded a second time.
        let or_none = |file| if texts(file).is_ok() { text(file) } else { Ok(String::new()) };
        let second = or_none(SECOND_CODING).and_then(|second| Ok((second, or_none(SETTLEMENTS)?)));
        let second = second.and_then(|(second, settlements)| super::second::read(&second, &settlements, &codebook));
        let second_steps = texts(SECOND_STEPS).map_or_else(|_| Ok(Vec::new()), |text| super::second_steps::read(&text));
        Sources {
            authority: keep(one(texts, AUTHORITY), &mut problems),
            documents: keep(list(texts, DOCUMENTS), &mut problems),
            inspections: keep(list(texts, INSPECTIONS), &mut problems),
            coding: keep(coding, &mut problems),
            findings: keep(list(texts, FINDINGS), &mut problems),
            plan: keep(optional(texts, PLAN), &mut problems),
            threads: keep(optional(texts, THREADS), &mut problems),
            raised_once: keep(optional(texts, RAISED_ONCE), &mut problems),
            about_plan: keep(optional(texts, ABOUT_PLAN), &mut problems),
            strong: keep(optional(texts, STRONG), &mut problems),
            glossary: keep(optional(texts, GLOSSARY), &mut problems),
            comparison: keep(optional_one(texts, COMPARISON), &mut problems),
            second: keep(second, &mut problems),
            second_steps: keep(second_steps, &mut problems),
            codebook,
        }
    });
    if problems.is_empty() { Ok(Sources { codebook, ..sources }) } else { Err(problems) }
}

/// The value, or nothing and its problems noted.
fn keep<T: Default>(read: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> T {
    read.unwrap_or_else(|found| {
        problems.extend(found);
        T::default()
    })
}

/// The text of a file.
fn text(texts: &Texts<'_>, file: &'static str) -> Result<String, Problem> {
    let read = texts(file).map_err(|error| missing(file, format!("it cannot be read: {error}")));
    read.and_then(|text| whole(file, text))
}

/// The text, unless there is none in it.
fn whole(file: &'static str, text: String) -> Result<String, Problem> {
    if text.trim().is_empty() { Err(missing(file, "it is empty".to_owned())) } else { Ok(text) }
}

fn missing(file: &'static str, wrong: String) -> Problem {
    Problem::new(file, "the whole file", wrong, "Put it back from version control")
}

/// The records of a file that may be missing.
fn optional<T: DeserializeOwned>(texts: &Texts<'_>, file: &'static str) -> Result<Vec<T>, Vec<Problem>> {
    let Ok(text) = texts(file) else { return Ok(Vec::new()) };
    whole(file, text).map_err(|one| vec![one]).and_then(|text| records(file, &text))
}

/// A file that holds one record and may be missing.
fn optional_one<T: DeserializeOwned>(texts: &Texts<'_>, file: &'static str) -> Result<Option<T>, Vec<Problem>> {
    let Ok(text) = texts(file) else { return Ok(None) };
    whole(file, text).map_err(|one| vec![one]).and_then(|text| record(file, &text)).map(Some)
}

/// A file that holds one record.
fn one<T: DeserializeOwned>(texts: &Texts<'_>, file: &'static str) -> Result<T, Vec<Problem>> {
    text(texts, file).map_err(|problem| vec![problem]).and_then(|text| record(file, &text))
}

/// The one record in a text.
fn record<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        vec![Problem::new(file, place, error.to_string(), "Correct that place: the README says what the file may hold")]
    })
}

/// A file that holds a list of records.
fn list<T: DeserializeOwned>(texts: &Texts<'_>, file: &'static str) -> Result<Vec<T>, Vec<Problem>> {
    text(texts, file).map_err(|problem| vec![problem]).and_then(|text| records(file, &text))
}

/// The records in a list.
fn records<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<T>, Vec<Problem>> {
    let values: Vec<serde_json::Value> = serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        vec![Problem::new(
            file,
            place,
            format!("it is not a JSON list: {error}"),
            "Look just before that place for a missing comma, quote or bracket",
        )]
    })?;
    let mut records = Vec::new();
    let mut problems = Vec::new();
    for (index, value) in values.into_iter().enumerate() {
        let place = match ["id", "term"].iter().find_map(|name| value.get(name)?.as_str()) {
            Some(id) => format!("record {id}"),
            None => format!("record {} of the list", index + 1),
        };
        match serde_json::from_value(value) {
            Ok(record) => records.push(record),
            Err(error) => problems.push(Problem::new(
                file,
                place,
                error.to_string(),
                "Correct that field: the README says what each may hold",
            )),
        }
    }
    if problems.is_empty() { Ok(records) } else { Err(problems) }
}
