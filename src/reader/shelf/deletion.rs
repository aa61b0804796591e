//! Deleting, in a store too that has no room for the bin.

use super::{How, SaveError, Shelf};
use crate::revisions::{Content, Log, Revision, RevisionId, Stage, Writer};
use crate::store::{KeyValue, StoreError};

/// Where something went that was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// Into the bin: it can be brought back for as long as the history is kept.
    InBin,
    /// Into the bin, and so many former texts of it went for good, the oldest first: the store was full.
    WithoutHistory(usize),
    /// It is gone for good: the store was full, and there was no room for the bin.
    ForGood,
}

impl<C: Content> Shelf<C> {
    /// Deletes something, and all that is beside it. A deletion is one more revision, which needs room. Where the store is
    /// full the oldest former texts of the same thing make it; where that is not enough, what is deleted goes for good.
    ///
    /// # Errors
    /// [`SaveError`] where the deletion is on this page alone.
    pub fn delete(
        &mut self,
        store: &dyn KeyValue,
        writer: &mut Writer,
        id: &C::Id,
        now: u64,
    ) -> Result<Deletion, SaveError> {
        let over = self.logs.get(id).map(Log::heads).unwrap_or_default();
        let over: Vec<RevisionId> = over.into_iter().map(|(name, _)| name.clone()).collect();
        let full = match self.write(store, writer, id, None, How::CHOSEN, now) {
            Ok(()) => return Ok(Deletion::InBin),
            Err(full @ SaveError::Store(_, StoreError::Full)) => full,
            Err(error) => return Err(error),
        };
        let standing = self.logs.get(id).and_then(Log::standing);
        let Some(deletion) = standing.map(|(name, _)| name.clone()) else { return Err(full) };
        let history = self.logs.get(id).map(Log::history).unwrap_or_default().into_iter().rev().map(|(name, _)| name);
        let former = history.filter(|name| **name != deletion && !over.contains(name) && !self.earlier.contains(*name));
        let former: Vec<RevisionId> = former.cloned().collect();
        for (number, name) in (1..).zip(former) {
            self.forget(store, id, &name).map_err(|error| SaveError::Store(C::NAME, error))?;
            if self.put(store, id, &deletion).is_ok() {
                return Ok(Deletion::WithoutHistory(number));
            }
        }
        if over.iter().any(|name| self.earlier.contains(name)) {
            return Err(full);
        }
        self.delete_for_good(store, id, &deletion, &over).map_err(|error| SaveError::Store(C::NAME, error))?;
        Ok(Deletion::ForGood)
    }

    /// Saves a deletion over what is gone from the store, or lets it go where there is no room: it holds nothing back.
    pub(crate) fn settle_deletion(&mut self, store: &dyn KeyValue, id: &C::Id) {
        let standing = self.logs.get(id).and_then(Log::standing);
        let Some((name, _)) = standing.filter(|(_, held)| !held.is_alive()) else { return };
        let name = name.clone();
        if self.put(store, id, &name).is_err() {
            self.let_go(id, &name);
        }
    }

    /// Deletes what is under a deletion that found no room, in its own place: without a text it is shorter, so there is room
    /// for it, and other pages hear of it.
    fn delete_for_good(
        &mut self,
        store: &dyn KeyValue,
        id: &C::Id,
        deletion: &RevisionId,
        over: &[RevisionId],
    ) -> Result<(), StoreError> {
        for name in over {
            let Some(log) = self.logs.get(id) else { break };
            let Some(held) = log.get(name) else { continue };
            // Another page has changed it, and the reader who deletes has not seen that.
            if !self.is_as_held(store, id, name) {
                continue;
            }
            let (at, over, extra) = (log.next_time(0), held.over.clone(), Default::default());
            let (stage, content, newer) = (Stage::Whole, None, None);
            let is_text = held.is_whole() && held.is_alive();
            let deleted = Revision { at, over, stage, content, newer, extra };
            // Not even so much room: then there is nothing at all in its place.
            if !is_text || store.set(&self.key(id, name), &deleted.text(id)).is_err() {
                self.forget(store, id, name)?;
            } else {
                self.log(id).merge(name.clone(), deleted);
                self.unsaved.remove(&(id.clone(), name.clone()));
            }
        }
        self.open.remove(id);
        self.drafts.remove(id);
        self.let_go(id, deletion);
        Ok(())
    }
}
