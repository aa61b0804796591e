//! One keyed store for all that the reader makes: notes, statuses and the briefing are small types on it.
//!
//! What stands in the store is never trusted and never lost. A value that cannot be read is quarantined; a newer
//! version's value stays where it is; and only what this window has read or written is ever written over.

use super::compare_and_swap::{Refused, compare_and_swap};
use super::envelope::Misread;
use super::faults::{Faults, Unread};
use super::first_version::mark::{self, Earlier};
use super::keep::{Id, Keep, decode, encode};
use super::keys::Keys;
use super::quarantine::{Stuck, Suspect, move_all, without_number};
use super::store::{KeyValue, StoreError};
use record::RecordId;
use record::order::sorted_by;
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

/// Why a value was not saved, or not removed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// Another window has written since.
    #[error(
        "This {0} was changed in another window after this page read it, so your change was not saved over it. Nothing is \
         lost: your change stays on this page until you close it. Copy what you need, reload the page, and make the \
         change there."
    )]
    ChangedElsewhere(&'static str),
    /// A newer version of the app has written it.
    #[error(
        "A newer version of this page saved this {0}, so your change was not saved over it. Nothing is lost: your change \
         stays on this page until you close it. Reload the page to get that version, and make the change there."
    )]
    Newer(&'static str),
    /// In its place stands a value that cannot be read and could not be quarantined.
    #[error(
        "This {0} was not saved, because this page cannot read what is already saved in its place. Nothing is lost: your \
         {0} stays on this page until you close it. Download your notes, delete some that you no longer need, and reload \
         the page."
    )]
    Unreadable(&'static str),
    /// It could not be read again if it were saved as it is.
    #[error(
        "This {0} cannot be saved as it is: {1}. It stays on this page until you close it: shorten or change it, then save it again."
    )]
    Unfit(&'static str, Misread),
    /// The store refused.
    #[error("This {0} may not have been saved. It stays on this page until you close it. {1}")]
    Store(&'static str, StoreError),
}

/// What was found in the store.
#[derive(Clone, Debug)]
pub struct Loaded<T: Keep> {
    /// The shelf, which knows what this window has read.
    pub shelf: Shelf<T>,
    /// The values that could be read.
    pub values: BTreeMap<T::Id, T>,
    /// What went wrong, for the reader.
    pub faults: Faults,
}

/// The values of one kind in one record, as far as this window knows them.
#[derive(Clone, Debug)]
pub struct Shelf<T: Keep> {
    pub(super) places: Places,
    kind: PhantomData<fn() -> T>,
}

impl<T: Keep> Shelf<T> {
    /// Reads everything of this kind and quarantines what cannot be read. Others' keys are not touched.
    pub fn load(store: &dyn KeyValue, record: &RecordId) -> Loaded<T> {
        let mut shelf = Self { places: Places::new(Keys::new(record), T::KIND, T::NAME), kind: PhantomData };
        let (mut values, mut faults) = (BTreeMap::new(), Faults::new(T::NAME, T::NAMES));
        let found = shelf.places.find(store, &mut faults);
        let mut suspects = Vec::new();
        for Found { id: name, key, text } in found.values {
            let Some(id) = T::Id::from_text(&name) else { continue };
            match decode::<T>(id.clone(), &text) {
                Ok(value) => {
                    shelf.places.known.insert(name, text);
                    values.insert(id, value);
                }
                Err(Misread::Newer(_)) => {
                    faults.newer += 1;
                    shelf.places.blocked.insert(name, Block::Newer);
                }
                Err(why) => {
                    suspects.push(Suspect {
                        place: shelf.places.quarantine(&name),
                        key,
                        value: text,
                        what: (name, why),
                    });
                }
            }
        }
        for Found { id: name, key, text } in found.quarantined {
            let why = [&*name, without_number(&name)]
                .into_iter()
                .filter_map(T::Id::from_text)
                .map(|id| decode::<T>(id, &text));
            faults.add_quarantined(key, why.filter_map(Result::err).next());
        }
        shelf.places.quarantine_all(store, suspects, &mut faults);
        Loaded { shelf, values, faults }
    }

    /// Saves a value. Only what this window has read or written is ever written over.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that the value is saved.
    pub fn save(&mut self, store: &dyn KeyValue, value: &T) -> Result<(), SaveError> {
        let text = encode(value);
        match decode::<T>(value.id(), &text) {
            Ok(back) if back == *value => {}
            Ok(_) => return Err(SaveError::Unfit(T::NAME, Misread::Shape("some of it would be lost".to_owned()))),
            Err(why) => return Err(SaveError::Unfit(T::NAME, why)),
        }
        self.places.put(store, &value.id().text(), Some(&text), value.updated())
    }

    /// Removes what is saved of this id. Only what this window has read or written is ever removed.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is gone, or where something else stands in its place.
    pub fn remove(&mut self, store: &dyn KeyValue, id: &T::Id) -> Result<(), SaveError> {
        self.places.put(store, &id.text(), None, 0)
    }

    /// The key of this id.
    pub fn key(&self, id: &T::Id) -> String {
        self.places.key(&id.text())
    }

    /// Whether nothing can be saved under this id, because of what stands in its place.
    pub fn is_blocked(&self, id: &T::Id) -> bool {
        self.places.blocked.contains_key(&id.text())
    }

    /// The keys of what must not be written over, for [`super::quarantine::values`].
    pub fn blocked_keys(&self) -> BTreeSet<String> {
        self.places.blocked.keys().map(|id| self.places.key(id)).collect()
    }
}

/// Why nothing can be saved in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Newer,
    Unreadable,
}

