//! The views in their groups: in the page's head, or on a phone behind a button.

use super::shelf::reader_data;
use super::state::explorer;
use super::text::words;
use super::thread_links::opens_elsewhere;
use crate::browser::{address, focus};
use crate::view::View;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// The id of the views.
const VIEWS: &str = "views";
/// The id of the button that shows them on a phone.
const BUTTON: &str = "menu";

/// The button that shows the views where there is no room for them. The style sheet hides it elsewhere.
pub fn menu_button(unfolded: RwSignal<bool>) -> impl IntoView {
    let said = words(move || if unfolded.get() { "Close menu" } else { "Menu" });
    view! {
        <button
            type="button"
            id=BUTTON
            class="menu"
            aria-expanded=move || unfolded.get().to_string()
            aria-controls=VIEWS
            on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            on:keydown=move |event| fold(unfolded, &event)
            prop:textContent=said
        ></button>
    }
}

/// The views in their groups.
pub fn menu(unfolded: RwSignal<bool>, view: Memo<View>) -> impl IntoView {
    view! {
        <nav id=VIEWS aria-label="Views" class:unfolded=unfolded on:keydown=move |event| fold(unfolded, &event)>
            {View::GROUPS.into_iter().map(|group| links(unfolded, view, group)).collect_view()}
        </nav>
    }
}

/// Escape closes the menu and leads back to its button.
fn fold(unfolded: RwSignal<bool>, event: &KeyboardEvent) {
    if event.key() == "Escape" && unfolded.get_untracked() {
        event.prevent_default();
        unfolded.set(false);
        focus::on(BUTTON);
    }
}

/// A group of views under its name.
fn links(unfolded: RwSignal<bool>, view: Memo<View>, (name, views): (&'static str, &'static [View])) -> impl IntoView {
    let state = explorer();
    view! {
        <div class="views" role="group" aria-label=name>
            <span class="group-name" aria-hidden="true">{name}</span>
            {views.iter().filter(|to| to.is_in(state.record)).map(|to| link(unfolded, view, *to)).collect_view()}
        </div>
    }
}

/// A link to a view: a real one, which leads to the same when opened in a new tab.
fn link(unfolded: RwSignal<bool>, view: Memo<View>, to: View) -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let to_view = move || address::link(&state.nav.view(to).to_query());
    let notes = move || {
        let number = match to {
            View::Notes => data.notebook.with(|notebook| notebook.len()),
            View::Briefing => data.briefing.with(|briefing| briefing.items().len()),
            _ => 0,
        };
        (number > 0).then(|| view! { <span class="count" translate="no" prop:textContent=number.to_string()></span> })
    };
    let follow = move |event: MouseEvent| {
        if opens_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        let folds = unfolded.get_untracked();
        unfolded.set(false);
        state.nav.go(untrack(|| state.nav.view(to)));
        // The link goes with the menu, and with it the focus.
        if folds {
            focus::top();
        }
    };
    view! {
        <a href=to_view aria-current=move || (view.get() == to).then_some("page") on:click=follow>
            {to.label()}
            {notes}
        </a>
    }
}
