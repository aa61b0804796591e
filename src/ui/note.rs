//! The reader's note on something: shown, written, edited, deleted.

use super::state::explorer;
use crate::browser::clock;
use leptos::prelude::*;

/// The note on a target as words, if there is one.
pub fn note_shown(target: &'static str) -> impl IntoView {
    let state = explorer();
    move || {
        let note = state.notebook.with(|notebook| notebook.get(target).cloned());
        note.map(|note| view! { <p class="note">{note.text}" "<span class="quiet-words">"Your note, "{clock::day(note.updated)}</span></p> })
    }
}

/// The form in which the note on a target is written.
pub fn note_editor(target: &'static str) -> impl IntoView {
    let state = explorer();
    let stored = Memo::new(move |_| state.notebook.with(|notebook| notebook.get(target).cloned()));
    let text = move || stored.get().map(|note| note.text).unwrap_or_default();
    let draft = RwSignal::new(text());
    // What is brought back or deleted elsewhere shows here too.
    Effect::new(move |_| draft.set(text()));
    let changed = move || draft.get().trim() != text().trim();
    let save = move |_| {
        let written = draft.get_untracked();
        if state.write_note(target, &written) {
            draft.set(stored.get_untracked().map(|note| note.text).unwrap_or_default());
        }
    };
    let id = format!("note-{target}");
    view! {
        <form class="note-editor" on:submit=move |event| { event.prevent_default(); save(()); }>
            <label for=id.clone()>"Your note"</label>
            <textarea id=id rows="3" maxlength="10000" prop:value=draft on:input=move |event| draft.set(event_target_value(&event))></textarea>
            <p class="row">
                <button type="submit" disabled=move || !changed()>"Save note"</button>
                {move || stored.get().map(|_| view! { <button type="button" class="quiet" on:click=move |_| state.delete_note(target)>"Delete note"</button> })}
                <span class="quiet-words">{move || stored.get().filter(|_| !changed()).map(|note| format!("Kept in this browser, {}", clock::day(note.updated)))}</span>
            </p>
        </form>
    }
}
