//! What was praised throughout: by which inspections, about whom, and whether the last one mentions it.

use crate::words::list;
use crate::{Area, Finding, Record, Set, Thread, Topic};
use core::cmp::Reverse;

/// What inspectors praised in three or more inspections and never criticised, with what follows from its steps.
#[derive(Clone, Debug)]
pub struct Strong<'a> {
    /// The issue; all its steps praise it.
    pub thread: &'a Thread,
    /// The years of the inspections that praised it, in order of time.
    pub years: Vec<u16>,
    /// The year of the last inspection, where that looked at such issues and does not mention this one.
    pub not_mentioned: Option<u16>,
    /// Whose experience it is about.
    pub areas: Set<Area>,
    /// The topics of its findings.
    pub topics: Set<Topic>,
}

/// All that was praised throughout: what most inspections praised comes first.
pub fn strong(record: &Record) -> Vec<Strong<'_>> {
    let mut all: Vec<Strong> = record.strong.iter().map(|thread| Strong::new(record, thread)).collect();
    all.sort_by_key(|strong| (Reverse(strong.years.len()), strong.thread.name.as_str()));
    all
}

impl<'a> Strong<'a> {
    fn new(record: &'a Record, thread: &'a Thread) -> Self {
        let findings: Vec<&Finding> = thread.findings(record).collect();
        let topics: Set<Topic> = findings.iter().map(|finding| finding.topic).collect();
        let last = record.read_inspections().rev().find(|inspection| {
            thread.step(&inspection.id).is_some() || record.looked_at(inspection, topics.iter().copied())
        });
        Self {
            thread,
            years: thread.steps.iter().filter_map(|step| Some(record.voice(&step.from)?.year())).collect(),
            not_mentioned: last.filter(|last| thread.step(&last.id).is_none()).map(crate::Inspection::year),
            areas: findings.iter().map(|finding| finding.area).collect(),
            topics,
        }
    }

    /// 'praised in 2011, 2016 and 2021; not mentioned in 2024'
    pub fn praised(&self) -> String {
        let mut years: Vec<String> = self.years.iter().map(u16::to_string).collect();
        years.dedup();
        let silent = self.not_mentioned.map(|year| format!("; not mentioned in {year}")).unwrap_or_default();
        format!("praised in {}{silent}", list(&years))
    }
}
