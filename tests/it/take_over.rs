//! What the first version kept is taken over without loss, whatever the store refuses and whatever the first version, open
//! in another tab, writes meanwhile.

use crate::support::failing::{Failing, Fault, faults};
use crate::support::kept::{Entries, Sample, any_fields, any_json, any_text, any_word, check, filled, with_fields};
use crate::support::old::{Old, new_id, old_key};
use inspection_explorer::briefing::{Briefing, Own};
use inspection_explorer::first_version::{GRACE, PREFIX, RECORD, TakeOver};
use inspection_explorer::keep::{Id, decode, encode};
use inspection_explorer::keys::Keys;
use inspection_explorer::notes::Note;
use inspection_explorer::record::RecordId;
use inspection_explorer::shelf::{Loaded, SaveError, Shelf};
use inspection_explorer::statuses::Status;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use inspection_explorer::stored::{self, Stored};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A rule for each kind.
macro_rules! rules {
    ($($rule:ident),+ $(,)?) => {
        mod notes { $(#[test] fn $rule() { super::$rule::<super::Note>() })+ }
        mod statuses { $(#[test] fn $rule() { super::$rule::<super::Status>() })+ }
        mod briefing { $(#[test] fn $rule() { super::$rule::<super::Briefing>() })+ }
    };
}

rules![
    it_is_copied_and_stays_for_thirty_days,
    an_edit_of_the_first_version_is_taken_over_too,
    where_both_were_changed_both_are_kept,
    what_was_deleted_here_does_not_come_back_unless_it_was_edited_there,
    what_was_deleted_there_stays_here,
    what_was_damaged_here_comes_back_from_there,
    what_is_newer_than_the_first_version_is_left_alone,
    what_the_first_version_could_not_read_is_copied_aside,
    without_room_it_is_worked_on_where_it_is,
    any_values_in_any_store_lose_nothing,
    a_store_that_fails_at_any_call_loses_nothing,
    no_order_of_events_in_three_windows_loses_a_word,
];

const NOW: u64 = 1_000;

fn record() -> RecordId {
    RECORD.into()
}

fn new_key<T: Old>(rest: &str) -> String {
    format!("{}{}", Keys::new(&record()).of_kind(T::KIND), new_id::<T>(rest).text())
}

fn quarantine(name: &str) -> String {
    Keys::new(&record()).quarantine() + name
}

/// What a load shows of a kind, with its shelf.
fn load<T: Old>(store: &dyn KeyValue, now: u64) -> Loaded<T> {
    let (mut notes, mut statuses) = (Shelf::<Note>::load(store, &record()), Shelf::<Status>::load(store, &record()));
    let mut briefing = Shelf::<Briefing>::load(store, &record());
    TakeOver::begin(store, &record(), now).unwrap().all(&mut briefing, &mut statuses, &mut notes);
    let any: [Box<dyn std::any::Any>; 3] = [Box::new(notes), Box::new(statuses), Box::new(briefing)];
    *any.into_iter().find_map(|loaded| loaded.downcast::<Loaded<T>>().ok()).unwrap()
}

fn holding<T: Old>(word: &str, updated: u64) -> MemoryStore {
    MemoryStore::from_iter([(old_key::<T>(T::RESTS[0]), T::old(T::RESTS[0], word, updated))])
}

fn first<T: Old>() -> T::Id {
    new_id::<T>(T::RESTS[0])
}

fn words<T: Old>(loaded: &Loaded<T>) -> Vec<String> {
    loaded.values.values().map(|value| value.word()).collect()
}

fn it_is_copied_and_stays_for_thirty_days<T: Old>() {
    let store = MemoryStore::default();
    for (updated, rest) in (1..).zip(T::RESTS) {
        let unknown = r#""x":12345678901234567890123,"y":[ 0.10000000000000000555 ]"#;
        store.set(&old_key::<T>(rest), &with_fields(&T::old(rest, rest, updated), unknown)).unwrap();
    }
    store.set("inspection-explorer/v1/colours", "dark").unwrap();
    let before = store.entries();
    let there = |after: &Entries| before.iter().filter(|(key, value)| after.get(*key) == Some(value)).count();
    for now in [NOW, NOW + 1, NOW + GRACE - 1] {
        let loaded = load::<T>(&store, now);
        assert_eq!(loaded.values.len(), T::RESTS.len());
        assert!(loaded.faults.told().is_empty(), "{:?}", loaded.faults.told());
        assert_eq!(there(&store.entries()), before.len(), "the first version finds everything");
        for rest in T::RESTS {
            let value = T::from_first(rest, &before[&old_key::<T>(rest)]).unwrap();
            assert_eq!(loaded.values.get(&value.id()), Some(&value));
            let text = store.get(&new_key::<T>(rest)).unwrap().unwrap();
            assert!(
                text == encode(&value)
                    && text.ends_with(r#""x":12345678901234567890123,"y":[ 0.10000000000000000555 ]}"#)
            );
        }
    }
    let shown = load::<T>(&store, NOW + GRACE).values;
    assert_eq!(shown.len(), T::RESTS.len());
    assert_eq!(there(&store.entries()), 1, "only the colours stay");
    // Then nothing is left of the taking over.
    for _ in 0..2 {
        assert_eq!(load::<T>(&store, NOW + GRACE).values, shown);
        assert_eq!(store.entries().len(), T::RESTS.len() + 1);
    }
}

fn an_edit_of_the_first_version_is_taken_over_too<T: Old>() {
    let store = holding::<T>("one", 1);
    assert_eq!(words(&load::<T>(&store, NOW)), ["one"]);
    // Also one with an earlier time: the clock may have been put right meanwhile.
    for (word, updated) in [("two", 2), ("three", 1)] {
        store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], word, updated)).unwrap();
        for _ in 0..2 {
            let loaded = load::<T>(&store, NOW);
            assert_eq!((words(&loaded), loaded.faults.told()), (vec![word.to_owned()], vec![]));
        }
    }
    // Also after the first version's value has gone and comes back.
    load::<T>(&store, NOW + GRACE);
    assert_eq!(store.get(&old_key::<T>(T::RESTS[0])), Ok(None));
    store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], "four", 9)).unwrap();
    assert_eq!(words(&load::<T>(&store, NOW + GRACE)), ["four"]);
}

fn where_both_were_changed_both_are_kept<T: Old>() {
    for (theirs, mine, shown) in [(5, 6, "mine"), (6, 5, "theirs")] {
        let store = holding::<T>("one", 1);
        let mut loaded = load::<T>(&store, NOW);
        assert_eq!(loaded.shelf.save(&store, &T::of(first::<T>(), "mine", mine)), Ok(()));
        store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], "theirs", theirs)).unwrap();
        let (aside, older) = if shown == "mine" {
            (quarantine(&format!("v1/{}{}", T::FIRST, T::RESTS[0])), T::old(T::RESTS[0], "theirs", theirs))
        } else {
            (quarantine(&format!("{}/{}", T::KIND, first::<T>().text())), encode(&T::of(first::<T>(), "mine", mine)))
        };
        for _ in 0..2 {
            let loaded = load::<T>(&store, NOW);
            assert_eq!(words(&loaded), [shown]);
            let told = loaded.faults.told();
            assert!(
                told.len() == 1 && told[0].contains("You see the newer text; the older one was set aside"),
                "{told:?}"
            );
            assert_eq!(store.get(&aside), Ok(Some(older.clone())));
        }
        // And once more: what is here was not read there.
        store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], "again", 7)).unwrap();
        let loaded = load::<T>(&store, NOW);
        assert_eq!(words(&loaded), ["again"]);
        let all: String = store.entries().into_values().collect();
        assert!(all.contains("mine") && (shown != "mine" || all.contains("theirs")) && all.contains("again"));
        let download = stored::load(&store, &record(), NOW).shelves.unread(&store).unwrap();
        assert!(download.iter().any(|(_, value)| value.contains("mine")), "{download:?}");
    }
}

