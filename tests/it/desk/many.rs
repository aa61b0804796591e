//! Ten thousand notes. How long it takes is printed and no limit: a slower machine is no fault.

use super::earlier::{FIRST, NOW, SECOND, note};
use super::faults::{Blocked, open};
use crate::support::pages::{about, writing};
use inspection_explorer::revisions::Bounds;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::cell::Cell;

#[test]
fn ten_thousand_unsaved_notes_and_a_log_of_thousands_are_quick() {
    let begin = std::time::Instant::now();
    let store = MemoryStore::default();
    let mut desk = open(&store, 1);
    let blocked = Blocked(&store, Cell::new(true));
    for number in 0..10_000 {
        desk.write_note(&blocked, &about(&number.to_string()), Some(writing("x")), How::DONE, 2_000).unwrap_err();
    }
    assert!((0..10_000).all(|number| desk.notes.trouble(&about(&number.to_string())).is_some()));
    assert_eq!(desk.retry(&store).len(), 10_000);
    desk.check(&store);
    for number in 0..10_000 {
        desk.take(
            &format!("inspection-explorer/v3/milton-keynes/note/p9-{number}/thread:1"),
            &format!(
                r#"{{"version":3,"id":"thread:1","at":{number},"over":{{"p9-{}":{}}},"text":"{number}","created":1}}"#,
                number - 1,
                number - 1
            ),
        );
    }
    let log = desk.notes.get(&about("1")).unwrap();
    assert_eq!((log.heads().len(), log.draft().is_some()), (2, false));
    let keys = store.keys().unwrap();
    desk.prune(&store, &Bounds::OWN, 3_000);
    assert_eq!(desk.notes.get(&about("1")).unwrap().history().len(), 52);
    assert_eq!(store.keys().unwrap(), keys);
    println!("10,000 notes that were not saved, and a log of 10,000: {} ms", begin.elapsed().as_millis());
}

#[test]
fn ten_thousand_notes_with_history_open_soon() {
    let store = MemoryStore::default();
    let mut entries = std::collections::BTreeMap::new();
    for number in 0..10_000 {
        for revision in 1..=5 {
            let over =
                if revision > 1 { format!("\"p1-{}\":{}", revision - 1, 100 + revision - 1) } else { String::new() };
            let text = "Some words that a councillor may have written before a meeting. ".repeat(3);
            entries.insert(
                format!("inspection-explorer/v3/milton-keynes/note/p1-{revision}/thread:{number}"),
                format!(r#"{{"version":3,"id":"thread:{number}","at":{},"over":{{{over}}},"text":"{text}{revision}","created":1}}"#, 100 + revision),
            );
        }
    }
    drop(store);
    let store = MemoryStore::from_iter(entries);
    let begin = std::time::Instant::now();
    let mut desk = open(&store, 1);
    let opened = begin.elapsed();
    assert_eq!((desk.notebook().len(), desk.unread().count()), (10_000, 0));
    let begin = std::time::Instant::now();
    desk.notebook();
    let shown = begin.elapsed();
    let begin = std::time::Instant::now();
    assert_eq!(desk.check(&store), []);
    let checked = begin.elapsed();
    let begin = std::time::Instant::now();
    desk.prune(&store, &Bounds::OWN, 2_000);
    let pruned = begin.elapsed();
    println!(
        "10,000 notes of 5 revisions: opened in {} ms, shown in {} ms, checked in {} ms, pruned in {} ms",
        opened.as_millis(),
        shown.as_millis(),
        checked.as_millis(),
        pruned.as_millis()
    );
}

#[test]
fn ten_thousand_old_notes_are_quick() {
    for version in [1, 2] {
        let key = |number: usize| match version {
            1 => format!("{FIRST}note/a/{number}:b"),
            _ => format!("{SECOND}note/finding:a/{number}:b"),
        };
        let value = |number: usize| note(version, "words", 1).replace("a/1:b", &format!("a/{number}:b"));
        let store = MemoryStore::from_iter((0..10_000).map(|number| (key(number), value(number))));
        let begin = std::time::Instant::now();
        let mut desk = super::earlier::open(&store, NOW);
        let took = begin.elapsed();
        assert_eq!((desk.notebook().len(), desk.unread().count()), (10_000, 0));
        println!("10,000 notes of version {version} opened in {} ms", took.as_millis());
        // Cleared elsewhere, told key by key.
        let begin = std::time::Instant::now();
        for key in store.keys().unwrap() {
            store.remove(&key).unwrap();
            desk.hear(&key, None);
        }
        assert!(desk.notes.iter().all(|(about, _)| desk.notes.trouble(about) == Some(&StoreError::Gone)));
        desk.save_all(&store);
        assert_eq!((desk.unsaved(), super::earlier::open(&store, NOW).notebook().len()), (None, 10_000));
        println!("told that all are gone, and saved again, in {} ms", begin.elapsed().as_millis());
    }
}
