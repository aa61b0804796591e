//! A note, and the notebook that holds the notes while the page is open.

use super::about::About;
use crate::envelope::{Fields, Misread};
use crate::keep::{Id, Keep};
use record::Subject;
use record::order::sorted_by_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The longest that a note's text may be, in characters.
pub const NOTE_LIMIT: usize = 10_000;

/// What a reader has written about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// What the reader wrote, as typed.
    pub text: String,
    /// When it was first written, in milliseconds since the beginning of 1970. It stays the same for the note's life.
    pub created: u64,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub updated: u64,
    /// What a later version of the app has written with it; kept as it is.
    pub extra: Fields,
}

impl Keep for Note {
    const KIND: &'static str = "note";
    const NAME: &'static str = "note";
    const NAMES: &'static str = "notes";
    type Id = About;

    fn id(&self) -> About {
        self.about.clone()
    }

    fn updated(&self) -> u64 {
        self.updated
    }

    fn read(about: About, mut fields: Fields) -> Result<Self, Misread> {
        fields.take_own("subject", &about.text())?;
        let text: String = fields.take("text")?;
        fits(&text).map_err(|too_long| Misread::TooMuch(too_long.to_string()))?;
        Ok(Self { about, text, created: fields.take("created")?, updated: fields.take("updated")?, extra: fields })
    }

    fn write(&self) -> Fields {
        let named = Fields::default().with("subject", self.about.text()).with("text", &self.text);
        named.with("created", self.created).with("updated", self.updated).and(&self.extra)
    }
}

/// Why a text was not taken into the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This note has {characters} characters and a note can have at most {NOTE_LIMIT}: shorten it. Nothing is lost: your \
     text is still here, and the note as it was before is still saved"
)]
pub struct TooLong {
    /// How many characters the text has.
    pub characters: usize,
}

fn fits(text: &str) -> Result<(), TooLong> {
    let characters = text.chars().count();
    if characters > NOTE_LIMIT { Err(TooLong { characters }) } else { Ok(()) }
}

/// The notes, by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    notes: BTreeMap<About, Note>,
}

impl From<BTreeMap<About, Note>> for Notebook {
    fn from(notes: BTreeMap<About, Note>) -> Self {
        Self { notes }
    }
}

impl Notebook {
    /// The note about this, if there is one.
    pub fn get(&self, about: &About) -> Option<&Note> {
        self.notes.get(about)
    }

    /// The text of the note on a subject, if there is one.
    pub fn text_on(&self, subject: &Subject) -> Option<&str> {
        // Most readers have no note, and a search asks for every finding's.
        if self.is_empty() {
            return None;
        }
        self.get(&subject.clone().into()).map(|note| note.text.as_str())
    }

    /// The text of the note on a finding, if there is one.
    pub fn text_on_finding(&self, id: &str) -> Option<&str> {
        self.text_on(&Subject::Finding(id.into()))
    }

    /// The notes in the order of what they are about.
    pub fn iter(&self) -> impl Iterator<Item = &Note> {
        self.notes.values()
    }

