//! The revisions of one kind: what is there, and what of it is kept in the store for certain.

use crate::envelope::Misread;
use crate::revisions::{Bounds, Content, Id, Log, Revision, RevisionId, Stage, Writer};
use crate::store::{KeyValue, StoreError};
use std::collections::{BTreeMap, BTreeSet};

mod back;
mod carried;
mod deletion;
mod saved;

pub use deletion::Deletion;

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
    /// What the store no longer has, though it is none of what counts: former texts, and deletions with all that they
    /// deleted. Another page let go of it, or the store was cleared.
    absent: BTreeSet<(C::Id, RevisionId)>,
    /// What this page has written.
    mine: BTreeSet<RevisionId>,
    /// What earlier versions' keys hold: this page writes none of it.
    earlier: BTreeSet<RevisionId>,
    /// Whose the revisions of earlier versions are.
    earlier_ids: BTreeMap<RevisionId, BTreeSet<C::Id>>,
}

impl<C: Content> Shelf<C> {
    /// A shelf whose keys begin with this.
    pub fn new(prefix: String) -> Self {
        Self {
            prefix,
            logs: BTreeMap::new(),
            open: BTreeMap::new(),
            drafts: BTreeMap::new(),
            unsaved: BTreeMap::new(),
            absent: BTreeSet::new(),
            mine: BTreeSet::new(),
            earlier: BTreeSet::new(),
            earlier_ids: BTreeMap::new(),
        }
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
        // Whether the store holds it is another question: it may come out of a file.
        let is_new = self.log(&id).merge(revision, read);
        if is_new {
            self.count_again(&id);
        }
        Ok(is_new.then_some(id))
    }

    /// Takes in what an earlier version keeps.
    pub fn take_earlier(&mut self, id: C::Id, name: RevisionId, revision: Revision<C>) -> bool {
        self.earlier.insert(name.clone());
        self.earlier_ids.entry(name.clone()).or_default().insert(id.clone());
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
        let at = log.next_time(now);
        // What cannot be later than it was is not written again: no other page would believe it.
        let is_later = |own: &RevisionId| log.get(own).is_some_and(|held| held.at < at);
        let draft = self.drafts.get(id).filter(|own| is_later(own)).cloned();
        let open = self.open.get(id).filter(|own| is_later(own) && goes_on(log, own, content.as_ref())).cloned();
        let again = if how.stage == Stage::Whole { open.or_else(|| draft.clone()) } else { draft.clone() };
        let held = again.as_ref().and_then(|own| log.get(own));
        let over = match held {
            Some(own) if how.over == Over::Standing => own.over.clone(),
            _ => under(log, how.over, content.is_none()),
        };
        let standing = || log.standing().map(|(_, held)| held.extra.clone());
        let extra = held.map(|own| own.extra.clone()).or_else(standing).unwrap_or_default();
        let name = again.unwrap_or_else(|| writer.next_name());
        let over = over.into_iter().filter(|(id, _)| *id != name).collect();
        log.merge(name.clone(), Revision { at, over, stage: how.stage, content, newer: None, extra });
        self.mine.insert(name.clone());
        match how.stage {
            Stage::Draft => drop(self.drafts.insert(id.clone(), name.clone())),
            Stage::Whole if how.closes => drop(self.open.remove(id)),
            Stage::Whole => drop(self.open.insert(id.clone(), name.clone())),
        }
        // What was being written is written now, whether the store takes it or not: it never becomes a draft again.
        if how.stage == Stage::Whole && self.drafts.get(id) == Some(&name) {
            self.drafts.remove(id);
        }
        self.count_again(id);
        self.put(store, id, &name)?;
        if how.stage == Stage::Whole {
            // It is a part of what was written before. Where the store does not let it go it is not offered all the same,
            // and written on with the next draft.
            let _ = self.drop_draft(store, id);
        }
        Ok(())
    }

