//! Revisions as keys and texts, for files that carry them elsewhere and back.

use super::Shelf;
use crate::revisions::{Content, Revision, RevisionId, Stage};
use std::collections::BTreeSet;

impl<C: Content> Shelf<C> {
    /// Every revision that this version keeps, as its key and text, and whether it is saved as it is here.
    pub fn texts(&self) -> impl Iterator<Item = (String, String, bool)> {
        let of = |(id, name, held): (&C::Id, &RevisionId, &Revision<C>)| {
            let is_saved = !self.unsaved.contains_key(&(id.clone(), name.clone()));
            (self.key(id, name), held.text(id), is_saved)
        };
        self.every().filter(|(_, name, _)| !self.earlier.contains(*name)).map(of)
    }

    /// Every revision under this name, as its key and text.
    pub fn renamed(&self, name: &RevisionId) -> impl Iterator<Item = (String, String)> {
        self.every().map(|(id, _, held)| (self.key(id, name), held.text(id)))
    }

    fn every(&self) -> impl Iterator<Item = (&C::Id, &RevisionId, &Revision<C>)> {
        self.logs.iter().flat_map(|(id, log)| log.iter().map(move |(name, held)| (id, name, held)))
    }

    /// How many revisions there are of the thing that this key is of.
    pub fn number(&self, key: &str) -> usize {
        self.named(key).and_then(|(id, _)| self.get(&id)).map_or(0, |log| log.iter().count())
    }

    /// Whether anything whole that is here says the same as this text, which would stand under this key.
    pub fn says(&self, key: &str, text: &str) -> bool {
        let read = self.named(key).and_then(|(id, _)| Some((Revision::<C>::read(&id, text).ok()?, id)));
        read.and_then(|(read, id)| Some((read, self.get(&id)?)))
            .is_some_and(|(read, log)| log.iter().any(|(_, held)| held.is_whole() && held.content == read.content))
    }

    /// What to do with a text out of a file whose key holds another one: nothing where the held text has all of it, else
    /// the key and the text with which it stands beside that. `None` where it cannot be read.
    pub fn beside(&self, key: &str, held: &str, text: &str) -> Option<Vec<(String, String)>> {
        let (id, name) = self.named(key)?;
        let mut read = Revision::<C>::read(&id, text).ok()?;
        let held = Revision::<C>::read(&id, held).ok();
        let has_all = |held: &Revision<C>| match (&held.content, &read.content) {
            // A draft is written over by its own writer, whatever it said.
            _ if read.stage == Stage::Draft => true,
            (_, None) => true,
            (Some(held), Some(read)) => held.holds(read),
            (None, Some(_)) => false,
        };
        match held {
            Some(held) if held.at >= read.at && has_all(&held) => return Some(Vec::new()),
            // Both are of one writer, who had seen the earlier one.
            Some(held) if held.at < read.at && read.newer.is_none() => drop(read.over.insert(name, held.at)),
            _ => return Some(vec![(self.key(&id, &RevisionId::of_import(text)), text.to_owned())]),
        }
        Some(vec![(self.key(&id, &RevisionId::of_import(text)), read.text(&id))])
    }

    /// Lets go of the revisions with these keys and of those with these names, whose keys are gone. Tells whose they were.
    pub fn withdraw(&mut self, keys: &[String], names: &BTreeSet<RevisionId>) -> BTreeSet<C::Id> {
        let own: BTreeSet<(C::Id, RevisionId)> = keys.iter().filter_map(|key| self.named(key)).collect();
        let mut ids: BTreeSet<C::Id> = own.iter().map(|(id, _)| id.clone()).collect();
        if !names.is_empty() {
            let held = self.logs.iter().filter(|(_, log)| log.iter().any(|(name, _)| names.contains(name)));
            ids.extend(held.map(|(id, _)| id.clone()));
        }
        let goes = |id: &C::Id, name: &RevisionId| names.contains(name) || own.contains(&(id.clone(), name.clone()));
        let mut changed = BTreeSet::new();
        for id in ids {
            let Some(log) = self.logs.get_mut(&id) else { continue };
            let gone: Vec<RevisionId> =
                log.iter().map(|(name, _)| name).filter(|name| goes(&id, name)).cloned().collect();
            gone.iter().for_each(|name| drop(log.forget(name)));
            if log.is_empty() {
                self.logs.remove(&id);
            }
            changed.extend((!gone.is_empty()).then_some(id));
        }
        self.unsaved.retain(|(id, name), _| !goes(id, name));
        self.open.retain(|id, name| !goes(id, name));
        self.drafts.retain(|id, name| !goes(id, name));
        self.earlier.retain(|name| !names.contains(name));
        self.earlier_ids.retain(|name, _| !names.contains(name));
        self.absent.retain(|(id, name)| !goes(id, name));
        changed
    }
}
