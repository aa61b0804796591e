//! Where something stands: document, section and paragraph, with a link to the published report.

use super::state::explorer;
use crate::briefing::{Place, places};
use crate::record::Citation;
use crate::record::UnitId;
use crate::record::cite::cite;
use leptos::prelude::*;

/// The citation of units of one paragraph.
pub fn citation(units: &[UnitId]) -> Option<impl IntoView + use<>> {
    cite(explorer().record, units).map(|citation| show_places(&[citation]))
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
