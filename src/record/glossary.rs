//! The words and acronyms of the field, each with its plain meaning.

use serde::{Deserialize, Serialize};

/// The most letters that a meaning may have.
pub const MEANING_LIMIT: usize = 300;

/// A term of the field. The meanings are the project's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, as a reader meets it.
    pub term: String,
    /// Its initials, where it has some.
    #[serde(default)]
    pub acronym: Option<String>,
    /// Other forms that a reader may meet or type.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means, in one or two sentences.
    pub meaning: String,
    /// The first year in which it was in use, where that is known.
    #[serde(default)]
    pub from: Option<u16>,
    /// The last year in which it was in use, where it no longer is.
    #[serde(default)]
    pub to: Option<u16>,
    /// The words by which the summaries tell of it: whoever searches for the term or its initials finds these too.
    #[serde(default)]
    pub finds: Vec<String>,
}

impl Term {
    /// All its names: the term, its initials, its other forms.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.term).chain(&self.acronym).chain(&self.also).map(String::as_str)
    }

    /// The term with its initials.
    pub fn in_full(&self) -> String {
        match &self.acronym {
            Some(acronym) => format!("{} ({acronym})", self.term),
            None => self.term.clone(),
        }
    }

    /// The years in which it was in use, in words; nothing where none is known.
    pub fn years(&self) -> Option<String> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => Some(format!("in {from}")),
            (Some(from), Some(to)) => Some(format!("{from} to {to}")),
            (Some(from), None) => Some(format!("since {from}")),
            (None, Some(to)) => Some(format!("until {to}")),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_as_far_as_they_are_known() {
        for (from, to, wanted) in [
            (Some(2006), Some(2012), Some("2006 to 2012")),
            (Some(2008), Some(2008), Some("in 2008")),
            (Some(2018), None, Some("since 2018")),
            (None, Some(2017), Some("until 2017")),
            (None, None, None),
        ] {
            assert_eq!(Term { from, to, ..Term::default() }.years().as_deref(), wanted);
        }
    }
}
