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
    format!("Source: {about}Statuses are your own and stay in this browser.")
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
            "Actions of the plan of {} by area for improvement, with the status that you set in this browser. The source records no owner, no timescale and no progress",
            record.authority.name
        ),
        source: source(record),
        counts,
        rows,
    }
}

fn title(counts: &[(Progress, usize)], actions: usize, areas: usize) -> String {
    let set: usize = counts.iter().map(|(_, number)| number).sum();
    let actions = count(actions, "action", "actions");
    if set == 0 {
        let areas = count(areas, "area", "areas");
        return format!("{actions} in {areas}, and no status is recorded in the source: set your own");
    }
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(progress, number)| format!("{number} {}", progress.label().to_ascii_lowercase()))
        .collect();
    format!("You have set a status for {set} of {actions}: {}", list(&said))
}

impl PlanModel {
    /// One row an action.
    pub fn table(&self) -> Table {
        let head = ["Area", "About", "Action", "Owner", "Timescale", "Progress in the source", "Your status", "On"];
        let line = |(row, step): (&AreaRow, &Step)| {
            let not = || "not recorded".to_owned();
            let status = step.told.map_or("not set", |(progress, _)| progress.label()).to_owned();
            let day = step.told.and_then(|(_, day)| day).map(|day| day.to_string()).unwrap_or_default();
            let same = row.same_as.iter().map(|other| format!(" (the same as {other})")).collect::<String>();
            vec![format!("{}{same}", row.id), row.title.clone(), step.summary.clone(), not(), not(), not(), status, day]
        };
        Table {
            caption: "The plan's actions with your own status".to_owned(),
            head: head.map(str::to_owned).to_vec(),
            rows: self.rows.iter().flat_map(|row| row.steps.iter().map(move |step| line((row, step)))).collect(),
        }
    }
}
