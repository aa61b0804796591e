//! The state of the app: the record, the view, the notebook and what the reader must be told. The only place that
//! wires pure functions to signals and to the browser.

use super::navigation::Navigation;
use super::notices::Notice;
use crate::briefing::{self, Briefing};
use crate::browser::preference::{self, Colours};
use crate::browser::{canvas, clock, storage};
use crate::chart::Theme;
use crate::chart::chart::OwnStatus;
use crate::notes::{self, KeyValue, Note, Notebook};
use crate::progress::{self, ProgressBook};
use crate::record::Record;
use crate::words::count;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Everything that the components share. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The record that is compiled in.
    pub record: &'static Record,
    /// Where the reader is.
    pub nav: Navigation,
    /// The reader's notes.
    pub notebook: RwSignal<Notebook>,
    /// How far the reader says that the plan's actions have come.
    pub progress: RwSignal<ProgressBook>,
    /// The reader's briefing.
    pub briefing: RwSignal<Briefing>,
    /// What the reader must be told.
    pub notices: RwSignal<Vec<Notice>>,
    /// The note that was just deleted and can be brought back.
    pub deleted: RwSignal<Option<Note>>,
    /// A short answer to what the reader asked for.
    pub said: RwSignal<Option<String>>,
    /// The colours that the reader wants.
    pub colours: RwSignal<Colours>,
    /// The colours in which charts are painted.
    pub theme: RwSignal<Theme>,
    /// How many device pixels a CSS pixel has.
    pub ratio: RwSignal<f64>,
    /// The targets whose notes could not be kept; they last until the page is closed.
    unkept: RwSignal<BTreeSet<String>>,
    /// Whether the browser keeps anything at all.
    keeps: bool,
    /// What this window knows of the statuses and of the briefing that are stored.
    pub(super) progress_kept: StoredValue<progress::Kept>,
    pub(super) briefing_kept: StoredValue<briefing::Kept>,
    store: StoredValue<Box<dyn KeyValue>, LocalStorage>,
    locked: StoredValue<BTreeSet<String>>,
}

impl Explorer {
    /// Reads address and storage; faults of the storage become notices.
    pub fn new(record: &'static Record) -> Self {
        let mut told = Vec::new();
        let mut keeps = true;
        let store: Box<dyn KeyValue> = match storage::open() {
            Ok(store) => Box::new(store),
            Err(trouble) => {
                told.push(Notice::warning(trouble.to_string()));
                keeps = false;
                Box::new(storage::forgetful())
            }
        };
        let loaded = notes::load(store.as_ref());
        if let Some(trouble) = &loaded.trouble {
            told.push(Notice::warning(trouble.to_string()));
        }
        let aside = loaded.set_aside.len() + loaded.earlier;
        if aside > 0 {
            told.push(Notice::warning(format!(
                "{} could not be read and {} set aside unchanged. Nothing was overwritten: the download of your notes holds {}.",
                count(aside, "stored entry", "stored entries"),
                if aside == 1 { "was" } else { "were" },
                if aside == 1 { "it" } else { "them" },
            )));
        }
        if !loaded.locked.is_empty() {
            told.push(Notice::warning(format!(
                "{} cannot be read, and the storage is too full to set it aside. It is left as it is; notes in its place last until the page is closed.",
                count(loaded.locked.len(), "stored note", "stored notes")
            )));
        }
        let statuses = progress::load(store.as_ref());
        let gathered = briefing::load(store.as_ref());
        told.extend(super::desk::faults(&statuses, &gathered));
        let (nav, left_out) = Navigation::new(record);
        told.extend(stale(left_out));
        let colours = preference::read();
        preference::show(colours);
        Self {
            record,
            nav,
            notebook: RwSignal::new(loaded.notebook),
            progress: RwSignal::new(statuses.book),
            briefing: RwSignal::new(gathered.briefing),
            notices: RwSignal::new(told),
            deleted: RwSignal::new(None),
            said: RwSignal::new(None),
            colours: RwSignal::new(colours),
            theme: RwSignal::new(colours.theme()),
            ratio: RwSignal::new(canvas::pixel_ratio()),
            unkept: RwSignal::new(BTreeSet::new()),
            keeps,
            progress_kept: StoredValue::new(statuses.kept),
            briefing_kept: StoredValue::new(gathered.kept),
            store: StoredValue::new_local(store),
            locked: StoredValue::new(loaded.locked),
        }
    }

