//! Which part of a very long list is made: what is near the reader's window, and what must not go. The rest is gaps of
//! the same height. Below [`LONG`] entries a list is made whole.

use core::ops::Range;

/// From how many entries on a list is made in part.
pub const LONG: usize = 1_000;

/// How many entries of a long list are printed.
pub const PRINTED: usize = 1_000;

/// The height of an entry that was never made, in CSS pixels.
const ESTIMATE: f64 = 96.0;

/// The heights of a list's entries, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// By how much each entry is higher than the estimate.
    more: Vec<f64>,
    /// Sums of `more`, each over as many entries as the lowest bit of its place says (a Fenwick tree).
    sums: Vec<f64>,
}

impl Heights {
    /// The heights of so many entries, of which none is known.
    pub fn new(entries: usize) -> Self {
        Self { more: vec![0.0; entries], sums: vec![0.0; entries + 1] }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.more.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.more.is_empty()
    }

    /// Notes how high an entry is.
    pub fn measured(&mut self, entry: usize, height: f64) {
        let Some(more) = self.more.get_mut(entry) else { return };
        let change = height - ESTIMATE - *more;
        *more += change;
        let mut place = entry + 1;
        while let Some(sum) = self.sums.get_mut(place) {
            *sum += change;
            place += place & place.wrapping_neg();
        }
    }

    /// Where an entry begins.
    pub fn top(&self, entry: usize) -> f64 {
        let mut place = entry.min(self.len());
        let mut top = ESTIMATE * place as f64;
        while place > 0 {
            top += self.sums.get(place).copied().unwrap_or_default();
            place &= place - 1;
        }
        top
    }

    /// How high these entries are.
    pub fn of(&self, entries: &Range<usize>) -> f64 {
        (self.top(entries.end) - self.top(entries.start)).max(0.0)
    }

    /// The entry at this height; the last one where the list is shorter.
    pub fn at(&self, y: f64) -> usize {
        let (mut first, mut end) = (0, self.len());
        while first + 1 < end {
            let middle = usize::midpoint(first, end);
            if self.top(middle) <= y { first = middle } else { end = middle }
        }
        first
    }

    /// The entries from one height to another, and some screens of more on both sides.
    fn between(&self, top: f64, bottom: f64, screens: f64) -> Range<usize> {
        let more = (bottom - top).max(0.0) * screens;
        if self.is_empty() { 0..0 } else { self.at(top - more)..self.at(bottom + more) + 1 }
    }

    /// What is to be made where the reader sees the list from one height to another. `None` where what is made is still
    /// enough: not every step of the wheel changes the page.
    pub fn moved(&self, made: &Range<usize>, top: f64, bottom: f64) -> Option<Range<usize>> {
        let needed = self.between(top, bottom, 0.5);
        let enough = made.start <= needed.start && needed.end <= made.end && !made.is_empty();
        (!enough).then(|| self.between(top, bottom, 1.5))
    }
}

/// A piece of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// An entry that is made.
    Entry(usize),
    /// Entries that are not made.
    Gap(Range<usize>),
}

/// A list of so many entries, in pieces: what is near, what must not go, and gaps between.
pub fn pieces(entries: usize, near: &Range<usize>, kept: impl IntoIterator<Item = usize>) -> Vec<Piece> {
    let near = near.start.min(entries)..near.end.min(entries);
    let mut made: Vec<usize> = kept.into_iter().filter(|entry| *entry < entries).chain(near).collect();
    made.sort_unstable();
    made.dedup();
    let mut pieces = Vec::with_capacity(made.len() + 4);
    let mut next = 0;
    for entry in made {
        if next < entry {
            pieces.push(Piece::Gap(next..entry));
        }
        pieces.push(Piece::Entry(entry));
        next = entry + 1;
    }
    if next < entries {
        pieces.push(Piece::Gap(next..entries));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tops_are_the_sums_of_the_heights(
            entries in 1..60usize,
            measured in proptest::collection::vec((0..60usize, 20..400u32), 0..80),
            y in -50.0..9000.0f64,
        ) {
            let (mut heights, mut plain) = (Heights::new(entries), vec![ESTIMATE; entries]);
            for (entry, height) in measured {
                heights.measured(entry, f64::from(height));
                if let Some(plain) = plain.get_mut(entry) {
                    *plain = f64::from(height);
                }
            }
            for entry in 0..=entries {
                let sum: f64 = plain.iter().take(entry).sum();
                prop_assert!((heights.top(entry) - sum).abs() < 1e-6);
            }
            let at = heights.at(y);
            prop_assert!(at < entries && (at == 0 || heights.top(at) <= y));
            prop_assert!(at + 1 == entries || heights.top(at + 1) > y);
        }

        #[test]
        fn every_entry_is_in_one_piece(entries in 0..90usize, from in 0..90usize, len in 0..30usize, kept in proptest::collection::vec(0..120usize, 0..4)) {
            let near = from..from + len;
            let pieces = pieces(entries, &near, kept.clone());
            let all: Vec<usize> = pieces.iter().flat_map(|piece| match piece {
                Piece::Entry(entry) => *entry..entry + 1,
                Piece::Gap(gap) => gap.clone(),
            }).collect();
            prop_assert_eq!(all, (0..entries).collect::<Vec<_>>());
            for entry in kept.into_iter().chain(near).filter(|entry| *entry < entries) {
                prop_assert!(pieces.contains(&Piece::Entry(entry)));
            }
            prop_assert!(!pieces.windows(2).any(|two| matches!(two, [Piece::Gap(_), Piece::Gap(_)])));
        }

        #[test]
        fn what_is_seen_is_made_and_a_little_scrolling_changes_nothing(top in 0.0..900_000.0f64, screen in 300.0..2000.0f64) {
            let heights = Heights::new(10_000);
            let made = heights.moved(&(0..0), top, top + screen).unwrap();
            prop_assert!(made.contains(&heights.at(top)) && made.contains(&heights.at(top + screen)));
            prop_assert!(made.len() < 120);
            prop_assert_eq!(heights.moved(&made, top + screen / 2.0, top + 1.5 * screen), None);
        }
    }
}
