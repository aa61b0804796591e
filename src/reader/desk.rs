//! Everything that a reader makes of one record, from wherever it comes: this page, another one, an earlier version, a
//! second copy, a file.

use crate::briefing::{Heading, Own, Questions, Spot};
use crate::earlier::{first, second};
use crate::envelope::{Fields, Misread};
use crate::keys::Keys;
use crate::notes::{About, Writing};
use crate::revisions::{Bounds, Content, RevisionId, Stage, Writer};
use crate::shelf::{How, Over, Shelf};
use crate::statuses::Said;
use crate::store::{KeyValue, StoreError};
use record::order::sorted_by;
use record::{RecordId, UnitId};
use std::collections::BTreeMap;

mod back;
pub mod carried;
mod former;
mod old;
mod saved;
mod standing;
mod written;

pub use former::Former;

/// How what has no place for two is written: in the place of everything that is there, and written on.
const ONE: How = How { stage: Stage::Whole, over: Over::All, closes: false };

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// The note about this.
    Note(About),
    /// The status of this action.
    Status(UnitId),
    /// The briefing.
    Briefing,
}

/// A field of the briefing in which a reader writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The heading.
    Heading,
    /// The questions.
    Questions,
}

/// What cannot be read. It stays where it is, and is never written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The key under which it stands.
    pub key: String,
    /// Why it cannot be read.
    pub why: Misread,
}

/// A value of the first version that the second one has taken over.
#[derive(Clone, Debug)]
struct TakenOver {
    /// Its fingerprint.
    first: String,
    /// When, in milliseconds since the beginning of 1970.
    at: u64,
    /// Whether it stands there still and is not looked at, because what was made of it is here.
    is_behind: bool,
}

/// Everything that a reader makes of one record.
#[derive(Clone, Debug)]
pub struct Desk {
    keys: Keys,
    writer: Writer,
    /// The notes.
    pub notes: Shelf<Writing>,
    /// The statuses of the plan's actions.
    pub statuses: Shelf<Said>,
    heading: Shelf<Heading>,
    questions: Shelf<Questions>,
    entries: Shelf<Spot>,
    unread: BTreeMap<String, Misread>,
    /// The keys of earlier versions with their values, by the name of the revision that they are.
    earlier: BTreeMap<RevisionId, (String, String)>,
    /// What stands under the keys of earlier versions, by key.
    standing_earlier: BTreeMap<String, RevisionId>,
    /// What the second version took over from the first, by the first one's key without its beginning.
    taken_over: BTreeMap<String, TakenOver>,
    /// What the store refused when it was read.
    pub trouble: Option<StoreError>,
}

impl Desk {
    /// Nothing yet, of this record. `random` is a number that no other page has.
    pub fn new(record: &RecordId, random: u64) -> Self {
        let keys = Keys::new(record);
        let (heading, questions) = (Shelf::new(keys.of_kind(Heading::KIND)), Shelf::new(keys.of_kind(Questions::KIND)));
        Self {
            writer: Writer::new(random),
            notes: Shelf::new(keys.of_kind(Writing::KIND)),
            statuses: Shelf::new(keys.of_kind(Said::KIND)),
            heading,
            questions,
            entries: Shelf::new(keys.of_kind(Spot::KIND)),
            unread: BTreeMap::new(),
            earlier: BTreeMap::new(),
            standing_earlier: BTreeMap::new(),
            taken_over: BTreeMap::new(),
            trouble: None,
            keys,
        }
    }

    /// Everything that the store keeps of a record at the time `now`, in milliseconds since the beginning of 1970. What is
    /// beyond the bounds of the history goes.
    pub fn open(store: &dyn KeyValue, record: &RecordId, random: u64, now: u64) -> Self {
        let mut desk = Self::read_all(store, record, random);
        desk.prune(store, &Bounds::OWN, now);
        desk
    }

    /// Everything that the store keeps of a record, for whoever has more to take in before anything may go.
    pub fn read_all(store: &dyn KeyValue, record: &RecordId, random: u64) -> Self {
        let mut desk = Self::new(record, random);
        desk.take_all(store);
        desk
    }

