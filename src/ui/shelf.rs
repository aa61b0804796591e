//! What the reader keeps: notes, statuses and the briefing as signals, with the shelves to which every change goes.

use super::notices::Notices;
use crate::briefing::{self, Briefing, Item, Refused};
use crate::browser::{clock, storage};
use crate::chart::chart::OwnStatus;
use crate::notes::{About, Note, Notebook};
use crate::record::{Date, Progress, Record, Subject};
use crate::shelf::SaveError;
use crate::statuses::Statuses;
use crate::store::KeyValue;
use crate::stored::{self, Shelves, Stored};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the reader keeps of the record. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct ReaderData {
    record: &'static Record,
    /// The reader's notes.
    pub notebook: RwSignal<Notebook>,
    /// How far the reader says that the plan's actions have come.
    pub statuses: RwSignal<Statuses>,
    /// The reader's briefing.
    pub briefing: RwSignal<Briefing>,
    /// The note that was just deleted or replaced and can be brought back.
    pub deleted: RwSignal<Option<Note>>,
    /// What the notes are about that could not be saved; they last until the page is closed.
    unsaved: RwSignal<BTreeSet<About>>,
    /// Whether the browser saves anything at all.
    saves: bool,
    shelves: StoredValue<Shelves>,
    store: StoredValue<Box<dyn KeyValue>, LocalStorage>,
    notices: Notices,
}

impl ReaderData {
    /// Reads what the browser keeps of this record; what went wrong becomes notices.
    pub fn new(record: &'static Record, notices: Notices) -> Self {
        let (store, saves): (Box<dyn KeyValue>, bool) = match storage::open() {
            Ok(store) => (Box::new(store), true),
            Err(trouble) => {
                notices.tell(trouble.to_string());
                (Box::new(storage::forgetful()), false)
            }
        };
        let Stored { notebook, statuses, briefing, shelves, told } =
            stored::load(store.as_ref(), &record.authority.id, clock::now());
        told.into_iter().for_each(|notice| notices.tell(notice));
        Self {
            record,
            notebook: RwSignal::new(notebook),
            statuses: RwSignal::new(statuses),
            briefing: RwSignal::new(briefing),
            deleted: RwSignal::new(None),
            unsaved: RwSignal::new(BTreeSet::new()),
            saves,
            shelves: StoredValue::new(shelves),
            store: StoredValue::new_local(store),
            notices,
        }
    }

    /// Writes a note and saves it. What cannot be saved stays on screen, and the reader is told.
    ///
    /// Says whether the text was taken.
    pub fn write_note(self, about: &About, text: &str) -> bool {
        if text.trim().is_empty() {
            return self.delete_note(about);
        }
        let now = clock::now();
        if let Some(Err(error)) = self.notebook.try_update(|notebook| notebook.write(about, text, now)) {
            self.notices.tell(error.to_string());
            return false;
        }
        if let Some(note) = self.notebook.with_untracked(|notebook| notebook.get(about).cloned()) {
            self.save_note(&note);
        }
        true
    }

    /// Deletes a note; it can be brought back until the next one is deleted. Where what is saved could not be removed the
    /// note stays on screen.
    ///
    /// Says whether there is no note now.
    pub fn delete_note(self, about: &About) -> bool {
        let Some(note) = self.notebook.try_update(|notebook| notebook.delete(about)).flatten() else { return true };
        let removed = self.with_shelves(|store, shelves| shelves.notes.remove(store, about));
        match removed {
            // What stands in the place of a note that was never saved is none of its business.
            Ok(()) | Err(SaveError::Newer(_) | SaveError::Unreadable(_)) => {
                self.unsaved.update(|unsaved| {
                    unsaved.remove(about);
                });
                self.deleted.set(Some(note));
                true
            }
            Err(error) => {
                self.notices.tell(error.to_string());
                self.notebook.update(|notebook| {
                    notebook.restore(note);
                });
                false
            }
        }
    }

    /// Brings the deleted note back. A note that was written in its place meanwhile can be brought back in turn.
    pub fn undo_delete(self) {
        if let Some(note) = self.deleted.get_untracked() {
            let replaced = self.notebook.try_update(|notebook| notebook.restore(note.clone())).flatten();
            self.save_note(&note);
            self.deleted.set(replaced);
        }
    }

    /// Whether the note is saved beyond this page. Tracks what has become of it.
    pub fn is_saved(self, about: &About) -> bool {
        self.saves && !self.was_refused(about)
    }

    /// Whether saving the note was refused and may be tried again. Tracks what has become of it.
    pub fn was_refused(self, about: &About) -> bool {
        self.unsaved.with(|unsaved| unsaved.contains(about))
    }

    /// The stored values that could not be read, for the download.
    pub fn unread(self) -> Vec<(String, String)> {
        self.with_shelves(|store, shelves| shelves.unread(store)).unwrap_or_default()
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

    /// Sets how far an action has come, or with `None` clears it, and saves that.
    pub fn set_status(self, action: &str, progress: Option<Progress>, on: Option<Date>) {
        self.statuses.update(|statuses| match progress {
            Some(progress) => drop(statuses.set(action, progress, on, clock::now())),
            None => drop(statuses.clear(action)),
        });
        let status = self.statuses.with_untracked(|statuses| statuses.get(action).cloned());
        self.tell_failed(self.with_shelves(|store, shelves| match status {
            Some(status) => shelves.statuses.save(store, &status),
            None => shelves.statuses.remove(store, &action.into()),
        }));
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

    /// Changes the briefing and saves it. Says whether the change was taken.
    pub fn edit_briefing(self, change: impl FnOnce(&mut Briefing) -> Result<(), Refused>) -> bool {
        let before = self.briefing.get_untracked();
        let mut after = before.clone();
        if let Err(refused) = change(&mut after) {
            self.notices.tell(refused.to_string());
            return false;
        }
        let is_changed = after != before;
        if is_changed {
            after.updated = clock::now();
        }
        self.briefing.set(after.clone());
        if is_changed {
            self.tell_failed(self.with_shelves(|store, shelves| shelves.briefing.save(store, &after)));
        }
        true
    }

    fn held<'a>(self, briefing: &'a Briefing, item: &Item) -> Option<&'a Item> {
        briefing::held(briefing, item, self.record)
    }

    fn save_note(self, note: &Note) {
        let saved = self.with_shelves(|store, shelves| shelves.notes.save(store, note));
        self.unsaved.update(|unsaved| {
            if saved.is_ok() {
                unsaved.remove(&note.about);
            } else {
                unsaved.insert(note.about.clone());
            }
        });
        self.tell_failed(saved);
    }

    fn tell_failed(self, saved: Result<(), SaveError>) {
        if let Err(error) = saved {
            self.notices.tell(error.to_string());
        }
    }

    /// Works on the shelves. Nothing is awaited meanwhile, so nobody else can work on them.
    fn with_shelves<T>(self, work: impl FnOnce(&dyn KeyValue, &mut Shelves) -> T) -> T {
        let mut shelves = self.shelves.write_value();
        self.store.with_value(|store| work(store.as_ref(), &mut shelves))
    }
}

/// What the reader keeps, for any component.
pub fn reader_data() -> ReaderData {
    expect_context::<ReaderData>()
}
