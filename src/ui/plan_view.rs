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
use crate::threads::{Plan, Since, plans};
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
        <h1>{View::Plan.heading_in(explorer().record)}</h1>
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
    let all = plans(record);
    let several = all.len() > 1;
    let parts = all.into_iter().map(|plan| one_plan(plan, several, printing)).collect_view();
    view! {
        {list_and_chart(&KIND, drawn, anew(signs, chart_legend).into_any(), view! {
            <section class="results" aria-labelledby="areas-title">
                <h2 id="areas-title">"Areas for improvement"</h2>
                {save_actions(drawn)}
                {parts}
            </section>
            {key_said()}
            {about_plan(printing)}
        })}
    }
}

/// The areas of one plan, under its name and date where there are several.
fn one_plan(plan: Plan<'static>, several: bool, printing: ReadSignal<bool>) -> impl IntoView {
    let head = plan.document.filter(|_| several).map(|document| {
        let since = match plan.since {
            Since::Nothing | Since::NotRead(_) | Since::Unsure(_) => Some(format!("{}.", plan.since.words())),
            Since::NotLooked => None,
        };
        view! {
            <h3 class="plan-name">{format!("{}, {}", document.title, document.published)}</h3>
            {since.map(|words| view! { <p class="quiet-words">{words}</p> })}
        }
    });
    let areas = plan.areas.into_iter().map(|traced| plan_area(traced, printing)).collect_view();
    view! { {head}<ol class="findings areas">{areas}</ol> }
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
