//! The reader's note on something: shown, written, edited, deleted.

use super::gather::gather_button;
use super::state::explorer;
use crate::briefing::Item;
use crate::browser::clock;
use crate::explore::search::Query;
use leptos::prelude::*;

/// The note on a target as words, if there is one, with what a search found in it marked.
pub fn note_shown(target: &'static str, query: Memo<Query>) -> impl IntoView {
    let state = explorer();
    move || {
        let note = state.notebook.with(|notebook| notebook.get(target).cloned());
        note.map(|note| {
            let words = query.with(|query| super::finding::marked(query, &note.text));
            view! { <p class="note">{words}" "<span class="quiet-words">"Your note, "{clock::day(note.updated)}</span></p> }
        })
    }
}

/// The form in which the note on a target is written.
pub fn note_editor(target: impl Into<String>) -> impl IntoView {
    let state = explorer();
    let target = StoredValue::new(target.into());
    let stored =
        Memo::new(move |_| state.notebook.with(|notebook| target.with_value(|target| notebook.get(target).cloned())));
    let text = move || stored.get().map(|note| note.text).unwrap_or_default();
    let draft = RwSignal::new(String::new());
    // What is brought back or deleted elsewhere shows here too.
    Effect::new(move |_| draft.set(text()));
    let changed = move || draft.with(|draft| draft.trim() != text().trim());
    let save = move || {
        let written = draft.get_untracked();
        if target.with_value(|target| state.write_note(target, &written)) {
            draft.set(stored.get_untracked().map(|note| note.text).unwrap_or_default());
        }
    };
    let delete = move |_| target.with_value(|target| state.delete_note(target));
    let is_kept = move || target.with_value(|target| state.is_kept(target));
    let refused = move || target.with_value(|target| state.was_refused(target));
    let kept = move || {
        let words = if is_kept() { "Kept in this browser" } else { "Lasts until this page is closed" };
        stored.get().filter(|_| !changed()).map(|note| format!("{words}, {}", clock::day(note.updated)))
    };
    let id = target.with_value(|target| format!("note-{target}"));
    view! {
        <form
            class="note-editor"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label for=id.clone()>"Your note"</label>
            <textarea id=id rows="3" maxlength="10000" prop:value=draft on:input=move |event| draft.set(event_target_value(&event))></textarea>
            <p class="row">
                <button type="submit" disabled=move || !changed() && !refused()>"Save note"</button>
                {move || stored.with(Option::is_some).then(|| view! { <button type="button" class="quiet" on:click=delete>"Delete note"</button> })}
                {move || stored.with(Option::is_some).then(|| gather_button(Item::Note(target.get_value())))}
                <span class="quiet-words">{kept}</span>
            </p>
        </form>
    }
}
