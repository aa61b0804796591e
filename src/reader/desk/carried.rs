//! What is on the desk as keys and texts, for files that carry it elsewhere and back.

use super::{Changed, Desk};
use crate::briefing::{Heading, Questions, Spot};
use crate::envelope::Misread;
use crate::notes::{About, Writing};
use crate::revisions::{Content, Id, RevisionId};
use crate::statuses::Said;
use record::UnitId;
use std::collections::BTreeSet;

/// A key with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The key.
    pub key: String,
    /// Its text.
    pub text: String,
    /// Whether the store holds it just so, as far as is known.
    pub is_saved: bool,
}

/// Does something with the shelf to which a key of this version belongs; `None` where there is none.
macro_rules! on_shelf {
    ($desk:expr, $key:expr, $shelf:ident => $done:expr) => {
        match $desk.kind_of($key) {
            Some(Writing::KIND) => Some({
                let $shelf = &$desk.notes;
                $done
            }),
            Some(Said::KIND) => Some({
                let $shelf = &$desk.statuses;
                $done
            }),
            Some(Heading::KIND) => Some({
                let $shelf = &$desk.heading;
                $done
            }),
            Some(Questions::KIND) => Some({
                let $shelf = &$desk.questions;
                $done
            }),
            Some(Spot::KIND) => Some({
                let $shelf = &$desk.entries;
                $done
            }),
            _ => None,
        }
    };
}

impl Desk {
    fn kind_of<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(self.keys.own.as_str())?.split('/').next()
    }

    /// Why what stands under this key cannot be read, where it cannot.
    pub fn why_unread(&self, key: &str) -> Option<&Misread> {
        self.unread.get(key)
    }

    /// What a key is about, if it holds something that a reader makes.
    pub fn thing(&self, key: &str) -> Option<Changed> {
        let of_note = |text: &str| <About as Id>::from_text(text).map(Changed::Note);
        if let Some(rest) = key.strip_prefix(self.keys.own.as_str()) {
            let (kind, rest) = rest.split_once('/')?;
            let (_, id) = rest.split_once('/')?;
            return match kind {
                Writing::KIND => of_note(id),
                Said::KIND => Some(Changed::Status(UnitId::from(id))),
                Heading::KIND | Questions::KIND | Spot::KIND => Some(Changed::Briefing),
                _ => None,
            };
        }
        if let Some(rest) = key.strip_prefix(self.keys.second.as_str()) {
            return match rest.split_once('/')? {
                ("note", id) => of_note(id),
                ("status", action) => Some(Changed::Status(action.into())),
                ("briefing", "own") => Some(Changed::Briefing),
                _ => None,
            };
        }
        match self.keys.first.and_then(|first| key.strip_prefix(first))?.split_once('/') {
            Some(("note", target)) => Some(Changed::Note(About::from_first_version(target))),
            Some(("progress", action)) => Some(Changed::Status(action.into())),
            None if key.ends_with("/briefing") => Some(Changed::Briefing),
            _ => None,
        }
    }

    /// Everything that can be read, as keys and texts.
    pub fn texts(&self) -> Vec<Carried> {
        let carried = |(key, text, is_saved)| Carried { key, text, is_saved };
        let earlier = self.earlier.values().map(|(key, text)| (key.clone(), text.clone(), true));
        let made = self.notes.texts().chain(self.statuses.texts());
        let briefing = self.heading.texts().chain(self.questions.texts()).chain(self.entries.texts());
        made.chain(briefing).chain(earlier).map(carried).collect()
    }

    /// Every revision under this name, as keys and texts.
    pub fn renamed(&self, name: &RevisionId) -> Vec<(String, String)> {
        let made = self.notes.renamed(name).chain(self.statuses.renamed(name));
        let briefing = self.heading.renamed(name).chain(self.questions.renamed(name)).chain(self.entries.renamed(name));
        made.chain(briefing).collect()
    }

    /// How many revisions there are of the thing that this key is of.
    pub fn number(&self, key: &str) -> usize {
        on_shelf!(self, key, shelf => shelf.number(key)).unwrap_or_default()
    }

    /// Whether anything whole that is here says the same as this text, which would stand under this key.
    pub fn says(&self, key: &str, text: &str) -> bool {
        on_shelf!(self, key, shelf => shelf.says(key, text)).unwrap_or_default()
    }

    /// What to do with a text out of a file whose key holds another one: nothing where the held text has all of it, else
    /// the keys and texts with which it stands beside that. `None` where it cannot be read.
    pub fn beside(
        &self,
        record: &record::RecordId,
        key: &str,
        held: &str,
        text: &str,
    ) -> Option<Vec<(String, String)>> {
        if self.kind_of(key).is_some() {
            return self.beside_own(key, held, text);
        }
        // An earlier version writes over its own values: what the file has is a revision beside.
        let mut other = Self::new(record, 0);
        other.take(key, text);
        if other.why_unread(key).is_some() {
            return None;
        }
        let revisions = other.renamed(&RevisionId::of_import(text));
        Some(revisions.into_iter().filter(|(key, text)| !self.says(key, text)).collect())
    }

    /// The same for a key of this version.
    pub(super) fn beside_own(&self, key: &str, held: &str, text: &str) -> Option<Vec<(String, String)>> {
        on_shelf!(self, key, shelf => shelf.beside(key, held, text)).flatten()
    }

    /// Lets go of what stood under these keys, which are gone from the store by the reader's will.
    pub fn withdraw(&mut self, keys: &[String]) -> BTreeSet<Changed> {
        let gone: BTreeSet<&String> = keys.iter().collect();
        let held = self.earlier.iter().filter(|(_, (key, _))| gone.contains(key));
        let names: BTreeSet<RevisionId> = held.map(|(name, _)| name.clone()).collect();
        let mut changed: BTreeSet<Changed> = self.notes.withdraw(keys, &names).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.withdraw(keys, &names).into_iter().map(Changed::Status));
        let briefing = |shelf: bool| shelf.then_some(Changed::Briefing);
        changed.extend(briefing(!self.heading.withdraw(keys, &names).is_empty()));
        changed.extend(briefing(!self.questions.withdraw(keys, &names).is_empty()));
        changed.extend(briefing(!self.entries.withdraw(keys, &names).is_empty()));
        self.earlier.retain(|name, _| !names.contains(name));
        self.standing_earlier.retain(|_, name| !names.contains(name));
        for key in keys {
            self.unread.remove(key);
            if let Some(place) = self.mark_of(key).map(str::to_owned) {
                self.taken_over.remove(&place);
            }
        }
        changed
    }
}
