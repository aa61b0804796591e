//! Looking things up in a record: made once, when the record is read.

use super::derived::Derived;
use super::model::{Finding, Inspection};
use super::thread::Thread;
use core::cmp::Ordering;

/// Where things stand in a record's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The places of the findings, sorted by id.
    findings: Vec<usize>,
    /// For each inspection in the record's order, the places of its findings.
    pub(super) of_inspection: Vec<Vec<usize>>,
    /// For each finding in the record's order, the places of the threads in which it speaks.
    pub(super) threads_of: Vec<Vec<usize>>,
    /// For each finding in the record's order, the places of what was praised throughout and rests on it.
    pub(super) strong_of: Vec<Vec<usize>>,
    /// What others have worked out from the record.
    pub derived: Derived,
}

impl Index {
    /// The index of a record's lists.
    pub(super) fn new(findings: &[Finding], inspections: &[Inspection], threads: &[Thread], strong: &[Thread]) -> Self {
        let mut sorted: Vec<usize> = (0..findings.len()).collect();
        let id = |place: &usize| findings.get(*place).map(|finding| finding.id.as_str());
        sorted.sort_unstable_by(|one, other| id(one).cmp(&id(other)));
        let mut index = Self {
            findings: sorted,
            of_inspection: vec![Vec::new(); inspections.len()],
            threads_of: Vec::new(),
            strong_of: Vec::new(),
            derived: Derived::default(),
        };
        for (place, finding) in findings.iter().enumerate() {
            let inspection = inspections.iter().position(|inspection| inspection.id == finding.inspection);
            if let Some(own) = inspection.and_then(|inspection| index.of_inspection.get_mut(inspection)) {
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
        let by_id =
            |place: &usize| findings.get(*place).map_or(Ordering::Greater, |finding| finding.id.as_str().cmp(id));
        self.findings.binary_search_by(by_id).ok().and_then(|at| self.findings.get(at)).copied()
    }
}
