//! What bringing a file back would do, before anything is changed.

use super::refusal::Why;
use super::skim::Fault;
use crate::briefing::Briefing;
use crate::desk::{Changed, Desk};
use crate::envelope::Misread;
use crate::notes::{About, Writing};
use crate::revisions::Log;
use crate::statuses::Said;
use crate::store::StoreError;

/// How many things of a sort are listed; all are counted.
pub const LISTED: usize = 50;
/// How many characters of a text are shown in a list.
const EXCERPT: usize = 80;

/// The first of many things, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// How many there are.
    pub all: usize,
    /// The first of them.
    pub first: Vec<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { all: 0, first: Vec::new() }
    }
}

impl<T> Listed<T> {
    /// One more.
    pub fn push(&mut self, thing: T) {
        self.all += 1;
        if self.first.len() < LISTED {
            self.first.push(thing);
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.all == 0
    }
}

/// What becomes of something that a reader has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub what: Changed,
    /// The beginning of what it says now; `None` where it is not there.
    pub was: Option<String>,
    /// The beginning of what it would say; `None` where it would not be there.
    pub becomes: Option<String>,
    /// Whether that is a draft: the note would not be in the list of notes, but in its field.
    pub is_draft: bool,
}

/// Something that is not brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The how manieth thing in the file it is, counted from 1.
    pub number: usize,
    /// Why.
    pub why: Why,
}

/// A value that cannot be read, and is put back just as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBack {
    /// Its key.
    pub key: String,
    /// Why it cannot be read.
    pub why: Misread,
}

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Its key.
    pub key: String,
    /// The value as a JSON string.
    pub literal: Box<str>,
}

/// What bringing a file back would do. Every value in the file is new, the same, or refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// How many values there are in the file.
    pub values: usize,
    /// How many of them are not here yet.
    pub new: usize,
    /// How many are here already, as they are or as a part of something later.
    pub same: usize,
    /// Those that are not brought back. They are still in the file.
    pub refused: Listed<Refused>,
    /// Those that cannot be read, and are put back just as they are.
    pub put_back: Listed<PutBack>,
    /// Notes, statuses and a briefing that are not here yet.
    pub added: Listed<Change>,
    /// Those that would be something else than they are now. What they are now stays in their history.
    pub changed: Listed<Change>,
    /// Those that stay as they are; perhaps with more history.
    pub kept: Listed<Change>,
    /// The version that made the file, where it is newer than this one: what is understood is brought back.
    pub newer: Option<u64>,
    /// Where the file is damaged: what comes before is brought back.
    pub damage: Option<Fault>,
    /// What the store refused while it was looked at.
    pub trouble: Option<StoreError>,
    /// What is to be written.
    pub(super) writes: Vec<Write>,
}

impl Plan {
    /// Whether bringing the file back would change nothing at all.
    pub const fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// How many values would be written.
    pub const fn writes(&self) -> usize {
        self.writes.len()
    }

    /// How much would be written, in bytes of this program: the browser may count more.
    pub fn bytes(&self) -> usize {
        self.writes.iter().map(|write| write.key.len() + write.literal.len()).sum()
    }
}

/// What something says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    Note(Writing),
    Draft(Writing),
    Status(Said),
    Briefing(Briefing),
}

impl State {
    /// What something on a desk says; `None` where it is not there.
    pub(super) fn of(desk: &Desk, what: &Changed) -> Option<Self> {
        match what {
            Changed::Note(about) => note(desk, about),
            Changed::Status(action) => desk.statuses.current(action).copied().map(Self::Status),
            Changed::Briefing => Some(desk.briefing()).filter(|all| *all != Briefing::default()).map(Self::Briefing),
        }
    }

    /// The beginning of its words, in one line.
    pub(super) fn excerpt(&self) -> String {
        let text = match self {
            Self::Note(writing) | Self::Draft(writing) => writing.text.as_str(),
            Self::Status(said) => &said.words(),
            Self::Briefing(briefing) => &format!("{} ({})", briefing.heading(), briefing.items().len()),
        };
        let line = text.chars().map(|sign| if sign.is_control() || sign.is_whitespace() { ' ' } else { sign });
        let mut line = line.skip_while(|sign| *sign == ' ');
        let excerpt: String = line.by_ref().take(EXCERPT).collect();
        if line.next().is_some() { format!("{}…", excerpt.trim_end()) } else { excerpt.trim_end().to_owned() }
    }
}

fn note(desk: &Desk, about: &About) -> Option<State> {
    let log: &Log<Writing> = desk.notes.get(about)?;
    let draft = || log.draft().and_then(|(_, draft)| draft.content.clone()).map(State::Draft);
    log.current().cloned().map(State::Note).or_else(draft)
}
