//! Whether the record's files agree with one another and with the codebook: a file here for each concern.
//!
//! Every check goes through its lists once and looks up by id, so a large record is checked in a moment. A check that needs
//! whole files is left out where one of them could not be read in full: what it would say might follow from that alone.

mod authority;
pub(super) mod characters;
mod codebook;
mod codes;
mod coding;
mod comparison;
mod dates;
mod documents;
mod findings;
mod glossary;
mod grades;
mod ids;
mod inspections;
mod links;
mod look;
mod order;
mod plan;
mod sections;
mod strong;
mod summaries;
mod texts;
mod threads;
mod told;

use super::coding::FILE as CODING;
use super::names::{
    CODEBOOK, DOCUMENTS, FINDINGS, INSPECTIONS, PLAN, RAISED_ONCE, SECOND_CODING, SECOND_STEPS, SETTLEMENTS, STRONG,
    THREADS,
};
use super::problem::{Level, Problem};
use super::sources::Sources;
use super::{second, second_steps};
use look::Look;
use rustc_hash::FxHashSet;

/// A check: what it looks at, and where it notes what is wrong.
type Check = fn(&Look<'_>, &mut Notes);

/// Every check with the files that it needs whole, in the order in which an editor can best correct what they find.
const CHECKS: &[(&[&str], Check)] = &[
    (&[], authority::check),
    (&[CODEBOOK], codebook::check),
    (&[CODEBOOK], codes::check),
    (&[], ids::check),
    (&[], texts::check),
    (&[], dates::check),
    (&[], links::check),
    (&[CODEBOOK], grades::check),
    (&[], grades::twice),
    (&[INSPECTIONS], documents::inspections),
    (&[CODING, FINDINGS], documents::coded),
    (&[], documents::alone),
    (&[], sections::check),
    (&[DOCUMENTS], sections::carried),
    (&[CODING], sections::units),
    (&[], inspections::alone),
    (&[DOCUMENTS], inspections::documents),
    (&[CODING], inspections::units),
    (&[DOCUMENTS], coding::documents),
    (&[CODING], coding::restates),
    (&[CODING], order::check),
    (&[CODING, FINDINGS], findings::missing),
    (&[CODING, DOCUMENTS], findings::check),
    (&[], summaries::check),
    (&[CODING], told::check),
    (&[CODING, PLAN], plan::check),
    (&[FINDINGS, INSPECTIONS, DOCUMENTS, CODING, THREADS, RAISED_ONCE, PLAN], threads::check),
    (&[FINDINGS, INSPECTIONS, DOCUMENTS, CODING, THREADS, STRONG], strong::check),
    (&[], glossary::check),
    (&[INSPECTIONS, CODEBOOK], comparison::check),
    (&[CODEBOOK, THREADS, SECOND_STEPS], |look, notes| second_steps::check(look.sources, notes.list())),
    (&[CODING, SECOND_CODING, SETTLEMENTS], |look, notes| {
        second::check(&look.sources.coding, &look.sources.second, &look.sources.codebook, notes.list());
    }),
];

/// All problems of a record; none where it holds together. `incomplete` names the files that could not be read in full.
pub fn check(sources: &Sources, incomplete: &FxHashSet<&'static str>) -> Vec<Problem> {
    let look = Look::of(sources);
    let mut notes = Notes::default();
    for (needed, check) in CHECKS {
        if !needed.iter().any(|file| incomplete.contains(file)) {
            check(&look, &mut notes);
        }
    }
    notes.0
}

/// What the checks have noted so far.
#[derive(Default)]
pub(super) struct Notes(Vec<Problem>);

impl Notes {
    /// What would make the page say something false.
    pub(super) fn fault(
        &mut self,
        file: &'static str,
        place: impl Into<String>,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(Problem::new(file, place, wrong, remedy));
    }

    /// What an editor must correct.
    pub(super) fn slip(
        &mut self,
        file: &'static str,
        place: impl Into<String>,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(Problem::new(file, place, wrong, remedy).at(Level::Slip));
    }

    /// What is worth a look.
    pub(super) fn advice(
        &mut self,
        file: &'static str,
        place: impl Into<String>,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(Problem::new(file, place, wrong, remedy).at(Level::Advice));
    }

    /// The list itself.
    pub(super) fn list(&mut self) -> &mut Vec<Problem> {
        &mut self.0
    }
}

/// 'record ilacs-2024'.
fn record(id: &str) -> String {
    format!("record {id}")
}
