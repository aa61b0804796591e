//! Dates that no inspection can have, alone and against one another.

use super::look::Look;
use super::{Notes, record};
use crate::date::Date;
use crate::model::{Document, Inspection};
use crate::source::names::{ABOUT_PLAN, COMPARISON, DOCUMENTS, FINDINGS, GLOSSARY, INSPECTIONS};

/// The years in which anything of a record can be.
const YEARS: core::ops::RangeInclusive<u16> = 1900..=2100;
/// How many years may lie between the first and the last day of an inspection, and between its end and its report.
const LONG: f64 = 1.5;

/// Notes years that nobody has seen, ends before beginnings, and documents that are older than what they tell of.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let sources = look.sources;
    for inspection in &sources.inspections {
        of_inspection(inspection, notes);
    }
    for document in &sources.documents {
        year(DOCUMENTS, || record(&document.id), "published", document.published, notes);
        if let Some(inspection) = look.inspections.get(document.inspection.as_str()) {
            of_document(document, inspection, notes);
        }
    }
    for finding in &sources.findings {
        for (at, told) in finding.responses.iter().enumerate() {
            if let Some(on) = told.on {
                year(FINDINGS, || format!("record {}, line {}", finding.id, at + 1), "on", on, notes);
            }
        }
    }
    for (number, about) in sources.about_plan.iter().enumerate() {
        for (at, told) in about.lines.iter().enumerate() {
            if let Some(on) = told.on {
                year(ABOUT_PLAN, || format!("record {}, line {}", number + 1, at + 1), "on", on, notes);
            }
        }
    }
    for term in &sources.glossary {
        for (field, of) in [("from", term.from), ("to", term.to)] {
            if let Some(of) = of.filter(|of| !YEARS.contains(of)) {
                let remedy = "Correct the year, or leave it out where it is not known";
                notes.fault(GLOSSARY, record(&term.term), format!("'{field}' is the year {of}"), remedy);
            }
        }
    }
    if let Some(comparison) = &sources.comparison {
        for day in &comparison.country.dates {
            year(COMPARISON, || format!("the day {}", String::from(day.on)), "on", day.on, notes);
        }
        for other in comparison.neighbours.authorities.iter().flat_map(|authority| &authority.inspections) {
            year(COMPARISON, || record(&other.id), "end", other.end, notes);
            year(COMPARISON, || record(&other.id), "published", other.published, notes);
        }
    }
}

/// Notes a year in which nothing of this can have been.
fn year(file: &'static str, place: impl FnOnce() -> String, field: &str, date: Date, notes: &mut Notes) {
    if !YEARS.contains(&date.year()) {
        let remedy = "Correct the year, or leave the date out where it is not known";
        notes.fault(file, place(), format!("'{field}' is in the year {}", date.year()), remedy);
    }
}

fn of_inspection(inspection: &Inspection, notes: &mut Notes) {
    let place = record(&inspection.id);
    let Inspection { start, end, published, .. } = *inspection;
    for (field, date) in [("start", start), ("end", end), ("published", published)] {
        if let Some(date) = date {
            year(INSPECTIONS, || place.clone(), field, date, notes);
        }
    }
    if inspection.when().is_none() {
        let remedy = "Give start or published, as a day, a month or a year";
        notes.fault(INSPECTIONS, &place, "it has no date", remedy);
    }
    if let (Some(start), Some(end)) = (start, end) {
        if end.is_before(start) {
            notes.fault(
                INSPECTIONS,
                &place,
                format!("its end, {end}, is before its start, {start}"),
                "Correct the dates",
            );
        } else if end.as_years() - start.as_years() > LONG {
            let remedy = "Check whether the years are right";
            notes.advice(INSPECTIONS, &place, format!("it lasted from {start} to {end}"), remedy);
        }
    }
    if let Some(published) = published {
        for (what, date) in [("end", end), ("start", start)] {
            if let Some(date) = date.filter(|date| published.is_before(*date)) {
                let wrong = format!("it was published, {published}, before its {what}, {date}");
                notes.fault(INSPECTIONS, &place, wrong, "Correct the dates: a report comes after its inspection");
                break;
            }
        }
        if let Some(last) = end.or(start).filter(|last| published.as_years() - last.as_years() > LONG) {
            let remedy = "Check whether the years are right";
            notes.advice(INSPECTIONS, &place, format!("it ended {last} and was published only {published}"), remedy);
        }
    }
    if let (Some((from, to)), Some(when)) = (Some(inspection.framework.entry().years), inspection.when())
        && (from.is_some_and(|from| when.year() < from) || to.is_some_and(|to| when.year() > to))
    {
        let of = inspection.framework.token();
        let remedy = "Correct the date, the framework, or the framework's years in codebook.json";
        notes.advice(INSPECTIONS, &place, format!("{of} was not in use in {}", when.year()), remedy);
    }
}

fn of_document(document: &Document, inspection: &Inspection, notes: &mut Notes) {
    let place = record(&document.id);
    let published = document.published;
    let last = inspection.end.or(inspection.start);
    if document.by_inspectorate {
        if let Some(last) = last.filter(|last| published.is_before(*last)) {
            let wrong = format!("it is dated {published}, before its inspection {} ended, {last}", inspection.id);
            notes.fault(DOCUMENTS, &place, wrong, "Correct the date, or name the inspection that it reports");
        }
        let own = inspection.source.document.as_deref() == Some(document.id.as_str());
        if let Some(other) = inspection.published.filter(|_| own)
            && (other.is_before(published) || published.is_before(other))
        {
            let wrong = format!("it is dated {published}, and {} says it was published {other}", inspection.id);
            notes.advice(DOCUMENTS, &place, wrong, "Give both the same date, if it is one report");
        }
    } else if let Some(began) = inspection.start.or(inspection.published).filter(|began| published.is_before(*began)) {
        let wrong = format!("it is dated {published}, before its inspection {} began, {began}", inspection.id);
        notes.slip(DOCUMENTS, &place, wrong, "Correct the date, or name the inspection that it answers");
    }
}
