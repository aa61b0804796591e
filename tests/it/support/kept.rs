//! What a reader may keep, for every test of the shelf: values of each kind, JSON of any sort, stores of any size.

use inspection_explorer::briefing::{Briefing, Item, Own};
use inspection_explorer::envelope::Fields;
use inspection_explorer::keep::{Id, Keep, decode, encode};
use inspection_explorer::keys::Keys;
use inspection_explorer::notes::{About, Note};
use inspection_explorer::record::{Date, Progress, RecordId, UnitId};
use inspection_explorer::statuses::Status;
use inspection_explorer::store::{KeyValue, MemoryStore};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Keys and values.
pub type Entries = BTreeMap<String, String>;

/// A kind of value with examples of it.
pub trait Sample: Keep<Id: Debug> + Clone + Debug + 'static {
    /// Ids that get in each other's way often.
    const IDS: &'static [&'static str];

    /// A value of this id, with this word of the reader's.
    fn of(id: Self::Id, word: &str, updated: u64) -> Self;

    /// The reader's word in it.
    fn word(&self) -> String;

    /// It, changed by the reader in what this version knows.
    fn changed(self) -> Self;
}

impl Sample for Note {
    const IDS: &'static [&'static str] = &["finding:a/1:b", "finding:a/1:b~2", "odd", "odd~2", ""];

    fn of(about: About, word: &str, updated: u64) -> Self {
        Self { about, text: word.to_owned(), created: 1, updated, extra: Fields::default() }
    }

    fn word(&self) -> String {
        self.text.clone()
    }

    fn changed(self) -> Self {
        Self { text: "changed".to_owned(), updated: 7, ..self }
    }
}

impl Sample for Status {
    const IDS: &'static [&'static str] = &["plan-2022/C3.action1", "plan-2022/C3.action1~2", "a", ""];

    // A status has no words: a field that this version does not know carries them.
    fn of(action: UnitId, word: &str, updated: u64) -> Self {
        let on = Date::parse("2026-11-05").ok();
        let extra = Fields::default().with("word", word);
        Self { action, progress: Progress::Blocked, on, updated, extra }
    }

    fn word(&self) -> String {
        self.extra.clone().take("word").unwrap_or_default()
    }

    fn changed(self) -> Self {
        Self { progress: Progress::Done, on: None, updated: 7, ..self }
    }
}

impl Sample for Briefing {
    const IDS: &'static [&'static str] = &["own"];

    fn of(_: Own, word: &str, updated: u64) -> Self {
        let mut briefing = Self::default();
        briefing.set_heading(word).unwrap();
        briefing.add(Item::from_token("finding:a/1:b")).unwrap();
        briefing.updated = updated;
        briefing
    }

    fn word(&self) -> String {
        self.heading().to_owned()
    }

    fn changed(mut self) -> Self {
        self.set_heading("changed").unwrap();
        self.updated = 7;
        self
    }
}

/// The record of most tests.
pub fn record() -> RecordId {
    "anyshire".into()
}

/// The id with this text.
pub fn id<T: Keep>(text: &str) -> T::Id {
    T::Id::from_text(text).unwrap()
}

/// The key of an id in the record of most tests.
pub fn key<T: Keep>(text: &str) -> String {
    Keys::new(&record()).of_kind(T::KIND) + text
}

/// The key under which a value of this id is quarantined first.
pub fn quarantine<T: Keep>(text: &str) -> String {
    format!("{}{}/{text}", Keys::new(&record()).quarantine(), T::KIND)
}

/// A value as a newer version may write it.
pub fn newer<T: Keep>(value: &T) -> String {
    encode(value).replacen("\"version\":2", "\"version\":3", 1)
}

/// Whether a value is a newer version's.
pub fn is_newer<T: Keep>(id: &str, text: &str) -> bool {
    decode::<T>(self::id::<T>(id), text).is_err_and(|why| why.to_string().contains("newer version"))
}

/// Any word: of any signs, the quotation marks of JSON among them. It is one line without space around it, as a heading.
pub fn any_word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", Just("\"\\é🙂".to_owned()), "\\PC{1,20}"]
        .prop_map(|word: String| word.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("words", |word| !word.is_empty())
}

/// Any text: of any signs, NUL and line ends among them.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", vec(any::<char>(), 0..20).prop_map(String::from_iter), Just("\0\n\"\\\u{2028}é🙂".into())]
}

