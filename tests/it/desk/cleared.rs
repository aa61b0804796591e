//! A store that is cleared, or written by others meanwhile.

use super::faults::{SESSION, act, open, seen};
use crate::support::pages::{Pages, about, texts, writing};
use inspection_explorer::revisions::Bounds;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};

#[test]
fn a_store_that_is_cleared_elsewhere_is_told_and_saved_again_with_its_history() {
    for told in [false, true] {
        let mut pages = Pages::new(2);
        for deed in &SESSION {
            pages.deed(0, |desk, store, now| act(desk, store, deed, now)).unwrap();
        }
        pages.write(1, "b", Some("new"), How::DONE).unwrap();
        pages.write(1, "b", Some("newer"), How::DONE).unwrap();
        pages.write(0, "a", Some("half"), How::DRAFT).unwrap();
        pages.hear_all();
        let before = pages.store.store.entries();
        let shown = seen(&pages.open[0].desk);
        let found = texts(&pages.open[0].desk, "a");
        pages.clear();
        if told {
            pages.hear_all();
        } else {
            for page in [0, 1] {
                assert!(!pages.deed(page, |desk, store, _| desk.check(store)).is_empty());
            }
        }
        for page in [0, 1] {
            let desk = &pages.open[page].desk;
            let here = seen(desk);
            assert_eq!((&here.0, &here.1, &here.2, &here.3), (&shown.0, &shown.1, &shown.2, &shown.3), "told {told}");
            // Another page's draft whose key is gone was dropped there, for all that can be known.
            assert!(here.4 == shown.4 || (told && page == 1), "told {told}: nothing goes from the page");
            assert_eq!(desk.unsaved(), Some(&StoreError::Gone));
            let missing: Vec<String> = found.difference(&texts(desk, "a")).cloned().collect();
            assert_eq!(missing.is_empty(), !(told && page == 1), "{missing:?}");
            assert_eq!(desk.unsaved_briefing(), Some(&StoreError::Gone));
            assert!(["a", "b"].iter().all(|name| desk.notes.trouble(&about(name)) == Some(&StoreError::Gone)));
        }
        let (one, other) = if told { (0, 1) } else { (1, 0) };
        pages.deed(one, |desk, store, _| desk.retry(store));
        assert!(pages.store.store.entries().is_empty(), "whoever cleared it may have meant to");
        pages.deed(one, |desk, store, _| desk.save_all(store));
        assert_eq!(pages.open[one].desk.unsaved(), None);
        pages.hear_all();
        assert_eq!(pages.open[other].desk.unsaved(), None, "another page has saved it");
        assert_eq!(seen(&pages.open[other].desk), shown);
        let after = pages.store.store.entries();
        let missing: Vec<_> = before.iter().filter(|(key, value)| after.get(*key) != Some(value)).collect();
        assert!(missing.is_empty(), "told {told}: {missing:?}");
    }
}

#[test]
fn saving_again_writes_over_nothing_that_is_later() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("one"), How::WHOLE).unwrap();
    pages.hear_all();
    pages.clear();
    pages.hear_all();
    // The writer goes on; the other page has not heard of it when it saves its own again.
    pages.write(0, "a", Some("one two"), How::WHOLE).unwrap();
    pages.deed(1, |desk, store, _| desk.save_all(store));
    assert_eq!(pages.found("a"), ["one two".to_owned()].into());
    assert_eq!(pages.text(1, "a").as_deref(), Some("one two"));
    // And where it was too late to look, the writer is told, and saves it.
    let key = pages.store.keys().unwrap().remove(0);
    let old = pages.store.get(&key).unwrap().unwrap().replace(" two", "").replace("\"at\":1002", "\"at\":1001");
    pages.store.set(&key, &old).unwrap();
    pages.open[0].desk.hear(&key, Some(&old));
    assert!(pages.open[0].desk.unsaved().is_some());
    pages.deed(0, |desk, store, _| desk.retry(store));
    assert_eq!((pages.open[0].desk.unsaved(), pages.found("a")), (None, ["one two".to_owned()].into()));
}

#[test]
fn what_comes_out_of_a_file_is_not_taken_for_saved() {
    let store = MemoryStore::default();
    let mut desk = open(&store, 1);
    desk.write_note(&store, &about("a"), Some(writing("one")), How::DONE, 2_000).unwrap();
    let (key, text) = store.entries().into_iter().next().unwrap();
    store.remove(&key).unwrap();
    desk.hear(&key, None);
    desk.take(&key, &text);
    assert_eq!(desk.unsaved(), Some(&StoreError::Gone));
    desk.hear(&key, Some(&text));
    assert_eq!(desk.unsaved(), None);
}

#[test]
fn a_bin_that_another_page_empties_is_no_loss() {
    for reversed in [false, true] {
        let mut pages = Pages::new(2);
        pages.write(0, "a", Some("one"), How::DONE).unwrap();
        pages.write(0, "a", Some("two"), How::DONE).unwrap();
        pages.write(0, "a", None, How::CHOSEN).unwrap();
        pages.hear_all();
        let now = pages.now + 31 * 24 * 60 * 60 * 1000;
        pages.deed(0, |desk, store, _| desk.prune(store, &Bounds::OWN, now));
        assert!(pages.store.store.entries().is_empty());
        if reversed {
            let unheard = core::mem::take(&mut pages.open[1].unheard);
            pages.open[1].unheard = unheard.into_iter().rev().collect();
        }
        pages.hear_all();
        assert_eq!((pages.open[1].desk.unsaved(), pages.text(1, "a")), (None, None));
    }
    // A deletion that alone is gone is told: what it deleted would be there again.
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    pages.write(0, "a", None, How::CHOSEN).unwrap();
    pages.hear_all();
    let entries = pages.store.store.entries();
    let (key, _) = entries.iter().find(|(_, held)| held.contains("deleted")).unwrap();
    pages.store.remove(key).unwrap();
    pages.open[1].desk.hear(key, None);
    assert_eq!(pages.open[1].desk.unsaved(), Some(&StoreError::Gone));
    pages.open[1].desk.save_all(&pages.store);
    assert_eq!(pages.found("a"), ["one".to_owned()].into());
    assert_eq!(open(&pages.store, 9).note(&about("a")), None);
}
