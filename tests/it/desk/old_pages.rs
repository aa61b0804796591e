//! Pages of earlier versions beside one of this version, in any order of events.

use super::earlier::{DAY, NOW, edit, finding, holding, note, note_key, open, others, text};
use crate::support::pages::{about, texts};
use inspection_explorer::revisions::{Bounds, Stage};
use inspection_explorer::store::{KeyValue, MemoryStore};
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Event {
    /// A page of that earlier version writes, or deletes.
    Old(u64, bool),
    /// This page writes, or deletes.
    Own(bool),
    /// It is opened again.
    Open,
    /// Days go by.
    Wait(u64),
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (1_u64..3, prop::bool::weighted(0.8)).prop_map(|(version, writes)| Event::Old(version, writes)),
        3 => prop::bool::weighted(0.7).prop_map(Event::Own),
        2 => Just(Event::Open),
        1 => (1_u64..40).prop_map(Event::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// A word is live until somebody who has seen it writes over it or deletes it. A live word is shown, or beside what is.
    #[test]
    fn no_order_of_events_with_old_pages_loses_a_word_or_brings_one_back(events in vec(any_event(), 1..16)) {
        let store = MemoryStore::default();
        let mut now = NOW;
        let mut desk = open(&store, now);
        let mut live: Vec<String> = Vec::new();
        let mut dead: Vec<String> = Vec::new();
        for (number, event) in events.iter().enumerate() {
            now += 1;
            // No word is a part of another one.
            let word = char::from(b'a' + u8::try_from(number).unwrap()).to_string().repeat(3);
            match event {
                Event::Old(version, writes) => {
                    let key = note_key(*version);
                    // It has seen what stands under its own key alone.
                    if let Some(before) = store.get(&key).unwrap() {
                        let was = live.iter().position(|word| before.contains(&format!("\"{word}\"")));
                        dead.extend(was.map(|was| live.remove(was)));
                    }
                    let value = writes.then(|| note(*version, &word, now));
                    match &value {
                        Some(value) => { store.set(&key, value).unwrap(); live.push(word); }
                        None => store.remove(&key).unwrap(),
                    }
                    desk.hear(&key, value.as_deref());
                    // What is deleted elsewhere is not saved again unasked.
                    desk.retry(&store);
                }
                Event::Own(writes) => {
                    let seen = text(&desk).into_iter().chain(desk.notes.get(&finding()).map(|_| others(&desk)).unwrap_or_default());
                    let seen: Vec<String> = seen.collect();
                    live.retain(|word| !seen.contains(word));
                    dead.extend(seen);
                    edit(&mut desk, &store, writes.then_some(word.as_str()), now);
                    live.extend(writes.then_some(word));
                }
                Event::Open => desk = open(&store, now),
                Event::Wait(days) => now += days * DAY,
            }
            let fresh = open(&MemoryStore::from_iter(store.entries()), now);
            let shown: Vec<String> = text(&fresh).into_iter().chain(fresh.notes.get(&finding()).map(|_| others(&fresh)).unwrap_or_default()).collect();
            for word in &live {
                prop_assert!(shown.contains(word), "{} is lost by event {} of {:?}", word, number, events);
            }
            for word in shown {
                prop_assert!(!dead.contains(&word), "{} has come back by event {} of {:?}", word, number, events);
            }
        }
    }
}

#[test]
fn the_bounds_hold_beside_an_old_value() {
    let store = holding([(note_key(2), note(2, "one", 1))]);
    let mut desk = open(&store, NOW);
    for number in 0..70 {
        edit(&mut desk, &store, Some(&format!("{number}!")), NOW + number);
    }
    let desk = open(&store, NOW + 100);
    assert_eq!(desk.notes.get(&finding()).unwrap().history().len(), Bounds::OWN.number + 1);
    assert_eq!(text(&desk).as_deref(), Some("69!"));
    assert!(desk.notes.get(&finding()).unwrap().iter().all(|(_, held)| held.stage == Stage::Whole));
    assert!(texts(&desk, "unrelated").is_empty() && desk.note(&about("x")).is_none());
}
