//! The reader's note on something, as words.

use super::marked::marked;
use super::shelf::reader_data;
use super::text::anew;
use super::thread_links::inner_link;
use crate::browser::clock;
use crate::explore::Place;
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
            let words = marked(&query, &note.writing.text);
            let day = format!("Your note, {}", clock::day(note.updated));
            let day = match note.about.subject() {
                Some(subject) => {
                    inner_link(Place::Notes { about: Some(subject.clone()) }, day, "quiet-words").into_any()
                }
                None => view! { <span class="quiet-words">{day}</span> }.into_any(),
            };
            view! { <p class="note"><span dir="auto" class="reader-words">{words}</span>" "{day}</p> }
        })
    })
}
