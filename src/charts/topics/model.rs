//! Topics down, inspections across: which topics drew a concern when, and which no longer do. Presence is told across
//! inspections, numbers belong to one document each.

use crate::counted::{Cell, Counts, Extent, count_cells, count_heads, extent};
use crate::findings::BY_INSPECTION;
use crate::limit::{COUNTED, last, only_latest};
use crate::table::Table;
use core::cmp::Reverse;
use explore::Spoken;
use record::order::sorted_by_key;
use record::words::{list, lower_first, sentence_case};
use record::{Finding, Inspection, InspectionId, Kind, KindRole, Reach, Record, Topic};

/// One inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The inspection.
    pub inspection: InspectionId,
    /// Its year.
    pub year: u16,
    /// When it was, in words that tell it from every other: the year where that is enough.
    pub when: String,
    /// What it was, in one word: 'visit'.
    pub noun: &'static str,
    /// The type and length of its document: 'letter, 67 sentences'.
    pub extent: String,
    /// What its findings were counted in.
    pub counted: Extent,
    /// How much it looked at.
    pub reach: Reach,
    /// What its silence means, unless it looked at everything.
    pub note: Option<String>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// The topic.
    pub topic: Topic,
    /// What each inspection says, in the columns' order.
    pub cells: Vec<Cell>,
    /// How many inspections have a concern or recommendation.
    pub persistence: usize,
    /// Whether the latest one has.
    pub still: bool,
}

/// The topics, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicsModel {
    /// The inspections that have findings shown, the oldest first.
    pub columns: Vec<Column>,
    /// The topics that have findings shown, the most persistent concern first.
    pub rows: Vec<TopicRow>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to compare.
    pub subtitle: String,
    /// How many inspections have findings shown: of many only the latest are columns.
    pub with_findings: usize,
    /// The kinds that make findings.
    pub kinds: Vec<Kind>,
    /// Every topic of the codebook: the room for names is the same whatever is shown.
    pub named: Vec<Topic>,
}

/// Sorts the findings that `shown` lets through by topic and inspection.
pub fn model(record: &Record, shown: impl Fn(&Finding) -> bool) -> TopicsModel {
    let seen = record.findings.iter().filter(|finding| shown(finding)).count();
    let has_some = |inspection: &&Inspection| record.findings_of(&inspection.id).any(&shown);
    let all: Vec<&Inspection> = record.inspections.iter().filter(has_some).collect();
    let inspections = last(&all, COUNTED);
    let columns: Vec<Column> = inspections
        .iter()
        .map(|inspection| {
            let reach = inspection.reach();
            let note = record.caveat(inspection);
            Column {
                inspection: inspection.id.clone(),
                year: inspection.year(),
                when: explore::names::when(record, inspection),
                noun: inspection.noun(),
                extent: extent(record, &inspection.id),
                counted: Extent::new(record, &inspection.id),
                reach,
                note: note.map(str::to_owned),
            }
        })
        .collect();
    let drawn = || inspections.iter().flat_map(|inspection| record.findings_of(&inspection.id));
    let with_some = |topic: &Topic| drawn().any(|finding| finding.topic == *topic && shown(finding));
    let topics = record.codebook.topics.iter().copied().filter(with_some);
    let rows = topics.map(|topic| {
        let cell = |inspection: &&Inspection| Cell::new(record, inspection, |f| f.topic == topic, &shown);
        let cells: Vec<Cell> = inspections.iter().map(cell).collect();
        TopicRow {
            topic,
            persistence: cells.iter().filter(|cell| cell.drew_concern()).count(),
            still: cells.last().is_some_and(|cell| cell.drew_concern()),
            cells,
        }
    });
    let rows = sorted_by_key(rows, order);
    let period = match (columns.first(), columns.last()) {
        (Some(first), Some(last)) if first.year != last.year => format!("{} to {}", first.year, last.year),
        (Some(only), _) => only.year.to_string(),
        _ => "no findings".to_owned(),
    };
    TopicsModel {
        title: title(&columns, &rows, (seen < record.findings.len()).then_some(SHOWN), all.len()),
        subtitle: format!(
            "Findings by topic in each inspection of {}, {period}. Look at which side the blocks are on; do not compare lengths between inspections: longer reports hold more findings{}",
            record.authority.name,
            only_latest(COUNTED, all.len(), BY_INSPECTION)
        ),
        with_findings: all.len(),
        kinds: record.codebook.kinds_of_findings().collect(),
        named: record.codebook.topics.clone(),
        columns,
        rows,
    }
}

