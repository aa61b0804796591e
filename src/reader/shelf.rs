//! The revisions of one kind: what is there, and what of it is kept in the store for certain.

use crate::envelope::Misread;
use crate::revisions::{Bounds, Content, Id, Log, Revision, RevisionId, Stage, Writer};
use crate::store::{KeyValue, StoreError};
use std::collections::{BTreeMap, BTreeSet};

mod carried;

/// Why something was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// A newer version of the app has written it.
    #[error(
        "A newer version of this page saved this {0}, so it can be read here but not changed. Reload the page to get that \
         version, and make the change there."
    )]
    Newer(&'static str),
    /// The store refused, or does not hold what was written.
    #[error("This {0} is not saved yet. It stays on this page, and is saved as soon as that is possible. {1}")]
    Store(&'static str, StoreError),
}

/// In whose place something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Of what stands. What was written elsewhere meanwhile stays beside it.
    Standing,
    /// Of everything that is there: the reader has seen it all.
    All,
}

/// How something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct How {
    /// Whether it is still being written.
    pub stage: Stage,
    /// In whose place.
    pub over: Over,
    /// Whether the next writing is to leave this one in the history, whatever it says.
    pub closes: bool,
}

impl How {
    /// As it is being written.
    pub const DRAFT: Self = Self { stage: Stage::Draft, over: Over::Standing, closes: false };
    /// Written, and perhaps written on.
    pub const WHOLE: Self = Self { stage: Stage::Whole, over: Over::Standing, closes: false };
    /// Written and finished.
    pub const DONE: Self = Self { stage: Stage::Whole, over: Over::Standing, closes: true };
    /// Written and finished, in the place of everything that is there.
    pub const CHOSEN: Self = Self { stage: Stage::Whole, over: Over::All, closes: true };
}

/// The things of one kind in one record.
#[derive(Clone, Debug)]
pub struct Shelf<C: Content> {
    prefix: String,
    logs: BTreeMap<C::Id, Log<C>>,
    /// What this page has written last and may write again.
    open: BTreeMap<C::Id, RevisionId>,
    /// What this page is writing.
    drafts: BTreeMap<C::Id, RevisionId>,
    /// What is on this page and not in the store.
    unsaved: BTreeMap<(C::Id, RevisionId), StoreError>,
    /// What earlier versions' keys hold: this page writes none of it.
    earlier: BTreeSet<RevisionId>,
}

impl<C: Content> Shelf<C> {
    /// A shelf whose keys begin with this.
    pub fn new(prefix: String) -> Self {
        let (logs, open, drafts) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { prefix, logs, open, drafts, unsaved: BTreeMap::new(), earlier: BTreeSet::new() }
    }

    /// The key of a revision.
    pub fn key(&self, id: &C::Id, revision: &RevisionId) -> String {
        format!("{}{revision}/{}", self.prefix, id.text())
    }

    /// The id and the revision that a key names; `None` for other keys.
    pub fn named(&self, key: &str) -> Option<(C::Id, RevisionId)> {
        let (revision, id) = key.strip_prefix(self.prefix.as_str())?.split_once('/')?;
        Some((C::Id::from_text(id)?, RevisionId::from_text(revision)?))
    }

    /// Takes in what stands under a key, and tells whose it is where that changes anything.
    ///
    /// # Errors
    /// [`Misread`] where it cannot be read. It is then left where it is.
    pub fn take(&mut self, key: &str, text: &str) -> Result<Option<C::Id>, Misread> {
        let Some((id, revision)) = self.named(key) else {
            return Err(Misread::Shape("its key names nothing that this page knows".to_owned()));
        };
        let read = Revision::read(&id, text)?;
        self.unsaved.remove(&(id.clone(), revision.clone()));
        Ok(self.log(&id).merge(revision, read).then_some(id))
    }

    /// Takes in what an earlier version keeps.
    pub fn take_earlier(&mut self, id: C::Id, name: RevisionId, revision: Revision<C>) -> bool {
        self.earlier.insert(name.clone());
        self.log(&id).merge(name, revision)
    }

    fn log(&mut self, id: &C::Id) -> &mut Log<C> {
        self.logs.entry(id.clone()).or_default()
    }

    /// The revisions of a thing.
    pub fn get(&self, id: &C::Id) -> Option<&Log<C>> {
        self.logs.get(id)
    }

