//! The form in which the reader's note on something is written. What is typed is kept as it is typed.

use super::anchors;
use super::gather::gather_button;
use super::note_draft::Draft;
use super::note_history::{history, others};
use super::shelf::reader_data;
use super::state::explorer;
use super::text::words;
use crate::briefing::Item;
use crate::explore::everywhere::about as named;
use crate::notes::{About, State};
use crate::record::Subject;
use leptos::ev;
use leptos::prelude::*;

/// The form.
pub fn note_editor(about: impl Into<About>) -> impl IntoView {
    let about = about.into();
    let of = title_of(&about);
    let name = |what: &str| format!("{what}: {of}");
    let (field, save, delete_it) = (name("Your note"), name("Save note"), name("Delete note"));
    let (id, status_id) = (format!("note-{about}"), anchors::note_status(&about));
    let gathered = about.subject().cloned().map(Item::Note);
    let draft = Draft::new(about.clone(), of.clone());
    let is_stored = move || draft.is_stored();
    let leave = move |event: ev::FocusEvent| {
        if !stays_within(&event) {
            draft.settle();
        }
    };
    view! {
        <form
            class="note-editor"
            on:submit=move |event| {
                event.prevent_default();
                draft.submitted();
            }
            on:focusout=leave
        >
            <label for=id.clone()>"Your note"</label>
            <textarea id=id aria-label=field rows="3" dir="auto" readonly=move || draft.is_locked() prop:value=draft.text on:input=move |event| draft.write(&event)></textarea>
            {more(draft, &of)}
            <p class="row">
                <button type="submit" on:click=move |_| draft.save() aria-label=save aria-disabled=move || draft.is_idle().to_string()>"Save note"</button>
                {move || is_stored().then(|| view! { <button type="button" class="quiet" aria-label=delete_it.clone() on:click=move |_| draft.delete()>"Delete note"</button> })}
                {move || is_stored().then(|| gathered.clone().map(gather_button))}
                <span class="quiet-words" role="status" id=status_id prop:textContent=words(move || draft.status())></span>
                <span class="quiet-words count" prop:textContent=words(move || draft.counter())></span>
            </p>
            {others(about.clone(), draft)}
            {history(about, of)}
        </form>
    }
}

/// Tags, state and the mark of a question: shown where there is a note, or one is being written.
fn more(draft: Draft, of: &str) -> impl IntoView + use<> {
    let name = |what: &str| format!("{what}: {of}");
    let (tags, state, asks) = (name("Tags"), name("How far you are"), name("Question for the meeting"));
    let states = [(String::new(), "No state".to_owned())]
        .into_iter()
        .chain(State::ALL.into_iter().map(|state| (state.token().to_owned(), state.label().to_owned())))
        .map(|(token, label)| {
            let own = token.clone();
            view! { <option value=token selected=move || draft.state_token() == own>{label}</option> }
        })
        .collect_view();
    view! {
        <p class="row note-more" hidden=move || draft.is_blank()>
            <label class="check"><input type="checkbox" aria-label=asks prop:checked=move || draft.asks() on:change=move |event| draft.ask(event_target_checked(&event)) />" Question for the meeting"</label>
            <select aria-label=state on:change=move |event| draft.put_state(&event_target_value(&event))>{states}</select>
            <label class="tags-field">"Tags"
                <input type="text" class="tags" aria-label=tags placeholder="with commas between them" autocomplete="off" dir="auto" prop:value=move || draft.tags_text() on:input=move |event| draft.tag(&event) on:change=move |_| draft.end_tags() on:blur=move |_| draft.end_tags() />
            </label>
        </p>
    }
}

/// The form behind a heading that unfolds: on pages where most readers write nothing.
pub fn own_note(subject: Subject) -> impl IntoView {
    let data = reader_data();
    let (of, own) = (title_of(&subject.clone().into()), subject.clone());
    let noted = Memo::new(move |_| data.note_on(&own).is_some());
    let name = move || format!("Your note{}: {of}", if noted.get() { " (1)" } else { "" });
    let unfolded = RwSignal::new(false);
    view! {
        <details class="action-note not-on-paper" on:toggle=move |_| unfolded.set(true)>
            <summary aria-label=name>"Your note"{move || noted.get().then(|| view! { <span translate="no">" (1)"</span> })}</summary>
            {move || unfolded.get().then(|| note_editor(subject.clone()))}
        </details>
    }
}

/// What a note is about, in words.
pub fn title_of(about: &About) -> String {
    match about {
        About::Subject(subject) => named(explorer().record, subject),
        About::Free(_) => "a free note".to_owned(),
        About::Other(_) => "an item no longer in this record".to_owned(),
    }
}

/// Whether the focus stays in the form.
fn stays_within(event: &ev::FocusEvent) -> bool {
    use wasm_bindgen::JsCast;
    let form = event.current_target().and_then(|form| form.dyn_into::<web_sys::Node>().ok());
    let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
    form.is_some_and(|form| to.is_some_and(|to| form.contains(Some(&to))))
}
