//! Desks with everything that a reader can make, and backups of them.

use super::pages::{about, record, writing};
use inspection_explorer::backup::{NotReadable, Plan, backup, read};
use inspection_explorer::briefing::{Briefing, Item};
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::{About, State, Writing};
use inspection_explorer::record::Progress;
use inspection_explorer::revisions::Id as _;
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::collections::BTreeMap;

/// A time in November 2026.
pub const NOW: u64 = 1_795_000_000_000;

/// What a browser holds after a while: notes with history, drafts, a deleted one, statuses, a briefing, values of every
/// version and some that cannot be read.
pub fn full() -> MemoryStore {
    let store = MemoryStore::default();
    for (key, value) in [
        ("v1/note/thread:first", r#"{"version":1,"target":"thread:first","text":"of v1","created":1,"updated":2}"#),
        ("v1/colours", "dark"),
        (
            "v2/milton-keynes/note/thread:second",
            r#"{"version":2,"subject":"thread:second","text":"of v2","created":1,"updated":2,"x":12345678901234567890123}"#,
        ),
        ("v2/milton-keynes/quarantine/note/thread:x", "{\"broken\u{0}"),
        ("v3/milton-keynes/note/p9-1/thread:broken", "{\"version\":3,"),
        ("v4/milton-keynes/thing/1", "of a newer version"),
        ("v3/anyshire/note/p1-1/thread:a", "of another record"),
    ] {
        store.set(&format!("inspection-explorer/{key}"), value).unwrap();
    }
    store.set("another-program", "not ours").unwrap();
    let mut desk = Desk::open(&store, &record(), 7, NOW);
    let note = |desk: &mut Desk, name: &str, text: Option<&str>, how, at| {
        desk.write_note(&store, &about(name), text.map(writing), how, NOW + at).unwrap();
    };
    note(&mut desk, "a", Some("first text"), How::DONE, 1);
    note(&mut desk, "a", Some("second text"), How::DONE, 2);
    note(&mut desk, "a", Some("not yet finished"), How::DRAFT, 3);
    note(&mut desk, "gone", Some("deleted text"), How::DONE, 4);
    note(&mut desk, "gone", None, How::DONE, 5);
    let all = Writing {
        state: Some(State::ToDo),
        asks: true,
        created: NOW,
        of: "A thing".to_owned(),
        ..writing("\u{202e}x")
    };
    let free = About::from_text("free:1").unwrap();
    desk.write_note(&store, &free, Some(all.tagged("homes, budget")), How::DONE, NOW + 6).unwrap();
    let said = Said { progress: Progress::AtRisk, on: None };
    desk.write_status(&store, &"plan-2022/C3.action1".into(), Some(said), NOW + 7).unwrap();
    let items = ["thread:a", "chart:grades"].map(Item::from_token);
    desk.write_briefing(&store, &Briefing::of("Scrutiny", "Why?\nSince when?", items), NOW + 8).unwrap();
    store
}

/// A desk on a store.
pub fn open(store: &dyn KeyValue) -> Desk {
    Desk::open(store, &record(), 99, NOW)
}

/// A backup of everything in a store.
pub fn saved(store: &dyn KeyValue) -> String {
    backup(&record(), &open(store), store, NOW).text
}

/// What bringing a file back to a store would do.
pub fn planned(text: &str, store: &dyn KeyValue) -> Result<Plan, NotReadable> {
    read(text, &record(), &open(store), store)
}

/// A file of the form that this version writes, with these keys and values, both as JSON.
pub fn file<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let entries = entries.into_iter().map(|(key, value)| format!("{{\"key\":{key},\"value\":{value}}}"));
    let entries = entries.collect::<Vec<_>>().join(",");
    format!(r#"{{"format":"inspection-explorer backup","version":3,"record":"milton-keynes","entries":[{entries}]}}"#)
}

/// Whether a store still has all that it had.
pub fn has_all(store: &MemoryStore, before: &BTreeMap<String, String>) -> bool {
    let now = store.entries();
    before.iter().all(|(key, value)| now.get(key) == Some(value))
}

/// A JSON string.
pub fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A browser's store, whose values may be no proper Unicode: it keeps JSON strings.
#[derive(Default)]
pub struct Browser(pub MemoryStore);
impl KeyValue for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(key)?.map(|held| serde_json::from_str(&held).unwrap_or_else(|_| "\u{fffd}".to_owned())))
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set(key, &json(value))
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.0.keys()
    }
    fn literal(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }
    fn set_literal(&self, key: &str, literal: &str) -> Result<(), StoreError> {
        self.0.set(key, literal)
    }
}

impl Browser {
    /// With what another store holds.
    pub fn with(store: &MemoryStore) -> Self {
        Self(store.entries().into_iter().map(|(key, value)| (key, json(&value))).collect())
    }
}
