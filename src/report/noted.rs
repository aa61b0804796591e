//! Notes on their way out: each with what it is about, as the record names it now, and where that can be read.

use super::subject::{Described, describe};
use reader::notes::{About, Note};
use record::{Citation, Record};

/// What a note is called that is about nothing in particular.
const FREE: &str = "Free note";
/// What a note is called whose item is gone and had no name.
const GONE: &str = "About an item no longer in this record";

/// A note with what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted<'a> {
    /// The note.
    pub note: &'a Note,
    /// What it is about.
    pub title: String,
    /// Where that belongs: '2024 inspection · Care leavers · Concern'.
    pub about: String,
    /// Where it can be read.
    pub citations: Vec<Citation>,
}

/// Notes with what they are about, in their order.
pub fn noted<'a>(record: &Record, notes: &[&'a Note]) -> Vec<Noted<'a>> {
    notes.iter().map(|note| of(record, note)).collect()
}

fn of<'a>(record: &Record, note: &'a Note) -> Noted<'a> {
    let former = Some(note.writing.of.clone()).filter(|title| !title.trim().is_empty());
    let described = note.about.subject().and_then(|subject| describe(record, subject));
    match (described, &note.about) {
        (Some(Described { title, about, citations }), _) => Noted { note, title, about, citations },
        (None, About::Free(_)) => {
            let title = former.unwrap_or_else(|| FREE.to_owned());
            Noted { note, title, about: String::new(), citations: Vec::new() }
        }
        (None, _) => {
            let about = former.as_ref().map(|_| "No longer in this record".to_owned()).unwrap_or_default();
            Noted { note, title: former.unwrap_or_else(|| GONE.to_owned()), about, citations: Vec::new() }
        }
    }
}

impl Noted<'_> {
    /// What the note says of itself besides its text: 'Question for the meeting · To do · Tags: budget, homes'.
    pub fn marks(&self) -> String {
        let writing = &self.note.writing;
        let asks = writing.asks.then(|| "Question for the meeting".to_owned());
        let state = writing.state.map(|state| state.label().to_owned());
        let tags = (!writing.tags.is_empty()).then(|| format!("Tags: {}", writing.tags_text()));
        [asks, state, tags].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
