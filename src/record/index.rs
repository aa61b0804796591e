//! Looking things up in a record: made once, when the record is read.

use super::derived::Derived;
use super::model::{Document, Finding, Inspection};
use super::thread::Thread;

/// Where things stand in a record's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    findings: ById,
    pub(super) inspections: ById,
    pub(super) documents: ById,
    pub(super) threads: ById,
    /// For each inspection in the record's order, the places of its findings.
    pub(super) of_inspection: Vec<Vec<usize>>,
    /// For each inspection in the record's order, the places of the documents that evidence it.
    pub(super) documents_of: Vec<Vec<usize>>,
    /// For each finding in the record's order, the place of its inspection.
    pub(super) inspection_of: Vec<Option<usize>>,
    /// For each finding in the record's order, the places of the threads in which it speaks.
    pub(super) threads_of: Vec<Vec<usize>>,
    /// For each finding in the record's order, the places of what was praised throughout and rests on it.
    pub(super) strong_of: Vec<Vec<usize>>,
    /// What others have worked out from the record.
    pub derived: Derived,
    /// The courses of its threads.
    pub(super) courses: Derived,
}

impl Index {
    /// The index of a record's lists.
    pub(super) fn new(
        findings: &[Finding],
        inspections: &[Inspection],
        documents: &[Document],
        threads: &[Thread],
        strong: &[Thread],
    ) -> Self {
        let mut index = Self {
            findings: ById::of(findings.len(), |place| findings.get(place).map(|finding| finding.id.as_str())),
            inspections: ById::of(inspections.len(), |place| inspections.get(place).map(|one| one.id.as_str())),
            documents: ById::of(documents.len(), |place| documents.get(place).map(|one| one.id.as_str())),
            threads: ById::of(threads.len(), |place| threads.get(place).map(|one| one.id.as_str())),
            of_inspection: vec![Vec::new(); inspections.len()],
            documents_of: vec![Vec::new(); inspections.len()],
            ..Self::default()
        };
        let inspection = |index: &Self, id: &str| {
            index.inspections.place(id, |place| inspections.get(place).map(|one| one.id.as_str()))
        };
        for (place, finding) in findings.iter().enumerate() {
            let own = inspection(&index, &finding.inspection);
            index.inspection_of.push(own);
            if let Some(own) = own.and_then(|own| index.of_inspection.get_mut(own)) {
                own.push(place);
            }
        }
        for (place, document) in documents.iter().enumerate() {
            let own = inspection(&index, &document.inspection);
            if let Some(own) = own.and_then(|own| index.documents_of.get_mut(own)) {
                own.push(place);
            }
        }
        index.threads_of = index.cited_by(findings, threads);
        index.strong_of = index.cited_by(findings, strong);
        index
    }

    /// For each finding, the places of those that cite it.
    fn cited_by(&self, findings: &[Finding], threads: &[Thread]) -> Vec<Vec<usize>> {
        let mut cited_by = vec![Vec::new(); findings.len()];
        for (thread, cited) in threads.iter().enumerate() {
            for id in cited.steps.iter().flat_map(|step| &step.findings) {
                let finding = self.finding(findings, id.as_ref());
                if let Some(own) = finding.and_then(|finding| cited_by.get_mut(finding))
                    && own.last() != Some(&thread)
                {
                    own.push(thread);
                }
            }
        }
        cited_by
    }

    /// The place of a finding among all of them.
    pub(super) fn finding(&self, findings: &[Finding], id: &str) -> Option<usize> {
        self.findings.place(id, |place| findings.get(place).map(|finding| finding.id.as_str()))
    }
}

/// The places of things, sorted by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ById(Vec<usize>);

impl ById {
    fn of<'a>(number: usize, id: impl Fn(usize) -> Option<&'a str>) -> Self {
        let mut places: Vec<usize> = (0..number).collect();
        places.sort_unstable_by(|one, other| id(*one).cmp(&id(*other)).then(one.cmp(other)));
        Self(places)
    }

    /// The first of the things with this id.
    pub(super) fn place<'a>(&self, wanted: &str, id: impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
        let at = self.0.partition_point(|place| id(*place).is_some_and(|id| id < wanted));
        self.0.get(at).copied().filter(|place| id(*place) == Some(wanted))
    }
}
