//! A backup holds everything, and brings it back.

use crate::support::backups::{Browser, NOW, file, full, has_all, json, open, planned, saved};
use crate::support::pages::{about, record, writing};
use inspection_explorer::backup::{Applied, NotWritten, Undo, backup};
use inspection_explorer::desk::{Changed, Desk};
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What of a store is this record's.
fn ours(store: &MemoryStore) -> BTreeMap<String, String> {
    let is_ours = |key: &str| key.starts_with("inspection-explorer/") && !key.contains("/anyshire/");
    store.entries().into_iter().filter(|(key, _)| is_ours(key)).collect()
}

/// Everything but how the page looks, which a backup does not change.
fn made(store: &MemoryStore) -> BTreeMap<String, String> {
    ours(store).into_iter().filter(|(key, _)| key != "inspection-explorer/v1/colours").collect()
}

#[test]
fn everything_goes_out_and_comes_back_byte_for_byte() {
    let store = full();
    let text = saved(&store);
    assert!(!text.contains("anyshire") && !text.contains("another-program"));
    let empty = MemoryStore::default();
    let plan = planned(&text, &empty).unwrap();
    assert_eq!((plan.values, plan.new, plan.same, plan.refused.all), (ours(&store).len(), made(&store).len(), 1, 0));
    assert_eq!((plan.added.all, plan.changed.all, plan.put_back.all), (6, 0, 3));
    assert_eq!(empty.entries().len(), 0, "a preview changes nothing");
    let mut desk = open(&empty);
    let applied = plan.apply(&mut desk, &empty);
    assert_eq!((applied.written, applied.not_written.all), (made(&store).len(), 0));
    assert_eq!(made(&empty), made(&store));
    // The page shows at once what it shows after a reload, and what the other one shows.
    for other in [open(&empty), open(&store)] {
        assert_eq!(desk.notebook(), other.notebook());
        assert_eq!(desk.all_statuses(), other.all_statuses());
        assert_eq!(desk.briefing(), other.briefing());
        assert_eq!(desk.notes.get(&about("a")).unwrap().draft(), other.notes.get(&about("a")).unwrap().draft());
    }
    assert_eq!(planned(&text, &empty).unwrap().new, 0, "the second time there is nothing new");
}

#[test]
fn undo_takes_exactly_the_added_keys_back() {
    let (store, text) = (MemoryStore::default(), saved(&full()));
    let mut desk = open(&store);
    desk.write_note(&store, &about("mine"), Some(writing("mine")), How::DONE, NOW).unwrap();
    desk.write_note(&store, &about("a"), Some(writing("my own text")), How::DONE, NOW).unwrap();
    let before = (store.entries(), desk.notebook(), desk.briefing());
    let Applied { mut undo, written, .. } = planned(&text, &store).unwrap().apply(&mut desk, &store);
    assert_eq!((desk.notebook().len(), undo.left()), (5, written));
    let undone = undo.all(&mut desk, &store);
    assert_eq!((undone.removed, undone.left, undone.trouble), (written, 0, None));
    assert!(undone.changed.contains(&Changed::Note(about("a"))) && undone.changed.contains(&Changed::Briefing));
    assert_eq!((store.entries(), desk.notebook(), desk.briefing()), before);
    assert_eq!(desk.unread().count() + desk.check(&store).len(), 0);
    // What the reader wrote after it stays.
    let Applied { mut undo, .. } = planned(&text, &store).unwrap().apply(&mut desk, &store);
    desk.write_note(&store, &about("second"), Some(writing("written since")), How::DONE, NOW + 99).unwrap();
    undo.all(&mut desk, &store);
    for desk in [&desk, &open(&store)] {
        assert_eq!(desk.note(&about("second")).unwrap().writing.text, "written since");
        assert_eq!(desk.notebook().len(), 3);
    }
}

#[test]
fn a_value_changed_since_is_not_taken_back() {
    let (store, text) = (MemoryStore::default(), saved(&full()));
    let mut desk = open(&store);
    let Applied { mut undo, written, .. } = planned(&text, &store).unwrap().apply(&mut desk, &store);
    store.set("inspection-explorer/v2/milton-keynes/note/thread:second", "another tab wrote this").unwrap();
    let undone = undo.all(&mut desk, &store);
    assert_eq!((undone.removed, undone.left), (written - 1, 1));
    assert_eq!(store.entries().len(), 1);
    assert_eq!(undo, Undo::default());
}

