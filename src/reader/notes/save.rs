//! Keeping a note and taking it away again, without harm to anything else in the store.

use super::codec::{Unreadable, decode, encode, key_of};
use super::model::Note;
use super::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

/// Why a note was not kept, or not taken away.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// Under the note's key stands a value that cannot be read and could not be set aside.
    #[error(
        "In this note's place the browser keeps something that the page cannot read, and it is not written over. Your \
         note lasts until the page is closed: download your notes, make room by deleting some, and load the page again."
    )]
    Locked,
    /// Under the note's key stands a note that this page has never read.
    #[error(
        "Another note about the same finding is kept already, perhaps from another tab, and it is not written over. \
         Your note lasts until the page is closed: copy its text, load the page again, and add it to the other one."
    )]
    Another,
    /// The note could not be read again if it were kept as it is.
    #[error("This note cannot be kept as it is. {0}")]
    Unfit(Unreadable),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a note under its key. Only a readable, earlier text of the same note is ever written over.
///
/// # Errors
/// [`SaveError`] where it is not certain that the note is kept.
pub fn save(store: &dyn KeyValue, note: &Note, locked: &BTreeSet<String>) -> Result<(), SaveError> {
    let value = encode(note);
    decode(&note.target, &value).map_err(SaveError::Unfit)?;
    let key = key_of(&note.target);
    kept(store, &key, note, locked)?;
    store.set(&key, &value)?;
    if store.get(&key)?.as_ref() != Some(&value) {
        return Err(StoreError::Other("what was kept is not what was written".to_owned()).into());
    }
    Ok(())
}

/// Takes away what is kept of a note that was deleted. Only that note is ever taken away.
///
/// # Errors
/// [`SaveError`] where it is not certain that the note is gone, or where something else stands in its place.
pub fn remove(store: &dyn KeyValue, note: &Note, locked: &BTreeSet<String>) -> Result<(), SaveError> {
    let key = key_of(&note.target);
    if kept(store, &key, note, locked)? {
        store.remove(&key)?;
    }
    Ok(())
}

/// Whether the note is kept, in whatever text; an error where something else stands in its place.
fn kept(store: &dyn KeyValue, key: &str, note: &Note, locked: &BTreeSet<String>) -> Result<bool, SaveError> {
    if locked.contains(&note.target) {
        return Err(SaveError::Locked);
    }
    match store.get(key)?.map(|held| decode(&note.target, &held)) {
        None => Ok(false),
        Some(Ok(held)) if held.created == note.created => Ok(true),
        Some(Ok(_)) => Err(SaveError::Another),
        Some(Err(_)) => Err(SaveError::Locked),
    }
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;
    use serde_json::Value;

    fn note(text: &str, created: u64, updated: u64) -> Note {
        Note { target: "a".into(), text: text.into(), created, updated, ..Note::default() }
    }

    fn holding(value: &str) -> MemoryStore {
        MemoryStore::from_iter([(key_of("a"), value.to_owned())])
    }

    /// A store that says yes and keeps something else.
    struct Careless(MemoryStore);

    impl KeyValue for Careless {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.0.set(key, &value.replace("one", ""))
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.0.keys()
        }
    }

    #[test]
    fn a_note_is_kept_edited_undone_and_taken_away() {
        let (store, free) = (MemoryStore::default(), BTreeSet::new());
        for step in [note("one", 1, 1), note("two", 1, 2), note("one", 1, 1)] {
            assert_eq!(save(&store, &step, &free), Ok(()));
            assert_eq!(store.get(&key_of("a")), Ok(Some(encode(&step))));
        }
        assert_eq!(remove(&store, &note("one", 1, 1), &free), Ok(()));
        assert!(store.entries().is_empty());
        assert_eq!(remove(&store, &note("one", 1, 1), &free), Ok(()));
    }

    #[test]
    fn what_is_locked_or_unreadable_or_another_note_stays() {
        let free = BTreeSet::new();
        let locked = BTreeSet::from(["a".to_owned()]);
        let other = encode(&note("theirs", 7, 7));
        let cases = [
            (encode(&note("mine", 1, 1)), &locked, SaveError::Locked),
            ("{broken".to_owned(), &free, SaveError::Locked),
            (other.replace("\"version\":1", "\"version\":2"), &free, SaveError::Locked),
            (other, &free, SaveError::Another),
        ];
        for (held, locked, wanted) in cases {
            let store = holding(&held);
            let before = store.clone();
            assert_eq!(save(&store, &note("new", 1, 9), locked), Err(wanted.clone()), "{held}");
            assert_eq!(remove(&store, &note("new", 1, 9), locked), Err(wanted), "{held}");
            assert_eq!(store, before);
        }
    }

    #[test]
    fn a_note_that_could_not_be_read_again_is_not_kept() {
        let (store, free) = (MemoryStore::default(), BTreeSet::new());
        let long = note(&"x".repeat(super::super::NOTE_LIMIT + 1), 1, 1);
        assert_eq!(save(&store, &long, &free), Err(SaveError::Unfit(Unreadable::TooLarge)));
        let mut deep = note("deep", 1, 1);
        deep.extra.insert("deep".into(), (0..200).fold(Value::Null, |inner, _| Value::Array(vec![inner])));
        assert!(matches!(save(&store, &deep, &free), Err(SaveError::Unfit(Unreadable::NotJson(_)))));
        assert!(store.entries().is_empty());
    }

    #[test]
    fn a_store_that_keeps_something_else_is_noticed() {
        let store = Careless(MemoryStore::default());
        let refused = save(&store, &note("one", 1, 1), &BTreeSet::new()).unwrap_err();
        assert!(matches!(refused, SaveError::Store(StoreError::Other(_))), "{refused}");
    }
}