/// JSON as somebody else may write it: numbers of any length, escapes of every sort, space wherever it may be.
pub fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?",
        Just("null".to_owned()),
        Just("true".to_owned()),
        any_text().prop_map(|text| serde_json::to_string(&text).unwrap()),
        "\"(\\\\u[0-9a-fA-F]{4}|\\\\[nrt/\"\\\\]|[a-zé]){0,6}\"",
    ];
    let space = || prop::sample::select(vec!["", " ", "\n\t"]);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            (vec(inner.clone(), 0..4), space())
                .prop_map(|(parts, space)| format!("[{space}{}{space}]", parts.join(&format!("{space},")))),
            (vec(("[a-z]{0,3}", inner), 0..4), space()).prop_map(|(fields, space)| {
                let fields: Vec<String> =
                    fields.into_iter().map(|(name, value)| format!("\"{name}\"{space}:{value}")).collect();
                format!("{{{space}{}}}", fields.join(","))
            }),
        ]
    })
}

/// Fields that no version knows, each with its name as it may be spelt, as one piece of JSON without braces.
pub fn any_fields() -> impl Strategy<Value = String> {
    let name = prop_oneof!["u-[a-zé0-9]{0,6}", "u-\\\\u00[4-7][0-9]", "u-\\\\ud8[0-9a-f]{2}"];
    vec((name, any_json()), 0..4).prop_map(|fields| {
        // What a name says must be there once: escapes say the same as what they stand for.
        let mut names = BTreeSet::new();
        let said =
            |name: &str| serde_json::from_str::<String>(&format!("\"{name}\"")).unwrap_or_else(|_| name.to_owned());
        let fields = fields.into_iter().filter(|(name, _)| names.insert(said(name)));
        fields.map(|(name, value)| format!("\"{name}\":{value}")).collect::<Vec<_>>().join(",")
    })
}

/// The same JSON object with more fields at its end.
pub fn with_fields(text: &str, fields: &str) -> String {
    if fields.is_empty() { text.to_owned() } else { format!("{},{fields}}}", text.strip_suffix('}').unwrap()) }
}

/// An id of a kind.
pub fn any_id<T: Sample>() -> impl Strategy<Value = String> {
    prop::sample::select(T::IDS).prop_map(str::to_owned)
}

/// What a value of this id may be, as text.
pub fn any_value<T: Sample>(own: String) -> impl Strategy<Value = String> {
    let of = |id: String| {
        (any_word(), any::<u64>(), any_fields()).prop_map(move |(word, updated, fields)| {
            with_fields(&encode(&T::of(self::id::<T>(&id), &word, updated)), &fields)
        })
    };
    prop_oneof![
        4 => of(own.clone()),
        1 => any_id::<T>().prop_flat_map(of),
        1 => of(own).prop_map(|text| text.replacen("\"version\":2", "\"version\":3", 1)),
        1 => any_json(),
        2 => prop::sample::select(vec![String::new(), "{x".into(), "{y".into(), "\u{fffd}".into()]),
        1 => any_text(),
    ]
}

/// What may stand in a store: own values, quarantined ones, those of other records and other programs.
pub fn any_entries<T: Sample>() -> impl Strategy<Value = Entries> {
    let other = Keys::new(&"elsewhere".into()).of_kind(T::KIND);
    let prefixes =
        vec![key::<T>(""), key::<T>(""), key::<T>(""), quarantine::<T>(""), other, "another-program/".into()];
    let entry = (prop::sample::select(prefixes), any_id::<T>())
        .prop_flat_map(|(prefix, id)| (Just(format!("{prefix}{id}")), any_value::<T>(id)));
    vec(entry, 0..8).prop_map(|entries| entries.into_iter().collect())
}

/// A store with these entries and this much room for more.
pub fn filled(entries: &Entries, room: usize) -> MemoryStore {
    let used: usize = entries.iter().map(|(key, value)| key.len() + value.len()).sum();
    let store = MemoryStore::with_capacity(used + room);
    entries.iter().for_each(|(key, value)| store.set(key, value).unwrap());
    store
}

/// Asks a property of so many examples.
pub fn check<S: Strategy>(cases: u32, examples: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config).run(&examples, property).unwrap_or_else(|why| panic!("{why}"));
}
