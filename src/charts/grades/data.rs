//! The grades for programs: one value a cell.

use crate::limit::{ON_AXIS, last, only_latest};
use crate::table::Table;
use record::cite::citations;
use record::words::sentence_case;
use record::{Area, Citation, Date, Grade, Graded, Inspection, Record};

/// The columns.
const HEAD: [&str; 14] = [
    "Year",
    "First day",
    "Last day",
    "Published",
    "Dates in words",
    "Inspection",
    "Framework",
    "Judgement",
    "Area",
    "Areas judged together",
    "Grade",
    "Place on the scale (1 is worst)",
    "How it is known",
    "Given in",
];

/// Every known grade, or every one of an area, and every ungraded visit, the newest first. A judgement over two areas has a
/// row for each.
pub(super) fn data(record: &Record, only: Option<Area>) -> Table {
    let mut rows = Vec::new();
    for inspection in last(&record.inspections, ON_AXIS).iter().rev() {
        match inspection.graded {
            Graded::Yes => {
                let own = |grade: &&Grade| only.is_none_or(|area| grade.areas.contains(&area));
                let grades = inspection.grades.iter().filter(own);
                rows.extend(grades.flat_map(|grade| of_grade(record, inspection, grade, only)));
            }
            Graded::No => rows.push(without(inspection, "Not graded")),
            Graded::Unknown => rows.push(without(inspection, "Not known")),
        }
    }
    Table {
        caption: match only_latest(ON_AXIS, record.inspections.len(), "") {
            latest if latest.is_empty() => {
                format!("All known inspections, visits and ratings of {}, newest first", record.authority.name)
            }
            latest => format!("Inspections, visits and ratings of {}, newest first{latest}", record.authority.name),
        },
        head: HEAD.map(str::to_owned).to_vec(),
        rows,
    }
}

/// The event, with the authority and the inspectorate where they are other ones than the record's.
fn event(inspection: &Inspection) -> String {
    format!("{}{}", inspection.event, inspection.of_and_by())
}

/// A row for each area of a judgement, or one where it has no counterpart today.
fn of_grade(record: &Record, inspection: &Inspection, grade: &Grade, only: Option<Area>) -> Vec<Vec<String>> {
    let places: Vec<String> = citations(record, &grade.source.units).iter().map(Citation::place_in_document).collect();
    let place = if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
    let one = |area: String| {
        row(
            inspection,
            [
                sentence_case(&grade.judgement),
                area,
                grade.areas.len().to_string(),
                sentence_case(&grade.grade),
                grade.rank.map_or_else(|| "not known".to_owned(), |rank| rank.to_string()),
                sentence_case(grade.status.label()),
            ],
        )
        .into_iter()
        .chain([format!("{}{place}", grade.source.place)])
        .collect()
    };
    if grade.areas.is_empty() {
        return vec![one("No equivalent area today".to_owned())];
    }
    let asked = grade.areas.iter().filter(|area| only.is_none_or(|only| only == **area));
    asked.map(|area| one(area.label().to_owned())).collect()
}

/// A row without a grade.
fn without(inspection: &Inspection, why: &str) -> Vec<String> {
    let mut row = row(inspection, ["", "", "", why, "", ""].map(str::to_owned));
    row.push(inspection.source.place.clone());
    row
}

/// What is known of the inspection, and then of the grade.
fn row(inspection: &Inspection, grade: [String; 6]) -> Vec<String> {
    let iso = |date: Option<Date>| date.map(String::from).unwrap_or_default();
    let named = [
        inspection.year().to_string(),
        iso(inspection.start),
        iso(inspection.end),
        iso(inspection.published),
        inspection.dates().unwrap_or_default(),
        event(inspection),
        inspection.framework.label().to_owned(),
    ];
    named.into_iter().chain(grade).collect()
}
