//! Whatever stands in the store and whatever the store refuses, no status of an action is ever lost.

use crate::support::failing::{Failing, Fault, faults};
use inspection_explorer::notes::{KeyValue, MemoryStore, SET_ASIDE_PREFIX, StoreError, aside, values_aside};
use inspection_explorer::progress::*;
use inspection_explorer::record::{Date, Progress};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

type Entries = BTreeMap<String, String>;

fn any_date() -> impl Strategy<Value = Option<Date>> {
    let day =
        (1900_u16..2100, 1_u8..=12, 1_u8..=28).prop_map(|(y, m, d)| Date::parse(&format!("{y:04}-{m:02}-{d:02}")));
    proptest::option::of(day.prop_map(Result::unwrap))
}

fn any_mark_of(action: String) -> impl Strategy<Value = Mark> {
    let known = ["version", "action", "progress", "on", "updated"];
    let extra = btree_map("\\PC{0,6}".prop_filter("known", move |key| !known.contains(&&**key)), any::<u64>(), 0..3);
    (prop::sample::select(Progress::ALL), any_date(), any::<u64>(), extra).prop_map(
        move |(progress, on, updated, extra)| {
            let extra = extra.into_iter().map(|(key, value)| (key, Value::from(value))).collect::<Map<_, _>>();
            Mark { action: action.clone(), progress, on, updated, extra }
        },
    )
}

/// Actions that get in each other's way often.
fn any_action() -> impl Strategy<Value = String> {
    let common = ["", "a", "a~2", "plan-2022/C3.action1"].map(String::from).to_vec();
    prop_oneof![4 => prop::sample::select(common), 1 => "\\PC{0,8}"]
}

fn any_value(action: String) -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any_mark_of(action.clone()).prop_map(|mark| encode(&mark)),
        1 => any_action().prop_flat_map(any_mark_of).prop_map(|mark| encode(&mark)),
        1 => any_mark_of(action).prop_map(|mark| newer(&mark)),
        2 => prop::sample::select(vec![String::new(), "{x".into(), "{y".into(), "\u{fffd}".into()]),
    ]
}

fn any_entries() -> impl Strategy<Value = Entries> {
    let prefixes = [PROGRESS_PREFIX, PROGRESS_PREFIX, "inspection-explorer/v1/set-aside/progress/", "other/"].to_vec();
    let entry = (prop::sample::select(prefixes), any_action())
        .prop_flat_map(|(prefix, action)| (Just(format!("{prefix}{action}")), any_value(action)));
    vec(entry, 0..8).prop_map(|entries| entries.into_iter().collect())
}

fn newer(mark: &Mark) -> String {
    let mut value: Value = serde_json::from_str(&encode(mark)).unwrap();
    value["version"] = 2.into();
    value.to_string()
}

fn filled(entries: &Entries, room: usize) -> MemoryStore {
    let used: usize = entries.iter().map(|(key, value)| key.len() + value.len()).sum();
    let store = MemoryStore::with_capacity(used + room);
    entries.iter().for_each(|(key, value)| store.set(key, value).unwrap());
    store
}

fn is_newer(action: &str, value: &str) -> bool {
    decode(action, value).is_err_and(|why| why.to_string().contains("newer version"))
}

