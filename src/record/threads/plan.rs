//! The plan's areas traced back to the report that they answer, and forward to what the next inspection says.

use crate::{Action, Document, Finding, Inspection, PlanArea, Record, Thread, ThreadStep, Topic, UnitId};
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
    /// The first inspection after the plan that speaks of it or looked at such issues, among those whose reports are in the
    /// record; `None` where there has been none.
    pub inspection: Option<&'a Inspection>,
    /// What that inspection says, or `None` where it is silent.
    pub step: Option<&'a ThreadStep>,
    /// What has come since the plan, where there is no such inspection.
    pub since: Since<'a>,
}

/// One plan: its document, and its areas in order.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The document; `None` where the record does not hold it (the checks refuse that).
    pub document: Option<&'a Document>,
    /// Its areas.
    pub areas: Vec<Trace<'a>>,
    /// What has come since.
    pub since: Since<'a>,
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
    /// An inspection may have come before the plan or after it: one of their dates is not known exactly.
    Unsure(&'a Inspection),
}

impl Since<'_> {
    /// Why nothing is said of an area.
    pub fn words(self) -> String {
        match self {
            Self::Nothing => "Not inspected since the plan".to_owned(),
            Self::NotLooked => "No inspection since the plan looked at this".to_owned(),
            Self::NotRead(last) => format!("The report of the {} is not in this record", last.short_name()),
            Self::Unsure(one) => {
                format!("The {} may have come before or after the plan: the dates do not say", one.short_name())
            }
        }
    }
}

/// What has come since a plan. A report that is missing may speak of any area.
fn since<'a>(record: &'a Record, plan: Option<&Document>) -> Since<'a> {
    let Some(planned) = plan.map(|plan| plan.published) else { return Since::NotLooked };
    let later = |one: &&Inspection| one.when().is_some_and(|when| planned.is_before(when));
    let missing = |one: &&Inspection| !record.is_read(one);
    // Neither lies before the other for sure, and they are not of the same day.
    let unsure =
        |one: &&Inspection| one.when().is_some_and(|when| !planned.is_before(when) && !when.is_before(planned));
    let all = || record.inspections.iter().rev();
    match (all().filter(later).find(missing), all().find(unsure)) {
        (Some(last), _) => Since::NotRead(last),
        (None, _) if all().any(|one| later(&one)) => Since::NotLooked,
        (None, Some(one)) => Since::Unsure(one),
        (None, None) => Since::Nothing,
    }
}

/// Traces every area of the plans, in the record's order.
pub fn trace<'a>(record: &'a Record) -> Vec<Trace<'a>> {
    let wanted: HashSet<&UnitId> = record.plan.iter().flat_map(|area| &area.answers).collect();
    let units = |finding: &'a Finding| finding.units.iter().chain(&finding.told_again);
    let answered = record.findings.iter().filter(|finding| units(finding).any(|unit| wanted.contains(unit)));
    let answered: Vec<&Finding> = answered.collect();
    let with_units = |thread: &&Thread| thread.steps.iter().any(|step| !step.units.is_empty());
    let threads: Vec<&Thread> = record.threads.iter().filter(with_units).collect();
    let mut since_each: Vec<(Option<&Document>, Since)> = Vec::new();
    let mut since_plan = |plan: Option<&'a Document>| {
        let same = |known: &Option<&Document>| known.map(|known| &known.id) == plan.map(|plan| &plan.id);
        if let Some((_, since)) = since_each.iter().find(|(known, _)| same(known)) {
            return *since;
        }
        let since = since(record, plan);
        since_each.push((plan, since));
        since
    };
    let areas = record.plan.iter().map(|area| {
        let plan = document_of(record, area);
        of_area(record, area, (plan, since_plan(plan)), &answered, &threads)
    });
    areas.collect()
}

