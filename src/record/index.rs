//! Looking things up in a record: made once, when the record is read.

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
}

impl Index {
    /// The index of a record's lists.
    pub(super) fn new(findings: &[Finding], inspections: &[Inspection], threads: &[Thread]) -> Self {
        let mut sorted: Vec<usize> = (0..findings.len()).collect();
        let id = |place: &usize| findings.get(*place).map(|finding| finding.id.as_str());
        sorted.sort_unstable_by(|one, other| id(one).cmp(&id(other)));
        let mut index = Self {
            findings: sorted,
            of_inspection: vec![Vec::new(); inspections.len()],
            threads_of: vec![Vec::new(); findings.len()],
        };
        for (place, finding) in findings.iter().enumerate() {
            let inspection = inspections.iter().position(|inspection| inspection.id == finding.inspection);
            if let Some(own) = inspection.and_then(|inspection| index.of_inspection.get_mut(inspection)) {
                own.push(place);
            }
        }
        for (thread, cited) in threads.iter().enumerate() {
            for id in cited.steps.iter().flat_map(|step| &step.findings) {
                let finding = index.finding(findings, id.as_ref());
                if let Some(own) = finding.and_then(|finding| index.threads_of.get_mut(finding))
                    && own.last() != Some(&thread)
                {
                    own.push(thread);
                }
            }
        }
        index
    }

    /// The place of a finding among all of them.
    pub(super) fn finding(&self, findings: &[Finding], id: &str) -> Option<usize> {
        let by_id =
            |place: &usize| findings.get(*place).map_or(Ordering::Greater, |finding| finding.id.as_str().cmp(id));
        self.findings.binary_search_by(by_id).ok().and_then(|at| self.findings.get(at)).copied()
    }
}
