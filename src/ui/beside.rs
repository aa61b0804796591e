//! A list with its chart beside it, or, where there is no room, folded above it: the list is what a reader comes for.

use super::chart::chart;
use super::text::words;
use crate::browser::{focus, folds};
use crate::chart::{ChartKind, Drawn};
use leptos::prelude::*;

/// From this width of the window on, in CSS pixels, a chart has room beside a list. The style sheet has the same.
const WIDE: f64 = 1152.0;

/// A list and its chart. Where the reader has not said otherwise the chart is open on wide screens and folded on others,
/// so that the list begins on the first screen.
pub fn list_and_chart(
    kind: &'static ChartKind,
    drawn: Memo<Option<Drawn>>,
    legend: AnyView,
    list: impl IntoView + 'static,
) -> impl IntoView {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    let is_wide = width.is_none_or(|width| width >= WIDE);
    let open = RwSignal::new(folds::is_open(kind.id).unwrap_or(is_wide));
    let toggle = move |_| {
        let now = !open.get_untracked();
        open.set(now);
        folds::keep(kind.id, now);
        focus::keep_in_sight();
    };
    let said = words(move || if open.get() { "Hide the chart" } else { "Show the chart" });
    view! {
        <div class="list-and-chart" class:folded=move || !open.get()>
            <div class="chart-part">
                <button type="button" class="quiet fold-chart" aria-expanded=move || open.get().to_string() aria-controls=format!("{}-canvas", kind.id) on:click=toggle prop:textContent=said></button>
                {chart(kind, drawn, legend)}
            </div>
            <div class="list-part">{list}{to_top()}</div>
        </div>
    }
}

/// The way back to the top of a long list.
fn to_top() -> impl IntoView {
    view! { <p class="to-top"><button type="button" class="quiet" on:click=move |_| focus::top()>"Back to the top"</button></p> }
}
