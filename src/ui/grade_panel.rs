//! A chosen grade, or a visit without one: what was judged, by whom, where it stands, and the reader's note on it.

use super::anchors::{PANEL, PANEL_TITLE, RESULTS};
use super::chart::chart;
use super::citation::{citation, copy_citation};
use super::hits;
use super::neighbours::Neighbours;
use super::note_count::note_count;
use super::note_editor::note_editor;
use super::state::explorer;
use super::term::Firsts;
use super::text::anew;
use super::thread_links::inner_link;
use crate::browser::focus;
use crate::chart::{Drawn, Hit, grades};
use crate::explore::{Around, Filter, Place, said};
use crate::record::grades::{area_name, title};
use crate::record::reference::of_source;
use crate::record::{Area, Grade, Inspection, Source, Subject};
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

/// The chart, and the panel of what is chosen beside it. Its neighbours are those of the chart, in the order of its keys.
pub fn beside_chart(drawn: Memo<Option<Drawn>>, legend: AnyView, firsts: Firsts) -> impl IntoView {
    let nav = explorer().nav;
    let order = Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(marks_in_order).unwrap_or_default()));
    let now = move || nav.with(|place| if let Place::Grades { chosen } = place { chosen.clone() } else { None });
    let around = move || order.with(|order| Around::new(order, &now()?.to_string()));
    let open = move |to: String| {
        nav.go(Place::Grades { chosen: to.parse().ok() });
        focus::show(PANEL_TITLE);
    };
    let close = move || {
        let opener = untrack(|| nav.with(hits::opener));
        nav.go(Place::Grades { chosen: None });
        // Back to the mark that opened the panel.
        focus::show(&opener.unwrap_or_default());
    };
    let neighbours = Neighbours::new("grade", around, open, close);
    let panels =
        anew(chosen, move |chosen| chosen.map(|(inspection, grade)| panel(inspection, grade, firsts, neighbours)));
    with_panel(neighbours, chart(&grades::KIND, drawn, legend), panels, move || now().is_some())
}

/// A chart with the panel that it opens: side by side where there is room.
pub fn with_panel(
    neighbours: Neighbours,
    chart: impl IntoView + 'static,
    panel: impl IntoView + 'static,
    is_open: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    Effect::new(move |_| is_open().then(|| neighbours.closes_from_anywhere()));
    view! {
        <div class="chart-and-panel with-neighbours" class:open=is_open on:keydown=move |event| {
            if untrack(is_open) {
                neighbours.pressed(&event);
            }
        }>{chart} {panel}</div>
    }
}

/// What the marks of a chart stand for, each once, in the order of its keys.
pub fn marks_in_order(drawn: &Drawn) -> Vec<String> {
    let mut order = Vec::new();
    for target in drawn.layout(ANY_WIDTH).targets {
        let name = match target.hit {
            Hit::Subject(subject) => subject.to_string(),
            Hit::Other(inspection) => inspection.to_string(),
            _ => continue,
        };
        if !order.contains(&name) {
            order.push(name);
        }
    }
    order
}

/// A width at which a chart is laid out for the order of its marks, which is the same at any.
const ANY_WIDTH: f64 = 1000.0;

/// The names of the panel's texts.
const WHEN: &str = "panel when";
const AREAS: &str = "panel areas";
const CERTAINTY: &str = "panel certainty";
const NOTE: &str = "panel note";

/// The texts of the panel, in their order. Tracks what is chosen.
pub fn texts() -> Vec<(String, String)> {
    let Some((inspection, grade)) = chosen() else { return Vec::new() };
    let dates = inspection.all_dates().unwrap_or_default();
    let when = format!("{}{}, {dates}.", inspection.event_and_framework(), inspection.of_and_by());
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

fn panel(
    inspection: &'static Inspection,
    grade: Option<&'static Grade>,
    firsts: Firsts,
    neighbours: Neighbours,
) -> impl IntoView {
    let source = grade.map_or(&inspection.source, |grade| &grade.source);
    let texts = texts();
    let say = |name: &str| {
        let text = texts.iter().find(|(own, _)| own == name).map(|(_, text)| text.clone());
        let class = if name == CERTAINTY { "quiet-words" } else { "" };
        text.map(|text| view! { <p class=class>{firsts.say(name.to_owned(), text)}</p> })
    };
    let cited = source.units.iter().filter_map(|unit| citation(std::slice::from_ref(unit))).collect_view();
    view! {
        <section class="panel" role="dialog" aria-labelledby=PANEL_TITLE id=PANEL>
            {head(title(inspection, grade), neighbours)}
            {say(WHEN)}
            {say(AREAS)}
            {grade.filter(|grade| grade.rank.is_none() && !grade.areas.is_empty()).map(|_| view! { <p>{said::NO_PLACE}</p> })}
            <p class="citation">"Source: "{named(source, inspection)}</p>
            {cited}
            <p>{copy_citation(title(inspection, grade), move |today| of_source(explorer().record, source, inspection, today))}</p>
            {say(CERTAINTY)}
            {(grade.is_none() && !inspection.grades.is_empty()).then(|| all_grades(inspection))}
            {say(NOTE)}
            {findings_behind(inspection, grade)}
            {grade.map(area_pages)}
            {note_editor(subject(inspection, grade))}
        </section>
    }
}

/// The head of a panel: its heading, the way to close it, and the ways to its neighbours.
pub fn head(title: String, neighbours: Neighbours) -> impl IntoView {
    view! {
        <div class="panel-head">
            <h3 id=PANEL_TITLE tabindex="-1">{title}</h3>
            <button type="button" class="quiet" on:click=move |_| neighbours.close()>"Close"</button>
            {neighbours.bar(false)}
        </div>
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

/// The ways to the pages of the areas that a grade judges.
fn area_pages(grade: &'static Grade) -> impl IntoView {
    let link = |area: &Area| view! { <p>{inner_link(Place::area(*area), format!("All about: {}", area_name(*area)), "area-link")}</p> };
    grade.areas.iter().map(link).collect_view()
}

/// All grades of an inspection, each a way to its own panel.
fn all_grades(inspection: &'static Inspection) -> impl IntoView {
    let state = explorer();
    let one = move |grade: &'static Grade| {
        let open = move |_| {
            state.nav.go(Place::Grades { chosen: Some(subject(inspection, Some(grade))) });
            focus::show(PANEL_TITLE);
        };
        let words = format!("{}: {}", sentence_case(&grade.judgement), grade.grade);
        view! { <li><button type="button" class="link" on:click=open>{words}</button>" "{note_count(subject(inspection, Some(grade)))}</li> }
    };
    view! {
        <p>"Grades:"</p>
        <ul class="grades">{inspection.grades.iter().map(one).collect_view()}</ul>
    }
}
