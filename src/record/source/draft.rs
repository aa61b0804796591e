//! The findings that the coding gives, written down with everything but their summaries.
//!
//! What an editor has written stays: the text of a record that fits is not touched, and of one whose codes have changed
//! only the fields that follow from the coding are. New records stand where the coding has them.

use super::derive::{self, Derived};
use super::names::{AUTHORITY, CODEBOOK, DOCUMENTS, FINDINGS, INSPECTIONS};
use super::problem::Problem;
use super::sources::Sources;
use super::{coding, files};
use crate::cite::{paragraph, section_of, split};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};

/// `findings.json` as it should be, and what is different in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The file's text; the same as before where nothing had to change.
    pub text: String,
    /// The findings that were added, without a summary.
    pub added: Vec<String>,
    /// The findings whose codes or units have changed, and which fields.
    pub updated: Vec<(String, Vec<&'static str>)>,
    /// The findings that the coding no longer gives: they stay until somebody removes them.
    pub left_over: Vec<String>,
    /// The findings without a summary, each with its units.
    pub without_summary: Vec<(String, Vec<String>)>,
}

/// Reads what a draft needs: the codebook, the documents and the coding. The other files may still be missing or wrong.
///
/// # Errors
/// A [`Problem`] for everything in these three files that cannot be read.
pub fn read(texts: &files::Texts<'_>) -> Result<Sources, Vec<Problem>> {
    files::read(&|file| match file {
        CODEBOOK | DOCUMENTS | coding::FILE => texts(file),
        AUTHORITY => Ok(r#"{"id": "draft", "name": "Draft", "attribution": "None."}"#.to_owned()),
        FINDINGS | INSPECTIONS => Ok("[]".to_owned()),
        _ => Err("a draft does not need it".to_owned()),
    })
}

/// The findings of the coding beside those that are there.
///
/// # Errors
/// A [`Problem`] where `findings.json` is not a list of records, or a coded unit belongs to no known document.
pub fn draft(sources: &Sources, before: &str) -> Result<Draft, Vec<Problem>> {
    let wanted = wanted(sources)?;
    let mut records = records(before)?;
    let mut draft = Draft::default();
    let by_id: HashMap<&str, &Wanted> = wanted.iter().map(|one| (one.id.as_str(), one)).collect();
    let known: HashSet<String> = records.iter().filter_map(|record| record.id.clone()).collect();
    for (index, record) in records.iter_mut().enumerate() {
        let Some(one) = record.id.as_deref().and_then(|id| by_id.get(id)) else {
            draft.left_over.push(record.id.clone().unwrap_or_else(|| format!("record {} of the list", index + 1)));
            continue;
        };
        let updated = record.update(one);
        if !updated.is_empty() {
            draft.updated.push((one.id.clone(), updated));
        }
    }
    // New findings stand behind the one that comes before them in the coding, or else first.
    let mut behind: HashMap<Option<String>, Vec<Record>> = HashMap::new();
    let mut before_it: Option<String> = None;
    for one in &wanted {
        if known.contains(&one.id) {
            before_it = Some(one.id.clone());
        } else {
            behind.entry(before_it.clone()).or_default().push(one.record());
            draft.added.push(one.id.clone());
        }
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for record in records {
        let added = behind.remove(&record.id).unwrap_or_default();
        all.push(record);
        all.extend(added);
    }
    let to_write = all.iter().filter(|record| record.has_no_summary());
    draft.without_summary = to_write.filter_map(|record| Some((record.id.clone()?, record.units()))).collect();
    draft.text = match draft.added.is_empty() && draft.updated.is_empty() {
        true => before.to_owned(),
        false => list(&all),
    };
    Ok(draft)
}

/// A list of records, one a line.
fn list(records: &[Record]) -> String {
    let lines: Vec<String> = records.iter().map(|record| format!(" {}", record.text)).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// A finding that the coding gives, with the fields that follow from it, in the order in which they are written.
struct Wanted {
    id: String,
    fields: Vec<(&'static str, Option<Value>)>,
}

fn wanted(sources: &Sources) -> Result<Vec<Wanted>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut all = Vec::new();
    for derived in derive::findings(&sources.coding) {
        match one_wanted(sources, &derived) {
            Some(wanted) => all.push(wanted),
            None => problems.push(Problem::new(
                coding::FILE,
                format!("unit {}", derived.units.first().map_or("", |unit| unit.as_str())),
                "its document or section is not in documents.json",
                "Add the document, and the section that begins there, to documents.json",
            )),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

fn one_wanted(sources: &Sources, derived: &Derived) -> Option<Wanted> {
    let (document, rest) = split(derived.units.first()?)?;
    let document = sources.documents.iter().find(|one| one.id == document)?;
    let section = section_of(document, paragraph(rest).0)?;
    let units = derived.units.iter().map(|unit| unit.as_str().into()).collect();
    let Derived { id, code, .. } = derived;
    Some(Wanted {
        id: id.to_string(),
        fields: vec![
            ("inspection", Some(document.inspection.as_str().into())),
            ("area", Some(code.area.token().into())),
            ("native_area", section.native_area.clone().map(Value::from)),
            ("kind", Some(code.kind.token().into())),
            ("topic", Some(code.topic?.token().into())),
            ("units", Some(Value::Array(units))),
        ],
    })
}

impl Wanted {
    /// A record of it, without a summary.
    fn record(&self) -> Record {
        let own = self.fields.iter().filter_map(|(name, value)| Some((*name, written(value.as_ref()?))));
        let id = Value::from(self.id.as_str());
        let fields = core::iter::once(("id", written(&id))).chain(own).chain([("summary", "\"\"".to_owned())]);
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).collect();
        Record::new(fields)
    }
}

/// A record of the file.
struct Record {
    id: Option<String>,
    /// As it is written.
    text: String,
    /// Its fields in order, each with its value as it is written.
    fields: Vec<(String, String)>,
}

impl Record {
    fn new(fields: Vec<(String, String)>) -> Self {
        let written: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}: {value}", Value::from(name.as_str()))).collect();
        Self::written(format!("{{{}}}", written.join(", ")), fields)
    }

    /// A record of the file as it stands there.
    fn written(text: String, fields: Vec<(String, String)>) -> Self {
        let id = value_of(&fields, "id").and_then(|id| id.as_str().map(str::to_owned));
        Self { id, text, fields }
    }

    fn field(&self, name: &str) -> Option<Value> {
        value_of(&self.fields, name)
    }

    fn units(&self) -> Vec<String> {
        let units = self.field("units");
        let units = units.iter().filter_map(Value::as_array).flatten();
        units.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn has_no_summary(&self) -> bool {
        self.field("summary").is_none_or(|summary| summary.as_str().is_none_or(|text| text.trim().is_empty()))
    }

    /// Gives the fields that follow from the coding their values. Returns which were different.
    fn update(&mut self, wanted: &Wanted) -> Vec<&'static str> {
        let mut updated = Vec::new();
        // A field that is missing stands behind the one before it.
        let mut behind = self.fields.iter().position(|(name, _)| name == "id").map_or(0, |at| at + 1);
        for (name, value) in &wanted.fields {
            let at = self.fields.iter().position(|(field, _)| field == name);
            let now = self.field(name).filter(|now| !now.is_null());
            if now != *value {
                updated.push(*name);
                match (at, value) {
                    (Some(at), Some(value)) => {
                        if let Some((_, text)) = self.fields.get_mut(at) {
                            *text = written(value);
                        }
                    }
                    (Some(at), None) => drop(self.fields.remove(at)),
                    (None, Some(value)) => self.fields.insert(behind, ((*name).to_owned(), written(value))),
                    (None, None) => {}
                }
            }
            behind = self.fields.iter().position(|(field, _)| field == name).map_or(behind, |at| at + 1);
        }
        if !updated.is_empty() {
            *self = Self::new(core::mem::take(&mut self.fields));
        }
        updated
    }
}

/// The value of a field.
fn value_of(fields: &[(String, String)], name: &str) -> Option<Value> {
    let (_, text) = fields.iter().find(|(field, _)| field == name)?;
    serde_json::from_str(text).ok()
}

/// The records of the file, each with its own text.
fn records(text: &str) -> Result<Vec<Record>, Vec<Problem>> {
    let problem = |error: &serde_json::Error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let remedy = "Look just before that place for a missing comma, quote or bracket";
        vec![Problem::new(FINDINGS, place, "it is not a list of records in JSON", remedy)]
    };
    // A mark of the order of bytes, which some editors write, is no part of the list.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let list: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| problem(&error))?;
    list.into_iter()
        .enumerate()
        .map(|(index, raw)| {
            let fields: Fields = serde_json::from_str(raw.get()).map_err(|_| {
                let (place, remedy) = (format!("record {} of the list", index + 1), "Write it in curly brackets");
                vec![Problem::new(FINDINGS, place, "it is not a record with named fields", remedy)]
            })?;
            Ok(Record::written(raw.get().to_owned(), fields.0))
        })
        .collect()
}

/// A JSON object's fields in their order, each as it is written.
struct Fields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    fields.push((name, value.get().to_owned()));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A text or a list of texts, as the file writes them.
fn written(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
