//! A finding in the list: what it says, and, when it is open, where it stands and the reader's note.

use super::anchors;
use super::citation::{citation, copy_citation};
use super::gather::gather_button;
use super::kinds::{badge, how_soon};
use super::listed::Listed;
use super::long_list::{Placed, posinset, setsize};
use super::marked::marked;
use super::neighbours::Neighbours;
use super::note_editor::note_editor;
use super::note_shown::note_shown;
use super::plan_about::told;
use super::state::explorer;
use super::term::{Firsts, terms_beside_name};
use super::text::anew;
use super::thread_links::{inner_link, strong_of_finding, threads_of_finding};
use crate::briefing::Item;
use crate::browser::focus;
use crate::explore::area::title;
use crate::explore::search::Query;
use crate::explore::terms::Place as Mark;
use crate::explore::{Around, Place};
use crate::record::reference::of_units;
use crate::record::{Finding, FindingId, Inspection, RaisedOnce, Record, Subject};
use crate::words::sentence_case;
use leptos::prelude::*;

/// One finding of the list, by its place in the record.
pub fn finding_item(place: usize, placed: Placed, query: Memo<Query>, firsts: Firsts) -> impl IntoView + use<> {
    explorer().record.findings.get(place).map(|finding| shown(finding, placed, query, firsts))
}

fn shown(finding: &'static Finding, placed: Placed, query: Memo<Query>, firsts: Firsts) -> impl IntoView {
    let state = explorer();
    let id = finding.id.as_str();
    let open = Memo::new(move |_| state.nav.with(Place::open_finding).is_some_and(|open| open == *id));
    let inspection = state.record.inspection(&finding.inspection);
    let tip = inspection.map(Inspection::event_and_framework);
    let year = inspection.map(Inspection::short_name);
    let neighbours = neighbours(finding);
    let details = move || {
        open.get().then(|| {
            neighbours.closes_from_anywhere();
            details(finding, firsts, neighbours)
        })
    };
    view! {
        <li class="finding with-neighbours" class:open=open id=anchors::finding(id) aria-posinset=posinset(placed) aria-setsize=setsize(placed) on:keydown=move |event| {
            if open.get_untracked() {
                neighbours.pressed(&event);
            }
        }>
            <p class="about">
                {badge(finding.kind)}
                <span>{finding.area.label()}" · "{searched(finding.topic.label(), query, None, false)}</span>
                {how_soon(finding)}
                <span class="when" title=tip>{year}</span>
            </p>
            {heading(finding, open, query, firsts)}
            {move || (!open.get()).then(|| note_shown(subject(finding), query))}
            {details}
        </li>
    }
}

/// The findings before and after this one in the list in which it stands.
fn neighbours(finding: &'static Finding) -> Neighbours {
    let (nav, record) = (explorer().nav, explorer().record);
    let listed = use_context::<Listed>();
    let turn = move |to: Option<FindingId>| {
        nav.alter(|place| {
            if let Place::Findings { open, .. } = place {
                *open = to;
            }
        });
    };
    let around = move || {
        let own = record.place_in_list(finding)?;
        let around = listed?.places.with(|places| Around::new(places, &own))?;
        let id = |place: usize| record.findings.get(place).map(|finding| finding.id.to_string());
        Some(Around {
            previous: around.previous.and_then(id),
            next: around.next.and_then(id),
            number: around.number,
            of: around.of,
        })
    };
    let open = move |to: String| {
        focus::show(&anchors::finding(&to));
        turn(Some(to.into()));
    };
    let close = move || {
        focus::show(&anchors::finding(&finding.id));
        turn(None);
    };
    Neighbours::new("finding", around, open, close)
}

