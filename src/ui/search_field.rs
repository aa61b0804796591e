//! The search in the page's head: one field for everything, in every view. On a phone a button unfolds it.

use super::anchors::SEARCH_TITLE;
use super::controls::FIELD;
use super::prepared::{prepare_early, prepare_words};
use super::state::{Explorer, explorer};
use super::text::words;
use super::typed::typed;
use crate::browser::focus;
use crate::explore::Place;
use leptos::ev::{KeyboardEvent, SubmitEvent, keydown};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Where a search was begun: whoever closes it is brought back there.
#[derive(Clone, Copy)]
pub struct Search {
    state: Explorer,
    field: NodeRef<Input>,
    /// Whether a narrow page shows the field.
    unfolded: RwSignal<bool>,
    /// The place before the search, and what had the focus in it.
    before: StoredValue<Option<(Place, Option<String>)>>,
}

/// The search, for any component.
pub fn search() -> Search {
    expect_context()
}

impl Search {
    /// Nothing searched yet.
    pub fn new(state: Explorer) -> Self {
        let open = state.nav.with_untracked(Place::searched).is_some();
        prepare_early(state.record);
        Self { state, field: NodeRef::new(), unfolded: RwSignal::new(open), before: StoredValue::new(None) }
    }

    /// Goes into the field.
    fn enter(self) {
        self.unfolded.set(true);
        // At once, since the next letter may follow; a folded field takes no focus and shows in the next frame.
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
        focus::on(FIELD);
    }

    /// Notes where the reader comes from.
    fn remember(self) {
        prepare_words(self.state.record);
        let here = self.state.nav.with_untracked(Clone::clone);
        if !matches!(here, Place::Search { .. }) {
            self.before.set_value(Some((here, focus::last_in_main())));
        }
    }

    fn typed(self, text: String) {
        self.state.nav.search_everywhere(text);
    }

    /// Leaves the search for where it was begun, with the focus on what had it there.
    pub fn close(self) {
        self.unfolded.set(false);
        let (place, id) = self.before.try_update_value(Option::take).flatten().unwrap_or_default();
        if self.state.nav.with_untracked(Place::searched).is_some() {
            self.state.nav.go(place);
            match id {
                Some(id) => focus::on(&id),
                None => focus::top(),
            }
        } else {
            focus::back();
        }
    }

    /// Goes on to what was found.
    fn submitted(self) {
        let text = self.field.get_untracked().map(|field| HtmlInputElement::value(&field)).unwrap_or_default();
        if !text.trim().is_empty() {
            self.typed(text);
            self.state.nav.settle();
            focus::on(SEARCH_TITLE);
        }
    }
}

/// The search in the page's head.
pub fn search_field() -> impl IntoView {
    let search = search();
    let (state, notices) = (explorer(), expect_context());
    let text = Memo::new(move |_| state.nav.with(Place::searched).unwrap_or_default());
    let shown = move || search.unfolded.get() || state.nav.with(Place::searched).is_some();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            // Nothing that the page shows then is closed by the same key.
            event.stop_propagation();
            search.close();
        }
        // In a sandbox no form may be sent. Whoever chooses a word from several by this key is still typing.
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            search.submitted();
        }
    };
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        search.submitted();
    };
    let fold = move |_| if untrack(shown) { search.close() } else { search.enter() };
    let label = words(move || if shown() { "Close search" } else { "Search" });
    slash_enters(search);
    view! {
        <form class="everywhere" role="search" aria-label="Search everything" class:unfolded=shown on:submit=submitted>
            <button type="button" class="unfold" aria-expanded=move || shown().to_string() aria-controls=FIELD on:click=fold prop:textContent=label></button>
            <label>
                <span class="unseen">"Search everything"</span>
                <input
                    id=FIELD
                    node_ref=search.field
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder="Search everything"
                    title="Search findings, threads, the plan, terms, your notes and sources. Press / to come here."
                    prop:value=text
                    on:focus=move |_| search.remember()
                    on:input=move |event| search.typed(typed(&event, notices))
                    on:keydown=key
                />
            </label>
        </form>
    }
}

/// A stroke leads into the field, unless the reader writes something.
fn slash_enters(search: Search) {
    let listener = window_event_listener(keydown, move |event| {
        let writes = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
                || element.has_attribute("contenteditable")
        });
        let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.key() == "/" && alone && !writes {
            event.prevent_default();
            search.enter();
        }
    });
    on_cleanup(move || listener.remove());
}
