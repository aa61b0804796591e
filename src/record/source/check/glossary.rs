//! Whether the glossary can be read and searched.

use super::Notes;
use super::look::Look;
use crate::glossary::MEANING_LIMIT;
use crate::source::names::GLOSSARY;
use crate::source::problem::Level;
use rustc_hash::FxHashSet;

/// Notes terms that stand twice or in the wrong place, and meanings that are none.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let mut names = FxHashSet::default();
    let mut before = String::new();
    for term in &look.sources.glossary {
        let mut problem = |level: Level, wrong: String, remedy: &str| {
            let place = super::record(&term.term);
            notes.list().push(crate::source::Problem::new(GLOSSARY, place, wrong, remedy).at(level));
        };
        for name in term.names() {
            if name.trim().is_empty() || !names.insert(name.to_ascii_lowercase()) {
                problem(
                    Level::Slip,
                    format!("the name '{name}' is empty or is used twice"),
                    "Give each name to one term",
                );
            }
        }
        let own = term.term.to_ascii_lowercase();
        if own < before {
            problem(Level::Slip, "it is not in alphabetical order".into(), "Sort the terms by their first name");
        }
        before = own;
        if !term.meaning.ends_with('.') || term.meaning.chars().count() > MEANING_LIMIT {
            problem(
                Level::Slip,
                format!("its meaning has {} letters, or no full stop at its end", term.meaning.chars().count()),
                "Write one or two whole sentences of at most 300 letters",
            );
        }
        if term.from.zip(term.to).is_some_and(|(from, to)| from > to) {
            problem(Level::Fault, "it ends before it begins".into(), "Correct the years");
        }
    }
}
