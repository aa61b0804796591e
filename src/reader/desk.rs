//! Everything that a reader makes of one record, from wherever it comes: this page, another one, an earlier version, a
//! second copy, a file.

use crate::briefing::{Briefing, Heading, Item, Own, Questions, Spot, order};
use crate::earlier::{first, second};
use crate::envelope::{Fields, Misread};
use crate::keys::Keys;
use crate::notes::{About, Note, Notebook, Writing};
use crate::revisions::id::fingerprint;
use crate::revisions::{Bounds, Content, Log, RevisionId, Writer};
use crate::shelf::{How, SaveError, Shelf};
use crate::statuses::{Said, Statuses};
use crate::store::{KeyValue, StoreError};
use record::order::sorted_by;
use record::{RecordId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

pub mod carried;

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
            taken_over: BTreeMap::new(),
            trouble: None,
            keys,
        }
    }

    /// Everything that the store keeps of a record at the time `now`, in milliseconds since the beginning of 1970. What is
    /// beyond the bounds of the history goes.
    pub fn open(store: &dyn KeyValue, record: &RecordId, random: u64, now: u64) -> Self {
        let mut desk = Self::new(record, random);
        desk.take_all(store);
        desk.prune(store, &Bounds::OWN, now);
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
                Ok(Some(text)) => changed.extend(self.take(&key, &text)),
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
            let mark = TakenOver { first: fields.take("first")?, at: fields.take("at")? };
            self.taken_over.insert(place, mark);
            return Ok(Vec::new());
        }
        if let Some(rest) = key.strip_prefix(self.keys.second.as_str()) {
            let rest = rest.to_owned();
            return self.read_second(&rest, key, text);
        }
        let place = self.keys.first.and_then(|first| key.strip_prefix(first)).unwrap_or_default().to_owned();
        let is_known = self.taken_over.get(&place).is_some_and(|mark| mark.first == fingerprint(text));
        if is_known && self.has_second_of(&place) {
            return Ok(Vec::new());
        }
        self.read_first(&place, key, text)
    }

    /// Whether there is anything of what the first version kept in this place.
    fn has_second_of(&self, place: &str) -> bool {
        match place.split_once('/') {
            Some(("note", target)) => self.notes.get(&About::from_first_version(target)).is_some(),
            Some(("progress", action)) => self.statuses.get(&action.into()).is_some(),
            _ => !(self.heading.is_empty() && self.questions.is_empty() && self.entries.is_empty()),
        }
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
            return self.take(key, text);
        }
        self.unread.remove(key);
        let kind = key.strip_prefix(self.keys.own.as_str()).and_then(|rest| rest.split('/').next());
        let changed = match kind {
            Some(Writing::KIND) => self.notes.gone(key).map(Changed::Note),
            Some(Said::KIND) => self.statuses.gone(key).map(Changed::Status),
            Some(Heading::KIND) => self.heading.gone(key).map(|_| Changed::Briefing),
            Some(Questions::KIND) => self.questions.gone(key).map(|_| Changed::Briefing),
            Some(Spot::KIND) => self.entries.gone(key).map(|_| Changed::Briefing),
            _ => None,
        };
        changed.into_iter().collect()
    }

    /// Writes a note, or with `None` deletes it.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn write_note(
        &mut self,
        store: &dyn KeyValue,
        about: &About,
        writing: Option<Writing>,
        how: How,
        now: u64,
    ) -> Result<(), SaveError> {
        self.notes.write(store, &mut self.writer, about, writing, how, now)
    }

    /// Says how far an action has come, or with `None` takes that back.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn write_status(
        &mut self,
        store: &dyn KeyValue,
        action: &UnitId,
        said: Option<Said>,
        now: u64,
    ) -> Result<(), SaveError> {
        self.statuses.write(store, &mut self.writer, action, said, How::DONE, now)
    }

    /// Makes the briefing what it is to be: only what differs from what it is now is written.
    ///
    /// # Errors
    /// The first [`SaveError`], where it is not certain that all is saved; the rest is written all the same.
    pub fn write_briefing(&mut self, store: &dyn KeyValue, wanted: &Briefing, now: u64) -> Result<(), SaveError> {
        let present = self.briefing();
        let mut written = Ok(());
        let mut keep = |result: Result<(), SaveError>| {
            if written.is_ok() {
                written = result;
            }
        };
        if wanted.heading() != present.heading() {
            let heading = Some(wanted.heading()).filter(|text| !text.is_empty()).map(|text| Heading(text.to_owned()));
            keep(self.heading.write(store, &mut self.writer, &Own, heading, How::DONE, now));
        }
        if wanted.questions() != present.questions() {
            let questions = Some(wanted.questions_text()).filter(|text| !text.is_empty()).map(Questions);
            keep(self.questions.write(store, &mut self.writer, &Own, questions, How::DONE, now));
        }
        let held = self.places();
        let gone: Vec<&Item> = held.keys().filter(|item| !wanted.contains(item)).collect();
        for item in gone {
            keep(self.entries.write(store, &mut self.writer, item, None, How::DONE, now));
        }
        for (item, place) in order::places(&held, wanted.items()) {
            keep(self.entries.write(store, &mut self.writer, &item, Some(Spot(place)), How::DONE, now));
        }
        written
    }

    /// Keeps what is being written in a field of the briefing; with `None` there is nothing to keep any more.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn draft_briefing(
        &mut self,
        store: &dyn KeyValue,
        field: Field,
        text: Option<&str>,
        now: u64,
    ) -> Result<(), SaveError> {
        let Self { writer, heading, questions, .. } = self;
        let text = text.map(str::to_owned);
        match (field, text) {
            (Field::Heading, None) => heading.drop_draft(store, &Own),
            (Field::Questions, None) => questions.drop_draft(store, &Own),
            (Field::Heading, Some(text)) => heading.write(store, writer, &Own, Some(Heading(text)), How::DRAFT, now),
            (Field::Questions, Some(text)) => {
                questions.write(store, writer, &Own, Some(Questions(text)), How::DRAFT, now)
            }
        }
    }

    /// What was being written in a field of the briefing and is no part of it yet.
    pub fn briefing_draft(&self, field: Field) -> Option<&str> {
        match field {
            Field::Heading => self.heading.get(&Own)?.draft()?.1.content.as_ref().map(|text| text.0.as_str()),
            Field::Questions => self.questions.get(&Own)?.draft()?.1.content.as_ref().map(|text| text.0.as_str()),
        }
    }

    fn places(&self) -> BTreeMap<Item, f64> {
        let place = |(item, log): (&Item, &Log<Spot>)| log.current().map(|entry| (item.clone(), entry.0));
        self.entries.iter().filter_map(place).collect()
    }

    /// The briefing as it stands.
    pub fn briefing(&self) -> Briefing {
        let heading = self.heading.current(&Own).map(|heading| heading.0.as_str()).unwrap_or_default();
        let questions = self.questions.current(&Own).map(|questions| questions.0.as_str()).unwrap_or_default();
        let places: Vec<(Item, f64)> = self.places().into_iter().collect();
        let items = sorted_by(places, |one, other| one.1.total_cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
        Briefing::of(heading, questions, items.into_iter().map(|(item, _)| item))
    }

    /// The notes as they stand.
    pub fn notebook(&self) -> Notebook {
        let mut notebook = Notebook::default();
        self.notes.iter().for_each(|(about, _)| notebook.put(about.clone(), self.note(about)));
        notebook
    }

    /// A note as it stands.
    pub fn note(&self, about: &About) -> Option<Note> {
        let (_, standing) = self.notes.get(about)?.standing()?;
        let writing = standing.content.clone()?;
        Some(Note { about: about.clone(), writing, updated: standing.at })
    }

    /// The statuses as they stand.
    pub fn all_statuses(&self) -> Statuses {
        let mut statuses = Statuses::default();
        self.statuses.iter().for_each(|(action, log)| statuses.put(action.clone(), log.current().copied()));
        statuses
    }

    /// What cannot be read, by key.
    pub fn unread(&self) -> impl Iterator<Item = Unread> {
        self.unread.iter().map(|(key, why)| Unread { key: key.clone(), why: why.clone() })
    }

    /// How many things a newer version of the app has written: they are shown and cannot be changed.
    pub fn newer(&self) -> usize {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        notes.newer() + statuses.newer() + heading.newer() + questions.newer() + entries.newer()
    }

    /// Why not everything is saved; `None` where it is.
    pub fn unsaved(&self) -> Option<&StoreError> {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        let all = notes.unsaved().map(|(_, why)| why).chain(statuses.unsaved().map(|(_, why)| why));
        let briefing = heading.unsaved().map(|(_, why)| why).chain(questions.unsaved().map(|(_, why)| why));
        all.chain(briefing).chain(entries.unsaved().map(|(_, why)| why)).next()
    }

    /// Why not all of the briefing is saved; `None` where it is.
    pub fn unsaved_briefing(&self) -> Option<&StoreError> {
        let texts = self.heading.unsaved().map(|(_, why)| why).chain(self.questions.unsaved().map(|(_, why)| why));
        texts.chain(self.entries.unsaved().map(|(_, why)| why)).next()
    }

    /// Tries again to save what is not saved, but not what was deleted elsewhere: whoever cleared it may have meant to.
    pub fn retry(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        self.save_again(store, |why| *why != StoreError::Gone)
    }

    /// Saves all again that is not saved, because the reader asks for it.
    pub fn save_all(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        self.save_again(store, |_| true)
    }

    fn save_again(&mut self, store: &dyn KeyValue, wanted: fn(&StoreError) -> bool) -> Vec<Changed> {
        let mut changed: Vec<Changed> = self.notes.save_again(store, wanted).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.save_again(store, wanted).into_iter().map(Changed::Status));
        let briefing = !self.heading.save_again(store, wanted).is_empty()
            | !self.questions.save_again(store, wanted).is_empty()
            | !self.entries.save_again(store, wanted).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        changed
    }

    /// Looks whether the store still holds everything, and tells of what it does not.
    pub fn check(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        let mut changed: Vec<Changed> = self.notes.check(store).into_iter().map(Changed::Note).collect();
        changed.extend(self.statuses.check(store).into_iter().map(Changed::Status));
        let briefing = !self.heading.check(store).is_empty() | !self.questions.check(store).is_empty();
        changed.extend((briefing | !self.entries.check(store).is_empty()).then_some(Changed::Briefing));
        changed
    }

    /// Lets go of what is beyond the bounds of the history.
    pub fn prune(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) {
        let stays = self.let_earlier_go(store, bounds, now);
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        notes.prune(store, bounds, now, &stays);
        statuses.prune(store, bounds, now, &stays);
        heading.prune(store, bounds, now, &stays);
        questions.prune(store, bounds, now, &stays);
        entries.prune(store, bounds, now, &stays);
    }

    /// Removes the values of earlier versions of which nothing counts any more, and tells which ones stay.
    fn let_earlier_go(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) -> BTreeSet<RevisionId> {
        let mut stays = BTreeSet::new();
        staying(&self.notes, bounds, now, &mut stays);
        staying(&self.statuses, bounds, now, &mut stays);
        staying(&self.heading, bounds, now, &mut stays);
        staying(&self.questions, bounds, now, &mut stays);
        staying(&self.entries, bounds, now, &mut stays);
        for (name, (key, _)) in &self.earlier {
            if stays.contains(name) {
                continue;
            }
            // An earlier version may have written there since.
            let same = |text: &String| {
                *name == RevisionId::of_earlier(first::VERSION, text)
                    || *name == RevisionId::of_earlier(second::VERSION, text)
            };
            let is_gone = match store.get(key) {
                Ok(Some(text)) if same(&text) => store.remove(key).is_ok(),
                Ok(None) => true,
                Ok(Some(_)) | Err(_) => false,
            };
            if !is_gone {
                stays.insert(name.clone());
            }
        }
        self.earlier.retain(|name, _| stays.contains(name));
        self.let_taken_over_go(store, bounds, now);
        stays
    }

    /// Removes the first version's values that the second one took over long ago, and the marks that say so.
    fn let_taken_over_go(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) {
        let Self { keys: Keys { second, first, .. }, taken_over, .. } = self;
        taken_over.retain(|place, TakenOver { first: mark, at }| {
            if at.saturating_add(bounds.age) >= now {
                return true;
            }
            let key = format!("{}{place}", first.unwrap_or_default());
            let removed = match store.get(&key) {
                Ok(Some(text)) if fingerprint(&text) == *mark => store.remove(&key),
                held => held.map(|_| ()),
            };
            removed.and_then(|()| store.remove(&format!("{second}taken-over/{place}"))).is_err()
        });
    }
}

/// The revisions of earlier versions that are within the bounds.
fn staying<C: Content>(shelf: &Shelf<C>, bounds: &Bounds, now: u64, stays: &mut BTreeSet<RevisionId>) {
    for (_, log) in shelf.iter() {
        let beyond: BTreeSet<RevisionId> = bounds.beyond(log, now).into_iter().collect();
        let held = log.iter().map(|(name, _)| name).filter(|name| name.is_of_earlier() && !beyond.contains(*name));
        stays.extend(held.cloned());
    }
}
