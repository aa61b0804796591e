//! What comes back to the store out of a second copy of it.

use super::{Changed, Desk};
use crate::briefing::{Heading, Questions, Spot};
use crate::envelope::Misread;
use crate::notes::Writing;
use crate::revisions::Content;
use crate::statuses::Said;
use crate::store::KeyValue;

impl Desk {
    /// Whether a key is one of those under which this version keeps revisions of this record.
    pub fn is_own(&self, key: &str) -> bool {
        self.kind_of_own(key).is_some()
    }

    /// Takes in what a second copy has under a key, saves it in the store, and tells what changes thereby.
    ///
    /// Where the store has another state of the same revision the later one stands. Where it has something there that
    /// cannot be read, that stays, and what comes back is put beside it. What cannot be read stays in the copy: a newer
    /// version, which may be able to, has it from there.
    pub fn take_back(&mut self, store: &dyn KeyValue, key: &str, text: &str) -> Vec<Changed> {
        match self.unread.get(key) {
            None => self.shelve_back(store, key, text),
            // Who wrote it knows what to do with it.
            Some(Misread::Newer(_)) => Vec::new(),
            Some(_) if self.says(key, text) => Vec::new(),
            Some(_) => {
                let held = store.get(key).ok().flatten().unwrap_or_default();
                let beside = self.beside_own(key, &held, text).unwrap_or_default();
                beside.iter().flat_map(|(key, text)| self.shelve_back(store, key, text)).collect()
            }
        }
    }

    /// The keys of what is on this page and not in the store.
    pub fn unsaved_keys(&self) -> impl Iterator<Item = String> {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        let briefing = heading.unsaved_keys().chain(questions.unsaved_keys()).chain(entries.unsaved_keys());
        notes.unsaved_keys().chain(statuses.unsaved_keys()).chain(briefing)
    }

    fn shelve_back(&mut self, store: &dyn KeyValue, key: &str, text: &str) -> Vec<Changed> {
        let briefing = |is_new: bool| is_new.then_some(Changed::Briefing);
        let changed = match self.kind_of_own(key) {
            Some(Writing::KIND) => self.notes.take_back(store, key, text).map(Changed::Note),
            Some(Said::KIND) => self.statuses.take_back(store, key, text).map(Changed::Status),
            Some(Heading::KIND) => briefing(self.heading.take_back(store, key, text).is_some()),
            Some(Questions::KIND) => briefing(self.questions.take_back(store, key, text).is_some()),
            Some(Spot::KIND) => briefing(self.entries.take_back(store, key, text).is_some()),
            _ => None,
        };
        changed.into_iter().collect()
    }
}
