//! Where the reader is, and how they get somewhere else: the place on screen, its address, and the browser's history.

use crate::browser::address;
use crate::explore::{Filter, Kept, Opened, Place, View};
use crate::record::Record;
use crate::threads::ThreadFilter;
use leptos::prelude::*;

/// The place on screen. Every change of it goes through here, and so to the address.
#[derive(Clone, Copy)]
pub struct Navigation {
    record: &'static Record,
    place: RwSignal<Place>,
    kept: RwSignal<Kept>,
}

impl Navigation {
    /// The place to which the address leads, and how much of the address is left out.
    pub fn new(record: &'static Record) -> (Self, usize) {
        let Opened { place, kept, left_out, .. } = Opened::read(&address::query(), record);
        (Self { record, place: RwSignal::new(place), kept: RwSignal::new(kept) }, left_out)
    }

    /// Goes where the address leads, after the browser's back and forward. Says how much of it is left out.
    pub fn follow_address(self) -> usize {
        let Opened { place, left_out, .. } = Opened::read(&address::query(), self.record);
        // What the address does not speak of stays chosen.
        self.kept.update(|kept| kept.note(&place));
        self.place.set(place);
        left_out
    }

    /// Goes to a place, as a new step of the history.
    pub fn go(self, to: Place) {
        self.change(true, |place| *place = to);
    }

    /// Changes the place as a new step of the history.
    pub fn alter(self, change: impl FnOnce(&mut Place)) {
        self.change(true, change);
    }

    /// Changes which findings are shown, as a new step of the history.
    pub fn choose(self, change: impl FnOnce(&mut Filter)) {
        self.change(true, |place| {
            if let Some(filter) = place.filter_mut() {
                change(filter);
            }
        });
    }

    /// Changes which threads are shown, as a new step of the history.
    pub fn choose_threads(self, change: impl FnOnce(&mut ThreadFilter)) {
        self.change(true, |place| {
            if let Some(filter) = place.thread_filter_mut() {
                change(filter);
            }
        });
    }

    /// Searches for a text, without a new step: while a reader types.
    pub fn search(self, text: String) {
        self.change(false, |place| {
            if let Some(filter) = place.filter_mut() {
                filter.text = text;
            }
        });
    }

    fn change(self, new_step: bool, change: impl FnOnce(&mut Place)) {
        let before = self.place.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.kept.update(|kept| kept.note(&after));
            let query = after.to_query();
            self.place.set(after);
            address::show(&query, new_step);
        }
    }

    /// Asks something of the place. Tracks it.
    pub fn with<T>(self, ask: impl FnOnce(&Place) -> T) -> T {
        self.place.with(ask)
    }

    /// Asks something of the place as it is now.
    pub fn with_untracked<T>(self, ask: impl FnOnce(&Place) -> T) -> T {
        self.place.with_untracked(ask)
    }

    /// A view with nothing open, showing what the reader has chosen so far. Tracks both.
    pub fn view(self, view: View) -> Place {
        self.place.track();
        self.kept.with(|kept| Place::of(view, kept))
    }

    /// Which findings are shown. Tracks the place.
    pub fn filter(self) -> Memo<Filter> {
        Memo::new(move |_| self.with(|place| place.filter().cloned().unwrap_or_default()))
    }
}
