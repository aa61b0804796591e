//! Whatever stands in the store and whatever the store refuses, no note is ever lost.

use crate::support::failing::{Failing, Fault, faults};
use inspection_explorer::notes::*;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

type Entries = BTreeMap<String, String>;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any text: of any signs, NUL and line ends among them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", vec(any::<char>(), 0..20).prop_map(String::from_iter), Just("\0\n\"\\\u{2028}é🙂".into())]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Without serde_json's `float_roundtrip` the last digit of longer fractions may change.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 64.0)),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(any_text(), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Targets that get in each other's way often.
fn any_target() -> impl Strategy<Value = String> {
    let common = ["", "a", "a~2", "a~2~2", "ilacs-2024/p4.s1:strength"].map(String::from).to_vec();
    prop_oneof![4 => prop::sample::select(common), 1 => any_text()]
}

fn any_note_about(target: String) -> impl Strategy<Value = Note> {
    let known = ["version", "target", "text", "created", "updated"];
    let extra = btree_map(any_text().prop_filter("known", move |key| !known.contains(&&**key)), any_json(), 0..3);
    (any_text(), any::<u64>(), any::<u64>(), extra).prop_map(move |(text, created, updated, extra)| {
        let extra = extra.into_iter().collect::<Map<_, _>>();
        Note { target: target.clone(), text, created, updated, extra }
    })
}

fn any_note() -> impl Strategy<Value = Note> {
    any_target().prop_flat_map(any_note_about)
}

/// Values under a target's key: notes, notes about something else, newer notes, JSON and rubbish.
fn any_value(target: String) -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any_note_about(target.clone()).prop_map(|note| encode(&note)),
        1 => any_note().prop_map(|note| encode(&note)),
        1 => any_note_about(target).prop_map(|note| encode(&note).replacen(":1,", ":2,", 1)),
        1 => any_json().prop_map(|json| json.to_string()),
        2 => prop::sample::select(vec![String::new(), "{x".into(), "{y".into()]),
        1 => any_text(),
    ]
}

fn any_entry() -> impl Strategy<Value = (String, String)> {
    let prefixes =
        [NOTE_PREFIX, NOTE_PREFIX, NOTE_PREFIX, SET_ASIDE_PREFIX, "inspection-explorer/v2/note/", ""].to_vec();
    (prop::sample::select(prefixes), any_target())
        .prop_flat_map(|(prefix, target)| (Just(format!("{prefix}{target}")), any_value(target)))
}

fn any_entries() -> impl Strategy<Value = Entries> {
    vec(any_entry(), 0..8).prop_map(|entries| entries.into_iter().collect())
}

/// A store with these entries and this much room for more.
fn filled(entries: &Entries, room: usize) -> MemoryStore {
    let used: usize = entries.iter().map(|(key, value)| key.len() + value.len()).sum();
    let store = MemoryStore::with_capacity(used + room);
    entries.iter().for_each(|(key, value)| store.set(key, value).unwrap());
    store
}

/// Whether a value that stood under `key` is still there, or set aside if it could not be read.
fn found(after: &Entries, key: &str, value: &str) -> bool {
    let aside = |target: &str| {
        let place = format!("{SET_ASIDE_PREFIX}{target}");
        let numbered = |rest: &str| rest.strip_prefix('~').is_some_and(|number| number.parse::<usize>().is_ok());
        let is_place = |key: &str| key.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || numbered(rest));
        decode(target, value).is_err() && after.iter().any(|(key, held)| is_place(key) && held == value)
    };
    after.get(key).is_some_and(|held| held == value) || target_of(key).is_some_and(aside)
}

