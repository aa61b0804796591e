//! Where something stands: document, section and paragraph, with a link to the published report.

use super::state::explorer;
use crate::briefing::{Place, places};
use crate::record::Citation;
use crate::record::UnitId;
use crate::record::cite;
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