/// The summary, which opens the finding. A summary with terms stands beside its button and not in it, since a button holds
/// no other; the button lies under all of it, and has the summary as its name.
fn heading(finding: &'static Finding, open: Memo<bool>, query: Memo<Query>, firsts: Firsts) -> impl IntoView {
    let nav = explorer().nav;
    let summary = finding.summary.as_str();
    let places = firsts.of(in_summary(&finding.id));
    let has_terms = Memo::new(move |_| !places.with(Vec::is_empty));
    let toggle = move |_| {
        nav.alter(|place| {
            if let Place::Findings { open, .. } = place {
                *open = if open.as_ref() == Some(&finding.id) { None } else { Some(finding.id.clone()) };
            }
        });
        focus::show(&anchors::finding(&finding.id));
    };
    let name = move || has_terms.get().then_some(summary);
    view! {
        <h3 class:has-terms=has_terms>
            <button type="button" aria-expanded=move || open.get().to_string() aria-label=name on:click=toggle>
                {searched(summary, query, Some(places), false)}
            </button>
            {searched(summary, query, Some(places), true)}
        </h3>
    }
}

/// A text with what a search found in it marked: in its button, or beside it where it has terms. Nothing where it stands in
/// the other place.
fn searched(text: &'static str, query: Memo<Query>, places: Option<Memo<Vec<Mark>>>, beside: bool) -> AnyView {
    let shown = move || {
        let places = places.map(|places| places.get()).unwrap_or_default();
        (places.is_empty() != beside).then(|| (query.get(), places))
    };
    let words = move |(query, places): (Query, Vec<Mark>)| {
        let words = if beside { terms_beside_name(text, &places, &query) } else { marked(&query, text).into_any() };
        view! { <span class:said=beside>{words}</span> }
    };
    anew(shown, move |shown| shown.map(words)).into_any()
}

/// The name of a finding's summary among the texts of the view.
fn in_summary(id: &FindingId) -> String {
    format!("summary {id}")
}

/// The name of the reason why a finding is in no thread.
fn in_reason(id: &FindingId) -> String {
    format!("reason {id}")
}

/// The texts of a finding in which terms are explained, in their order.
pub fn texts(finding: &'static Finding, open: bool) -> impl Iterator<Item = (String, &'static str)> {
    let once = open.then(|| alone(explorer().record, finding)).flatten();
    let reason = once.map(|once| (in_reason(&finding.id), once.reason.as_str()));
    core::iter::once((in_summary(&finding.id), finding.summary.as_str())).chain(reason)
}

/// The issue of a finding that is in no thread.
fn alone(record: &'static Record, finding: &'static Finding) -> Option<&'static RaisedOnce> {
    let followed = record.threads_of_finding(&finding.id).next().is_some();
    record.raised_once_of(&finding.id).filter(|_| !followed)
}

/// The finding as what a note or an entry is about.
fn subject(finding: &Finding) -> Subject {
    Subject::Finding(finding.id.clone())
}

/// What an open finding shows.
fn details(finding: &'static Finding, firsts: Firsts, neighbours: Neighbours) -> impl IntoView {
    let again = finding.told_again.iter().filter_map(|unit| citation(std::slice::from_ref(unit))).collect_view();
    let once = alone(explorer().record, finding).map(|once| {
        view! { <p class="follow">"Raised in only one report: "{firsts.say(in_reason(&finding.id), &once.reason)}</p> }
    });
    view! {
        <div class="details">
            {neighbours.bar(true)}
            {citation(&finding.units)}
            {(!finding.responses.is_empty()).then(|| view! { <div class="responses"><p>"What was being done, as the document tells it:"</p><ul class="told">{finding.responses.iter().map(told).collect_view()}</ul></div> })}
            {(!finding.told_again.is_empty()).then(|| view! { <div class="again"><p>"Also in:"</p>{again}</div> })}
            {finding.native_area.as_deref().map(|area| view! { <p class="native">"Heading in the document: "{sentence_case(area)}"."</p> })}
            <p class="own-words">"Our summary, not the report's wording."</p>
            {threads_of_finding(finding)}
            {strong_of_finding(finding)}
            {once}
            <p class="follow about-area">"About this area: "{inner_link(Place::area(finding.area), title(finding.area), "area-link")}</p>
            <p class="row">{gather_button(Item::Subject(subject(finding)))} {copy_citation(&finding.summary, |today| of_units(explorer().record, &finding.units, today))}</p>
            {note_editor(subject(finding))}
        </div>
    }
}