fn what_was_deleted_here_does_not_come_back_unless_it_was_edited_there<T: Old>() {
    let store = holding::<T>("one", 1);
    let mut loaded = load::<T>(&store, NOW);
    assert_eq!(loaded.shelf.remove(&store, &first::<T>()), Ok(()));
    // What the reader deletes is gone from both places.
    assert!(!store.entries().into_values().any(|value| value.contains("one")), "{:?}", store.entries());
    for now in [NOW, NOW + GRACE] {
        assert_eq!(words(&load::<T>(&store, now)), [""; 0]);
    }
    assert!(store.entries().is_empty());
    // What is brought back stays.
    let store = holding::<T>("one", 1);
    let mut loaded = load::<T>(&store, NOW);
    assert_eq!(loaded.shelf.remove(&store, &first::<T>()), Ok(()));
    assert_eq!(loaded.shelf.save(&store, &loaded.values[&first::<T>()]), Ok(()));
    assert_eq!(words(&load::<T>(&store, NOW)), ["one"]);
    // What was edited there meanwhile is not what was deleted here.
    let store = holding::<T>("one", 1);
    let mut loaded = load::<T>(&store, NOW);
    store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], "two", 2)).unwrap();
    assert_eq!(loaded.shelf.remove(&store, &first::<T>()), Ok(()));
    assert_eq!(words(&load::<T>(&store, NOW)), ["two"]);
}

