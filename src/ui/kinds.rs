//! Kinds of findings as coloured words: never by colour alone.

use super::state::explorer;
use crate::explore::filter::Switch;
use crate::record::{Codebook, Kind};
use crate::view::ViewState;
use leptos::prelude::*;

/// The key to the colours of kinds, which switches kinds on and off.
pub fn legend() -> AnyView {
    let state = explorer();
    let entry = move |kind: Kind| {
        let shown = Memo::new(move |_| {
            state.view.with(|view| view.filter.kinds.is_empty() || view.filter.kinds.contains(&kind))
        });
        view! {
            <li>
                <button
                    type="button"
                    class="switch"
                    aria-pressed=move || shown.get().to_string()
                    title=move || if shown.get() { "Shown: click to leave it out" } else { "Left out: click to show it" }
                    on:click=move |_| {
                        let codebook = &state.record.codebook;
                        state.go(|view| switch(view, kind, codebook));
                    }
                >
                    <span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>
                    {kind.label()}
                </button>
            </li>
        }
    };
    view! { <ul class="legend" aria-label="Kinds of findings: switch on and off">{state.record.codebook.kinds_of_findings().map(entry).collect_view()}</ul> }
        .into_any()
}

/// Shows a kind or leaves it out. All kinds, and none, are the same as no choice.
fn switch(state: &mut ViewState, kind: Kind, codebook: &Codebook) {
    let kinds = &mut state.filter.kinds;
    Switch::of(kinds, kind).press(kinds, kind, codebook);
}

/// A kind's name with its colour.
pub fn badge(kind: Kind) -> impl IntoView {
    view! { <span class="kind"><span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>{kind.label()}</span> }
}
