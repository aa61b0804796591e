//! What one of the two copies loses comes back from the other.

use super::read;
use crate::support::pages::{about, texts, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::record::Progress;
use inspection_explorer::second_copy::compare::Entry;
use inspection_explorer::second_copy::{Queue, Tally, compare};
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::collections::{BTreeMap, BTreeSet};

fn entries(store: &MemoryStore) -> Vec<Entry> {
    store.entries().into_iter().collect()
}

/// Opens a page on a store and compares that with its copy. Tells what the reader is told.
fn reopen(store: &dyn KeyValue, copy: &[Entry], random: u64) -> (Desk, Vec<String>) {
    let mut desk = read(store, random);
    let mut tally = Tally::default();
    let lost = compare::lost(store, &Queue::default(), copy.to_vec());
    compare::take_back(&mut desk, store, &lost, &mut tally);
    let told = tally.told(&desk);
    (desk, told)
}

/// A session with two notes of which one has a former text, a deleted one, a status and a briefing.
fn session(store: &dyn KeyValue) -> Desk {
    let mut desk = read(store, 1);
    let mut note = |name: &str, text: Option<&str>, now| {
        desk.write_note(store, &about(name), text.map(writing), How::DONE, now).unwrap();
    };
    note("a", Some("first"), 1);
    note("a", Some("second"), 2);
    note("b", Some("other"), 3);
    note("c", Some("gone"), 4);
    note("c", None, 5);
    let said = Some(Said { progress: Progress::Done, on: None });
    desk.write_status(store, &"c/1".into(), said, 6).unwrap();
    let mut briefing = desk.briefing();
    briefing.add(Item::from_token("finding:x")).unwrap();
    desk.write_briefing(store, &briefing, 7).unwrap();
    desk
}

#[test]
fn what_the_store_has_lost_comes_back_is_saved_again_and_told_once() {
    let full = MemoryStore::default();
    let wanted = session(&full);
    let empty = MemoryStore::default();
    let (desk, told) = reopen(&empty, &entries(&full), 2);
    assert_eq!(told, ["2 notes, 1 status and your briefing that this browser had lost are back from the second copy."]);
    assert_eq!((desk.notebook(), desk.briefing()), (wanted.notebook(), wanted.briefing()));
    assert_eq!(desk.unsaved(), None);
    assert_eq!(empty.entries(), full.entries(), "the store has everything again");
    assert_eq!(reopen(&empty, &entries(&full), 3).1, Vec::<String>::new(), "nothing is lost any more");
}

#[test]
fn former_texts_and_deletions_come_back_without_a_word() {
    let full = MemoryStore::default();
    session(&full);
    let of = |text: &'static str| {
        let all = full.entries();
        all.into_iter().filter(move |(_, held)| !held.contains(text))
    };
    for (lost, told) in [
        ("\"text\":\"first\"", None),
        ("\"deleted\":true", None),
        ("\"text\":\"second\"", Some("Changes to 1 note that this browser had lost are back from the second copy.")),
        ("\"text\":\"other\"", Some("1 note that this browser had lost is back from the second copy.")),
        ("\"progress\":", Some("1 status that this browser had lost is back from the second copy.")),
    ] {
        let store: MemoryStore = of(lost).collect();
        assert_ne!(store.entries(), full.entries(), "{lost}");
        let (desk, words) = reopen(&store, &entries(&full), 2);
        assert_eq!(words, told.into_iter().collect::<Vec<_>>(), "{lost}");
        assert_eq!(store.entries(), full.entries(), "{lost}");
        assert_eq!(desk.note(&about("c")), None);
    }
}

#[test]
fn of_two_states_of_a_revision_the_later_one_stands_wherever_it_is() {
    let (early, late) = (MemoryStore::default(), MemoryStore::default());
    for (store, last) in [(&early, "half"), (&late, "half a thought")] {
        let mut desk = read(store, 1);
        desk.write_note(store, &about("a"), Some(writing("ha")), How::WHOLE, 1).unwrap();
        desk.write_note(store, &about("a"), Some(writing(last)), How::WHOLE, last.len() as u64).unwrap();
    }
    assert_eq!(entries(&early).len(), 1);
    for (store, copy) in [(early.entries(), entries(&late)), (late.entries(), entries(&early))] {
        let store: MemoryStore = store.into_iter().collect();
        let (desk, _) = reopen(&store, &copy, 2);
        assert_eq!(store.entries(), late.entries());
        assert_eq!(texts(&desk, "a"), ["half a thought".to_owned()].into());
        // The copy gets what is later in the store.
        let lacking = compare::lacking(&desk, &store, &entries(&early));
        assert_eq!(lacking, entries(&late));
        assert_eq!(compare::lacking(&desk, &store, &entries(&late)), []);
    }
}

