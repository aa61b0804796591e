//! What the reader makes: notes, statuses and the briefing as signals, with the desk to which every change goes.

use super::notices::Notices;
use super::second_copy::Surety;
use crate::backup::{self, Backup};
use crate::briefing::{self, Briefing, Item, Refused};
use crate::browser::clock;
use crate::browser::second_copy::{Reliance, SecondCopy};
use crate::browser::storage::BrowserStore;
use crate::chart::chart::OwnStatus;
use crate::desk::{Changed, Desk, Field, Unread};
use crate::notes::{About, Note, Notebook, Writing};
use crate::record::{Date, Progress, Record, RecordId, Subject, UnitId};
use crate::revisions::{Log, RevisionId};
use crate::shelf::{Deletion, How, SaveError};
use crate::statuses::{Said, Statuses};
use crate::store::{KeyValue, StoreError};
use leptos::prelude::*;

/// The key under which the day of the last backup is kept. It is none of what the reader makes.
const LAST_BACKUP: &str = "inspection-explorer/last-backup";

/// What the reader makes of the record. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct ReaderData {
    record: &'static Record,
    /// The reader's notes.
    pub notebook: RwSignal<Notebook>,
    /// How far the reader says that the plan's actions have come.
    pub statuses: RwSignal<Statuses>,
    /// The reader's briefing.
    pub briefing: RwSignal<Briefing>,
    /// The note that was just deleted and can be brought back: what it was about, and what it said.
    pub deleted: RwSignal<Option<(About, Writing)>>,
    /// Changes with everything that is written, here or in another page, and with what becomes of it.
    changes: Trigger,
    /// How sure it is that what was saved stays.
    pub surety: Surety,
    desk: StoredValue<Desk>,
    store: StoredValue<BrowserStore, LocalStorage>,
    notices: Notices,
}

impl ReaderData {
    /// Reads what the browser keeps of this record; what went wrong becomes notices. Nothing goes by its age before the
    /// second copy was looked at.
    pub fn new(record: &'static Record, notices: Notices) -> Self {
        let store = BrowserStore::default();
        let desk = Desk::read_all(&store, &record.authority.id, clock::random());
        desk.told().into_iter().for_each(|notice| notices.tell(notice));
        Self {
            record,
            notebook: RwSignal::new(desk.notebook()),
            statuses: RwSignal::new(desk.all_statuses()),
            briefing: RwSignal::new(desk.briefing()),
            deleted: RwSignal::new(None),
            changes: Trigger::new(),
            surety: Surety::new(),
            desk: StoredValue::new(desk),
            store: StoredValue::new_local(store),
            notices,
        }
    }

    /// Keeps what is being written, as it is: it is a draft until it is written.
    pub fn draft_note(self, about: &About, writing: Writing) {
        // What the store refuses is told beside the field, and on the bar for what is not saved.
        let _ = self.on_desk(|desk, store| desk.write_note(store, about, Some(writing), How::DRAFT, clock::now()));
        self.changes.notify();
    }

    /// Lets a draft go that says nothing new.
    pub fn drop_draft(self, about: &About) {
        let _ = self.on_desk(|desk, store| desk.notes.drop_draft(store, about));
        self.changes.notify();
    }

    /// Writes a note. On this page it is there whatever the store does.
    pub fn write_note(self, about: &About, writing: Writing, how: How) {
        let written = self.on_desk(|desk, store| desk.write_note(store, about, Some(writing), how, clock::now()));
        self.show(&[Changed::Note(about.clone())]);
        self.written(written);
    }

    /// Deletes a note. It can be brought back: now, as it is on this page; later, from the bin.
    pub fn delete_note(self, about: &About) {
        let writing = self.note(about).map(|note| note.writing);
        let deleted = self.on_desk(|desk, store| desk.delete_note(store, about, clock::now()));
        self.show(&[Changed::Note(about.clone())]);
        match deleted {
            Err(error @ SaveError::Newer(_)) => self.notices.tell(error.to_string()),
            // That it is not saved is told on the bar.
            Ok(Deletion::InBin) | Err(_) => self.deleted.set(writing.map(|writing| (about.clone(), writing))),
            Ok(Deletion::WithoutHistory(_)) => {
                self.notices.tell("There was no room: some earlier texts of the note were removed to keep the note itself in the bin.");
                self.deleted.set(writing.map(|writing| (about.clone(), writing)));
            }
            Ok(Deletion::ForGood) => {
                self.notices.tell("There was no room for the bin: the note is deleted for good. ‘Undo’ brings it back as long as this page is open.");
                self.deleted.set(writing.map(|writing| (about.clone(), writing)));
            }
        }
        self.retry();
    }

