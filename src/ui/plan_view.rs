//! The plan: what the council said it would do, what that answers, and what the next inspection says of it.

use super::anchors;
use super::beside::list_and_chart;
use super::chart::drawn;
use super::plan_about::{about_plan, key_said};
use super::plan_area::plan_area;
use super::printing::printing;
use super::signs::chart_legend;
use super::state::explorer;
use super::take_away::{save, saved_now};
use super::text::anew;
use crate::browser::{clock, focus};
use crate::chart::Drawn;
use crate::chart::plan::{KIND, PlanModel};
use crate::explore::Place;
use crate::export::{self, Origin};
use crate::threads::plan::trace;
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn plan_view() -> impl IntoView {
    let body = if explorer().record.plan.is_empty() {
        view! { <p>"There is no action plan in this record."</p> }.into_any()
    } else {
        plan().into_any()
    };
    view! {
        <h1>{View::Plan.heading()}</h1>
        {body}
    }
}

/// The chart of the plan and its areas.
fn plan() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    // Paper has no way to open an area.
    let printing = printing();
    // A link may lead to an area that stands below the chart.
    if let Some(area) = state.nav.with_untracked(Place::open_area) {
        focus::bring(&anchors::area(&area));
    }
    let drawn = drawn(&KIND);
    let signs = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.frame().legend).unwrap_or_default());
    view! {
        {list_and_chart(&KIND, drawn, anew(signs, chart_legend).into_any(), view! {
            <section class="results" aria-labelledby="areas-title">
                <h2 id="areas-title">"Areas for improvement"</h2>
                {save_actions(drawn)}
                <ol class="findings areas">{trace(record).into_iter().map(|traced| plan_area(traced, printing)).collect_view()}</ol>
            </section>
            {key_said()}
            {about_plan(printing)}
        })}
    }
}

/// The way to take all actions along, each with the reader's status.
fn save_actions(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let state = explorer();
    let actions = move || drawn.with_untracked(|drawn| drawn.as_ref()?.model().map(PlanModel::actions));
    let press = move |_| {
        if let Some(actions) = actions() {
            let name = export::file_name(&state.record.authority.name, "plan actions", &clock::today(), "csv");
            let source = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.frame().source));
            let origin = Origin::new(state.record, &source.unwrap_or_default(), None, &saved_now(state));
            save(state, &name, "text/csv", &export::table_csv(&origin.with(actions)));
        }
    };
    view! { <p class="take-away"><button type="button" class="quiet" on:click=press>"Save all actions as CSV"</button></p> }
}
