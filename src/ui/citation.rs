//! Where something stands: document, section, paragraph and units, with a link to the published report.

use super::state::explorer;
use crate::record::Citation;
use crate::record::cite::cite;
use leptos::prelude::*;

/// The citation of units of one paragraph.
pub fn citation(units: &[String]) -> Option<impl IntoView + use<>> {
    cite(explorer().record, units).map(show)
}

/// A citation.
pub fn show(citation: Citation) -> impl IntoView {
    let Citation { document, section, place, units, url, printed_in } = citation;
    let named = match url {
        Some(url) => view! { <a href=url rel="external noreferrer">{document}</a> }.into_any(),
        None => document.into_any(),
    };
    view! {
        <p class="citation">
            {named}", "{section}", "{place}
            {printed_in.map(|other| format!("; read in: {other}"))}
            <span class="units">{units.join(" ")}</span>
        </p>
    }
}