    /// Brings the note back that was deleted last, unless another was written in its place meanwhile: the former text then
    /// is in its history.
    pub fn undo_delete(self) {
        let Some((about, writing)) = self.deleted.try_update(Option::take).flatten() else { return };
        if self.note_log(&about).is_none_or(|log| log.current().is_none()) {
            self.write_note(&about, writing, How::CHOSEN);
        }
    }

    /// Lets the note stand as it was in this revision.
    pub fn bring_back(self, about: &About, revision: &RevisionId) {
        let held = self.note_log(about).and_then(|log| log.get(revision)?.content.clone());
        if let Some(writing) = held {
            self.write_note(about, writing, How::CHOSEN);
        }
    }

    /// All revisions of a note. Tracks what becomes of it.
    pub fn note_log(self, about: &About) -> Option<Log<Writing>> {
        self.of_desk(|desk| desk.notes.get(about).cloned())
    }

    /// The note as it stands. Tracks the notes.
    pub fn note(self, about: &About) -> Option<Note> {
        self.notebook.with(|notebook| notebook.get(about).cloned())
    }

    /// Why a note is not saved; `None` where it is. Tracks what becomes of it.
    pub fn note_trouble(self, about: &About) -> Option<StoreError> {
        self.of_desk(|desk| desk.notes.trouble(about).cloned())
    }

    /// Why not everything is saved; `None` where it is. Tracks what becomes of it.
    pub fn trouble(self) -> Option<StoreError> {
        self.of_desk(|desk| desk.unsaved().cloned())
    }

    /// Whether a note is on its way into the second copy. Tracks what becomes of it.
    pub fn is_saving(self, about: &About) -> bool {
        self.surety.track();
        let is_its = |desk: &Desk, key: &str| desk.notes.named(key).is_some_and(|(id, _)| id == *about);
        self.of_desk(|desk| self.copy().is_writing(|key| is_its(desk, key)))
    }

    /// Whether the browser does not answer whether what is saved is in the second copy. Tracks that.
    pub fn is_late(self) -> bool {
        self.surety.track();
        self.copy().reliance() == Reliance::Late
    }

    /// Whether something would be lost if the page were left now: neither the store nor the second copy has it. Tracks what
    /// becomes of it.
    pub fn would_lose(self) -> bool {
        self.surety.track();
        let copy = self.copy();
        self.of_desk(|desk| desk.unsaved_keys().any(|key| !copy.holds_alone(&key)))
    }

    /// The second copy.
    pub fn copy(self) -> SecondCopy {
        self.store.with_value(|store| store.copy.clone())
    }

    /// The text of the reader's note on something. Tracks the notes.
    pub fn note_on(self, subject: &Subject) -> Option<String> {
        self.notebook.with(|notebook| notebook.text_on(subject).map(str::to_owned))
    }

    /// The text of the reader's note on a finding. Tracks the notes.
    pub fn note_on_finding(self, id: &str) -> Option<String> {
        self.notebook.with(|notebook| notebook.text_on_finding(id).map(str::to_owned))
    }

    /// What the reader says of an action of the plan. Tracks the statuses.
    pub fn own_status(self, unit: &str) -> Option<OwnStatus> {
        self.statuses.with(|statuses| statuses.get(unit).map(|status| (status.progress, status.on)))
    }

    /// Sets how far an action has come, or with `None` clears it.
    pub fn set_status(self, action: &str, progress: Option<Progress>, on: Option<Date>) {
        let action: UnitId = action.into();
        let said = progress.map(|progress| Said { progress, on });
        let written = self.on_desk(|desk, store| desk.write_status(store, &action, said, clock::now()));
        self.show(&[Changed::Status(action)]);
        self.written(written);
    }

    /// Whether the briefing has this entry. Tracks the briefing.
    pub fn is_gathered(self, item: &Item) -> bool {
        self.briefing.with(|briefing| self.held(briefing, item).is_some())
    }

    /// Adds something to the briefing, or takes it out if it is there.
    pub fn gather(self, item: Item) {
        let held = self.briefing.with_untracked(|briefing| self.held(briefing, &item).cloned());
        self.edit_briefing(|briefing| match held {
            Some(held) => {
                briefing.remove(&held);
                Ok(())
            }
            None => briefing.add(item).map(|_| ()),
        });
    }

