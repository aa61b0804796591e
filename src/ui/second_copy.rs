//! The second copy of what the reader makes: what the browser has lost comes back out of it, and the reader is told how sure
//! it is that what was saved stays.

use super::notices::Notices;
use super::restore::breathe;
use super::shelf::ReaderData;
use crate::browser::second_copy::{Reliance, SecondCopy};
use crate::browser::{clock, pages, persist};
use crate::revisions::Bounds;
use crate::second_copy::compare::{self, Entry};
use crate::second_copy::{Queue, Tally};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How many values are taken back in one go.
const PIECE: usize = 500;
/// How long another page may take to remove from the copy what it has removed from localStorage.
const SECOND_LOOK: Duration = Duration::from_millis(300);

/// How sure it is that what was saved stays.
#[derive(Clone, Copy)]
pub struct Surety {
    /// Changes with what becomes of the second copy.
    copied: Trigger,
    /// Whether the browser has promised not to clear it by itself.
    is_promised: RwSignal<Option<bool>>,
    is_asked: StoredValue<bool>,
}

impl Surety {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self { copied: Trigger::new(), is_promised: RwSignal::new(None), is_asked: StoredValue::new(false) }
    }

    /// Tracks what becomes of the second copy.
    pub fn track(self) {
        self.copied.track();
    }

    /// Asks the browser not to clear what is saved: once, since there is something.
    pub fn ask_once(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        spawn_local(async move { self.is_promised.set(persist::ask().await) });
    }

    /// How sure it is, in words. Tracks what becomes of it.
    pub fn words(self, copy: &SecondCopy) -> String {
        self.track();
        let crash = match copy.reliance() {
            Reliance::Unknown => "",
            Reliance::Sure => "This page keeps two copies here: what one loses in a crash comes back from the other. ",
            Reliance::Late | Reliance::Unsure => {
                "If the browser crashes, you may lose what you wrote in the last minute. "
            }
        };
        let days = match self.is_promised.get() {
            Some(true) => "The browser has promised not to clear them by itself.",
            Some(false) | None => "Some browsers clear a site’s data after days without a visit.",
        };
        format!("{crash}{days}")
    }
}

/// Follows the second copy as long as the page lives. Once the page has been painted, what the browser has lost comes back.
pub fn follow(data: ReaderData, notices: Notices) {
    data.copy().follow(move || data.surety.copied.notify());
    data.copy().read_with(move |key| data.on_desk(|_, store| store.get(key).ok().flatten()));
    pages::after_first_paint(move || {
        spawn_local(async move {
            data.surety.is_promised.set(persist::is_promised().await);
        });
        spawn_local(compare(data, notices));
    });
}

async fn compare(data: ReaderData, notices: Notices) {
    let copy = data.copy();
    if let Some(found) = copy.read().await {
        let lost = lost(data, &copy, &found).await;
        let told = take_back(data, lost).await;
        told.into_iter().for_each(|told| notices.tell(told));
        let lacking = data.on_desk(|desk, store| compare::lacking(desk, store, &found));
        copy.put_as_held(lacking.iter().map(|(key, _)| key.as_str()));
    }
    copy.with_queue(Queue::compared);
    // Now everything is here: what is beyond the bounds of the history may go.
    data.on_desk(|desk, store| desk.prune(store, &Bounds::OWN, clock::now()));
    data.show(&[]);
}

/// What the browser has lost.
async fn lost(data: ReaderData, copy: &SecondCopy, found: &[Entry]) -> Vec<Entry> {
    let look = |found| data.on_desk(|_, store| copy.with_queue(|queue| compare::lost(store, queue, found)));
    let first = look(found.to_vec());
    if first.is_empty() {
        return first;
    }
    // Another page may just be removing it.
    pages::pause(SECOND_LOOK).await;
    let second = copy.read().await.unwrap_or_default();
    look(compare::still(first, &second))
}

async fn take_back(data: ReaderData, lost: Vec<Entry>) -> Vec<String> {
    let mut tally = Tally::default();
    for piece in lost.chunks(PIECE) {
        let changed = data.on_desk(|desk, store| compare::take_back(desk, store, piece, &mut tally));
        data.show(&changed.into_iter().collect::<Vec<_>>());
        breathe().await;
    }
    data.on_desk(|desk, _| tally.told(desk))
}
