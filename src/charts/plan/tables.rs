//! The plan as tables: an area a row, as the chart shows it, and an action a row for taking away.

use super::model::{AreaRow, PlanModel, Step};
use crate::table::Table;
use record::words::sentence_case;
use record::{Kind, Progress, Says, Standing};

/// The columns of the areas.
const AREAS: [&str; 6] =
    ["Area", "About", "What inspectors had said", "Actions", "What the next inspection said", "Your status"];

/// The columns of the actions.
const ACTIONS: [&str; 10] = [
    "Area",
    "Same actions as",
    "About",
    "Action",
    "Owner",
    "Timescale",
    "Progress in the plan",
    "Your status",
    "Status date",
    "Status date in words",
];

/// The area to whose actions one of an area's own refers.
fn same(row: &AreaRow) -> String {
    row.same_as.as_ref().map(ToString::to_string).unwrap_or_default()
}

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

    /// One row an area, with one value a cell: how many findings, actions, issues and statuses of each sort.
    pub fn data(&self) -> Table {
        let kinds = self.kinds();
        let mut outcomes: Vec<(u16, Option<Says>)> =
            self.rows.iter().flat_map(|row| &row.outcomes).map(|outcome| (outcome.year, outcome.says)).collect();
        outcomes.sort_by_key(|(year, says)| (*year, says.is_none(), *says));
        outcomes.dedup();
        let word = |says: Option<Says>| says.map_or(Standing::NOT_MENTIONED.label(), Says::label).to_ascii_lowercase();
        let mut head = ["Area", "Same actions as", "About"].map(str::to_owned).to_vec();
        head.extend(kinds.iter().map(|kind| sentence_case(kind.plural())));
        head.extend(["Other sentences", "Actions", "Issues followed"].map(str::to_owned));
        head.extend(outcomes.iter().map(|(year, says)| format!("Issues in {year}: {}", word(*says))));
        head.push("Why there is no word".to_owned());
        head.extend(Progress::ALL.iter().map(|own| format!("Your status: {}", own.label().to_ascii_lowercase())));
        let cells = |row: &AreaRow| {
            let said = |kind: &Kind| row.said.iter().find(|(own, _)| own == kind).map_or(0, |(_, number)| number);
            let came = |(year, says): &(u16, Option<Says>)| {
                let own = row.outcomes.iter().filter(|own| own.year == *year && own.says == *says);
                own.map(|own| own.issues).sum::<usize>()
            };
            let status = |own: &Progress| {
                row.statuses().iter().find(|(status, _)| status == own).map_or(0, |(_, number)| *number)
            };
            let mut cells = vec![row.id.to_string(), same(row), row.title.clone()];
            cells.extend(kinds.iter().map(|kind| said(kind).to_string()));
            cells.extend([row.other, row.steps.len(), row.issues].map(|number| number.to_string()));
            cells.extend(outcomes.iter().map(|outcome| came(outcome).to_string()));
            cells.push(row.unjudged.clone().unwrap_or_default());
            cells.extend(Progress::ALL.iter().map(|own| status(own).to_string()));
            cells
        };
        Table { head, rows: self.rows.iter().map(cells).collect(), ..self.table() }
    }

    /// One row an action.
    pub fn actions(&self) -> Table {
        let line = |(row, step): (&AreaRow, &Step)| {
            let not = || "not in the plan".to_owned();
            let status = step.told.map_or("not set", |(progress, _)| progress.label()).to_owned();
            let day = step.told.and_then(|(_, day)| day);
            let (iso, day) = (day.map(String::from).unwrap_or_default(), day.map(|day| day.to_string()));
            let named = [row.id.to_string(), same(row), row.title.clone(), step.summary.clone()];
            named.into_iter().chain([not(), not(), not(), status, iso, day.unwrap_or_default()]).collect()
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
