//! An area of the plan: what it answers, its actions with the reader's own status, and what came of it.

use super::anchors;
use super::area_lists::actions;
use super::citation::citation;
use super::controls::{day_field, select_for};
use super::former::former_statuses;
use super::gather::gather_button;
use super::kinds::badge;
use super::neighbours::Neighbours;
use super::note_count::notes_on;
use super::note_editor::note_editor;
use super::shelf::reader_data;
use super::signs::{progress_badge, says_badge};
use super::state::{Explorer, explorer};
use super::term::Told;
use super::text::anew;
use super::thread_links::{inner_link, thread_link};
use crate::briefing::Item;
use crate::browser::focus;
use crate::explore::{Around, Place, names};
use crate::record::{Action, Date, Finding, PlanArea, PlanAreaId, Progress, Subject};
use crate::threads::Silence;
use crate::threads::plan::{Outcome, Trace};
use leptos::prelude::*;

/// One area, which opens on demand and on paper.
pub fn plan_area(traced: Trace<'static>, printing: ReadSignal<bool>) -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let area = traced.area;
    let id = area.id.as_str();
    let open = Memo::new(move |_| printing.get() || state.nav.with(Place::open_area).is_some_and(|open| open == *id));
    let toggle = move |_| {
        let open = state.nav.with_untracked(Place::open_area).is_none_or(|open| open != *id).then(|| area.id.clone());
        state.nav.go(Place::Plan { open });
        focus::show(&anchors::area(id));
    };
    let neighbours = neighbours(area);
    let set = move || {
        let of = |action: &Action| data.statuses.with(|own| own.get(&action.unit).map(|status| status.progress));
        area.actions.iter().filter_map(of).collect::<Vec<_>>()
    };
    let said = anew(set, |set| set.into_iter().map(|progress| progress_badge(Some(progress))).collect_view());
    let traced = StoredValue::new(traced);
    let details = move || {
        // Paper shows all areas at once, and explains nothing. The one that is open stays as it is, with what is written in it.
        let told = if printing.get_untracked() { Told::plain() } else { Told::new() };
        open.get().then(|| {
            neighbours.closes_from_anywhere();
            traced.with_value(|traced| details(traced, &told, neighbours))
        })
    };
    view! {
        <li class="finding area with-neighbours" class:open=open id=anchors::area(id) on:keydown=move |event| {
            if open.get_untracked() {
                neighbours.pressed(&event);
            }
        }>
            <p class="about"><strong>{area.called()}</strong> <span>{area.area.label()}" · "{area.topic.label()}</span> {notes_on(actions(area))} <span class="when">{said}</span></p>
            <h3><button type="button" aria-expanded=move || open.get().to_string() on:click=toggle>{area.title.clone()}</button></h3>
            {details}
        </li>
    }
}

/// The areas before and after this one in the plan.
fn neighbours(area: &'static PlanArea) -> Neighbours {
    let Explorer { nav, record, .. } = explorer();
    let all = || record.plan.iter().map(|area| area.id.to_string()).collect::<Vec<_>>();
    let around = move || Around::new(&all(), &area.id.to_string());
    let open = move |to: String| {
        focus::show(&anchors::area(&to));
        nav.go(Place::Plan { open: Some(to.into()) });
    };
    let close = move || {
        focus::show(&anchors::area(&area.id));
        nav.go(Place::Plan { open: None });
    };
    Neighbours::new("area", around, open, close)
}

fn details(traced: &Trace<'static>, told: &Told, neighbours: Neighbours) -> impl IntoView + use<> {
    let same = traced.same_as.map(|other| {
        let to = Place::Plan { open: Some(other.id.clone()) };
        let words = format!("{}: {}", other.called(), other.title);
        view! { <p class="same">"See "{inner_link(to, words, "")}". The plan gives the same actions."</p> }
    });
    let answers = traced.answers.iter().map(|finding| answered(finding)).collect_view();
    let others = traced.other_units.iter().map(|unit| view! { <li>{citation(&[(*unit).into()])}</li> }).collect_view();
    // In the order of the page, since a term is explained where it first stands.
    let actions = traced.area.actions.iter().map(|action| action_item(action, told)).collect_view();
    let outcomes = traced.outcomes.iter().map(|outcome| came_of_it(*outcome, told)).collect_view();
    let none = traced.outcomes.is_empty().then_some("No other report mentions this area.");
    view! {
        <div class="details">
            {neighbours.bar(true)}
            {same}
            <h4>"What inspectors had said"</h4>
            <ul class="plain">{answers}{others}</ul>
            <h4>"Actions"</h4>
            <ol class="plain actions">{actions}</ol>
            <h4>"What the next inspection said"</h4>
            {none}
            <ul class="plain">{outcomes}</ul>
            <p class="own-words">"Titles and actions are our summary, not the plan's wording."</p>
            {citation(std::slice::from_ref(&traced.area.unit))}
        </div>
    }
}