    /// Takes in everything that the store keeps of this record, and tells what changes thereby.
    pub fn take_all(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        self.trouble = None;
        let keys = match store.keys() {
            Ok(keys) => sorted_by(keys, Ord::cmp),
            Err(trouble) => {
                self.trouble = Some(trouble);
                return Vec::new();
            }
        };
        // The marks first: they tell what the first version's values are to the second one's.
        let (marks, values): (Vec<String>, Vec<String>) =
            keys.into_iter().filter(|key| self.is_ours(key)).partition(|key| self.mark_of(key).is_some());
        let mut changed = Vec::new();
        // And the first version's values last: what the second one has made of them goes before them.
        for key in marks.into_iter().chain(values.into_iter().rev()) {
            match store.get(&key) {
                Ok(Some(text)) => changed.extend(self.stands(&key, &text)),
                Ok(None) => {}
                Err(trouble) => drop(self.trouble.get_or_insert(trouble)),
            }
        }
        changed
    }

    /// Whether a key is one of this record's.
    pub fn is_ours(&self, key: &str) -> bool {
        let Keys { own, second, first } = &self.keys;
        key.starts_with(own.as_str())
            || key.starts_with(second.as_str())
            || first.is_some_and(|first| key.starts_with(first))
    }

    /// The first version's key, without its beginning, for which this key marks what the second version took over.
    fn mark_of<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(self.keys.second.as_str())?.strip_prefix("taken-over/")
    }

    /// Takes in what stands under a key, wherever it was found, and tells what changes thereby. What cannot be read is
    /// remembered.
    pub fn take(&mut self, key: &str, text: &str) -> Vec<Changed> {
        if !self.is_ours(key) {
            return Vec::new();
        }
        match self.read(key, text) {
            Ok(changed) => {
                self.unread.remove(key);
                changed
            }
            Err(why) => {
                self.unread.insert(key.to_owned(), why);
                Vec::new()
            }
        }
    }

    fn read(&mut self, key: &str, text: &str) -> Result<Vec<Changed>, Misread> {
        if let Some(rest) = key.strip_prefix(self.keys.own.as_str()) {
            return self.read_own(rest.split('/').next().unwrap_or_default(), key, text);
        }
        if let Some(place) = self.mark_of(key).map(str::to_owned) {
            let mut fields = Fields::parse(text, second::VERSION)?;
            let mark = TakenOver { first: fields.take("first")?, at: fields.take("at")?, is_behind: false };
            self.taken_over.insert(place, mark);
            return Ok(Vec::new());
        }
        if let Some(rest) = key.strip_prefix(self.keys.second.as_str()) {
            let rest = rest.to_owned();
            return self.read_second(&rest, key, text);
        }
        let place = self.keys.first.and_then(|first| key.strip_prefix(first)).unwrap_or_default().to_owned();
        if self.is_behind(&place, text) {
            return Ok(Vec::new());
        }
        self.read_first(&place, key, text)
    }

    fn read_own(&mut self, kind: &str, key: &str, text: &str) -> Result<Vec<Changed>, Misread> {
        let changed = match kind {
            Writing::KIND => self.notes.take(key, text)?.map(Changed::Note),
            Said::KIND => self.statuses.take(key, text)?.map(Changed::Status),
            Heading::KIND => self.heading.take(key, text)?.map(|_| Changed::Briefing),
            Questions::KIND => self.questions.take(key, text)?.map(|_| Changed::Briefing),
            Spot::KIND => self.entries.take(key, text)?.map(|_| Changed::Briefing),
            _ => return Err(Misread::Shape(format!("`{kind}` is nothing that this page knows"))),
        };
        Ok(changed.into_iter().collect())
    }

    fn read_second(&mut self, rest: &str, key: &str, text: &str) -> Result<Vec<Changed>, Misread> {
        let name = RevisionId::of_earlier(second::VERSION, text);
        let fields = || Fields::parse(text, second::VERSION);
        let changed = match rest.split_once('/') {
            Some(("note", id)) => self.earlier_note(id, &name, fields()?)?,
            Some(("status", action)) => self.earlier_status(action, &name, fields()?)?,
            Some(("briefing", "own")) => self.earlier_briefing(&name, fields()?)?,
            // What the second version set aside it could not read either, or it was an older text.
            Some(("quarantine", _)) => return Err(Misread::Aside),
            _ => return Err(Misread::Shape("its key names nothing that this page knows".to_owned())),
        };
        self.earlier.insert(name, (key.to_owned(), text.to_owned()));
        Ok(changed)
    }

    fn read_first(&mut self, place: &str, key: &str, text: &str) -> Result<Vec<Changed>, Misread> {
        let name = RevisionId::of_earlier(first::VERSION, text);
        let fields = || Fields::parse(text, first::VERSION);
        let changed = match place.split_once('/') {
            Some(("note", target)) => {
                let (about, fields) = first::note(target, fields()?)?;
                let id = crate::revisions::Id::text(&about);
                self.earlier_note(&id, &name, fields)?
            }
            Some(("progress", action)) => self.earlier_status(action, &name, fields()?)?,
            Some(("set-aside", _)) => return Err(Misread::Aside),
            None if place == "briefing" => self.earlier_briefing(&name, first::briefing(fields()?)?)?,
            // The choice of colours, and the key with which the storage is tried out.
            None if matches!(place, "colours" | "probe") => return Ok(Vec::new()),
            _ => return Err(Misread::Shape("its key names nothing that this page knows".to_owned())),
        };
        self.earlier.insert(name, (key.to_owned(), text.to_owned()));
        Ok(changed)
    }

    fn earlier_note(&mut self, id: &str, name: &RevisionId, fields: Fields) -> Result<Vec<Changed>, Misread> {
        let Some(about) = <About as crate::revisions::Id>::from_text(id) else { return Ok(Vec::new()) };
        let revision = second::note(&about, fields)?;
        let is_new = self.notes.take_earlier(about.clone(), name.clone(), revision);
        Ok(is_new.then_some(Changed::Note(about)).into_iter().collect())
    }

    fn earlier_status(&mut self, action: &str, name: &RevisionId, fields: Fields) -> Result<Vec<Changed>, Misread> {
        let action: UnitId = action.into();
        let is_new = self.statuses.take_earlier(action.clone(), name.clone(), second::status(&action, fields)?);
        Ok(is_new.then_some(Changed::Status(action)).into_iter().collect())
    }

    fn earlier_briefing(&mut self, name: &RevisionId, fields: Fields) -> Result<Vec<Changed>, Misread> {
        let second::Parts { heading, questions, entries } = second::briefing(fields)?;
        let mut is_new = false;
        if let Some(heading) = heading {
            is_new |= self.heading.take_earlier(Own, name.clone(), heading);
        }
        if let Some(questions) = questions {
            is_new |= self.questions.take_earlier(Own, name.clone(), questions);
        }
        for (item, entry) in entries {
            is_new |= self.entries.take_earlier(item, name.clone(), entry);
        }
        Ok(is_new.then_some(Changed::Briefing).into_iter().collect())
    }

    /// What another page did to a key: it wrote a text, or removed it.
    pub fn hear(&mut self, key: &str, text: Option<&str>) -> Vec<Changed> {
        if let Some(text) = text {
            return self.stands(key, text);
        }
        self.unread.remove(key);
        if let Some(name) = self.standing_earlier.remove(key) {
            self.earlier.remove(&name);
            return self.gone_earlier(&name);
        }
        let changed = match self.kind_of_own(key) {
            Some(Writing::KIND) => self.notes.gone(key).map(Changed::Note),
            Some(Said::KIND) => self.statuses.gone(key).map(Changed::Status),
            Some(Heading::KIND) => self.heading.gone(key).map(|_| Changed::Briefing),
            Some(Questions::KIND) => self.questions.gone(key).map(|_| Changed::Briefing),
            Some(Spot::KIND) => self.entries.gone(key).map(|_| Changed::Briefing),
            _ => None,
        };
        changed.into_iter().collect()
    }

    fn kind_of_own<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(self.keys.own.as_str()).and_then(|rest| rest.split('/').next())
    }

    /// Takes in what the store holds under a key.
    fn stands(&mut self, key: &str, text: &str) -> Vec<Changed> {
        let mut changed = self.take(key, text);
        if self.kind_of_own(key).is_none() {
            changed.extend(self.stands_earlier(key, text));
            return changed;
        }
        let heard = match self.kind_of_own(key) {
            Some(Writing::KIND) => self.notes.heard(key, text).map(Changed::Note),
            Some(Said::KIND) => self.statuses.heard(key, text).map(Changed::Status),
            Some(Heading::KIND) => self.heading.heard(key, text).map(|_| Changed::Briefing),
            Some(Questions::KIND) => self.questions.heard(key, text).map(|_| Changed::Briefing),
            Some(Spot::KIND) => self.entries.heard(key, text).map(|_| Changed::Briefing),
            _ => None,
        };
        changed.extend(heard.filter(|heard| !changed.contains(heard)));
        changed
    }
}
