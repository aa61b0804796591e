//! Whatever stands in the store, whatever the store refuses and whatever another window does: nothing is ever lost.
//! Each rule is asked of notes, statuses and the briefing alike.

use crate::support::failing::{Failing, Fault, faults};
use crate::support::kept::*;
use inspection_explorer::briefing::{Briefing, Own};
use inspection_explorer::envelope::Misread;
use inspection_explorer::keep::{Id, decode, encode};
use inspection_explorer::keys::Keys;
use inspection_explorer::notes::{NOTE_LIMIT, Note};
use inspection_explorer::quarantine::values;
use inspection_explorer::shelf::{Loaded, SaveError, Shelf};
use inspection_explorer::statuses::Status;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use inspection_explorer::stored;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A rule for each kind.
macro_rules! rules {
    ($($rule:ident),+ $(,)?) => {
        mod notes { $(#[test] fn $rule() { super::$rule::<super::Note>() })+ }
        mod statuses { $(#[test] fn $rule() { super::$rule::<super::Status>() })+ }
        mod briefing { $(#[test] fn $rule() { super::$rule::<super::Briefing>() })+ }
    };
}

rules![
    it_reads_as_it_was_written_and_unknown_fields_stay_byte_for_byte,
    nothing_that_is_read_stops_the_page,
    loading_loses_nothing_and_twice_is_once,
    a_store_that_fails_at_any_call_loses_nothing,
    two_windows_never_write_over_each_other,
    it_is_saved_changed_and_removed,
    what_another_window_has_written_stays,
    what_a_newer_version_has_written_stays_where_it_is,
    what_cannot_be_read_is_quarantined_under_the_next_number,
    what_could_not_be_looked_at_is_not_written_over,
    without_room_what_stands_there_is_left_and_told,
    what_was_refused_once_can_be_saved_later,
    what_was_written_though_the_store_failed_is_known,
    records_on_one_origin_never_share,
];

fn load<T: Sample>(store: &dyn KeyValue) -> Loaded<T> {
    Shelf::load(store, &record())
}

fn first<T: Sample>() -> T::Id {
    id::<T>(T::IDS[0])
}

fn it_reads_as_it_was_written_and_unknown_fields_stay_byte_for_byte<T: Sample>() {
    check(512, (any_id::<T>(), any_word(), any::<u64>(), any_fields()), |(own, word, now, fields)| {
        let value = T::of(id::<T>(&own), &word, now);
        prop_assert_eq!(decode(id::<T>(&own), &encode(&value)), Ok(value.clone()));
        let text = with_fields(&encode(&value), &fields);
        let read: T = decode(id::<T>(&own), &text).unwrap();
        prop_assert_eq!(&encode(&read), &text);
        // So do they when it is changed, saved and read again.
        let store = MemoryStore::from_iter([(key::<T>(&own), text)]);
        let Loaded { mut shelf, values, .. } = load::<T>(&store);
        let changed = values[&id::<T>(&own)].clone().changed();
        prop_assert_eq!(shelf.save(&store, &changed), Ok(()));
        let end = fields + "}";
        prop_assert!(store.get(&key::<T>(&own)).unwrap().unwrap().ends_with(&end));
        Ok(())
    });
}

fn nothing_that_is_read_stops_the_page<T: Sample>() {
    let place = any::<prop::sample::Index>();
    check(
        512,
        (any_id::<T>(), any_text(), any_json(), any_word(), place, any::<char>()),
        |(own, text, json, word, at, sign)| {
            let read = |text: &str| decode::<T>(id::<T>(&own), text).map(drop);
            let _ = read(&text);
            let _ = read(&json);
            let mut signs: Vec<char> = encode(&T::of(id::<T>(&own), &word, 1)).chars().collect();
            let at = at.index(signs.len());
            signs[at] = sign;
            let _ = read(&String::from_iter(&signs));
            prop_assert!(read(&String::from_iter(&signs[..at])).is_err());
            Ok(())
        },
    );
}

/// Whether a value that stood under `key` is still there, or in quarantine if it could not be read.
fn found<T: Sample>(after: &Entries, held_key: &str, value: &str) -> bool {
    let quarantined = |own: &str| {
        let place = quarantine::<T>(own);
        let numbered = |rest: &str| rest.strip_prefix('~').is_some_and(|number| number.parse::<usize>().is_ok());
        let is_place = |key: &str| key.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || numbered(rest));
        let unreadable = decode::<T>(id::<T>(own), value).is_err() && !is_newer::<T>(own, value);
        unreadable && after.iter().any(|(key, held)| is_place(key) && held == value)
    };
    after.get(held_key).is_some_and(|held| held == value)
        || held_key.strip_prefix(&key::<T>("")).is_some_and(quarantined)
}

fn loading_loses_nothing_and_twice_is_once<T: Sample>() {
    check(512, (any_entries::<T>(), prop_oneof![0usize..200, Just(1 << 20)]), |(before, room)| {
        let store = filled(&before, room);
        let loaded = load::<T>(&store);
        let after = store.entries();
        for (held, value) in &before {
            prop_assert!(found::<T>(&after, held, value), "lost {held}");
            let Some(own) = held.strip_prefix(&key::<T>("")) else {
                prop_assert_eq!(after.get(held), Some(value));
                continue;
            };
            match decode::<T>(id::<T>(own), value) {
                Ok(read) => prop_assert_eq!(loaded.values.get(&id::<T>(own)), Some(&read)),
                Err(_) if is_newer::<T>(own, value) => {
                    prop_assert_eq!(after.get(held), Some(value));
                    prop_assert!(loaded.shelf.is_blocked(&id::<T>(own)));
                }
                Err(_) if room > 200 => prop_assert!(!after.contains_key(held)),
                Err(_) => prop_assert_eq!(after.contains_key(held), loaded.shelf.is_blocked(&id::<T>(own))),
            }
        }
        let told: Vec<&String> = loaded.faults.unread.keys().chain(&loaded.faults.older).collect();
        prop_assert!(told.iter().all(|key| after.contains_key(*key)));
        let again = load::<T>(&store);
        prop_assert_eq!(store.entries(), after.clone());
        prop_assert_eq!(&again.values, &loaded.values);
        prop_assert_eq!(again.shelf.blocked_keys(), loaded.shelf.blocked_keys());
        prop_assert_eq!(again.faults.newer, loaded.faults.newer);
        prop_assert_eq!(again.faults.unread.len(), loaded.faults.unread.len());
        // The reader's download holds all that is in quarantine, and all that stands where it must not be written over.
        let left = loaded.shelf.blocked_keys();
        let download: BTreeSet<String> =
            values(&store, &quarantine::<T>(""), &left).unwrap().into_iter().map(|(key, _)| key).collect();
        let wanted = after.keys().filter(|key| key.starts_with(&quarantine::<T>(""))).cloned();
        prop_assert_eq!(download, wanted.chain(left).collect());
        Ok(())
    });
}

/// A session on a failing store: load, then change and save everything, or remove it. Answers with how many calls it made,
/// after checking that everything is still there that the reader did not change.
fn session<T: Sample>(before: &Entries, fault: Fault, removing: bool) -> Result<usize, TestCaseError> {
    let memory = filled(before, 1 << 20);
    let store = Failing::new(&memory, fault);
    let Loaded { mut shelf, values, .. } = load::<T>(&store);
    for own in before.keys().filter_map(|held| held.strip_prefix(&key::<T>(""))) {
        let own = id::<T>(own);
        let blocked = shelf.is_blocked(&own);
        let outcome = match values.get(&own).filter(|_| removing) {
            Some(_) => shelf.remove(&store, &own),
            None => shelf.save(&store, &T::of(own.clone(), "new word", 42)),
        };
        prop_assert!(!blocked || outcome.is_err());
        if store.calls() <= fault.at {
            prop_assert_eq!(outcome.is_ok(), !blocked, "{:?} {:?}", own, outcome);
        }
    }
    let first = memory.entries();
    load::<T>(&memory);
    for after in [first, memory.entries()] {
        for (held, value) in before {
            let own = held.strip_prefix(&key::<T>("")).map(id::<T>);
            let changed = own.filter(|own| values.contains_key(own)).is_some_and(|own| match after.get(held) {
                Some(held) => !removing && decode(own.clone(), held) == Ok(T::of(own, "new word", 42)),
                None => removing,
            });
            prop_assert!(found::<T>(&after, held, value) || changed, "lost {held} at {fault:?}");
        }
    }
    Ok(store.calls())
}

fn a_store_that_fails_at_any_call_loses_nothing<T: Sample>() {
    check(64, any_entries::<T>(), |before| {
        for removing in [false, true] {
            let calls = session::<T>(&before, Fault { at: usize::MAX, for_good: false, done: false }, removing)?;
            for fault in faults(calls) {
                session::<T>(&before, fault, removing)?;
            }
        }
        Ok(())
    });
}

fn two_windows_never_write_over_each_other<T: Sample>() {
    let start = any_value::<T>(T::IDS[0].to_owned());
    let step = (any::<bool>(), any::<bool>(), prop::option::of(any_word()));
    check(256, (prop::option::of(start), vec(step, 1..10)), |(start, steps)| {
        let place = key::<T>(T::IDS[0]);
        let store = MemoryStore::from_iter(start.into_iter().map(|text| (place.clone(), text)));
        let mut windows = [load::<T>(&store), load::<T>(&store)];
        for (second, reload, word) in steps {
            let window = &mut windows[usize::from(second)];
            if reload {
                *window = load::<T>(&store);
            }
            let before = store.get(&place).unwrap();
            let seen = before.as_ref().is_none_or(|held| {
                decode(first::<T>(), held).is_ok_and(|held: T| window.values.get(&first::<T>()) == Some(&held))
            });
            let value = word.map(|word| T::of(first::<T>(), &word, 7));
            let done = match &value {
                Some(value) => window.shelf.save(&store, value),
                None => window.shelf.remove(&store, &first::<T>()),
            };
            match done {
                Ok(()) => {
                    prop_assert!(seen || before == value.as_ref().map(encode), "written over unseen");
                    prop_assert_eq!(store.get(&place).unwrap(), value.as_ref().map(encode));
                    window.values.remove(&first::<T>());
                    window.values.extend(value.map(|value| (first::<T>(), value)));
                }
                Err(_) => prop_assert_eq!(store.get(&place).unwrap(), before),
            }
        }
        Ok(())
    });
}

fn it_is_saved_changed_and_removed<T: Sample>() {
    let store = MemoryStore::default();
    let mut shelf = load::<T>(&store).shelf;
    for word in ["one", "two", "one"] {
        let value = T::of(first::<T>(), word, 3);
        assert_eq!(shelf.save(&store, &value), Ok(()));
        assert_eq!(store.get(&key::<T>(T::IDS[0])), Ok(Some(encode(&value))));
        let again = load::<T>(&store);
        assert_eq!(again.values.into_values().collect::<Vec<_>>(), [value]);
        assert!(again.faults.told().is_empty());
    }
    for _ in 0..2 {
        assert_eq!(shelf.remove(&store, &first::<T>()), Ok(()));
        assert!(store.entries().is_empty());
    }
}

fn what_another_window_has_written_stays<T: Sample>() {
    let store = MemoryStore::default();
    let (mut here, mut there) = (load::<T>(&store).shelf, load::<T>(&store).shelf);
    let (mine, theirs) = (T::of(first::<T>(), "mine", 2), T::of(first::<T>(), "theirs", 1));
    assert_eq!(there.save(&store, &theirs), Ok(()));
    assert_eq!(here.save(&store, &mine), Err(SaveError::ChangedElsewhere(T::NAME)));
    assert_eq!(here.remove(&store, &first::<T>()), Err(SaveError::ChangedElsewhere(T::NAME)));
    let mut here = load::<T>(&store);
    assert_eq!(here.values.get(&first::<T>()), Some(&theirs));
    assert_eq!(here.shelf.save(&store, &mine), Ok(()));
    assert_eq!(there.save(&store, &theirs), Err(SaveError::ChangedElsewhere(T::NAME)));
    assert_eq!(there.remove(&store, &first::<T>()), Err(SaveError::ChangedElsewhere(T::NAME)));
    // Where it was removed there is nothing to lose.
    assert_eq!(here.shelf.remove(&store, &first::<T>()), Ok(()));
    assert_eq!(there.save(&store, &theirs), Ok(()));
}

fn what_a_newer_version_has_written_stays_where_it_is<T: Sample>() {
    let value = T::of(first::<T>(), "old", 1);
    let other_form = r#"{"quite":["different",1,1],"version":12}"#.to_owned();
    for held in [newer(&value), newer(&value).replace('}', r#","x":1e999,"x":2}"#), other_form] {
        let store = MemoryStore::from_iter([(key::<T>(T::IDS[0]), held.clone())]);
        let mut loaded = load::<T>(&store);
        assert_eq!((loaded.values.len(), loaded.faults.newer, loaded.faults.trouble.is_some()), (0, 1, false));
        assert!(loaded.faults.told()[0].contains("by a newer version of this page and left unchanged"));
        let refused = loaded.shelf.save(&store, &value).unwrap_err();
        assert_eq!(refused, SaveError::Newer(T::NAME));
        assert!(refused.to_string().contains("Reload the page to get that version"));
        assert_eq!(loaded.shelf.remove(&store, &first::<T>()), Err(refused));
        assert_eq!((store.get(&key::<T>(T::IDS[0])).unwrap(), store.entries().len()), (Some(held), 1));
    }
}

fn what_cannot_be_read_is_quarantined_under_the_next_number<T: Sample>() {
    let (store, own, place) = (MemoryStore::default(), key::<T>(T::IDS[0]), quarantine::<T>(T::IDS[0]));
    for (number, broken) in ["{1", "{2", "{2"].into_iter().enumerate() {
        store.set(&own, broken).unwrap();
        let mut loaded = load::<T>(&store);
        assert!(loaded.faults.trouble.is_none() && !loaded.shelf.is_blocked(&first::<T>()));
        let told = loaded.faults.told();
        assert!(
            told.len() == 1
                && told[0].contains("it is damaged: it is not JSON (")
                && told[0].contains("nothing was overwritten")
        );
        assert_eq!(store.get(&own), Ok(None));
        assert_eq!(store.get(&[place.clone(), format!("{place}~2")][number.min(1)]), Ok(Some(broken.into())));
        assert_eq!(loaded.shelf.save(&store, &T::of(first::<T>(), "written anew", 5)), Ok(()));
    }
    // What was quarantined earlier is told of with its reason, too.
    let again = load::<T>(&store);
    assert_eq!((again.values.len(), again.faults.unread.len()), (1, 2));
    assert!(again.faults.told()[0].starts_with("2 saved ") && again.faults.told()[0].contains("it is not JSON"));
    let told = values(&store, &quarantine::<T>(""), &BTreeSet::new()).unwrap();
    assert_eq!(told, [(place.clone(), "{1".to_owned()), (format!("{place}~2"), "{2".to_owned())]);
}

fn what_could_not_be_looked_at_is_not_written_over<T: Sample>() {
    let (theirs, mine) = (T::of(first::<T>(), "theirs", 1), T::of(first::<T>(), "mine", 2));
    for (at, wanted) in [(0, SaveError::ChangedElsewhere(T::NAME)), (1, SaveError::Unreadable(T::NAME))] {
        let memory = MemoryStore::from_iter([(key::<T>(T::IDS[0]), encode(&theirs))]);
        let mut loaded = load::<T>(&Failing::new(&memory, Fault { at, for_good: false, done: false }));
        assert!(loaded.faults.trouble.is_some() && loaded.values.is_empty() && loaded.faults.unread.is_empty());
        assert_eq!(loaded.shelf.save(&memory, &mine), Err(wanted.clone()));
        assert_eq!(loaded.shelf.remove(&memory, &first::<T>()), Err(wanted));
        assert_eq!(memory.get(&key::<T>(T::IDS[0])), Ok(Some(encode(&theirs))));
    }
}

fn without_room_what_stands_there_is_left_and_told<T: Sample>() {
    let broken = "{".repeat(400);
    let store = MemoryStore::with_capacity(key::<T>(T::IDS[0]).len() + 420);
    store.set(&key::<T>(T::IDS[0]), &broken).unwrap();
    let mut loaded = load::<T>(&store);
    assert!(loaded.shelf.is_blocked(&first::<T>()) && loaded.faults.trouble == Some(StoreError::Full));
    assert!(loaded.faults.told()[0].contains("It could not be moved either"), "{:?}", loaded.faults.told());
    let refused = loaded.shelf.save(&store, &T::of(first::<T>(), "new", 5)).unwrap_err();
    assert!(refused == SaveError::Unreadable(T::NAME) && refused.to_string().contains("delete some"));
    assert_eq!(store.get(&key::<T>(T::IDS[0])), Ok(Some(broken.clone())));
    let unread = stored::load(&store, &record(), 1).shelves.unread(&store).unwrap();
    assert_eq!(unread, [(key::<T>(T::IDS[0]), broken)]);
}

fn what_was_refused_once_can_be_saved_later<T: Sample>() {
    let value = |word: &str| T::of(first::<T>(), word, 1);
    let long = value(&"y".repeat(40));
    let store = MemoryStore::with_capacity(key::<T>(T::IDS[0]).len() + encode(&value("one")).len() + 10);
    let mut shelf = load::<T>(&store).shelf;
    assert_eq!(shelf.save(&store, &value("one")), Ok(()));
    store.set("other", "12345").unwrap();
    assert_eq!(shelf.save(&store, &long), Err(SaveError::Store(T::NAME, StoreError::Full)));
    assert_eq!(load::<T>(&store).values.get(&first::<T>()), Some(&value("one")));
    assert_eq!(shelf.save(&store, &value("two")), Ok(()));
    assert_eq!(load::<T>(&store).values.get(&first::<T>()), Some(&value("two")));
}

fn what_was_written_though_the_store_failed_is_known<T: Sample>() {
    let memory = MemoryStore::default();
    let mut shelf = load::<T>(&memory).shelf;
    for word in ["one", "two", "three"] {
        // The second call of a save is the writing itself.
        let failing = Failing::new(&memory, Fault { at: 1, for_good: false, done: true });
        let refused = shelf.save(&failing, &T::of(first::<T>(), word, 1)).unwrap_err();
        assert!(matches!(refused, SaveError::Store(..)), "{word}: {refused:?}");
    }
    assert_eq!(shelf.save(&memory, &T::of(first::<T>(), "four", 1)), Ok(()));
}

fn records_on_one_origin_never_share<T: Sample>() {
    let store = MemoryStore::default();
    let records = ["mk", "leeds", "mk/note", "mk%2Fnote", "milton-keynes"];
    for (number, name) in records.iter().enumerate() {
        let mut shelf = Shelf::<T>::load(&store, &(*name).into()).shelf;
        assert_eq!(shelf.save(&store, &T::of(first::<T>(), name, 1)), Ok(()));
        assert_eq!(store.entries().len(), number + 1);
    }
    for name in records {
        let loaded = Shelf::<T>::load(&store, &name.into());
        assert_eq!(loaded.values.into_values().map(|value| value.word()).collect::<Vec<_>>(), [name]);
        assert!(loaded.faults.told().is_empty());
    }
    assert_eq!(store.entries().len(), records.len());
}

#[test]
fn what_could_not_be_read_again_is_not_saved() {
    let store = MemoryStore::default();
    let mut shelf = load::<Note>(&store).shelf;
    let long = Note::of(first::<Note>(), &"x".repeat(NOTE_LIMIT + 1), 1);
    let refused = shelf.save(&store, &long).unwrap_err();
    assert!(
        matches!(refused, SaveError::Unfit("note", Misread::TooMuch(_)))
            && refused.to_string().contains("10001 characters")
    );
    let mut shelf = load::<Status>(&store).shelf;
    let mut status = Status::of(first::<Status>(), &"x".repeat(1_000_000), 1);
    assert!(matches!(shelf.save(&store, &status), Err(SaveError::Unfit(_, Misread::TooMuch(_)))));
    // A field that would be lost, because it has the name of a known one.
    status.extra = inspection_explorer::envelope::Fields::default().with("on", "theirs");
    assert!(matches!(shelf.save(&store, &status), Err(SaveError::Unfit(_, Misread::Shape(_)))));
    assert!(store.entries().is_empty());
}

#[test]
fn an_id_that_is_not_known_is_left_alone() {
    let theirs = (key::<Briefing>("theirs"), "{half".to_owned());
    let store = MemoryStore::from_iter([theirs.clone()]);
    let mut loaded = load::<Briefing>(&store);
    assert!(loaded.values.is_empty() && loaded.faults.told().is_empty());
    assert_eq!(loaded.shelf.save(&store, &Briefing::of(Own, "mine", 1)), Ok(()));
    assert_eq!(store.get(&theirs.0), Ok(Some(theirs.1)));
    assert_eq!(Own.text(), "own");
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do() {
    for (refused, remedy) in [
        (SaveError::Unreadable("note"), "Download your notes, delete some"),
        (SaveError::Newer("note"), "Reload the page"),
        (SaveError::ChangedElsewhere("note"), "reload the page"),
        (SaveError::Unfit("note", Misread::TooMuch("very".to_owned())), "shorten"),
        (SaveError::Store("note", StoreError::Full), "delete some"),
    ] {
        let told = refused.to_string();
        assert!(told.contains("his note") && told.contains("until you close it") && told.contains(remedy), "{told}");
    }
}

#[test]
fn everything_is_opened_at_once_and_each_trouble_is_told_once() {
    let store = MemoryStore::default();
    let mut opened = stored::load(&store, &record(), 1);
    assert!(
        opened.notebook.is_empty()
            && opened.statuses.is_empty()
            && opened.briefing.is_empty()
            && opened.told.is_empty()
    );
    let (note, status) = (Note::of(first::<Note>(), "n", 1), Status::of(first::<Status>(), "s", 1));
    let briefing = Briefing::of(Own, "b", 1);
    assert_eq!(opened.shelves.notes.save(&store, &note), Ok(()));
    assert_eq!(opened.shelves.statuses.save(&store, &status), Ok(()));
    assert_eq!(opened.shelves.briefing.save(&store, &briefing), Ok(()));
    let again = stored::load(&store, &record(), 2);
    assert_eq!(again.notebook.iter().collect::<Vec<_>>(), [&note]);
    assert_eq!(again.statuses.iter().collect::<Vec<_>>(), [&status]);
    assert_eq!(again.briefing, briefing);
    let broken = Failing::new(&store, Fault { at: 0, for_good: true, done: false });
    assert_eq!(stored::load(&broken, &record(), 3).told.len(), 1);
    assert_eq!(Keys::new(&record()).quarantine(), "inspection-explorer/v2/anyshire/quarantine/");
}
