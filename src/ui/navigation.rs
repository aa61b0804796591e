//! Where the reader is, and how they get somewhere else: the place on screen, its address, and the browser's history.

use super::timer::Timer;
use crate::browser::address;
use crate::explore::{Filter, Kept, Opened, Place, View, said};
use crate::record::Record;
use crate::threads::ThreadFilter;
use leptos::prelude::*;
use std::time::Duration;

/// How long a reader who types has to pause before what takes longer follows.
const PAUSE: Duration = Duration::from_millis(200);

/// The place on screen. Every change of it goes through here, and so to the address.
#[derive(Clone, Copy)]
pub struct Navigation {
    record: &'static Record,
    place: RwSignal<Place>,
    /// The place as it was when the reader last paused. Charts and the address follow it: to draw a chart at every letter
    /// would hold up the typing, and browsers refuse an address that changes too often.
    settled: RwSignal<Place>,
    pause: Timer,
    kept: RwSignal<Kept>,
}

impl Navigation {
    /// The place to which the address leads, and what to say of what is left out.
    pub fn new(record: &'static Record) -> (Self, Vec<String>) {
        let opened = Opened::read(&address::query(), record);
        let told = told(&opened);
        let Opened { place, kept, .. } = opened;
        let (settled, place) = (RwSignal::new(place.clone()), RwSignal::new(place));
        (Self { record, place, settled, pause: Timer::new(), kept: RwSignal::new(kept) }, told)
    }

    /// Goes where the address leads, after the browser's back and forward. Returns what to say of what is left out.
    pub fn follow_address(self) -> Vec<String> {
        let opened = Opened::read(&address::query(), self.record);
        let told = told(&opened);
        let Opened { place, .. } = opened;
        // What the address does not speak of stays chosen.
        self.kept.update(|kept| kept.note(&place));
        self.pause.stop();
        self.show(place);
        told
    }

    /// Goes to a place, as a new step of the history.
    pub fn go(self, to: Place) {
        self.alter(|place| *place = to);
    }

    /// Changes the place as a new step of the history.
    pub fn alter(self, change: impl FnOnce(&mut Place)) {
        // What was typed belongs to the step before.
        self.settle();
        if let Some(after) = self.changed(change) {
            self.kept.update(|kept| kept.note(&after));
            let query = after.to_query();
            self.show(after);
            address::show(&query, true);
        }
    }

    /// Changes which findings are shown, as a new step of the history.
    pub fn choose(self, change: impl FnOnce(&mut Filter)) {
        self.alter(|place| {
            if let Some(filter) = place.filter_mut() {
                change(filter);
            }
        });
    }

    /// Changes which threads are shown, as a new step of the history.
    pub fn choose_threads(self, change: impl FnOnce(&mut ThreadFilter)) {
        self.alter(|place| {
            if let Some(filter) = place.thread_filter_mut() {
                change(filter);
            }
        });
    }

    /// Whether charts show what is chosen: they wait while a reader types.
    pub fn is_settled(self) -> bool {
        self.place.with(|place| self.settled.with(|settled| settled == place))
    }

    /// Searches for a text, without a new step: while a reader types.
    pub fn search(self, text: String) {
        let typed = |place: &mut Place| {
            if let Some(filter) = place.filter_mut() {
                filter.text = text;
            }
        };
        if let Some(after) = self.changed(typed) {
            self.kept.update(|kept| kept.note(&after));
            self.place.set(after);
            self.pause.set(PAUSE, move || self.settle());
        }
    }

    /// Searches everything for a text: as a new step from another view, and without one while a reader types.
    pub fn search_everywhere(self, text: String) {
        if self.with_untracked(Place::searched).is_some() {
            self.place.set(Place::Search { text });
            self.pause.set(PAUSE, move || self.settle());
        } else if !text.trim().is_empty() {
            self.go(Place::Search { text });
        }
    }

    /// Lets charts and address follow at once.
    pub fn settle(self) {
        self.pause.stop();
        let now = self.place.get_untracked();
        if self.settled.with_untracked(|settled| *settled != now) {
            address::show(&now.to_query(), false);
            self.settled.set(now);
        }
    }

    fn changed(self, change: impl FnOnce(&mut Place)) -> Option<Place> {
        let before = self.place.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        (after != before).then_some(after)
    }

    /// Shows a place at once, charts and all.
    fn show(self, place: Place) {
        self.place.set(place.clone());
        self.settled.set(place);
    }

    /// Asks something of the place, once the reader has paused. Tracks it.
    pub fn with_settled<T>(self, ask: impl FnOnce(&Place) -> T) -> T {
        self.settled.with(ask)
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

/// What to say of an address that is not followed in full. A search that is cut stays in the address as it is used.
fn told(opened: &Opened) -> Vec<String> {
    if opened.cut {
        address::show(&opened.place.to_query(), false);
    }
    let left_out = opened.left_out + usize::from(address::drop_endless_fragment());
    said::stale_link(left_out).into_iter().chain(opened.cut.then(said::cut)).collect()
}
