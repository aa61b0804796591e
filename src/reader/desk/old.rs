//! What stands under the keys of earlier versions: what becomes of it, and when it goes.

use super::{Changed, Desk, TakenOver};
use crate::briefing::Own;
use crate::earlier::{first, second};
use crate::keys::Keys;
use crate::notes::About;
use crate::revisions::id::fingerprint;
use crate::revisions::{Bounds, Content, Id, Log, RevisionId};
use crate::shelf::{SaveError, Shelf};
use crate::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

impl Desk {
    /// Whether a value of the first version is what the second one has taken over and made something of that is here.
    pub(super) fn is_behind(&mut self, place: &str, text: &str) -> bool {
        let has_second = self.has_second_of(place);
        let Some(mark) = self.taken_over.get_mut(place) else { return false };
        mark.is_behind = has_second && mark.first == fingerprint(text);
        mark.is_behind
    }

    /// Whether there is anything of what the second version made of what the first one kept in this place.
    fn has_second_of(&self, place: &str) -> bool {
        match place.split_once('/') {
            Some(("note", target)) => has_second(self.notes.get(&About::from_first_version(target))),
            Some(("progress", action)) => has_second(self.statuses.get(&action.into())),
            _ => {
                let entries = || self.entries.iter().any(|(_, log)| has_second(Some(log)));
                has_second(self.heading.get(&Own)) || has_second(self.questions.get(&Own)) || entries()
            }
        }
    }

    /// The key under which the second version keeps what it has made of what the first one kept in this place.
    fn second_of(&self, place: &str) -> String {
        let second = &self.keys.second;
        match place.split_once('/') {
            Some(("note", target)) => format!("{second}note/{}", About::from_first_version(target).text()),
            Some(("progress", action)) => format!("{second}status/{action}"),
            _ => format!("{second}briefing/own"),
        }
    }

    /// Remembers what the store holds under a key of an earlier version. That version has written over what it held there
    /// before, or somebody has damaged it.
    pub(super) fn stands_earlier(&mut self, key: &str, text: &str) -> BTreeSet<Changed> {
        let version = if key.starts_with(&self.keys.second) { second::VERSION } else { first::VERSION };
        let name = RevisionId::of_earlier(version, text);
        let is_read = self.earlier.get(&name).is_some_and(|(of, _)| of == key);
        let former = if is_read {
            self.standing_earlier.insert(key.to_owned(), name.clone())
        } else {
            self.standing_earlier.remove(key)
        };
        match former.filter(|former| *former != name) {
            Some(former) if is_read => {
                self.earlier.remove(&former);
                self.replaced_earlier(&former)
            }
            Some(former) => {
                self.earlier.remove(&former);
                self.gone_earlier(&former).into_iter().collect()
            }
            None => BTreeSet::new(),
        }
    }

