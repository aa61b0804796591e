//! The plan as tables: an area a row, as the chart shows it, and an action a row for taking away.

use super::model::{AreaRow, PlanModel, Step};
use crate::table::Table;

/// The columns of the areas.
const AREAS: [&str; 6] =
    ["Area", "About", "What inspectors had said", "Actions", "What the next inspection said", "Your status"];

/// The columns of the actions.
const ACTIONS: [&str; 8] =
    ["Area", "About", "Action", "Owner", "Timescale", "Progress in the plan", "Your status", "On"];

impl PlanModel {
    /// One row an area.
    pub fn table(&self) -> Table {
        let row = |row: &AreaRow| {
            let own = row.status_words();
            vec![
                row.numbered(),
                row.title.clone(),
                row.said_words().join(", "),
                row.steps.len().to_string(),
                row.outcome_words(),
                if own.is_empty() { "not set".to_owned() } else { own },
            ]
        };
        Table {
            caption: "The plan by area: what inspectors had said, what was promised and what the next inspection said. ‘Not mentioned’ is not a judgement".to_owned(),
            head: AREAS.map(str::to_owned).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// One row an action.
    pub fn actions(&self) -> Table {
        let line = |(row, step): (&AreaRow, &Step)| {
            let not = || "not in the plan".to_owned();
            let status = step.told.map_or("not set", |(progress, _)| progress.label()).to_owned();
            let day = step.told.and_then(|(_, day)| day).map(|day| day.to_string()).unwrap_or_default();
            vec![row.numbered(), row.title.clone(), step.summary.clone(), not(), not(), not(), status, day]
        };
        Table {
            caption: "The plan's actions with your own status".to_owned(),
            head: ACTIONS.map(str::to_owned).to_vec(),
            rows: self.rows.iter().flat_map(|row| row.steps.iter().map(move |step| line((row, step)))).collect(),
        }
    }
}

impl AreaRow {
    /// Its number, and the area to whose actions it refers: 'C16 (see C3)'.
    fn numbered(&self) -> String {
        let same = self.same_as.iter().map(|other| format!(" (see {other})")).collect::<String>();
        format!("{}{same}", self.id)
    }
}