/// Whether a value is still where it was, or set aside because it could not be read.
fn found(after: &Entries, key: &str, value: &str) -> bool {
    let aside = |action: &str| {
        let place = format!("{SET_ASIDE_PREFIX}progress/{action}");
        let unreadable = decode(action, value).is_err() && !is_newer(action, value);
        unreadable && after.iter().any(|(key, held)| key.starts_with(&place) && held == value)
    };
    after.get(key).is_some_and(|held| held == value) || action_of(key).is_some_and(aside)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_status_reads_as_it_was_written(mark in any_action().prop_flat_map(any_mark_of)) {
        prop_assert_eq!(decode(&mark.action, &encode(&mark)), Ok(mark));
    }

    #[test]
    fn loading_loses_nothing_and_twice_is_once(before in any_entries(), room in prop_oneof![0usize..200, Just(1 << 20)]) {
        let store = filled(&before, room);
        let loaded = load(&store);
        let after = store.entries();
        for (key, value) in &before {
            prop_assert!(found(&after, key, value), "lost {key}");
            let Some(action) = action_of(key) else { continue };
            match decode(action, value) {
                Ok(mark) => prop_assert_eq!(loaded.book.get(action), Some(&mark)),
                Err(_) if is_newer(action, value) => {
                    prop_assert_eq!(after.get(key), Some(value));
                    prop_assert!(loaded.kept.is_locked(action));
                }
                Err(_) if room > 200 => {
                    prop_assert_eq!(after.contains_key(key), value.contains('\u{fffd}'));
                    prop_assert_eq!(loaded.kept.is_locked(action), value.contains('\u{fffd}'));
                }
                Err(_) => {}
            }
        }
        let again = load(&store);
        prop_assert_eq!(store.entries(), after.clone());
        prop_assert_eq!((&again.book, &again.kept, again.newer), (&loaded.book, &loaded.kept, loaded.newer));
        // The reader's download holds all that was set aside, and all that stands where it must not be written over.
        let told: BTreeSet<String> =
            aside::values(&store, &loaded.kept.locked_keys()).unwrap().into_iter().map(|(key, _)| key).collect();
        let wanted = after.keys().filter(|key| key.starts_with(SET_ASIDE_PREFIX)).cloned();
        prop_assert_eq!(told, wanted.chain(loaded.kept.locked_keys()).collect());
        let unread = values_aside(&store, &BTreeSet::new()).unwrap();
        prop_assert!(unread.iter().all(|(key, _)| key.starts_with(SET_ASIDE_PREFIX)));
    }
}

/// A session on a failing store: load, then set or clear every status.
fn session(before: &Entries, fault: Fault, clearing: bool) -> Result<usize, TestCaseError> {
    let memory = filled(before, 1 << 20);
    let store = Failing::new(&memory, fault);
    let LoadedProgress { mut book, mut kept, .. } = load(&store);
    let known = book.clone();
    for action in before.keys().filter_map(|key| action_of(key)) {
        let locked = kept.is_locked(action);
        let outcome = match book.clear(action).filter(|_| clearing) {
            Some(_) => remove(&store, &mut kept, action),
            None => {
                book.set(action, Progress::Done, None, 42);
                save(&store, &mut kept, book.get(action).unwrap())
            }
        };
        prop_assert!(!locked || outcome.is_err());
        if store.calls() <= fault.at {
            prop_assert_eq!(outcome.is_ok(), !locked, "{}", action);
        }
    }
    let first = memory.entries();
    load(&memory);
    for after in [first, memory.entries()] {
        for (key, value) in before {
            let changed =
                action_of(key).and_then(|action| known.get(action)).is_some_and(|mark| match after.get(key) {
                    Some(held) => decode(&mark.action, held).is_ok_and(|held| held.updated == 42 && !clearing),
                    None => clearing,
                });
            prop_assert!(found(&after, key, value) || changed, "lost {key} at {fault:?}");
        }
    }
    Ok(store.calls())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_store_that_fails_at_any_call_loses_nothing(before in any_entries()) {
        for clearing in [false, true] {
            let calls = session(&before, Fault { at: usize::MAX, for_good: false, done: false }, clearing)?;
            for fault in faults(calls) {
                session(&before, fault, clearing)?;
            }
        }
    }
}

fn book_with(action: &str, progress: Progress) -> (ProgressBook, Mark) {
    let mut book = ProgressBook::default();
    book.set(action, progress, None, 1);
    let mark = book.get(action).cloned().unwrap();
    (book, mark)
}

#[test]
fn a_status_is_kept_changed_and_taken_away() {
    let store = MemoryStore::default();
    let mut kept = Kept::default();
    for progress in [Progress::NotStarted, Progress::Blocked, Progress::NotStarted] {
        let (book, mark) = book_with("a", progress);
        assert_eq!(save(&store, &mut kept, &mark), Ok(()));
        assert_eq!(load(&store), LoadedProgress { book, kept: kept.clone(), ..LoadedProgress::default() });
    }
    assert_eq!(remove(&store, &mut kept, "a"), Ok(()));
    assert!(store.entries().is_empty());
    assert_eq!(remove(&store, &mut kept, "a"), Ok(()));
}

