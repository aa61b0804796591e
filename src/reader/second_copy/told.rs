//! What the page says when something has come back from the second copy.

use crate::briefing::Briefing;
use crate::desk::{Changed, Desk, Field};
use crate::notes::Writing;
use crate::statuses::Said;
use record::words::{count, list, sentence_case};
use std::collections::BTreeMap;

/// What a reader sees of a thing. Former texts are none of it.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    Note(Option<Writing>, Option<Writing>),
    Status(Option<Said>),
    Briefing(Briefing, [Option<String>; 2]),
}

impl Seen {
    fn of(desk: &Desk, thing: &Changed) -> Self {
        match thing {
            Changed::Note(about) => {
                let draft = desk.notes.get(about).and_then(|log| log.draft()?.1.content.clone());
                Self::Note(desk.notes.current(about).cloned(), draft)
            }
            Changed::Status(action) => Self::Status(desk.statuses.current(action).copied()),
            Changed::Briefing => {
                let draft = |field| desk.briefing_draft(field).map(str::to_owned);
                Self::Briefing(desk.briefing(), [draft(Field::Heading), draft(Field::Questions)])
            }
        }
    }

    fn is_nothing(&self) -> bool {
        match self {
            Self::Note(standing, draft) => standing.is_none() && draft.is_none(),
            Self::Status(said) => said.is_none(),
            Self::Briefing(briefing, drafts) => *briefing == Briefing::default() && *drafts == [None, None],
        }
    }
}

/// What a reader saw of each thing before something of it came back.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    before: BTreeMap<Changed, Seen>,
}

impl Tally {
    /// Something of this thing is about to come back.
    pub fn before(&mut self, desk: &Desk, thing: &Changed) {
        if !self.before.contains_key(thing) {
            self.before.insert(thing.clone(), Seen::of(desk, thing));
        }
    }

    /// What the page says: about what can be seen again, but not about earlier texts or about what is deleted.
    pub fn told(&self, desk: &Desk) -> Vec<String> {
        let (mut lost, mut changed) = (Number::default(), Number::default());
        for (thing, before) in &self.before {
            let after = Seen::of(desk, thing);
            if after == *before || after.is_nothing() {
                continue;
            }
            if before.is_nothing() { lost.add(thing) } else { changed.add(thing) }
        }
        let mut told = Vec::new();
        if let Some(what) = lost.words() {
            let are = lost.verb();
            told.push(sentence_case(&format!("{what} that this browser had lost {are} back from the second copy.")));
        }
        if let Some(what) = changed.words() {
            told.push(format!("Changes to {what} that this browser had lost are back from the second copy."));
        }
        told
    }
}

#[derive(Default)]
struct Number {
    notes: usize,
    statuses: usize,
    briefing: bool,
}

impl Number {
    fn add(&mut self, thing: &Changed) {
        match thing {
            Changed::Note(_) => self.notes += 1,
            Changed::Status(_) => self.statuses += 1,
            Changed::Briefing => self.briefing = true,
        }
    }

    fn words(&self) -> Option<String> {
        let notes = (self.notes > 0).then(|| count(self.notes, "note", "notes"));
        let statuses = (self.statuses > 0).then(|| count(self.statuses, "status", "statuses"));
        let briefing = self.briefing.then(|| "your briefing".to_owned());
        let all: Vec<String> = notes.into_iter().chain(statuses).chain(briefing).collect();
        (!all.is_empty()).then(|| list(&all))
    }

    const fn verb(&self) -> &'static str {
        if self.notes + self.statuses + self.briefing as usize == 1 { "is" } else { "are" }
    }
}
