//! A file and a desk that both went on: the union, and nothing of either lost.

use crate::support::backups::{NOW, file, has_all, json, open, planned, saved};
use crate::support::pages::{about, texts, writing};
use inspection_explorer::desk::Changed;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

const KEY: &str = "inspection-explorer/v3/milton-keynes/note/p1-1/thread:a";

fn revision(at: u64, text: &str, more: &str) -> String {
    // What is older than the history's bounds would not be there after a reload.
    let at = NOW + at;
    format!(r#"{{"version":3,"id":"thread:a","at":{at},"over":{{}},"text":"{text}","created":1{more}}}"#)
}

/// A store with a value under the key, and what of a file with another value for it becomes of that: how many are new, how
/// many are the same, how many are refused, what the note says then.
fn meet(held: &str, inside: &str) -> (usize, usize, usize, Option<String>, BTreeSet<String>) {
    let store = MemoryStore::default();
    store.set(KEY, held).unwrap();
    let text = file([(&*json(KEY), &*json(inside))]);
    let mut desk = open(&store);
    let plan = planned(&text, &store).unwrap();
    let counts = (plan.new, plan.same, plan.refused.all);
    plan.apply(&mut desk, &store);
    assert_eq!(store.get(KEY).unwrap().as_deref(), Some(held), "the value is written over");
    assert_eq!(planned(&text, &store).unwrap().new, 0, "the second time there is something new");
    let note = open(&store).note(&about("a")).map(|note| note.writing.text);
    (counts.0, counts.1, counts.2, note, texts(&open(&store), "a"))
}

#[test]
fn of_two_values_under_one_key_both_are_kept_unless_one_has_all_of_the_other() {
    let set = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<BTreeSet<String>>();
    for (held, inside, counts, note, all) in [
        // The page wrote on after the backup.
        (revision(2, "one two", ""), revision(1, "one", ""), (0, 1, 0), "one two", set(&["one two"])),
        // The backup is of a later time than what is here.
        (revision(1, "one", ""), revision(2, "one two", ""), (1, 0, 0), "one two", set(&["one", "one two"])),
        (revision(1, "one", ""), revision(2, "other", ""), (1, 0, 0), "other", set(&["one", "other"])),
        // No page does this, but a file may.
        (revision(2, "one", ""), revision(1, "other", ""), (1, 0, 0), "one", set(&["one", "other"])),
        (revision(1, "one", ""), revision(1, "other", ""), (1, 0, 0), "one", set(&["one", "other"])),
        (revision(2, "one", ""), revision(1, "x", r#","draft":true"#), (0, 1, 0), "one", set(&["one"])),
        (revision(1, "one", ""), "no json".to_owned(), (0, 0, 1), "one", set(&["one"])),
        ("no json".to_owned(), revision(1, "one", ""), (1, 0, 0), "one", set(&["one"])),
    ] {
        let (new, same, refused, said, found) = meet(&held, &inside);
        assert_eq!(((new, same, refused), found), (counts, all), "{held} {inside}");
        assert_eq!(said.as_deref(), Some(note), "{held} {inside}");
    }
}

#[test]
fn the_preview_says_what_is_added_changed_and_kept() {
    let (store, other) = (MemoryStore::default(), MemoryStore::default());
    let mut desk = open(&store);
    let write = |store: &MemoryStore, desk: &mut _, name: &str, text: Option<&str>, at| {
        inspection_explorer::desk::Desk::write_note(desk, store, &about(name), text.map(writing), How::DONE, NOW + at)
            .unwrap();
    };
    for name in ["kept", "changed", "deleted"] {
        write(&store, &mut desk, name, Some("here"), 1);
    }
    for (key, value) in store.entries() {
        other.set(&key, &value).unwrap();
    }
    let mut elsewhere = inspection_explorer::desk::Desk::open(&other, &crate::support::pages::record(), 5, NOW);
    write(&other, &mut elsewhere, "changed", Some("there"), 2);
    write(&other, &mut elsewhere, "deleted", None, 2);
    write(&other, &mut elsewhere, "added", Some("a\nlong   text "), 2);
    let plan = planned(&saved(&other), &store).unwrap();
    let of = |list: &[inspection_explorer::backup::Change]| {
        let one = |change: &inspection_explorer::backup::Change| {
            let Changed::Note(about) = &change.what else { panic!("{change:?}") };
            (about.to_string(), change.was.clone(), change.becomes.clone())
        };
        list.iter().map(one).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(of(&plan.added.first), [("thread:added".to_owned(), None, some("a long   text"))]);
    assert_eq!(
        of(&plan.changed.first),
        [("thread:changed".to_owned(), some("here"), some("there")), ("thread:deleted".to_owned(), some("here"), None)]
    );
    assert_eq!(of(&plan.kept.first), [("thread:kept".to_owned(), some("here"), some("here"))]);
    assert_eq!((plan.new, plan.same), (3, 3));
}

#[test]
fn a_text_of_an_earlier_version_stands_beside_what_it_meets() {
    let key = "inspection-explorer/v2/milton-keynes/note/thread:a";
    let value = |text: &str, at: u64| {
        let at = NOW + at;
        format!(r#"{{"version":2,"subject":"thread:a","text":"{text}","created":1,"updated":{at},"x":1e2}}"#)
    };
    for (held, inside, stands) in [(2, 3, "inside"), (3, 2, "held")] {
        let store = MemoryStore::default();
        store.set(key, &value("held", held)).unwrap();
        let text = file([(&*json(key), &*json(&value("inside", inside)))]);
        let mut desk = open(&store);
        assert_eq!(planned(&text, &store).unwrap().apply(&mut desk, &store).written, 1);
        assert_eq!(store.get(key).unwrap(), Some(value("held", held)));
        assert_eq!(open(&store).note(&about("a")).unwrap().writing.text, stands);
        assert_eq!(texts(&open(&store), "a").len(), 2);
        assert_eq!(planned(&text, &store).unwrap().new, 0);
    }
}

#[test]
fn a_deletion_that_had_seen_a_text_stands_over_it_when_it_is_brought_back() {
    let store = MemoryStore::default();
    let mut desk = open(&store);
    desk.write_note(&store, &about("a"), Some(writing("old")), How::DONE, NOW).unwrap();
    let text = saved(&store);
    desk.write_note(&store, &about("a"), None, How::DONE, NOW + 1).unwrap();
    let plan = planned(&text, &store).unwrap();
    assert_eq!((plan.new, plan.same, plan.kept.all), (0, 1, 1));
    // Where the deletion is not known it comes back.
    let empty = MemoryStore::default();
    assert_eq!(planned(&text, &empty).unwrap().added.all, 1);
}

#[derive(Clone, Debug)]
enum Deed {
    Write(usize, usize, u32),
    Delete(usize, usize),
    Backup(usize),
    Restore(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0..2_usize, 0..3_usize, any::<u32>()).prop_map(|(at, name, text)| Deed::Write(at, name, text)),
        1 => (0..2_usize, 0..3_usize).prop_map(|(at, name)| Deed::Delete(at, name)),
        1 => (0..2_usize).prop_map(Deed::Backup),
        2 => (0..2_usize).prop_map(Deed::Restore),
    ]
}

proptest! {
    /// Two browsers, backups carried between them in any order: each that brings back what the other has shows the same, and
    /// no text gets lost.
    #[test]
    fn backups_between_two_browsers_lose_no_text(deeds in vec(deed(), 0..40)) {
        let stores = [MemoryStore::default(), MemoryStore::default()];
        let mut desks = [0_u64, 1].map(|number| inspection_explorer::desk::Desk::open(&stores[usize::from(number == 1)], &crate::support::pages::record(), number, NOW));
        let mut files: Vec<String> = Vec::new();
        let mut written: [BTreeSet<String>; 3] = Default::default();
        let names = ["x", "y", "z"];
        for (at, deed) in (NOW..).zip(deeds) {
            match deed {
                Deed::Write(desk, name, text) => {
                    let text = text.to_string();
                    desks[desk].write_note(&stores[desk], &about(names[name]), Some(writing(&text)), How::DONE, at).unwrap();
                    written[name].insert(text);
                }
                Deed::Delete(desk, name) => desks[desk].write_note(&stores[desk], &about(names[name]), None, How::DONE, at).unwrap(),
                Deed::Backup(desk) => files.push(saved(&stores[desk])),
                Deed::Restore(desk) => {
                    let Some(text) = files.last() else { continue };
                    let before = stores[desk].entries();
                    let applied = planned(text, &stores[desk]).unwrap().apply(&mut desks[desk], &stores[desk]);
                    prop_assert_eq!(applied.not_written.all, 0);
                    prop_assert!(has_all(&stores[desk], &before));
                    prop_assert_eq!(planned(text, &stores[desk]).unwrap().new, 0);
                    prop_assert_eq!(desks[desk].notebook(), open(&stores[desk]).notebook());
                }
            }
        }
        for (from, to) in [(0, 1), (1, 0)] {
            let text = saved(&stores[from]);
            planned(&text, &stores[to]).unwrap().apply(&mut desks[to], &stores[to]);
        }
        prop_assert_eq!(stores[0].entries(), stores[1].entries());
        prop_assert_eq!(desks[0].notebook(), desks[1].notebook());
        for (name, written) in names.iter().zip(&written) {
            prop_assert!(texts(&desks[0], name).is_superset(written));
        }
    }
}