#[test]
fn what_cannot_be_read_is_never_written_over_and_never_copied() {
    let full = MemoryStore::default();
    session(&full);
    let (key, sound) = entries(&full).into_iter().find(|(_, text)| text.contains("other")).unwrap();
    for damaged in ["", "{", "null", "{\"version\":3}"] {
        let store: MemoryStore = full.entries().into_iter().collect();
        store.set(&key, damaged).unwrap();
        store.set("inspection-explorer/v3/elsewhere/note/p1-1/x", "theirs").unwrap();
        let (desk, told) = reopen(&store, &[(key.clone(), sound.clone())], 2);
        assert_eq!(store.get(&key).unwrap().as_deref(), Some(damaged));
        assert_eq!(told, ["1 note that this browser had lost is back from the second copy."]);
        assert_eq!(desk.note(&about("b")).unwrap().writing.text, "other");
        let number = store.entries().len();
        assert_eq!(reopen(&store, &[(key.clone(), sound.clone())], 3).1, Vec::<String>::new());
        assert_eq!(store.entries().len(), number, "it stands beside it once");
        let lacking = compare::lacking(&desk, &store, &[]);
        assert!(lacking.iter().all(|(_, text)| text != damaged && text != "theirs"), "{lacking:?}");
        assert_eq!(lacking.len(), number - 2);
    }
    // What is damaged in the copy harms nothing.
    let store: MemoryStore = full.entries().into_iter().collect();
    reopen(&store, &[(key.clone(), "{".to_owned()), ("x".to_owned(), "y".to_owned())], 4);
    assert_eq!(store.entries(), full.entries());
    let empty = MemoryStore::default();
    reopen(&empty, &[(key, "{".to_owned())], 5);
    assert_eq!(empty.entries(), BTreeMap::new());
}

#[test]
fn what_a_newer_version_wrote_comes_back_as_it_wrote_it() {
    let key = "inspection-explorer/v3/milton-keynes/note/z-1/thread:a";
    let text =
        r#"{"version":4,"id":"thread:a","at":5,"over":{},"text":"Newer","created":1,"mood":12345678901234567890123}"#;
    let store = MemoryStore::default();
    let (desk, _) = reopen(&store, &[(key.to_owned(), text.to_owned())], 1);
    assert_eq!(store.get(key).unwrap().as_deref(), Some(text));
    assert_eq!(desk.newer(), 1);
}

#[test]
fn what_finds_no_room_when_it_comes_back_is_on_the_page_and_saved_once_there_is_some() {
    let full = MemoryStore::default();
    let wanted = session(&full);
    let store = MemoryStore::with_capacity(10);
    let (mut desk, _) = reopen(&store, &entries(&full), 2);
    assert_eq!(desk.notebook(), wanted.notebook());
    assert_eq!(desk.unsaved(), Some(&StoreError::Full));
    let keys: BTreeSet<String> = desk.unsaved_keys().collect();
    assert_eq!(keys, full.entries().into_keys().collect());
    let roomy = MemoryStore::default();
    desk.retry(&roomy);
    assert_eq!((desk.unsaved(), roomy.entries()), (None, full.entries()));
}

#[test]
fn what_this_page_or_another_is_just_removing_is_not_lost() {
    let full = MemoryStore::default();
    session(&full);
    let copy = entries(&full);
    let empty = MemoryStore::default();
    let mut queue = Queue::default();
    for (key, _) in &copy[1..] {
        queue.put(key, None);
    }
    assert_eq!(compare::lost(&empty, &queue, copy.clone()), copy[..1]);
    assert_eq!(compare::still(copy[..2].to_vec(), &copy[1..]), copy[1..2]);
    // A store that does not answer has lost nothing.
    struct Mute;
    impl KeyValue for Mute {
        fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
            Err(StoreError::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            Err(StoreError::Blocked)
        }
    }
    assert_eq!(compare::lost(&Mute, &Queue::default(), copy), []);
}