fn what_was_deleted_there_stays_here<T: Old>() {
    let store = holding::<T>("one", 1);
    load::<T>(&store, NOW);
    store.remove(&old_key::<T>(T::RESTS[0])).unwrap();
    for now in [NOW, NOW + GRACE, NOW + GRACE] {
        assert_eq!(words(&load::<T>(&store, now)), ["one"]);
    }
    assert_eq!(store.entries().len(), 1);
}

fn what_was_damaged_here_comes_back_from_there<T: Old>() {
    let store = holding::<T>("one", 1);
    load::<T>(&store, NOW);
    store.set(&new_key::<T>(T::RESTS[0]), "{half").unwrap();
    let loaded = load::<T>(&store, NOW + GRACE);
    assert_eq!((words(&loaded), loaded.faults.unread.len()), (vec!["one".to_owned()], 1));
    assert_eq!(store.get(&quarantine(&format!("{}/{}", T::KIND, first::<T>().text()))), Ok(Some("{half".to_owned())));
    assert_eq!(words(&load::<T>(&store, NOW + GRACE)), ["one"]);
}

fn what_is_newer_than_the_first_version_is_left_alone<T: Old>() {
    let newer = T::old(T::RESTS[0], "one", 1).replace("\"version\":1", "\"version\":3");
    let store = MemoryStore::from_iter([(old_key::<T>(T::RESTS[0]), newer.clone())]);
    for now in [NOW, NOW + GRACE] {
        let loaded = load::<T>(&store, now);
        assert_eq!((loaded.values.len(), loaded.faults.newer, store.entries().len()), (0, 1, 1));
        let download = stored::load(&store, &record(), now).shelves.unread(&store).unwrap();
        assert_eq!(download, [(old_key::<T>(T::RESTS[0]), newer.clone())]);
    }
}

fn what_the_first_version_could_not_read_is_copied_aside<T: Old>() {
    let (key, rest) = (old_key::<T>(T::RESTS[0]), format!("{}{}", T::FIRST, T::RESTS[0]));
    let set_aside = match T::KIND {
        "note" => format!("set-aside/{}", T::RESTS[0]),
        _ => format!("set-aside/{rest}"),
    };
    let old = BTreeMap::from([(key.clone(), "{half"), (format!("{PREFIX}{set_aside}"), "{other half")]);
    let store = MemoryStore::from_iter(old.iter().map(|(key, value)| (key.clone(), (*value).to_owned())));
    let aside = [
        (quarantine(&format!("v1/{rest}")), "{half".to_owned()),
        (quarantine(&format!("v1/{set_aside}")), "{other half".to_owned()),
    ];
    for (now, left) in [(NOW, 2), (NOW, 2), (NOW + GRACE, 0), (NOW + GRACE, 0)] {
        let loaded = load::<T>(&store, now);
        assert_eq!((loaded.values.len(), loaded.faults.unread.len()), (0, 2));
        assert!(loaded.faults.told()[0].contains("it is damaged: it is not JSON"), "{:?}", loaded.faults.told());
        let mut download = stored::load(&store, &record(), now).shelves.unread(&store).unwrap();
        download.sort();
        assert_eq!(download, aside);
        assert_eq!(old.keys().filter(|key| store.get(key) != Ok(None)).count(), left);
    }
}

