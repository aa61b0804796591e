//! Everything that a reader makes of one record, from wherever it comes: this page, another one, an earlier version, a
//! second copy, a file.

use crate::briefing::{Briefing, Heading, Item, Own, Questions, Spot, order};
use crate::earlier::{first, second};
use crate::envelope::{Fields, Misread};
use crate::keys::Keys;
use crate::notes::{About, Note, Notebook, Writing};
use crate::revisions::{Bounds, Content, Log, RevisionId, Stage, Writer};
use crate::shelf::{Deletion, How, Over, SaveError, Shelf};
use crate::statuses::{Said, Statuses};
use crate::store::{KeyValue, StoreError};
use record::order::sorted_by;
use record::{RecordId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

mod back;
pub mod carried;
mod old;

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

    /// Deletes a note and what is beside it, in a full store too, and says where it went.
    ///
    /// # Errors
    /// [`SaveError`] where it is deleted on this page alone.
    pub fn delete_note(&mut self, store: &dyn KeyValue, about: &About, now: u64) -> Result<Deletion, SaveError> {
        match self.notes.delete(store, &mut self.writer, about, now) {
            Err(SaveError::Store(_, StoreError::Full)) => {
                // It stands under keys of earlier versions. What that version deletes goes from there for good.
                self.remove_earlier_note(store, about)?;
                self.notes.settle_deletion(store, about);
                Ok(Deletion::ForGood)
            }
            done => done,
        }
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
        match said {
            Some(said) => self.statuses.write(store, &mut self.writer, action, Some(said), ONE, now),
            None => self.statuses.delete(store, &mut self.writer, action, now).map(drop),
        }
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
            keep(self.heading.write(store, &mut self.writer, &Own, heading, ONE, now));
        }
        if wanted.questions() != present.questions() {
            let questions = Some(wanted.questions_text()).filter(|text| !text.is_empty()).map(Questions);
            keep(self.questions.write(store, &mut self.writer, &Own, questions, ONE, now));
        }
        let held = self.places();
        let stay: BTreeSet<&Item> = wanted.items().iter().collect();
        for item in held.keys().filter(|item| !stay.contains(item)) {
            keep(self.entries.delete(store, &mut self.writer, item, now).map(drop));
        }
        for (item, place) in order::places(&held, wanted.items()) {
            keep(self.entries.write(store, &mut self.writer, &item, Some(Spot(place)), ONE, now));
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
        let questions = self.all_questions();
        let places: Vec<(Item, f64)> = self.places().into_iter().collect();
        let items = sorted_by(places, |one, other| one.1.total_cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
        Briefing::of(heading, &questions, items.into_iter().map(|(item, _)| item))
    }

    /// The questions that stand, and those that another page has written meanwhile: whoever changes them sees them all.
    fn all_questions(&self) -> String {
        let Some(log) = self.questions.get(&Own) else { return String::new() };
        let texts = log.standing().into_iter().chain(log.others()).filter_map(|(_, held)| held.content.as_ref());
        let (mut seen, mut lines) = (BTreeSet::new(), Vec::new());
        for (number, questions) in texts.enumerate() {
            lines.extend(questions.0.lines().filter(|line| seen.insert(line.trim()) || number == 0));
        }
        lines.join("\n")
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
        self.all_unsaved().next()
    }

    fn all_unsaved(&self) -> impl Iterator<Item = &StoreError> {
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        let all = notes.unsaved().map(|(_, why)| why).chain(statuses.unsaved().map(|(_, why)| why));
        let briefing = heading.unsaved().map(|(_, why)| why).chain(questions.unsaved().map(|(_, why)| why));
        all.chain(briefing).chain(entries.unsaved().map(|(_, why)| why))
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
        if wanted(&StoreError::Gone) {
            // What another page let go for good reason goes again at the next start.
            let Self { notes, statuses, heading, questions, entries, .. } = self;
            notes.save_history(store);
            statuses.save_history(store);
            heading.save_history(store);
            questions.save_history(store);
            entries.save_history(store);
        }
        changed
    }

    /// Looks whether the store still holds everything, and tells of what it does not.
    pub fn check(&mut self, store: &dyn KeyValue) -> Vec<Changed> {
        let keys: Result<BTreeSet<String>, StoreError> = store.keys().map(|keys| keys.into_iter().collect());
        let mut changed: BTreeSet<Changed> = BTreeSet::new();
        if let Ok(keys) = &keys {
            changed.extend(self.check_earlier(keys));
        }
        let keys = keys.as_ref();
        changed.extend(check(&mut self.notes, keys).into_iter().map(Changed::Note));
        changed.extend(check(&mut self.statuses, keys).into_iter().map(Changed::Status));
        let briefing = !check(&mut self.heading, keys).is_empty()
            | !check(&mut self.questions, keys).is_empty()
            | !check(&mut self.entries, keys).is_empty();
        changed.extend(briefing.then_some(Changed::Briefing));
        changed.into_iter().collect()
    }

    /// Lets go of what is beyond the bounds of the history, where everything could be read and is saved: what is not known
    /// may be what a deletion still holds back.
    pub fn prune(&mut self, store: &dyn KeyValue, bounds: &Bounds, now: u64) {
        if self.trouble.is_some() || self.unsaved().is_some() {
            return;
        }
        let stays = self.let_earlier_go(store, bounds, now);
        let Self { notes, statuses, heading, questions, entries, .. } = self;
        notes.prune(store, bounds, now, &stays);
        statuses.prune(store, bounds, now, &stays);
        heading.prune(store, bounds, now, &stays);
        questions.prune(store, bounds, now, &stays);
        entries.prune(store, bounds, now, &stays);
    }
}

fn check<C: Content>(shelf: &mut Shelf<C>, keys: Result<&BTreeSet<String>, &StoreError>) -> BTreeSet<C::Id> {
    match keys {
        Ok(keys) => shelf.check_among(keys),
        Err(error) => shelf.cannot_look(error),
    }
}
