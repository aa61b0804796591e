//! The parts of a record file, as the texts of the folder's files.

use super::{FORMAT, VERSION, foreign, table, whole};
use crate::source::files::{self, Given};
use crate::source::names::{ALL, AUTHORITY, CODEBOOK, COMPARISON};
use crate::source::table::Rows;
use crate::source::text::Unreadable;
use crate::source::{Level, Problem};
use core::fmt;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name of a file's part: the file's name without its ending.
pub fn part(file: &str) -> &str {
    file.split_once('.').map_or(file, |(name, _)| name)
}

/// The fields of the file, in its order.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key::<Name<'de>>()? {
                    fields.push((name.0, map.next_value()?));
                }
                Ok(fields)
            }
        }
        json.deserialize_map(All).map(Self)
    }
}

/// A field's name, borrowed where that can be.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The parts.
pub struct Parts<'a> {
    texts: BTreeMap<&'static str, Cow<'a, str>>,
    tables: BTreeMap<&'static str, Rows<'a>>,
    /// What this version does not know.
    pub advice: Vec<Problem>,
}

impl<'a> Parts<'a> {
    /// The parts of a file with this text.
    ///
    /// # Errors
    /// What it is where it is no record file, or each part that is no part.
    pub fn of(text: &'a str) -> Result<Self, Vec<Problem>> {
        let Fields(fields) = serde_json::from_str(text).map_err(|error| vec![foreign::not_json(text, &error)])?;
        head(&fields).map_err(|problem| vec![problem])?;
        let mut parts = Self { texts: BTreeMap::new(), tables: BTreeMap::new(), advice: Vec::new() };
        let mut problems = Vec::new();
        for (name, value) in fields {
            // Others may say in the file by what it is described.
            if matches!(&*name, "format" | "version" | "$schema") {
                continue;
            }
            let Some(file) = ALL.into_iter().find(|file| part(file) == name) else {
                parts.advise(
                    "the whole file",
                    &format!("this page does not know its part ‘{name}’ and shows nothing of it"),
                );
                continue;
            };
            // A part that somebody emptied is as good as none.
            if value.get() == "null" {
                continue;
            }
            if parts.texts.contains_key(file) || parts.tables.contains_key(file) {
                problems.push(whole(&name, "it holds this part twice", "Remove one of the two"));
                continue;
            }
            match table::columns(file) {
                Some(columns) => {
                    problems.extend(parts.add_table(file, columns, value.get()).err());
                }
                None => drop(parts.texts.insert(file, text_of(file, value.get(), text))),
            }
        }
        if problems.is_empty() { Ok(parts) } else { Err(problems) }
    }

    /// Adds a part that is a table.
    fn add_table(
        &mut self,
        file: &'static str,
        columns: &'static [&'static str],
        json: &'a str,
    ) -> Result<(), Problem> {
        let table = table::read(file, columns, json)?;
        self.advice.extend(table.unknown.iter().map(|column| not_known(file, "its rows", column)));
        self.tables.insert(file, table.rows);
        Ok(())
    }

    /// Notes what this version does not know.
    pub fn advise(&mut self, place: &str, wrong: &str) {
        let advice = whole(place, wrong, "Nothing needs to be done: it stays in the file");
        self.advice.push(advice.at(Level::Advice));
    }

    /// The text of a file, where the record has it.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(AsRef::as_ref)
    }

    /// Gives a file another text.
    pub fn set(&mut self, file: &'static str, text: String) {
        self.texts.insert(file, text.into());
    }

    /// Reads the parts as a folder's files are read.
    pub fn read(&self) -> files::Read {
        files::read_all(self)
    }
}

impl Given for Parts<'_> {
    fn text(&self, file: &'static str) -> Result<Cow<'_, str>, Unreadable> {
        let missing = || format!("the file has no part ‘{}’", part(file));
        let why = || if files::is_needed(file) { Unreadable::Other(missing()) } else { Unreadable::Missing(None) };
        self.get(file).map(Cow::Borrowed).ok_or_else(why)
    }

    fn rows(&self, file: &'static str) -> Option<&Rows<'_>> {
        self.tables.get(file)
    }
}

/// A part as the text of its file.
fn text_of<'a>(file: &'static str, json: &'a str, all: &'a str) -> Cow<'a, str> {
    if ![AUTHORITY, CODEBOOK, COMPARISON].contains(&file) {
        return json.into();
    }
    // A fault in one of these is told by its line and column, which should be those of the whole file.
    let at = (json.as_ptr() as usize).saturating_sub(all.as_ptr() as usize);
    let before = all.get(..at).unwrap_or_default();
    let (lines, line) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default());
    format!("{}{}{json}", "\n".repeat(lines), " ".repeat(line.len())).into()
}

/// Advice on a field that this version does not know.
pub fn not_known(file: &'static str, place: &str, field: &str) -> Problem {
    Problem::new(
        file,
        place,
        format!("this page does not know ‘{field}’ and does not show it"),
        "Nothing needs to be done: it stays in the file",
    )
    .at(Level::Advice)
}

/// Whether the file calls itself a record of a version that can be read.
fn head(fields: &[(Cow<'_, str>, &RawValue)]) -> Result<(), Problem> {
    let named = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.get());
    let format = named("format").and_then(|json| serde_json::from_str::<String>(json).ok());
    if format.as_deref() != Some(FORMAT) {
        let names: Vec<&str> = fields.iter().map(|(name, _)| &**name).collect();
        return Err(foreign::not_a_record(format.as_deref(), &names));
    }
    match named("version").and_then(|json| serde_json::from_str::<u64>(json).ok()) {
        Some(1..=VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(whole(
            "version",
            format!("it is of version {newer}, and this page reads version {VERSION}"),
            "Reload the page to get a newer one, or ask for the file in the older version",
        )),
        _ => Err(whole("version", "it does not say of which version it is", format!("Write \"version\": {VERSION}"))),
    }
}
