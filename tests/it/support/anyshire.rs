//! The made-up record on which the rules are tested, and copies of it with changes.

use super::copy::Copy;
use inspection_explorer::record::source::build;
use inspection_explorer::record::{Codebook, Record};
use std::path::Path;
use std::sync::LazyLock;

/// The folder of its files.
pub const FOLDER: &str = "tests/fixtures/anyshire";

/// The record as it stands.
pub static ANYSHIRE: LazyLock<Record> = LazyLock::new(|| build(Path::new(FOLDER)).expect("the made-up record holds"));

/// The record in a JSON text, which may hold codes that this program's codebook does not list.
pub fn read(text: &str) -> Record {
    let (record, codebook) = Codebook::reading(|| serde_json::from_str::<Record>(text));
    Record { codebook, ..record.expect("the text holds a record") }.indexed()
}

/// A copy of its files that a test may change.
pub fn copy(name: &str) -> Copy {
    Copy::of(FOLDER, name)
}

/// Only these documents, which are their inspections' own, and nothing that speaks of another one.
pub fn with_documents(name: &str, kept: &[&str]) -> Copy {
    let copy = copy(name);
    let is_kept = |id: &str| kept.contains(&id.split('/').next().unwrap_or_default());
    copy.retain("documents.json", |document| is_kept(document["id"].as_str().unwrap()));
    copy.retain("inspections.json", |one| is_kept(one["id"].as_str().unwrap()));
    copy.edit("coding.csv", |text| {
        text.lines().filter(|line| line.starts_with("unit,") || is_kept(line)).map(|line| format!("{line}\n")).collect()
    });
    copy.retain("findings.json", |finding| is_kept(finding["id"].as_str().unwrap()));
    copy.write("threads.json", "[]")
        .write("raised-once.json", "[]")
        .write("plan.json", "[]")
        .write("about-plan.json", "[]");
    no_second_coding(&copy);
    copy
}

/// Takes the second coding away.
pub fn no_second_coding(copy: &Copy) {
    no_second_steps(copy);
    let head = |text: &str| format!("{}\n", text.lines().next().unwrap());
    copy.edit("second-coding.csv", head).edit("settlements.csv", head);
}

/// Takes the second coding of threads' steps away: for records without those threads.
pub fn no_second_steps(copy: &Copy) {
    copy.write("second-steps.csv", "thread,from,first,second,settled,reason\n");
}
