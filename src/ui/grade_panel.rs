//! A chosen grade, or a visit without one: what was judged, by whom, where it stands, and the reader's note on it.

use super::anchors::{self, PANEL, PANEL_TITLE, RESULTS};
use super::citation::{citation, copy_citation};
use super::note_editor::note_editor;
use super::state::explorer;
use super::term::Firsts;
use super::text::anew;
use crate::browser::focus;
use crate::chart::{Hit, grades};
use crate::explore::{Filter, Place, said};
use crate::record::grades::title;
use crate::record::reference::of_source;
use crate::record::{Grade, Inspection, Source, Subject};
use crate::words::sentence_case;
use leptos::prelude::*;

/// What is chosen: an inspection, and its grade where it is one.
type Chosen = (&'static Inspection, Option<&'static Grade>);

/// What is chosen now, if anything. Tracks it.
fn chosen() -> Option<Chosen> {
    let state = explorer();
    let chosen = state.nav.with(|place| if let Place::Grades { chosen } = place { chosen.clone() } else { None });
    match chosen? {
        Subject::Grade { inspection, judgement } => {
            let inspection = state.record.inspection(&inspection)?;
            Some((inspection, inspection.grades.iter().find(|grade| grade.judgement == judgement)))
        }
        Subject::Inspection(inspection) => Some((state.record.inspection(&inspection)?, None)),
        _ => None,
    }
}

/// The panel, where a grade is chosen.
pub fn grade_panel(firsts: Firsts) -> impl IntoView {
    anew(chosen, move |chosen| chosen.map(|(inspection, grade)| panel(inspection, grade, firsts)))
}

/// The names of the panel's texts.
const WHEN: &str = "panel when";
const AREAS: &str = "panel areas";
const CERTAINTY: &str = "panel certainty";
const NOTE: &str = "panel note";

/// The texts of the panel, in their order. Tracks what is chosen.
pub fn texts() -> Vec<(String, String)> {
    let Some((inspection, grade)) = chosen() else { return Vec::new() };
    let when = format!("{}, {}.", inspection.event_and_framework(), inspection.all_dates().unwrap_or_default());
    let areas = grade.filter(|grade| !grade.areas.is_empty()).map(|grade| said::areas(&grade.areas));
    let certainty = grade.map(|grade| said::certainty(grade.status));
    let all = [(WHEN, Some(when)), (AREAS, areas), (CERTAINTY, certainty), (NOTE, inspection.note.clone())];
    all.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))).collect()
}

/// What the panel is about: a grade, or an inspection as a whole.
fn subject(inspection: &Inspection, grade: Option<&Grade>) -> Subject {
    let inspection = inspection.id.clone();
    match grade {
        Some(grade) => Subject::Grade { inspection, judgement: grade.judgement.clone() },
        None => Subject::Inspection(inspection),
    }
}

fn panel(inspection: &'static Inspection, grade: Option<&'static Grade>, firsts: Firsts) -> impl IntoView {
    let state = explorer();
    let source = grade.map_or(&inspection.source, |grade| &grade.source);
    let texts = texts();
    let say = |name: &str| {
        let text = texts.iter().find(|(own, _)| own == name).map(|(_, text)| text.clone());
        let class = if name == CERTAINTY { "quiet-words" } else { "" };
        text.map(|text| view! { <p class=class>{firsts.say(name.to_owned(), text)}</p> })
    };
    let cited = source.units.iter().filter_map(|unit| citation(std::slice::from_ref(unit))).collect_view();
    let close = move |_| {
        state.nav.go(Place::Grades { chosen: None });
        // Back to the mark that opened the panel.
        focus::on(&anchors::mark(grades::KIND.id, &Hit::Subject(subject(inspection, grade))));
    };
    view! {
        <section class="panel" aria-labelledby=PANEL_TITLE id=PANEL>
            <div class="panel-head">
                <h3 id=PANEL_TITLE tabindex="-1">{title(inspection, grade)}</h3>
                <button type="button" class="quiet" on:click=close>"Close"</button>
            </div>
            {say(WHEN)}
            {say(AREAS)}
            <p class="citation">"Source: "{named(source, inspection)}</p>
            {cited}
            <p>{copy_citation(title(inspection, grade), move |today| of_source(state.record, source, inspection, today))}</p>
            {say(CERTAINTY)}
            {(grade.is_none() && !inspection.grades.is_empty()).then(|| all_grades(inspection))}
            {say(NOTE)}
            {findings_behind(inspection, grade)}
            {note_editor(subject(inspection, grade))}
        </section>
    }
}

/// The source by its place, as a link where there is an address: its own, or that of the inspection's source.
fn named(source: &Source, inspection: &Inspection) -> AnyView {
    let place = source.place.clone();
    match source.url.clone().or_else(|| inspection.source.url.clone()) {
        Some(url) => view! { <a href=url rel="external noreferrer">{place}</a> }.into_any(),
        None => place.into_any(),
    }
}

/// The way to the findings behind a grade or an inspection, where there are any.
fn findings_behind(inspection: &'static Inspection, grade: Option<&'static Grade>) -> impl IntoView {
    let state = explorer();
    let findings = state.record.findings_of(&inspection.id).count();
    let show = move |_| {
        // 'Overall' is not an area of work: all findings are behind it.
        let areas = grade.map(|grade| grade.areas.as_slice()).unwrap_or_default().iter().copied();
        let filter = Filter {
            inspections: [inspection.id.clone()].into(),
            areas: areas.filter(|area| !area.is_overall()).collect(),
            ..Filter::default()
        };
        state.nav.go(Place::Findings { filter, open: None });
        focus::bring(RESULTS);
    };
    let behind = if grade.is_some() { "See the findings for this area" } else { "See the findings of this inspection" };
    (findings > 0).then(|| view! { <p><button type="button" on:click=show>{behind}</button></p> })
}

/// All grades of an inspection, each a way to its own panel.
fn all_grades(inspection: &'static Inspection) -> impl IntoView {
    let state = explorer();
    let one = move |grade: &'static Grade| {
        let open = move |_| {
            state.nav.go(Place::Grades { chosen: Some(subject(inspection, Some(grade))) });
            focus::on(PANEL_TITLE);
        };
        let words = format!("{}: {}", sentence_case(&grade.judgement), grade.grade);
        view! { <li><button type="button" class="link" on:click=open>{words}</button></li> }
    };
    view! {
        <p>"Grades:"</p>
        <ul class="grades">{inspection.grades.iter().map(one).collect_view()}</ul>
    }
}