fn without_room_it_is_worked_on_where_it_is<T: Old>() {
    let store = MemoryStore::with_capacity(old_key::<T>(T::RESTS[0]).len() + T::old(T::RESTS[0], "one", 1).len() + 30);
    store.set(&old_key::<T>(T::RESTS[0]), &T::old(T::RESTS[0], "one", 1)).unwrap();
    let before = store.entries();
    let mut loaded = load::<T>(&store, NOW);
    assert_eq!((words(&loaded), store.entries()), (vec!["one".to_owned()], before.clone()));
    let told = loaded.faults.told();
    assert!(told.len() == 1 && told[0].contains("Nothing is lost") && told[0].contains("will try again"), "{told:?}");
    let refused = loaded.shelf.save(&store, &T::of(first::<T>(), "two", 2));
    assert_eq!((refused, store.entries()), (Err(SaveError::Store(T::NAME, StoreError::Full)), before.clone()));
    // Deleting it makes room, and it does not come back.
    assert_eq!(loaded.shelf.remove(&store, &first::<T>()), Ok(()));
    assert_eq!((store.entries().len(), words(&load::<T>(&store, NOW))), (0, vec![]));
    // Changed where there is room again, it is taken over by that.
    let roomy = MemoryStore::default();
    before.iter().for_each(|(key, value)| roomy.set(key, value).unwrap());
    let mut loaded = load::<T>(&Full(&roomy), NOW);
    assert_eq!(loaded.shelf.save(&roomy, &T::of(first::<T>(), "two", 2)), Ok(()));
    let again = load::<T>(&roomy, NOW);
    assert_eq!((words(&again), again.faults.told()), (vec!["two".to_owned()], vec![]));
}

/// A store without room.
struct Full<'a>(&'a MemoryStore);

impl KeyValue for Full<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }
    fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Full)
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.0.keys()
    }
}

/// What the first version may have left under its keys.
fn any_old<T: Old>() -> impl Strategy<Value = Entries> {
    let value = |rest: &'static str| {
        let whole = (any_word(), any::<u64>(), any_fields())
            .prop_map(move |(word, updated, more)| with_fields(&T::old(rest, &word, updated), &more));
        prop_oneof![
            4 => whole,
            1 => any_word().prop_map(move |word| T::old(rest, &word, 1).replace("\"version\":1", "\"version\":2")),
            1 => any_json(),
            1 => prop::sample::select(vec![String::new(), "{x".into(), "\u{fffd}".into()]),
            1 => any_text(),
        ]
    };
    let entry = prop::sample::select(T::RESTS).prop_flat_map(move |rest| (Just(rest), value(rest), 0..6_u8));
    vec(entry, 0..6).prop_map(|entries| {
        let place = |rest: &str, kind: u8| match kind {
            0 => format!("{PREFIX}set-aside/{}{rest}", if T::KIND == "note" { "" } else { T::FIRST }),
            1 => new_key::<T>(rest),
            _ => old_key::<T>(rest),
        };
        entries.into_iter().map(|(rest, value, kind)| (place(rest, kind), value)).collect()
    })
}

/// Whether a value is shown, in quarantine, or where it was.
fn is_there(after: &Entries, key: &str, value: &str) -> bool {
    after.get(key).is_some_and(|held| held == value)
        || after.iter().any(|(key, held)| key.starts_with(&quarantine("")) && held == value)
}

