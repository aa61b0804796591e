//! What else is kept of the notes: the bin, what cannot be read, and the way to take everything along.

use super::note_editor::title_of;
use super::shelf::reader_data;
use super::state::explorer;
use super::take_away::save;
use super::text::anew;
use crate::browser::clock;
use crate::desk::Unread;
use crate::export;
use crate::notes::About;
use crate::revisions::RevisionId;
use leptos::prelude::*;

/// A deleted note: what it was about, its last text, when it was deleted.
type Binned = (About, RevisionId, String, u64);

/// What was deleted in the last thirty days.
pub fn bin() -> impl IntoView {
    let data = reader_data();
    let binned = Memo::new(move |_| data.binned());
    let item = move |(about, name, text, at): Binned| {
        let title = title_of(&about);
        let button = format!("Bring back the note: {title}");
        view! {
            <li class="earlier-text">
                <p class="quiet-words">{title}" · deleted on "{clock::moment(at)}</p>
                <blockquote dir="auto" class="reader-words">{text}</blockquote>
                <button type="button" class="quiet" aria-label=button on:click=move |_| data.bring_back(&about, &name)>"Bring back"</button>
            </li>
        }
    };
    anew(
        move || binned.get(),
        move |binned| {
            let number = binned.len();
            (number > 0).then(|| {
                view! {
                    <details class="bin">
                        <summary>"Deleted notes ("{number}")"</summary>
                        <p class="quiet-words">"Kept for 30 days in this browser."</p>
                        <ul class="plain-steps">{binned.into_iter().map(item).collect_view()}</ul>
                    </details>
                }
            })
        },
    )
}

/// What cannot be read, with the reason.
pub fn unread() -> impl IntoView {
    let data = reader_data();
    let unread = Memo::new(move |_| data.unread());
    anew(
        move || unread.get(),
        |unread| {
            let number = unread.len();
            let item =
                |Unread { key, why }: Unread| view! { <li><code dir="auto">{key}</code>": "{why.to_string()}</li> };
            (number > 0).then(|| {
                view! {
                    <details class="bin">
                        <summary>"Could not be read ("{number}")"</summary>
                        <p class="quiet-words">"This page left them unchanged where they are. The backup holds them exactly as they are."</p>
                        <ul>{unread.into_iter().map(item).collect_view()}</ul>
                    </details>
                }
            })
        },
    )
}

/// The way to take everything along.
pub fn keep_safe() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let backup = move |_| {
        let name = export::file_name(&state.record.authority.name, "notes backup", &clock::today(), "json");
        save(state, &name, "application/json", &data.backup());
    };
    view! {
        <section class="keep-safe">
            <h2>"Keep your notes safe"</h2>
            <p class="reading">"Everything you write is saved only in this browser. Some browsers clear a site's data after days without a visit, and a computer that stops suddenly can lose what was saved in the last minute. A backup is one file with all of it: notes, drafts, earlier texts, statuses and briefing."</p>
            <p class="row"><button type="button" on:click=backup>"Download a backup"</button></p>
        </section>
    }
}
