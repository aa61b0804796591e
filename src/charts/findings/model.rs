//! The findings of each inspection, counted by area and kind. Counts belong to one inspection's report: nothing joins them.

use crate::counted::{Counts, Extent, extent};
use crate::limit::{BARS, COUNTED, only_latest};
use crate::table::Table;
use explore::Spoken;
use record::words::{count, list, lower_first, sentence_case};
use record::{Area, Finding, InspectionId, Kind, Record};

/// How the others can be seen.
pub(crate) const BY_INSPECTION: &str = ": filter by inspection to see others";

/// The counts of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The area.
    pub area: Area,
    /// Its findings by kind.
    pub counts: Counts,
}

/// The counts of one inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The inspection.
    pub inspection: InspectionId,
    /// Its year.
    pub year: u16,
    /// When it was, in words that tell it from every other: the year where that is enough.
    pub when: String,
    /// What it was.
    pub event: String,
    /// The type and length of what was counted: 'letter, 67 sentences'.
    pub extent: String,
    /// The same in parts.
    pub counted: Extent,
    /// Its areas that have findings.
    pub rows: Vec<Row>,
}

/// The findings counted, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingsModel {
    /// The inspections that have findings, the latest first.
    pub groups: Vec<Group>,
    /// The inspections before these that have findings too, and are not drawn: how many, and their findings by kind.
    pub earlier: (usize, Counts),
    /// The kinds that make findings.
    pub kinds: Vec<Kind>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to compare.
    pub subtitle: String,
}

/// Counts the findings that `shown` lets through.
pub fn model(record: &Record, shown: impl Fn(&Finding) -> bool) -> FindingsModel {
    let mut groups = Vec::new();
    let mut bars = 0;
    let mut earlier = (0, Counts::none(&record.codebook));
    for inspection in record.inspections.iter().rev() {
        if groups.len() == COUNTED || bars >= BARS {
            // There may be thousands of these: nothing is listed.
            let before = earlier.1.total();
            record.findings_of(&inspection.id).filter(|finding| shown(finding)).for_each(|one| earlier.1.count(one));
            earlier.0 += usize::from(earlier.1.total() > before);
            continue;
        }
        let own: Vec<&Finding> = record.findings_of(&inspection.id).filter(|finding| shown(finding)).collect();
        if own.is_empty() {
            continue;
        }
        let rows: Vec<Row> = record
            .codebook
            .areas
            .iter()
            .map(|area| Row {
                area: *area,
                counts: Counts::of(&record.codebook, own.iter().copied().filter(|finding| finding.area == *area)),
            })
            .filter(|row| row.counts.total() > 0)
            .collect();
        bars += rows.len();
        groups.push(Group {
            inspection: inspection.id.clone(),
            year: inspection.year(),
            when: explore::names::when(record, inspection),
            event: lower_first(&inspection.event),
            extent: extent(record, &inspection.id),
            counted: Extent::new(record, &inspection.id),
            rows,
        });
    }
    let years = || groups.iter().map(|group| group.year);
    let period = match (years().min(), years().max()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(only), _) => only.to_string(),
        _ => "no findings".to_owned(),
    };
    FindingsModel {
        title: title(&groups, &earlier, &Spoken::default()),
        subtitle: format!(
            "Findings by area and kind in each inspection of {}, {period}. Compare areas within one inspection, not one inspection with another: longer reports hold more findings{}",
            record.authority.name,
            only_latest(groups.len(), groups.len() + earlier.0, BY_INSPECTION)
        ),
        earlier,
        kinds: record.codebook.kinds_of_findings().collect(),
        groups,
    }
}

impl FindingsModel {
    /// The same chart with a title that says which findings it counts.
    pub fn spoken(self, spoken: &Spoken) -> Self {
        Self { title: title(&self.groups, &self.earlier, spoken), ..self }
    }
}

/// What the chart shows: how many of the findings of the latest inspection shown were positive. Where every inspection
/// shown has only positive findings, or none, how many of each kind there are.
fn title(groups: &[Group], (earlier, before): &(usize, Counts), spoken: &Spoken) -> String {
    let share = |group: &Group| {
        let all: usize = group.rows.iter().map(|row| row.counts.total()).sum();
        let good: usize = group.rows.iter().map(|row| row.counts.on_side(true)).sum();
        (group.when.clone(), good, all)
    };
    match groups.iter().map(share).collect::<Vec<_>>().as_slice() {
        [] => "No findings match these filters".to_owned(),
        shown if shown.iter().all(|(_, good, all)| *good == 0 || good == all) => {
            let years: Vec<String> = shown.iter().rev().map(|(when, ..)| when.clone()).collect();
            let inspections = match earlier {
                0 => list(&years),
                more => count(shown.len() + more, "inspection", "inspections"),
            };
            format!("{}{} in {inspections}", sentence_case(&list(&all_of(groups, before))), spoken.about)
        }
        [(when, good, all), ..] => positive(when, *good, *all, spoken),
    }
}

