//! Reading a file of JSON: quickly where all is well, and record by record and field by field where something is not.

mod explain;
mod node;
mod parse;
pub mod shape;

use super::problem::Problem;
use node::{Node, Value, short};
use parse::parse;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use shape::Shape;

/// The one record of a file, as far as it can be read, with everything that is wrong with it.
pub fn one<T: DeserializeOwned>(file: &'static str, text: &str, shape: &Shape) -> (Option<T>, Vec<Problem>) {
    if let Ok(record) = serde_json::from_str(text) {
        return (Some(record), Vec::new());
    }
    let mut problems = Vec::new();
    let record = match parse(text) {
        Err(syntax) => {
            problems.push(no_json(file, &syntax));
            None
        }
        Ok(mut node) => explained(file, explain::WHOLE, &mut node, shape, &mut problems),
    };
    (record, problems)
}

/// The records of a file that can be read, with everything that is wrong with the others; `true` where all were read.
pub fn list<T: DeserializeOwned>(file: &'static str, text: &str, shape: &Shape) -> (Vec<T>, Vec<Problem>, bool) {
    // Record by record from their own texts: so a field that appears twice is seen, and nothing is read that is not shown.
    let quick = serde_json::from_str::<Vec<&RawValue>>(text)
        .ok()
        .and_then(|raw| raw.iter().map(|raw| serde_json::from_str(raw.get()).ok()).collect::<Option<Vec<T>>>());
    if let Some(records) = quick {
        return (records, Vec::new(), true);
    }
    let mut problems = Vec::new();
    let nodes = match parse(text) {
        Err(syntax) => return (Vec::new(), vec![no_json(file, &syntax)], false),
        Ok(Node { value: Value::List(nodes), .. }) => nodes,
        Ok(_) => {
            let remedy =
                "Put the records into square brackets: [ before the first, a comma between two, ] after the last";
            return (
                Vec::new(),
                vec![Problem::new(file, "the whole file", "it is not a list of records", remedy)],
                false,
            );
        }
    };
    let mut whole = true;
    let mut records = Vec::new();
    for (at, mut node) in nodes.into_iter().enumerate() {
        let place =
            match ["id", "term", "title"].iter().find_map(|name| node.get(name)?.text().filter(|id| !id.is_empty())) {
                Some(id) => format!("record {}", short(id)),
                None => format!("record {} of the list, line {}", at + 1, node.line),
            };
        match explained(file, &place, &mut node, shape, &mut problems) {
            Some(record) => records.push(record),
            None => whole = false,
        }
    }
    (records, problems, whole)
}

/// Reads a record without the fields that are not known, and notes what is wrong with it.
fn explained<T: DeserializeOwned>(
    file: &'static str,
    place: &str,
    node: &mut Node,
    shape: &Shape,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let before = problems.len();
    explain::explain(file, place, node, shape, problems);
    let mut text = String::new();
    node.write(&mut text);
    let record = serde_json::from_str(&text).ok();
    if record.is_none() && problems.len() == before {
        problems.push(Problem::new(
            file,
            place,
            "it does not have the form that its neighbours have",
            "Compare it field by field with a record that can be read",
        ));
    }
    record
}

fn no_json(file: &'static str, syntax: &parse::Syntax) -> Problem {
    let place = format!("line {}, character {}", syntax.line, syntax.column);
    Problem::new(file, place, format!("it is not valid JSON: {}", syntax.wrong), syntax.remedy)
}

#[cfg(test)]
mod tests;
