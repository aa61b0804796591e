//! What of the revisions is in the store for certain, and what is not.

use super::{SaveError, Shelf};
use crate::envelope::Misread;
use crate::revisions::{Content, Log, Revision, RevisionId};
use crate::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

impl<C: Content> Shelf<C> {
    pub(super) fn put(&mut self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> Result<(), SaveError> {
        let Some(revision) = self.logs.get(id).and_then(|log| log.get(name)) else { return Ok(()) };
        let (key, text) = (self.key(id, name), revision.text(id));
        let place = (id.clone(), name.clone());
        // What could not be read again is not saved, though the store held it.
        let readable = Revision::<C>::read(id, &text).map_err(|why| StoreError::Other(why.to_string()));
        match readable.and_then(|_| certain(store, &key, &text)) {
            Ok(()) => {
                self.unsaved.remove(&place);
                self.absent.remove(&place);
                Ok(())
            }
            Err(error) => {
                self.unsaved.insert(place, error.clone());
                Err(SaveError::Store(C::NAME, error))
            }
        }
    }

    /// Saves again what the store may not hold. Its own writer may have written it anew meanwhile, and another page may have
    /// saved it: what is later is taken in, and what cannot be read is left alone.
    fn put_again(&mut self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> Result<(), SaveError> {
        let place = (id.clone(), name.clone());
        let there = store.get(&self.key(id, name)).and_then(|text| match text.map(|text| Revision::read(id, &text)) {
            None => Ok(None),
            Some(Ok(there)) => Ok(Some(there)),
            // What this page has written itself it holds as a whole.
            Some(Err(Misread::NotJson(_) | Misread::Shape(_))) if self.mine.contains(name) => Ok(None),
            Some(Err(why)) => Err(StoreError::Other(why.to_string())),
        });
        let there = match there {
            Ok(there) => there,
            Err(error) => {
                self.unsaved.insert(place, error.clone());
                return Err(SaveError::Store(C::NAME, error));
            }
        };
        if let Some(there) = there {
            self.log(id).merge(name.clone(), there.clone());
            if self.logs.get(id).and_then(|log| log.get(name)) == Some(&there) {
                self.unsaved.remove(&place);
                self.absent.remove(&place);
                return Ok(());
            }
        }
        self.put(store, id, name)
    }

    pub(super) fn forget(&mut self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> Result<(), StoreError> {
        if !self.earlier.contains(name) {
            let key = self.key(id, name);
            // Some stores do what they are asked and say that they failed.
            store.remove(&key).or_else(|error| if store.get(&key)?.is_none() { Ok(()) } else { Err(error) })?;
        }
        self.let_go(id, name);
        Ok(())
    }

    /// Lets a revision go on this page.
    pub(super) fn let_go(&mut self, id: &C::Id, name: &RevisionId) {
        let place = (id.clone(), name.clone());
        self.unsaved.remove(&place);
        self.absent.remove(&place);
        if let Some(log) = self.logs.get_mut(id) {
            log.forget(name);
            if log.is_empty() {
                self.logs.remove(id);
            }
        }
    }

    /// What is on this page and not in the store, and why.
    pub fn unsaved(&self) -> impl Iterator<Item = (&C::Id, &StoreError)> {
        self.unsaved.iter().map(|((id, _), why)| (id, why))
    }

    /// The keys of what is on this page and not in the store.
    pub fn unsaved_keys(&self) -> impl Iterator<Item = String> {
        self.unsaved.keys().map(|(id, name)| self.key(id, name))
    }

    /// Why not all of a thing is in the store; `None` where it is.
    pub fn trouble(&self, id: &C::Id) -> Option<&StoreError> {
        let mut from = self.unsaved.range((id.clone(), RevisionId::least())..);
        from.next().filter(|((unsaved, _), _)| unsaved == id).map(|(_, why)| why)
    }

    /// Tries again to save what is not saved for a wanted reason, and tells what now is.
    pub fn save_again(&mut self, store: &dyn KeyValue, wanted: fn(&StoreError) -> bool) -> BTreeSet<C::Id> {
        let wanted = self.unsaved.iter().filter(|(_, why)| wanted(why)).map(|(place, _)| place.clone());
        let places: Vec<(C::Id, RevisionId)> = wanted.collect();
        let mut saved = BTreeSet::new();
        for (id, name) in places {
            if self.put_again(store, &id, &name).is_ok() {
                saved.insert(id);
            }
        }
        saved
    }

    /// Saves the history again that the store has lost.
    pub(crate) fn save_history(&mut self, store: &dyn KeyValue) {
        for (id, name) in self.absent.clone() {
            // It is no more than history: what finds no room is not told.
            if self.put_again(store, &id, &name).is_err() {
                self.unsaved.remove(&(id.clone(), name.clone()));
                self.absent.insert((id, name));
            }
        }
    }

    /// How many things a newer version of the app has written.
    pub fn newer(&self) -> usize {
        self.logs.values().filter(|log| log.is_newer()).count()
    }

    /// The store holds this text under this key, or did a moment ago. Tells whose it is where that is not what is here.
    pub fn heard(&mut self, key: &str, text: &str) -> Option<C::Id> {
        let (id, name) = self.named(key)?;
        let held = self.logs.get(&id)?.get(&name)?;
        let place = (id.clone(), name.clone());
        let read = Revision::read(&id, text);
        if read.as_ref() == Ok(held) {
            self.absent.remove(&place);
            return self.unsaved.remove(&place).map(|_| id);
        }
        // Somebody has put an older state of what this page writes in its place, or something that cannot be read.
        let is_lost = read.is_err() || self.mine.contains(&name);
        if !is_lost || !self.counting(&id).contains(&name) {
            return None;
        }
        self.unsaved.entry(place).or_insert_with(|| StoreError::Other("another text stands in its place".to_owned()));
        Some(id)
    }

    /// A key is gone from the store, and not by this page. What still counts is then on this page alone. The rest, which
    /// another page has let go, stays on this page for as long as it is open. Tells whose it was.
    pub fn gone(&mut self, key: &str) -> Option<C::Id> {
        let (id, name) = self.named(key)?;
        let held = self.logs.get(&id)?.get(&name)?;
        if held.is_whole() || self.drafts.get(&id) == Some(&name) {
            self.absent.insert((id.clone(), name.clone()));
            self.unsaved.remove(&(id.clone(), name));
            self.tell_gone(&id);
        } else {
            self.let_go(&id, &name);
        }
        Some(id)
    }

    /// What an earlier version kept under this name is gone, and not by this page. Tells whose it was.
    pub(crate) fn gone_earlier(&mut self, name: &RevisionId) -> BTreeSet<C::Id> {
        let ids = self.earlier_ids.remove(name).unwrap_or_default();
        // From now on this version may keep it, under a key of its own.
        self.earlier.remove(name);
        for id in &ids {
            self.absent.insert((id.clone(), name.clone()));
            self.tell_gone(id);
        }
        ids
    }

    /// An earlier version has written something else in the place of what it kept under this name. Tells whose it was.
    pub(crate) fn replaced_earlier(&mut self, name: &RevisionId) -> BTreeSet<C::Id> {
        let ids = self.earlier_ids.remove(name).unwrap_or_default();
        self.earlier.remove(name);
        ids.iter().for_each(|id| self.let_go(id, name));
        ids
    }

    /// Looks whether the store still holds everything, and tells of what it does not.
    pub fn check(&mut self, store: &dyn KeyValue) -> BTreeSet<C::Id> {
        match store.keys() {
            Ok(keys) => self.check_among(&keys.into_iter().collect()),
            Err(error) => self.cannot_look(&error),
        }
    }

    /// Tells of what is not under one of these keys, which are all that there are.
    pub(crate) fn check_among(&mut self, keys: &BTreeSet<String>) -> BTreeSet<C::Id> {
        let mut changed = BTreeSet::new();
        let ids: Vec<C::Id> = self.logs.keys().cloned().collect();
        for id in ids {
            let names = self.logs.get(&id).into_iter().flat_map(Log::iter).map(|(name, _)| name);
            let names: Vec<RevisionId> = names.filter(|name| !self.earlier.contains(*name)).cloned().collect();
            let was = self.trouble(&id).cloned();
            for name in names {
                let place = (id.clone(), name);
                if keys.contains(&self.key(&id, &place.1)) {
                    self.absent.remove(&place);
                    if self.unsaved.get(&place) == Some(&StoreError::Gone) {
                        self.unsaved.remove(&place);
                    }
                } else if !self.unsaved.contains_key(&place) {
                    self.absent.insert(place);
                }
            }
            self.tell_gone(&id);
            if self.trouble(&id) != was.as_ref() {
                changed.insert(id);
            }
        }
        changed
    }

    /// Nothing is certain while the store cannot be looked at.
    pub(crate) fn cannot_look(&mut self, error: &StoreError) -> BTreeSet<C::Id> {
        let mut changed = BTreeSet::new();
        for (id, log) in &self.logs {
            for (name, _) in log.heads().into_iter().chain(log.draft()) {
                let place = (id.clone(), name.clone());
                if !self.earlier.contains(name) && !self.unsaved.contains_key(&place) {
                    self.unsaved.insert(place, error.clone());
                    changed.insert(id.clone());
                }
            }
        }
        changed
    }

    /// What would be missed if it were gone: texts that nothing stands over, drafts, and a deletion as long as something
    /// that it may have deleted is still there.
    fn counting(&self, id: &C::Id) -> BTreeSet<RevisionId> {
        let Some(log) = self.logs.get(id) else { return BTreeSet::new() };
        let is_there = |name: &RevisionId| !self.absent.contains(&(id.clone(), name.clone()));
        let there: Vec<&RevisionId> =
            log.iter().filter(|(name, held)| held.is_whole() && is_there(name)).map(|(name, _)| name).take(2).collect();
        let heads = log.heads().into_iter();
        let heads = heads.filter(|(name, held)| held.is_alive() || there.iter().any(|other| other != name));
        let names = heads.chain(log.draft()).map(|(name, _)| name);
        // What this page is writing, unless another page has finished it meanwhile.
        names.chain(self.drafts.get(id).filter(|own| log.is_open(own))).cloned().collect()
    }

    /// Tells of what is absent and counts; what no longer counts is absent without a word.
    fn tell_gone(&mut self, id: &C::Id) {
        let least = || (id.clone(), RevisionId::least());
        let gone = self.unsaved.range(least()..).take_while(|(place, _)| place.0 == *id);
        let gone = gone.filter(|(_, why)| **why == StoreError::Gone).map(|(place, _)| place.clone());
        for place in gone.collect::<Vec<_>>() {
            self.unsaved.remove(&place);
            self.absent.insert(place);
        }
        for name in self.counting(id) {
            let place = (id.clone(), name);
            if self.absent.remove(&place) {
                self.unsaved.insert(place, StoreError::Gone);
            }
        }
    }

    /// Looks again at what is absent of a thing, since something new stands.
    pub(super) fn count_again(&mut self, id: &C::Id) {
        if !self.unsaved.is_empty() || !self.absent.is_empty() {
            self.tell_gone(id);
        }
    }
}

/// Writes a text under a key, and looks whether it is there.
fn certain(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StoreError> {
    store.set(key, text)?;
    match store.get(key)? {
        Some(held) if held == text => Ok(()),
        _ => Err(StoreError::Other("what was saved is not what was written".to_owned())),
    }
}
