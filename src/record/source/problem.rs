//! What is wrong with a record, where, and how to correct it.

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
    /// How much it matters.
    pub level: Level,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look: it may be right as it is.
    Advice,
    /// Whoever edits the record must correct it; a reader is not misled.
    Slip,
    /// The page would say something false, or could not show the record.
    #[default]
    Fault,
}

/// For what a record is checked: that decides which problems it must not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// To be built and published: faults and slips are refused.
    #[default]
    Editing,
    /// To be opened and read as it is: faults alone are refused.
    Opening,
}

impl Strictness {
    /// Whether a record with a problem of this level is refused.
    pub const fn refuses(self, level: Level) -> bool {
        match level {
            Level::Fault => true,
            Level::Slip => matches!(self, Self::Editing),
            Level::Advice => false,
        }
    }

    /// The problems for which a record is refused, and those that are only advice.
    pub fn part(self, problems: Vec<Problem>) -> (Vec<Problem>, Vec<Problem>) {
        problems.into_iter().partition(|problem| self.refuses(problem.level))
    }
}

impl Problem {
    /// A fault in `file` at `place`.
    pub fn new(
        file: &'static str,
        place: impl Into<String>,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { file, place: place.into(), wrong: wrong.into(), remedy: remedy.into(), level: Level::Fault }
    }

    /// The same, at another level.
    pub fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.remedy.ends_with(['.', '?', '!']) { "" } else { "." };
        write!(f, "{}, {}: {}. {}{end}", self.file, self.place, self.wrong, self.remedy)
    }
}

impl std::error::Error for Problem {}
