//! Looking things up in a record: made once, when the record is read.

use super::model::{Action, Document, Finding, Inspection, PlanArea, Record};
use super::thread::{RaisedOnce, Thread, ThreadStep, Voice};
use core::cmp::Ordering;

/// Where things stand in a record's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The places of the findings, sorted by id.
    findings: Vec<usize>,
    /// For each inspection in the record's order, the places of its findings.
    of_inspection: Vec<Vec<usize>>,
    /// For each finding in the record's order, the places of the threads in which it speaks.
    threads_of: Vec<Vec<usize>>,
}

impl Index {
    /// The index of a record's lists.
    fn new(record: &Record) -> Self {
        let mut findings: Vec<usize> = (0..record.findings.len()).collect();
        let id = |place: &usize| record.findings.get(*place).map(|finding| finding.id.as_str());
        findings.sort_unstable_by(|one, other| id(one).cmp(&id(other)));
        let mut index = Self {
            findings,
            of_inspection: vec![Vec::new(); record.inspections.len()],
            threads_of: vec![Vec::new(); record.findings.len()],
        };
        for (place, finding) in record.findings.iter().enumerate() {
            let inspection = record.inspections.iter().position(|inspection| inspection.id == finding.inspection);
            if let Some(own) = inspection.and_then(|inspection| index.of_inspection.get_mut(inspection)) {
                own.push(place);
            }
        }
        for (thread, cited) in record.threads.iter().enumerate() {
            for id in cited.steps.iter().flat_map(|step| &step.findings) {
                let finding = index.finding(record, id.as_ref());
                if let Some(own) = finding.and_then(|finding| index.threads_of.get_mut(finding))
                    && own.last() != Some(&thread)
                {
                    own.push(thread);
                }
            }
        }
        index
    }

    /// The place of a finding.
    fn finding(&self, record: &Record, id: &str) -> Option<usize> {
        let by_id = |place: &usize| {
            record.findings.get(*place).map_or(Ordering::Greater, |finding| finding.id.as_str().cmp(id))
        };
        self.findings.binary_search_by(by_id).ok().and_then(|at| self.findings.get(at)).copied()
    }
}

impl Record {
    /// The record with its index made anew: whoever changes its lists calls this.
    pub fn indexed(mut self) -> Self {
        self.index = Index::new(&self);
        self
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The inspection with this id.
    pub fn inspection(&self, id: &str) -> Option<&Inspection> {
        self.inspections.iter().find(|inspection| inspection.id == id)
    }

    /// The finding with this id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.index.finding(self, id).and_then(|place| self.findings.get(place))
    }

    /// The findings of an inspection, in the order of its document.
    pub fn findings_of<'a>(&'a self, inspection: &str) -> impl Iterator<Item = &'a Finding> + Clone {
        let place = self.inspections.iter().position(|other| other.id == inspection);
        let own = place.and_then(|place| self.index.of_inspection.get(place)).map(Vec::as_slice).unwrap_or_default();
        own.iter().filter_map(|place| self.findings.get(*place))
    }

    /// The inspections that have findings, since their own document is held, in order of time.
    pub fn held_inspections(&self) -> impl DoubleEndedIterator<Item = &Inspection> + Clone {
        let held = self.inspections.iter().zip(&self.index.of_inspection);
        held.filter(|(_, own)| !own.is_empty()).map(|(inspection, _)| inspection)
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
        self.threads.iter().find(|thread| thread.id == id)
    }

    /// The threads in which this finding speaks.
    pub fn threads_of_finding<'a>(&'a self, finding: &str) -> impl Iterator<Item = &'a Thread> {
        let own = self.index.finding(self, finding).and_then(|place| self.index.threads_of.get(place));
        own.into_iter().flatten().filter_map(|place| self.threads.get(*place))
    }

    /// The issue that only one document mentions and to which this finding belongs.
    pub fn raised_once_of<'a>(&'a self, finding: &'a str) -> Option<&'a RaisedOnce> {
        self.raised_once.iter().find(|once| once.findings.iter().any(|id| id == finding))
    }
}

impl Thread {
    /// The step of this inspection or document.
    pub fn step(&self, from: &str) -> Option<&ThreadStep> {
        self.steps.iter().find(|step| step.from == from)
    }

    /// Its findings, in order of time.
    pub fn findings<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a Finding> {
        self.steps.iter().flat_map(|step| &step.findings).filter_map(|id| record.finding(id))
    }
}
