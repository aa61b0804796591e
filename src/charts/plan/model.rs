//! The plan at a glance, area by area: what inspectors had said, what was promised, what the next inspection said, and
//! how far the reader says that each action has come.

use super::words::{self, Numbers, Place};
use crate::chart::OwnStatus;
use crate::counted::Counts;
use record::threads::plan::never_named;
use record::threads::{Plan, Since, Trace, plans};
use record::{InspectionId, Kind, PlanAreaId, Progress, Record, Says, Stance, UnitId};

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its unit.
    pub unit: UnitId,
    /// Its number in its area, from 1.
    pub number: usize,
    /// What is to be done.
    pub summary: String,
    /// Who is to do it, by when, and how far it had come by the plan's own account; `None` where the plan leaves it empty.
    pub recorded: [Option<String>; 3],
    /// What the reader says of it.
    pub told: Option<OwnStatus>,
}

/// What an inspection since the plan said of some issues of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The inspection.
    pub inspection: InspectionId,
    /// When it was: the year, or more where two are of one year.
    pub when: String,
    /// The word on them; `None` where it did not mention them.
    pub says: Option<Says>,
    /// How many issues.
    pub issues: usize,
}

/// An area for improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRow {
    /// Its number in the plan.
    pub id: PlanAreaId,
    /// What it is called, as in its plan.
    pub called: String,
    /// Its plan, among the model's.
    pub plan: usize,
    /// What it is about.
    pub title: String,
    /// The findings that it answers, by kind.
    pub said: Counts,
    /// How many sentences it answers that are in no finding.
    pub other: usize,
    /// Its actions.
    pub steps: Vec<Step>,
    /// The name of another area, where one of its actions says 'see there'.
    pub same_as: Option<String>,
    /// What came of it, by year and word.
    pub outcomes: Vec<Outcome>,
    /// How many of its issues are followed through the reports.
    pub issues: usize,
    /// Why there is nothing of it, or of some of its issues, in a report since the plan; `None` where there is.
    pub unjudged: Option<String>,
}

/// How an area fared: the least good word on its issues counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Good,
    /// Good by all that was said, but not everything was mentioned.
    PartGood,
    Improved,
    Concern,
    Other,
    NotMentioned,
    NotInspected,
    /// No report but the one that it answers mentions it.
    NotFollowed,
}

/// A plan of those that the chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanHead {
    /// What it is called.
    pub title: String,
    /// When it was published, in words.
    pub published: String,
}

/// The plan, or the plans, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanModel {
    /// The plans in order.
    pub plans: Vec<PlanHead>,
    /// The areas in order, plan by plan.
    pub rows: Vec<AreaRow>,
    /// How many actions have which status, in the order of the key.
    pub counts: Vec<(Progress, usize)>,
    /// Whose findings the plan answers, as '2021 inspection', where all are of one inspection.
    pub before: Option<String>,
    /// When the plan was published, in words; empty where there are several.
    pub published: String,
    /// Whose words on the areas are shown, as '2024 inspection', where all are of one inspection.
    pub after: Option<String>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period.
    pub subtitle: String,
    /// Where the plan comes from, as it stands below its chart.
    pub source: String,
}

/// Where the plans come from.
fn source(plans: &[Plan<'_>]) -> String {
    let documents = plans.iter().filter_map(|plan| plan.document);
    let about = documents.map(|plan| format!("{}, {}. {} ", plan.title, plan.published, plan.held));
    format!("Source: {}Statuses are your own and are saved only in this browser.", about.collect::<String>())
}

/// Sets out the plans with what the reader says of their actions.
pub fn model(record: &Record, told: impl Fn(&str) -> Option<OwnStatus>) -> PlanModel {
    let plans = plans(record);
    let traced = || plans.iter().flat_map(|plan| &plan.areas);
    let with_plan = plans.iter().enumerate().flat_map(|(index, plan)| plan.areas.iter().map(move |area| (index, area)));
    let rows: Vec<AreaRow> = with_plan
        .map(|(index, traced)| {
            row(record, traced, index, plans.get(index).map_or(Since::NotLooked, |plan| plan.since), &told)
        })
        .collect();
    let steps = || rows.iter().flat_map(|row| &row.steps);
    let at = |wanted: Progress| steps().filter(|step| step.told.is_some_and(|(now, _)| now == wanted)).count();
    let counts: Vec<(Progress, usize)> = Progress::ALL.iter().map(|progress| (*progress, at(*progress))).collect();
    let answered = traced().flat_map(|traced| &traced.answers);
    let judged = || traced().flat_map(|traced| &traced.outcomes).filter_map(|outcome| outcome.inspection);
    let after = if one_inspection(judged()) { only(judged().map(record::Inspection::short_name)) } else { None };
    let published = match plans.as_slice() {
        [only] => only.document.map(|plan| plan.published.month_and_year()),
        _ => None,
    };
    let numbers = Numbers::of(rows.iter().map(AreaRow::fate));
    let place = Place {
        authority: &record.authority.name,
        body: record.authority.body(),
        plans: plans.len(),
        published: published.as_deref(),
        several: rows.iter().any(|row| row.issues > 1),
        never_named: never_named(record.plan.iter().flat_map(|area| &area.actions)),
    };
    let since = match plans.as_slice() {
        [only] => only.since,
        several if several.iter().all(|plan| matches!(plan.since, Since::Nothing)) => Since::Nothing,
        _ => Since::NotLooked,
    };
    PlanModel {
        title: words::title(numbers, plans.len(), after.as_deref(), since, steps().count()),
        subtitle: words::subtitle(&place, &counts, steps().count()),
        before: only(answered.filter_map(|one| Some(record.inspection(&one.inspection)?.short_name()))),
        published: published.unwrap_or_default(),
        source: source(&plans),
        plans: plans.iter().map(head).collect(),
        after,
        counts,
        rows,
    }
}

/// What stands over the areas of a plan.
fn head(plan: &Plan<'_>) -> PlanHead {
    let document = plan.document;
    PlanHead {
        title: document.map_or_else(|| "A plan that is not in this record".to_owned(), |plan| plan.title.clone()),
        published: document.map(|plan| plan.published.to_string()).unwrap_or_default(),
    }
}

/// Whether all of these are one inspection.
fn one_inspection<'a>(mut all: impl Iterator<Item = &'a record::Inspection>) -> bool {
    all.next().is_some_and(|first| all.all(|other| other.id == first.id))
}

