//! The page of an area: each of its five sentences is true of any record, and its lists are what the other views show.
//!
//! The plain readings below know nothing of how the page is made: they go through the record's lists from the end.

mod cases;
mod plainly;

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use inspection_explorer::explore::AreaPage;
use inspection_explorer::explore::headline::Part;
use inspection_explorer::record::{Area, Finding, KindRole, Record};
use plainly::{
    the_comparison_is_within_one_framework, the_findings_are_counted, the_grade_is_the_last_one,
    the_open_issues_are_counted, the_topics_are_those_of_the_findings,
};
use proptest::prelude::*;

fn role(finding: &Finding) -> KindRole {
    finding.kind.entry().role
}

/// The record as if only some inspections had been: without the findings, documents and steps of the others.
fn with_inspections(record: &Record, keep: impl Fn(usize) -> bool) -> Record {
    let mut record = record.clone();
    let kept: Vec<String> =
        record.inspections.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, one)| one.id.to_string()).collect();
    let is_kept = |id: &str| kept.iter().any(|one| one == id);
    record.inspections.retain(|one| is_kept(&one.id));
    record.findings.retain(|finding| is_kept(&finding.inspection));
    record.documents.retain(|document| is_kept(&document.inspection));
    let documents: Vec<String> = record.documents.iter().map(|document| document.id.to_string()).collect();
    let speaks = |id: &str| is_kept(id) || documents.iter().any(|document| document == id);
    for thread in record.threads.iter_mut().chain(&mut record.strong) {
        thread.steps.retain(|step| speaks(&step.from));
    }
    record.threads.retain(|thread| thread.steps.iter().any(|step| step.says.is_concern()));
    record.strong.retain(|strong| !strong.steps.is_empty());
    record.plan.retain(|area| area.unit.split_once('/').is_some_and(|(document, _)| speaks(document)));
    record.indexed()
}

/// The sentences of an area's page in words.
fn said(record: &Record, area: Area) -> [String; 5] {
    AreaPage::new(record, area).said.map(|parts| parts.iter().map(Part::words).collect())
}

fn of(record: &Record, area: &str) -> [String; 5] {
    said(record, record.codebook.area(area).expect("an area"))
}

/// A made-up record in which something is changed.
fn changed(change: impl FnOnce(&mut Record)) -> Record {
    let mut record = ANYSHIRE.clone();
    change(&mut record);
    record.indexed()
}

/// All five against their plain readings, for every area.
pub fn all_are_true(record: &Record) {
    for area in &record.codebook.areas {
        let [first, second, third, fourth, fifth] = said(record, *area);
        the_grade_is_the_last_one(record, *area, &first);
        the_comparison_is_within_one_framework(record, *area, &second);
        the_findings_are_counted(record, *area, &third);
        the_topics_are_those_of_the_findings(record, *area, &fourth);
        the_open_issues_are_counted(record, *area, &fifth);
        for sentence in [first, second, third, fourth, fifth] {
            assert!(sentence.ends_with('.') && !sentence.contains("  ") && !sentence.contains(".."), "{sentence}");
        }
    }
}

#[test]
fn the_sentences_are_true_of_both_records() {
    all_are_true(&RECORD);
    all_are_true(&ANYSHIRE);
}

#[test]
fn the_sentences_are_true_on_the_day_of_every_inspection() {
    for record in [&*RECORD, &*ANYSHIRE] {
        for last in 0..=record.inspections.len() {
            all_are_true(&with_inspections(record, |at| at < last));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_sentences_are_true_of_any_inspections(kept in proptest::collection::vec(any::<bool>(), 15), made_up: bool) {
        let record = if made_up { &*ANYSHIRE } else { &*RECORD };
        all_are_true(&with_inspections(record, |at| kept[at % kept.len()]));
    }

    /// Whatever was judged together, by the press or by nobody.
    #[test]
    fn the_sentences_are_true_of_any_grades(
        jointly in proptest::collection::vec(any::<bool>(), 40),
        left_out in proptest::collection::vec(0..4u8, 40),
        status in proptest::collection::vec(0..3usize, 40),
    ) {
        let record = changed(|record| {
            let (areas, certainties) = (record.codebook.areas.clone(), record.codebook.certainties.clone());
            let mut at = 0;
            for inspection in &mut record.inspections {
                inspection.grades.retain(|_| { at += 1; left_out[at % 40] > 0 });
                for grade in &mut inspection.grades {
                    at += 1;
                    grade.status = certainties[status[at % 40] % certainties.len()];
                    // The next area is judged with it, where nothing else judges it.
                    if jointly[at % 40] && grade.areas.len() == 1 {
                        grade.areas.extend(areas.iter().copied().find(|area| *area > grade.areas[0]));
                    }
                }
            }
        });
        all_are_true(&record);
    }
}
