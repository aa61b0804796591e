//! Kinds of findings as coloured words: never by colour alone.

use super::state::explorer;
use crate::browser::focus;
use crate::explore::filter::Switch;
use crate::record::{Finding, Kind};
use leptos::prelude::*;

/// How soon inspectors wanted it done; nothing where the document does not say.
pub fn how_soon(finding: &Finding) -> Option<impl IntoView + use<>> {
    finding.urgency.map(|urgency| view! { <span class="urgency" title=urgency.meaning()>{urgency.label()}</span> })
}

/// The key to the colours of kinds, which switches kinds on and off.
pub fn legend() -> AnyView {
    let state = explorer();
    let filter = state.nav.filter();
    let entry = move |kind: Kind| {
        let switch = Memo::new(move |_| filter.with(|filter| Switch::of(&filter.kinds, kind)));
        let press = move |_| {
            let now = switch.get_untracked();
            state.nav.choose(|filter| now.press(&mut filter.kinds, kind, &state.record.codebook));
            focus::keep_in_sight();
        };
        view! {
            <li>
                <button
                    type="button"
                    class="switch"
                    aria-pressed=move || switch.get().is_shown().to_string()
                    title=move || tip(switch.get())
                    on:click=press
                >
                    <span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>
                    {kind.label()}
                </button>
            </li>
        }
    };
    view! { <ul class="legend" aria-label="Kinds of findings: show or hide">{state.record.codebook.kinds_of_findings().map(entry).collect_view()}</ul> }
        .into_any()
}

/// What a switch says that it will do.
const fn tip(switch: Switch) -> &'static str {
    match switch {
        Switch::LeaveOut => "Shown: select to hide",
        Switch::ShowAll => "Only this kind is shown: select to show all kinds",
        Switch::Show => "Hidden: select to show",
    }
}

/// A kind's name with its colour.
pub fn badge(kind: Kind) -> impl IntoView {
    view! { <span class="kind"><span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>{kind.label()}</span> }
}