    /// The notes, the one that was changed last first.
    pub fn newest_first(&self) -> Vec<&Note> {
        sorted_by_key(self.iter(), |note| Reverse(note.updated))
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether there are no notes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Writes a text about something at the time `now`. A text of nothing but space deletes the note.
    ///
    /// # Errors
    /// [`TooLong`] where the text has more than [`NOTE_LIMIT`] characters; the notebook then stays as it was.
    pub fn write(&mut self, about: &About, text: &str, now: u64) -> Result<(), TooLong> {
        if text.trim().is_empty() {
            self.delete(about);
            return Ok(());
        }
        fits(text)?;
        let former = self.notes.get(about);
        if former.is_none_or(|note| note.text != text) {
            let (created, extra) = former.map_or((now, Fields::default()), |note| (note.created, note.extra.clone()));
            self.restore(Note { about: about.clone(), text: text.to_owned(), created, updated: now, extra });
        }
        Ok(())
    }

    /// Takes a note out and hands it over, so that it can be restored.
    pub fn delete(&mut self, about: &About) -> Option<Note> {
        self.notes.remove(about)
    }

    /// Puts a note in just as it is, and hands over the one that it replaces.
    pub fn restore(&mut self, note: Note) -> Option<Note> {
        self.notes.insert(note.about.clone(), note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::{decode, encode};

    const PLAIN: &str = r#"{"version":2,"subject":"finding:a/1:b","text":"t","created":1,"updated":2}"#;

    fn finding() -> About {
        Subject::Finding("a/1:b".into()).into()
    }

    fn note(text: &str, created: u64, updated: u64) -> Note {
        Note { about: finding(), text: text.to_owned(), created, updated, extra: Fields::default() }
    }

    #[test]
    fn the_published_form_reads_and_unknown_fields_stay() {
        assert_eq!(decode(finding(), PLAIN), Ok(note("t", 1, 2)));
        assert_eq!(encode(&note("t", 1, 2)), PLAIN);
        let tagged = PLAIN.replace('}', r#","tags":[ "x",{"y":null,"n":12345678901234567890123}]}"#);
        let mut read: Note = decode(finding(), &tagged).unwrap();
        assert_eq!(encode(&read), tagged);
        read.text = "changed".to_owned();
        assert_eq!(encode(&read), tagged.replace("\"t\"", "\"changed\""));
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let cases = [
            ("{}", "it has no version"),
            (&PLAIN.replace(":2,\"s", ":3,\"s"), "a newer version of this page saved it (form 3)"),
            (&PLAIN.replace("\"text\":\"t\",", ""), "missing field `text`"),
            (&PLAIN.replace("\"t\"", "3"), "text: invalid type: integer `3`, expected a string"),
            (&PLAIN.replace(":2}", ":-2}"), "expected u64"),
            (&PLAIN.replace('{', "{\"text\":\"u\","), "duplicate field `text`"),
            (&PLAIN.replace("a/1:b", "c"), "it belongs to something else"),
            (&PLAIN.replace("\"t\"", &format!("\"{}\"", "é".repeat(NOTE_LIMIT + 1))), "10001 characters"),
        ];
        for (text, words) in cases {
            let why = decode::<Note>(finding(), text).unwrap_err().to_string();
            assert!(why.contains(words), "{words}: {why}");
        }
        let longest = PLAIN.replace("\"t\"", &format!("\"{}\"", "é".repeat(NOTE_LIMIT)));
        assert!(decode::<Note>(finding(), &longest).is_ok());
    }

    #[test]
    fn an_edit_keeps_the_beginning_and_unknown_fields() {
        let mut book = Notebook::default();
        let extra = Fields::default().with("colour", "green");
        book.restore(Note { extra: extra.clone(), ..note("one", 1, 1) });
        assert_eq!(book.write(&finding(), "two", 5), Ok(()));
        assert_eq!(book.get(&finding()), Some(&Note { extra, ..note("two", 1, 5) }));
        assert_eq!(book.write(&finding(), "two", 9), Ok(()));
        assert_eq!(book.get(&finding()).unwrap().updated, 5);
        assert_eq!(book.text_on(&Subject::Finding("a/1:b".into())), Some("two"));
    }

    #[test]
    fn an_empty_text_deletes_the_note() {
        let mut book = Notebook::default();
        assert_eq!(book.write(&finding(), " \n\t", 1), Ok(()));
        assert!(book.is_empty());
        assert_eq!(book.write(&finding(), " padded ", 1), Ok(()));
        assert_eq!(book.get(&finding()).unwrap().text, " padded ");
        assert_eq!(book.write(&finding(), "\u{a0} \n", 2), Ok(()));
        assert!(book.is_empty());
    }

    #[test]
    fn the_limit_counts_characters_and_loses_nothing() {
        let mut book = Notebook::default();
        assert_eq!(book.write(&finding(), &"é".repeat(NOTE_LIMIT), 1), Ok(()));
        let before = book.clone();
        let refused = book.write(&finding(), &"e".repeat(NOTE_LIMIT + 1), 2).unwrap_err();
        assert_eq!(refused, TooLong { characters: 10_001 });
        assert!(refused.to_string().contains("10001 characters") && refused.to_string().contains("at most 10000"));
        assert_eq!(book, before);
    }

    #[test]
    fn the_newest_note_comes_first() {
        let mut book = Notebook::default();
        for (thread, now) in [("a", 5), ("b", 9), ("c", 1)] {
            book.write(&Subject::Thread(thread.into()).into(), "text", now).unwrap();
        }
        let about = |notes: Vec<&Note>| notes.iter().map(|note| note.about.text()).collect::<Vec<_>>();
        assert_eq!(about(book.newest_first()), ["thread:b", "thread:a", "thread:c"]);
        assert_eq!(about(book.iter().collect()), ["thread:a", "thread:b", "thread:c"]);
    }
}
