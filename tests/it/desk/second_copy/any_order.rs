//! Any order of writing, saving, losing and closing, against what was promised.

use super::read;
use crate::support::pages::{about, texts, writing};
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::holds;
use inspection_explorer::second_copy::compare::Entry;
use inspection_explorer::second_copy::{Queue, Tally, Wanted, compare};
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A browser: what its pages see of the store, what of that is on the disk, and the second copy.
#[derive(Default)]
struct Browser {
    store: MemoryStore,
    /// The store after each change. What is on the disk is one of these states, not before `written`.
    states: RefCell<Vec<BTreeMap<String, String>>>,
    written: usize,
    copy: BTreeMap<String, String>,
}

/// The store as a page has it: what it changes waits for the copy.
struct Mirrored<'a> {
    browser: &'a Browser,
    queue: &'a RefCell<Queue>,
}

impl KeyValue for Mirrored<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.browser.store.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.browser.store.set(key, value)?;
        self.queue.borrow_mut().put(key, Some(value));
        self.browser.states.borrow_mut().push(self.browser.store.entries());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.browser.store.remove(key)?;
        self.queue.borrow_mut().put(key, None);
        self.browser.states.borrow_mut().push(self.browser.store.entries());
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.browser.store.keys()
    }
}

/// What is under way to the copy. The copy writes batches in the order in which they were begun, and before a page begins
/// one it sees what the store holds at that moment.
#[derive(Clone, Debug)]
struct Batch {
    begun: u64,
    changes: Vec<(String, Option<String>)>,
}

/// A page, and the batch that is under way from it.
struct Page {
    desk: Desk,
    queue: RefCell<Queue>,
    batch: Option<Batch>,
}

#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize, String, usize),
    Delete(usize, usize),
    DropDraft(usize, usize),
    /// The copy begins to write what waits.
    Begin(usize),
    /// And has done so, or has failed.
    End(usize, bool),
    /// The browser has written the store to the disk.
    Written,
    /// The browser is killed: the store is in some state since it was last written, and what was under way is in the copy
    /// or not.
    Kill(usize, bool),
    /// A page dies, and what waits with it.
    Die(usize, bool),
    /// The store is cleared between two visits.
    Cleared,
}

fn any_event() -> impl Strategy<Value = Event> {
    let (page, name) = (0_usize..2, 0_usize..2);
    prop_oneof![
        8 => (page.clone(), name.clone(), "[ab]{1,3}", 0_usize..4).prop_map(|(p, n, text, how)| Event::Write(p, n, text, how)),
        2 => (page.clone(), name.clone()).prop_map(|(p, n)| Event::Delete(p, n)),
        1 => (page.clone(), name).prop_map(|(p, n)| Event::DropDraft(p, n)),
        6 => page.clone().prop_map(Event::Begin),
        6 => (page.clone(), prop::bool::weighted(0.9)).prop_map(|(p, well)| Event::End(p, well)),
        1 => Just(Event::Written),
        2 => (0_usize..20, any::<bool>()).prop_map(|(back, done)| Event::Kill(back, done)),
        1 => (page, any::<bool>()).prop_map(|(p, done)| Event::Die(p, done)),
        1 => Just(Event::Cleared),
    ]
}

const NAMES: [&str; 2] = ["a", "b"];

/// What was said of a note.
#[derive(Clone, Debug, Default)]
struct Promise {
    /// The texts that were said to be saved.
    texts: BTreeSet<String>,
    /// Whether it was said to be deleted, and nothing was written since.
    is_deleted: bool,
    /// Everything that was written, in order.
    written: Vec<String>,
}

impl Promise {
    /// Whether a text is in one of these, or was written on, step by step, until it became one of them.
    fn is_kept(&self, text: &str, there: &BTreeSet<String>) -> bool {
        let mut became = vec![text];
        for later in &self.written {
            if became.iter().any(|before| holds(later, before)) {
                became.push(later);
            }
        }
        there.iter().any(|held| became.iter().any(|text| holds(held, text)))
    }
}