impl TopicsModel {
    /// The same chart with a title that says which findings it counts.
    pub fn spoken(self, spoken: &Spoken) -> Self {
        Self { title: title(&self.columns, &self.rows, spoken.whole().as_deref(), self.with_findings), ..self }
    }
}

/// The order of the rows: persistence, then the latest inspection, then concerns, then the codebook's order.
fn order(row: &TopicRow) -> impl Ord + use<> {
    let concerns = row.cells.iter().filter_map(Cell::counts).flat_map(Counts::iter);
    let concerns: usize = concerns.filter(|(kind, _)| kind.role() == KindRole::Concern).map(|(_, number)| number).sum();
    (Reverse(row.persistence), Reverse(row.still), Reverse(concerns), row.topic)
}

/// What a chart of some findings counts, where nobody says which.
pub(crate) const SHOWN: &str = "the findings shown";

/// The most years that a title names.
const YEARS: usize = 12;

/// The most topics that a title names.
const NAMED: usize = 3;

/// What the chart shows: what drew concern every time that all was looked at, and what the latest inspection praised alone.
/// Of many inspections only the latest have columns, and the title says so.
fn title(columns: &[Column], rows: &[TopicRow], narrowed: Option<&str>, all: usize) -> String {
    let Some(latest) = columns.last() else { return "No findings match these filters".to_owned() };
    let full: Vec<bool> = columns.iter().map(|column| column.reach == Reach::Full).collect();
    // One full inspection, or none, is no course of time: then all of them count.
    let asked = if full.iter().filter(|full| **full).count() > 1 { full } else { vec![true; columns.len()] };
    let years: Vec<&str> =
        columns.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(c, _)| c.when.as_str()).collect();
    let every = |row: &&TopicRow| row.cells.iter().zip(&asked).all(|(cell, asked)| !asked || cell.drew_concern());
    let steady: Vec<String> = rows.iter().filter(every).map(|row| lower_first(row.topic.label())).collect();
    let any = rows.iter().any(|row| row.persistence > 0);
    let said = sentence(any, &steady, &years, rows.iter().filter(|row| turned(row)).count(), &latest.when);
    let latest = (all > columns.len()).then(|| format!("the latest {} inspections", columns.len()));
    let within: Vec<&str> = latest.as_deref().into_iter().chain(narrowed).collect();
    sentence_case(&if within.is_empty() { said } else { format!("in {}, {said}", within.join(" and ")) })
}

/// 'front door and planning had a concern or recommendation in 2016, 2021 and 2024; 22 earlier problem topics had only
/// positive findings in 2024'. `any` is whether any topic had one, `steady` names those that had one every time.
fn sentence(any: bool, steady: &[String], years: &[&str], turned: usize, latest: &str) -> String {
    if !any {
        return "no topic had a concern or recommendation".to_owned();
    }
    let list_of_years = list(years);
    let every = match years {
        [_, _] => format!("in both {list_of_years}"),
        many if many.len() > YEARS => format!("in all {} of them that looked at everything", many.len()),
        [_, _, ..] if steady.is_empty() => format!("in all of {list_of_years}"),
        _ => format!("in {list_of_years}"),
    };
    let who = match steady.len() {
        0 => "no topic".to_owned(),
        few if few <= NAMED => list(steady),
        many => format!("{many} topics"),
    };
    let said = format!("{who} had a concern or recommendation {every}");
    match turned {
        0 => said,
        1 => format!("{said}; 1 earlier problem topic had only positive findings in {latest}"),
        more => format!("{said}; {more} earlier problem topics had only positive findings in {latest}"),
    }
}

