//! Every fault that somebody may make in a record's files: each is made in the sound made-up record, and found there with
//! its file, its place, what is wrong and what to do. A row fails where its check is gone, or where another one finds
//! something too that is not wrong.

mod codebook;
mod coding;
mod dates;
mod documents;
mod findings;
mod folder;
mod grades;
mod ids;
mod json;
mod links;
mod others;
mod plan;
mod reading;
mod second;
mod signs;
mod tables;
mod threads;

use crate::support::anyshire::FOLDER;
use inspection_explorer::record::source::files::read_all;
use inspection_explorer::record::source::names::ALL;
use inspection_explorer::record::source::text::{Unreadable, decode};
use inspection_explorer::record::source::{Checked, Level, Problem, Strictness, checked_files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The bytes of a folder's files.
type Files = BTreeMap<&'static str, Vec<u8>>;

/// How a file is spoilt.
enum Change {
    /// The first of these words is replaced by the other.
    Swap(&'static str, &'static str),
    /// The same in several files.
    Swaps(&'static [(&'static str, &'static str, &'static str)]),
    /// Its text is another one.
    Edit(fn(&str) -> String),
    /// Its bytes are others.
    Bytes(fn(&[u8]) -> Vec<u8>),
    /// It is gone.
    Gone,
}

use Change::{Bytes, Edit, Gone, Swap, Swaps};

/// A fault and what must be said of it.
struct Fault {
    name: &'static str,
    file: &'static str,
    change: Change,
    level: Level,
    told_in: &'static str,
    place: &'static str,
    wrong: &'static str,
    remedy: &'static str,
    alone: bool,
}

