//! Every computed sentence against a slow and plain reading of the data, over records made at random: no sentence may claim
//! what its record does not hold. The readings know nothing of how the sentences are made.

mod areas;
mod charts;
mod everywhere;
mod files;
mod grades;
mod others;
mod plans;
mod sound;
mod threads;

use crate::generated::{Made, many};
use inspection_explorer::record::{Area, Grade, Inspection, Record};
use inspection_explorer::threads::courses;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many records each reading is tried on.
const RECORDS: u64 = 160;

/// Tries a reading on many records, and says of which it fails.
fn on_many(read: impl Fn(&Record)) {
    on(RECORDS, read);
}

/// Tries a reading on so many records.
fn on(number: u64, read: impl Fn(&Record)) {
    for Made { seed, record, states } in many(number) {
        let told = catch_unwind(AssertUnwindSafe(|| read(&record)));
        assert!(told.is_ok(), "it fails for the record of the seed {seed}, which has: {states:?}");
    }
}

/// The grades that an inspection gave an area.
fn grades_of(one: &Inspection, area: Area) -> Vec<&Grade> {
    one.grades.iter().filter(|grade| grade.areas.contains(&area)).collect()
}

/// Whether an inspection judged any of today's areas.
fn judges(one: &Inspection) -> bool {
    one.grades.iter().any(|grade| !grade.areas.is_empty())
}

/// Whether grades of the two may be compared.
fn alike(one: &Inspection, other: &Inspection) -> bool {
    one.framework == other.framework && one.authority == other.authority
}

/// What an area is called in a sentence.
fn called(area: Area) -> String {
    if area.is_overall() { "services overall".to_owned() } else { lower(area.label()) }
}

/// With a small first letter.
fn lower(words: &str) -> String {
    words[..1].to_ascii_lowercase() + &words[1..]
}

/// 'a, b and c', as a person writes it.
fn in_a_row(words: &[String]) -> String {
    let mut row = String::new();
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            row += if place + 1 == words.len() { " and " } else { ", " };
        }
        row += word;
    }
    row
}

/// The reading of threads is tried on issues of every state.
#[test]
fn there_is_something_to_read() {
    let issues: usize = many(RECORDS).map(|made| courses(&made.record).len()).sum();
    let findings: usize = many(RECORDS).map(|made| made.record.findings.len()).sum();
    assert!(issues > 100 && findings > 1000, "{issues} issues, {findings} findings");
}
