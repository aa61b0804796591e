//! Reading the notes at the start. What cannot be read is set aside, never lost and never in the way.

use super::aside::{self, Stuck, Unread, set_all_aside};
use super::codec::{SET_ASIDE_PREFIX, Unreadable, decode, key_of, target_of};
use super::model::Notebook;
use super::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

/// What was found in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The notes that could be read.
    pub notebook: Notebook,
    /// The values that could not be read this time, each with the key where it now is.
    pub set_aside: Vec<SetAside>,
    /// How many values were set aside in earlier sessions and are still there.
    pub earlier: usize,
    /// The targets under whose key stands a value that must not be written over.
    pub locked: BTreeSet<String>,
    /// The first thing that the store refused.
    pub trouble: Option<StoreError>,
}

/// A value that could not be read as a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key under which it is kept: set aside, or its old one where it could not be moved.
    pub key: String,
    /// Why it could not be read.
    pub why: Unreadable,
}

/// Reads every note of the store and sets aside what cannot be read. Others' keys are not touched.
///
/// Nothing is ever taken from its old key before a copy has been made, read back and compared.
pub fn load(store: &dyn KeyValue) -> Loaded {
    let mut loaded = Loaded::default();
    let mut keys = match store.keys() {
        Ok(keys) => keys,
        Err(trouble) => return Loaded { trouble: Some(trouble), ..loaded },
    };
    keys.sort();
    keys.dedup();
    let mut unread = Vec::new();
    for key in &keys {
        let Some(target) = target_of(key) else { continue };
        match store.get(key) {
            Ok(None) => {}
            Ok(Some(value)) => match decode(target, &value) {
                Ok(note) => {
                    loaded.notebook.restore(note);
                }
                Err(why) => unread.push(Unread { key: key.clone(), name: target.to_owned(), value, why }),
            },
            Err(trouble) => {
                loaded.locked.insert(target.to_owned());
                loaded.trouble.get_or_insert(trouble);
            }
        }
    }
    for (Unread { name: target, why, .. }, moved) in set_all_aside(store, unread) {
        let key = moved.unwrap_or_else(|Stuck { key, trouble }| {
            loaded.locked.insert(target);
            loaded.trouble.get_or_insert(trouble);
            key
        });
        loaded.set_aside.push(SetAside { key, why });
    }
    let now: BTreeSet<&str> = loaded.set_aside.iter().map(|value| value.key.as_str()).collect();
    loaded.earlier = keys.iter().filter(|key| key.starts_with(SET_ASIDE_PREFIX) && !now.contains(key.as_str())).count();
    loaded
}

