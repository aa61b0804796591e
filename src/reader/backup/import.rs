//! Reads a file and finds out what bringing it back would do, step by step: the page goes on between two steps.

use super::element::{self, Found};
use super::form::{Form, Scan, Sort, recognise};
use super::plan::Plan;
use super::refusal::{FILE_LIMIT, NotReadable, Why};
use super::skim::{Fault, Walk};
use super::weigh::Weighing;
use crate::desk::Desk;
use crate::keys::Keys;
use crate::store::KeyValue;
use record::RecordId;
use serde_json::value::RawValue;

/// How much is read in one step that no reader notices, in bytes.
pub const STEP: usize = 1 << 20;
/// What one value costs besides its bytes.
const VALUE_COST: usize = 256;
/// What comparing one thing costs.
const COMPARE_COST: usize = 4_096;

/// How far reading a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more: so much of a hundred is done.
    More(u8),
    /// It is done.
    Done,
}

#[derive(Debug)]
enum Phase {
    Scan(Scan),
    /// The lists of the file, which one it is at, and where in it.
    Lists(Form, usize, Option<Walk>),
    /// The keys and values of the file, and at which it is.
    Pairs(Form, usize),
    Waiting,
    Compare,
    Done,
}

/// A file that is being read. Nothing is changed by it.
#[derive(Debug)]
pub struct Import {
    text: String,
    record: RecordId,
    keys: Keys,
    phase: Phase,
    weighing: Weighing,
}

impl Import {
    /// Begins to read a file for this record, which already has this on the desk.
    ///
    /// # Errors
    /// [`NotReadable::TooLarge`] where the file is larger than any backup.
    pub fn new(text: String, record: &RecordId, desk: &Desk) -> Result<Self, NotReadable> {
        if text.len() > FILE_LIMIT {
            return Err(NotReadable::TooLarge(text.len()));
        }
        // Some editors put a mark before the text.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let weighing = Weighing::new(record, desk);
        Ok(Self { text, record: record.clone(), keys: Keys::new(record), phase: Phase::Scan(Scan::from(at)), weighing })
    }

    /// Goes on reading for about so many bytes.
    ///
    /// # Errors
    /// [`NotReadable`] where nothing of the file can be brought back.
    pub fn step(&mut self, store: &dyn KeyValue, budget: usize) -> Result<Progress, NotReadable> {
        let mut left = budget.max(1);
        while left > 0 {
            self.phase = match core::mem::replace(&mut self.phase, Phase::Done) {
                Phase::Scan(scan) => self.scan(scan, &mut left)?,
                Phase::Lists(form, list, walk) => self.list(store, form, list, walk, &mut left),
                Phase::Pairs(form, at) => self.pair(store, form, at, &mut left),
                Phase::Waiting => match self.weighing.later.pop() {
                    Some(waiting) => {
                        left = left.saturating_sub(waiting.len() + VALUE_COST);
                        self.weighing.waited(store, waiting);
                        Phase::Waiting
                    }
                    None => Phase::Compare,
                },
                Phase::Compare => {
                    left = left.saturating_sub(COMPARE_COST);
                    if self.weighing.compare() { Phase::Compare } else { Phase::Done }
                }
                Phase::Done => return Ok(Progress::Done),
            };
        }
        Ok(self.progress())
    }

    /// How far it has come.
    fn progress(&self) -> Progress {
        let of = |at: usize, from: usize, share: usize| {
            Progress::More(u8::try_from(from + at.min(self.text.len()) * share / self.text.len().max(1)).unwrap_or(99))
        };
        match &self.phase {
            Phase::Scan(scan) => of(scan.at(), 0, 20),
            Phase::Lists(form, list, walk) => of(
                walk.map_or_else(|| form.lists.get(*list).map_or(0, |(_, range)| range.start), |walk| walk.at),
                20,
                60,
            ),
            Phase::Pairs(form, at) => of(form.pairs.get(*at).map_or(0, |(name, _)| name.start), 20, 60),
            Phase::Waiting => Progress::More(85),
            Phase::Compare => Progress::More(90),
            Phase::Done => Progress::More(99),
        }
    }

    fn scan(&mut self, mut scan: Scan, left: &mut usize) -> Result<Phase, NotReadable> {
        let is_done = match scan.step(&self.text, left) {
            Ok(is_done) => is_done,
            Err(fault) => {
                self.weighing.plan.damage = Some(fault);
                true
            }
        };
        if !is_done {
            return Ok(Phase::Scan(scan));
        }
        let damage = self.weighing.plan.damage.clone();
        let form = recognise(&self.text, scan.fields, &self.record).map_err(|why| match (why, damage) {
            (NotReadable::NotBackup, Some(fault)) => self.not_json(Some(&fault)),
            (NotReadable::NotBackup, None) => self.not_json(None),
            (why, _) => why,
        })?;
        self.weighing.plan.newer = form.newer;
        Ok(if form.lists.is_empty() { Phase::Pairs(form, 0) } else { Phase::Lists(form, 0, None) })
    }

