//! How much of the history is kept: for thirty days, and not without end.

use super::id::RevisionId;
use super::log::Log;
use super::revision::{Content, Revision, Stage};
use std::collections::{BTreeMap, BTreeSet};

/// The bounds of the history of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// For how long a former text and what is in the bin are kept, in milliseconds.
    pub age: u64,
    /// How many former texts of one thing are kept at most.
    pub number: usize,
    /// How many characters they have together at most.
    pub weight: usize,
}

impl Bounds {
    /// Thirty days, fifty former texts, and as many characters as ten of the longest notes.
    pub const OWN: Self = Self { age: 30 * 24 * 60 * 60 * 1000, number: 50, weight: 100_000 };

    /// What of a thing's revisions is no longer kept at the time `now`, the oldest first.
    ///
    /// Never what stands, unless that is a deletion of long ago, with which all goes. Never another text from which the
    /// reader has not chosen yet: it may be years old and have come beside the one that stands today, out of a file. Never
    /// what is being written, before it is as old.
    ///
    /// What replaces something never goes before it, so nothing comes back by what is let go in this order.
    pub fn beyond<C: Content>(&self, log: &Log<C>, now: u64) -> Vec<RevisionId> {
        let old = |at: u64| at.saturating_add(self.age) < now;
        let standing = log.standing();
        let all_goes = standing.is_some_and(|(_, stands)| !stands.is_alive() && old(stands.at));
        let heads: BTreeSet<&RevisionId> = log.heads().into_iter().map(|(id, _)| id).collect();
        let others: BTreeSet<&RevisionId> = log.others().into_iter().map(|(id, _)| id).collect();
        let replaced = replaced(log);
        let (mut number, mut weight) = (0, 0);
        let mut beyond = Vec::new();
        for (id, revision) in log.history() {
            let goes = match revision.stage {
                Stage::Draft => old(revision.at) || is_finished(replaced.get(id), revision),
                Stage::Whole if all_goes => true,
                Stage::Whole if standing.is_some_and(|(own, _)| own == id) => false,
                // What is shown beside what stands stays; what is a part of it, and a deletion of what was written on, go.
                Stage::Whole if others.contains(id) => false,
                Stage::Whole if heads.contains(id) => {
                    old(revision.at) && standing.is_none_or(|(_, stands)| old(stands.at))
                }
                Stage::Whole => {
                    number += 1;
                    weight += revision.content.as_ref().map_or(0, Content::weight);
                    let first = replaced.get(id).and_then(|later| later.iter().map(|(_, later)| later.at).min());
                    number > self.number || weight > self.weight || first.is_some_and(old)
                }
            };
            if goes {
                beyond.push(id.clone());
            }
        }
        beyond.reverse();
        beyond
    }
}

/// What was written whole in the place of something, with the state of it over which that was.
type Replacing<'a, C> = Vec<(u64, &'a Revision<C>)>;

/// What was written whole in the place of each revision.
fn replaced<C: Content>(log: &Log<C>) -> BTreeMap<&RevisionId, Replacing<'_, C>> {
    let mut replaced: BTreeMap<&RevisionId, Replacing<'_, C>> = BTreeMap::new();
    for (_, later) in log.iter().filter(|(_, later)| later.is_whole()) {
        for (id, at) in &later.over {
            replaced.entry(id).or_default().push((*at, later));
        }
    }
    replaced
}

/// Whether what was being written is in something that was written whole in its place.
fn is_finished<C: Content>(replacing: Option<&Replacing<'_, C>>, draft: &Revision<C>) -> bool {
    let holds = |whole: &Revision<C>| match (&whole.content, &draft.content) {
        (Some(whole), Some(draft)) => whole.holds(draft),
        _ => false,
    };
    replacing.is_some_and(|all| all.iter().any(|(at, later)| *at >= draft.at && holds(later)))
}
