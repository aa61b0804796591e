//! The briefing as it is written down, kept and read again: nothing of it is ever lost or written over unseen.

use crate::support::failing::{Failing, Fault, faults};
use inspection_explorer::briefing::*;
use inspection_explorer::notes::{KeyValue, MemoryStore, StoreError, values_aside};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const ASIDE: &str = "inspection-explorer/v1/set-aside/briefing";

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn any_item() -> impl Strategy<Value = Item> {
    let id = || "[a-z0-9/.:?-]{1,8}";
    prop_oneof![
        id().prop_map(Item::Finding),
        id().prop_map(Item::Thread),
        id().prop_map(Item::Action),
        ("[a-z:]{1,6}", "[a-z=&?+]{0,8}").prop_map(|(id, query)| Item::Chart { id, query }),
        "\\PC{1,8}".prop_map(Item::Note),
        "[a-z]{0,4}".prop_map(Item::Other),
    ]
}

fn any_briefing() -> impl Strategy<Value = Briefing> {
    (vec(any_item(), 0..12), "\\PC{0,40}", vec("\\PC{0,20}", 0..6)).prop_map(|(items, heading, questions)| {
        let mut briefing = Briefing::default();
        for item in items {
            briefing.add(item).unwrap();
        }
        briefing.set_heading(&heading).unwrap();
        briefing.set_questions(&questions.join("\n")).unwrap();
        briefing
    })
}

fn tokens(briefing: &Briefing) -> Vec<String> {
    briefing.items().iter().map(Item::token).collect()
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_token_gives_its_entry_and_an_entry_its_token(item in any_item(), text in "((finding|thread|action|chart|note|x)[:?]?)?\\PC{0,12}") {
        prop_assert_eq!(Item::from_token(&item.token()), item);
        prop_assert_eq!(Item::from_token(&text).token(), text);
    }

    #[test]
    fn a_briefing_reads_as_it_was_written(briefing in any_briefing(), now in any::<u64>(), colour in "\\PC{0,6}") {
        let text = encode(&briefing, now);
        prop_assert_eq!(decode(&text), Ok(briefing));
        let mut value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&value["updated"], &Value::from(now));
        value["colour"] = colour.into();
        let with_more = decode(&value.to_string()).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&encode(&with_more, now)).unwrap(), value);
    }

    #[test]
    fn moving_changes_the_order_alone(briefing in any_briefing(), moves in vec((0_usize..14, 0_usize..14, -1_isize..=1), 0..8)) {
        let mut moved = briefing.clone();
        for (from, to, places) in moves {
            let before = tokens(&moved);
            let (item, inside) = (before.get(from).cloned(), from.max(to) < before.len());
            prop_assert_eq!(moved.move_to(from, to), inside && from != to);
            if inside {
                prop_assert_eq!(tokens(&moved).get(to).cloned(), item.clone());
                prop_assert_eq!(moved.move_to(to, from), from != to);
                prop_assert_eq!(tokens(&moved), before.clone());
            }
            if moved.move_by(from, places) {
                prop_assert_eq!(tokens(&moved).get(from.checked_add_signed(places).unwrap()).cloned(), item);
            } else {
                prop_assert_eq!(tokens(&moved), before);
            }
        }
        let sorted = |briefing: &Briefing| BTreeSet::from_iter(tokens(briefing));
        prop_assert_eq!(sorted(&moved), sorted(&briefing));
        prop_assert_eq!(moved.items().len(), briefing.items().len());
    }

    #[test]
    fn what_is_taken_out_can_be_put_back(briefing in any_briefing(), at in any::<prop::sample::Index>()) {
        prop_assume!(!briefing.items().is_empty());
        let mut changed = briefing.clone();
        let item = at.get(briefing.items()).clone();
        let place = changed.remove(&item).unwrap();
        prop_assert!(!changed.contains(&item));
        prop_assert_eq!(changed.insert(place, item), Ok(true));
        prop_assert_eq!(changed, briefing);
    }

    #[test]
    fn nothing_that_is_read_stops_the_page(text in "\\PC{0,40}", briefing in any_briefing(), at in any::<prop::sample::Index>()) {
        let _ = decode(&text);
        let signs: Vec<char> = encode(&briefing, 1).chars().collect();
        let _ = decode(&String::from_iter(&signs[..at.index(signs.len())]));
    }
}