    /// Every thing with its revisions, those too that are deleted.
    pub fn iter(&self) -> impl Iterator<Item = (&C::Id, &Log<C>)> {
        self.logs.iter()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.logs.is_empty()
    }

    /// What stands of a thing.
    pub fn current(&self, id: &C::Id) -> Option<&C> {
        self.get(id).and_then(Log::current)
    }

    /// Writes something, or with `None` deletes it. On this page it is there whatever the store does.
    ///
    /// A page goes on writing the same revision as long as nothing of it gets lost thereby; otherwise it begins another,
    /// and the former one is history.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn write(
        &mut self,
        store: &dyn KeyValue,
        writer: &mut Writer,
        id: &C::Id,
        content: Option<C>,
        how: How,
        now: u64,
    ) -> Result<(), SaveError> {
        let log = self.logs.entry(id.clone()).or_default();
        if log.is_newer() {
            return Err(SaveError::Newer(C::NAME));
        }
        let draft = self.drafts.get(id).cloned();
        let open = self.open.get(id).filter(|own| goes_on(log, own, content.as_ref())).cloned();
        let again = if how.stage == Stage::Whole { open.or_else(|| draft.clone()) } else { draft.clone() };
        let held = again.as_ref().and_then(|own| log.get(own));
        let over = match held {
            Some(own) if how.over == Over::Standing => own.over.clone(),
            _ => under(log, how.over),
        };
        let standing = || log.standing().map(|(_, held)| held.extra.clone());
        let extra = held.map(|own| own.extra.clone()).or_else(standing).unwrap_or_default();
        let name = again.unwrap_or_else(|| writer.next_name());
        let over = over.into_iter().filter(|(id, _)| *id != name).collect();
        let at = log.next_time(now);
        log.merge(name.clone(), Revision { at, over, stage: how.stage, content, is_newer: false, extra });
        match how.stage {
            Stage::Draft => drop(self.drafts.insert(id.clone(), name.clone())),
            Stage::Whole if how.closes => drop(self.open.remove(id)),
            Stage::Whole => drop(self.open.insert(id.clone(), name.clone())),
        }
        self.put(store, id, &name)?;
        // What was being written is written now, perhaps as a part of what was written before.
        match self.drafts.get(id).filter(|_| how.stage == Stage::Whole) {
            Some(own) if *own == name => drop(self.drafts.remove(id)),
            Some(_) => self.drop_draft(store, id)?,
            None => {}
        }
        Ok(())
    }

    /// Lets a draft of this page go, in the store too.
    ///
    /// # Errors
    /// [`SaveError`] where the store may still hold it.
    pub fn drop_draft(&mut self, store: &dyn KeyValue, id: &C::Id) -> Result<(), SaveError> {
        let Some(own) = self.drafts.remove(id) else { return Ok(()) };
        self.forget(store, id, &own).map_err(|error| SaveError::Store(C::NAME, error))
    }

    /// Begins a new revision with the next writing, whatever it says.
    pub fn close(&mut self, id: &C::Id) {
        self.open.remove(id);
    }

    fn put(&mut self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> Result<(), SaveError> {
        let Some(revision) = self.logs.get(id).and_then(|log| log.get(name)) else { return Ok(()) };
        let (key, text) = (self.key(id, name), revision.text(id));
        let place = (id.clone(), name.clone());
        match certain(store, &key, &text) {
            Ok(()) => {
                self.unsaved.remove(&place);
                Ok(())
            }
            Err(error) => {
                self.unsaved.insert(place, error.clone());
                Err(SaveError::Store(C::NAME, error))
            }
        }
    }

    fn forget(&mut self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> Result<(), StoreError> {
        if !self.earlier.contains(name) {
            store.remove(&self.key(id, name))?;
        }
        self.unsaved.remove(&(id.clone(), name.clone()));
        if let Some(log) = self.logs.get_mut(id) {
            log.forget(name);
            if log.is_empty() {
                self.logs.remove(id);
            }
        }
        Ok(())
    }

    /// What is on this page and not in the store, and why.
    pub fn unsaved(&self) -> impl Iterator<Item = (&C::Id, &StoreError)> {
        self.unsaved.iter().map(|((id, _), why)| (id, why))
    }

    /// Why not all of a thing is in the store; `None` where it is.
    pub fn trouble(&self, id: &C::Id) -> Option<&StoreError> {
        self.unsaved().find(|(unsaved, _)| *unsaved == id).map(|(_, why)| why)
    }

    /// Tries again to save what is not saved for a wanted reason, and tells what now is.
    pub fn save_again(&mut self, store: &dyn KeyValue, wanted: fn(&StoreError) -> bool) -> BTreeSet<C::Id> {
        let wanted = self.unsaved.iter().filter(|(_, why)| wanted(why)).map(|(place, _)| place.clone());
        let places: Vec<(C::Id, RevisionId)> = wanted.collect();
        places.into_iter().filter(|(id, name)| self.put(store, id, name).is_ok()).map(|(id, _)| id).collect()
    }

    /// How many things a newer version of the app has written.
    pub fn newer(&self) -> usize {
        self.logs.values().filter(|log| log.is_newer()).count()
    }

    /// A key is gone from the store, and not by this page. What still counts is then on this page alone; the rest was
    /// beyond the bounds of the history, and goes here too. Tells whose it was.
    pub fn gone(&mut self, key: &str) -> Option<C::Id> {
        let (id, name) = self.named(key)?;
        let log = self.logs.get_mut(&id)?;
        log.get(&name)?;
        let counts = log.heads().iter().any(|(head, _)| **head == name) || self.drafts.get(&id) == Some(&name);
        if counts {
            self.unsaved.insert((id.clone(), name), StoreError::Gone);
        } else {
            log.forget(&name);
        }
        Some(id)
    }

    /// Looks whether the store still holds what stands, and tells of what it does not.
    pub fn check(&mut self, store: &dyn KeyValue) -> BTreeSet<C::Id> {
        let mut missing = BTreeSet::new();
        for (id, log) in &self.logs {
            let Some((name, _)) = log.standing() else { continue };
            let place = (id.clone(), name.clone());
            if self.earlier.contains(name) || self.unsaved.contains_key(&place) {
                continue;
            }
            match store.get(&self.key(id, name)) {
                Ok(Some(_)) => {}
                Ok(None) => drop(self.unsaved.insert(place, StoreError::Gone)),
                Err(error) => drop(self.unsaved.insert(place, error)),
            }
            if self.unsaved.contains_key(&(id.clone(), name.clone())) {
                missing.insert(id.clone());
            }
        }
        missing
    }

    /// What is beyond the bounds of the history.
    pub fn beyond(&self, bounds: &Bounds, now: u64) -> Vec<(C::Id, RevisionId)> {
        let of = |(id, log): (&C::Id, &Log<C>)| {
            let id = id.clone();
            bounds.beyond(log, now).into_iter().map(move |name| (id.clone(), name))
        };
        self.logs.iter().flat_map(of).collect()
    }

    /// Lets go of what is beyond the bounds. `stays` names what earlier versions' keys still hold: a deletion that stands
    /// over such a revision is kept, for it would else be there again.
    pub fn prune(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64, stays: &BTreeSet<RevisionId>) {
        for (id, name) in self.beyond(bounds, now) {
            let holds_back = self.logs.get(&id).is_some_and(|log| log.iter().any(|(name, _)| stays.contains(name)));
            if !holds_back && !self.unsaved.contains_key(&(id.clone(), name.clone())) {
                // What could not be removed is tried again at the next start.
                let _ = self.forget(store, &id, &name);
            }
        }
    }
}

/// Whether a page's own revision stands and can be written again without anything of it getting lost.
fn goes_on<C: Content>(log: &Log<C>, own: &RevisionId, content: Option<&C>) -> bool {
    let Some((standing, held)) = log.standing() else { return false };
    let holds = match (content, &held.content) {
        (Some(content), Some(held)) => content.holds(held),
        _ => false,
    };
    standing == own && holds
}

/// The revisions in whose place something new stands.
fn under<C: Content>(log: &Log<C>, over: Over) -> BTreeMap<RevisionId, u64> {
    let held = match over {
        Over::Standing => log.standing().into_iter().chain(log.draft()).collect(),
        Over::All => log.heads().into_iter().chain(log.draft()).collect::<Vec<_>>(),
    };
    held.into_iter().map(|(id, revision)| (id.clone(), revision.at)).collect()
}

/// Writes a text under a key, and looks whether it is there.
fn certain(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StoreError> {
    store.set(key, text)?;
    match store.get(key)? {
        Some(held) if held == text => Ok(()),
        _ => Err(StoreError::Other("what was saved is not what was written".to_owned())),
    }
}
