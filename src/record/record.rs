//! The record as a whole, and what is looked up in it.

use super::authority::Authority;
use super::codebook::{Area, Codebook};
use super::comparison::Comparison;
use super::glossary::Term;
use super::index::{Coded, Index, Places};
use super::model::{Action, Agreement, Document, Finding, Inspection, PlanArea, StepAgreement};
use super::thread::{RaisedOnce, Thread, Voice};
use super::told::AboutPlan;
use serde::{Deserialize, Serialize};

/// Why a record cannot be packed, or its bytes not be read.
#[derive(Debug, thiserror::Error)]
#[error("it is not in the form of this version ({0})")]
pub struct Unpacked(#[from] postcard::Error);

/// Everything the explorer knows of one authority, as it is compiled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The codebook; it comes first, since all codes are looked up in it.
    pub codebook: Codebook,
    /// Whose record it is.
    pub authority: Authority,
    /// The documents held, oldest first.
    pub documents: Vec<Document>,
    /// Every inspection, visit and rating that is known, oldest first.
    pub inspections: Vec<Inspection>,
    /// The findings in the order of the documents and their paragraphs.
    pub findings: Vec<Finding>,
    /// The action plan: its areas in order.
    pub plan: Vec<PlanArea>,
    /// What the council's documents say of the plan as a whole.
    pub about_plan: Vec<AboutPlan>,
    /// The issues that are followed through time.
    pub threads: Vec<Thread>,
    /// The issues that only one document mentions.
    pub raised_once: Vec<RaisedOnce>,
    /// What inspectors praised in three or more inspections and never criticised: each like a thread, all of whose steps praise.
    #[serde(default)]
    pub strong: Vec<Thread>,
    /// The terms of the field, in the order of the alphabet.
    pub glossary: Vec<Term>,
    /// How other authorities were graded, where the record has that.
    #[serde(default)]
    pub comparison: Option<Comparison>,
    /// How far two coders agreed, where it has been measured.
    pub agreement: Option<Agreement>,
    /// How far two coders agreed on the words of threads' steps, where it has been measured.
    pub step_agreement: Option<StepAgreement>,
    /// What follows from the lists; emptied by [`Record::indexed`].
    #[serde(skip)]
    pub index: Index,
}

impl Record {
    /// Packs a checked record into the bytes that are compiled in: without names of fields, so it is small and quickly read.
    ///
    /// # Errors
    /// [`Unpacked`] where a value has no such form.
    pub fn pack(&self) -> Result<Vec<u8>, Unpacked> {
        Ok(postcard::to_allocvec(self)?)
    }

