//! Compare: two inspections side by side, by area and topic, each with the type and length of its document.

use super::chart::{ChartParts, chart};
use super::controls::{SelectOption, select};
use super::findings_view::RESULTS;
use super::kinds;
use super::state::explorer;
use crate::browser::focus;
use crate::chart::compare::{layout, model};
use crate::chart::counted::SOURCE;
use crate::chart::frame::LegendEntry;
use crate::chart::{Scene, Table};
use crate::explore::names;
use crate::record::Record;
use crate::threads::latest_pair;
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn compare_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let filter = Memo::new(move |_| state.view.with(|view| view.filter.clone()));
    let pair = Memo::new(move |_| state.view.with(|view| view.compared.clone()).or_else(|| latest_two(record)));
    let compared = Memo::new(move |_| {
        let (first, second) = pair.get()?;
        filter.with(|filter| {
            // The two inspections are chosen here: the filter's own choice of inspections would leave one panel empty.
            let others = crate::explore::Filter { inspections: crate::record::Set::default(), ..filter.clone() };
            state.with_sieve(&others, |sieve| model(record, &first, &second, |finding| sieve.shows(finding)))
        })
    });
    let words = move |get: fn(&crate::chart::compare::CompareModel) -> String| {
        Signal::derive(move || compared.with(|model| model.as_ref().map(get).unwrap_or_default()))
    };
    // A target's key is 'compare:inspection:area:topic'.
    let pick = Callback::new(move |key: String| {
        let mut parts = key.split(':').skip(1);
        let inspection = parts.next().map(str::to_owned);
        let (area, topic) = (
            parts.next().and_then(|token| record.codebook.area(token)),
            parts.next().and_then(|token| record.codebook.topic(token)),
        );
        state.go(|state| {
            state.view = View::Findings;
            state.filter.inspections = inspection.into_iter().collect();
            state.filter.areas = area.into_iter().collect();
            state.filter.topics = topic.into_iter().collect();
            state.open = None;
        });
        focus::bring(RESULTS);
    });
    let choose = move |first: bool, id: String| {
        let Some((left, right)) = pair.get_untracked() else { return };
        let chosen = if first { (id, right.clone()) } else { (left.clone(), id) };
        // Choosing the other one's inspection swaps the two.
        let chosen = if chosen.0 == chosen.1 { (right, left) } else { chosen };
        state.go(|state| state.compared = Some(chosen));
    };
    let choice = move |label: &'static str, first: bool| {
        let now = move || pair.get().map(|(left, right)| if first { left } else { right }).unwrap_or_default();
        select(label, move || comparable(record), now, move |id| choose(first, id))
    };
    view! {
        <h1 class="unseen">"Compare two inspections"</h1>
        <p class="choose">{choice("Compare", true)} {choice("with", false)}</p>
        {super::changed::change_said(pair)}
        {chart(ChartParts {
            id: "compare",
            title: words(|model| model.title.clone()),
            subtitle: words(|model| model.subtitle.clone()),
            legend: kinds::legend(),
            key: LegendEntry::of_kinds(&record.codebook),
            layout: Callback::new(move |width| compared.with(|model| model.as_ref().map_or_else(Scene::default, |model| layout(model, width)))),
            table: Signal::derive(move || compared.with(|model| model.as_ref().map_or_else(Table::default, |model| model.table.clone()))),
            source: SOURCE.to_owned(),
            chosen: Signal::stored(None),
            pick,
            pick_words: "shows these findings",
        })}
        {super::filters::filter_said(filter)}
        {super::changed::what_changed(pair)}
    }
}

/// The two that are compared where none are chosen, the earlier one first.
fn latest_two(record: &Record) -> Option<(String, String)> {
    latest_pair(record).map(|(from, to)| (from.id.clone(), to.id.clone()))
}

/// The inspections that have findings, with their words, the latest first.
fn comparable(record: &Record) -> Vec<SelectOption> {
    let with_findings = record
        .inspections
        .iter()
        .rev()
        .filter(|inspection| record.findings.iter().any(|finding| finding.inspection == inspection.id));
    with_findings.map(|inspection| (inspection.id.clone(), names::with_event(record, inspection))).collect()
}
