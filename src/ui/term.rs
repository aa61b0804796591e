//! Texts in which the terms of the field are explained, each where a view first shows it (see `explore::terms`).
//!
//! A term is a button, so a text with terms never stands inside a link or a button. Its words are those of the text: whoever
//! listens to the page, copies it or prints it has the same sentence. It is a `span` with the role of a button, since
//! browsers set a `button` as one box: it would not break with its line, would leave the bracket before it behind, and would
//! be missing from what is copied in some of them.

use super::marked::marked;
use super::marks::with_modifier;
use super::state::explorer;
use super::term_tip::meanings;
use super::text::anew;
use crate::explore::search::Query;
use crate::explore::terms::{Piece, Place, Reading, cut};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;

/// A view whose texts stay as they are: each is told in its turn, from the top.
pub struct Told(Option<RefCell<Reading<'static>>>);

impl Told {
    /// At the top of a view.
    pub fn new() -> Self {
        Self(Some(RefCell::new(Reading::new(explorer().terms))))
    }

    /// A view that explains nothing, as on paper.
    pub const fn plain() -> Self {
        Self(None)
    }

    /// The next text of the view.
    pub fn say(&self, text: &str) -> AnyView {
        let places = self.0.as_ref().map(|reading| reading.borrow_mut().first_places(text)).unwrap_or_default();
        with_terms(text, &places)
    }
}

/// Where the terms first stand in the texts of a view, by the names of the texts. It follows what the view shows.
#[derive(Clone, Copy)]
pub struct Firsts(Memo<HashMap<String, Vec<Place>>>);

impl Firsts {
    /// Of a view that shows these texts in this order.
    pub fn new<T: AsRef<str>>(texts: impl Fn() -> Vec<(String, T)> + Send + Sync + 'static) -> Self {
        Self(Memo::new(move |_| explorer().terms.first_places(texts())))
    }

    /// The places in a text.
    pub fn of(self, name: String) -> Memo<Vec<Place>> {
        Memo::new(move |_| self.0.with(|firsts| firsts.get(&name).cloned().unwrap_or_default()))
    }

    /// A text of the view.
    pub fn say(self, name: String, text: impl Into<String>) -> AnyView {
        let (places, text) = (self.of(name), text.into());
        anew(move || places.get(), move |places| view! { <span>{with_terms(&text, &places)}</span> }).into_any()
    }
}

/// A text with its terms.
fn with_terms(text: &str, places: &[Place]) -> AnyView {
    let piece = |Piece { text, term }: Piece<'_>| match term {
        Some(term) => term_button(term, text.to_owned().into_any()),
        None => text.to_owned().into_any(),
    };
    cut(text, places).into_iter().map(piece).collect_view().into_any()
}

/// A text with its terms, beside a button that has all of it as its name: a screen reader has only the terms of it. What a
/// search found is marked.
pub fn terms_beside_name(text: &str, places: &[Place], query: &Query) -> AnyView {
    let piece = |Piece { text, term }: Piece<'_>| {
        let words = marked(query, text);
        match term {
            Some(term) => term_button(term, words.into_any()),
            None => view! { <span aria-hidden="true">{words}</span> }.into_any(),
        }
    };
    cut(text, places).into_iter().map(piece).collect_view().into_any()
}

/// A term, by its place in the glossary, in the words of the text.
fn term_button(term: usize, words: AnyView) -> AnyView {
    let meanings = meanings();
    let is_open = Memo::new(move |_| meanings.is_open(term));
    view! {
        <span
            role="button"
            tabindex="0"
            class="term"
            id=super::anchors::term(term)
            aria-expanded=move || is_open.get().to_string()
            aria-controls=move || is_open.get().then_some(super::anchors::MEANING)
            on:click=move |_| meanings.press(term)
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") && !with_modifier(&event) {
                    // The space bar would scroll the page.
                    event.prevent_default();
                    meanings.press(term);
                }
            }
            on:blur=move |event| meanings.left_by_key(&event)
            on:pointerenter=move |event| meanings.pointed_at(term, &event)
            on:pointerleave=move |event| meanings.pointer_left(&event)
        >
            {words}
        </span>
    }
    .into_any()
}
