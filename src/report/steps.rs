//! A thread in words, step by step.

use super::cited::{citations, reading_order};
use super::line::Line;
use record::threads::Course;
use record::{Date, Record, Standing, Thread, ThreadStep, Voice};

/// A thread's question, and how the matter stood at the last inspection.
pub fn about(record: &Record, thread: &Thread) -> String {
    let standing = Course::new(record, thread).and_then(|course| {
        let (last, said) = (course.judged_by?, course.standing);
        let silent = if said == Standing::NOT_MENTIONED { ", which is no verdict" } else { "" };
        Some(format!(" · {}: {}{silent}", last.short_name(), said.label()))
    });
    format!("{}{}", thread.question, standing.unwrap_or_default())
}

/// A line for each step: 'November 2006, letter: Persists. …'.
pub fn lines(record: &Record, thread: &Thread) -> Vec<Line> {
    let line = |step: &ThreadStep| {
        let who = record.voice(&step.from).map_or_else(|| step.from.to_string(), |voice| heard_in(record, voice));
        Line {
            text: format!("{who}: {}. {}", step.says.label(), step.summary),
            citations: cited(record, step),
            ..Line::default()
        }
    };
    thread.steps.iter().map(line).collect()
}

/// Where the findings of a step stand, and its units that belong to none: each run of sentences once, in the order of
/// the document, though two findings may rest on the same sentence.
fn cited(record: &Record, step: &ThreadStep) -> Vec<record::Citation> {
    let findings = step.findings.iter().filter_map(|id| record.finding(id));
    let mut units: Vec<record::UnitId> =
        findings.flat_map(|finding| &finding.units).chain(&step.units).cloned().collect();
    units.sort_by_cached_key(|unit| reading_order(unit));
    units.dedup();
    citations(record, &units)
}

/// When somebody spoke and in what: 'November 2006, letter'.
fn heard_in(record: &Record, voice: Voice<'_>) -> String {
    let form = match voice {
        Voice::Document(document) => format!("the council's {}", document.form),
        Voice::Inspection(inspection) => {
            let mut own = record.documents.iter().filter(|document| document.inspection == inspection.id);
            own.find(|document| document.is_inspectors()).map_or_else(
                || format!("{}, known from another document", inspection.framework.initials()),
                |document| document.form.clone(),
            )
        }
    };
    let when = voice.when().map(Date::month_and_year).map(|when| format!("{when}, ")).unwrap_or_default();
    format!("{when}{form}")
}