struct World {
    browser: Browser,
    pages: Vec<Page>,
    opened: u64,
    begun: u64,
    now: u64,
    promises: [Promise; 2],
}

impl World {
    fn new(pages: usize) -> Self {
        let browser = Browser { states: RefCell::new(vec![BTreeMap::new()]), ..Browser::default() };
        let mut world =
            Self { browser, pages: Vec::new(), opened: 0, begun: 0, now: 1_000, promises: Default::default() };
        (0..pages).for_each(|_| world.open());
        world
    }

    fn open(&mut self) {
        self.opened += 1;
        let queue = RefCell::new(Queue::default());
        let store = Mirrored { browser: &self.browser, queue: &queue };
        let mut desk = read(&store, self.opened);
        let copy: Vec<Entry> = self.browser.copy.clone().into_iter().collect();
        let lost = compare::lost(&store, &queue.borrow(), copy.clone());
        compare::take_back(&mut desk, &store, &lost, &mut Tally::default());
        for (key, text) in compare::lacking(&desk, &store, &copy) {
            assert_eq!(store.get(&key).unwrap().as_deref(), Some(&*text));
            queue.borrow_mut().put_as_held(&key);
        }
        queue.borrow_mut().compared();
        desk.prune(&store, &inspection_explorer::revisions::Bounds::OWN, self.now);
        self.pages.push(Page { desk, queue, batch: None });
    }

    fn write(&mut self, page: usize, deed: impl FnOnce(&mut Desk, &dyn KeyValue, u64)) {
        self.now += 1;
        let Page { desk, queue, .. } = &mut self.pages[page];
        deed(desk, &Mirrored { browser: &self.browser, queue }, self.now);
        // The others hear of it.
        let entries = self.browser.store.entries();
        for other in self.pages.iter_mut() {
            entries.iter().for_each(|(key, text)| drop(other.desk.hear(key, Some(text))));
        }
    }

    /// Takes a batch from the queue, with the texts that the store holds now.
    fn begin(&mut self, page: usize) {
        let Page { queue, batch, .. } = &mut self.pages[page];
        let Some(changes) = batch.is_none().then(|| queue.borrow_mut().begin()).flatten() else { return };
        let now = |(key, wanted): (String, Wanted)| {
            wanted.now(false, || self.browser.store.get(&key).unwrap()).map(|text| (key.clone(), text))
        };
        self.begun += 1;
        *batch = Some(Batch { begun: self.begun, changes: changes.into_iter().filter_map(now).collect() });
    }

    /// Some batches, each written in its turn.
    fn apply_all(&mut self, mut batches: Vec<Batch>) {
        batches.sort_by_key(|batch| batch.begun);
        batches.into_iter().for_each(|batch| self.apply(batch.changes));
    }

    fn apply(&mut self, batch: Vec<(String, Option<String>)>) {
        for (key, text) in batch {
            match text {
                Some(text) => drop(self.browser.copy.insert(key, text)),
                None => drop(self.browser.copy.remove(&key)),
            }
        }
    }

    /// The page says of what is written that it is saved. What it has heard of another page is that page's to say.
    fn promise(&mut self, page: usize, written: &BTreeMap<String, Option<String>>) {
        let is_alone = self.pages.len() == 1;
        let Page { desk, queue, .. } = &self.pages[page];
        for (name, promise) in NAMES.iter().zip(&mut self.promises) {
            let waits = queue.borrow().keys().any(|key| desk.notes.named(key).is_some_and(|(id, _)| id == about(name)));
            let Some(log) = desk.notes.get(&about(name)).filter(|_| !waits) else { continue };
            let Some((own, standing)) = log.standing() else { continue };
            let text = standing.text(&about(name));
            let is_written = written.get(&desk.notes.key(&about(name), own)) == Some(&Some(text));
            if !is_alone && !is_written {
                continue;
            }
            match log.current() {
                Some(writing) => drop(promise.texts.insert(writing.text.clone())),
                None => promise.is_deleted = true,
            }
        }
    }

