//! The reader's note on something: shown, written, edited, deleted.

use super::gather::gather_button;
use super::shelf::reader_data;
use super::text::{anew, words};
use crate::briefing::Item;
use crate::browser::{clock, focus};
use crate::explore::search::Query;
use crate::notes::About;
use leptos::prelude::*;

/// The note on something as words, if there is one, with what a search found in it marked.
pub fn note_shown(about: impl Into<About>, query: Memo<Query>) -> impl IntoView {
    let data = reader_data();
    let about = about.into();
    let note = move || data.notebook.with(|notebook| notebook.get(&about).cloned());
    let shown = move || Some((note()?, query.get()));
    anew(shown, |shown| {
        shown.map(|(note, query)| {
            let words = super::finding::marked(&query, &note.text);
            view! { <p class="note">{words}" "<span class="quiet-words">"Your note, "{clock::day(note.updated)}</span></p> }
        })
    })
}

/// The id of the line that says how the note on something stands. A press on one of its buttons leads there.
pub fn status_id(about: &About) -> String {
    format!("note-status-{about}")
}

/// What is said of a press on 'Save note' that has nothing to do, and of a deletion.
const NOTHING_WRITTEN: &str = "Nothing to save: write something first.";
const NOTHING_CHANGED: &str = "Nothing to save: the note has not changed.";
const DELETED: &str = "Note deleted.";

/// The form in which the note on something is written.
pub fn note_editor(about: impl Into<About>) -> impl IntoView {
    let data = reader_data();
    let about = StoredValue::new(about.into());
    let stored =
        Memo::new(move |_| data.notebook.with(|notebook| about.with_value(|about| notebook.get(about).cloned())));
    let text = move || stored.get().map(|note| note.text).unwrap_or_default();
    let draft = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<&'static str>);
    // What is brought back or deleted elsewhere shows here too.
    Effect::new(move |_| {
        draft.set(text());
        if stored.with(Option::is_some) {
            answer.set(None);
        }
    });
    let changed = move || draft.with(|draft| draft.trim() != text().trim());
    let refused = move || about.with_value(|about| data.was_refused(about));
    let idle = move || !changed() && !refused();
    let to_status = move || focus::on(&about.with_value(status_id));
    let save = move || {
        if untrack(idle) {
            answer.set(Some(if stored.with_untracked(Option::is_some) { NOTHING_CHANGED } else { NOTHING_WRITTEN }));
            return;
        }
        let written = draft.get_untracked();
        if about.with_value(|about| data.write_note(about, &written)) {
            draft.set(stored.get_untracked().map(|note| note.text).unwrap_or_default());
            answer.set(stored.with_untracked(Option::is_none).then_some(DELETED));
            to_status();
        }
    };
    let delete = move |_| {
        if about.with_value(|about| data.delete_note(about)) {
            answer.set(Some(DELETED));
        }
        to_status();
    };
    let gather = move || about.with_value(|about| about.subject().cloned().map(Item::Note).map(gather_button));
    let is_saved = move || about.with_value(|about| data.is_saved(about));
    let saved = move || {
        let words = if is_saved() { "Kept in this browser" } else { "Lasts until this page is closed" };
        stored.get().filter(|_| !changed()).map(|note| format!("{words}, {}", clock::day(note.updated)))
    };
    let status = words(move || answer.get().map(str::to_owned).or_else(saved).unwrap_or_default());
    let write = move |event| {
        answer.set(None);
        draft.set(event_target_value(&event));
    };
    let id = about.with_value(|about| format!("note-{about}"));
    view! {
        <form
            class="note-editor"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label for=id.clone()>"Your note"</label>
            <textarea id=id rows="3" maxlength="10000" prop:value=draft on:input=write></textarea>
            <p class="row">
                <button type="submit" aria-disabled=move || idle().to_string()>"Save note"</button>
                {move || stored.with(Option::is_some).then(|| view! { <button type="button" class="quiet" on:click=delete>"Delete note"</button> })}
                {move || stored.with(Option::is_some).then(gather)}
                <span class="quiet-words" role="status" id=about.with_value(status_id) prop:textContent=status></span>
            </p>
        </form>
    }
}
