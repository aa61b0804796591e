//! Whatever bytes a file has: bringing it back never panics, writes nothing over, counts everything, and can be undone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reader::backup::read;
use reader::desk::Desk;
use reader::store::{KeyValue, MemoryStore, StoreError};
use record::RecordId;

const NOW: u64 = 1_795_000_000_000;
const KEY: &str = "inspection-explorer/v3/milton-keynes/note/p1-1/thread:a";
const VALUE: &str = r#"{"version":3,"id":"thread:a","at":1795000000000,"over":{},"text":"here","created":1}"#;

/// A browser's store, whose values may be no proper Unicode: it keeps JSON strings.
#[derive(Default)]
struct Browser(MemoryStore);

impl KeyValue for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(key)?.map(|held| serde_json::from_str(&held).unwrap_or_else(|_| "\u{fffd}".to_owned())))
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set(key, &serde_json::to_string(value).unwrap())
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

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let record: RecordId = "milton-keynes".into();
    let store = Browser::default();
    store.set(KEY, VALUE).unwrap();
    let mut desk = Desk::open(&store, &record, 1, NOW);
    let (before, notes) = (store.0.entries(), desk.notebook());
    let Ok(plan) = read(&text, &record, &desk, &store) else { return };
    assert_eq!(plan.values, plan.new + plan.same + plan.refused.all);
    assert_eq!(store.0.entries(), before);
    let writes = plan.writes();
    let mut applied = plan.apply(&mut desk, &store);
    assert_eq!((applied.written, applied.not_written.all), (writes, 0));
    let now = store.0.entries();
    assert!(before.iter().all(|(key, value)| now.get(key) == Some(value)));
    assert_eq!(read(&text, &record, &desk, &store).unwrap().new, 0);
    applied.undo.all(&mut desk, &store);
    assert_eq!((store.0.entries(), desk.notebook()), (before, notes));
});
