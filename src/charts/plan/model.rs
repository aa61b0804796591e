//! The whole plan at a glance: its areas down, their actions across, each with the status that the reader has set.

use crate::chart::OwnStatus;
use crate::table::Table;
use record::words::{count, list};
use record::{PlanArea, PlanAreaId, Progress, Record, UnitId};

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its unit.
    pub unit: UnitId,
    /// Its number in its area, from 1.
    pub number: usize,
    /// What is to be done.
    pub summary: String,
    /// What the reader says of it.
    pub told: Option<OwnStatus>,
}

/// An area for improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRow {
    /// Its number in the plan.
    pub id: PlanAreaId,
    /// What it is about.
    pub title: String,
    /// Its actions.
    pub steps: Vec<Step>,
    /// The area to whose actions one of its own refers.
    pub same_as: Option<record::PlanAreaId>,
}

/// The plan, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanModel {
    /// The areas in order.
    pub rows: Vec<AreaRow>,
    /// How many actions stand at each step of the key, in its order.
    pub counts: Vec<(Progress, usize)>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period.
    pub subtitle: String,
    /// Where the plan comes from, as it stands below its chart.
    pub source: String,
}

/// Where the plan comes from.
fn source(record: &Record) -> String {
    let plan = record::threads::plan::document(record);
    let about = plan.map(|plan| format!("{}, {}. {} ", plan.title, plan.published, plan.held)).unwrap_or_default();
    format!("Source: {about}Statuses are your own and are saved only in this browser.")
}

/// Sets out the plan with what the reader says of its actions.
pub fn model(record: &Record, told: impl Fn(&str) -> Option<OwnStatus>) -> PlanModel {
    let step = |(index, action): (usize, &record::Action)| Step {
        unit: action.unit.clone(),
        number: index + 1,
        summary: action.summary.clone(),
        told: told(&action.unit),
    };
    let row = |area: &PlanArea| AreaRow {
        id: area.id.clone(),
        title: area.title.clone(),
        steps: area.actions.iter().enumerate().map(step).collect(),
        same_as: area.actions.iter().find_map(|action| action.same_as.clone()),
    };
    let rows: Vec<AreaRow> = record.plan.iter().map(row).collect();
    let steps = || rows.iter().flat_map(|row| &row.steps);
    let at =
        |wanted: Progress| steps().filter(|step| step.told.is_some_and(|(progress, _)| progress == wanted)).count();
    let counts: Vec<(Progress, usize)> = Progress::ALL.iter().map(|progress| (*progress, at(*progress))).collect();
    PlanModel {
        title: title(&counts, steps().count(), rows.len()),
        subtitle: format!(
            "Actions in the plan for {}, by area for improvement, with the status you set. The published plan names no owner or timescale",
            record.authority.name
        ),
        source: source(record),
        counts,
        rows,
    }
}

/// How many actions there are, or how many the reader says have come how far.
fn title(counts: &[(Progress, usize)], all: usize, areas: usize) -> String {
    let set: usize = counts.iter().map(|(_, number)| number).sum();
    let actions = count(all, "action", "actions");
    if set == 0 {
        let areas = count(areas, "area", "areas");
        return format!("{actions} in {areas}: the published plan records no progress; add your own");
    }
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(progress, number)| format!("{number} {}", progress.label().to_ascii_lowercase()))
        .collect();
    let of = match (set, all) {
        (1, 1) => "the only action".to_owned(),
        (2, 2) => "both actions".to_owned(),
        (set, all) if set == all => format!("all {actions}"),
        _ => format!("{set} of {actions}"),
    };
    format!("You have set a status for {of}: {}", list(&said))
}

impl PlanModel {
    /// One row an action.
    pub fn table(&self) -> Table {
        let head = ["Area", "About", "Action", "Owner", "Timescale", "Progress in the plan", "Your status", "On"];
        let line = |(row, step): (&AreaRow, &Step)| {
            let not = || "not in the plan".to_owned();
            let status = step.told.map_or("not set", |(progress, _)| progress.label()).to_owned();
            let day = step.told.and_then(|(_, day)| day).map(|day| day.to_string()).unwrap_or_default();
            let same = row.same_as.iter().map(|other| format!(" (see {other})")).collect::<String>();
            vec![format!("{}{same}", row.id), row.title.clone(), step.summary.clone(), not(), not(), not(), status, day]
        };
        Table {
            caption: "The plan's actions with your own status".to_owned(),
            head: head.map(str::to_owned).to_vec(),
            rows: self.rows.iter().flat_map(|row| row.steps.iter().map(move |step| line((row, step)))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Progress::{AtRisk, Blocked, Done, NotStarted, OnTime};

    #[test]
    fn the_title_counts_actions_and_statuses() {
        // How many actions stand at which step, how many there are in how many areas, and what is said.
        type Case<'a> = (&'a [(Progress, usize)], usize, usize, &'a str);
        let cases: [Case<'_>; 8] = [
            (&[], 44, 16, "44 actions in 16 areas: the published plan records no progress; add your own"),
            (&[(Done, 0)], 1, 1, "1 action in 1 area: the published plan records no progress; add your own"),
            (&[(Done, 1)], 1, 1, "You have set a status for the only action: 1 done"),
            (&[(Done, 1)], 44, 16, "You have set a status for 1 of 44 actions: 1 done"),
            (&[(OnTime, 2), (Done, 0)], 2, 1, "You have set a status for both actions: 2 on track"),
            (
                &[(OnTime, 1), (AtRisk, 1), (Blocked, 1)],
                44,
                16,
                "You have set a status for 3 of 44 actions: 1 on track, 1 at risk and 1 blocked",
            ),
            (
                &[(NotStarted, 1), (OnTime, 1), (AtRisk, 1), (Blocked, 1), (Done, 40)],
                44,
                16,
                "You have set a status for all 44 actions: 1 not started, 1 on track, 1 at risk, 1 blocked and 40 done",
            ),
            (&[(NotStarted, 2)], 44, 16, "You have set a status for 2 of 44 actions: 2 not started"),
        ];
        for (counts, actions, areas, words) in cases {
            assert_eq!(title(counts, actions, areas), words);
        }
    }
}
