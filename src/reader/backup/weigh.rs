//! What becomes of each value of a file: tried out on a copy of the desk, so that nothing is changed.

use super::foreign::Foreign;
use super::literal::{Exact, literal, same};
use super::plan::{Change, Plan, PutBack, Refused, State, Write};
use super::refusal::{NotReadable, Why};
use super::whose::{Whose, is_setting, whose};
use crate::desk::{Changed, Desk};
use crate::envelope::{Misread, VALUE_LIMIT};
use crate::keys::FIRST;
use crate::revisions::revision::LATEST;
use crate::revisions::{Revision, RevisionId, Stage};
use crate::store::KeyValue;
use record::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// How many revisions of one thing there may be when a file is brought back. The history keeps fewer.
pub const SAME_LIMIT: usize = 200;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new here.
    New,
    /// It is here already.
    Same,
    /// It is looked at when all others are known.
    Later,
}

/// A value that is looked at when all others are known.
#[derive(Clone, Debug)]
pub struct Waiting {
    number: usize,
    key: String,
    value: Box<str>,
}

impl Waiting {
    /// About how large it is, in bytes.
    pub fn len(&self) -> usize {
        self.key.len() + self.value.len()
    }
}

/// Weighs value after value.
#[derive(Clone, Debug)]
pub struct Weighing {
    record: RecordId,
    desk: Desk,
    /// What there was before, for everything that the file has something of.
    before: BTreeMap<Changed, Option<State>>,
    planned: BTreeMap<String, usize>,
    others: BTreeSet<String>,
    /// The values of the first version, for these say the least.
    pub later: Vec<Waiting>,
    /// What is known so far.
    pub plan: Plan,
}

impl Weighing {
    /// For a record, with this on the desk.
    pub fn new(record: &RecordId, desk: &Desk) -> Self {
        Self {
            record: record.clone(),
            desk: desk.clone(),
            before: BTreeMap::new(),
            planned: BTreeMap::new(),
            others: BTreeSet::new(),
            later: Vec::new(),
            plan: Plan::default(),
        }
    }

    /// Counts what becomes of one more value.
    pub fn count(&mut self, number: usize, outcome: Result<Outcome, Why>) {
        match outcome {
            Ok(Outcome::New) => self.plan.new += 1,
            Ok(Outcome::Same) => self.plan.same += 1,
            Ok(Outcome::Later) => {}
            Err(why) => self.plan.refused.push(Refused { number, why }),
        }
    }

    /// A key and its value, both as JSON.
    ///
    /// # Errors
    /// [`Why`] it is not brought back.
    pub fn value(&mut self, store: &dyn KeyValue, number: usize, key: &str, value: &str) -> Result<Outcome, Why> {
        let key = Exact::of(key).ok_or_else(|| Why::Form("its key is not text".to_owned()))?;
        let key = key.text().ok_or(Why::HalfSign)?;
        match whose(&key, &self.record) {
            Whose::Nobody => return Err(Why::Foreign),
            Whose::Other(record) => {
                self.others.insert(record.clone());
                return Err(Why::OtherRecord(record));
            }
            Whose::Ours | Whose::Newer(_) => {}
        }
        if Exact::of(value).is_none() {
            return Err(Why::Form("its value is not text".to_owned()));
        }
        if is_setting(&key) {
            return Ok(Outcome::Same);
        }
        if key.starts_with(FIRST) {
            self.later.push(Waiting { number, key, value: value.into() });
            return Ok(Outcome::Later);
        }
        self.settle(store, key, value)
    }

    /// A value that has waited.
    pub fn waited(&mut self, store: &dyn KeyValue, Waiting { number, key, value }: Waiting) {
        let outcome = self.settle(store, key, &value);
        self.count(number, outcome);
    }

    fn settle(&mut self, store: &dyn KeyValue, key: String, value: &str) -> Result<Outcome, Why> {
        self.touch(self.desk.thing(&key));
        let text = Exact::of(value).and_then(Exact::text);
        let Some(held) = self.held(store, &key) else { return self.add(key, value.into(), text) };
        if same(&held, value) {
            return Ok(Outcome::Same);
        }
        let text = text.ok_or(Why::Taken)?;
        // What is kept in halves of signs is nothing that can be read.
        let held = Exact::of(&held).and_then(Exact::text).unwrap_or_default();
        let beside = self.desk.beside(&self.record, &key, &held, &text).ok_or(Why::Taken)?;
        let mut outcome = Outcome::Same;
        for (key, text) in beside {
            if self.held(store, &key).is_none() {
                outcome = self.add(key, literal(&text), Some(text))?;
            }
        }
        Ok(outcome)
    }

