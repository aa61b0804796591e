//! How much of the list of findings shows: its beginning, as far as the open finding, or all of it.

use super::anchors::RESULTS;
use super::long_list::Shown;
use super::printing::printing;
use super::state::explorer;
use crate::browser::focus;
use crate::explore::window::LONG;
use crate::explore::{Filter, Found, Place};
use leptos::prelude::*;

/// How many findings are listed before the reader asks for more.
const FIRST: usize = 40;

/// How many more are made at a frame once the reader has asked for all.
const PIECE: usize = 60;

/// The list as far as it shows.
#[derive(Clone, Copy)]
pub struct Listed {
    /// The places in the record of all that were found, in their order.
    pub places: Memo<Vec<usize>>,
    /// The place in the record of the finding that is open.
    open: Memo<Option<usize>>,
    /// How long the list must be to reach it; nothing where the filter hides it.
    needed: Memo<Option<usize>>,
    limit: RwSignal<usize>,
    printing: ReadSignal<bool>,
}

impl Listed {
    /// The list of what was found. Another filter makes it short again.
    pub fn new(filter: Memo<Filter>, found: Memo<Found>) -> Self {
        let state = explorer();
        let places = Memo::new(move |_| found.with(|found| found.places.clone()));
        let open = Memo::new(move |_| state.nav.with(Place::open_finding).and_then(|id| state.record.place_of(&id)));
        let needed = Memo::new(move |_| {
            let number = |open| places.with(|places| places.iter().position(|place| *place == open));
            open.get().and_then(number).map(|before| before + 1)
        });
        let limit = RwSignal::new(FIRST);
        Effect::new(move |before: Option<Filter>| {
            let now = filter.get();
            if before.is_some_and(|before| before != now) {
                limit.set(FIRST);
                // What is open stays before the reader.
                if needed.get_untracked().is_none() {
                    focus::begin(RESULTS);
                }
            }
            // The list stays as long as it is when the finding that made it long is closed.
            if let Some(needed) = needed.get().filter(|needed| limit.get_untracked() < *needed) {
                limit.set(needed);
            }
            now
        });
        // Paper has no button to ask for more.
        Self { places, open, needed, limit, printing: printing() }
    }

    /// How many may show.
    fn length(self) -> usize {
        if self.printing.get() { usize::MAX } else { self.limit.get().max(self.needed.get().unwrap_or_default()) }
    }

    /// The list, to be made.
    pub fn list(self) -> Shown<usize> {
        Shown {
            all: self.places,
            length: Signal::derive(move || self.length()),
            open: Signal::derive(move || self.needed.get().map(|needed| needed.saturating_sub(1))),
            printing: self.printing,
        }
    }

    /// The beginning of what shows, where its terms are explained: all of it, unless it is very long.
    pub fn first_shown(self) -> Vec<usize> {
        let length = self.length();
        let length = if self.places.with(Vec::len).min(length) > LONG { FIRST } else { length };
        self.places.with(|places| places.iter().take(length).copied().collect())
    }

    /// How many do not show.
    pub fn rest(self) -> usize {
        self.places.with(Vec::len).saturating_sub(self.length())
    }

    /// The place of the finding that is open although the filter hides it.
    pub fn hidden(self) -> Option<usize> {
        self.open.get().filter(|_| self.needed.get().is_none())
    }

    /// Shows all. Gives the first that did not show.
    pub fn show_rest(self) -> Option<usize> {
        let next = self.places.with_untracked(|places| places.get(untrack(|| self.length())).copied());
        self.grow();
        next
    }

    /// Makes the list longer by a piece at each frame until it is whole: hundreds at once would hold up the page.
    fn grow(self) {
        let Some(limit) = self.limit.try_update(|limit| {
            // Of a very long list only what is near the window is made.
            let long = self.places.try_with_untracked(Vec::len).is_some_and(|all| all > LONG);
            *limit = limit.saturating_add(if long { usize::MAX } else { PIECE });
            *limit
        }) else {
            return;
        };
        let rest = self.places.try_with_untracked(Vec::len).is_some_and(|all| limit < all);
        // Another filter makes the list short again.
        let goes_on = move || self.limit.try_get_untracked() == Some(limit);
        if rest {
            request_animation_frame(move || {
                if goes_on() {
                    self.grow();
                }
            });
        }
    }
}