/// How many different keys hold what could not be read, and how many notes there are.
fn told(loaded: &Loaded) -> usize {
    loaded.earlier + loaded.set_aside.iter().map(|value| &value.key).collect::<BTreeSet<_>>().len()
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_note_reads_as_it_was_written(note in any_note()) {
        prop_assert_eq!(decode(&note.target, &encode(&note)), Ok(note));
    }

    #[test]
    fn nothing_that_is_read_stops_the_page(target in any_text(), text in any_text(), json in any_json(),
                                           note in any_note(), at in any::<prop::sample::Index>(), sign in any::<char>()) {
        let _ = decode(&target, &text);
        let _ = decode(&target, &json.to_string());
        let mut signs: Vec<char> = encode(&note).chars().collect();
        let at = at.index(signs.len());
        signs[at] = sign;
        let _ = decode(&note.target, &String::from_iter(&signs));
        let _ = decode(&note.target, &String::from_iter(&signs[..at]));
    }

    #[test]
    fn the_download_holds_every_note_and_every_value(notes in vec(any_note(), 0..4), aside in vec((any_text(), any_text()), 0..4)) {
        let mut book = Notebook::default();
        notes.into_iter().for_each(|note| { book.restore(note); });
        let file: Value = serde_json::from_str(&to_json(&book, &aside)).unwrap();
        for (note, written) in book.iter().zip(file["notes"].as_array().unwrap()) {
            prop_assert_eq!(&decode(&note.target, &written.to_string()), &Ok(note.clone()));
        }
        prop_assert_eq!(file["notes"].as_array().unwrap().len(), book.len());
        let values: Vec<_> = file["set_aside"].as_array().unwrap().iter()
            .map(|value| (value["key"].as_str().unwrap().to_owned(), value["value"].as_str().unwrap().to_owned())).collect();
        prop_assert_eq!(values, aside);
        prop_assert!(book.iter().all(|note| to_text(&book, str::to_owned).contains(note.text.trim_end())));
    }

    #[test]
    fn loading_loses_nothing_and_twice_is_once(before in any_entries(), room in prop_oneof![0usize..200, Just(1 << 20)]) {
        let store = filled(&before, room);
        let loaded = load(&store);
        let after = store.entries();
        for (key, value) in &before {
            prop_assert!(found(&after, key, value), "lost {key}");
            let target = target_of(key);
            if let Some(note) = target.and_then(|target| decode(target, value).ok()) {
                prop_assert_eq!(loaded.notebook.get(&note.target), Some(&note));
            } else if target.is_some() && room > 200 {
                let exact = !value.contains('\u{fffd}');
                prop_assert_eq!(after.contains_key(key), !exact);
            }
        }
        prop_assert!(loaded.set_aside.iter().all(|value| after.contains_key(&value.key)));
        let again = load(&store);
        prop_assert_eq!(store.entries(), after);
        prop_assert_eq!((&again.notebook, &again.locked, told(&again)), (&loaded.notebook, &loaded.locked, told(&loaded)));
        prop_assert_eq!(values_aside(&store, &loaded.locked).unwrap().len(), told(&loaded));
    }

    #[test]
    fn every_step_can_be_undone(notes in vec(any_note(), 0..4), steps in vec((any_target(), prop::option::of(any_text())), 0..9)) {
        let mut book = Notebook::default();
        notes.into_iter().for_each(|note| { book.restore(note); });
        let (start, store, free) = (book.clone(), MemoryStore::default(), BTreeSet::new());
        let keep = |book: &Notebook, gone: Option<&Note>, target: &str| match book.get(target) {
            Some(note) => save(&store, note, &free),
            None => gone.map_or(Ok(()), |note| remove(&store, note, &free)),
        };
        for note in start.iter() {
            prop_assert_eq!(keep(&book, None, &note.target), Ok(()));
        }
        let mut undo = Vec::new();
        for (now, (target, text)) in (1u64..).zip(steps) {
            let former = book.get(&target).cloned();
            let done = match text {
                Some(text) => book.write(&target, &text, now).unwrap(),
                None => book.delete(&target).map_or(Written::Same, Written::Removed),
            };
            prop_assert_eq!(matches!(done, Written::Same), former.as_ref() == book.get(&target));
            prop_assert_eq!(keep(&book, former.as_ref(), &target), Ok(()));
            undo.push((target, done));
        }
        prop_assert_eq!(&load(&store).notebook, &book);
        for (target, done) in undo.into_iter().rev() {
            let gone = match done {
                Written::Added => book.delete(&target),
                Written::Changed(former) | Written::Removed(former) => book.restore(former),
                Written::Same => None,
            };
            prop_assert_eq!(keep(&book, gone.as_ref(), &target), Ok(()));
        }
        prop_assert_eq!(&book, &start);
        prop_assert_eq!(&load(&store).notebook, &start);
    }
}

/// A session on a failing store: load, then write a note about everything and keep it, or delete it. Answers with how
/// many calls it made, after checking that everything is still there that the reader did not change.
fn session(before: &Entries, fault: Fault, deleting: bool) -> Result<usize, TestCaseError> {
    let memory = filled(before, 1 << 20);
    let store = Failing::new(&memory, fault);
    let loaded = load(&store);
    let mut book = loaded.notebook.clone();
    let targets: BTreeSet<&str> = before.keys().filter_map(|key| target_of(key)).collect();
    for target in targets {
        let met = loaded.notebook.get(target).is_some() || loaded.locked.contains(target);
        prop_assert!(met || fault.at == 0 || decode(target, &before[&key_of(target)]).is_err());
        let outcome = match book.delete(target).filter(|_| deleting) {
            Some(note) => remove(&store, &note, &loaded.locked),
            None => {
                let mut fresh = Notebook::default();
                loaded.notebook.get(target).cloned().map(|note| fresh.restore(note));
                fresh.write(target, "new text", 42).unwrap();
                save(&store, fresh.get(target).unwrap(), &loaded.locked)
            }
        };
        if store.calls() <= fault.at {
            prop_assert_eq!(outcome, Ok(()), "{}", target);
        }
    }
    let first = memory.entries();
    load(&memory);
    for (after, (key, value)) in
        [first, memory.entries()].iter().flat_map(|after| before.iter().map(move |e| (after, e)))
    {
        let known = target_of(key).and_then(|target| loaded.notebook.get(target));
        let changed = |note: &Note| match after.get(key).map(|value| decode(&note.target, value).unwrap()) {
            Some(held) => !deleting && held == Note { text: "new text".into(), updated: 42, ..note.clone() },
            None => deleting,
        };
        prop_assert!(found(after, key, value) || known.is_some_and(changed), "lost {key} at {fault:?}");
    }
    Ok(store.calls())
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_store_that_fails_at_any_call_loses_nothing(before in any_entries()) {
        let exact = before.into_iter().filter(|(_, value)| !value.contains('\u{fffd}')).collect();
        for deleting in [false, true] {
            let calls = session(&exact, Fault { at: usize::MAX, for_good: false, done: false }, deleting)?;
            for fault in faults(calls) {
                session(&exact, fault, deleting)?;
            }
        }
    }
}
