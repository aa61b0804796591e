//! All revisions of one thing, and which of them is what the reader sees.

use super::id::RevisionId;
use super::revision::{Content, LATEST, Revision, Stage};
use record::order::sorted_by;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// All revisions of one thing.
///
/// The rule: what was written last stands. A deletion stands only over what its writer had seen, so an edit made elsewhere
/// at the same time is not deleted with it. What two pages wrote without knowing of each other is all kept: the page shows
/// the other text beside the one that stands until the reader has chosen, and the history keeps both.
#[derive(Clone, Debug, PartialEq)]
pub struct Log<C> {
    revisions: BTreeMap<RevisionId, Revision<C>>,
}

impl<C> Default for Log<C> {
    fn default() -> Self {
        Self { revisions: BTreeMap::new() }
    }
}

/// A revision with its name.
pub type Named<'a, C> = (&'a RevisionId, &'a Revision<C>);

impl<C: Content> Log<C> {
    /// Takes in a revision, wherever it comes from, and says whether that changed anything.
    ///
    /// Only its own writer writes a revision again, each time later; so of two with the same name the later one counts.
    pub fn merge(&mut self, id: RevisionId, revision: Revision<C>) -> bool {
        match self.revisions.get(&id) {
            Some(held) if newer(&revision, held) != Ordering::Greater => false,
            _ => {
                self.revisions.insert(id, revision);
                true
            }
        }
    }

    /// Lets a revision go.
    pub fn forget(&mut self, id: &RevisionId) -> Option<Revision<C>> {
        self.revisions.remove(id)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty()
    }

    /// The revision with this name.
    pub fn get(&self, id: &RevisionId) -> Option<&Revision<C>> {
        self.revisions.get(id)
    }

    /// Every revision, by name.
    pub fn iter(&self) -> impl Iterator<Item = Named<'_, C>> {
        self.revisions.iter()
    }

    /// The revisions in whose place no other stands.
    pub fn heads(&self) -> Vec<Named<'_, C>> {
        let replaced = self.replaced_by(self.whole());
        self.whole().filter(|(id, _)| !replaced.contains(id)).collect()
    }

    /// The revisions, as they are now, in whose place one of these stands. Only a later one can: so whatever is damaged,
    /// something always stands.
    fn replaced_by<'a>(&'a self, by: impl Iterator<Item = Named<'a, C>>) -> BTreeSet<&'a RevisionId> {
        let over = |(name, later): Named<'a, C>| later.over.iter().map(move |(id, at)| (name, later, id, at));
        let replaced = by.flat_map(over).filter(|(name, later, id, at)| {
            let is_earlier = |held: &Revision<C>| **at >= held.at && (held.at, *id) < (later.at, *name);
            self.get(id).is_some_and(is_earlier)
        });
        replaced.map(|(_, _, id, _)| id).collect()
    }

    /// What stands: of the heads that are not deleted the latest, else the latest deletion.
    pub fn standing(&self) -> Option<Named<'_, C>> {
        self.heads().into_iter().max_by(|one, other| rank(*one).cmp(&rank(*other)))
    }

    /// What stands, where it is not deleted.
    pub fn current(&self) -> Option<&C> {
        self.standing().and_then(|(_, revision)| revision.content.as_ref())
    }

    /// What was written elsewhere without knowledge of what stands, and is not in it; the latest first.
    pub fn others(&self) -> Vec<Named<'_, C>> {
        let Some((own, held)) = self.standing() else { return Vec::new() };
        let is_in = |other: &Revision<C>| match (&held.content, &other.content) {
            (Some(held), Some(other)) => held == other || held.holds(other),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        latest_first(self.heads().into_iter().filter(|(id, other)| *id != own && !is_in(other)))
    }

    /// Everything that was written, the latest first: what stands, what stood before, and what was never finished.
    pub fn history(&self) -> Vec<Named<'_, C>> {
        latest_first(self.iter())
    }

    /// The latest of what is still being written, unless something later stands or was written in its place.
    pub fn draft(&self) -> Option<Named<'_, C>> {
        let latest = self.standing().map_or(0, |(_, revision)| revision.at);
        let replaced = self.replaced_by(self.iter());
        let open =
            |(id, draft): &Named<'_, C>| draft.stage == Stage::Draft && draft.at >= latest && !replaced.contains(id);
        self.iter().filter(open).max_by(|one, other| (one.1.at, one.0).cmp(&(other.1.at, other.0)))
    }

    /// Whether a draft is one that nothing was written in the place of.
    pub(crate) fn is_open(&self, id: &RevisionId) -> bool {
        let replaced = self.replaced_by(self.iter());
        self.get(id).is_some_and(|held| held.stage == Stage::Draft && !replaced.contains(id))
    }

    /// Whether a newer version of the app has written what stands: this one then shows it and changes nothing.
    pub fn is_newer(&self) -> bool {
        self.revisions.values().any(|revision| revision.newer.is_some())
    }

    /// A time for the next revision: now, but later than anything there, whatever clock it was written by; not beyond the
    /// latest time that is believed, with which it would be read differently than it was written.
    pub fn next_time(&self, now: u64) -> u64 {
        let latest = self.revisions.values().map(|revision| revision.at).max();
        latest.map_or(now, |latest| now.max(latest.saturating_add(1))).min(LATEST)
    }

    /// Every revision that counts.
    pub(crate) fn whole(&self) -> impl Iterator<Item = Named<'_, C>> {
        self.revisions.iter().filter(|(_, revision)| revision.is_whole())
    }
}

/// What is not deleted goes before what is; then the later one, then the greater name.
fn rank<'a, C: Content>((id, revision): Named<'a, C>) -> (bool, u64, &'a RevisionId) {
    (revision.is_alive(), revision.at, id)
}

/// Which of two revisions of the same name is the later one: what is whole follows its draft.
fn newer<C: Content>(one: &Revision<C>, other: &Revision<C>) -> Ordering {
    let text = |revision: &Revision<C>| {
        (revision.content.as_ref().map(|content| content.write().text()), revision.extra.text())
    };
    let order = (one.at, one.stage, &one.over).cmp(&(other.at, other.stage, &other.over));
    // A writer never does this; a file from elsewhere may.
    order.then_with(|| text(one).cmp(&text(other))).then(one.newer.cmp(&other.newer))
}

fn latest_first<'a, C: Content + 'a>(revisions: impl Iterator<Item = Named<'a, C>>) -> Vec<Named<'a, C>> {
    sorted_by(revisions, |one, other| (other.1.at, other.0).cmp(&(one.1.at, one.0)))
}
