//! What the council's documents say of the plan as a whole: what it is, how it was to be checked, what good looks like.

use super::anchors::ABOUT_PLAN;
use super::citation::citations;
use super::state::explorer;
use crate::record::{AboutPlan, Told};
use leptos::prelude::*;

/// All parts, each opened on demand and on paper; nothing where the record has none.
pub fn about_plan(printing: ReadSignal<bool>) -> impl IntoView {
    let parts = &explorer().record.about_plan;
    (!parts.is_empty()).then(|| {
        view! {
            <section class="about-plan" aria-labelledby=ABOUT_PLAN>
                <h2 id=ABOUT_PLAN>"About this plan"</h2>
                <ul class="plain">{parts.iter().map(|part| shown(part, printing)).collect_view()}</ul>
            </section>
        }
    })
}

/// Where a reader's own status comes from, where the steps are the plan's.
pub fn key_said() -> impl IntoView {
    let record = explorer().record;
    let has_key = record.about_plan.iter().any(|part| part.key);
    let recorded = record.plan.iter().flat_map(|area| &area.actions).any(|action| action.progress.is_some());
    let own = if recorded {
        "Every status shown is one that you set. What the plan itself says of progress stands with each action."
    } else {
        "The plan itself records no progress, so every status shown is one that you set."
    };
    has_key.then(|| {
        view! { <p class="quiet-words about-plan-key">"The five steps from ‘Not started’ to ‘Done’ are the plan's own key to progress. "{own}</p> }
    })
}

fn shown(part: &'static AboutPlan, printing: ReadSignal<bool>) -> impl IntoView {
    let (open, set_open) = signal(false);
    let lines = move || {
        let lines = || part.lines.iter().map(told).collect_view();
        (open.get() || printing.get()).then(|| view! { <ul class="told">{lines()}</ul> })
    };
    view! {
        <li class="fold">
            <h3>
                <button
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| set_open.update(|open| *open = !*open)
                >
                    {part.title.clone()}
                </button>
            </h3>
            {lines}
        </li>
    }
}

/// One thing that a document tells, with its day and its place.
pub fn told(told: &'static Told) -> impl IntoView + use<> {
    let on = told.on.map(|day| view! { <strong>{day.to_string()}": "</strong> });
    view! {
        <li>
            <p>{on}{told.summary.clone()}</p>
            {citations(&told.units)}
        </li>
    }
}
