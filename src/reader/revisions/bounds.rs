//! How much of the history is kept: for thirty days, and not without end.

use super::id::RevisionId;
use super::log::Log;
use super::revision::{Content, Revision, Stage};
use std::collections::BTreeSet;

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
    /// Never what stands, unless that is a deletion of long ago, with which all goes. Never what is being written, nor
    /// another text from which the reader has not chosen yet, before it is as old.
    pub fn beyond<C: Content>(&self, log: &Log<C>, now: u64) -> Vec<RevisionId> {
        let old = |at: u64| at.saturating_add(self.age) < now;
        let standing = log.standing();
        let all_goes = standing.is_some_and(|(_, stands)| !stands.is_alive() && old(stands.at));
        let heads: BTreeSet<&RevisionId> = log.heads().into_iter().map(|(id, _)| id).collect();
        let (mut number, mut weight) = (0, 0);
        let mut beyond = Vec::new();
        for (id, revision) in log.history() {
            let goes = match revision.stage {
                Stage::Draft => old(revision.at) || is_finished(log, id, revision),
                Stage::Whole if all_goes => true,
                Stage::Whole if standing.is_some_and(|(own, _)| own == id) => false,
                // Since something else stands: before that it stood itself.
                Stage::Whole if heads.contains(id) => standing.is_none_or(|(_, stands)| old(stands.at)),
                Stage::Whole => {
                    number += 1;
                    weight += revision.content.as_ref().map_or(0, Content::weight);
                    number > self.number || weight > self.weight || superseded(log, id).is_some_and(old)
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

/// Whether what was being written is in something that was written whole in its place.
fn is_finished<C: Content>(log: &Log<C>, id: &RevisionId, draft: &Revision<C>) -> bool {
    let holds = |whole: &Revision<C>| match (&whole.content, &draft.content) {
        (Some(whole), Some(draft)) => whole.holds(draft),
        _ => false,
    };
    log.iter()
        .any(|(_, later)| later.is_whole() && later.over.get(id).is_some_and(|at| *at >= draft.at) && holds(later))
}

/// When something was first written in its place.
fn superseded<C: Content>(log: &Log<C>, id: &RevisionId) -> Option<u64> {
    log.iter().filter(|(_, later)| later.is_whole() && later.over.contains_key(id)).map(|(_, later)| later.at).min()
}