#[test]
fn what_is_only_on_the_page_is_in_the_backup() {
    let store = MemoryStore::with_capacity(0);
    let mut desk = Desk::open(&store, &record(), 1, NOW);
    desk.write_note(&store, &about("a"), Some(writing("not saved")), How::DONE, NOW).unwrap_err();
    let text = backup(&record(), &desk, &store, NOW).text;
    let other = MemoryStore::default();
    planned(&text, &other).unwrap().apply(&mut open(&other), &other);
    assert_eq!(open(&other).note(&about("a")).unwrap().writing.text, "not saved");
    // Also where the browser's data has been cleared, those of earlier versions too.
    let store = full();
    let desk = open(&store);
    let cleared = MemoryStore::default();
    let text = backup(&record(), &desk, &cleared, NOW).text;
    planned(&text, &cleared).unwrap().apply(&mut open(&cleared), &cleared);
    assert_eq!(open(&cleared).notebook(), desk.notebook());
    let first = "inspection-explorer/v1/note/thread:first";
    assert_eq!(cleared.get(first), store.get(first));
}

/// A store that can be filled, blocked, and written to by another page at the worst moment.
#[derive(Default)]
struct Troubled {
    store: MemoryStore,
    after: RefCell<Option<(usize, StoreError)>>,
}

impl Troubled {
    fn goes_wrong(&self) -> Result<(), StoreError> {
        match self.after.borrow_mut().as_mut() {
            Some((0, error)) => Err(error.clone()),
            Some((left, _)) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl KeyValue for Troubled {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.goes_wrong()?;
        self.store.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.goes_wrong()?;
        self.store.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.store.keys()
    }
}

#[test]
fn what_a_full_storage_does_not_take_is_told_and_can_be_brought_back_later() {
    let text = saved(&full());
    let all = planned(&text, &MemoryStore::default()).unwrap().writes();
    for (room, error) in
        [(0, StoreError::Full), (5, StoreError::Full), (5, StoreError::Blocked), (all, StoreError::Full)]
    {
        let store = Troubled::default();
        *store.after.borrow_mut() = Some((room, error.clone()));
        let mut desk = open(&store);
        let applied = planned(&text, &store).unwrap().apply(&mut desk, &store);
        assert_eq!((applied.written, applied.not_written.all), (room, all - room));
        assert_eq!(applied.trouble, Some(error.clone()).filter(|_| room < all));
        assert!(applied.not_written.first.iter().all(|(_, why)| *why == NotWritten::Store(error.clone())));
        assert_eq!(store.store.entries().len(), room);
        assert_eq!(desk.notebook(), open(&store).notebook(), "only what is saved is shown as brought back");
        // Undo that the store refuses can be tried again.
        let mut undo = applied.undo.clone();
        *store.after.borrow_mut() = Some((1.min(room), StoreError::Blocked));
        assert_eq!(undo.all(&mut desk.clone(), &store).removed, 1.min(room));
        assert_eq!(undo.left(), room.saturating_sub(1));
        *store.after.borrow_mut() = None;
        let rest = planned(&text, &store).unwrap();
        assert_eq!(rest.new, all - room.saturating_sub(1));
        let applied = rest.apply(&mut desk, &store);
        assert_eq!((applied.not_written.all, store.store.entries().len()), (0, all));
    }
}

#[test]
fn what_another_page_wrote_meanwhile_is_never_written_over() {
    let (store, text) = (MemoryStore::default(), saved(&full()));
    let mut desk = open(&store);
    let plan = planned(&text, &store).unwrap();
    let (same, other) = (
        "inspection-explorer/v2/milton-keynes/note/thread:second",
        "inspection-explorer/v3/milton-keynes/note/p9-1/thread:broken",
    );
    store.set(same, &full().get(same).unwrap().unwrap()).unwrap();
    store.set(other, "something else").unwrap();
    let before = store.entries();
    let applied = plan.apply(&mut desk, &store);
    assert!(has_all(&store, &before));
    assert_eq!(applied.not_written.first, [(other.to_owned(), NotWritten::Taken)]);
    let Applied { mut undo, .. } = applied;
    undo.all(&mut desk, &store);
    assert_eq!(store.entries(), before);
}

#[test]
fn half_signs_leave_and_come_back() {
    let store = Browser::default();
    let key = "inspection-explorer/v3/milton-keynes/note/p1-1/thread:a";
    store.set_literal(key, r#""{\"version\":3,\"half\":\"\ud800\"""#).unwrap();
    store.set("inspection-explorer/v3/milton-keynes/note/p1-2/thread:a", "nul \u{0}").unwrap();
    let text = saved(&store);
    let other = Browser::default();
    let plan = planned(&text, &other).unwrap();
    assert_eq!((plan.new, plan.put_back.all), (2, 2));
    let applied = plan.apply(&mut open(&other), &other);
    assert_eq!((applied.written, &other.0), (2, &store.0));
    // Another spelling of the same is the same, and another half sign is another value.
    let same = file([(&*json(key), r#""{\"version\":3,\"half\":\"\uD800\"""#)]);
    assert_eq!(planned(&same, &other).unwrap().same, 1);
    let differs = file([(&*json(key), r#""{\"version\":3,\"half\":\"\udfff\"""#)]);
    assert_eq!(planned(&differs, &other).unwrap().refused.all, 1);
}