/// The keys and values of all that could not be read, in this session or an earlier one, for the reader to download.
///
/// # Errors
/// [`StoreError`] where the store cannot be read.
pub fn values_aside(store: &dyn KeyValue, locked: &BTreeSet<String>) -> Result<Vec<(String, String)>, StoreError> {
    aside::values(store, &locked.iter().map(|target| key_of(target)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::codec::encode;
    use super::super::model::Note;
    use super::super::store::MemoryStore;
    use super::*;
    use std::collections::BTreeMap;

    fn good(target: &str) -> String {
        encode(&Note { target: target.into(), text: "text".into(), created: 1, updated: 1, ..Note::default() })
    }

    fn entries(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        let long = |key: &str| format!("inspection-explorer/v1/{key}");
        list.iter().map(|(key, value)| (long(key), (*value).to_owned())).collect()
    }

    fn store(list: &[(&str, &str)]) -> MemoryStore {
        entries(list).into_iter().collect()
    }

    #[test]
    fn notes_are_read_and_the_unreadable_is_set_aside_once() {
        let foreign = ("probe", "1");
        let store = store(&[("note/a", &good("a")), ("note/b", "{x"), ("note/c", &good("a")), foreign]);
        let loaded = load(&store);
        assert_eq!(loaded.notebook.iter().map(|note| note.target.as_str()).collect::<Vec<_>>(), ["a"]);
        let keys: Vec<_> = loaded.set_aside.iter().map(|value| value.key.as_str()).collect();
        assert_eq!(keys, ["inspection-explorer/v1/set-aside/b", "inspection-explorer/v1/set-aside/c"]);
        assert!(matches!(loaded.set_aside[1].why, Unreadable::WrongTarget(_)));
        assert_eq!((loaded.earlier, loaded.trouble, loaded.locked.len()), (0, None, 0));
        let after = entries(&[("note/a", &good("a")), ("set-aside/b", "{x"), ("set-aside/c", &good("a")), foreign]);
        assert_eq!(store.entries(), after);
        let again = load(&store);
        assert_eq!((again.set_aside.len(), again.earlier, again.notebook), (0, 2, loaded.notebook));
        assert_eq!(store.entries(), after);
        let mut aside = after.into_iter().filter(|(key, _)| key.starts_with(SET_ASIDE_PREFIX)).collect::<Vec<_>>();
        aside.sort();
        assert_eq!(values_aside(&store, &BTreeSet::new()), Ok(aside));
    }

    #[test]
    fn a_taken_place_is_left_and_an_unfinished_move_is_finished() {
        let taken = store(&[("note/a", "3"), ("set-aside/a", "1"), ("set-aside/a~2", "2")]);
        let loaded = load(&taken);
        assert_eq!((loaded.set_aside[0].key.as_str(), loaded.earlier), ("inspection-explorer/v1/set-aside/a~3", 2));
        assert_eq!(taken.entries(), entries(&[("set-aside/a", "1"), ("set-aside/a~2", "2"), ("set-aside/a~3", "3")]));
        let unfinished = store(&[("note/a", "2"), ("set-aside/a", "1"), ("set-aside/a~2", "2")]);
        let loaded = load(&unfinished);
        assert_eq!((loaded.set_aside.len(), loaded.earlier, load(&unfinished).earlier), (1, 1, 2));
        assert_eq!(unfinished.entries(), entries(&[("set-aside/a", "1"), ("set-aside/a~2", "2")]));
    }

    #[test]
    fn without_room_the_original_stays_and_is_locked() {
        let all = entries(&[("note/a", &"x".repeat(100)), ("note/b", "y"), ("note/c", &good("c"))]);
        let used: usize = all.iter().map(|(key, value)| key.len() + value.len()).sum();
        let full = MemoryStore::with_capacity(used + 60);
        all.iter().for_each(|(key, value)| full.set(key, value).unwrap());
        let loaded = load(&full);
        assert_eq!((loaded.locked.clone(), loaded.trouble), (BTreeSet::from(["a".into()]), Some(StoreError::Full)));
        let keys: BTreeSet<_> = loaded.set_aside.iter().map(|value| value.key.clone()).collect();
        assert_eq!(keys, BTreeSet::from([key_of("a"), "inspection-explorer/v1/set-aside/b".into()]));
        assert_eq!(full.get(&key_of("a")), Ok(Some("x".repeat(100))));
        let raw = values_aside(&full, &loaded.locked).unwrap();
        assert_eq!(raw.iter().map(|(_, value)| value.len()).collect::<Vec<_>>(), [100, 1]);
        // Finishing b's move makes the room that a needs.
        let room = MemoryStore::with_capacity(133 + 29 + 200 + 34 + 200);
        for (key, value) in entries(&[("note/a", &"x".repeat(100)), ("note/b", &"y".repeat(200))]) {
            room.set(&key, &value).unwrap();
        }
        room.set("inspection-explorer/v1/set-aside/b", &"y".repeat(200)).unwrap();
        let loaded = load(&room);
        assert_eq!((loaded.trouble, loaded.locked.len(), loaded.set_aside.len()), (None, 0, 2));
    }

    #[test]
    fn what_may_have_been_altered_on_the_way_stays_where_it_is() {
        let altered = store(&[("note/a", "\"\u{fffd}")]);
        let loaded = load(&altered);
        assert_eq!(altered.entries(), entries(&[("note/a", "\"\u{fffd}")]));
        assert!(loaded.locked.contains("a") && loaded.set_aside[0].key == key_of("a"));
    }

    /// A store in which another tab writes a note as soon as a value has been copied, or that alters what it keeps.
    struct Odd(MemoryStore, Option<String>);

    impl KeyValue for Odd {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.1.as_ref().map_or(Ok(()), |theirs| self.0.set(&key_of("a"), theirs))?;
            self.0.set(key, value.get(..value.len() - usize::from(self.1.is_none())).unwrap())
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.0.keys()
        }
    }

    #[test]
    fn another_tabs_note_and_an_original_without_true_copy_are_not_removed() {
        let shared = Odd(store(&[("note/a", "{x")]), Some(good("a")));
        load(&shared);
        assert_eq!(shared.0.entries(), entries(&[("note/a", &good("a")), ("set-aside/a", "{x")]));
        let altering = Odd(store(&[("note/a", "{x")]), None);
        assert!(load(&altering).locked.contains("a"));
        assert_eq!(altering.get(&key_of("a")), Ok(Some("{x".into())));
    }
}
