//! The reader's note on something, as words.

use super::marked::marked;
use super::shelf::reader_data;
use super::text::anew;
use crate::browser::clock;
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
            view! { <p class="note"><span dir="auto" class="reader-words">{words}</span>" "<span class="quiet-words">"Your note, "{clock::day(note.updated)}</span></p> }
        })
    })
}
