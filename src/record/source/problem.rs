//! What is wrong with a record, where, and how to mend it.

use core::fmt;

/// A fault in one of the record's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: &'static str,
    /// The record in it: an id, a unit, or a line.
    pub place: String,
    /// What is wrong.
    pub wrong: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A fault in `file` at `place`.
    pub fn new(
        file: &'static str,
        place: impl Into<String>,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { file, place: place.into(), wrong: wrong.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}. {}.", self.file, self.place, self.wrong, self.remedy)
    }
}

impl std::error::Error for Problem {}
