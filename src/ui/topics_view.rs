//! Topics: which matters were a concern in which inspection, and what has turned.

use super::chart::{ChartParts, chart};
use super::findings_view::RESULTS;
use super::kinds;
use super::state::explorer;
use crate::browser::focus;
use crate::chart::counted::SOURCE;
use crate::chart::frame::LegendEntry;
use crate::chart::topics::{layout, model};
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn topics_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let filter = Memo::new(move |_| state.view.with(|view| view.filter.clone()));
    let counted = Memo::new(move |_| {
        filter.with(|filter| state.with_sieve(filter, |sieve| model(record, |finding| sieve.shows(finding))))
    });
    // A target's key is 'topics:inspection:topic'.
    let pick = Callback::new(move |key: String| {
        let mut parts = key.split(':').skip(1);
        let (inspection, topic) =
            (parts.next().map(str::to_owned), parts.next().and_then(|token| record.codebook.topic(token)));
        state.go(|state| {
            state.view = View::Findings;
            state.filter.inspections = inspection.into_iter().collect();
            state.filter.topics = topic.into_iter().collect();
            state.open = None;
        });
        focus::bring(RESULTS);
    });
    let drawn = Memo::new(move |_| counted.with(|model| model.rows.iter().map(|row| row.topic).collect::<Vec<_>>()));
    view! {
        <h1 class="unseen">"Topics"</h1>
        {chart(ChartParts {
            id: "topics",
            title: Signal::derive(move || counted.with(|model| model.title.clone())),
            subtitle: Signal::derive(move || counted.with(|model| model.subtitle.clone())),
            legend: kinds::legend(),
            key: LegendEntry::of_kinds(&record.codebook),
            layout: Callback::new(move |width| counted.with(|model| layout(model, width))),
            table: Signal::derive(move || counted.with(|model| model.table.clone())),
            source: SOURCE.to_owned(),
            chosen: Signal::stored(None),
            pick,
            pick_words: "shows these findings",
        })}
        {super::filters::filter_said(filter)}
        {super::thread_links::threads_by_topic(drawn)}
    }
}