/// Whether a concern or recommendation was drawn before, and the latest inspection has favourable findings alone.
fn turned(row: &TopicRow) -> bool {
    row.persistence > 0 && !row.still && row.cells.last().is_some_and(|cell| cell.side(true) > 0)
}

impl TopicsModel {
    /// One row a topic and inspection.
    pub fn data(&self) -> Table {
        let mut head = vec!["Topic".to_owned()];
        head.extend(count_heads(&self.kinds));
        let cells = |row: &TopicRow| {
            let topic = row.topic.label();
            let counts = row
                .cells
                .iter()
                .zip(&self.columns)
                .map(|(cell, column)| count_cells(column.year, column.noun, &column.counted, &self.kinds, cell));
            counts.map(|counts| core::iter::once(topic.to_owned()).chain(counts).collect()).collect::<Vec<_>>()
        };
        Table { head, rows: self.rows.iter().flat_map(cells).collect(), ..self.table() }
    }

    /// One row a topic, one column an inspection.
    pub fn table(&self) -> Table {
        let Self { columns, rows, .. } = self;
        let mut head = vec!["Topic".to_owned()];
        head.extend(columns.iter().map(|column| format!("{} {} ({})", column.when, column.noun, column.extent)));
        let notes: Vec<String> = columns
            .iter()
            .filter_map(|column| Some(format!(". {}: {}", column.when, column.note.as_deref()?)))
            .collect();
        let notes: String = notes.iter().map(|note| note.trim_end_matches('.')).collect();
        Table {
            caption: format!(
                "Findings by topic and inspection. Topics that were a concern most often come first{notes}"
            ),
            head,
            rows: rows
                .iter()
                .map(|row| {
                    core::iter::once(row.topic.label().to_owned())
                        .chain(row.cells.iter().map(|cell| cell.words()))
                        .collect()
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_says_what_stayed_a_concern_and_what_turned() {
        let names = |number: usize| {
            ["planning", "voice", "adoption", "health"]
                .iter()
                .take(number)
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let all = ["2016", "2021", "2024"];
        let cases: [(bool, usize, &[&str], usize, &str); 11] = [
            (false, 0, &all, 0, "no topic had a concern or recommendation"),
            (true, 0, &all, 0, "no topic had a concern or recommendation in all of 2016, 2021 and 2024"),
            (true, 0, &all[1..], 0, "no topic had a concern or recommendation in both 2021 and 2024"),
            (true, 0, &all[2..], 0, "no topic had a concern or recommendation in 2024"),
            (true, 1, &all[2..], 0, "planning had a concern or recommendation in 2024"),
            (true, 1, &all[1..], 0, "planning had a concern or recommendation in both 2021 and 2024"),
            (true, 2, &all, 0, "planning and voice had a concern or recommendation in 2016, 2021 and 2024"),
            (true, 3, &all, 0, "planning, voice and adoption had a concern or recommendation in 2016, 2021 and 2024"),
            (true, 4, &all, 0, "4 topics had a concern or recommendation in 2016, 2021 and 2024"),
            (
                true,
                0,
                &all[1..],
                1,
                "no topic had a concern or recommendation in both 2021 and 2024; 1 earlier problem topic had only positive findings in 2024",
            ),
            (
                true,
                1,
                &all,
                22,
                "planning had a concern or recommendation in 2016, 2021 and 2024; 22 earlier problem topics had only positive findings in 2024",
            ),
        ];
        for (any, steady, years, turned, words) in cases {
            assert_eq!(sentence(any, &names(steady), years, turned, "2024"), words);
        }
    }

    #[test]
    fn the_title_says_whether_it_is_about_all_findings() {
        let record = crate::made_up::anyshire();
        assert_eq!(model(&record, |_| false).title, "No findings match these filters");
        let positive = model(&record, |finding| finding.kind.is_favourable());
        assert_eq!(positive.title, "In the findings shown, no topic had a concern or recommendation");
        assert!(!model(&record, |_| true).title.contains("In the findings shown"));
    }
}
