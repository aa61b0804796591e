//! What the checks look up again and again.

use super::Notes;
use crate::cite::{paragraph, section_of, split};
use crate::date::Date;
use crate::ids::UnitId;
use crate::model::{Document, Finding, Inspection};
use crate::source::derive::{self, Derived};
use crate::source::near::suggestion;
use crate::source::{CodedUnit, Sources};
use crate::thread::Thread;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The record's lists by id.
pub struct Look<'a> {
    /// All that the files hold.
    pub sources: &'a Sources,
    /// The places of the coded units in the coding.
    pub units: FxHashMap<&'a str, usize>,
    /// The documents.
    pub documents: FxHashMap<&'a str, &'a Document>,
    /// The inspections.
    pub inspections: FxHashMap<&'a str, &'a Inspection>,
    /// The findings.
    pub findings: FxHashMap<&'a str, &'a Finding>,
    /// The threads.
    pub threads: FxHashMap<&'a str, &'a Thread>,
    /// The finding to which a unit belongs.
    holds: OnceCell<FxHashMap<&'a str, &'a str>>,
    /// The findings that the coding gives.
    pub derived: Vec<Derived>,
}

impl<'a> Look<'a> {
    /// What these files hold. Of two things of one id the first counts.
    pub fn of(sources: &'a Sources) -> Self {
        fn by_id<'a, T>(list: &'a [T], id: impl Fn(&'a T) -> &'a str) -> FxHashMap<&'a str, &'a T> {
            list.iter().rev().map(|one| (id(one), one)).collect()
        }
        Self {
            sources,
            units: sources.coding.iter().enumerate().rev().map(|(at, unit)| (unit.unit.as_str(), at)).collect(),
            documents: by_id(&sources.documents, |document| &document.id),
            inspections: by_id(&sources.inspections, |inspection| &inspection.id),
            findings: by_id(&sources.findings, |finding| &finding.id),
            threads: by_id(&sources.threads, |thread| &thread.id),
            derived: derive::findings(&sources.coding),
            holds: OnceCell::new(),
        }
    }

    /// The coded unit with this id.
    pub fn unit(&self, id: &str) -> Option<&'a CodedUnit> {
        self.units.get(id).and_then(|at| self.sources.coding.get(*at))
    }

    /// The finding to which a unit belongs.
    pub fn held_by(&self, unit: &str) -> Option<&'a str> {
        let units_of = |finding: &'a Finding| finding.units.iter().map(|unit| (unit.as_str(), finding.id.as_str()));
        let holds = self.holds.get_or_init(|| self.sources.findings.iter().flat_map(units_of).collect());
        holds.get(unit).copied()
    }

    /// The day on which this inspection or document speaks.
    pub fn when(&self, from: &str) -> Option<Date> {
        match self.inspections.get(from) {
            Some(inspection) => inspection.when(),
            None => self.documents.get(from).map(|document| document.published),
        }
    }

    /// Whether this is an inspection or a document.
    pub fn speaks(&self, from: &str) -> bool {
        self.inspections.contains_key(from) || self.documents.contains_key(from)
    }

    /// The document in which a unit stands.
    pub fn document_of(&self, unit: &str) -> Option<&'a Document> {
        self.documents.get(split(unit)?.0).copied()
    }

    /// The document whose words a unit is: that in which it stands, or the one that is printed there.
    pub fn author_of(&self, unit: &str) -> Option<&'a Document> {
        let standing_in = self.document_of(unit)?;
        let (_, rest) = split(unit)?;
        let carries = section_of(standing_in, paragraph(rest).0).and_then(|section| section.carries.as_deref());
        carries.map_or(Some(standing_in), |id| self.documents.get(id).copied())
    }

    /// Notes units that no document holds.
    pub fn dangling<'b>(
        &self,
        file: &'static str,
        place: &str,
        units: impl IntoIterator<Item = &'b UnitId>,
        notes: &mut Notes,
    ) {
        for unit in units.into_iter().filter(|unit| !self.units.contains_key(unit.as_str())) {
            let remedy = format!("{}Cite a unit of coding.csv, for example ilacs-2024/p17.s2", self.near_unit(unit));
            notes.fault(file, place, format!("it cites {unit}, which is not in coding.csv"), remedy);
        }
    }

    /// 'Did you mean …?' for a unit whose document is misspelt.
    fn near_unit(&self, unit: &str) -> String {
        let Some((document, _)) = split(unit) else { return String::new() };
        if self.documents.contains_key(document) {
            return String::new();
        }
        suggestion(document, self.sources.documents.iter().map(|document| document.id.as_str()))
    }
}

/// What stands more than once in a list, each once.
pub fn doubles<'a, T: core::hash::Hash + Eq + ?Sized + 'a>(list: impl IntoIterator<Item = &'a T>) -> Vec<&'a T> {
    let mut list = list.into_iter();
    // Most lists are of one.
    let (Some(first), Some(second)) = (list.next(), list.next()) else { return Vec::new() };
    let (mut seen, mut told) = (FxHashSet::default(), FxHashSet::default());
    [first, second].into_iter().chain(list).filter(|one| !seen.insert(*one) && told.insert(*one)).collect()
}

/// What has a name that something before it has too: the name, and the later one's id.
pub fn repeats<'a>(list: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, &'a str)> {
    let mut seen = FxHashSet::default();
    list.into_iter().filter(|(name, _)| !name.is_empty() && !seen.insert(*name)).collect()
}
