//! The plan's areas traced back to the report that they answer, and forward to what the next inspection says.

use crate::{Date, Document, Finding, PlanArea, Record, Thread, ThreadStep};

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

/// What the last inspection says of a matter that the plan answers.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// The matter.
    pub thread: &'a Thread,
    /// What the inspection says, or `None` where it is silent.
    pub step: Option<&'a ThreadStep>,
}

/// Traces every area of the plan, in the plan's order.
pub fn trace(record: &Record) -> Vec<Trace<'_>> {
    record.plan.iter().map(|area| of_area(record, area)).collect()
}

fn of_area<'a>(record: &'a Record, area: &'a PlanArea) -> Trace<'a> {
    let holds = |finding: &Finding, unit: &String| finding.units.contains(unit) || finding.told_again.contains(unit);
    let answers: Vec<&Finding> =
        record.findings.iter().filter(|finding| area.answers.iter().any(|unit| holds(finding, unit))).collect();
    let other = area.answers.iter().filter(|unit| !answers.iter().any(|finding| holds(finding, unit)));
    let own: Vec<&str> = area.actions.iter().map(|action| action.unit.as_str()).chain([area.unit.as_str()]).collect();
    let cites = |step: &ThreadStep| step.units.iter().any(|unit| own.contains(&unit.as_str()));
    let threads = record.threads.iter().filter(|thread| thread.steps.iter().any(cites));
    let last = last_after_plan(record);
    Trace {
        area,
        other_units: other.map(String::as_str).collect(),
        answers,
        outcomes: threads.map(|thread| Outcome { thread, step: last.and_then(|last| thread.step(last)) }).collect(),
        same_as: area
            .actions
            .iter()
            .find_map(|action| action.same_as.as_deref())
            .and_then(|other| record.plan.iter().find(|area| area.id == other)),
    }
}

/// The plan's own document.
pub fn document(record: &Record) -> Option<&Document> {
    let (id, _) = crate::cite::split(&record.plan.first()?.unit)?;
    record.document(id)
}

/// The last inspection that is held, where it came after the plan.
fn last_after_plan(record: &Record) -> Option<&str> {
    let planned: Date = document(record)?.published;
    record
        .last_inspection()
        .filter(|last| last.when().is_some_and(|when| planned.is_before(when)))
        .map(|last| last.id.as_str())
}
