//! What there was before: statuses, the briefing's heading and questions, and what was taken out of it.

use super::{Desk, Field};
use crate::briefing::{Item, Own, Spot};
use crate::revisions::{Content, Log};
use crate::statuses::Said;
use record::UnitId;
use record::order::sorted_by;

/// Something as it was before, and when it was written, in milliseconds since the beginning of 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Former<T> {
    /// What it was.
    pub was: T,
    /// When it was written; of what was taken out, when that was done.
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
            Field::Heading => self
                .heading
                .get(&Own)
                .map(former)
                .unwrap_or_default()
                .into_iter()
                .map(|held| held.map(|text| text.0))
                .collect(),
            Field::Questions => self
                .questions
                .get(&Own)
                .map(former)
                .unwrap_or_default()
                .into_iter()
                .map(|held| held.map(|text| text.0))
                .collect(),
        }
    }

    /// What was taken out of the briefing, the latest first, and what was taken out at one time in its former order.
    pub fn taken_out(&self) -> Vec<Former<Item>> {
        let out = |(item, log): (&Item, &Log<Spot>)| {
            let (_, standing) = log.standing().filter(|(_, standing)| !standing.is_alive())?;
            let place =
                log.history().into_iter().find_map(|(_, held)| held.content.as_ref().filter(|_| held.is_whole()))?.0;
            Some((Former { was: item.clone(), at: standing.at }, place))
        };
        let out = self.entries.iter().filter_map(out);
        let out = sorted_by(out, |one, other| other.0.at.cmp(&one.0.at).then_with(|| one.1.total_cmp(&other.1)));
        out.into_iter().map(|(former, _)| former).collect()
    }
}

impl<T> Former<T> {
    fn map<U>(self, to: impl FnOnce(T) -> U) -> Former<U> {
        Former { was: to(self.was), at: self.at }
    }
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