    /// The record in bytes that this very version has packed.
    ///
    /// # Errors
    /// [`Unpacked`] where the bytes do not fit the types.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Unpacked> {
        let (record, codebook) = Codebook::reading(|| postcard::from_bytes::<Self>(bytes));
        Ok(Self { codebook, ..record? }.indexed())
    }

    /// The record with its index to be made anew: whoever changes its lists calls this.
    pub fn indexed(self) -> Self {
        Self { index: Index::default(), ..self }
    }

    fn places(&self) -> &Places {
        self.index.places(self)
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        let own = |place: usize| self.documents.get(place).map(|document| document.id.as_str());
        self.places().documents.place(id, own).and_then(|place| self.documents.get(place))
    }

    /// The area with this token.
    pub fn area(&self, token: &str) -> Option<Area> {
        self.codebook.areas.iter().copied().find(|area| area.token() == token)
    }

    /// The inspection with this id.
    pub fn inspection(&self, id: &str) -> Option<&Inspection> {
        self.place_of_inspection(id).and_then(|place| self.inspections.get(place))
    }

    /// The place of an inspection among all of them.
    pub fn place_of_inspection(&self, id: &str) -> Option<usize> {
        self.places()
            .inspections
            .place(id, |place| self.inspections.get(place).map(|inspection| inspection.id.as_str()))
    }

    /// The documents that evidence an inspection.
    pub fn documents_of(&self, inspection: &str) -> impl Iterator<Item = &Document> + Clone {
        let own = self.place_of_inspection(inspection).and_then(|place| self.places().documents_of.get(place));
        own.into_iter().flatten().filter_map(|place| self.documents.get(*place))
    }

    /// The finding with this id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.place_of(id).and_then(|place| self.findings.get(place))
    }

    /// The place of a finding among all of them.
    pub fn place_of(&self, finding: &str) -> Option<usize> {
        self.places().finding(&self.findings, finding)
    }

    /// The place of a finding that is one of this record's own: without a look-up, where it stands in the list.
    pub fn place_in_list(&self, finding: &Finding) -> Option<usize> {
        let start = self.findings.as_ptr().addr();
        let place = core::ptr::from_ref(finding).addr().checked_sub(start)? / size_of::<Finding>();
        let is_own = |own: &Finding| core::ptr::eq(own, finding);
        if self.findings.get(place).is_some_and(is_own) { Some(place) } else { self.place_of(&finding.id) }
    }

    /// What filters and counts ask of each finding, in the findings' order.
    pub fn coded(&self) -> &[Coded] {
        &self.places().coded
    }

    /// The places of an inspection's findings among all of them, in the order of its document.
    pub fn places_of_findings(&self, inspection: &str) -> &[usize] {
        let own = self.place_of_inspection(inspection).and_then(|place| self.places().of_inspection.get(place));
        own.map(Vec::as_slice).unwrap_or_default()
    }

    /// The findings of an inspection, in the order of its document.
    pub fn findings_of<'a>(&'a self, inspection: &str) -> impl Iterator<Item = &'a Finding> + Clone {
        self.places_of_findings(inspection).iter().filter_map(|place| self.findings.get(*place))
    }

    /// The inspections that have findings, since their own document is held, in order of time.
    pub fn held_inspections(&self) -> impl DoubleEndedIterator<Item = &Inspection> + Clone {
        let held = self.inspections.iter().zip(&self.places().of_inspection);
        held.filter(|(_, own)| !own.is_empty()).map(|(inspection, _)| inspection)
    }

    /// The inspections of which this record has a report or findings, in order of time: also those whose report holds no
    /// finding.
    pub fn read_inspections(&self) -> impl DoubleEndedIterator<Item = &Inspection> + Clone {
        let places = self.inspections.iter().enumerate();
        places.filter(|(place, _)| self.is_read_at(*place)).map(|(_, inspection)| inspection)
    }

    /// Whether this record has the report of an inspection, or findings of it.
    pub fn is_read(&self, inspection: &Inspection) -> bool {
        self.place_of_inspection(&inspection.id).is_some_and(|place| self.is_read_at(place))
    }

    fn is_read_at(&self, place: usize) -> bool {
        let documents = self.places().documents_of.get(place).map(Vec::as_slice).unwrap_or_default();
        self.places().of_inspection.get(place).is_some_and(|own| !own.is_empty())
            || documents.iter().any(|place| self.documents.get(*place).is_some_and(Document::is_inspectors))
    }

    /// The action of the plan that is this unit, with its area.
    pub fn action(&self, unit: &str) -> Option<(&PlanArea, &Action)> {
        self.plan.iter().find_map(|area| Some((area, area.actions.iter().find(|action| action.unit == unit)?)))
    }

    /// How many units have been coded, over all documents.
    pub fn units(&self) -> usize {
        self.documents.iter().map(|document| document.units).sum()
    }

    /// Who speaks under this id.
    pub fn voice(&self, id: &str) -> Option<Voice<'_>> {
        let inspection = self.inspection(id).map(Voice::Inspection);
        inspection.or_else(|| self.document(id).map(Voice::Document))
    }

    /// The thread with this id.
    pub fn thread(&self, id: &str) -> Option<&Thread> {
        let own = |place: usize| self.threads.get(place).map(|thread| thread.id.as_str());
        self.places().threads.place(id, own).and_then(|place| self.threads.get(place))
    }

    /// The threads in which this finding speaks.
    pub fn threads_of_finding<'a>(&'a self, finding: &str) -> impl Iterator<Item = &'a Thread> {
        let own = self.places().finding(&self.findings, finding).and_then(|place| self.places().threads_of.get(place));
        own.into_iter().flatten().filter_map(|place| self.threads.get(*place))
    }

    /// The threads in which only one report has spoken so far.
    pub fn threads_of_one_report(&self) -> impl Iterator<Item = &Thread> {
        self.threads.iter().filter(|thread| {
            let mut from = thread.steps.iter().map(|step| &step.from);
            from.next().is_none_or(|first| from.all(|other| other == first))
        })
    }

    /// What was praised throughout under this id.
    pub fn strong(&self, id: &str) -> Option<&Thread> {
        self.strong.iter().find(|strong| strong.id == id)
    }

    /// What was praised throughout and rests on this finding too.
    pub fn strong_of_finding<'a>(&'a self, finding: &str) -> impl Iterator<Item = &'a Thread> {
        let own = self.places().finding(&self.findings, finding).and_then(|place| self.places().strong_of.get(place));
        own.into_iter().flatten().filter_map(|place| self.strong.get(*place))
    }

    /// The issue that only one document mentions and to which this finding belongs.
    pub fn raised_once_of<'a>(&'a self, finding: &'a str) -> Option<&'a RaisedOnce> {
        self.raised_once.iter().find(|once| once.findings.iter().any(|id| id == finding))
    }
}

impl Thread {
    /// Its findings, in order of time.
    pub fn findings<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a Finding> {
        self.steps.iter().flat_map(|step| &step.findings).filter_map(|id| record.finding(id))
    }
}
