//! A full store: what is in it stays untouched, and there is a way to make room.

use super::faults::{Deed, SESSION, act, open, seen};
use crate::support::pages::{about, texts, writing};
use inspection_explorer::record::Progress;
use inspection_explorer::shelf::{Deletion, How, SaveError};
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};

fn used(store: &MemoryStore) -> usize {
    store.entries().iter().map(|(key, value)| key.len() + value.len()).sum()
}

/// The same entries in a store that is full to the last byte.
fn filled(store: &MemoryStore) -> MemoryStore {
    let full = MemoryStore::with_capacity(used(store));
    store.entries().iter().for_each(|(key, value)| full.set(key, value).unwrap());
    full
}

#[test]
fn a_full_store_refuses_and_nothing_in_it_is_touched() {
    let roomy = MemoryStore::default();
    let mut first = open(&roomy, 1);
    for deed in &SESSION[..6] {
        act(&mut first, &roomy, deed, 1_500).unwrap();
    }
    let store = filled(&roomy);
    let before = store.entries();
    let mut desk = open(&store, 2);
    for deed in [
        Deed::Note("a", Some("more"), How::DONE),
        Deed::Note("c", Some("new"), How::DRAFT),
        Deed::Status(Some(Progress::Blocked)),
        Deed::Briefing("h", &["finding:z"]),
    ] {
        assert!(matches!(act(&mut desk, &store, &deed, 2_000), Err(SaveError::Store(_, StoreError::Full))), "{deed:?}");
        assert_eq!(store.entries(), before);
        assert_eq!(desk.unsaved(), Some(&StoreError::Full));
    }
    assert_eq!(desk.note(&about("a")).unwrap().writing.text, "more");
    assert_eq!((desk.notes.trouble(&about("a")), desk.notes.trouble(&about("b"))), (Some(&StoreError::Full), None));
    assert_eq!(desk.retry(&store), []);
    // In a store with room again, it is saved.
    assert_eq!(desk.retry(&roomy).len(), 4);
    assert_eq!(desk.unsaved(), None);
    assert_eq!(seen(&open(&roomy, 3)), seen(&desk));
}

#[test]
fn in_a_full_store_a_note_can_be_deleted_into_the_bin_at_the_cost_of_its_oldest_texts() {
    let roomy = MemoryStore::default();
    let mut first = open(&roomy, 1);
    for text in ["oldest", "older", "old", "last"] {
        first.write_note(&roomy, &about("a"), Some(writing(&text.repeat(9))), How::DONE, 1_500).unwrap();
    }
    first.write_note(&roomy, &about("b"), Some(writing("other")), How::DONE, 1_500).unwrap();
    let store = filled(&roomy);
    let mut desk = open(&store, 2);
    let deleted = desk.delete_note(&store, &about("a"), 2_000).unwrap();
    assert_eq!(deleted, Deletion::WithoutHistory(1));
    for desk in [&desk, &open(&store, 3)] {
        assert_eq!((desk.note(&about("a")), desk.unsaved()), (None, None));
        let kept = ["older", "old", "last"].map(|text| text.repeat(9));
        assert_eq!(texts(desk, "a"), kept.into());
        assert_eq!(desk.notes.get(&about("a")).unwrap().heads().len(), 1);
        assert_eq!(desk.note(&about("b")).unwrap().writing.text, "other");
    }
}

#[test]
fn in_a_full_store_without_history_a_note_is_deleted_for_good() {
    for (text, mine) in [("", false), ("t", false), ("some words", false), ("some words", true)] {
        let roomy = MemoryStore::default();
        let mut first = open(&roomy, 1);
        first.write_note(&roomy, &about("a"), Some(writing(text)), How::WHOLE, 1_500).unwrap();
        let store = filled(&roomy);
        let mut other = open(&store, 7);
        let mut desk = if mine { first } else { open(&store, 2) };
        assert_eq!(desk.delete_note(&store, &about("a"), 2_000), Ok(Deletion::ForGood));
        assert_eq!((desk.check(&store), desk.note(&about("a")), desk.unsaved()), (vec![], None, None));
        assert_eq!(open(&store, 3).note(&about("a")), None);
        assert!(!store.entries().values().any(|held| held.contains("some words")));
        // Other pages hear of it, and of no loss.
        let (key, held) = store.entries().into_iter().next().unwrap();
        other.hear(&key, Some(&held));
        assert_eq!((other.note(&about("a")), other.unsaved()), (None, None));
        // It can be written anew, here and there.
        desk.write_note(&roomy, &about("a"), Some(writing("new")), How::WHOLE, 3_000).unwrap();
        assert_eq!(desk.note(&about("a")).unwrap().writing.text, "new");
    }
}

#[test]
fn in_a_full_store_what_an_earlier_version_keeps_can_be_deleted_too() {
    let key = "inspection-explorer/v2/milton-keynes/note/thread:a".to_owned();
    let value = r#"{"version":2,"subject":"thread:a","text":"t","created":1,"updated":2}"#.to_owned();
    let store = filled(&MemoryStore::from_iter([(key, value)]));
    let mut desk = open(&store, 1);
    assert_eq!(desk.delete_note(&store, &about("a"), 2_000), Ok(Deletion::ForGood));
    assert_eq!((desk.note(&about("a")), desk.unsaved(), store.entries().len()), (None, None, 0));
    assert_eq!(open(&store, 2).note(&about("a")), None);
}

#[test]
fn in_a_full_store_entries_and_statuses_can_be_taken_away() {
    let roomy = MemoryStore::default();
    let mut first = open(&roomy, 1);
    act(&mut first, &roomy, &Deed::Status(Some(Progress::Done)), 1_500).unwrap();
    act(&mut first, &roomy, &Deed::Briefing("", &["finding:x"]), 1_501).unwrap();
    for deed in [Deed::Status(None), Deed::Briefing("", &[])] {
        let store = filled(&roomy);
        let mut desk = open(&store, 2);
        assert_eq!(act(&mut desk, &store, &deed, 2_000), Ok(()), "{deed:?}");
        assert_eq!(desk.unsaved(), None);
        assert_eq!(seen(&open(&store, 3)), seen(&desk), "{deed:?}");
    }
}
