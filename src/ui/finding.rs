//! A finding in the list: what it says, and, when it is open, where it stands and the reader's note.

use super::anchors;
use super::citation::citation;
use super::gather::gather_button;
use super::kinds::{badge, how_soon};
use super::marked::marked;
use super::note_editor::note_editor;
use super::note_shown::note_shown;
use super::plan_about::told;
use super::state::explorer;
use super::text::anew;
use super::thread_links::{strong_of_finding, threads_of_finding};
use crate::briefing::Item;
use crate::explore::Place;
use crate::explore::search::Query;
use crate::record::{Finding, Inspection, Subject};
use crate::words::sentence_case;
use leptos::prelude::*;

/// One finding of the list.
pub fn finding_item(id: &str, query: Memo<Query>) -> impl IntoView + use<> {
    explorer().record.finding(id).map(|finding| shown(finding, query))
}

fn shown(finding: &'static Finding, query: Memo<Query>) -> impl IntoView {
    let state = explorer();
    let id = finding.id.as_str();
    let open = Memo::new(move |_| state.nav.with(Place::open_finding).is_some_and(|open| open == *id));
    let inspection = state.record.inspection(&finding.inspection);
    let tip = inspection.map(Inspection::event_and_framework);
    let year = inspection.map(Inspection::short_name);
    let toggle = move |_| {
        state.nav.alter(|place| {
            if let Place::Findings { open, .. } = place {
                *open = if open.as_ref() == Some(&finding.id) { None } else { Some(finding.id.clone()) };
            }
        });
    };
    let searched =
        move |text: &'static str| anew(move || query.get(), move |query| view! { <span>{marked(&query, text)}</span> });
    let details = move || open.get().then(|| details(finding));
    view! {
        <li class="finding" class:open=open id=anchors::finding(id)>
            <p class="about">
                {badge(finding.kind)}
                <span>{finding.area.label()}" · "{searched(finding.topic.label())}</span>
                {how_soon(finding)}
                <span class="when" title=tip>{year}</span>
            </p>
            <h3>
                <button type="button" aria-expanded=move || open.get().to_string() on:click=toggle>{searched(&finding.summary)}</button>
            </h3>
            {move || (!open.get()).then(|| note_shown(subject(finding), query))}
            {details}
        </li>
    }
}

/// The finding as what a note or an entry is about.
fn subject(finding: &Finding) -> Subject {
    Subject::Finding(finding.id.clone())
}

/// What an open finding shows.
fn details(finding: &'static Finding) -> impl IntoView {
    let again = finding.told_again.iter().filter_map(|unit| citation(std::slice::from_ref(unit))).collect_view();
    view! {
        <div class="details">
            {citation(&finding.units)}
            {(!finding.responses.is_empty()).then(|| view! { <div class="responses"><p>"What was being done, as the document tells it:"</p><ul class="told">{finding.responses.iter().map(told).collect_view()}</ul></div> })}
            {(!finding.told_again.is_empty()).then(|| view! { <div class="again"><p>"Also in:"</p>{again}</div> })}
            {finding.native_area.as_deref().map(|area| view! { <p class="native">"Heading in the document: "{sentence_case(area)}"."</p> })}
            <p class="own-words">"Our summary, not the report's wording."</p>
            {threads_of_finding(finding)}
            {strong_of_finding(finding)}
            <p>{gather_button(Item::Subject(subject(finding)))}</p>
            {note_editor(subject(finding))}
        </div>
    }
}
