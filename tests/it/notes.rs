//! Notes: every step can be undone, and the file to take away holds everything.

use crate::support::kept::*;
use inspection_explorer::keep::{Id, decode, encode};
use inspection_explorer::notes::*;
use inspection_explorer::shelf::{Loaded, Shelf};
use inspection_explorer::store::MemoryStore;
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The file that a reader takes away.
#[derive(Deserialize)]
struct File {
    notes: Vec<Box<RawValue>>,
    set_aside: Vec<Unread>,
}

#[derive(Deserialize)]
struct Unread {
    key: String,
    value: String,
}

/// A note as somebody may have left it.
fn any_note() -> impl Strategy<Value = Note> {
    (any_id::<Note>(), any_text(), any::<u64>(), any::<u64>(), any_fields()).prop_map(
        |(own, text, created, updated, more)| {
            let plain = Note { text, created, ..Note::of(id::<Note>(&own), "", updated) };
            decode(id::<Note>(&own), &with_fields(&encode(&plain), &more)).unwrap()
        },
    )
}

fn book_of(notes: Vec<Note>) -> Notebook {
    let mut book = Notebook::default();
    for note in notes {
        book.restore(note);
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_download_holds_every_note_and_every_value(notes in vec(any_note(), 0..4), unread in vec((any_text(), any_text()), 0..4)) {
        let book = book_of(notes);
        let text = to_json(&book, &unread);
        // Each note stands in it to the letter, whatever a newer version has written with it.
        let file: File = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(file.notes.iter().map(|note| note.get().to_owned()).collect::<Vec<_>>(), book.iter().map(encode).collect::<Vec<_>>());
        prop_assert_eq!(file.set_aside.into_iter().map(|value| (value.key, value.value)).collect::<Vec<_>>(), unread);
    }

    #[test]
    fn every_step_can_be_undone(notes in vec(any_note(), 0..4), steps in vec((any_id::<Note>(), prop::option::of(any_text())), 0..9)) {
        let store = MemoryStore::default();
        let Loaded { mut shelf, .. } = Shelf::<Note>::load(&store, &record());
        let mut book = book_of(notes);
        let start = book.clone();
        let mut keep = |book: &Notebook, about: &About| match book.get(about) {
            Some(note) => shelf.save(&store, note),
            None => shelf.remove(&store, about),
        };
        for note in start.iter() {
            prop_assert_eq!(keep(&book, &note.about), Ok(()));
        }
        let mut undo = Vec::new();
        for (now, (own, text)) in (1u64..).zip(steps) {
            let about = id::<Note>(&own);
            let former = book.get(&about).cloned();
            match text {
                Some(text) => prop_assert_eq!(book.write(&about, &text, now), Ok(())),
                None => prop_assert_eq!(book.delete(&about), former.clone()),
            }
            prop_assert_eq!(keep(&book, &about), Ok(()));
            undo.push((about, former));
        }
        let saved = |store: &MemoryStore| Notebook::from(Shelf::<Note>::load(store, &record()).values);
        prop_assert_eq!(&saved(&store), &book);
        for (about, former) in undo.into_iter().rev() {
            match former {
                Some(former) => drop(book.restore(former)),
                None => drop(book.delete(&about)),
            }
            prop_assert_eq!(keep(&book, &about), Ok(()));
        }
        prop_assert_eq!(&book, &start);
        prop_assert_eq!(&saved(&store), &start);
        prop_assert!(start.iter().all(|note| note.about.text() == note.about.to_string()));
    }
}