fn is_shown<T: Old>(loaded: &Loaded<T>, key: &str, value: &str) -> bool {
    let rest = key.strip_prefix(PREFIX).and_then(T::rest);
    let read = rest.and_then(|rest| T::from_first(rest, value).ok());
    read.is_some_and(|read| loaded.values.get(&read.id()) == Some(&read))
}

fn any_values_in_any_store_lose_nothing<T: Old>() {
    let room = prop_oneof![0usize..2000, Just(1 << 20)];
    check(96, (any_old::<T>(), room, vec(prop::sample::select(vec![1, GRACE]), 1..5)), |(before, room, times)| {
        let (store, mut now) = (filled(&before, room), NOW);
        for time in times {
            let free = room;
            let loaded = load::<T>(&store, now);
            let after = store.entries();
            for (key, value) in &before {
                let lost = !is_there(&after, key, value) && !is_shown(&loaded, key, value);
                prop_assert!(!lost, "lost {key}");
                // Whatever the first version could show is shown, or stands behind what is newer.
                if let Some(Ok(read)) =
                    key.strip_prefix(PREFIX).and_then(T::rest).map(|rest| T::from_first(rest, value))
                {
                    let blocked = loaded.shelf.is_blocked(&read.id()) && !loaded.values.contains_key(&read.id());
                    let newer = blocked && after.get(key) == Some(value);
                    prop_assert!(loaded.values.contains_key(&read.id()) || newer, "not shown: {key}");
                }
            }
            if free == 1 << 20 {
                prop_assert_eq!(loaded.faults.not_taken, 0);
            }
            now += time;
        }
        Ok(())
    });
}

/// Loads from a failing store and then from a sound one.
fn session<T: Old>(before: &Entries, fault: Fault, sound: &BTreeMap<T::Id, T>) -> Result<usize, TestCaseError> {
    let memory = filled(before, 1 << 20);
    let store = Failing::new(&memory, fault);
    load::<T>(&store, NOW);
    let calls = store.calls();
    let after = memory.entries();
    let loaded = load::<T>(&memory, NOW);
    for (key, value) in before {
        let rest = key.strip_prefix(PREFIX).and_then(T::rest);
        let copy = rest.and_then(|rest| Some(encode(&T::from_first(rest, value).ok()?)));
        let copied = copy.is_some_and(|copy| after.values().any(|held| *held == copy));
        prop_assert!(is_there(&after, key, value) || copied, "lost {key} at {fault:?}");
        let lost = !is_there(&memory.entries(), key, value) && !is_shown(&loaded, key, value);
        prop_assert!(!lost, "lost {key} after {fault:?}");
    }
    prop_assert_eq!(&loaded.values, sound, "{:?}", fault);
    Ok(calls)
}

fn a_store_that_fails_at_any_call_loses_nothing<T: Old>() {
    check(12, any_old::<T>(), |before| {
        let sound = load::<T>(&filled(&before, 1 << 20), NOW).values;
        let calls = session::<T>(&before, Fault { at: usize::MAX, for_good: false, done: false }, &sound)?;
        for fault in faults(calls) {
            session::<T>(&before, fault, &sound)?;
        }
        Ok(())
    });
}

/// What happens in one of the windows.
#[derive(Clone, Debug)]
enum Event {
    /// The first version saves, or deletes.
    Old(bool),
    /// A window of this version is loaded anew; its store may fail at a call.
    Load(usize, Option<(usize, bool, bool)>),
    /// It saves, or deletes.
    Save(usize, bool),
    /// Time goes by.
    Wait,
}

fn any_event() -> impl Strategy<Value = Event> {
    let fault = prop::option::weighted(0.4, (0usize..40, any::<bool>(), any::<bool>()));
    prop_oneof![
        3 => prop::bool::weighted(0.8).prop_map(Event::Old),
        3 => (0usize..2, fault).prop_map(|(window, fault)| Event::Load(window, fault)),
        3 => (0usize..2, prop::bool::weighted(0.8)).prop_map(|(window, saves)| Event::Save(window, saves)),
        1 => Just(Event::Wait),
    ]
}