    /// Changes the briefing. Says whether the change was taken.
    pub fn edit_briefing(self, change: impl FnOnce(&mut Briefing) -> Result<(), Refused>) -> bool {
        let before = self.briefing.get_untracked();
        let mut after = before.clone();
        if let Err(refused) = change(&mut after) {
            self.notices.tell(refused.to_string());
            return false;
        }
        if after != before {
            let written = self.on_desk(|desk, store| desk.write_briefing(store, &after, clock::now()));
            self.show(&[Changed::Briefing]);
            self.written(written);
        }
        true
    }

    /// Keeps what is being written in a field of the briefing; with `None` there is nothing to keep any more.
    pub fn draft_briefing(self, field: Field, text: Option<&str>) {
        // What the store refuses is told on the bar for what is not saved.
        let _ = self.on_desk(|desk, store| desk.draft_briefing(store, field, text, clock::now()));
        self.changes.notify();
    }

    /// What was being written in a field of the briefing and is no part of it yet.
    pub fn briefing_draft(self, field: Field) -> Option<String> {
        self.desk.with_value(|desk| desk.briefing_draft(field).map(str::to_owned))
    }

    fn held<'a>(self, briefing: &'a Briefing, item: &Item) -> Option<&'a Item> {
        briefing::held(briefing, item, self.record)
    }

    /// What only a newer version can change is told; what is not saved is told on the bar for it, as long as it is so. What
    /// is saved the browser is asked not to clear.
    fn written(self, written: Result<(), SaveError>) {
        match written {
            Ok(()) => self.surety.ask_once(),
            Err(error @ SaveError::Newer(_)) => self.notices.tell(error.to_string()),
            Err(SaveError::Store(..)) => {}
        }
    }

    /// Shows what has changed on the desk.
    pub fn show(self, changed: &[Changed]) {
        for change in changed {
            match change {
                Changed::Note(about) => {
                    let note = self.desk.with_value(|desk| desk.note(about));
                    let held = self.notebook.with_untracked(|notebook| notebook.get(about).cloned());
                    if held != note {
                        self.notebook.update(|notebook| notebook.put(about.clone(), note));
                    }
                }
                Changed::Status(action) => {
                    let said = self.desk.with_value(|desk| desk.statuses.current(action).copied());
                    self.statuses.update(|statuses| statuses.put(action.clone(), said));
                }
                Changed::Briefing => {
                    let briefing = self.desk.with_value(Desk::briefing);
                    if self.briefing.with_untracked(|held| *held != briefing) {
                        self.briefing.set(briefing);
                    }
                }
            }
        }
        self.changes.notify();
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
        if self.desk.with_value(|desk| desk.unsaved().is_some()) {
            let changed = self.on_desk(|desk, store| desk.retry(store));
            self.show(&changed);
        }
    }

    /// Reads something off the desk. Tracks what becomes of everything.
    pub fn of_desk<T>(self, read: impl FnOnce(&Desk) -> T) -> T {
        self.changes.track();
        self.desk.with_value(read)
    }

    /// Works on the desk. Nothing is awaited meanwhile, so nobody else can work on it.
    pub fn on_desk<T>(self, work: impl FnOnce(&mut Desk, &dyn KeyValue) -> T) -> T {
        let mut desk = self.desk.write_value();
        self.store.with_value(|store| work(&mut desk, store))
    }

    /// Begins a new text of the note's history with the next writing.
    pub fn close_note(self, about: &About) {
        self.on_desk(|desk, _| desk.notes.close(about));
    }

    /// Everything as one file.
    pub fn backup(self) -> Backup {
        let record = self.record_id();
        self.on_desk(|desk, store| backup::backup(&record, desk, store, clock::now()))
    }

    /// When a backup was last downloaded in this browser, in milliseconds since the beginning of 1970. Tracks that.
    pub fn last_backup(self) -> Option<u64> {
        self.changes.track();
        self.on_desk(|_, store| store.get(LAST_BACKUP).ok().flatten()?.parse().ok())
    }

    /// Remembers that a backup was downloaded now.
    pub fn backed_up(self) {
        // Where that is refused the day is missing, and nothing else.
        let _ = self.on_desk(|_, store| store.set(LAST_BACKUP, &clock::now().to_string()));
        self.changes.notify();
    }

    /// Whose record it is.
    pub fn record_id(self) -> RecordId {
        self.record.authority.id.clone()
    }

    /// What cannot be read. Tracks what becomes of it.
    pub fn unread(self) -> Vec<Unread> {
        self.of_desk(|desk| desk.unread().collect())
    }

    /// How many characters are stored by this page and others on its address.
    pub fn used(self) -> Option<u32> {
        self.store.with_value(BrowserStore::used)
    }
}

/// What the reader makes, for any component.
pub fn reader_data() -> ReaderData {
    expect_context::<ReaderData>()
}
