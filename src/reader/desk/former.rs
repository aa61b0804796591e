//! What there was before: statuses, the briefing's heading and questions, what was removed from it, and deleted
//! notes.

use super::{Desk, Field};
use crate::briefing::{Item, Own, Spot};
use crate::notes::{About, Writing};
use crate::revisions::{Content, Log, RevisionId};
use crate::statuses::Said;
use record::UnitId;
use record::order::sorted_by;

/// Something as it was before, and when it was written, in milliseconds since the beginning of 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Former<T> {
    /// What it was.
    pub was: T,
    /// When it was written; of what was removed or deleted, when that was done.
    pub at: u64,
}

impl Desk {
    /// How far an action was said to be before, the latest first; each step is there once, with the day that was said of it
    /// last, since a day is typed part by part.
    pub fn former_statuses(&self, action: &UnitId) -> Vec<Former<Said>> {
        let mut steps: Vec<_> = self.statuses.current(action).map(|said| said.progress).into_iter().collect();
        let mut all = self.statuses.get(action).map(former).unwrap_or_default();
        all.retain(|former| {
            let is_new = !steps.contains(&former.was.progress);
            steps.push(former.was.progress);
            is_new
        });
        all
    }

    /// What stood in a field of the briefing before, the latest first; what stood there twice is there once.
    pub fn former_texts(&self, field: Field) -> Vec<Former<String>> {
        match field {
            Field::Heading => texts(self.heading.get(&Own), |heading| heading.0),
            Field::Questions => texts(self.questions.get(&Own), |questions| questions.0),
        }
    }

    /// What was removed from the briefing, the latest first, and what was removed at one time in its former order.
    pub fn removed(&self) -> Vec<Former<Item>> {
        let one = |(item, log): (&Item, &Log<Spot>)| {
            let (_, last, at) = deleted(log)?;
            Some((Former { was: item.clone(), at }, last.0))
        };
        let all = self.entries.iter().filter_map(one);
        let all = sorted_by(all, |one, other| other.0.at.cmp(&one.0.at).then_with(|| one.1.total_cmp(&other.1)));
        all.into_iter().map(|(former, _)| former).collect()
    }

    /// The deleted notes, the latest first: what each was about, and its last text with the revision that holds it.
    pub fn deleted_notes(&self) -> Vec<Former<(About, RevisionId, String)>> {
        let one = |(about, log): (&About, &Log<Writing>)| {
            let (name, last, at) = deleted(log)?;
            Some(Former { was: (about.clone(), name.clone(), last.text.clone()), at })
        };
        sorted_by(self.notes.iter().filter_map(one), |one, other| other.at.cmp(&one.at))
    }
}

/// What something last was that is deleted, with the revision that holds that, and when it was deleted.
fn deleted<C: Content>(log: &Log<C>) -> Option<(&RevisionId, &C, u64)> {
    let (_, standing) = log.standing().filter(|(_, standing)| !standing.is_alive())?;
    let whole = log.history().into_iter().filter(|(_, held)| held.is_whole());
    let (name, last) = { whole }.find_map(|(name, held)| Some((name, held.content.as_ref()?)))?;
    Some((name, last, standing.at))
}

fn texts<C: Content>(log: Option<&Log<C>>, text: impl Fn(C) -> String) -> Vec<Former<String>> {
    let all = log.map(former).unwrap_or_default().into_iter();
    all.map(|Former { was, at }| Former { was: text(was), at }).collect()
}

fn former<C: Content>(log: &Log<C>) -> Vec<Former<C>> {
    let standing = log.current();
    let mut all: Vec<Former<C>> = Vec::new();
    for (_, held) in log.history().into_iter().filter(|(_, held)| held.is_whole()) {
        let Some(was) = &held.content else { continue };
        if standing != Some(was) && all.iter().all(|former| former.was != *was) {
            all.push(Former { was: was.clone(), at: held.at });
        }
    }
    all
}