/// What may stand in the briefing's place.
fn any_held() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => any_briefing().prop_map(|briefing| Some(encode(&briefing, 1))),
        1 => any_briefing().prop_map(|briefing| Some(newer(&briefing))),
        1 => prop::sample::select(vec![None, Some("{x".to_owned()), Some(String::new()), Some("\u{fffd}".to_owned())]),
    ]
}

fn newer(briefing: &Briefing) -> String {
    encode(briefing, 1).replace("\"version\":1", "\"version\":2")
}

fn holding(held: &Option<String>) -> MemoryStore {
    held.iter().map(|held| (BRIEFING_KEY.to_owned(), held.clone())).collect()
}

fn one_more(briefing: &Briefing) -> Briefing {
    let mut changed = briefing.clone();
    changed.add(Item::Finding("a finding of its own".into())).unwrap();
    changed
}

/// A session on a failing store: load, change, save. What stood there is then still there or set aside, unless this
/// window has read it.
fn session(held: &Option<String>, fault: Fault) -> Result<usize, TestCaseError> {
    let memory = holding(held);
    let store = Failing::new(&memory, fault);
    let LoadedBriefing { briefing, mut kept, .. } = load(&store);
    let locked = kept.is_locked();
    let changed = one_more(&briefing);
    let outcome = save(&store, &mut kept, &changed, 42);
    if outcome.is_ok() {
        prop_assert!(!locked);
        prop_assert_eq!(&load(&memory).briefing, &changed);
    } else if store.calls() <= fault.at {
        prop_assert!(locked, "{outcome:?}");
    }
    let after = memory.entries();
    if let Some(held) = held {
        let read = decode(held).is_ok_and(|held| held == briefing);
        let over = read && after.get(BRIEFING_KEY).is_some_and(|now| decode(now).as_ref() == Ok(&changed));
        prop_assert!(after.values().any(|value| value == held) || over, "lost at {fault:?}");
    }
    Ok(store.calls())
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_store_that_fails_at_any_call_loses_nothing(held in any_held()) {
        let calls = session(&held, Fault { at: usize::MAX, for_good: false, done: false })?;
        for fault in faults(calls) {
            session(&held, fault)?;
        }
    }

    #[test]
    fn two_windows_never_write_over_each_other(
        start in any_held(),
        steps in vec((any::<bool>(), any::<bool>(), any_briefing()), 1..8),
    ) {
        let store = holding(&start);
        let mut windows = [load(&store), load(&store)];
        for (second, reload, briefing) in steps {
            let window = &mut windows[usize::from(second)];
            if reload {
                *window = load(&store);
            }
            let before = store.get(BRIEFING_KEY).unwrap();
            let seen = before.as_ref().is_none_or(|held| decode(held).as_ref() == Ok(&window.briefing));
            match save(&store, &mut window.kept, &briefing, 7) {
                Ok(()) => {
                    prop_assert!(seen || before == Some(encode(&briefing, 7)), "written over unseen");
                    window.briefing = briefing;
                }
                Err(_) => prop_assert_eq!(store.get(BRIEFING_KEY).unwrap(), before),
            }
        }
    }
}

#[test]
fn a_briefing_is_kept_and_read_again() {
    let store = MemoryStore::default();
    let LoadedBriefing { briefing, mut kept, .. } = load(&store);
    assert_eq!((briefing.is_empty(), store.entries().len()), (true, 0));
    for now in 1..4 {
        let changed = one_more(&briefing);
        assert_eq!(save(&store, &mut kept, &changed, now), Ok(()));
        let again = load(&store);
        assert_eq!((again.briefing, &again.kept, again.unread, again.trouble), (changed, &kept, None, None));
    }
}

