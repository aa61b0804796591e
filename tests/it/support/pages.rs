//! Several pages of one browser: each with its desk, on one store, hearing of each other late, or not at all.

use inspection_explorer::briefing::Briefing;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::{About, Writing};
use inspection_explorer::record::RecordId;
use inspection_explorer::revisions::{Id as _, RevisionId};
use inspection_explorer::shelf::{How, SaveError};
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};

/// The record of all tests of the desk.
pub fn record() -> RecordId {
    "milton-keynes".into()
}

/// A thread by this name, which nobody needs to know.
pub fn about(name: &str) -> About {
    About::from_text(&format!("thread:{name}")).unwrap()
}

/// A note with this text.
pub fn writing(text: &str) -> Writing {
    Writing { text: text.to_owned(), created: 1, ..Writing::default() }
}

/// A store that remembers what was done to it, as a browser tells the other pages.
#[derive(Default)]
pub struct Told {
    /// The store itself.
    pub store: MemoryStore,
    told: RefCell<Vec<(String, Option<String>)>>,
}

impl KeyValue for Told {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.store.set(key, value)?;
        self.told.borrow_mut().push((key.to_owned(), Some(value.to_owned())));
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)?;
        self.told.borrow_mut().push((key.to_owned(), None));
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.store.keys()
    }
}

/// A page: its desk, and what it has not heard yet.
pub struct Page {
    /// What it shows.
    pub desk: Desk,
    /// What it has not heard yet.
    pub unheard: VecDeque<(String, Option<String>)>,
    /// How much its clock is ahead of the time, or behind it.
    pub skew: i64,
}

/// The pages of one browser.
#[derive(Default)]
pub struct Pages {
    /// What they share.
    pub store: Told,
    /// Those that are open.
    pub open: Vec<Page>,
    opened: u64,
    /// The time, which goes on with every deed.
    pub now: u64,
}

impl Pages {
    /// A browser with so many pages open.
    pub fn new(number: usize) -> Self {
        let mut pages = Self { now: 1_000, ..Self::default() };
        (0..number).for_each(|_| pages.open_one());
        pages
    }

    /// Opens one more page.
    pub fn open_one(&mut self) {
        self.open_with(0);
    }

    fn open_with(&mut self, skew: i64) {
        self.opened += 1;
        let desk = Desk::open(&self.store, &record(), self.opened, self.now.saturating_add_signed(skew));
        self.tell(usize::MAX);
        self.open.push(Page { desk, unheard: VecDeque::new(), skew });
    }

    /// Closes a page and opens it again.
    pub fn reload(&mut self, page: usize) {
        let skew = self.open.remove(page).skew;
        self.open_with(skew);
        let last = self.open.len() - 1;
        self.open.swap(page, last);
    }

    /// Writes a note in a page, or with `None` deletes it.
    pub fn write(&mut self, page: usize, name: &str, text: Option<&str>, how: How) -> Result<(), SaveError> {
        self.deed(page, |desk, store, now| desk.write_note(store, &about(name), text.map(writing), how, now))
    }

    /// Does something in a page, by its clock, and lets the others be told.
    pub fn deed<T>(&mut self, page: usize, act: impl FnOnce(&mut Desk, &Told, u64) -> T) -> T {
        self.now += 1;
        let now = self.now.saturating_add_signed(self.open[page].skew);
        let done = act(&mut self.open[page].desk, &self.store, now);
        self.tell(page);
        done
    }

    /// Changes the briefing in a page.
    pub fn brief(&mut self, page: usize, change: impl FnOnce(&mut Briefing)) {
        let mut briefing = self.open[page].desk.briefing();
        change(&mut briefing);
        self.deed(page, |desk, store, now| desk.write_briefing(store, &briefing, now)).unwrap();
    }

    /// Clears the store, of which each page is told key by key.
    pub fn clear(&mut self) {
        for key in self.store.keys().unwrap() {
            self.store.remove(&key).unwrap();
        }
        self.tell(usize::MAX);
    }

    fn tell(&mut self, from: usize) {
        let told: Vec<_> = self.store.told.borrow_mut().drain(..).collect();
        for (number, page) in self.open.iter_mut().enumerate().filter(|(number, _)| *number != from) {
            let _ = number;
            page.unheard.extend(told.iter().cloned());
        }
    }

    /// Lets a page hear so much of what the others did.
    pub fn hear(&mut self, page: usize, number: usize) {
        for _ in 0..number {
            let Some((key, text)) = self.open[page].unheard.pop_front() else { return };
            self.open[page].desk.hear(&key, text.as_deref());
        }
    }

    /// Lets all pages hear everything.
    pub fn hear_all(&mut self) {
        (0..self.open.len()).for_each(|page| self.hear(page, usize::MAX));
    }

    /// The text of a note as a page shows it.
    pub fn text(&self, page: usize, name: &str) -> Option<String> {
        self.open[page].desk.note(&about(name)).map(|note| note.writing.text)
    }

    /// Every text of a note that somebody who opens a page now can find: in the note or in its history.
    pub fn found(&self, name: &str) -> BTreeSet<String> {
        let desk = Desk::open(&self.store.store, &record(), u64::MAX, self.now);
        texts(&desk, name)
    }
}

/// Every text of a note that can be found at a desk.
pub fn texts(desk: &Desk, name: &str) -> BTreeSet<String> {
    let log = desk.notes.get(&about(name));
    let texts = log.into_iter().flat_map(|log| log.history()).filter_map(|(_, held)| held.content.as_ref());
    texts.map(|writing| writing.text.clone()).collect()
}

/// The names of what stands, to compare pages by.
pub fn standing(desk: &Desk, name: &str) -> Option<RevisionId> {
    desk.notes.get(&about(name))?.standing().map(|(id, _)| id.clone())
}