/// Something wrong in a file that must be told there.
const fn row(
    level: Level,
    name: &'static str,
    file: &'static str,
    change: Change,
    [place, wrong, remedy]: [&'static str; 3],
) -> Fault {
    Fault { name, file, change, level, told_in: file, place, wrong, remedy, alone: true }
}

const fn fault(name: &'static str, file: &'static str, change: Change, told: [&'static str; 3]) -> Fault {
    row(Level::Fault, name, file, change, told)
}

const fn slip(name: &'static str, file: &'static str, change: Change, told: [&'static str; 3]) -> Fault {
    row(Level::Slip, name, file, change, told)
}

const fn advice(name: &'static str, file: &'static str, change: Change, told: [&'static str; 3]) -> Fault {
    row(Level::Advice, name, file, change, told)
}

impl Fault {
    /// It is told in another file than the one that was changed.
    const fn told_in(mut self, file: &'static str) -> Self {
        self.told_in = file;
        self
    }

    /// Other things follow from it, and are told too.
    const fn among_others(mut self) -> Self {
        self.alone = false;
        self
    }
}

static SOUND: LazyLock<Files> = LazyLock::new(|| {
    let file = |name: &&'static str| Some((*name, std::fs::read(Path::new(FOLDER).join(name)).ok()?));
    ALL.iter().filter_map(file).collect()
});

/// Everything that is said of these files.
fn problems(files: &Files) -> Vec<Problem> {
    let text = |file: &'static str| files.get(file).ok_or(Unreadable::Missing(None)).and_then(|bytes| decode(bytes));
    let Checked { record, advice } = checked_files(read_all(&text), Strictness::Editing);
    record.err().into_iter().flatten().chain(advice).collect()
}

/// The sound files with one fault.
fn spoilt(fault: &Fault) -> Files {
    let mut files = SOUND.clone();
    let text = |files: &Files, file: &str| String::from_utf8(files[file].clone()).unwrap();
    let swap = |files: &mut Files, file: &'static str, from: &str, to: &str| {
        let before = text(files, file);
        assert!(before.contains(from), "{}: '{from}' is in {file}", fault.name);
        files.insert(file, before.replacen(from, to, 1).into_bytes());
    };
    match &fault.change {
        Swap(from, to) => swap(&mut files, fault.file, from, to),
        Swaps(swaps) => swaps.iter().for_each(|(file, from, to)| swap(&mut files, file, from, to)),
        Edit(edit) => drop(files.insert(fault.file, edit(&text(&SOUND, fault.file)).into_bytes())),
        Bytes(edit) => drop(files.insert(fault.file, edit(&SOUND[fault.file]))),
        Gone => drop(files.remove(fault.file).expect("it was there")),
    }
    assert!(files != *SOUND, "{}: the change changes something", fault.name);
    files
}

/// All rows.
fn all() -> Vec<Fault> {
    [
        codebook::faults(),
        coding::faults(),
        dates::faults(),
        documents::faults(),
        findings::faults(),
        grades::faults(),
        ids::faults(),
        json::faults(),
        links::faults(),
        others::faults(),
        plan::faults(),
        reading::faults(),
        second::faults(),
        signs::faults(),
        tables::faults(),
        threads::faults(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Words of the library that reads JSON, which no editor should have to understand.
const FOREIGN: [&str; 15] = [
    "missing field",
    "unknown field",
    "unknown variant",
    "duplicate field",
    "invalid type",
    "invalid value",
    "invalid length",
    "invalid number",
    "expected",
    "EOF",
    " at line ",
    "trailing",
    "recursion",
    "key must be",
    "serde",
];

/// What is amiss with how a fault is told; nothing where all is well.
fn amiss(fault: &Fault) -> Option<String> {
    let found = problems(&spoilt(fault));
    let told = |problem: &&Problem| {
        problem.file == fault.told_in
            && problem.place == fault.place
            && problem.level == fault.level
            && problem.wrong.contains(fault.wrong)
            && problem.remedy.contains(fault.remedy)
    };
    let list = || found.iter().map(|problem| format!("\n  {:?} {problem}", problem.level)).collect::<String>();
    let number = found.iter().filter(told).count();
    let foreign = found.iter().find_map(|problem| {
        let said = format!("{} {}", problem.wrong, problem.remedy);
        FOREIGN.into_iter().find(|word| said.contains(word))
    });
    let wanted = [fault.told_in, fault.place, fault.wrong, fault.remedy];
    if number != 1 {
        Some(format!("{}: {wanted:?} ({:?}) told {number} times in{}", fault.name, fault.level, list()))
    } else if fault.alone && found.len() != 1 {
        Some(format!("{}: not told alone:{}", fault.name, list()))
    } else {
        foreign.map(|word| format!("{}: says '{word}':{}", fault.name, list()))
    }
}

#[test]
fn nothing_is_wrong_with_the_sound_record() {
    assert_eq!(problems(&SOUND), []);
}

#[test]
fn every_fault_is_found_with_file_place_and_remedy() {
    let faults = all();
    assert!(faults.len() >= 150, "{} faults", faults.len());
    let names: BTreeSet<&str> = faults.iter().map(|fault| fault.name).collect();
    assert_eq!(names.len(), faults.len(), "two rows have one name");
    let amiss: Vec<String> = faults.iter().filter_map(amiss).collect();
    assert!(amiss.is_empty(), "{} of {}:\n{}", amiss.len(), faults.len(), amiss.join("\n"));
}

#[test]
fn faults_in_all_files_are_told_at_once() {
    let mut files = SOUND.clone();
    let mut wanted = BTreeSet::new();
    // One fault for each file, of those that leave its records readable.
    for fault in all() {
        if let Swap(from, to) = fault.change
            && fault.told_in == fault.file
            && fault.alone
            && !wanted.contains(fault.file)
            && !fault.wrong.contains("which is not a date")
            && !["json", "table", "code-"].iter().any(|kind| fault.name.starts_with(kind))
        {
            let text = String::from_utf8(files[fault.file].clone()).unwrap();
            files.insert(fault.file, text.replacen(from, to, 1).into_bytes());
            wanted.insert(fault.file);
        }
    }
    let told: BTreeSet<&str> = problems(&files).iter().map(|problem| problem.file).collect();
    assert!(wanted.len() >= 12 && wanted.is_subset(&told), "{wanted:?} in {told:?}");
}

#[test]
fn a_reader_may_open_what_an_editor_must_correct() {
    let opened = |fault: &Fault| {
        let files = spoilt(fault);
        let text =
            |file: &'static str| files.get(file).ok_or(Unreadable::Missing(None)).and_then(|bytes| decode(bytes));
        checked_files(read_all(&text), Strictness::Opening)
    };
    for fault in all().iter().filter(|fault| fault.alone) {
        let Checked { record, advice } = opened(fault);
        assert_eq!(record.is_ok(), fault.level < Level::Fault, "{}", fault.name);
        assert_eq!(advice.len(), usize::from(fault.level < Level::Fault), "{}", fault.name);
    }
}
