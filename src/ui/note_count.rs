//! How many notes something has, with the way to them.

use super::shelf::reader_data;
use super::state::explorer;
use super::text::anew;
use super::thread_links::inner_link;
use crate::explore::everywhere::about as named;
use crate::explore::{Place, said, within};
use crate::notes::Notebook;
use crate::record::Subject;
use leptos::prelude::*;

/// How many notes are on something or on what belongs to it, as a link to them; nothing where there are none.
pub fn note_count(subject: Subject) -> impl IntoView {
    let (record, data) = (explorer().record, reader_data());
    let whole = subject.clone();
    // Most readers have no note, and a page asks for every row.
    let count = move |notebook: &Notebook| {
        if notebook.is_empty() { 0 } else { notebook.count(&within(record, &whole)) }
    };
    let number = Memo::new(move |_| data.notebook.with(&count));
    anew(
        move || number.get(),
        move |number| {
            (number > 0).then(|| {
                let words = said::notes(number);
                let name = format!("{words}: {}", named(record, &subject));
                let words = view! { <span aria-hidden="true">{words}</span><span class="unseen">{name}</span> };
                inner_link(Place::Notes { about: Some(subject.clone()) }, words, "note-count not-on-paper")
            })
        },
    )
}

/// How many of these have a note, in words.
pub fn notes_on(subjects: Vec<Subject>) -> impl IntoView {
    let data = reader_data();
    let number = Memo::new(move |_| data.notebook.with(|notebook| notebook.count(&subjects)));
    anew(
        move || number.get(),
        |number| (number > 0).then(|| view! { <span class="note-count not-on-paper">{said::notes(number)}</span> }),
    )
}
