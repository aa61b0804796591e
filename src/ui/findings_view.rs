//! Findings: what inspectors found, counted by area and kind, and the findings themselves.

use super::chart::{ChartParts, chart};
use super::filters::filters;
use super::finding::finding_item;
use super::kinds;
use super::state::explorer;
use crate::chart::findings::model;
use crate::chart::findings_layout::layout;
use crate::explore::Filter;
use crate::record::{Area, Kind};
use crate::words::count;
use leptos::prelude::*;

/// How many findings are listed before the reader asks for more.
const FIRST: usize = 40;

/// The view.
pub fn findings_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let filter = Memo::new(move |_| state.view.with(|view| view.filter.clone()));
    let counted = Memo::new(move |_| filter.with(|filter| model(record, |finding| filter.shows(finding))));
    let found = Memo::new(move |_| {
        filter.with(|filter| filter.apply(record).iter().map(|finding| finding.id.clone()).collect::<Vec<_>>())
    });
    let limit = RwSignal::new(FIRST);
    Effect::new(move |before: Option<Filter>| {
        let now = filter.get();
        if before.is_some_and(|before| before != now) {
            limit.set(FIRST);
        }
        now
    });
    let pick = Callback::new(move |key: String| {
        let mut parts = key.split(':').skip(1);
        let (inspection, area, kind) =
            (parts.next(), parts.next().and_then(Area::from_token), parts.next().and_then(Kind::from_token));
        state.go(|state| {
            state.filter.inspections = inspection.map(str::to_owned).into_iter().collect();
            state.filter.areas = area.into_iter().collect();
            state.filter.kinds = kind.into_iter().collect();
            state.open = None;
        });
    });
    let heading = move || {
        let number = found.with(Vec::len);
        if filter.with(Filter::is_empty) {
            format!("All {}", count(number, "finding", "findings"))
        } else {
            count(number, "finding", "findings")
        }
    };
    let listed = move || found.get().into_iter().take(limit.get()).collect::<Vec<_>>();
    let more = move || {
        let rest = found.with(Vec::len).saturating_sub(limit.get());
        (rest > 0).then(|| view! { <button type="button" class="more" on:click=move |_| limit.set(usize::MAX)>{format!("Show the other {rest}")}</button> })
    };
    let none = move || {
        found.with(Vec::is_empty).then(
            || view! { <p class="none">"No finding matches. Loosen a choice, or use fewer or shorter words."</p> },
        )
    };
    view! {
        <h1 class="unseen">"Findings"</h1>
        {chart(ChartParts {
            id: "findings",
            title: Signal::derive(move || counted.with(|model| model.title.clone())),
            subtitle: Signal::derive(move || counted.with(|model| model.subtitle.clone())),
            legend: kinds::legend(),
            layout: Callback::new(move |width| counted.with(|model| layout(model, width))),
            table: Signal::derive(move || counted.with(|model| model.table.clone())),
            source: "Source: the explorer's own coding of the documents, sentence by sentence; see Sources.",
            pick,
        })}
        <div class="explore">
            {filters(filter)}
            <section class="results" aria-labelledby="results-title">
                <h2 id="results-title" aria-live="polite">{heading}</h2>
                {none}
                <ol class="findings">
                    <For each=listed key=Clone::clone children=move |id| finding_item(&id, filter) />
                </ol>
                {more}
            </section>
        </div>
    }
}
