//! The store and its second copy: whatever is killed, cleared or refused, nothing that was said to be saved is lost, and
//! nothing that was deleted comes back.

use crate::support::pages::{about, record, texts, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::holds;
use inspection_explorer::record::Progress;
use inspection_explorer::second_copy::compare::{self, Entry};
use inspection_explorer::second_copy::{Queue, Tally, Wanted};
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

fn read(store: &dyn KeyValue, random: u64) -> Desk {
    Desk::read_all(store, &record(), random)
}

fn entries(store: &MemoryStore) -> Vec<Entry> {
    store.entries().into_iter().collect()
}

/// Opens a page on a store and compares that with its copy. Tells what the reader is told.
fn reopen(store: &dyn KeyValue, copy: &[Entry], random: u64) -> (Desk, Vec<String>) {
    let mut desk = read(store, random);
    let mut tally = Tally::default();
    let lost = compare::lost(store, &Queue::default(), copy.to_vec());
    compare::take_back(&mut desk, store, &lost, &mut tally);
    let told = tally.told(&desk);
    (desk, told)
}

/// A session with two notes of which one has a former text, a deleted one, a status and a briefing.
fn session(store: &dyn KeyValue) -> Desk {
    let mut desk = read(store, 1);
    let mut note = |name: &str, text: Option<&str>, now| {
        desk.write_note(store, &about(name), text.map(writing), How::DONE, now).unwrap();
    };
    note("a", Some("first"), 1);
    note("a", Some("second"), 2);
    note("b", Some("other"), 3);
    note("c", Some("gone"), 4);
    note("c", None, 5);
    let said = Some(Said { progress: Progress::Done, on: None });
    desk.write_status(store, &"c/1".into(), said, 6).unwrap();
    let mut briefing = desk.briefing();
    briefing.add(Item::from_token("finding:x")).unwrap();
    desk.write_briefing(store, &briefing, 7).unwrap();
    desk
}

#[test]
fn what_the_store_has_lost_comes_back_is_saved_again_and_told_once() {
    let full = MemoryStore::default();
    let wanted = session(&full);
    let empty = MemoryStore::default();
    let (desk, told) = reopen(&empty, &entries(&full), 2);
    assert_eq!(told, ["2 notes, 1 status and your briefing that this browser had lost are back from the second copy."]);
    assert_eq!((desk.notebook(), desk.briefing()), (wanted.notebook(), wanted.briefing()));
    assert_eq!(desk.unsaved(), None);
    assert_eq!(empty.entries(), full.entries(), "the store has everything again");
    assert_eq!(reopen(&empty, &entries(&full), 3).1, Vec::<String>::new(), "nothing is lost any more");
}

#[test]
fn former_texts_and_deletions_come_back_without_a_word() {
    let full = MemoryStore::default();
    session(&full);
    let of = |text: &'static str| {
        let all = full.entries();
        all.into_iter().filter(move |(_, held)| !held.contains(text))
    };
    for (lost, told) in [
        ("\"text\":\"first\"", None),
        ("\"deleted\":true", None),
        ("\"text\":\"second\"", Some("Changes to 1 note that this browser had lost are back from the second copy.")),
        ("\"text\":\"other\"", Some("1 note that this browser had lost is back from the second copy.")),
        ("\"progress\":", Some("1 status that this browser had lost is back from the second copy.")),
    ] {
        let store: MemoryStore = of(lost).collect();
        assert_ne!(store.entries(), full.entries(), "{lost}");
        let (desk, words) = reopen(&store, &entries(&full), 2);
        assert_eq!(words, told.into_iter().collect::<Vec<_>>(), "{lost}");
        assert_eq!(store.entries(), full.entries(), "{lost}");
        assert_eq!(desk.note(&about("c")), None);
    }
}

#[test]
fn of_two_states_of_a_revision_the_later_one_stands_wherever_it_is() {
    let (early, late) = (MemoryStore::default(), MemoryStore::default());
    for (store, last) in [(&early, "half"), (&late, "half a thought")] {
        let mut desk = read(store, 1);
        desk.write_note(store, &about("a"), Some(writing("ha")), How::WHOLE, 1).unwrap();
        desk.write_note(store, &about("a"), Some(writing(last)), How::WHOLE, last.len() as u64).unwrap();
    }
    assert_eq!(entries(&early).len(), 1);
    for (store, copy) in [(early.entries(), entries(&late)), (late.entries(), entries(&early))] {
        let store: MemoryStore = store.into_iter().collect();
        let (desk, _) = reopen(&store, &copy, 2);
        assert_eq!(store.entries(), late.entries());
        assert_eq!(texts(&desk, "a"), ["half a thought".to_owned()].into());
        // The copy gets what is later in the store.
        let lacking = compare::lacking(&desk, &store, &entries(&early));
        assert_eq!(lacking, entries(&late));
        assert_eq!(compare::lacking(&desk, &store, &entries(&late)), []);
    }
}