fn no_order_of_events_in_three_windows_loses_a_word<T: Old>() {
    let room = prop_oneof![1 => 300usize..1500, 3 => Just(1 << 20)];
    check(256, (vec(any_event(), 1..14), room), |(events, room)| {
        let store = MemoryStore::with_capacity(room);
        let (mut now, place) = (NOW, old_key::<T>(T::RESTS[0]));
        let mut windows = [load::<T>(&store, now), load::<T>(&store, now)];
        // The words that nobody who had seen them has written over or deleted.
        let mut live: BTreeSet<String> = BTreeSet::new();
        let word_of = |text: &str| T::from_first(T::RESTS[0], text).unwrap().word();
        for (number, event) in events.iter().enumerate() {
            now += 1;
            let word = format!("w{number}x");
            match *event {
                Event::Old(saves) => {
                    let before = store.get(&place).unwrap();
                    let done =
                        if saves { store.set(&place, &T::old(T::RESTS[0], &word, now)) } else { store.remove(&place) };
                    if done.is_ok() {
                        before.map(|before| live.remove(&word_of(&before)));
                        live.extend(saves.then_some(word));
                    }
                }
                Event::Load(window, None) => windows[window] = load::<T>(&store, now),
                Event::Load(window, Some((at, for_good, done))) => {
                    windows[window] = load::<T>(&Failing::new(&store, Fault { at, for_good, done }), now);
                }
                Event::Save(window, saves) => {
                    let Loaded { shelf, values, .. } = &mut windows[window];
                    let value = T::of(first::<T>(), &word, now);
                    let done = if saves { shelf.save(&store, &value) } else { shelf.remove(&store, &first::<T>()) };
                    if done.is_ok() {
                        values.remove(&first::<T>()).map(|shown| live.remove(&shown.word()));
                        if saves {
                            live.insert(word);
                            values.insert(first::<T>(), value);
                        }
                    }
                }
                Event::Wait => now += GRACE,
            }
            let all: String = store.entries().into_values().collect();
            for word in &live {
                prop_assert!(all.contains(&format!("\"{word}\"")), "{word} is lost by event {number}");
            }
        }
        // A sound load shows each of them, or hands it over with the download.
        let loaded = load::<T>(&store, now);
        let Stored { shelves, .. } = stored::load(&store, &record(), now);
        let mut shown = words(&loaded).join(" ");
        shown.extend(shelves.unread(&store).unwrap().into_iter().map(|(_, value)| value));
        // Where there is no room for two, one of them waits where the first version keeps it.
        shown.extend((loaded.faults.not_taken > 0).then(|| store.get(&place).unwrap()).flatten());
        for word in &live {
            prop_assert!(shown.contains(word.as_str()), "{word} is neither shown nor in the download");
        }
        Ok(())
    });
}

#[test]
fn only_the_record_of_the_first_version_takes_over() {
    let store = MemoryStore::from_iter([
        (old_key::<Note>("a/1:b"), Note::old("a/1:b", "mine", 1)),
        (format!("{PREFIX}set-aside/x"), "{half".to_owned()),
    ]);
    let before = store.entries();
    for other in ["leeds", "", "milton-keynes-2", "Milton-Keynes"] {
        let opened = stored::load(&store, &other.into(), NOW + GRACE);
        assert!(opened.notebook.is_empty() && opened.told.is_empty() && store.entries() == before, "{other}");
        assert_eq!(opened.shelves.unread(&store), Ok(vec![]));
    }
    assert_eq!(stored::load(&store, &record(), NOW).notebook.len(), 1);
}