    /// What an earlier version kept under this name is gone from the store.
    pub(super) fn gone_earlier(&mut self, name: &RevisionId) -> Vec<Changed> {
        let mut changed: Vec<Changed> = self.notes.gone_earlier(name).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.gone_earlier(name).into_iter().map(Changed::Status));
        let briefing = !self.heading.gone_earlier(name).is_empty()
            | !self.questions.gone_earlier(name).is_empty()
            | !self.entries.gone_earlier(name).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        changed
    }

    fn replaced_earlier(&mut self, name: &RevisionId) -> BTreeSet<Changed> {
        let mut changed: BTreeSet<Changed> = self.notes.replaced_earlier(name).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.replaced_earlier(name).into_iter().map(Changed::Status));
        let briefing = !self.heading.replaced_earlier(name).is_empty()
            | !self.questions.replaced_earlier(name).is_empty()
            | !self.entries.replaced_earlier(name).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        changed
    }

    /// Looks whether the keys of earlier versions are still among these, which are all that there are.
    pub(super) fn check_earlier(&mut self, keys: &BTreeSet<String>) -> Vec<Changed> {
        let gone = self.standing_earlier.iter().filter(|(key, _)| !keys.contains(*key));
        let gone: Vec<(String, RevisionId)> = gone.map(|(key, name)| (key.clone(), name.clone())).collect();
        let mut changed = Vec::new();
        for (key, name) in gone {
            self.standing_earlier.remove(&key);
            self.earlier.remove(&name);
            changed.extend(self.gone_earlier(&name));
        }
        changed
    }

    /// Removes what earlier versions keep of a note, and forgets it.
    pub(super) fn remove_earlier_note(&mut self, store: &dyn KeyValue, about: &About) -> Result<(), SaveError> {
        let failed = |error: StoreError| SaveError::Store("note", error);
        let names = self.notes.get(about).into_iter().flat_map(Log::iter).map(|(name, _)| name);
        let held = names.filter_map(|name| Some((name.clone(), self.earlier.get(name)?.0.clone())));
        let held: Vec<(RevisionId, String)> = held.collect();
        // What the first version keeps behind it would else come forward.
        let behind = |place: &&String| self.second_of(place) == format!("{}note/{}", self.keys.second, about.text());
        let places: Vec<String> = self.taken_over.keys().filter(behind).cloned().collect();
        for place in places {
            store.remove(&format!("{}{place}", self.keys.first.unwrap_or_default())).map_err(failed)?;
            store.remove(&format!("{}taken-over/{place}", self.keys.second)).map_err(failed)?;
            self.taken_over.remove(&place);
        }
        for (name, key) in held {
            store.remove(&key).map_err(failed)?;
            self.earlier.remove(&name);
            self.standing_earlier.remove(&key);
            self.replaced_earlier(&name);
        }
        Ok(())
    }

    /// Removes the values of earlier versions of which nothing counts any more, and tells which ones stay.
    pub(super) fn let_earlier_go(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) -> BTreeSet<RevisionId> {
        self.let_taken_over_go(store, bounds, now);
        let mut stays = BTreeSet::new();
        staying(&self.notes, bounds, now, &mut stays);
        staying(&self.statuses, bounds, now, &mut stays);
        staying(&self.heading, bounds, now, &mut stays);
        staying(&self.questions, bounds, now, &mut stays);
        staying(&self.entries, bounds, now, &mut stays);
        // What the first version keeps behind a value would else come forward.
        let behind = self.taken_over.iter().filter(|(_, mark)| mark.is_behind).map(|(place, _)| self.second_of(place));
        stays.extend(behind.filter_map(|key| self.standing_earlier.get(&key).cloned()).collect::<Vec<_>>());
        for (name, (key, _)) in &self.earlier {
            if stays.contains(name) {
                continue;
            }
            // An earlier version may have written there since.
            let same = |text: &String| {
                *name == RevisionId::of_earlier(first::VERSION, text)
                    || *name == RevisionId::of_earlier(second::VERSION, text)
            };
            let is_gone = match store.get(key) {
                Ok(Some(text)) if same(&text) => store.remove(key).is_ok(),
                Ok(None) => true,
                Ok(Some(_)) | Err(_) => false,
            };
            if !is_gone {
                stays.insert(name.clone());
            }
        }
        self.earlier.retain(|name, _| stays.contains(name));
        self.standing_earlier.retain(|_, name| stays.contains(name));
        stays
    }

    /// Removes the first version's values that the second one took over long ago, and the marks that say so. A value of
    /// which nothing is here that was made of it stays: it may be all that can be read.
    fn let_taken_over_go(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) {
        let Self { keys: Keys { second, first, .. }, taken_over, .. } = self;
        taken_over.retain(|place, TakenOver { first: mark, at, is_behind }| {
            if at.saturating_add(bounds.age) >= now {
                return true;
            }
            let key = format!("{}{place}", first.unwrap_or_default());
            let removed = match store.get(&key) {
                Ok(Some(text)) if *is_behind && fingerprint(&text) == *mark => store.remove(&key),
                Ok(None) => Ok(()),
                Ok(Some(_)) => return true,
                Err(error) => Err(error),
            };
            removed.and_then(|()| store.remove(&format!("{second}taken-over/{place}"))).is_err()
        });
    }
}

/// Whether anything here is of the second version, or was written in the place of something that is.
fn has_second<C: Content>(log: Option<&Log<C>>) -> bool {
    let mut revisions = log.into_iter().flat_map(Log::iter);
    revisions.any(|(name, held)| name.is_of_second() || held.over.keys().any(RevisionId::is_of_second))
}

/// The revisions of earlier versions that are within the bounds.
fn staying<C: Content>(shelf: &Shelf<C>, bounds: &Bounds, now: u64, stays: &mut BTreeSet<RevisionId>) {
    for (_, log) in shelf.iter() {
        let beyond: BTreeSet<RevisionId> = bounds.beyond(log, now).into_iter().collect();
        let held = log.iter().map(|(name, _)| name).filter(|name| name.is_of_earlier() && !beyond.contains(*name));
        stays.extend(held.cloned());
    }
}
