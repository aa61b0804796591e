//! Where something stands: document, section and paragraph, with a link to the published report.

use super::state::explorer;
use super::take_away::copy;
use crate::briefing::{Place, places};
use crate::browser::clock;
use crate::record::cite;
use crate::record::{Citation, Date, UnitId};
use leptos::prelude::*;

/// The citation of units of one paragraph.
pub fn citation(units: &[UnitId]) -> Option<impl IntoView + use<>> {
    cite::cite(explorer().record, units).map(|citation| show_places(&[citation]))
}

/// The citations of units of any paragraphs.
pub fn citations(units: &[UnitId]) -> impl IntoView + use<> {
    show_places(&cite::citations(explorer().record, units))
}

/// Citations in few lines, put together by document and section.
pub fn show_places(citations: &[Citation]) -> impl IntoView + use<> {
    places(citations).into_iter().map(place).collect_view()
}

/// The button that copies a reference to something. The reference says the day of the press.
pub fn copy_citation(name: impl Into<String>, reference: impl Fn(Date) -> String + 'static) -> impl IntoView {
    let state = explorer();
    let copy_it = move |_| {
        if let Ok(today) = Date::parse(&clock::today()) {
            copy(state, reference(today), "Citation copied.");
        }
    };
    let name = format!("Copy citation: {}", name.into());
    view! { <button type="button" class="quiet cite" aria-label=name on:click=copy_it>"Copy citation"</button> }
}

fn place(place: Place) -> impl IntoView {
    let behind = place.words();
    let Place { document, url, .. } = place;
    let named = match url {
        Some(url) => view! { <a href=url rel="external noreferrer">{document}</a> }.into_any(),
        None => document.into_any(),
    };
    view! {
        <p class="citation">
            {named}{behind}
        </p>
    }
}
