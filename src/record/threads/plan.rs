//! The plan's areas traced back to the report that they answer, and forward to what the next inspection says.

use super::course::Course;
use crate::{Document, Finding, Inspection, PlanArea, Record, Thread, ThreadStep, UnitId};
use std::collections::HashSet;

/// An area of the plan with where it comes from and what came of it.
#[derive(Clone, Debug)]
pub struct Trace<'a> {
    /// The area.
    pub area: &'a PlanArea,
    /// The findings that it answers, in the order of the report; those that one of its units repeats included.
    pub answers: Vec<&'a Finding>,
    /// The units that it answers and that no finding holds or repeats.
    pub other_units: Vec<&'a str>,
    /// What came of it, by thread.
    pub outcomes: Vec<Outcome<'a>>,
    /// The area to whose actions one of its own refers.
    pub same_as: Option<&'a PlanArea>,
}

/// What became of an issue that the plan answers.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// The issue.
    pub thread: &'a Thread,
    /// The last inspection after the plan that speaks of it or looked at such issues; `None` where there has been none.
    pub inspection: Option<&'a Inspection>,
    /// What that inspection says, or `None` where it is silent.
    pub step: Option<&'a ThreadStep>,
}

/// What has come since the plan, where no report since then speaks of an area of it.
#[derive(Clone, Copy, Debug)]
pub enum Since<'a> {
    /// No inspection is known to have come.
    Nothing,
    /// An inspection came, but it did not look at such issues.
    NotLooked,
    /// An inspection came, but this record does not have its report.
    NotRead(&'a Inspection),
}

impl Since<'_> {
    /// Why nothing is said of an area.
    pub fn words(self) -> String {
        match self {
            Self::Nothing | Self::NotLooked => "Not inspected since the plan".to_owned(),
            Self::NotRead(last) => format!("The report of the {} is not in this record", last.short_name()),
        }
    }
}

/// What has come since the plan. A report that is missing may speak of any area.
pub fn since(record: &Record) -> Since<'_> {
    let planned = document(record).map(|plan| plan.published);
    let later = |one: &&Inspection| planned.zip(one.when()).is_some_and(|(planned, when)| planned.is_before(when));
    let held: Vec<&Inspection> = record.held_inspections().filter(later).collect();
    let missing = |one: &&Inspection| !held.iter().any(|held| held.id == one.id);
    match record.inspections.iter().rev().filter(later).find(missing) {
        Some(last) => Since::NotRead(last),
        None if held.is_empty() => Since::Nothing,
        None => Since::NotLooked,
    }
}

/// Traces every area of the plan, in the plan's order.
pub fn trace<'a>(record: &'a Record) -> Vec<Trace<'a>> {
    let wanted: HashSet<&UnitId> = record.plan.iter().flat_map(|area| &area.answers).collect();
    let units = |finding: &'a Finding| finding.units.iter().chain(&finding.told_again);
    let answered = record.findings.iter().filter(|finding| units(finding).any(|unit| wanted.contains(unit)));
    let answered: Vec<&Finding> = answered.collect();
    let with_units = |thread: &&Thread| thread.steps.iter().any(|step| !step.units.is_empty());
    let threads: Vec<&Thread> = record.threads.iter().filter(with_units).collect();
    record.plan.iter().map(|area| of_area(record, area, &answered, &threads)).collect()
}

/// Traces an area among the findings that the plan answers and the threads that cite units.
fn of_area<'a>(record: &'a Record, area: &'a PlanArea, answered: &[&'a Finding], threads: &[&'a Thread]) -> Trace<'a> {
    let holds = |finding: &Finding, unit: &UnitId| finding.units.contains(unit) || finding.told_again.contains(unit);
    let answers: Vec<&Finding> =
        answered.iter().copied().filter(|finding| area.answers.iter().any(|unit| holds(finding, unit))).collect();
    let other = area.answers.iter().filter(|unit| !answers.iter().any(|finding| holds(finding, unit)));
    let own: Vec<&str> = area.actions.iter().map(|action| action.unit.as_str()).chain([area.unit.as_str()]).collect();
    let cites = |step: &ThreadStep| step.units.iter().any(|unit| own.contains(&unit.as_str()));
    let threads = threads.iter().copied().filter(|thread| thread.steps.iter().any(cites));
    let planned = document_of(record, area).map(|plan| plan.published);
    let outcome = |thread: &'a Thread| {
        let judged_by = Course::new(record, thread).and_then(|course| course.judged_by);
        let inspection =
            judged_by.filter(|last| planned.zip(last.when()).is_some_and(|(planned, when)| planned.is_before(when)));
        Outcome { thread, inspection, step: inspection.and_then(|last| thread.step(&last.id)) }
    };
    Trace {
        area,
        other_units: other.map(|unit| &**unit).collect(),
        answers,
        outcomes: threads.map(outcome).collect(),
        same_as: area
            .actions
            .iter()
            .find_map(|action| action.same_as.as_deref())
            .and_then(|other| record.plan.iter().find(|area| area.id == other)),
    }
}

/// The plan's own document: that of its first area.
pub fn document(record: &Record) -> Option<&Document> {
    document_of(record, record.plan.first()?)
}

/// The document in which an area of the plan stands.
fn document_of<'a>(record: &'a Record, area: &PlanArea) -> Option<&'a Document> {
    let (id, _) = crate::cite::split(&area.unit)?;
    record.document(id)
}
