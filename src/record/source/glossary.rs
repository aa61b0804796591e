//! Whether the glossary can be read and searched.

use super::names::GLOSSARY;
use super::problem::Problem;
use crate::glossary::{MEANING_LIMIT, Term};
use std::collections::HashSet;

/// Notes terms that stand twice or in the wrong place, and meanings that are none.
pub(super) fn check(glossary: &[Term], problems: &mut Vec<Problem>) {
    let mut names = HashSet::new();
    let mut before = String::new();
    for term in glossary {
        let mut problem = |wrong: String, remedy: &str| {
            problems.push(Problem::new(GLOSSARY, format!("record {}", term.term), wrong, remedy));
        };
        for name in term.names() {
            if name.trim().is_empty() || !names.insert(name.to_ascii_lowercase()) {
                problem(format!("the name '{name}' is empty or is used twice"), "Give each name to one term");
            }
        }
        let own = term.term.to_ascii_lowercase();
        if own < before {
            problem("it is not in alphabetical order".into(), "Sort the terms by their first name");
        }
        before = own;
        if !term.meaning.ends_with('.') || term.meaning.chars().count() > MEANING_LIMIT {
            problem(
                format!("its meaning has {} letters, or no full stop at its end", term.meaning.chars().count()),
                "Write one or two whole sentences of at most 300 letters",
            );
        }
        if term.from.zip(term.to).is_some_and(|(from, to)| from > to) {
            problem("it ends before it begins".into(), "Correct the years");
        }
    }
}
