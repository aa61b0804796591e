//! How long an old value stays.

use super::{DAY, NOW, briefing, briefing_key, edit, finding, holding, mark, note, note_key, open, text, tokens};
use crate::support::failing::{Failing, Fault, faults};
use crate::support::pages::writing;
use inspection_explorer::briefing::Item;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore};

#[test]
fn an_old_value_stays_until_nothing_of_it_has_counted_for_thirty_days() {
    for version in [1, 2] {
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, Some("two"), NOW);
        for (days, stays) in [(0, true), (29, true), (31, false)] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!(text(&desk).as_deref(), Some("two"));
            assert_eq!(store.get(&note_key(version)).unwrap().is_some(), stays, "after {days} days");
        }
    }
}

#[test]
fn what_stands_over_an_old_value_stays_with_it_however_much_is_written() {
    // A mere draft does not count; and the chain of what was written since may be let go but for its end.
    let store = holding([(briefing_key(2), briefing(2, "h", r#""finding:x","finding:y""#, 1))]);
    let mut desk = open(&store, NOW);
    for number in 0..70 {
        let mut wanted = desk.briefing();
        wanted.remove(&Item::from_token("finding:y"));
        desk.write_briefing(&store, &wanted, NOW + number).unwrap();
        wanted.add(Item::from_token("finding:y")).unwrap();
        desk.write_briefing(&store, &wanted, NOW + number).unwrap();
    }
    let mut wanted = desk.briefing();
    wanted.remove(&Item::from_token("finding:y"));
    desk.write_briefing(&store, &wanted, NOW + 100).unwrap();
    for days in [0, 1, 31, 62] {
        let desk = open(&store, NOW + days * DAY);
        assert_eq!(tokens(&desk), ["finding:x"], "after {days} days");
        assert!(store.entries().len() < 60, "{}", store.entries().len());
    }
    assert_eq!(store.entries().len(), 2, "the old value, and the deletion that stands over a part of it");
}

#[test]
fn a_draft_over_an_old_value_leaves_it_standing() {
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    for marked in [false, true] {
        let store = holding([(note_key(1), one.clone())]);
        if marked {
            let (key, value) = mark(&one, &copy, NOW - 90 * DAY);
            store.set(&key, &value).unwrap();
            store.set(&note_key(2), "{half").unwrap();
        }
        let mut desk = open(&store, NOW);
        desk.write_note(&store, &finding(), Some(writing("half")), How::DRAFT, NOW).unwrap();
        for days in [0, 1, 31, 62] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!(text(&desk).as_deref(), Some("one"), "{marked} after {days} days");
        }
    }
}

#[test]
fn what_lies_behind_a_deleted_note_does_not_come_forward() {
    // The store refuses to let the first version's value go, or the mark is younger than the deletion.
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    for at in [NOW, NOW + 20 * DAY] {
        let store = holding([(note_key(1), one.clone()), (note_key(2), copy.clone()), mark(&one, &copy, at)]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, None, NOW);
        let before = store.entries();
        let now = NOW + 31 * DAY;
        let calls = {
            let counting = Failing::new(&store, Fault { at: usize::MAX, for_good: false, done: false });
            open(&counting, now);
            counting.calls()
        };
        for fault in faults(calls) {
            let store = MemoryStore::from_iter(before.clone());
            open(&Failing::new(&store, fault), now);
            for later in [now + 1, now + 62 * DAY] {
                assert!(open(&store, later).notebook().is_empty(), "{fault:?} at {at}");
            }
            assert!(store.entries().is_empty(), "{fault:?}: {:?}", store.entries());
        }
    }
}

#[test]
fn an_old_value_that_could_not_be_looked_at_is_still_held_back() {
    for version in [1, 2] {
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, None, NOW);
        let before = store.entries();
        for fault in faults(12) {
            let store = MemoryStore::from_iter(before.clone());
            open(&Failing::new(&store, fault), NOW + 31 * DAY);
            assert!(open(&store, NOW + 31 * DAY).notebook().is_empty(), "{fault:?}");
            assert!(open(&store, NOW + 62 * DAY).notebook().is_empty(), "{fault:?}");
        }
    }
}