    /// A note that stands under no key yet.
    ///
    /// # Errors
    /// [`Why`] it is not brought back.
    pub fn note(&mut self, store: &dyn KeyValue, note: Foreign) -> Result<Outcome, Why> {
        let Foreign { about, writing, at, is_followed } = note;
        self.touch(Some(Changed::Note(about.clone())));
        let at = at.min(LATEST);
        let mut over = BTreeMap::new();
        if let Some(log) = self.desk.notes.get(&about) {
            let says_so = |held: &Revision<crate::notes::Writing>| {
                let own = held.content.as_ref().filter(|_| held.is_whole());
                own.is_some_and(|own| {
                    (&own.text, &own.tags, own.state, own.asks)
                        == (&writing.text, &writing.tags, writing.state, writing.asks)
                })
            };
            if log.iter().any(|(_, held)| says_so(held)) {
                return Ok(Outcome::Same);
            }
            if let Some((name, held)) = log.standing().filter(|(name, _)| is_followed && name.is_of_import()) {
                if held.at >= at {
                    return Ok(Outcome::Same);
                }
                over.insert(name.clone(), held.at);
            }
        }
        let extra = crate::envelope::Fields::default();
        let plain =
            Revision { at, over: BTreeMap::new(), stage: Stage::Whole, content: Some(writing), newer: None, extra };
        let name = RevisionId::of_import(&plain.text(&about));
        let text = Revision { over, ..plain }.text(&about);
        if text.len() > VALUE_LIMIT {
            return Err(Misread::TooMuch(format!("at most {VALUE_LIMIT} bytes are read")).into());
        }
        let key = self.desk.notes.key(&about, &name);
        match self.held(store, &key) {
            Some(_) => Ok(Outcome::Same),
            None => self.add(key, literal(&text), Some(text)),
        }
    }

    /// Remembers what there was before.
    fn touch(&mut self, what: Option<Changed>) {
        let Some(what) = what else { return };
        if !self.before.contains_key(&what) {
            let state = State::of(&self.desk, &what);
            self.before.insert(what, state);
        }
    }

    /// The value that stands under a key, or would by then, as JSON.
    fn held(&mut self, store: &dyn KeyValue, key: &str) -> Option<Box<str>> {
        if let Some(write) = self.planned.get(key).and_then(|place| self.plan.writes.get(*place)) {
            return Some(write.literal.clone());
        }
        match store.literal(key) {
            Ok(held) => held.map(Into::into),
            Err(trouble) => {
                self.plan.trouble.get_or_insert(trouble);
                None
            }
        }
    }

    fn add(&mut self, key: String, literal: Box<str>, text: Option<String>) -> Result<Outcome, Why> {
        if self.desk.number(&key) >= SAME_LIMIT {
            return Err(Why::Many(SAME_LIMIT));
        }
        let why = match (&text, whose(&key, &self.record)) {
            (_, Whose::Newer(version)) => Some(Misread::Newer(version)),
            (None, _) => Some(Misread::NotJson("it holds half a character".to_owned())),
            (Some(text), _) => {
                self.desk.take(&key, text);
                self.desk.why_unread(&key).cloned()
            }
        };
        if let Some(why) = why {
            self.plan.put_back.push(PutBack { key: key.clone(), why });
        }
        self.planned.insert(key.clone(), self.plan.writes.len());
        self.plan.writes.push(Write { key, literal });
        Ok(Outcome::New)
    }

    /// Compares one more of the things that the file has something of; tells whether there was one.
    pub fn compare(&mut self) -> bool {
        let Some((what, before)) = self.before.pop_first() else { return false };
        let after = State::of(&self.desk, &what);
        let list = match (&before, &after) {
            (None, Some(_)) => &mut self.plan.added,
            _ if before == after => &mut self.plan.kept,
            _ => &mut self.plan.changed,
        };
        let excerpt = |state: Option<State>| state.map(|state| state.excerpt());
        if list.first.len() < super::plan::LISTED {
            let is_draft = matches!(after, Some(State::Draft(_)));
            list.push(Change { what, was: excerpt(before), becomes: excerpt(after), is_draft });
        } else {
            list.all += 1;
        }
        true
    }

    /// What is known when all is weighed.
    ///
    /// # Errors
    /// [`NotReadable`] where the file has nothing for this record.
    pub fn end(self) -> Result<Plan, NotReadable> {
        let Self { plan, others, .. } = self;
        if plan.new + plan.same == 0 {
            if let Some(other) = others.into_iter().next() {
                return Err(NotReadable::OtherRecord(other));
            }
            if let (Some(fault), true) = (&plan.damage, plan.values <= 1) {
                return Err(NotReadable::NotJson(fault.to_string()));
            }
        }
        Ok(plan)
    }
}
