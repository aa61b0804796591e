//! What comes back to the store out of a second copy of it.

use super::Shelf;
use crate::revisions::{Content, Revision};
use crate::store::KeyValue;

impl<C: Content> Shelf<C> {
    /// Takes in a revision that the store has lost, or has in an earlier state, and saves it there. Tells whose it is where
    /// that changes anything. Where the store refuses it, it is unsaved like anything else.
    pub fn take_back(&mut self, store: &dyn KeyValue, key: &str, text: &str) -> Option<C::Id> {
        let (id, name) = self.named(key)?;
        let read = Revision::read(&id, text).ok()?;
        let is_newer = read.newer.is_some();
        if !self.log(&id).merge(name.clone(), read) {
            return None;
        }
        self.count_again(&id);
        if is_newer {
            // It is put back as the newer version wrote it. Where there is no room, the copy still has it.
            let _ = store.set(key, text);
        } else {
            let _ = self.put(store, &id, &name);
        }
        Some(id)
    }
}