/// A value that was found under a key, with the id in that key.
pub(super) struct Found {
    pub id: String,
    pub key: String,
    pub text: String,
}

/// What was found of one kind.
#[derive(Default)]
struct AllFound {
    values: Vec<Found>,
    quarantined: Vec<Found>,
}

/// What a shelf knows of the store, by the text of the ids: the part of a shelf that is the same for all kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    pub keys: Keys,
    pub kind: &'static str,
    name: &'static str,
    /// What this window has last read or written.
    pub known: BTreeMap<String, String>,
    /// What it tried to write when the store refused; it may have been written all the same.
    tried: BTreeMap<String, Vec<String>>,
    /// What must not be written over.
    pub blocked: BTreeMap<String, Block>,
    /// What the first version of the app keeps of it too, or alone.
    pub earlier: BTreeMap<String, Earlier>,
}

impl Places {
    fn new(keys: Keys, kind: &'static str, name: &'static str) -> Self {
        let (known, tried, blocked, earlier) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { keys, kind, name, known, tried, blocked, earlier }
    }

    pub fn key(&self, id: &str) -> String {
        self.keys.of_kind(self.kind) + id
    }

    pub fn quarantine(&self, id: &str) -> String {
        format!("{}{}/{id}", self.keys.quarantine(), self.kind)
    }

    /// Everything of this kind, in the order of the keys. What cannot be looked at is blocked.
    fn find(&mut self, store: &dyn KeyValue, faults: &mut Faults) -> AllFound {
        let mut found = AllFound::default();
        let mut keys = match store.keys() {
            Ok(keys) => sorted_by(keys, Ord::cmp),
            Err(trouble) => {
                faults.trouble.get_or_insert(trouble);
                return found;
            }
        };
        keys.dedup();
        let (own, quarantine) = (self.key(""), self.quarantine(""));
        for key in keys {
            let (list, prefix, is_own) = match () {
                () if key.starts_with(&own) => (&mut found.values, &own, true),
                () if key.starts_with(&quarantine) => (&mut found.quarantined, &quarantine, false),
                () => continue,
            };
            let id = key.strip_prefix(prefix.as_str()).unwrap_or_default().to_owned();
            match store.get(&key) {
                Ok(None) => {}
                Ok(Some(text)) => list.push(Found { id, key, text }),
                Err(trouble) => {
                    if is_own {
                        self.blocked.insert(id, Block::Unreadable);
                    }
                    faults.trouble.get_or_insert(trouble);
                }
            }
        }
        found
    }

    fn quarantine_all(&mut self, store: &dyn KeyValue, suspects: Vec<Suspect<(String, Misread)>>, faults: &mut Faults) {
        for (Suspect { what: (id, why), .. }, moved) in move_all(store, suspects) {
            let stuck = moved.is_err();
            let key = moved.unwrap_or_else(|Stuck { key, trouble }| {
                self.blocked.insert(id, Block::Unreadable);
                faults.trouble.get_or_insert(trouble);
                key
            });
            faults.unread.insert(key, Unread { why: why.to_string(), stuck });
        }
    }

    pub fn put(&mut self, store: &dyn KeyValue, id: &str, new: Option<&str>, now: u64) -> Result<(), SaveError> {
        match self.blocked.get(id) {
            Some(Block::Newer) => return Err(SaveError::Newer(self.name)),
            Some(Block::Unreadable) => return Err(SaveError::Unreadable(self.name)),
            None => {}
        }
        let known: Vec<String> =
            self.known.get(id).into_iter().chain(self.tried.get(id).into_iter().flatten()).cloned().collect();
        if let Err(refused) = compare_and_swap(store, &self.key(id), &known, new) {
            return Err(self.refused(refused, id, new));
        }
        match new {
            Some(text) => self.known.insert(id.to_owned(), text.to_owned()),
            None => self.known.remove(id),
        };
        self.tried.remove(id);
        let Some(first) = self.earlier.get_mut(id) else { return Ok(()) };
        match new {
            Some(_) => {
                // Where there is no room for the mark, the next load finds both texts and keeps both.
                if !first.is_taken {
                    drop(mark::changed_here(store, &self.keys, first, now));
                    first.is_taken = true;
                }
            }
            None => {
                let (removed, is_taken) = (first.remove(store), first.is_taken);
                // What the first version has changed since it was taken over stays, and is taken over again.
                if let Err(refused) = removed
                    && !is_taken
                {
                    return Err(self.refused(refused, id, None));
                }
                self.earlier.remove(id);
            }
        }
        Ok(())
    }

    /// Why a text was not written. Where the store refused it may have been written all the same.
    fn refused(&mut self, refused: Refused, id: &str, new: Option<&str>) -> SaveError {
        match refused {
            Refused::ChangedElsewhere => SaveError::ChangedElsewhere(self.name),
            Refused::Store(trouble) => {
                if let Some(text) = new {
                    self.tried.entry(id.to_owned()).or_default().push(text.to_owned());
                }
                SaveError::Store(self.name, trouble)
            }
        }
    }
}
