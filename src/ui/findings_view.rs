//! Findings: what inspectors found, counted by area and kind, and the findings themselves.

use super::after_chart::after_chart;
use super::beside::list_and_chart;
use super::chart::drawn;
use super::chips::chosen;
use super::filters::filters;
use super::kinds;
use super::printing::printing;
use super::results::results;
use super::shelf::reader_data;
use super::state::explorer;
use crate::chart::findings::KIND;
use crate::explore::{Found, Place};
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn findings_view() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let filter = state.nav.filter();
    // The list, its counts and its marks come from one pass over record and notes.
    let found = Memo::new(move |_| {
        data.notebook.with(|notebook| {
            let notes = |id: &str| notebook.text_on_finding(id);
            filter.with(|filter| Found::new(filter, state.record, &notes))
        })
    });
    let printing = printing();
    let shown = after_chart(Memo::new(move |_| (filter.get(), found.get())), move || {
        // Whoever types sees the list follow, and the chart waits. What is open stays in sight, and paper does not wait.
        !state.nav.is_settled() || printing.get() || state.nav.with(Place::open_finding).is_some()
    });
    let shown_filter = Memo::new(move |_| shown.with(|(filter, _)| filter.clone()));
    let shown_found = Memo::new(move |_| shown.with(|(_, found)| found.clone()));
    view! {
        <h1>{View::Findings.heading()}</h1>
        {chosen(filter, true)}
        {list_and_chart(&KIND, drawn(&KIND), kinds::legend(), view! {
            <div class="explore">
                {filters(filter, found)}
                {results(shown_filter, shown_found)}
            </div>
        })}
    }
}
