//! Opening a record file. A web worker reads and checks it, off the page's own thread, and answers with the record in the
//! form in which the page has its own compiled in, or with what is wrong.

// Tests may stop where something is not as expected; the page may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

mod said;

pub use said::{
    NOT_KEPT, advised, apart, counted, elsewhere, in_size, not_a_record, not_checked, not_found, refused, told_from,
    unreadable,
};

use record::{Record, RecordId, Unpacked};
use serde::{Deserialize, Serialize};

/// How many faults are shown; all are counted.
pub const SHOWN: usize = 50;
/// How much of a file is looked at to tell a record from others, in bytes.
pub const BEGINNING: usize = 4_096;
/// What a record file calls itself.
const FORMAT: &str = "\"inspection-record\"";

/// Whether a file that begins so may be a record.
pub fn may_be(beginning: &str) -> bool {
    beginning.contains(FORMAT)
}

/// Under which name the notes on a record opened from a file are kept: apart from those on the record that is compiled in,
/// even where both are of the same authority.
pub fn owner(authority: &RecordId) -> RecordId {
    RecordId::new(format!("opened:{authority}"))
}

/// Something wrong with a file, or something in it that the page does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The part of the record in which it is, and the place there.
    pub place: String,
    /// What it is.
    pub wrong: String,
    /// What to do about it.
    pub remedy: String,
}

/// The first of many, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct First {
    /// The first, at most [`SHOWN`].
    pub shown: Vec<Told>,
    /// How many there are.
    pub all: usize,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It holds a record; its bytes follow.
    Opened {
        /// The authority's id.
        id: String,
        /// The authority's name.
        name: String,
        /// What the page does not know of it.
        advice: First,
    },
    /// It cannot be opened.
    Refused(First),
}

impl Answer {
    /// An answer with the bytes of the record, which [`unpacked`] reads. `None` where another version of the page made it.
    pub fn read(answer: &[u8]) -> Option<(Self, &[u8])> {
        postcard::take_from_bytes(answer).ok()
    }
}

/// The record in an answer, as it is shown: its notes are kept under a name for records opened from files.
///
/// # Errors
/// [`Unpacked`] where another version of the page made it.
pub fn unpacked(bytes: &[u8]) -> Result<Record, Unpacked> {
    let mut record = Record::unpack(bytes)?;
    record.authority.id = owner(&record.authority.id);
    Ok(record)
}

/// The answer to a file.
#[cfg(any(test, feature = "check"))]
pub fn answer(file: Vec<u8>) -> Vec<u8> {
    use record::source::{self, Problem};

    let first = |problems: &[Problem]| {
        let told = |problem: &Problem| Told {
            place: format!("{}, {}", problem.file, problem.place),
            wrong: problem.wrong.clone(),
            remedy: problem.remedy.clone(),
        };
        First { shown: problems.iter().take(SHOWN).map(told).collect(), all: problems.len() }
    };
    let built = source::file::build(&file);
    // It may be large, and what follows needs room too.
    drop(file);
    let (answer, record) = match built {
        Ok(source::file::FromFile { held: record, advice }) => {
            let (id, name) = (record.authority.id.to_string(), record.authority.name.clone());
            let packed = record.pack().unwrap_or_default();
            // The worker ends with its answer: it would tidy up many thousand pieces for nobody.
            core::mem::forget(record);
            (Answer::Opened { id, name, advice: first(&advice) }, packed)
        }
        Err(problems) => (Answer::Refused(first(&problems)), Vec::new()),
    };
    // Writing to memory cannot fail; what is empty is told as no answer.
    let mut bytes = postcard::to_allocvec(&answer).unwrap_or_default();
    bytes.extend(record);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::source::file;
    use std::path::Path;

    fn anyshire() -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/anyshire");
        file::write(&|file| std::fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())).unwrap()
    }

    #[test]
    fn the_page_shows_the_record_of_the_file_with_notes_apart() {
        let text = anyshire();
        let answer = answer(text.clone().into_bytes());
        let (told, bytes) = Answer::read(&answer).unwrap();
        let Answer::Opened { id, name, advice } = told else { panic!("{told:?}") };
        assert_eq!((&*id, &*name, advice.all), ("anyshire", "Anyshire", 0));
        let shown = unpacked(bytes).unwrap();
        let mut own = file::build(text.as_bytes()).unwrap().held;
        assert_ne!(shown.authority.id, own.authority.id);
        own.authority.id = owner(&own.authority.id);
        assert_eq!(shown, own);
    }

    #[test]
    fn fifty_faults_are_shown_and_all_are_counted() {
        let text = anyshire().replace("\"graded\": \"yes\"", "\"graded\": 7");
        let Some((Answer::Refused(few), [])) = Answer::read(&answer(text.into_bytes())) else { panic!() };
        assert!(few.all > 1 && few.shown.len() == few.all, "{few:?}");
        let rows: Vec<String> =
            (0..200).map(|number| format!("{{\"unit\": \"no-{number}/p1.s1\", \"kind\": \"context\", \"area\": \"overall\", \"topic\": \"-\"}},")).collect();
        let text = anyshire().replace("\"coding\": [", &format!("\"coding\": [{}", rows.concat()));
        let Some((Answer::Refused(many), [])) = Answer::read(&answer(text.into_bytes())) else { panic!() };
        assert_eq!((many.shown.len(), many.all >= 200), (SHOWN, true));
        assert!(many.shown.iter().all(|one| one.place.contains(", ") && !one.remedy.is_empty()));
    }

    #[test]
    fn an_answer_of_another_version_is_none() {
        assert_eq!(Answer::read(&[]), None);
        assert_eq!(Answer::read(&[9, 9, 9]), None);
        assert!(unpacked(&[1, 2, 3]).is_err());
    }

    #[test]
    fn a_record_is_told_from_other_files_by_its_beginning() {
        assert!(may_be(anyshire().get(..200).unwrap()));
        assert!(!may_be("{\"format\": \"inspection-explorer backup\""));
    }
}
