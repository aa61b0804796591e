//! What there is, whoever wrote it.

use super::{Desk, Unread};
use crate::briefing::{Briefing, Item, Own, Spot};
use crate::notes::{About, Note, Notebook, Writing};
use crate::revisions::Log;
use crate::statuses::Statuses;
use record::order::sorted_by;
use std::collections::{BTreeMap, BTreeSet};

impl Desk {
    pub(super) fn places(&self) -> BTreeMap<Item, f64> {
        let place = |(item, log): (&Item, &Log<Spot>)| log.current().map(|entry| (item.clone(), entry.0));
        self.entries.iter().filter_map(place).collect()
    }

    /// The briefing as it stands.
    pub fn briefing(&self) -> Briefing {
        let heading = self.heading.current(&Own).map(|heading| heading.0.as_str()).unwrap_or_default();
        let questions = self.all_questions();
        let places: Vec<(Item, f64)> = self.places().into_iter().collect();
        let items = sorted_by(places, |one, other| one.1.total_cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
        Briefing::of(heading, &questions, items.into_iter().map(|(item, _)| item))
    }

    /// The questions that stand, and those that another page has written meanwhile: whoever changes them sees them all.
    fn all_questions(&self) -> String {
        let Some(log) = self.questions.get(&Own) else { return String::new() };
        let texts = log.standing().into_iter().chain(log.others()).filter_map(|(_, held)| held.content.as_ref());
        let (mut seen, mut lines) = (BTreeSet::new(), Vec::new());
        for (number, questions) in texts.enumerate() {
            lines.extend(questions.0.lines().filter(|line| seen.insert(line.trim()) || number == 0));
        }
        lines.join("\n")
    }

    /// The notes as they stand.
    pub fn notebook(&self) -> Notebook {
        let mut notebook = Notebook::default();
        self.notes.iter().for_each(|(about, _)| notebook.put(about.clone(), self.note(about)));
        notebook
    }

    /// A note as it stands.
    pub fn note(&self, about: &About) -> Option<Note> {
        let (_, standing) = self.notes.get(about)?.standing()?;
        let writing = standing.content.clone()?;
        Some(Note { about: about.clone(), writing, updated: standing.at })
    }

    /// What was begun as a note and never became one, as the page was closed or the browser stopped before.
    pub fn unfinished(&self) -> Vec<About> {
        let is_begun = |log: &Log<Writing>| log.current().is_none() && log.draft().is_some();
        self.notes.iter().filter(|(_, log)| is_begun(log)).map(|(about, _)| about.clone()).collect()
    }

    /// The statuses as they stand.
    pub fn all_statuses(&self) -> Statuses {
        let mut statuses = Statuses::default();
        self.statuses.iter().for_each(|(action, log)| statuses.put(action.clone(), log.current().copied()));
        statuses
    }

    /// What cannot be read, by key.
    pub fn unread(&self) -> impl Iterator<Item = Unread> {
        self.unread.iter().map(|(key, why)| Unread { key: key.clone(), why: why.clone() })
    }

    /// How many things a newer version of the app has written: they are shown and cannot be changed.
    pub fn newer(&self) -> usize {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        notes.newer() + statuses.newer() + heading.newer() + questions.newer() + entries.newer()
    }
}
