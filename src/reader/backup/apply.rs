//! Brings back what a plan says, value after value, and takes it away again.

use super::literal::{Exact, same};
use super::plan::{Listed, Plan, Write};
use crate::desk::{Changed, Desk};
use crate::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

/// Why a value was not written. It is still in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// Something else was saved there meanwhile.
    #[error("Something else was saved in its place meanwhile. Bring the file back again to see what is new.")]
    Taken,
    /// The store refused.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What was brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many values were written.
    pub written: usize,
    /// Those that were not, by key. They are still in the file.
    pub not_written: Listed<(String, NotWritten)>,
    /// Why the store takes no more, where that is so: it was then asked for nothing more.
    pub trouble: Option<StoreError>,
    /// What changed on the page.
    pub changed: BTreeSet<Changed>,
    /// What takes it back.
    pub undo: Undo,
}

/// Brings back what a plan says, in steps.
#[derive(Debug)]
pub struct Applying {
    writes: std::vec::IntoIter<Write>,
    applied: Applied,
}

impl Plan {
    /// Begins to bring back.
    pub fn begin(self) -> Applying {
        Applying { writes: self.writes.into_iter(), applied: Applied::default() }
    }

    /// Brings all of it back at once.
    pub fn apply(self, desk: &mut Desk, store: &dyn KeyValue) -> Applied {
        let mut applying = self.begin();
        while !applying.step(desk, store, usize::MAX) {}
        applying.end()
    }
}

impl Applying {
    /// How many values are still to be written.
    pub fn left(&self) -> usize {
        self.writes.len()
    }

    /// Writes at most so many values more; tells whether that was all.
    pub fn step(&mut self, desk: &mut Desk, store: &dyn KeyValue, number: usize) -> bool {
        for write in self.writes.by_ref().take(number) {
            let written = match &self.applied.trouble {
                Some(trouble) => Err(trouble.clone().into()),
                None => put(store, &write),
            };
            match written {
                Ok(is_new) => {
                    if let Some(text) = Exact::of(&write.literal).and_then(Exact::text) {
                        self.applied.changed.extend(desk.hear(&write.key, Some(&text)));
                    }
                    self.applied.written += usize::from(is_new);
                    self.applied.undo.writes.extend(is_new.then_some(write));
                }
                Err(why) => {
                    // What cannot be saved of one value says nothing of the next.
                    if let NotWritten::Store(trouble @ (StoreError::Full | StoreError::Blocked)) = &why {
                        self.applied.trouble.get_or_insert_with(|| trouble.clone());
                    }
                    self.applied.not_written.push((write.key, why));
                }
            }
        }
        self.writes.len() == 0
    }

    /// What was brought back.
    pub fn end(self) -> Applied {
        self.applied
    }
}

/// Writes a value where nothing stands, and looks whether it is there; tells whether it is new.
fn put(store: &dyn KeyValue, Write { key, literal }: &Write) -> Result<bool, NotWritten> {
    match store.literal(key)? {
        Some(held) if same(&held, literal) => return Ok(false),
        Some(_) => return Err(NotWritten::Taken),
        None => store.set_literal(key, literal)?,
    }
    match store.literal(key)? {
        Some(held) if same(&held, literal) => Ok(true),
        _ => Err(StoreError::Other("what was saved is not what was written".to_owned()).into()),
    }
}

/// Takes back what was brought back: the keys that were added, and no others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    writes: Vec<Write>,
}

/// What was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// How many values were removed.
    pub removed: usize,
    /// How many had been changed or removed meanwhile, and stay as they are.
    pub left: usize,
    /// Why the store refused, where it did. What is still there can be taken back again.
    pub trouble: Option<StoreError>,
    /// What changed on the page.
    pub changed: BTreeSet<Changed>,
}

impl Undo {
    /// How many values are still to be taken back.
    pub const fn left(&self) -> usize {
        self.writes.len()
    }

    /// Takes at most so many values more back. Where the store refuses, the rest can be tried again later.
    pub fn step(&mut self, desk: &mut Desk, store: &dyn KeyValue, number: usize) -> Undone {
        let mut undone = Undone::default();
        let mut gone = Vec::new();
        for _ in 0..number {
            let Some(write) = self.writes.pop() else { break };
            let removed = match store.literal(&write.key) {
                Ok(Some(held)) if same(&held, &write.literal) => store.remove(&write.key).map(|()| true),
                held => held.map(|_| false),
            };
            match removed {
                Ok(true) => gone.push(write.key),
                Ok(false) => undone.left += 1,
                Err(trouble) => {
                    self.writes.push(write);
                    undone.trouble = Some(trouble);
                    break;
                }
            }
        }
        undone.removed = gone.len();
        undone.changed = desk.withdraw(&gone);
        undone
    }

    /// Takes everything back at once.
    pub fn all(&mut self, desk: &mut Desk, store: &dyn KeyValue) -> Undone {
        self.step(desk, store, usize::MAX)
    }
}