    /// Whether the file is no JSON, or JSON of another kind.
    fn not_json(&self, fault: Option<&Fault>) -> NotReadable {
        // Reading a large file to its end would take too long for one step.
        if self.text.len() > 4 * STEP {
            let fault = fault.filter(|_| !self.text.trim_start_matches('\u{feff}').trim_start().starts_with('['));
            return fault.map_or(NotReadable::NotBackup, |fault| NotReadable::NotJson(fault.to_string()));
        }
        match (serde_json::from_str::<&RawValue>(self.text.trim_start_matches('\u{feff}')), fault) {
            (Ok(_), _) => NotReadable::NotBackup,
            (Err(_), Some(fault)) => NotReadable::NotJson(fault.to_string()),
            (Err(error), None) => NotReadable::NotJson(error.to_string()),
        }
    }

    fn list(&mut self, store: &dyn KeyValue, form: Form, list: usize, walk: Option<Walk>, left: &mut usize) -> Phase {
        let Some((sort, range)) = form.lists.get(list).cloned() else { return Phase::Waiting };
        let begins = walk.is_none();
        let mut walk = walk.unwrap_or_else(|| Walk::from(range.start));
        match self.element(store, sort, &mut walk, begins, left) {
            Ok(true) => Phase::Lists(form, list, Some(walk)),
            Ok(false) => Phase::Lists(form, list + 1, None),
            Err(fault) => {
                // There is no telling where the next one begins.
                let number = self.next();
                self.weighing.count(number, Err(Why::Damaged(fault.clone())));
                self.weighing.plan.damage = Some(fault);
                Phase::Waiting
            }
        }
    }

    /// Reads one thing of a list, or a part of it; tells whether there is more in the list.
    fn element(
        &mut self,
        store: &dyn KeyValue,
        sort: Sort,
        walk: &mut Walk,
        begins: bool,
        left: &mut usize,
    ) -> Result<bool, Fault> {
        if begins {
            walk.over(&self.text, b"[")?;
            if walk.peek(&self.text) == Some(b']') {
                return Ok(false);
            }
        }
        let Some(range) = walk.value(&self.text, left)? else { return Ok(true) };
        *left = left.saturating_sub(VALUE_COST);
        let number = self.next();
        let found = element::read(sort, self.text.get(range).unwrap_or_default(), &self.keys);
        let outcome = found.and_then(|found| match found {
            Found::Value { key, value } => self.weighing.value(store, number, &key, &value),
            Found::Note(note) => self.weighing.note(store, *note),
        });
        self.weighing.count(number, outcome);
        Ok(walk.over(&self.text, b",]")? == b',')
    }

    fn pair(&mut self, store: &dyn KeyValue, form: Form, at: usize, left: &mut usize) -> Phase {
        let Some((name, value)) = form.pairs.get(at).cloned() else { return Phase::Waiting };
        *left = left.saturating_sub(value.len() + VALUE_COST);
        let number = self.next();
        let is_cut = self.weighing.plan.damage.is_some() && at + 1 == form.pairs.len();
        let of = |range| self.text.get(range).unwrap_or_default();
        let outcome = self.weighing.value(store, number, of(name), of(value));
        let outcome = match (&self.weighing.plan.damage, outcome) {
            (Some(fault), Err(Why::Form(_))) if is_cut => Err(Why::Damaged(fault.clone())),
            (_, outcome) => outcome,
        };
        self.weighing.count(number, outcome);
        Phase::Pairs(form, at + 1)
    }

    /// The number of the next value.
    fn next(&mut self) -> usize {
        self.weighing.plan.values += 1;
        self.weighing.plan.values
    }

    /// What bringing the file back would do, when it is read to its end.
    ///
    /// # Errors
    /// [`NotReadable`] where the file has nothing for this record.
    pub fn plan(self) -> Result<Plan, NotReadable> {
        self.weighing.end()
    }
}

/// Reads a whole file at once and finds out what bringing it back would do. Nothing is changed.
///
/// # Errors
/// [`NotReadable`] where nothing of it can be brought back.
pub fn read(text: &str, record: &RecordId, desk: &Desk, store: &dyn KeyValue) -> Result<Plan, NotReadable> {
    let mut import = Import::new(text.to_owned(), record, desk)?;
    while import.step(store, usize::MAX)? != Progress::Done {}
    import.plan()
}
