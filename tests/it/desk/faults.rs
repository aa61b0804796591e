//! Whatever the store refuses: no deed is lost from the page, what is said to be saved is in the store, and the rest is told
//! and saved as soon as that is possible.

use crate::support::failing::{Failing, Fault, faults};
use crate::support::pages::{Pages, about, record, texts, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::Writing;
use inspection_explorer::record::Progress;
use inspection_explorer::revisions::{Bounds, Stage};
use inspection_explorer::shelf::{Deletion, How, SaveError};
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::Cell;

fn open(store: &dyn KeyValue, random: u64) -> Desk {
    Desk::open(store, &record(), random, 1_000)
}

/// What a reader does.
#[derive(Clone, Debug)]
enum Deed {
    Note(&'static str, Option<&'static str>, How),
    DropDraft(&'static str),
    Delete(&'static str),
    Status(Option<Progress>),
    Briefing(&'static str, &'static [&'static str]),
}

const SESSION: [Deed; 13] = [
    Deed::Note("a", Some("a"), How::DRAFT),
    Deed::Note("a", Some("ab"), How::WHOLE),
    Deed::Note("a", Some("abc"), How::DRAFT),
    Deed::Note("a", Some("abc"), How::WHOLE),
    Deed::Note("a", Some("xyz"), How::DONE),
    Deed::Note("b", Some("one"), How::CHOSEN),
    Deed::Note("b", Some("half"), How::DRAFT),
    Deed::DropDraft("b"),
    Deed::Delete("b"),
    Deed::Status(Some(Progress::Done)),
    Deed::Briefing("h", &["finding:x", "finding:y"]),
    Deed::Briefing("h2", &["finding:y"]),
    Deed::Status(None),
];

fn act(desk: &mut Desk, store: &dyn KeyValue, deed: &Deed, now: u64) -> Result<(), SaveError> {
    match deed {
        Deed::Note(name, text, how) => desk.write_note(store, &about(name), text.map(writing), *how, now),
        Deed::DropDraft(name) => desk.notes.drop_draft(store, &about(name)),
        Deed::Delete(name) => desk.delete_note(store, &about(name), now).map(drop),
        Deed::Status(progress) => {
            let said = progress.map(|progress| Said { progress, on: None });
            desk.write_status(store, &"c/1".into(), said, now)
        }
        Deed::Briefing(heading, tokens) => {
            let mut wanted = desk.briefing();
            wanted.set_heading(heading).unwrap();
            let items: Vec<Item> = wanted.items().to_vec();
            items.iter().for_each(|item| drop(wanted.remove(item)));
            tokens.iter().for_each(|token| drop(wanted.add(Item::from_token(token)).unwrap()));
            desk.write_briefing(store, &wanted, now)
        }
    }
}

/// What a reader sees.
fn seen(desk: &Desk) -> (Vec<(String, Writing)>, Vec<String>, String, Vec<String>, Vec<Option<String>>) {
    let notes = desk.notebook().iter().map(|note| (note.about.to_string(), note.writing.clone())).collect();
    let statuses = desk.all_statuses().iter().map(|(action, said)| format!("{action} {}", said.words())).collect();
    let briefing = desk.briefing();
    let items = briefing.items().iter().map(Item::token).collect();
    let draft = |name| Some(desk.notes.get(&about(name))?.draft()?.1.content.as_ref()?.text.clone());
    (notes, statuses, briefing.heading().to_owned(), items, ["a", "b"].map(draft).into())
}

#[test]
fn a_store_that_fails_at_any_call_loses_no_deed() {
    let sound = MemoryStore::default();
    let counting = Failing::new(&sound, Fault { at: usize::MAX, for_good: false, done: false });
    let mut wanted = open(&counting, 1);
    let after: Vec<_> = SESSION
        .iter()
        .zip(1_u64..)
        .map(|(deed, n)| {
            act(&mut wanted, &counting, deed, 2_000 + n).unwrap();
            seen(&wanted)
        })
        .collect();
    for fault in faults(counting.calls() + 20) {
        let memory = MemoryStore::default();
        let store = Failing::new(&memory, fault);
        let mut desk = open(&store, 1);
        for ((deed, n), after) in SESSION.iter().zip(1_u64..).zip(&after) {
            let done = act(&mut desk, &store, deed, 2_000 + n);
            // A draft that the store does not let go is still there, and said to be.
            if !matches!(deed, Deed::DropDraft(_)) {
                assert_eq!(seen(&desk).0, after.0, "{fault:?} {deed:?}");
                assert_eq!(
                    (seen(&desk).1, seen(&desk).2, seen(&desk).3),
                    (after.1.clone(), after.2.clone(), after.3.clone())
                );
                assert!(done.is_ok() || desk.unsaved().is_some(), "{fault:?} {deed:?} is not told");
            }
            // What is told as saved is in the store: whoever opens it now sees it.
            if desk.unsaved().is_none() {
                let again = open(&MemoryStore::from_iter(memory.entries()), 2);
                let (again, here) = (seen(&again), seen(&desk));
                assert_eq!(
                    (again.0, again.1, again.2, again.3),
                    (here.0, here.1, here.2, here.3),
                    "{fault:?} {deed:?}"
                );
                // Where a store lets a draft go, says that it did not and cannot be asked, nobody can know.
                assert!(fault.done || again.4 == here.4, "{fault:?} {deed:?}");
            }
        }
        // When the fault is over everything can be saved.
        desk.retry(&memory);
        assert_eq!(desk.unsaved(), None, "{fault:?}");
        assert_eq!(desk.check(&memory), [], "{fault:?}");
        let again = open(&memory, 3);
        assert_eq!(
            (seen(&again).0, seen(&again).1, seen(&again).3),
            (seen(&desk).0, seen(&desk).1, seen(&desk).3),
            "{fault:?}"
        );
        assert_eq!(texts(&again, "a").is_superset(&["abc".to_owned(), "xyz".to_owned()].into()), true, "{fault:?}");
        assert_eq!(again.unread().count(), 0);
    }
}

#[test]
fn letting_go_at_a_store_that_fails_brings_nothing_back() {
    let day = 24 * 60 * 60 * 1000;
    let store = MemoryStore::default();
    let mut desk = open(&store, 1);
    for (n, deed) in (1_u64..).zip(&SESSION) {
        act(&mut desk, &store, deed, 1_000 + n).unwrap();
    }
    for n in 0..60 {
        act(&mut desk, &store, &Deed::Note("a", Some(["x", "y"][n % 2]), How::DONE), 2_000 + n as u64).unwrap();
    }
    let before = store.entries();
    for now in [3_000, 31 * day] {
        let sound = open(&MemoryStore::from_iter(before.clone()), 9);
        let counting = MemoryStore::from_iter(before.clone());
        let failing = Failing::new(&counting, Fault { at: usize::MAX, for_good: false, done: false });
        Desk::open(&failing, &record(), 5, now);
        for fault in faults(failing.calls()) {
            let store = MemoryStore::from_iter(before.clone());
            Desk::open(&Failing::new(&store, fault), &record(), 5, now);
            let again = Desk::open(&store, &record(), 6, now);
            assert_eq!(seen(&again), seen(&sound), "{fault:?}");
            let log = again.notes.get(&about("a")).unwrap();
            assert_eq!((log.others().len(), log.heads().len()), (0, 1), "{fault:?}");
            assert!(again.notes.get(&about("b")).is_none_or(|log| log.current().is_none()));
        }
    }
}

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

/// A store that is blocked until it is allowed.
struct Blocked<'a>(&'a MemoryStore, Cell<bool>);

impl Blocked<'_> {
    fn unless<T>(&self, act: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        if self.1.get() { Err(StoreError::Blocked) } else { act() }
    }
}

impl KeyValue for Blocked<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.unless(|| self.0.get(key))
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.unless(|| self.0.set(key, value))
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.unless(|| self.0.remove(key))
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.unless(|| self.0.keys())
    }
}

#[test]
fn storage_blocked_at_first_and_allowed_later_keeps_what_was_there_and_what_was_written_meanwhile() {
    let memory = MemoryStore::default();
    let mut before = open(&memory, 1);
    before.write_note(&memory, &about("a"), Some(writing("before")), How::DONE, 1_500).unwrap();
    before.write_note(&memory, &about("c"), Some(writing("there")), How::DONE, 1_500).unwrap();
    let store = Blocked(&memory, Cell::new(true));
    let mut desk = open(&store, 2);
    assert_eq!((desk.trouble.clone(), desk.notebook().len()), (Some(StoreError::Blocked), 0));
    for name in ["a", "b"] {
        let refused = desk.write_note(&store, &about(name), Some(writing("meanwhile")), How::DONE, 2_000);
        assert_eq!(refused, Err(SaveError::Store("note", StoreError::Blocked)));
    }
    desk.write_note(&store, &about("b"), Some(writing("meanwhile, half")), How::DRAFT, 2_001).unwrap_err();
    assert_eq!(desk.retry(&store), []);
    store.1.set(false);
    desk.take_all(&store);
    assert_eq!(desk.retry(&store).len(), 2);
    assert_eq!((desk.check(&store), desk.unsaved(), desk.trouble.clone()), (vec![], None, None));
    for desk in [desk, open(&memory, 3)] {
        assert_eq!(desk.notebook().len(), 3);
        assert_eq!(desk.note(&about("a")).unwrap().writing.text, "meanwhile");
        assert_eq!(desk.notes.get(&about("a")).unwrap().others().len(), 1);
        assert_eq!(desk.notes.get(&about("b")).unwrap().draft().unwrap().1.stage, Stage::Draft);
    }
    // Taken away while the page is open, it is told; given back, nothing has to be written.
    let mut desk = open(&store, 4);
    store.1.set(true);
    assert_eq!(desk.check(&store).len(), 3);
    assert_eq!(desk.unsaved(), Some(&StoreError::Blocked));
    store.1.set(false);
    let entries = memory.entries();
    desk.retry(&store);
    assert_eq!((desk.unsaved(), memory.entries()), (None, entries));
}

#[test]
fn what_could_not_be_read_again_is_not_said_to_be_saved() {
    let store = MemoryStore::default();
    let mut desk = open(&store, 1);
    let long = Some(writing(&"x".repeat(1_000_001)));
    let refused = desk.write_note(&store, &about("a"), long, How::DRAFT, 2_000).unwrap_err();
    assert!(
        matches!(refused, SaveError::Store(_, StoreError::Other(ref why)) if why.contains("too much")),
        "{refused}"
    );
    assert!(store.entries().is_empty() && desk.unsaved().is_some());
    desk.write_note(&store, &about("a"), Some(writing("short")), How::DRAFT, 2_001).unwrap();
    assert_eq!(desk.unsaved(), None);
}

#[test]
fn ten_thousand_unsaved_notes_and_a_log_of_thousands_are_quick() {
    let begin = std::time::Instant::now();
    let store = MemoryStore::default();
    let mut desk = open(&store, 1);
    let blocked = Blocked(&store, Cell::new(true));
    for number in 0..10_000 {
        desk.write_note(&blocked, &about(&number.to_string()), Some(writing("x")), How::DONE, 2_000).unwrap_err();
    }
    assert!((0..10_000).all(|number| desk.notes.trouble(&about(&number.to_string())).is_some()));
    assert_eq!(desk.retry(&store).len(), 10_000);
    desk.check(&store);
    for number in 0..10_000 {
        desk.take(
            &format!("inspection-explorer/v3/milton-keynes/note/p9-{number}/thread:1"),
            &format!(
                r#"{{"version":3,"id":"thread:1","at":{number},"over":{{"p9-{}":{}}},"text":"{number}","created":1}}"#,
                number - 1,
                number - 1
            ),
        );
    }
    let log = desk.notes.get(&about("1")).unwrap();
    assert_eq!((log.heads().len(), log.draft().is_some()), (2, false));
    let keys = store.keys().unwrap();
    desk.prune(&store, &Bounds::OWN, 3_000);
    assert_eq!(desk.notes.get(&about("1")).unwrap().history().len(), 52);
    assert_eq!(store.keys().unwrap(), keys);
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}

#[test]
fn ten_thousand_notes_with_history_open_soon() {
    let store = MemoryStore::default();
    let mut entries = std::collections::BTreeMap::new();
    for number in 0..10_000 {
        for revision in 1..=5 {
            let over =
                if revision > 1 { format!("\"p1-{}\":{}", revision - 1, 100 + revision - 1) } else { String::new() };
            let text = "Some words that a councillor may have written before a meeting. ".repeat(3);
            entries.insert(
                format!("inspection-explorer/v3/milton-keynes/note/p1-{revision}/thread:{number}"),
                format!(r#"{{"version":3,"id":"thread:{number}","at":{},"over":{{{over}}},"text":"{text}{revision}","created":1}}"#, 100 + revision),
            );
        }
    }
    drop(store);
    let store = MemoryStore::from_iter(entries);
    let begin = std::time::Instant::now();
    let mut desk = open(&store, 1);
    let opened = begin.elapsed();
    assert_eq!((desk.notebook().len(), desk.unread().count()), (10_000, 0));
    let begin = std::time::Instant::now();
    desk.notebook();
    let shown = begin.elapsed();
    let begin = std::time::Instant::now();
    assert_eq!(desk.check(&store), []);
    let checked = begin.elapsed();
    let begin = std::time::Instant::now();
    desk.prune(&store, &Bounds::OWN, 2_000);
    let pruned = begin.elapsed();
    println!(
        "10,000 notes of 5 revisions: opened in {} ms, shown in {} ms, checked in {} ms, pruned in {} ms",
        opened.as_millis(),
        shown.as_millis(),
        checked.as_millis(),
        pruned.as_millis()
    );
    assert!((opened + shown + checked + pruned).as_secs() < 60);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// A store of any size: what it refuses stays on the page, and what it holds is never a lie.
    #[test]
    fn a_store_of_any_size_loses_nothing(room in 0_usize..3_000, deeds in vec(0_usize..SESSION.len(), 1..24)) {
        let store = MemoryStore::with_capacity(room);
        let mut desk = open(&store, 1);
        let mut sound = open(&MemoryStore::default(), 1);
        let other = MemoryStore::default();
        for (n, deed) in (1_u64..).zip(&deeds) {
            let deed = &SESSION[*deed];
            let _ = act(&mut desk, &store, deed, 2_000 + n);
            act(&mut sound, &other, deed, 2_000 + n).unwrap();
            let (shown, wanted) = (seen(&desk), seen(&sound));
            prop_assert_eq!((&shown.0, &shown.1, &shown.2, &shown.3), (&wanted.0, &wanted.1, &wanted.2, &wanted.3));
            if desk.unsaved().is_none() {
                prop_assert_eq!(seen(&open(&MemoryStore::from_iter(store.entries()), 2)), shown);
            }
        }
        let roomy = MemoryStore::from_iter(store.entries());
        desk.retry(&roomy);
        prop_assert_eq!(desk.unsaved(), None);
        prop_assert_eq!(seen(&open(&roomy, 3)), seen(&desk));
    }
}
