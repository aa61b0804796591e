//! A note, and the notebook that holds the notes while the page is open.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The longest that a note's text may be, in characters.
pub const NOTE_LIMIT: usize = 10_000;

/// What a reader has written about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Note {
    /// The id of what it is about: today a finding's, as `ilacs-2024/p4.s1:strength`.
    pub target: String,
    /// What the reader wrote, as typed.
    pub text: String,
    /// When it was first written, in milliseconds since the beginning of 1970. It stays the same for the note's life.
    pub created: u64,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub updated: u64,
    /// What a later version of the app has written with it; kept as it is.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Why a text was not taken into the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This note has {characters} characters and a note can have at most {NOTE_LIMIT}: shorten it. Nothing of it has \
     been lost, and the note as it was before is still kept."
)]
pub struct TooLong {
    /// How many characters the text has.
    pub characters: usize,
}

/// What writing did to the notebook, with the former note so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// There was no note and now there is one; deleting it undoes this.
    Added,
    /// The note has a new text; restoring the former note undoes this.
    Changed(Note),
    /// The text was empty, so the note is gone; restoring the former note undoes this.
    Removed(Note),
    /// Nothing is different.
    Same,
}

/// The notes, by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    notes: BTreeMap<String, Note>,
}

impl Notebook {
    /// The note about this, if there is one.
    pub fn get(&self, target: &str) -> Option<&Note> {
        self.notes.get(target)
    }

    /// The notes in the order of what they are about.
    pub fn iter(&self) -> impl Iterator<Item = &Note> {
        self.notes.values()
    }

    /// The notes, the one that was changed last first.
    pub fn newest_first(&self) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self.iter().collect();
        notes.sort_by_key(|note| Reverse(note.updated));
        notes
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether there are no notes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Writes a text about something at the time `now`. A text of nothing but space removes the note.
    ///
    /// # Errors
    /// [`TooLong`] where the text has more than [`NOTE_LIMIT`] characters; the notebook then stays as it was.
    pub fn write(&mut self, target: &str, text: &str, now: u64) -> Result<Written, TooLong> {
        if text.trim().is_empty() {
            return Ok(self.delete(target).map_or(Written::Same, Written::Removed));
        }
        let characters = text.chars().count();
        if characters > NOTE_LIMIT {
            return Err(TooLong { characters });
        }
        let former = self.notes.get(target);
        if former.is_some_and(|note| note.text == text) {
            return Ok(Written::Same);
        }
        let (created, extra) = former.map_or((now, Map::new()), |note| (note.created, note.extra.clone()));
        let note = Note { target: target.to_owned(), text: text.to_owned(), created, updated: now, extra };
        Ok(self.restore(note).map_or(Written::Added, Written::Changed))
    }

    /// Takes a note out and hands it over, so that it can be restored.
    pub fn delete(&mut self, target: &str) -> Option<Note> {
        self.notes.remove(target)
    }

    /// Puts a note in just as it is, and hands over the one that it replaces.
    pub fn restore(&mut self, note: Note) -> Option<Note> {
        self.notes.insert(note.target.clone(), note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINDING: &str = "ilacs-2024/p4.s1:strength";

    #[test]
    fn an_edit_keeps_the_beginning_and_unknown_fields() {
        let mut book = Notebook::default();
        let extra = Map::from_iter([("colour".to_owned(), Value::from("green"))]);
        let first = Note { target: FINDING.into(), text: "one".into(), created: 1, updated: 1, extra: extra.clone() };
        book.restore(first.clone());
        assert_eq!(book.write(FINDING, "two", 5), Ok(Written::Changed(first)));
        let note = Note { target: FINDING.into(), text: "two".into(), created: 1, updated: 5, extra };
        assert_eq!(book.get(FINDING), Some(&note));
        assert_eq!(book.write(FINDING, "two", 9), Ok(Written::Same));
        assert_eq!(book.get(FINDING).unwrap().updated, 5);
    }

    #[test]
    fn an_empty_text_removes_the_note() {
        let mut book = Notebook::default();
        assert_eq!(book.write(FINDING, " \n\t", 1), Ok(Written::Same));
        assert_eq!(book.write(FINDING, " padded ", 1), Ok(Written::Added));
        assert_eq!(book.get(FINDING).unwrap().text, " padded ");
        let note = book.get(FINDING).cloned().unwrap();
        assert_eq!(book.write(FINDING, "\u{a0} \n", 2), Ok(Written::Removed(note)));
        assert!(book.is_empty());
    }

    #[test]
    fn the_limit_counts_characters_and_loses_nothing() {
        let mut book = Notebook::default();
        assert_eq!(book.write(FINDING, &"é".repeat(NOTE_LIMIT), 1), Ok(Written::Added));
        let before = book.clone();
        let refused = book.write(FINDING, &"e".repeat(NOTE_LIMIT + 1), 2).unwrap_err();
        assert_eq!(refused, TooLong { characters: 10_001 });
        assert!(refused.to_string().contains("10001 characters") && refused.to_string().contains("at most 10000"));
        assert_eq!(book, before);
    }

    #[test]
    fn the_newest_note_comes_first() {
        let mut book = Notebook::default();
        for (target, now) in [("a", 5), ("b", 9), ("c", 1)] {
            book.write(target, "text", now).unwrap();
        }
        let targets = |notes: Vec<&Note>| notes.iter().map(|note| note.target.clone()).collect::<Vec<_>>();
        assert_eq!(targets(book.newest_first()), ["b", "a", "c"]);
        assert_eq!(targets(book.iter().collect()), ["a", "b", "c"]);
    }
}
