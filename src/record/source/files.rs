//! Reading the record's files, record by record, so that a fault can be named.

use super::coding::{self, CodedUnit};
use super::problem::Problem;
use super::second::{self, SecondCoding};
use crate::model::{Document, Finding, Inspection, PlanArea};
use crate::thread::{RaisedOnce, Thread};
use serde::de::DeserializeOwned;
use std::path::Path;

/// The documents' file.
pub const DOCUMENTS: &str = "documents.json";
/// The inspections' file.
pub const INSPECTIONS: &str = "inspections.json";
/// The findings' file.
pub const FINDINGS: &str = "findings.json";
/// The plan's file.
pub const PLAN: &str = "plan.json";
/// The threads' file.
pub const THREADS: &str = "threads.json";
/// The file of the matters of which only one document speaks.
pub const RAISED_ONCE: &str = "raised-once.json";
/// The second coder's codes of a random part of the units.
pub const SECOND_CODING: &str = "second-coding.csv";
/// The first coder's codes of the units that were settled otherwise.
pub const SETTLEMENTS: &str = "settlements.csv";

/// The files' content.
#[derive(Clone, Debug)]
pub struct Sources {
    /// `documents.json`
    pub documents: Vec<Document>,
    /// `inspections.json`
    pub inspections: Vec<Inspection>,
    /// `coding.csv`
    pub coding: Vec<CodedUnit>,
    /// `findings.json`
    pub findings: Vec<Finding>,
    /// `plan.json`
    pub plan: Vec<PlanArea>,
    /// `threads.json`
    pub threads: Vec<Thread>,
    /// `raised-once.json`
    pub raised_once: Vec<RaisedOnce>,
    /// `second-coding.csv` and `settlements.csv`
    pub second: SecondCoding,
}

/// Reads all files of a record.
///
/// # Errors
/// A [`Problem`] for every file that is missing or empty and every record that cannot be read.
pub fn read(folder: &Path) -> Result<Sources, Vec<Problem>> {
    let mut problems = Vec::new();
    let documents = keep(list(folder, DOCUMENTS), &mut problems);
    let inspections = keep(list(folder, INSPECTIONS), &mut problems);
    let findings = keep(list(folder, FINDINGS), &mut problems);
    let plan = keep(list(folder, PLAN), &mut problems);
    let threads = keep(list(folder, THREADS), &mut problems);
    let raised_once = keep(list(folder, RAISED_ONCE), &mut problems);
    let coding =
        keep(text(folder, coding::FILE).map_err(|p| vec![p]).and_then(|text| coding::read(&text)), &mut problems);
    let second = text(folder, SECOND_CODING).and_then(|second| Ok((second, text(folder, SETTLEMENTS)?)));
    let second = second.map_err(|p| vec![p]).and_then(|(second, settlements)| second::read(&second, &settlements));
    let second = keep(second, &mut problems);
    if problems.is_empty() {
        Ok(Sources { documents, inspections, coding, findings, plan, threads, raised_once, second })
    } else {
        Err(problems)
    }
}

/// The value, or nothing and its problems noted.
fn keep<T: Default>(read: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> T {
    read.unwrap_or_else(|found| {
        problems.extend(found);
        T::default()
    })
}

/// The text of a file.
///
/// # Errors
/// A [`Problem`] where it is missing, unreadable or empty.
pub fn text(folder: &Path, file: &'static str) -> Result<String, Problem> {
    let put_back = "Put it back from version control";
    match std::fs::read_to_string(folder.join(file)) {
        Err(error) => Err(Problem::new(file, "the whole file", format!("it cannot be read: {error}"), put_back)),
        Ok(text) if text.trim().is_empty() => Err(Problem::new(file, "the whole file", "it is empty", put_back)),
        Ok(text) => Ok(text),
    }
}

/// A file that holds a list of records.
fn list<T: DeserializeOwned>(folder: &Path, file: &'static str) -> Result<Vec<T>, Vec<Problem>> {
    let text = text(folder, file).map_err(|problem| vec![problem])?;
    let values: Vec<serde_json::Value> = serde_json::from_str(&text).map_err(|error| {
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
        let place = match value.get("id").and_then(serde_json::Value::as_str) {
            Some(id) => format!("record {id}"),
            None => format!("record {} of the list", index + 1),
        };
        match serde_json::from_value(value) {
            Ok(record) => records.push(record),
            Err(error) => problems.push(Problem::new(
                file,
                place,
                error.to_string(),
                "Correct that field; the README tells what each may hold",
            )),
        }
    }
    if problems.is_empty() { Ok(records) } else { Err(problems) }
}
