//! A table in a record file: a list of rows, each with its columns by name.

use crate::source::names::{SECOND_CODING, SECOND_STEPS, SETTLEMENTS};
use crate::source::table::Rows;
use crate::source::{Problem, coding, second, second_steps};
use core::fmt;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The columns of each table, in their order.
pub const COLUMNS: [(&str, &[&str]); 4] = [
    (coding::FILE, &coding::COLUMNS),
    (SECOND_CODING, &coding::COLUMNS),
    (SETTLEMENTS, &second::COLUMNS),
    (SECOND_STEPS, &second_steps::COLUMNS),
];

/// The columns of a file that is a table.
pub fn columns(file: &str) -> Option<&'static [&'static str]> {
    COLUMNS.iter().find(|(table, _)| *table == file).map(|(_, columns)| *columns)
}

/// A table as it stands in a record file.
#[derive(Debug, Default)]
pub struct Listed<'a> {
    /// Its rows.
    pub rows: Rows<'a>,
    /// Columns that this version does not know.
    pub unknown: BTreeSet<String>,
}

/// The table whose rows stand in a record file as `json`.
///
/// # Errors
/// A [`Problem`] for the first row that is none.
pub fn read<'a>(file: &'static str, columns: &'static [&'static str], json: &'a str) -> Result<Listed<'a>, Problem> {
    let mut number = 0;
    let mut listed = Listed { rows: Rows::new("row", columns.len()), unknown: BTreeSet::new() };
    let all = All { columns, listed: &mut listed, number: &mut number };
    let mut json = serde_json::Deserializer::from_str(json);
    match all.deserialize(&mut json) {
        Ok(()) => Ok(listed),
        Err(error) => {
            let place = if number == 0 { "the whole list".to_owned() } else { format!("row {number}") };
            // The place in the text is the part's, and says nothing to who looks at the whole.
            let wrong = error.to_string();
            let wrong = wrong.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Problem::new(file, place, wrong, format!("Give each row the columns {}", columns.join(", "))))
        }
    }
}

/// Reads a list of rows.
struct All<'a, 'de> {
    columns: &'static [&'static str],
    listed: &'a mut Listed<'de>,
    number: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for All<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for All<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let mut cells = vec![None; self.columns.len()];
        loop {
            *self.number += 1;
            let unknown = &mut self.listed.unknown;
            if rows.next_element_seed(Row { columns: self.columns, cells: &mut cells, unknown })?.is_none() {
                return Ok(());
            }
            self.listed.rows.push(*self.number, cells.iter_mut().map(|cell| cell.take().unwrap_or_default()));
        }
    }
}

/// Reads one row.
struct Row<'a, 'de> {
    columns: &'static [&'static str],
    cells: &'a mut [Option<Cow<'de, str>>],
    unknown: &'a mut BTreeSet<String>,
}

impl<'de> DeserializeSeed<'de> for Row<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row: an object with a text for each column")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<(), A::Error> {
        while let Some(Text(name)) = row.next_key()? {
            let at = self.columns.iter().position(|column| *column == name);
            let Some(cell) = at.and_then(|at| self.cells.get_mut(at)) else {
                row.next_value::<IgnoredAny>()?;
                if !self.unknown.contains(&*name) {
                    self.unknown.insert(name.into_owned());
                }
                continue;
            };
            let value = row.next_value::<Option<Text<'de>>>()?.map(|Text(text)| text);
            // What is null is as good as not there.
            if cell.replace(value.unwrap_or_default()).is_some() {
                return Err(A::Error::custom(format!("its ‘{name}’ is there twice")));
            }
        }
        Ok(())
    }
}

/// A text that is borrowed where that can be.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