    /// Shows what the address says: after the browser's back and forward.
    pub fn follow_address(self) {
        if let Some(notice) = stale(self.nav.follow_address()) {
            self.tell(notice.text);
        }
    }

    /// Shows other colours and keeps the choice.
    pub fn choose_colours(self, colours: Colours) {
        preference::show(colours);
        preference::keep(colours);
        self.colours.set(colours);
        self.theme.set(colours.theme());
    }

    /// Writes a note and keeps it. What cannot be kept stays on screen, and the reader is told.
    ///
    /// Says whether the text was taken.
    pub fn write_note(self, target: &str, text: &str) -> bool {
        if text.trim().is_empty() {
            self.delete_note(target);
            return true;
        }
        let now = clock::now();
        let written = self.notebook.try_update(|notebook| notebook.write(target, text, now));
        if let Some(Err(error)) = written {
            self.tell(error.to_string());
            return false;
        }
        if let Some(note) = self.notebook.with_untracked(|notebook| notebook.get(target).cloned()) {
            self.keep(&note);
        }
        true
    }

    /// Deletes a note; it can be brought back until the next one is deleted.
    pub fn delete_note(self, target: &str) {
        let Some(note) = self.notebook.try_update(|notebook| notebook.delete(target)).flatten() else { return };
        let gone = self.with_store(|store, locked| notes::remove(store, &note, locked));
        if let Err(error) = gone {
            self.tell(error.to_string());
        }
        self.deleted.set(Some(note));
    }

    /// Brings the deleted note back.
    pub fn undo_delete(self) {
        if let Some(note) = self.deleted.get_untracked() {
            self.notebook.update(|notebook| {
                notebook.restore(note.clone());
            });
            self.keep(&note);
            self.deleted.set(None);
        }
    }

    /// The stored values that could not be read, for the download.
    pub fn set_aside(self) -> Vec<(String, String)> {
        self.with_store(|store, locked| {
            let mut keys: BTreeSet<String> = locked.iter().map(|target| notes::key_of(target)).collect();
            self.progress_kept.with_value(|kept| keys.extend(kept.locked_keys()));
            if self.briefing_kept.with_value(briefing::Kept::is_locked) {
                keys.insert(briefing::BRIEFING_KEY.to_owned());
            }
            notes::aside::values(store, &keys)
        })
        .unwrap_or_default()
    }

    /// The text of the reader's note on something. Tracks the notes.
    pub fn note_text(self, target: &str) -> Option<String> {
        self.notebook.with(|notebook| notebook.get(target).map(|note| note.text.clone()))
    }

    /// What the reader says of an action of the plan. Tracks the statuses.
    pub fn own_status(self, unit: &str) -> Option<OwnStatus> {
        self.progress.with(|book| book.get(unit).map(|mark| (mark.progress, mark.on)))
    }

    /// Whether the note on a target is kept beyond this page. Tracks what has become of it.
    pub fn is_kept(self, target: &str) -> bool {
        self.keeps && self.unkept.with(|unkept| !unkept.contains(target))
    }

    /// Whether saving the note on a target was refused and may be tried again. Tracks what has become of it.
    pub fn was_refused(self, target: &str) -> bool {
        self.unkept.with(|unkept| unkept.contains(target))
    }

    fn keep(self, note: &Note) {
        let kept = self.with_store(|store, locked| notes::save(store, note, locked));
        self.unkept.update(|unkept| {
            if kept.is_ok() {
                unkept.remove(&note.target);
            } else {
                unkept.insert(note.target.clone());
            }
        });
        if let Err(error) = kept {
            self.tell(error.to_string());
        }
    }

    pub(super) fn with_store<T>(self, work: impl FnOnce(&dyn KeyValue, &BTreeSet<String>) -> T) -> T {
        self.store.with_value(|store| self.locked.with_value(|locked| work(store.as_ref(), locked)))
    }

    pub(super) fn tell(self, what: String) {
        self.notices.update(|notices| {
            if !notices.iter().any(|notice| notice.text == what) {
                notices.push(Notice::warning(what));
            }
        });
    }
}

/// What to say where an address asks for what is not there.
fn stale(left_out: usize) -> Option<Notice> {
    let parts = count(left_out, "part", "parts");
    (left_out > 0).then(|| {
        Notice::warning(format!(
            "{parts} of this link could not be understood and {} left out.",
            if left_out == 1 { "was" } else { "were" }
        ))
    })
}

/// The state, for any component.
pub fn explorer() -> Explorer {
    expect_context::<Explorer>()
}