#[test]
fn notes_without_a_known_subject_are_shown_and_downloaded() {
    let store = MemoryStore::from_iter([(old_key::<Note>("record"), Note::old("record", "mine", 1))]);
    let opened = stored::load(&store, &record(), NOW);
    let note = opened.notebook.iter().next().unwrap();
    assert_eq!(
        (note.about.to_string().as_str(), note.about.subject(), note.text.as_str()),
        ("v1:record", None, "mine")
    );
    assert!(inspection_explorer::notes::to_json(&opened.notebook, &[]).contains("\"mine\""));
}

#[test]
fn entries_of_the_briefing_name_their_notes_anew() {
    let items = r#"["note:a/1:b","finding:a/1:b","note:odd","chart:grades?area=leaders"]"#;
    let old = Briefing::old("", "h", 1).replace(r#"["finding:a/1:b"]"#, items);
    let store = MemoryStore::from_iter([(old_key::<Briefing>(""), old)]);
    let opened = stored::load(&store, &record(), NOW);
    let tokens: Vec<String> = opened.briefing.items().iter().map(|item| item.token()).collect();
    assert_eq!(tokens, ["note:finding:a/1:b", "finding:a/1:b", "note:odd", "chart:grades?area=leaders"]);
    let saved: Briefing = decode(Own, &store.get(&new_key::<Briefing>("")).unwrap().unwrap()).unwrap();
    assert_eq!(saved, opened.briefing);
}

/// This many notes of the first version.
fn many(notes: usize, length: usize) -> Entries {
    let text = "x".repeat(length);
    let rests = (0..notes).map(|number| format!("a/{number}:b"));
    rests.map(|rest| (old_key::<Note>(&rest), Note::old(&rest, &text, 1))).collect()
}

#[test]
fn a_store_that_is_too_small_for_two_copies_is_taken_over_step_by_step() {
    let store = filled(&many(40, 500), 8_000);
    let mut loads = 0;
    loop {
        let opened = stored::load(&store, &record(), NOW + loads);
        assert_eq!(opened.notebook.len(), 40);
        assert!(opened.notebook.iter().all(|note| note.text.len() == 500));
        // There is always room for something new.
        let mut opened = opened;
        let new = Note::of(new_id::<Note>("new/1:b"), &"y".repeat(500), 1);
        assert_eq!(opened.shelves.notes.save(&store, &new), Ok(()), "no room at load {loads}");
        assert_eq!(opened.shelves.notes.remove(&store, &new.about), Ok(()));
        if opened.told.is_empty() {
            break;
        }
        loads += 1;
        assert!(loads < 20, "{:?}", opened.told);
    }
    assert!(loads > 1, "it was not too small");
}

#[test]
fn ten_thousand_notes_are_taken_over_at_once() {
    let store = MemoryStore::from_iter(many(10_000, 10));
    let opened = stored::load(&store, &record(), NOW);
    assert_eq!((opened.notebook.len(), opened.told.len()), (10_000, 0));
    assert_eq!(store.entries().len(), 30_000);
}

/// Where a newer text of the first version finds room only after something else has gone, what stands in its place is not
/// taken for it.
#[test]
fn what_finds_room_late_is_taken_over_whole() {
    let there = Status::of("plan-2022/C3.action1".into(), "mine", 1);
    let theirs =
        with_fields(&Status::old("plan-2022/C3.action1", "theirs", 2), &format!("\"long\":\"{}\"", "x".repeat(200)));
    let before = Entries::from([
        (new_key::<Status>("plan-2022/C3.action1"), encode(&there)),
        (old_key::<Status>("plan-2022/C3.action1"), theirs.clone()),
        // What goes as soon as it is copied aside.
        (old_key::<Status>("a"), "{".repeat(300)),
    ]);
    for room in 0..1_500 {
        let store = filled(&before, room);
        for now in [NOW, NOW + 1, NOW + GRACE, NOW + GRACE + 1] {
            let loaded = load::<Status>(&store, now);
            let (key, after) = (old_key::<Status>("plan-2022/C3.action1"), store.entries());
            assert!(is_there(&after, &key, &theirs) || is_shown(&loaded, &key, &theirs), "room {room} at {now}");
        }
    }
}
