//! Whatever the store refuses: no deed is lost from the page, what is said to be saved is in the store, and the rest is told
//! and saved as soon as that is possible.

use crate::support::failing::{Failing, Fault, faults};
use crate::support::pages::{about, record, texts, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::Writing;
use inspection_explorer::record::Progress;
use inspection_explorer::revisions::Stage;
use inspection_explorer::shelf::{How, SaveError};
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::Cell;

pub(super) fn open(store: &dyn KeyValue, random: u64) -> Desk {
    Desk::open(store, &record(), random, 1_000)
}

/// What a reader does.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Note(&'static str, Option<&'static str>, How),
    DropDraft(&'static str),
    Delete(&'static str),
    Status(Option<Progress>),
    Briefing(&'static str, &'static [&'static str]),
}

pub(super) const SESSION: [Deed; 13] = [
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

pub(super) fn act(desk: &mut Desk, store: &dyn KeyValue, deed: &Deed, now: u64) -> Result<(), SaveError> {
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
            items.iter().for_each(|item| {
                wanted.remove(item);
            });
            tokens.iter().for_each(|token| assert!(wanted.add(Item::from_token(token)).is_ok()));
            desk.write_briefing(store, &wanted, now)
        }
    }
}

/// The notes, the statuses, the briefing's heading and entries, and what is being written of two notes.
type Seen = (Vec<(String, Writing)>, Vec<String>, String, Vec<String>, Vec<Option<String>>);

/// What a reader sees.
pub(super) fn seen(desk: &Desk) -> Seen {
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
        assert!(texts(&again, "a").is_superset(&["abc".to_owned(), "xyz".to_owned()].into()), "{fault:?}");
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

/// A store that is blocked until it is allowed.
pub(super) struct Blocked<'a>(pub(super) &'a MemoryStore, pub(super) Cell<bool>);

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
