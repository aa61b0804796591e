//! Two inspections side by side, by area and topic. Each has its own numbers and its own scale: what is told across is
//! where there is a finding, never how many.

use crate::counted::{Cell, extent};
use crate::table::Table;

use core::cmp::Reverse;
use record::order::sorted_by_key;
use record::words::{list, sentence_case};
use record::{Area, Finding, Inspection, InspectionId, Kind, Reach, Record, Topic};

/// One of the two inspections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The inspection.
    pub inspection: InspectionId,
    /// Its year.
    pub year: u16,
    /// What it was.
    pub event: String,
    /// The type and length of its document: 'letter, 67 sentences'.
    pub extent: String,
    /// How much it looked at.
    pub reach: Reach,
    /// What its silence means, unless it looked at everything.
    pub note: Option<String>,
}

/// One topic of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareRow {
    /// The topic.
    pub topic: Topic,
    /// What each inspection says, in the panels' order.
    pub cells: [Cell; 2],
}

/// The topics of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRows {
    /// The area.
    pub area: Area,
    /// Its topics that either inspection has findings on, in the codebook's order.
    pub rows: Vec<CompareRow>,
}

/// Two inspections, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareModel {
    /// The two, in the order asked for.
    pub panels: [Panel; 2],
    /// The areas that either has findings on.
    pub areas: Vec<AreaRows>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to compare.
    pub subtitle: String,
    /// The kinds that make findings.
    pub kinds: Vec<Kind>,
    /// Every topic of the codebook: the room for names is the same whatever is shown.
    pub named: Vec<Topic>,
}

/// Sets two inspections side by side in the findings that `shown` lets through. None where one of them is not known or
/// has no findings in the record, or where both are the same.
pub fn model(record: &Record, first: &str, second: &str, shown: impl Fn(&Finding) -> bool) -> Option<CompareModel> {
    let known = |id: &str| record.held_inspections().find(|inspection| inspection.id == id);
    let pair = [known(first)?, known(second)?];
    if first == second {
        return None;
    }
    let panels = pair.map(|inspection| panel(record, inspection));
    let seen: Vec<&Finding> = record
        .findings
        .iter()
        .filter(|finding| pair.iter().any(|i| i.id == finding.inspection) && shown(finding))
        .collect();
    let areas: Vec<AreaRows> = record
        .codebook
        .areas
        .iter()
        .map(|area| {
            let topics = record
                .codebook
                .topics
                .iter()
                .filter(|topic| seen.iter().any(|f| f.area == *area && f.topic == **topic));
            let cell = |inspection: &Inspection, topic: Topic| {
                Cell::new(record, inspection, |f| f.area == *area && f.topic == topic, &shown)
            };
            let rows = topics.map(|topic| CompareRow { topic: *topic, cells: pair.map(|i| cell(i, *topic)) }).collect();
            AreaRows { area: *area, rows }
        })
        .filter(|area| !area.rows.is_empty())
        .collect();
    let [a, b] = &panels;
    // An inspection is compared by topic as a whole: one may tell under leaders what the other tells under an area.
    let topics: Vec<CompareRow> = record
        .codebook
        .topics
        .iter()
        .map(|topic| CompareRow {
            topic: *topic,
            cells: pair.map(|i| Cell::new(record, i, |f| f.topic == *topic, &shown)),
        })
        .collect();
    let said = title(&panels, &topics);
    let all = record.findings.iter().filter(|finding| pair.iter().any(|i| i.id == finding.inspection)).count();
    let title = if seen.is_empty() {
        "No finding matches".to_owned()
    } else if seen.len() < all {
        format!("In the findings shown, {}", said)
    } else {
        sentence_case(&said)
    };
    Some(CompareModel {
        title,
        subtitle: format!(
            "Findings by area and topic in {}, {} and {}. Counts depend on the type and length of the document, and each panel has a scale of its own: compare within a panel, not across",
            record.authority.name, a.year, b.year
        ),
        kinds: record.codebook.kinds_of_findings().collect(),
        named: record.codebook.topics.clone(),
        panels,
        areas,
    })
}

/// What stands over an inspection's findings.
fn panel(record: &Record, inspection: &Inspection) -> Panel {
    let reach = inspection.reach();
    let note = record.caveat(inspection);
    Panel {
        inspection: inspection.id.clone(),
        year: inspection.year(),
        event: format!("{} ({})", inspection.event, inspection.framework.initials()),
        extent: extent(record, &inspection.id),
        reach,
        note: note.map(str::to_owned),
    }
}

/// What the two show: topics with a concern or recommendation in both, and in one with no such finding in the other.
/// Where the other did not look at everything, only topics count that it does speak of.
fn title(panels: &[Panel; 2], topics: &[CompareRow]) -> String {
    let [a, b] = panels;
    let both = topics.iter().filter(|row| row.cells.iter().all(|cell| cell.drew_concern()));
    let mut clauses = vec![(format!("in both {} and {}", a.year, b.year), names(both.collect()))];
    for ([one, other], turn) in [([a, b], false), ([b, a], true)] {
        let alone = topics.iter().filter(|row| {
            let [left, right] = &row.cells;
            let (own, others) = if turn { (right, left) } else { (left, right) };
            let speaks = other.reach == Reach::Full || matches!(others, Cell::Found(_));
            own.drew_concern() && !others.drew_concern() && speaks
        });
        clauses.push((format!("in {}, none found in {}", one.year, other.year), names(alone.collect())));
    }
    clauses.retain(|(_, names)| !names.is_empty());
    if clauses.is_empty() {
        return format!("no topic can be said to have drawn concern in {} or {}", a.year, b.year);
    }
    let said: Vec<String> = clauses.into_iter().map(|(place, names)| format!("{place}: {names}")).collect();
    format!("concerns or recommendations {}", said.join("; "))
}

/// At most three names: of more, the two with the most concerns and how many more there are.
fn names(rows: Vec<&CompareRow>) -> String {
    let most = |row: &CompareRow| row.cells.iter().map(|cell| cell.side(false)).max();
    let rows = sorted_by_key(rows, |row| (Reverse(most(row)), row.topic));
    let name = |row: &&CompareRow| row.topic.label().to_ascii_lowercase();
    let mut names: Vec<String> = rows.iter().map(name).collect();
    if names.len() > 3 {
        names.truncate(2);
        names.push(format!("{} more", rows.len() - 2));
    }
    list(&names)
}

impl CompareModel {
    /// One row an area and topic.
    pub fn table(&self) -> Table {
        let Self { panels, areas, .. } = self;
        let [a, b] = panels;
        let head = |panel: &Panel| format!("{} {} ({})", panel.year, panel.event, panel.extent);
        let rows = areas.iter().flat_map(|area| {
            area.rows.iter().map(|row| {
                let [left, right] = &row.cells;
                vec![area.area.label().to_owned(), row.topic.label().to_owned(), left.words(), right.words()]
            })
        });
        let notes = panels.iter().filter_map(|panel| Some(format!(". {}: {}", panel.year, panel.note.as_deref()?)));
        let notes: String = notes.map(|note| note.trim_end_matches('.').to_owned()).collect();
        Table {
            caption: format!("Findings by area and topic, {} and {}{notes}", a.year, b.year),
            head: vec!["Area".to_owned(), "Topic".to_owned(), head(a), head(b)],
            rows: rows.collect(),
        }
    }
}