#[test]
fn what_cannot_be_read_is_never_written_over_and_never_copied() {
    let full = MemoryStore::default();
    session(&full);
    let (key, sound) = entries(&full).into_iter().find(|(_, text)| text.contains("other")).unwrap();
    for damaged in ["", "{", "null", "{\"version\":3}"] {
        let store: MemoryStore = full.entries().into_iter().collect();
        store.set(&key, damaged).unwrap();
        store.set("inspection-explorer/v3/elsewhere/note/p1-1/x", "theirs").unwrap();
        let (desk, told) = reopen(&store, &[(key.clone(), sound.clone())], 2);
        assert_eq!(store.get(&key).unwrap().as_deref(), Some(damaged));
        assert_eq!(told, ["1 note that this browser had lost is back from the second copy."]);
        assert_eq!(desk.note(&about("b")).unwrap().writing.text, "other");
        let number = store.entries().len();
        assert_eq!(reopen(&store, &[(key.clone(), sound.clone())], 3).1, Vec::<String>::new());
        assert_eq!(store.entries().len(), number, "it stands beside it once");
        let lacking = compare::lacking(&desk, &store, &[]);
        assert!(lacking.iter().all(|(_, text)| text != damaged && text != "theirs"), "{lacking:?}");
        assert_eq!(lacking.len(), number - 2);
    }
    // What is damaged in the copy harms nothing.
    let store: MemoryStore = full.entries().into_iter().collect();
    reopen(&store, &[(key.clone(), "{".to_owned()), ("x".to_owned(), "y".to_owned())], 4);
    assert_eq!(store.entries(), full.entries());
    let empty = MemoryStore::default();
    reopen(&empty, &[(key, "{".to_owned())], 5);
    assert_eq!(empty.entries(), BTreeMap::new());
}

#[test]
fn what_a_newer_version_wrote_comes_back_as_it_wrote_it() {
    let key = "inspection-explorer/v3/milton-keynes/note/z-1/thread:a";
    let text =
        r#"{"version":4,"id":"thread:a","at":5,"over":{},"text":"Newer","created":1,"mood":12345678901234567890123}"#;
    let store = MemoryStore::default();
    let (desk, _) = reopen(&store, &[(key.to_owned(), text.to_owned())], 1);
    assert_eq!(store.get(key).unwrap().as_deref(), Some(text));
    assert_eq!(desk.newer(), 1);
}

#[test]
fn what_finds_no_room_when_it_comes_back_is_on_the_page_and_saved_once_there_is_some() {
    let full = MemoryStore::default();
    let wanted = session(&full);
    let store = MemoryStore::with_capacity(10);
    let (mut desk, _) = reopen(&store, &entries(&full), 2);
    assert_eq!(desk.notebook(), wanted.notebook());
    assert_eq!(desk.unsaved(), Some(&StoreError::Full));
    let keys: BTreeSet<String> = desk.unsaved_keys().collect();
    assert_eq!(keys, full.entries().into_keys().collect());
    let roomy = MemoryStore::default();
    desk.retry(&roomy);
    assert_eq!((desk.unsaved(), roomy.entries()), (None, full.entries()));
}

#[test]
fn what_this_page_or_another_is_just_removing_is_not_lost() {
    let full = MemoryStore::default();
    session(&full);
    let copy = entries(&full);
    let empty = MemoryStore::default();
    let mut queue = Queue::default();
    for (key, _) in &copy[1..] {
        queue.put(key, None);
    }
    assert_eq!(compare::lost(&empty, &queue, copy.clone()), copy[..1]);
    assert_eq!(compare::still(copy[..2].to_vec(), &copy[1..]), copy[1..2]);
    // A store that does not answer has lost nothing.
    struct Mute;
    impl KeyValue for Mute {
        fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
            Err(StoreError::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            Err(StoreError::Blocked)
        }
    }
    assert_eq!(compare::lost(&Mute, &Queue::default(), copy), []);
}

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
