//! The form in which the reader's note on something is written, edited and deleted.

use super::anchors;
use super::gather::gather_button;
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use super::text::words;
use crate::briefing::Item;
use crate::browser::{clock, focus};
use crate::explore::everywhere::about as named;
use crate::notes::{About, Note};
use leptos::prelude::*;

/// What is said of a press on 'Save note' that has nothing to do, and of a deletion.
const NOTHING_WRITTEN: &str = "Nothing to save yet: write a note first.";
const NOTHING_CHANGED: &str = "Nothing to save: the note has not changed.";
const DELETED: &str = "Note deleted.";

/// A note as it is being written, beside the one that is stored.
#[derive(Clone, Copy)]
struct Draft {
    data: ReaderData,
    about: StoredValue<About>,
    stored: Memo<Option<Note>>,
    written: RwSignal<String>,
    /// What a press is answered with, until something is written.
    answer: RwSignal<Option<&'static str>>,
}

impl Draft {
    fn new(about: About) -> Self {
        let data = reader_data();
        let about = StoredValue::new(about);
        let stored =
            Memo::new(move |_| data.notebook.with(|notebook| about.with_value(|about| notebook.get(about).cloned())));
        let draft = Self { data, about, stored, written: RwSignal::default(), answer: RwSignal::new(None) };
        // What is brought back or deleted elsewhere shows here too.
        Effect::new(move |_| {
            draft.written.set(draft.stored_text());
            if stored.with(Option::is_some) {
                draft.answer.set(None);
            }
        });
        draft
    }

    fn stored_text(self) -> String {
        self.stored.get().map(|note| note.text).unwrap_or_default()
    }

    fn is_changed(self) -> bool {
        self.written.with(|written| written.trim() != self.stored_text().trim())
    }

    /// Whether there is nothing to save.
    fn is_idle(self) -> bool {
        !self.is_changed() && !self.about.with_value(|about| self.data.was_refused(about))
    }

    fn write(self, text: String) {
        self.answer.set(None);
        self.written.set(text);
    }

    fn save(self) {
        let is_stored = || self.stored.with_untracked(Option::is_some);
        if untrack(|| self.is_idle()) {
            self.answer.set(Some(if is_stored() { NOTHING_CHANGED } else { NOTHING_WRITTEN }));
            return;
        }
        let written = self.written.get_untracked();
        if self.about.with_value(|about| self.data.write_note(about, &written)) {
            self.written.set(untrack(|| self.stored_text()));
            self.answer.set((!is_stored()).then_some(DELETED));
            self.to_status();
        }
    }

    fn delete(self) {
        if self.about.with_value(|about| self.data.delete_note(about)) {
            self.answer.set(Some(DELETED));
        }
        self.to_status();
    }

    fn to_status(self) {
        focus::on(&self.about.with_value(anchors::note_status));
    }

    /// How the note stands.
    fn status(self) -> String {
        let saved = || {
            let is_saved = self.about.with_value(|about| self.data.is_saved(about));
            let words = if is_saved {
                "Saved in this browser on"
            } else {
                "Not saved: it will be lost when you close this page. Written on"
            };
            let note = self.stored.get().filter(|_| !self.is_changed())?;
            Some(format!("{words} {}", clock::day(note.updated)))
        };
        self.answer.get().map(str::to_owned).or_else(saved).unwrap_or_default()
    }
}

/// The form.
pub fn note_editor(about: impl Into<About>) -> impl IntoView {
    let about = about.into();
    let of = about
        .subject()
        .map_or_else(|| "an item no longer in this record".to_owned(), |subject| named(explorer().record, subject));
    let name = |what: &str| format!("{what}: {of}");
    let (field, save, delete_it) = (name("Your note"), name("Save note"), name("Delete note"));
    let (id, status_id) = (format!("note-{about}"), anchors::note_status(&about));
    let gathered = about.subject().cloned().map(Item::Note);
    let draft = Draft::new(about);
    let is_stored = move || draft.stored.with(Option::is_some);
    let delete = move |_| draft.delete();
    view! {
        <form
            class="note-editor"
            on:submit=move |event| {
                event.prevent_default();
                draft.save();
            }
        >
            <label for=id.clone()>"Your note"</label>
            <textarea id=id aria-label=field rows="3" maxlength="10000" prop:value=draft.written on:input=move |event| draft.write(event_target_value(&event))></textarea>
            <p class="row">
                <button type="submit" aria-label=save aria-disabled=move || draft.is_idle().to_string()>"Save note"</button>
                {move || is_stored().then(|| view! { <button type="button" class="quiet" aria-label=delete_it.clone() on:click=delete>"Delete note"</button> })}
                {move || is_stored().then(|| gathered.clone().map(gather_button))}
                <span class="quiet-words" role="status" id=status_id prop:textContent=words(move || draft.status())></span>
            </p>
        </form>
    }
}
