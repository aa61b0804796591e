//! What else is kept of the notes: the bin, what cannot be read, and the way to take everything along.

use super::note_editor::title_of;
use super::restore::restore;
use super::shelf::reader_data;
use super::state::explorer;
use super::take_away::{save, saved_now, say};
use super::text::{anew, words};
use crate::backup::{self, Backup};
use crate::briefing::{Noted, noted};
use crate::browser::clock;
use crate::desk::{Desk, Former, Unread};
use crate::export::{self, Day, Origin, Saved};
use crate::notes::About;
use crate::record::Record;
use crate::revisions::RevisionId;
use leptos::prelude::*;

/// What was deleted in the last thirty days.
pub fn bin() -> impl IntoView {
    let data = reader_data();
    let binned = Memo::new(move |_| data.of_desk(Desk::deleted_notes));
    let item = move |Former { was: (about, name, text), at }: Former<(About, RevisionId, String)>| {
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

/// The ways to take everything along, and back.
pub fn keep_safe() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let record = state.record;
    let all = move |_| {
        let Backup { text, trouble, .. } = data.backup();
        save(state, &backup::file_name(&data.record_id(), &clock::today()), "application/json", &text);
        data.backed_up();
        if let Some(trouble) = trouble {
            say(state, Err(trouble.to_string()));
        }
    };
    let notes = move |kind: &'static str, ending: &'static str, make: fn(&Record, &[Noted<'_>], &Saved) -> String| {
        move |_| {
            let saved = saved_now(state);
            let name = export::file_name(&record.authority.name, "notes", &saved.today, ending);
            let text =
                data.notebook.with_untracked(|notebook| make(record, &noted(record, &notebook.newest_first()), &saved));
            save(state, &name, kind, &text);
        }
    };
    let surety = data.surety;
    let day = move || data.last_backup().map(|at| format!("Last backup from this browser: {}.", clock::day(at)));
    view! {
        <section class="keep-safe">
            <h2>"Keep your notes safe"</h2>
            <p class="reading">"Everything you write is saved only in this browser. " <span class="how-sure" prop:textContent=words(move || surety.words(&data.copy()))></span> " A backup is one file with all of it: notes, drafts, earlier texts, statuses and briefing."</p>
            <p class="quiet-words" prop:textContent=move || day().unwrap_or_else(|| "No backup from this browser yet.".to_owned())></p>
            <p class="row"><button type="button" on:click=all>"Download a backup"</button></p>
            <p class="row">
                "The notes alone: "
                <button type="button" class="quiet" on:click=notes("text/markdown", "md", |record, notes, saved| export::notes_markdown(record, notes, &by_day(saved)))>"Markdown"</button>
                <button type="button" class="quiet" on:click=notes("text/plain", "txt", |record, notes, saved| export::notes_text(record, notes, &by_day(saved)))>"Text"</button>
                <button type="button" class="quiet" on:click=notes("text/csv", "csv", |record, notes, saved| export::notes_csv(notes, &Origin::new(record, OWN, None, saved)))>"CSV"</button>
                <button type="button" class="quiet" on:click=notes("application/ld+json", "jsonld", |record, notes, _| export::notes_annotations(record, notes, clock::now()))>"Web Annotations"</button>
            </p>
            {restore()}
        </section>
    }
}

/// Where the notes come from, as the tables say.
const OWN: &str = "The reader's own notes";

fn by_day(saved: &Saved) -> Day<'_> {
    Day { saved, of: &clock::day }
}
