//! The plan as tables: an area a row, as the chart shows it, and an action a row for taking away.

use super::model::{AreaRow, PlanModel, Step};
use crate::table::Table;
use record::words::{lower_first, sentence_case};
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
    row.same_as.clone().unwrap_or_default()
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
        self.with_plans(Table {
            caption: "The plan by area: what inspectors had said, what was promised and what the next inspection said. ‘Not mentioned’ is not a judgement".to_owned(),
            head: AREAS.map(str::to_owned).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }, |model| model.rows.iter().map(|row| row.plan).collect())
    }

    /// The table with a first column that names the plan of each row, where there are several plans.
    fn with_plans(&self, table: Table, of_rows: impl Fn(&Self) -> Vec<usize>) -> Table {
        if self.plans.len() < 2 {
            return table;
        }
        let name = |plan: usize| {
            self.plans.get(plan).map(|head| format!("{}, {}", head.title, head.published)).unwrap_or_default()
        };
        let rows = of_rows(self).into_iter().zip(table.rows);
        let rows = rows.map(|(plan, cells)| core::iter::once(name(plan)).chain(cells).collect()).collect();
        let head = core::iter::once("Plan".to_owned()).chain(table.head).collect();
        Table { head, rows, ..table }
    }

    /// One row an area, with one value a cell: how many findings, actions, issues and statuses of each sort.
    pub fn data(&self) -> Table {
        let kinds = self.kinds();
        let mut outcomes: Vec<(String, Option<Says>)> = self
            .rows
            .iter()
            .flat_map(|row| &row.outcomes)
            .map(|outcome| (outcome.when.clone(), outcome.says))
            .collect();
        outcomes.sort_by_cached_key(|(when, says)| (when.clone(), says.is_none(), *says));
        outcomes.dedup();
        let word = |says: Option<Says>| says.map_or(Standing::NOT_MENTIONED.label(), Says::label).to_ascii_lowercase();
        let mut head = ["Area", "Same actions as", "About"].map(str::to_owned).to_vec();
        head.extend(kinds.iter().map(|kind| sentence_case(kind.plural())));
        head.extend(["Other sentences", "Actions", "Issues followed"].map(str::to_owned));
        head.extend(outcomes.iter().map(|(when, says)| format!("Issues in {when}: {}", word(*says))));
        head.push("Why there is no word".to_owned());
        head.extend(Progress::ALL.iter().map(|own| format!("Your status: {}", lower_first(own.label()))));
        let cells = |row: &AreaRow| {
            let said = |kind: &Kind| row.said.iter().find(|(own, _)| own == kind).map_or(0, |(_, number)| number);
            let came = |(when, says): &(String, Option<Says>)| {
                let own = row.outcomes.iter().filter(|own| own.when == *when && own.says == *says);
                own.map(|own| own.issues).sum::<usize>()
            };
            let status = |own: &Progress| {
                row.statuses().iter().find(|(status, _)| status == own).map_or(0, |(_, number)| *number)
            };
            let mut cells = vec![row.called.clone(), same(row), row.title.clone()];
            cells.extend(kinds.iter().map(|kind| said(kind).to_string()));
            cells.extend([row.other, row.steps.len(), row.issues].map(|number| number.to_string()));
            cells.extend(outcomes.iter().map(|outcome| came(outcome).to_string()));
            cells.push(row.unjudged.clone().unwrap_or_default());
            cells.extend(Progress::ALL.iter().map(|own| status(own).to_string()));
            cells
        };
        let table = Table { head, rows: self.rows.iter().map(cells).collect(), ..self.table() };
        self.with_plans(table, |model| model.rows.iter().map(|row| row.plan).collect())
    }

    /// One row an action.
    pub fn actions(&self) -> Table {
        let line = |(row, step): (&AreaRow, &Step)| {
            let recorded =
                step.recorded.iter().map(|cell| cell.clone().unwrap_or_else(|| "not in the plan".to_owned()));
            let status = step.told.map_or("not set", |(progress, _)| progress.label()).to_owned();
            let day = step.told.and_then(|(_, day)| day);
            let (iso, day) = (day.map(String::from).unwrap_or_default(), day.map(|day| day.to_string()));
            let named = [row.called.clone(), same(row), row.title.clone(), step.summary.clone()];
            named.into_iter().chain(recorded).chain([status, iso, day.unwrap_or_default()]).collect()
        };
        let table = Table {
            caption: "The plan's actions with your own status".to_owned(),
            head: ACTIONS.map(str::to_owned).to_vec(),
            rows: self.rows.iter().flat_map(|row| row.steps.iter().map(move |step| line((row, step)))).collect(),
        };
        self.with_plans(table, |model| model.rows.iter().flat_map(|row| row.steps.iter().map(|_| row.plan)).collect())
    }
}

impl AreaRow {
    /// Its number, and the area to whose actions it refers: 'C16 (see C3)'.
    fn numbered(&self) -> String {
        let same = self.same_as.iter().map(|other| format!(" (see {other})")).collect::<String>();
        format!("{}{same}", self.called)
    }
}
