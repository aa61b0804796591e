//! An open entry and its neighbours: buttons and keys that lead to the one before, the one after, and back to the list.

use super::marks::with_modifier;
use super::state::explorer;
use super::text::{anew, words};
use crate::explore::Around;
use crate::explore::around::Step;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where the arrows have a meaning of their own.
const OWN_ARROWS: &str = "input, textarea, select, .mark, .scroll, [contenteditable]";
/// What Escape takes away first.
const OVER_IT: &str = ".tip, .meaning.placed";
/// What holds an entry and what opens it. A key pressed outside of all of them belongs to the page.
const HOLDERS: &str = ".with-neighbours, header, footer, .toasts, form, .notices";

/// What is open, and the ways on from it.
#[derive(Clone, Copy)]
pub struct Neighbours {
    /// What an entry is called, as 'finding'.
    what: &'static str,
    around: Memo<Option<Around<String>>>,
    open: Callback<String>,
    close: Callback<()>,
}

impl Neighbours {
    /// The entries of a list, of which one is open: nothing where none is. Opening another and closing lead the focus.
    pub fn new(
        what: &'static str,
        around: impl Fn() -> Option<Around<String>> + Send + Sync + 'static,
        open: impl Fn(String) + Send + Sync + 'static,
        close: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let around = Memo::new(move |_| around());
        Self { what, around, open: Callback::new(open), close: Callback::new(move |()| close()) }
    }

    /// Does what a key asks for, pressed in the entry or in what opened it.
    pub fn pressed(self, event: &ev::KeyboardEvent) {
        let Some(step) = Step::of_key(&event.key()).filter(|_| !with_modifier(event) && !event.is_composing()) else {
            return;
        };
        let over = document().query_selector(OVER_IT).ok().flatten().is_some();
        let taken = if step == Step::Close { over } else { is_within(event, OWN_ARROWS) };
        if !taken && !event.default_prevented() {
            event.prevent_default();
            self.go(step);
        }
    }

    /// Closes the entry with Escape where nothing else has the focus, as after a press on bare paper.
    pub fn closes_from_anywhere(self) {
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && !is_within(&event, HOLDERS) {
                self.pressed(&event);
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Closes the entry.
    pub fn close(self) {
        self.go(Step::Close);
    }

    fn go(self, step: Step) {
        if step == Step::Close {
            return self.close.run(());
        }
        if let Some(to) = self.around.with_untracked(|around| around.as_ref()?.to(step).cloned()) {
            self.open.run(to);
        } else if self.around.with_untracked(Option::is_some) {
            let end = if step == Step::Next { "last" } else { "first" };
            explorer().said.set(Some(format!("This is the {end} {}.", self.what)));
        }
    }

    /// The buttons, with the place in the list between them. A panel has its own way to close.
    pub fn bar(self, with_close: bool) -> impl IntoView {
        let close = with_close.then(|| {
            view! { <button type="button" class="quiet close-entry" on:click=move |_| self.go(Step::Close)>"Close"</button> }
        });
        view! {
            <div class="neighbours not-on-paper" role="group" aria-label=format!("More of this list: {}", self.what)>
                {anew(move || self.around.with(Option::is_some), move |some| some.then(|| self.ways()))}
                {close}
            </div>
        }
    }

    fn ways(self) -> impl IntoView {
        let place = words(move || self.around.with(|around| around.as_ref().map(Around::said).unwrap_or_default()));
        let way = move |step: Step, words: &'static str, before: &'static str, after: &'static str| {
            let ends =
                move || self.around.with(|around| around.as_ref().is_none_or(|around| around.to(step).is_none()));
            view! {
                <button type="button" class="quiet" aria-label=format!("{words} {}", self.what) aria-disabled=move || ends().then_some("true") on:click=move |_| self.go(step)>
                    <span aria-hidden="true">{before}</span>{words}<span aria-hidden="true">{after}</span>
                </button>
            }
        };
        view! {
            <div class="ways">
                {way(Step::Previous, "Previous", "← ", "")}
                <span class="place" prop:textContent=place></span>
                {way(Step::Next, "Next", "", " →")}
                <span class="keys">"Keys: ← → and Esc"</span>
            </div>
        }
    }
}

/// Whether a key was pressed within an element of this selector.
fn is_within(event: &ev::KeyboardEvent, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}