/// What all of these are; `None` where they differ or there are none.
fn only(all: impl Iterator<Item = String>) -> Option<String> {
    let mut all: Vec<String> = all.collect();
    all.dedup();
    if all.len() == 1 { all.pop() } else { None }
}

fn row(
    record: &Record,
    traced: &Trace<'_>,
    plan: usize,
    since: Since<'_>,
    told: &impl Fn(&str) -> Option<OwnStatus>,
) -> AreaRow {
    let step = |(index, action): (usize, &record::Action)| Step {
        unit: action.unit.clone(),
        number: index + 1,
        summary: action.summary.clone(),
        recorded: [&action.owner, &action.timescale, &action.progress].map(Clone::clone),
        told: told(&action.unit),
    };
    let mut outcomes: Vec<Outcome> = Vec::new();
    for outcome in &traced.outcomes {
        let Some(inspection) = outcome.inspection else { continue };
        let says = outcome.step.map(|step| step.says);
        match outcomes.iter_mut().find(|other| other.inspection == inspection.id && other.says == says) {
            Some(same) => same.issues += 1,
            None => {
                let when = explore::names::when(record, inspection);
                outcomes.push(Outcome { inspection: inspection.id.clone(), when, says, issues: 1 });
            }
        }
    }
    // What was not mentioned comes last.
    outcomes.sort_by_key(|outcome| outcome.says.is_none());
    let unheard = traced.outcomes.iter().any(|outcome| outcome.inspection.is_none());
    let none = traced.outcomes.is_empty().then(|| words::NOT_FOLLOWED.to_owned());
    AreaRow {
        id: traced.area.id.clone(),
        called: traced.area.called().to_owned(),
        plan,
        title: traced.area.title.clone(),
        said: Counts::of(&record.codebook, traced.answers.iter().copied()),
        other: traced.other_units.len(),
        steps: traced.area.actions.iter().enumerate().map(step).collect(),
        same_as: traced.same_as.map(|area| area.called().to_owned()),
        issues: traced.outcomes.len(),
        unjudged: none.or_else(|| unheard.then(|| since.words())),
        outcomes,
    }
}

impl AreaRow {
    /// How it fared.
    pub(super) fn fate(&self) -> Fate {
        let stances = || self.outcomes.iter().filter_map(|outcome| outcome.says).map(Says::stance);
        let all_said = self.unjudged.is_none() && self.outcomes.iter().all(|outcome| outcome.says.is_some());
        if stances().any(Stance::is_concern) {
            Fate::Concern
        } else if stances().any(|stance| stance == Stance::Improved) {
            Fate::Improved
        } else if stances().any(|stance| matches!(stance, Stance::Answered | Stance::Other)) {
            Fate::Other
        } else if stances().next().is_some() {
            if all_said { Fate::Good } else { Fate::PartGood }
        } else if !self.outcomes.is_empty() {
            Fate::NotMentioned
        } else if self.issues > 0 {
            Fate::NotInspected
        } else {
            Fate::NotFollowed
        }
    }

    /// How many of its actions have which status, in the order of the key.
    pub(super) fn statuses(&self) -> Vec<(Progress, usize)> {
        let at =
            |wanted: Progress| self.steps.iter().filter(|step| step.told.is_some_and(|(now, _)| now == wanted)).count();
        Progress::ALL.iter().map(|progress| (*progress, at(*progress))).filter(|(_, number)| *number > 0).collect()
    }
}

impl PlanModel {
    /// The kinds of findings that the plan answers, in the codebook's order.
    pub fn kinds(&self) -> Vec<Kind> {
        let all = self.rows.iter().fold(Counts::default(), |all, row| all.plus(&row.said));
        all.iter().filter(|(_, number)| *number > 0).map(|(kind, _)| kind).collect()
    }

    /// What the next inspection says of any area; `None` for what it does not mention.
    pub fn verdicts(&self) -> Vec<Option<Says>> {
        let mut all: Vec<Option<Says>> =
            self.rows.iter().flat_map(|row| &row.outcomes).map(|outcome| outcome.says).collect();
        all.sort_by_key(|says| (says.is_none(), *says));
        all.dedup();
        all
    }

    /// The statuses that actions have; `None` where the reader has set none.
    pub fn statuses(&self) -> Vec<Option<Progress>> {
        let set = self.counts.iter().filter(|(_, number)| *number > 0).map(|(progress, _)| Some(*progress));
        let unset = self.rows.iter().flat_map(|row| &row.steps).any(|step| step.told.is_none());
        set.chain(unset.then_some(None)).collect()
    }
}