    fn act(&mut self, event: &Event) {
        let pages = self.pages.len();
        match event {
            Event::Write(page, name, text, how) => {
                let how = [How::DRAFT, How::WHOLE, How::DONE, How::CHOSEN][*how];
                self.promises[*name].is_deleted = false;
                self.promises[*name].written.push(text.clone());
                self.write(page % pages, |desk, store, now| {
                    desk.write_note(store, &about(NAMES[*name]), Some(writing(text)), how, now).unwrap();
                });
            }
            Event::Delete(page, name) => self.write(page % pages, |desk, store, now| {
                desk.delete_note(store, &about(NAMES[*name]), now).unwrap();
            }),
            Event::DropDraft(page, name) => self.write(page % pages, |desk, store, _| {
                desk.notes.drop_draft(store, &about(NAMES[*name])).unwrap();
            }),
            Event::Begin(page) => self.begin(page % pages),
            Event::End(page, well) => {
                let page = page % pages;
                let first = self.pages.iter().filter_map(|page| page.batch.as_ref()).map(|batch| batch.begun).min();
                let Some(batch) = self.pages[page].batch.take_if(|batch| Some(batch.begun) == first) else { return };
                if *well {
                    let written = batch.changes.iter().cloned().collect();
                    self.apply(batch.changes);
                    self.pages[page].queue.borrow_mut().done();
                    self.promise(page, &written);
                } else {
                    self.pages[page].queue.borrow_mut().failed();
                }
            }
            Event::Written => self.browser.written = self.browser.states.borrow().len() - 1,
            Event::Kill(back, done) => {
                let batches: Vec<_> = self.pages.drain(..).filter_map(|page| page.batch).collect();
                self.apply_all(if *done { batches } else { Vec::new() });
                let states = self.browser.states.take();
                let on_disk = states.len().saturating_sub(back + 1).max(self.browser.written);
                self.begin_with(states[on_disk].clone(), pages);
            }
            Event::Die(page, done) => {
                let page = page % pages;
                // What others have begun before it goes before it, too.
                let batch = self.pages.remove(page).batch.filter(|_| *done);
                let mut before: Vec<_> = self.pages.iter().filter_map(|page| page.batch.clone()).collect();
                before.retain(|other| batch.as_ref().is_some_and(|batch| other.begun < batch.begun));
                before.extend(batch);
                self.apply_all(before);
                self.open();
            }
            Event::Cleared => {
                // An orderly end: what waits is written.
                let batches = self.pages.iter_mut().filter_map(|page| page.batch.take()).collect();
                self.apply_all(batches);
                for page in 0..pages {
                    self.pages[page].queue.borrow_mut().done();
                    self.begin(page);
                    let rest = self.pages[page].batch.take();
                    self.apply_all(rest.into_iter().collect());
                }
                self.pages.clear();
                self.begin_with(BTreeMap::new(), pages);
            }
        }
    }

    fn begin_with(&mut self, store: BTreeMap<String, String>, pages: usize) {
        self.browser.store = store.clone().into_iter().collect();
        self.browser.states = RefCell::new(vec![store]);
        self.browser.written = 0;
        (0..pages).for_each(|_| self.open());
    }

    fn check(&self) -> Result<(), TestCaseError> {
        for page in &self.pages {
            for (name, promise) in NAMES.iter().zip(&self.promises) {
                let there = texts(&page.desk, name);
                for text in &promise.texts {
                    prop_assert!(
                        promise.is_kept(text, &there),
                        "'{text}' of {name} was said to be saved, and there is {there:?}"
                    );
                }
                let note = page.desk.note(&about(name));
                prop_assert!(!promise.is_deleted || note.is_none(), "{name} was deleted, and is {note:?}");
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Kills at any moment, of one page or of all, in any state of either place.
    #[test]
    fn nothing_that_was_said_to_be_saved_is_lost(pages in 1_usize..3, events in vec(any_event(), 1..40)) {
        let mut world = World::new(pages);
        for event in &events {
            world.act(event);
            if matches!(event, Event::Kill(..) | Event::Die(..) | Event::Cleared) {
                world.check()?;
            }
        }
        world.act(&Event::Kill(0, false));
        world.check()?;
    }
}
