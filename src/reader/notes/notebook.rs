//! The notes as a page shows them.

use super::about::About;
use super::writing::Writing;
use record::Subject;
use record::order::sorted_by_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a reader has written about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// What it says.
    pub writing: Writing,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub updated: u64,
}

/// The notes, by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    notes: BTreeMap<About, Note>,
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
        self.get(&subject.clone().into()).map(|note| note.writing.text.as_str())
    }

    /// The text of the note on a finding, if there is one.
    pub fn text_on_finding(&self, id: &str) -> Option<&str> {
        // A search asks for every finding, and most readers have no note.
        if self.is_empty() {
            return None;
        }
        self.text_on(&Subject::Finding(id.into()))
    }

    /// How many of these have a note.
    pub fn count(&self, subjects: &[Subject]) -> usize {
        // Most readers have no note, and a page asks for every row.
        if self.is_empty() {
            return 0;
        }
        subjects.iter().filter(|subject| self.text_on(subject).is_some()).count()
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

    /// Puts in what now stands about something: a note, or none.
    pub fn put(&mut self, about: About, note: Option<Note>) {
        match note {
            Some(note) => drop(self.notes.insert(about, note)),
            None => drop(self.notes.remove(&about)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revisions::Id as _;

    #[test]
    fn the_newest_note_comes_first() {
        let mut book = Notebook::default();
        for (thread, updated) in [("a", 5), ("b", 9), ("c", 1)] {
            let about: About = Subject::Thread(thread.into()).into();
            let writing = Writing { text: thread.to_owned(), ..Writing::default() };
            book.put(about.clone(), Some(Note { about, writing, updated }));
        }
        let about = |notes: Vec<&Note>| notes.iter().map(|note| note.about.text()).collect::<Vec<_>>();
        assert_eq!(about(book.newest_first()), ["thread:b", "thread:a", "thread:c"]);
        assert_eq!(book.text_on(&Subject::Thread("c".into())), Some("c"));
        book.put(Subject::Thread("b".into()).into(), None);
        assert_eq!(about(book.iter().collect()), ["thread:a", "thread:c"]);
        assert_eq!((book.len(), book.text_on_finding("b")), (2, None));
        let threads = ["a", "b", "c", "d"].map(|id| Subject::Thread(id.into()));
        assert_eq!((book.count(&threads), book.count(&threads[1..2])), (2, 0));
    }
}
