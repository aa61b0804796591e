//! Two inspections side by side, by area and topic. Each has its own numbers and its own scale: what is told across is
//! where there is a finding, never how many.

use crate::counted::{Cell, Extent, count_cells, count_heads, extent};
use crate::table::Table;
use crate::topics::SHOWN;
use explore::Spoken;

use record::grades::two_dates;
use record::words::{list, lower_first};
use record::{Area, Finding, Inspection, InspectionId, Kind, Reach, Record, Topic};

/// One of the two inspections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The inspection.
    pub inspection: InspectionId,
    /// Its year.
    pub year: u16,
    /// When it was, in words that tell it from the other: the year where that is enough.
    pub when: String,
    /// What it was.
    pub event: String,
    /// The type and length of its document: 'letter, 67 sentences'.
    pub extent: String,
    /// What its findings were counted in.
    pub counted: Extent,
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
    /// Every topic over all areas: what the title counts.
    topics: Vec<CompareRow>,
    /// Whether the first of the two is the earlier one.
    in_time: bool,
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
    let [one, other] = pair;
    let (first, second) = two_dates(one, other);
    let panels = [panel(record, one, first), panel(record, other, second)];
    let findings = || pair.iter().flat_map(|inspection| record.findings_of(&inspection.id));
    let seen: Vec<&Finding> = findings().filter(|finding| shown(finding)).collect();
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
    let all = findings().count();
    let in_time = one.when() <= other.when();
    Some(CompareModel {
        in_time,
        title: title(&panels, in_time, &topics, (seen.len() < all).then_some(SHOWN)),
        subtitle: format!(
            "Findings by area and topic in {}, {} and {}. Each panel has its own scale: compare topics within one panel, not one panel with the other",
            record.authority.name, a.when, b.when
        ),
        kinds: record.codebook.kinds_of_findings().collect(),
        named: record.codebook.topics.clone(),
        panels,
        areas,
        topics,
    })
}

impl CompareModel {
    /// The same chart with a title that says which findings it counts.
    pub fn spoken(self, spoken: &Spoken) -> Self {
        Self { title: title(&self.panels, self.in_time, &self.topics, spoken.whole().as_deref()), ..self }
    }
}

/// What stands over an inspection's findings.
fn panel(record: &Record, inspection: &Inspection, when: String) -> Panel {
    let reach = inspection.reach();
    let note = record.caveat(inspection);
    Panel {
        inspection: inspection.id.clone(),
        year: inspection.year(),
        when,
        event: inspection.event.clone(),
        extent: extent(record, &inspection.id),
        counted: Extent::new(record, &inspection.id),
        reach,
        note: note.map(str::to_owned),
    }
}

/// What the two show: how many topics were a concern (or drew a recommendation) in both, and in one alone. Where the other
/// did not look at everything, only topics count that it does speak of.
fn title(panels: &[Panel; 2], in_time: bool, topics: &[CompareRow], narrowed: Option<&str>) -> String {
    if !topics.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Found(_))) {
        return "No findings match these filters".to_owned();
    }
    let [first, second] = if in_time { [0, 1] } else { [1, 0] };
    let alone = |side: usize| {
        let (own, other) = if side == 0 { (0, 1) } else { (1, 0) };
        let full = panels.get(other).is_some_and(|panel| panel.reach == Reach::Full);
        let counts = |row: &&CompareRow| match (row.cells.get(own), row.cells.get(other)) {
            (Some(own), Some(other)) => {
                own.drew_concern() && !other.drew_concern() && (full || matches!(other, Cell::Found(_)))
            }
            _ => false,
        };
        topics.iter().filter(counts).count()
    };
    let both = topics.iter().filter(|row| row.cells.iter().all(|cell| cell.drew_concern())).count();
    let when = |side: usize| panels.get(side).map_or("", |panel| panel.when.as_str());
    let drew = |side: usize| topics.iter().any(|row| row.cells.get(side).is_some_and(Cell::drew_concern));
    let numbers = (both, alone(first), alone(second));
    let said = match (numbers, drew(first), drew(second)) {
        // A concern of one, where the other may not have looked, is in neither number.
        ((0, 0, 0), true, true) => format!("No topic was a concern in both {} and {}", when(first), when(second)),
        ((0, 0, 0), true, false) => not_looked(when(first), when(second)),
        ((0, 0, 0), false, true) => not_looked(when(second), when(first)),
        _ => sentence(both, (when(first), alone(first)), (when(second), alone(second))),
    };
    narrowed.map_or_else(|| said.clone(), |narrowed| format!("In {narrowed}, {}", lower_first(&said)))
}