    /// Lets a draft of this page go, in the store too.
    ///
    /// # Errors
    /// [`SaveError`] where the store may still hold it. It is then still this page's draft.
    pub fn drop_draft(&mut self, store: &dyn KeyValue, id: &C::Id) -> Result<(), SaveError> {
        let Some(own) = self.drafts.get(id).cloned() else { return Ok(()) };
        self.forget(store, id, &own).map_err(|error| SaveError::Store(C::NAME, error))?;
        self.drafts.remove(id);
        Ok(())
    }

    /// Begins a new revision with the next writing, whatever it says.
    pub fn close(&mut self, id: &C::Id) {
        self.open.remove(id);
    }

    /// Whether the store has a revision as this page knows it, or no longer has it. Another page may have changed a revision
    /// that it wrote, and this page may not have heard of that yet.
    pub(crate) fn is_as_held(&self, store: &dyn KeyValue, id: &C::Id, name: &RevisionId) -> bool {
        let held = self.logs.get(id).and_then(|log| log.get(name));
        match store.get(&self.key(id, name)) {
            Ok(Some(text)) => self.mine.contains(name) || Revision::read(id, &text).ok().as_ref() == held,
            Ok(None) => true,
            Err(_) => false,
        }
    }

    /// What is beyond the bounds of the history. What a newer version has written, and all beside it, is that version's affair.
    pub fn beyond(&self, bounds: &Bounds, now: u64) -> Vec<(C::Id, RevisionId)> {
        let of = |(id, log): (&C::Id, &Log<C>)| {
            let id = id.clone();
            bounds.beyond(log, now).into_iter().map(move |name| (id.clone(), name))
        };
        self.logs.iter().filter(|(_, log)| !log.is_newer()).flat_map(of).collect()
    }

    /// Lets go of what is beyond the bounds. `stays` names what earlier versions' keys still hold: the last revision that
    /// stands over one of them is kept, for it would else be there again.
    pub fn prune(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64, stays: &BTreeSet<RevisionId>) {
        let mut stopped = None;
        for (id, name) in self.beyond(bounds, now) {
            if stays.contains(&name) || stopped.as_ref() == Some(&id) {
                continue;
            }
            let is_saved = !self.unsaved.contains_key(&(id.clone(), name.clone()));
            let goes = is_saved
                && !self.logs.get(&id).is_some_and(|log| holds_back(log, &name, stays))
                && self.is_as_held(store, &id, &name);
            // What could not be removed is tried again at the next start. What came after it stays with it: it may be
            // what stands over it.
            if !goes || self.forget(store, &id, &name).is_err() {
                stopped = Some(id);
            }
        }
    }
}

/// Whether nothing else stands over something that an earlier version's key still holds.
fn holds_back<C: Content>(log: &Log<C>, name: &RevisionId, stays: &BTreeSet<RevisionId>) -> bool {
    let Some(own) = log.get(name).filter(|own| own.is_whole()) else { return false };
    let held = own.over.keys().filter(|under| stays.contains(*under));
    let alone = |under: &RevisionId| {
        log.iter().all(|(other, later)| other == name || !later.is_whole() || !later.over.contains_key(under))
    };
    held.into_iter().any(alone)
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

/// The revisions in whose place something new stands. What an earlier version's key holds is named again and again: it stays
/// there when all that has stood in its place since is history that was let go. A deletion names the former texts too: a
/// browser that is killed may lose one from the middle, and the texts before it must not come back.
fn under<C: Content>(log: &Log<C>, over: Over, is_deletion: bool) -> BTreeMap<RevisionId, u64> {
    let held: Vec<_> = match over {
        Over::Standing => log.standing().into_iter().chain(log.draft()).collect(),
        Over::All if is_deletion => log.whole().chain(log.draft()).collect(),
        Over::All => log.heads().into_iter().chain(log.draft()).collect(),
    };
    let earlier = held.iter().flat_map(|(_, held)| &held.over);
    let earlier = earlier.filter(|(id, _)| id.is_of_earlier() && log.get(id).is_some());
    let earlier: BTreeMap<RevisionId, u64> = earlier.map(|(id, at)| (id.clone(), *at)).collect();
    earlier.into_iter().chain(held.into_iter().map(|(id, revision)| (id.clone(), revision.at))).collect()
}