/// 'In 2024, 83 of 102 findings were positive', 'In 2021, 2 of 6 findings about fostering were positive'.
fn positive(year: &str, good: usize, all: usize, Spoken { one, many, .. }: &Spoken) -> String {
    match (good, all) {
        (0, 1) => format!("In {year}, the only {one} was not positive"),
        (1, 1) => format!("In {year}, the only {one} was positive"),
        (0, 2) => format!("In {year}, neither {one} was positive"),
        (2, 2) => format!("In {year}, both {many} were positive"),
        (0, all) => format!("In {year}, none of {all} {many} was positive"),
        (1, all) => format!("In {year}, 1 of {all} {many} was positive"),
        (good, all) if good == all => format!("In {year}, all {all} {many} were positive"),
        (good, all) => format!("In {year}, {good} of {all} {many} were positive"),
    }
}

/// The findings by kind over all inspections shown, in words: '15 concerns', '4 recommendations'.
fn all_of(groups: &[Group], before: &Counts) -> Vec<String> {
    let counts = groups.iter().flat_map(|group| &group.rows).map(|row| &row.counts);
    counts.fold(before.clone(), |all, counts| all.plus(counts)).words()
}

impl FindingsModel {
    /// One row an inspection and area, with one value a cell.
    pub fn data(&self) -> Table {
        let table = self.table();
        let mut head = ["Year", "Inspection", "Document", "Sentences in it"].map(str::to_owned).to_vec();
        head.extend(table.head.iter().skip(2).cloned());
        let groups = self.groups.iter().flat_map(|group| group.rows.iter().map(move |_| group));
        let cells = |(group, row): (&Group, &Vec<String>)| {
            let Extent { document, sentences } = &group.counted;
            let named = [group.year.to_string(), group.event.clone(), document.clone(), sentences.to_string()];
            named.into_iter().chain(row.iter().skip(2).cloned()).collect()
        };
        let rows = groups.zip(&table.rows).map(cells).collect();
        Table { head, rows, ..table }
    }

    /// One row an inspection and area.
    pub fn table(&self) -> Table {
        let mut head = vec!["Inspection".to_owned(), "Document".to_owned(), "Area".to_owned()];
        head.extend(self.kinds.iter().map(|kind| sentence_case(kind.plural())));
        head.push("All".to_owned());
        let mut rows = Vec::new();
        for group in &self.groups {
            for row in &group.rows {
                let mut cells =
                    vec![format!("{} {}", group.when, group.event), group.extent.clone(), row.area.label().to_owned()];
                cells.extend(row.counts.iter().map(|(_, number)| number.to_string()));
                cells.push(row.counts.total().to_string());
                rows.push(cells);
            }
        }
        let only = only_latest(self.groups.len(), self.groups.len() + self.earlier.0, BY_INSPECTION);
        Table { caption: format!("Findings by inspection, area and kind{only}"), head, rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_were_positive() {
        for ((good, all), words) in [
            ((0, 1), "In 2024, the only finding was not positive"),
            ((1, 1), "In 2024, the only finding was positive"),
            ((0, 2), "In 2024, neither finding was positive"),
            ((1, 2), "In 2024, 1 of 2 findings was positive"),
            ((2, 2), "In 2024, both findings were positive"),
            ((0, 5), "In 2024, none of 5 findings was positive"),
            ((1, 5), "In 2024, 1 of 5 findings was positive"),
            ((4, 5), "In 2024, 4 of 5 findings were positive"),
            ((5, 5), "In 2024, all 5 findings were positive"),
        ] {
            assert_eq!(positive("2024", good, all, &Spoken::default()), words);
        }
        let fostering = Spoken {
            one: "finding about fostering".into(),
            many: "findings about fostering".into(),
            ..Spoken::default()
        };
        for ((good, all), words) in [
            ((1, 1), "In 2021, the only finding about fostering was positive"),
            ((2, 6), "In 2021, 2 of 6 findings about fostering were positive"),
        ] {
            assert_eq!(positive("2021", good, all, &fostering), words);
        }
    }

    #[test]
    fn the_title_says_what_is_shown() {
        let record = crate::made_up::anyshire();
        let of = |shown: &dyn Fn(&Finding) -> bool| model(&record, shown).title;
        let number = |inspection: &str, kind: &str| {
            record.findings_of(inspection).filter(|finding| finding.kind.token() == kind).count()
        };
        assert_eq!(of(&|_| false), "No findings match these filters");
        let only = |id: &'static str, kind: &'static str| {
            move |finding: &Finding| finding.inspection == id && finding.kind.token() == kind
        };
        assert_eq!(of(&only("ilacs-2026", "concern")), format!("{} concerns in 2026", number("ilacs-2026", "concern")));
        let first = record.findings_of("ilacs-2026").find(|finding| finding.kind.token() == "concern").unwrap();
        assert_eq!(of(&|finding| finding.id == first.id), "1 concern in 2026");
        let both =
            |finding: &Finding| finding.kind.token() == "concern" && finding.inspection.as_str().starts_with("ilacs");
        let all = number("ilacs-2026", "concern") + number("ilacs-2021", "concern");
        assert_eq!(of(&both), format!("{all} concerns in 2021 and 2026"));
        assert!(of(&|_| true).starts_with("In 2026, ") && of(&|_| true).ends_with(" findings were positive"));
    }
}
