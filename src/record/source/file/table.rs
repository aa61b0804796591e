//! A table in a record file: a list of rows, each with its columns by name.

use crate::source::Problem;
use core::fmt;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The columns of each table, in their order.
pub const COLUMNS: [(&str, &[&str]); 4] = [
    (crate::source::coding::FILE, &["unit", "kind", "area", "topic", "restates"]),
    (crate::source::names::SECOND_CODING, &["unit", "kind", "area", "topic", "restates"]),
    (crate::source::names::SETTLEMENTS, &["unit", "kind", "area", "topic", "restates", "settled", "reason"]),
    (crate::source::names::SECOND_STEPS, &["thread", "from", "first", "second", "settled", "reason"]),
];

/// The columns of a file that is a table.
pub fn columns(file: &str) -> Option<&'static [&'static str]> {
    COLUMNS.iter().find(|(table, _)| *table == file).map(|(_, columns)| *columns)
}

/// A table as the text of its file.
#[derive(Debug, Default)]
pub struct Table {
    /// The text.
    pub text: String,
    /// Columns that this version does not know.
    pub unknown: BTreeSet<String>,
}

/// The text of a file whose rows stand in a record file as `json`.
///
/// # Errors
/// A [`Problem`] for the first row that is none.
pub fn to_csv(file: &'static str, columns: &'static [&'static str], json: &str) -> Result<Table, Problem> {
    let mut rows = 0;
    let mut table = Table { text: columns.join(","), unknown: BTreeSet::new() };
    table.text.push('\n');
    let read = Rows { columns, table: &mut table, rows: &mut rows };
    let mut json = serde_json::Deserializer::from_str(json);
    match read.deserialize(&mut json) {
        Ok(()) => Ok(table),
        Err(error) => {
            let place = if rows == 0 { "the whole list".to_owned() } else { format!("row {rows}") };
            // The place in the text is the part's, and says nothing to who looks at the whole.
            let wrong = error.to_string();
            let wrong = wrong.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Problem::new(file, place, wrong, format!("Give each row the columns {}", columns.join(", "))))
        }
    }
}

/// Reads a list of rows.
struct Rows<'a> {
    columns: &'static [&'static str],
    table: &'a mut Table,
    rows: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        loop {
            *self.rows += 1;
            if rows.next_element_seed(Row { columns: self.columns, table: &mut *self.table })?.is_none() {
                return Ok(());
            }
        }
    }
}

/// Reads one row.
struct Row<'a> {
    columns: &'static [&'static str],
    table: &'a mut Table,
}

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row: an object with a text for each column")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<(), A::Error> {
        let mut cells: Vec<Option<Cow<'de, str>>> = vec![None; self.columns.len()];
        while let Some(Text(name)) = row.next_key()? {
            let Some(at) = self.columns.iter().position(|column| *column == name) else {
                row.next_value::<IgnoredAny>()?;
                if !self.table.unknown.contains(&*name) {
                    self.table.unknown.insert(name.into_owned());
                }
                continue;
            };
            let cell = cells.get_mut(at).ok_or_else(|| A::Error::custom("it has no such column"))?;
            if cell.is_some() {
                return Err(A::Error::custom(format!("its ‘{name}’ is there twice")));
            }
            *cell = row.next_value::<Option<Text<'de>>>()?.map(|Text(text)| text);
        }
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.table.text.push(',');
            }
            push(&mut self.table.text, cell.as_deref().unwrap_or_default());
        }
        self.table.text.push('\n');
        Ok(())
    }
}

/// Adds a cell, between quotation marks where it needs them.
fn push(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A text that is borrowed where that can be.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
