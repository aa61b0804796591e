//! Compare: two inspections side by side, by area and topic, each with the type and length of its document.

use super::anchors::FILTERS;
use super::beside::list_and_chart;
use super::chart::{drawn, title_said};
use super::chips::chosen;
use super::controls::{SelectOption, select};
use super::kinds;
use super::state::explorer;
use crate::chart::compare::{self, KIND};
use crate::explore::{Place, names};
use crate::record::{InspectionId, Record};
use crate::threads::latest_pair;
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn compare_view() -> impl IntoView {
    let body = if latest_pair(explorer().record).is_some() {
        comparison().into_any()
    } else {
        let why = "There are no two inspections with findings yet, so nothing can be compared.";
        view! { <p>{why}</p> }.into_any()
    };
    view! {
        <h1>{View::Compare.heading()}</h1>
        {body}
    }
}

/// The choice of two inspections, their chart and what changed between them.
fn comparison() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let filter = state.nav.filter();
    let pair = Memo::new(move |_| {
        let chosen = state.nav.with(|place| if let Place::Compare { pair, .. } = place { pair.clone() } else { None });
        compare::compared(record, chosen.as_ref())
    });
    let choose = move |first: bool, id: InspectionId| {
        let Some((left, right)) = pair.get_untracked() else { return };
        let chosen = if first { (id, right.clone()) } else { (left.clone(), id) };
        // Choosing the other one's inspection swaps the two.
        let chosen = if chosen.0 == chosen.1 { (right, left) } else { chosen };
        state.nav.alter(|place| {
            if let Place::Compare { pair, .. } = place {
                *pair = Some(chosen);
            }
        });
    };
    let choice = move |label: &'static str, first: bool| {
        let now =
            move || pair.get().map(|(left, right)| if first { left } else { right }).unwrap_or_default().to_string();
        select(label, move || comparable(record), now, move |id| choose(first, id.into()))
    };
    let drawn = drawn(&KIND);
    title_said(drawn);
    view! {
        <p class="choose" id=FILTERS>{choice("Compare", true)} {choice("with", false)}</p>
        {super::changed::change_said(pair)}
        {chosen(filter, false)}
        {list_and_chart(&KIND, drawn, kinds::legend(), super::changed::what_changed(pair))}
    }
}

/// The inspections that have findings, with their words, the latest first.
fn comparable(record: &Record) -> Vec<SelectOption> {
    let held = record.held_inspections().rev();
    held.map(|inspection| (inspection.id.to_string(), names::with_event(record, inspection))).collect()
}