/// Where one drew a concern, and nothing can be read into the other's silence.
fn not_looked(own: &str, other: &str) -> String {
    format!("The concerns of {own} are on topics that {other} may not have looked at")
}

/// '8 topics were a concern in both 2021 and 2024, 13 in 2021 only and 3 in 2024 only'.
fn sentence(both: usize, (earlier, in_earlier): (&str, usize), (later, in_later): (&str, usize)) -> String {
    let topics = |number: usize| if number == 1 { "1 topic was".to_owned() } else { format!("{number} topics were") };
    let parts = [
        (both, format!("in both {earlier} and {later}")),
        (in_earlier, format!("in {earlier} only")),
        (in_later, format!("in {later} only")),
    ];
    let mut parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let Some((number, place)) = parts.next() else {
        return format!("No topic was a concern in {earlier} or {later}");
    };
    let mut said = vec![format!("{} a concern {place}", topics(number))];
    said.extend(parts.map(|(number, place)| format!("{number} {place}")));
    list(&said)
}

impl CompareModel {
    /// One row an area, topic and inspection.
    pub fn data(&self) -> Table {
        let mut head = vec!["Area".to_owned(), "Topic".to_owned()];
        head.extend(count_heads(&self.kinds));
        let mut rows = Vec::new();
        for (area, row) in self.areas.iter().flat_map(|area| area.rows.iter().map(move |row| (area.area, row))) {
            for (cell, panel) in row.cells.iter().zip(&self.panels) {
                let mut cells = vec![area.label().to_owned(), row.topic.label().to_owned()];
                cells.extend(count_cells(panel.year, &panel.event, &panel.counted, &self.kinds, cell));
                rows.push(cells);
            }
        }
        Table { head, rows, ..self.table() }
    }

    /// One row an area and topic.
    pub fn table(&self) -> Table {
        let Self { panels, areas, .. } = self;
        let [a, b] = panels;
        let head = |panel: &Panel| format!("{} {} ({})", panel.when, lower_first(&panel.event), panel.extent);
        let rows = areas.iter().flat_map(|area| {
            area.rows.iter().map(|row| {
                let [left, right] = &row.cells;
                vec![area.area.label().to_owned(), row.topic.label().to_owned(), left.words(), right.words()]
            })
        });
        let notes = panels.iter().filter_map(|panel| Some(format!(". {}: {}", panel.when, panel.note.as_deref()?)));
        let notes: String = notes.map(|note| note.trim_end_matches('.').to_owned()).collect();
        Table {
            caption: format!("Findings by area and topic, {} and {}{notes}", a.when, b.when),
            head: vec!["Area".to_owned(), "Topic".to_owned(), head(a), head(b)],
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_topics_in_both_and_in_one_alone() {
        for ((both, earlier, later), words) in [
            ((8, 13, 3), "8 topics were a concern in both 2021 and 2024, 13 in 2021 only and 3 in 2024 only"),
            ((1, 1, 1), "1 topic was a concern in both 2021 and 2024, 1 in 2021 only and 1 in 2024 only"),
            ((2, 0, 0), "2 topics were a concern in both 2021 and 2024"),
            ((1, 0, 0), "1 topic was a concern in both 2021 and 2024"),
            ((0, 13, 0), "13 topics were a concern in 2021 only"),
            ((0, 1, 3), "1 topic was a concern in 2021 only and 3 in 2024 only"),
            ((0, 0, 1), "1 topic was a concern in 2024 only"),
            ((4, 0, 2), "4 topics were a concern in both 2021 and 2024 and 2 in 2024 only"),
            ((0, 0, 0), "No topic was a concern in 2021 or 2024"),
        ] {
            assert_eq!(sentence(both, ("2021", earlier), ("2024", later)), words);
        }
    }

    #[test]
    fn the_order_in_which_two_are_chosen_changes_no_word_of_the_title() {
        let record = crate::made_up::anyshire();
        let title = |one: &str, other: &str| model(&record, one, other, |_| true).unwrap().title;
        assert_eq!(title("ilacs-2021", "ilacs-2026"), title("ilacs-2026", "ilacs-2021"));
        let none = model(&record, "ilacs-2021", "ilacs-2026", |_| false).unwrap();
        assert_eq!(none.title, "No findings match these filters");
        let some = model(&record, "ilacs-2021", "ilacs-2026", |finding| finding.kind.is_favourable()).unwrap();
        assert_eq!(some.title, "In the findings shown, no topic was a concern in 2021 or 2026");
    }
}
