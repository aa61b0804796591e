//! What of all this is saved for certain, and what is let go.

use super::{Changed, Desk};
use crate::revisions::{Bounds, Content};
use crate::shelf::Shelf;
use crate::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

impl Desk {
    /// Why not everything is saved; `None` where it is.
    pub fn unsaved(&self) -> Option<&StoreError> {
        self.all_unsaved().next()
    }

    fn all_unsaved(&self) -> impl Iterator<Item = &StoreError> {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        let all = notes.unsaved().map(|(_, why)| why).chain(statuses.unsaved().map(|(_, why)| why));
        let briefing = heading.unsaved().map(|(_, why)| why).chain(questions.unsaved().map(|(_, why)| why));
        all.chain(briefing).chain(entries.unsaved().map(|(_, why)| why))
    }

    /// Why not all of the briefing is saved; `None` where it is.
    pub fn unsaved_briefing(&self) -> Option<&StoreError> {
        let texts = self.heading.unsaved().map(|(_, why)| why).chain(self.questions.unsaved().map(|(_, why)| why));
        texts.chain(self.entries.unsaved().map(|(_, why)| why)).next()
    }

    /// Tries again to save what is not saved, but not what was deleted elsewhere: whoever cleared it may have meant to.
    pub fn retry(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        self.save_again(store, |why| *why != StoreError::Gone)
    }

    /// Saves all again that is not saved, because the reader asks for it.
    pub fn save_all(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        self.save_again(store, |_| true)
    }

    fn save_again(&mut self, store: &dyn KeyValue, wanted: fn(&StoreError) -> bool) -> Vec<Changed> {
        let mut changed: Vec<Changed> = self.notes.save_again(store, wanted).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.save_again(store, wanted).into_iter().map(Changed::Status));
        let briefing = !self.heading.save_again(store, wanted).is_empty()
            | !self.questions.save_again(store, wanted).is_empty()
            | !self.entries.save_again(store, wanted).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        if wanted(&StoreError::Gone) {
            // What another page let go for good reason goes again at the next start.
            let Self { notes, statuses, heading, questions, entries, .. } = self;
            notes.save_history(store);
            statuses.save_history(store);
            heading.save_history(store);
            questions.save_history(store);
            entries.save_history(store);
        }
        changed
    }

    /// Looks whether the store still holds everything, and tells of what it does not.
    pub fn check(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        let keys: Result<BTreeSet<String>, StoreError> = store.keys().map(|keys| keys.into_iter().collect());
        let mut changed: BTreeSet<Changed> = BTreeSet::new();
        if let Ok(keys) = &keys {
            changed.extend(self.check_earlier(keys));
        }
        let keys = keys.as_ref();
        changed.extend(check(&mut self.notes, keys).into_iter().map(Changed::Note));
        changed.extend(check(&mut self.statuses, keys).into_iter().map(Changed::Status));
        let briefing = !check(&mut self.heading, keys).is_empty()
            | !check(&mut self.questions, keys).is_empty()
            | !check(&mut self.entries, keys).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        changed.into_iter().collect()
    }

    /// Lets go of what is beyond the bounds of the history, where everything could be read and is saved: what is not known
    /// may be what a deletion still holds back.
    pub fn prune(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) {
        if self.trouble.is_some() || self.unsaved().is_some() {
            return;
        }
        let stays = self.let_earlier_go(store, bounds, now);
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        notes.prune(store, bounds, now, &stays);
        statuses.prune(store, bounds, now, &stays);
        heading.prune(store, bounds, now, &stays);
        questions.prune(store, bounds, now, &stays);
        entries.prune(store, bounds, now, &stays);
    }
}

fn check<C: Content>(shelf: &mut Shelf<C>, keys: Result<&BTreeSet<String>, &StoreError>) -> BTreeSet<C::Id> {
    match keys {
        Ok(keys) => shelf.check_among(keys),
        Err(error) => shelf.cannot_look(error),
    }
}
