//! Findings: what inspectors found, counted by area and kind, and the findings themselves.

use super::beside::list_and_chart;
use super::chart::drawn;
use super::chips::chosen;
use super::filters::filters;
use super::kinds;
use super::results::results;
use super::shelf::reader_data;
use super::state::explorer;
use crate::chart::findings::KIND;
use crate::explore::Found;
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
    view! {
        <h1>{View::Findings.heading()}</h1>
        {chosen(filter, true)}
        {list_and_chart(&KIND, drawn(&KIND), kinds::legend(), view! {
            <div class="explore">
                {filters(filter, found)}
                {results(filter, found)}
            </div>
        })}
    }
}