/// A finding that the area answers.
fn answered(finding: &'static Finding) -> impl IntoView + use<> {
    view! {
        <li>
            <p>{badge(finding.kind)}" "{inner_link(Place::finding(finding), finding.summary.clone(), "finding-link")}</p>
            {citation(&finding.units)}
        </li>
    }
}

/// What the next inspection says of the issue, or why it says nothing.
pub fn came_of_it(outcome: Outcome<'static>, told: &Told) -> impl IntoView + use<> {
    let record = explorer().record;
    let year = outcome.inspection.map(|inspection| names::when(record, inspection)).unwrap_or_default();
    let body = match (outcome.inspection, outcome.step) {
        (None, _) => view! { <p>{outcome.since.words()}"."</p> }.into_any(),
        (Some(_), Some(step)) => {
            let findings = step.findings.iter().filter_map(|id| record.finding(id));
            let cited = findings.filter_map(|finding| citation(&finding.units)).collect_view();
            view! {
                <p>{says_badge(Some(step.says))}" "<strong>{year}</strong>": "{told.say(&step.summary)}</p>
                {cited}
            }
            .into_any()
        }
        (Some(last), None) => {
            let meaning = record.silence(&last.id).unwrap_or_default();
            let words = Silence { counts: true, meaning }.words();
            view! { <p>{says_badge(None)}" "<strong>{year}</strong>": "{told.say(&words)}</p> }.into_any()
        }
    };
    view! { <li>{body}<ul class="follow">{thread_link(outcome.thread)}</ul></li> }
}

/// What the area of a plan with this id is called.
fn called(id: &PlanAreaId) -> String {
    let area = explorer().record.plan.iter().find(|area| area.id == *id);
    area.map_or_else(|| id.to_string(), |area| area.called().to_owned())
}

fn action_item(action: &'static Action, told: &Told) -> impl IntoView + use<> {
    let data = reader_data();
    let unit = action.unit.as_str();
    let subject = || Subject::Action(action.unit.clone());
    let status = Memo::new(move |_| data.statuses.with(|own| own.get(unit)));
    let progress = move || status.with(|status| status.as_ref().map(|status| status.progress));
    let day = move || status.with(|status| status.as_ref().and_then(|status| status.on));
    // The field for the day must stay the same while a day is typed.
    let is_set = Memo::new(move |_| progress().is_some());
    let options = || {
        let steps = Progress::ALL.iter().map(|step| (step.token().to_owned(), step.label().to_owned()));
        [(String::new(), "No status set".to_owned())].into_iter().chain(steps).collect()
    };
    let now = move || progress().map(|step| step.token().to_owned()).unwrap_or_default();
    let set_progress = move |token: String| data.set_status(unit, Progress::from_token(&token), untrack(day));
    let set_day = move |day: Option<Date>| data.set_status(unit, untrack(progress), day);
    let same = action.same_as.as_ref().map(|other| {
        let to = Place::Plan { open: Some(other.clone()) };
        view! { <p class="same">"See "{inner_link(to, called(other), "")}": the plan gives the same actions."</p> }
    });
    let noted = Memo::new(move |_| data.note_on(&subject()).is_some());
    let note_name =
        move || format!("Your note on this action{}: {}", if noted.get() { " (1)" } else { "" }, action.summary);
    view! {
        <li id=anchors::action(unit) class="action" tabindex="-1">
            <p class="action-words">{told.say(&action.summary)}</p>
            {same}
            {citation(std::slice::from_ref(&action.unit))}
            <p class="quiet-words">{action.recorded()}</p>
            <div class="row status">
                <span class="shown">{anew(progress, progress_badge)}</span>
                {select_for("Your status", Some(&action.summary), options, now, set_progress)}
                {move || is_set.get().then(|| day_field("As of", &action.summary, format!("day-{unit}"), day, set_day))}
                {gather_button(Item::Subject(subject()))}
            </div>
            {former_statuses(&action.unit, &action.summary)}
            <details class="action-note">
                <summary aria-label=note_name>"Your note on this action"{move || noted.get().then(|| view! { <span translate="no">" (1)"</span> })}</summary>
                {note_editor(subject())}
            </details>
        </li>
    }
}
