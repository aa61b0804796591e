//! The reader's note on something: shown, written, edited, deleted.

use super::gather::gather_button;
use super::state::explorer;
use super::text::{anew, words};
use crate::briefing::Item;
use crate::browser::{clock, focus};
use crate::explore::search::Query;
use leptos::prelude::*;

/// The note on a target as words, if there is one, with what a search found in it marked.
pub fn note_shown(target: &'static str, query: Memo<Query>) -> impl IntoView {
    let state = explorer();
    let note = move || state.notebook.with(|notebook| notebook.get(target).cloned());
    let shown = move || Some((note()?, query.get()));
    anew(shown, |shown| {
        shown.map(|(note, query)| {
            let words = super::finding::marked(&query, &note.text);
            view! { <p class="note">{words}" "<span class="quiet-words">"Your note, "{clock::day(note.updated)}</span></p> }
        })
    })
}

/// The id of the line that says how the note on a target stands. A press on one of its buttons leads there.
pub fn status_id(target: &str) -> String {
    format!("note-status-{target}")
}

/// What is said of a press on 'Save note' that has nothing to do, and of a deletion.
const NOTHING_WRITTEN: &str = "Nothing to save: write something first.";
const NOTHING_CHANGED: &str = "Nothing to save: the note has not changed.";
const DELETED: &str = "Note deleted.";

/// The form in which the note on a target is written.
pub fn note_editor(target: impl Into<String>) -> impl IntoView {
    let state = explorer();
    let target = StoredValue::new(target.into());
    let stored =
        Memo::new(move |_| state.notebook.with(|notebook| target.with_value(|target| notebook.get(target).cloned())));
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
    let refused = move || target.with_value(|target| state.was_refused(target));
    let idle = move || !changed() && !refused();
    let to_status = move || focus::on(&target.with_value(|target| status_id(target)));
    let save = move || {
        if untrack(idle) {
            answer.set(Some(if stored.with_untracked(Option::is_some) { NOTHING_CHANGED } else { NOTHING_WRITTEN }));
            return;
        }
        let written = draft.get_untracked();
        if target.with_value(|target| state.write_note(target, &written)) {
            draft.set(stored.get_untracked().map(|note| note.text).unwrap_or_default());
            answer.set(stored.with_untracked(Option::is_none).then_some(DELETED));
            to_status();
        }
    };
    let delete = move |_| {
        target.with_value(|target| state.delete_note(target));
        answer.set(Some(DELETED));
        to_status();
    };
    let is_kept = move || target.with_value(|target| state.is_kept(target));
    let kept = move || {
        let words = if is_kept() { "Kept in this browser" } else { "Lasts until this page is closed" };
        stored.get().filter(|_| !changed()).map(|note| format!("{words}, {}", clock::day(note.updated)))
    };
    let status = words(move || answer.get().map(str::to_owned).or_else(kept).unwrap_or_default());
    let write = move |event| {
        answer.set(None);
        draft.set(event_target_value(&event));
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
            <textarea id=id rows="3" maxlength="10000" prop:value=draft on:input=write></textarea>
            <p class="row">
                <button type="submit" aria-disabled=move || idle().to_string()>"Save note"</button>
                {move || stored.with(Option::is_some).then(|| view! { <button type="button" class="quiet" on:click=delete>"Delete note"</button> })}
                {move || stored.with(Option::is_some).then(|| gather_button(Item::Note(target.get_value())))}
                <span class="quiet-words" role="status" id=target.with_value(|target| status_id(target)) prop:textContent=status></span>
            </p>
        </form>
    }
}