#[test]
fn the_other_windows_briefing_stays_until_it_has_been_read() {
    let store = MemoryStore::default();
    let (mut here, mut there) = (load(&store), load(&store));
    let theirs = one_more(&there.briefing);
    assert_eq!(save(&store, &mut there.kept, &theirs, 1), Ok(()));
    let mut mine = Briefing::default();
    mine.set_heading("mine").unwrap();
    let refused = save(&store, &mut here.kept, &mine, 2).unwrap_err();
    assert_eq!(refused, SaveError::ChangedElsewhere);
    assert!(refused.to_string().contains("load the page again"));
    let mut here = load(&store);
    assert_eq!(here.briefing, theirs);
    assert_eq!(save(&store, &mut here.kept, &mine, 3), Ok(()));
    assert_eq!(save(&store, &mut there.kept, &theirs, 4), Err(SaveError::ChangedElsewhere));
}

#[test]
fn what_a_newer_version_has_written_stays_where_it_is() {
    let held = Some(newer(&Briefing::default()));
    let store = holding(&held);
    let mut loaded = load(&store);
    assert!(loaded.kept.is_locked() && loaded.unread.unwrap().to_string().contains("newer version"));
    let refused = save(&store, &mut loaded.kept, &Briefing::default(), 2).unwrap_err();
    assert_eq!(refused, SaveError::Newer);
    assert!(refused.to_string().contains("load the page again to get that version"));
    assert_eq!((store.get(BRIEFING_KEY).unwrap(), store.entries().len()), (held, 1));
}

#[test]
fn what_cannot_be_read_is_set_aside_under_the_next_number() {
    let store = MemoryStore::default();
    for (number, broken) in ["{1", "{2", "{2"].into_iter().enumerate() {
        store.set(BRIEFING_KEY, broken).unwrap();
        let mut loaded = load(&store);
        assert!(loaded.unread.is_some() && loaded.trouble.is_none() && !loaded.kept.is_locked());
        assert_eq!(store.get(BRIEFING_KEY), Ok(None));
        assert_eq!(store.get(&[ASIDE.to_owned(), format!("{ASIDE}~2")][number.min(1)]), Ok(Some(broken.into())));
        assert_eq!(save(&store, &mut loaded.kept, &one_more(&loaded.briefing), 5), Ok(()));
    }
    let told = values_aside(&store, &BTreeSet::new()).unwrap();
    assert_eq!(told, [(ASIDE.to_owned(), "{1".to_owned()), (format!("{ASIDE}~2"), "{2".to_owned())]);
}

#[test]
fn what_could_not_be_looked_at_is_not_written_over() {
    let held = Some(encode(&one_more(&Briefing::default()), 1));
    let memory = holding(&held);
    let mut loaded = load(&Failing::new(&memory, Fault { at: 0, for_good: false, done: false }));
    assert!(loaded.trouble.is_some() && loaded.briefing.is_empty() && loaded.unread.is_none());
    assert_eq!(save(&memory, &mut loaded.kept, &Briefing::default(), 2), Err(SaveError::Locked));
    assert_eq!(memory.get(BRIEFING_KEY), Ok(held));
}

#[test]
fn without_room_what_stands_there_is_left_and_nothing_is_kept() {
    let broken = "{".repeat(100);
    let store = MemoryStore::with_capacity(BRIEFING_KEY.len() + 120);
    store.set(BRIEFING_KEY, &broken).unwrap();
    let mut loaded = load(&store);
    assert_eq!((loaded.kept.is_locked(), loaded.trouble), (true, Some(StoreError::Full)));
    let refused = save(&store, &mut loaded.kept, &Briefing::default(), 5).unwrap_err();
    assert!(refused == SaveError::Locked && refused.to_string().contains("download it, make room"));
    assert_eq!(store.get(BRIEFING_KEY), Ok(Some(broken)));
    let full = MemoryStore::with_capacity(10);
    let refused = save(&full, &mut Kept::default(), &Briefing::default(), 5).unwrap_err();
    assert!(refused == SaveError::Store(StoreError::Full) && refused.to_string().contains("download it"));
}
