//! Taking over where the store is full.

use super::mark::{Place, place_of};
use super::{Copied, TakeOver};
use crate::compare_and_swap::compare_and_swap;
use crate::shelf::Places;

/// How much room a reader needs for a while, in bytes.
const ENOUGH: usize = 100_000;

impl TakeOver<'_> {
    /// Whether the reader will find room for something new.
    pub(super) fn has_room(&self) -> bool {
        let key = self.keys.of_kind("room");
        let is_there = self.store.set(&key, &"x".repeat(ENOUGH)).is_ok();
        // Where it cannot be removed, the next load writes over it and tries again.
        let _ = self.store.remove(&key);
        is_there
    }

    /// Removes what was taken over earlier, to make room, and says whether anything went.
    pub(super) fn make_room(&mut self) -> bool {
        let confirmed = core::mem::take(&mut self.confirmed);
        confirmed.into_iter().filter(|(place, first)| self.let_go(place, first)).count() > 0
    }

    /// Takes back half of what was copied just now: without room nothing new could be saved at all. It is worked on from
    /// where the first version keeps it, and taken over when the other half is confirmed.
    pub(super) fn leave_room(&mut self, shelves: &mut [&mut Places]) {
        let half = self.copied.len() / 2;
        for Copied { kind, id, text, from } in self.copied.split_off(half) {
            let Some(places) = shelves.iter_mut().find(|places| places.kind == kind) else { continue };
            // A mark without its value would only be a mark too many; the value goes last.
            let mark = Place(place_of(&from.key).to_owned());
            if self.marks.remove(self.store, &mark).is_ok()
                && compare_and_swap(self.store, &places.key(&id), &[text], None).is_ok()
            {
                places.known.remove(&id);
                places.earlier.insert(id, from);
            }
        }
    }
}