#[test]
fn what_another_window_has_written_stays() {
    let store = MemoryStore::default();
    let (mut here, mut there) = (load(&store), load(&store));
    let (_, theirs) = book_with("a", Progress::Done);
    assert_eq!(save(&store, &mut there.kept, &theirs), Ok(()));
    let (_, mine) = book_with("a", Progress::Blocked);
    assert_eq!(save(&store, &mut here.kept, &mine), Err(SaveError::ChangedElsewhere));
    assert_eq!(remove(&store, &mut here.kept, "a"), Err(SaveError::ChangedElsewhere));
    let mut here = load(&store);
    assert_eq!(here.book.get("a"), Some(&theirs));
    assert_eq!(save(&store, &mut here.kept, &mine), Ok(()));
    assert_eq!(save(&store, &mut there.kept, &theirs), Err(SaveError::ChangedElsewhere));
}

#[test]
fn what_was_refused_once_can_be_kept_later() {
    let (_, first) = book_with("a", Progress::NotStarted);
    let (_, next) = book_with("a", Progress::AtRisk);
    let room = key_of("a").len() + encode(&first).len();
    let store = MemoryStore::with_capacity(room + 10);
    let mut kept = Kept::default();
    assert_eq!(save(&store, &mut kept, &first), Ok(()));
    store.set("other", "12345").unwrap();
    let long = Mark { extra: Map::from_iter([("x".into(), "yyyyyyyyyyyy".into())]), ..next.clone() };
    assert_eq!(save(&store, &mut kept, &long), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(load(&store).book.get("a"), Some(&first));
    assert_eq!(save(&store, &mut kept, &next), Ok(()));
    assert_eq!(load(&store).book.get("a"), Some(&next));
}

#[test]
fn what_cannot_be_read_or_is_newer_is_never_written_over() {
    let (_, mark) = book_with("a", Progress::Done);
    let cases = [("\u{fffd}".to_owned(), SaveError::Locked, 1, 0), (newer(&mark), SaveError::Newer, 0, 1)];
    for (held, wanted, unread, of_newer) in cases {
        let store = MemoryStore::from_iter([(key_of("a"), held.clone())]);
        let mut loaded = load(&store);
        assert_eq!((loaded.set_aside, loaded.newer, loaded.trouble.is_some()), (unread, of_newer, unread == 1));
        assert_eq!(save(&store, &mut loaded.kept, &mark), Err(wanted.clone()));
        assert_eq!(remove(&store, &mut loaded.kept, "a"), Err(wanted));
        assert_eq!(store.get(&key_of("a")), Ok(Some(held)));
    }
}

#[test]
fn what_could_not_be_looked_at_is_not_written_over() {
    let (_, theirs) = book_with("a", Progress::Done);
    let (_, mine) = book_with("a", Progress::Blocked);
    for (at, wanted) in [(0, SaveError::ChangedElsewhere), (1, SaveError::Locked)] {
        let memory = MemoryStore::from_iter([(key_of("a"), encode(&theirs))]);
        let mut loaded = load(&Failing::new(&memory, Fault { at, for_good: false, done: false }));
        assert!(loaded.trouble.is_some() && loaded.book.is_empty());
        assert_eq!(save(&memory, &mut loaded.kept, &mine), Err(wanted));
        assert_eq!(memory.get(&key_of("a")), Ok(Some(encode(&theirs))));
    }
}

#[test]
fn a_status_that_could_not_be_read_again_is_not_kept() {
    let store = MemoryStore::default();
    let (_, mut mark) = book_with("a", Progress::Done);
    mark.extra.insert("deep".into(), (0..200).fold(Value::Null, |inner, _| Value::Array(vec![inner])));
    assert!(matches!(save(&store, &mut Kept::default(), &mark), Err(SaveError::Unfit(_))));
    assert!(store.entries().is_empty());
}

#[test]
fn every_refusal_says_what_to_do() {
    for (refused, remedy) in [
        (SaveError::Locked, "download your notes"),
        (SaveError::Newer, "load the page again"),
        (SaveError::ChangedElsewhere, "load the page again"),
        (SaveError::Store(StoreError::Full), "delete some"),
    ] {
        assert!(refused.to_string().contains(remedy), "{refused}");
    }
}
