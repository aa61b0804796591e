//! The plan: what the council said it would do, what that answers, and what the next inspection says of it.

use super::chart::{ChartParts, chart};
use super::plan_area::plan_area;
use super::printing::printing;
use super::signs::progress_legend;
use super::state::explorer;
use crate::browser::focus;
use crate::chart::frame::LegendEntry;
use crate::chart::plan::{layout, model, source};
use crate::threads::plan::trace;
use leptos::prelude::*;

/// The view.
pub fn plan_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let drawn = Memo::new(move |_| {
        state.progress.with(|book| model(record, |unit| book.get(unit).map(|mark| (mark.progress, mark.on))))
    });
    // A target's key is 'action:unit': its area opens, and the action comes into view.
    let pick = Callback::new(move |key: String| {
        let Some((_, unit)) = key.split_once(':') else { return };
        let area = record.plan.iter().find(|area| area.actions.iter().any(|action| action.unit == unit));
        if let Some(area) = area {
            state.go(|state| state.plan_area = Some(area.id.clone()));
            focus::bring(&format!("action-{unit}"));
        }
    });
    // Paper has no way to open an area.
    let printing = printing();
    // A link may lead to an area that stands below the chart.
    if let Some(area) = state.view.with_untracked(|view| view.plan_area.clone()) {
        focus::bring(&format!("area-{area}"));
    }
    view! {
        <h1 class="unseen">"The plan: what the council said it would do"</h1>
        {chart(ChartParts {
            id: "plan",
            title: Signal::derive(move || drawn.with(|model| model.title.clone())),
            subtitle: Signal::derive(move || drawn.with(|model| model.subtitle.clone())),
            legend: progress_legend(),
            key: LegendEntry::of_progress(),
            layout: Callback::new(move |width| drawn.with(|model| layout(model, width))),
            table: Signal::derive(move || drawn.with(|model| model.table.clone())),
            source: source(record),
            chosen: Signal::stored(None),
            pick,
            pick_words: "opens this action",
        })}
        <section aria-labelledby="areas-title">
            <h2 id="areas-title">"Areas for improvement"</h2>
            <ol class="findings areas">{trace(record).into_iter().map(|traced| plan_area(traced, printing)).collect_view()}</ol>
        </section>
    }
}