/// The plans, in the record's order, each with its areas.
pub fn plans(record: &Record) -> Vec<Plan<'_>> {
    let mut plans: Vec<Plan> = Vec::new();
    for traced in trace(record) {
        let document = document_of(record, traced.area);
        let id = |document: Option<&Document>| document.map(|document| document.id.clone());
        match plans.iter_mut().find(|plan| id(plan.document) == id(document)) {
            Some(plan) => plan.areas.push(traced),
            None => plans.push(Plan { document, areas: vec![traced], since: since(record, document) }),
        }
    }
    plans
}

/// Traces an area among the findings that the plan answers and the threads that cite units.
fn of_area<'a>(
    record: &'a Record,
    area: &'a PlanArea,
    (plan, since): (Option<&Document>, Since<'a>),
    answered: &[&'a Finding],
    threads: &[&'a Thread],
) -> Trace<'a> {
    let holds = |finding: &Finding, unit: &UnitId| finding.units.contains(unit) || finding.told_again.contains(unit);
    let answers: Vec<&Finding> =
        answered.iter().copied().filter(|finding| area.answers.iter().any(|unit| holds(finding, unit))).collect();
    let other = area.answers.iter().filter(|unit| !answers.iter().any(|finding| holds(finding, unit)));
    let own: Vec<&str> = area.actions.iter().map(|action| action.unit.as_str()).chain([area.unit.as_str()]).collect();
    let cites = |step: &ThreadStep| step.units.iter().any(|unit| own.contains(&unit.as_str()));
    let threads = threads.iter().copied().filter(|thread| thread.steps.iter().any(cites));
    let planned = plan.map(|plan| plan.published);
    let outcome = |thread: &'a Thread| {
        let topics: Vec<Topic> = thread.findings(record).map(|finding| finding.topic).collect();
        let heard = |one: &&Inspection| {
            planned.zip(one.when()).is_some_and(|(planned, when)| planned.is_before(when))
                && (thread.step(&one.id).is_some() || record.looked_at(one, topics.iter().copied()))
        };
        let inspection = record.read_inspections().find(heard);
        Outcome { thread, inspection, step: inspection.and_then(|next| thread.step(&next.id)), since }
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

/// The document in which an area of the plan stands.
pub fn document_of<'a>(record: &'a Record, area: &PlanArea) -> Option<&'a Document> {
    let (id, _) = crate::cite::split(&area.unit)?;
    record.document(id)
}

/// What is said of an action where the plan leaves everything beside it empty.
pub const NOT_RECORDED: &str = "The published plan names no owner or timescale and records no progress.";

impl Action {
    /// What the plan names beside the action, and what it leaves empty: 'Owner: head of fostering. Timescale: by March. The
    /// published plan records no progress.'
    pub fn recorded(&self) -> String {
        let given = [("Owner", &self.owner), ("Timescale", &self.timescale), ("Progress in the plan", &self.progress)];
        let given =
            given.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}. ", stem(value.as_deref()?))));
        let given = given.collect::<String>();
        let lacks = match (self.owner.is_none(), self.timescale.is_none(), self.progress.is_none()) {
            (true, true, true) => NOT_RECORDED,
            (true, true, false) => "The published plan names no owner or timescale.",
            (true, false, true) => "The published plan names no owner and records no progress.",
            (false, true, true) => "The published plan names no timescale and records no progress.",
            (true, false, false) => "The published plan names no owner.",
            (false, true, false) => "The published plan names no timescale.",
            (false, false, true) => "The published plan records no progress.",
            (false, false, false) => "",
        };
        format!("{given}{lacks}").trim_end().to_owned()
    }
}

/// Words without the full stop at their end.
fn stem(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// What no action of the plans has beside it, of owner and timescale: 'owner or timescale'. `None` where some have both.
pub fn never_named<'a>(actions: impl Iterator<Item = &'a Action> + Clone) -> Option<&'static str> {
    let owner = actions.clone().all(|action| action.owner.is_none());
    let timescale = actions.clone().all(|action| action.timescale.is_none());
    match (owner, timescale) {
        (true, true) => Some("owner or timescale"),
        (true, false) => Some("owner"),
        (false, true) => Some("timescale"),
        (false, false) => None,
    }
}

impl PlanArea {
    /// What it is called: by the plan's own name for it, or else by its number.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}
