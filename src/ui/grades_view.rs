//! Grades: how each area has been judged over time.

use super::anchors::PANEL;
use super::chart::drawn;
use super::grade_panel;
use super::signs::marks_legend;
use super::state::explorer;
use super::term::Firsts;
use super::thread_links::inner_link;
use crate::browser::focus;
use crate::chart::frame::LegendEntry;
use crate::chart::grades::{GradesModel, HOW_TO_READ, KIND};
use crate::explore::area::title;
use crate::explore::headline::{self, Part, Sentence};
use crate::explore::{Place, said};
use crate::record::{Grade, Inspection};
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn grades_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let drawn = drawn(&KIND);
    let legend = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.frame().legend).unwrap_or_default());
    let legend = key(legend);
    let not_drawn = drawn.with_untracked(|drawn| {
        let model = drawn.as_ref().and_then(|drawn| drawn.model::<GradesModel>());
        model.map(|model| (model.without_row.clone(), model.unknown.clone())).unwrap_or_default()
    });
    let (others, unknown) = not_drawn;
    let any = !(others.is_empty() && unknown.is_empty());
    let said = headline::sentences(record);
    let before: Vec<_> = said.iter().enumerate().flat_map(|(sentence, parts)| lead_texts(sentence, parts)).collect();
    let behind: Vec<_> = unknown.iter().flat_map(unknown_texts).collect();
    // The panel comes and goes between the two.
    let firsts = Firsts::new(move || [before.clone(), grade_panel::texts(), behind.clone()].concat());
    let said = said.into_iter().enumerate().map(|(sentence, parts)| lead(sentence, parts, firsts));
    // A link may ask for a grade, whose panel stands below the chart.
    if state.nav.with_untracked(|place| matches!(place, Place::Grades { chosen: Some(_) })) {
        focus::bring(PANEL);
    }
    view! {
        <h1>{View::Grades.heading()}</h1>
        <p class="intro">{said::what_this_is(record)}</p>
        <div class="lead">{said.collect_view()}</div>
        {grade_panel::beside_chart(drawn, legend, firsts)}
        {area_pages()}
        {any.then(|| view! {
            <section class="beside" aria-labelledby="not-drawn">
                <h3 id="not-drawn">"Not shown in the chart"</h3>
                <ul>
                    {others.into_iter().map(|own| judgements(own, ", no equivalent area today: ")).collect_view()}
                    {unknown.into_iter().map(|inspection| unknown_grade(inspection, firsts)).collect_view()}
                </ul>
            </section>
        })}
    }
}

/// The ways to the pages of the areas, in the order of the chart's rows.
fn area_pages() -> impl IntoView {
    let areas = explorer().record.codebook.areas.iter().copied();
    let link = |area| view! { <li>{inner_link(Place::area(area), title(area), "area-link")}</li> };
    view! {
        <section class="area-pages not-on-paper" aria-labelledby="area-pages">
            <h2 id="area-pages" class="small">"A page about each area:"</h2>
            <ul class="areas">{areas.map(link).collect_view()}</ul>
        </section>
    }
}

/// The name of a part of the sentences above the chart.
fn in_lead(sentence: usize, part: usize) -> String {
    format!("lead {sentence} {part}")
}

/// The texts of a sentence above the chart that are no links.
fn lead_texts(sentence: usize, parts: &[Part]) -> Vec<(String, String)> {
    let words = parts.iter().enumerate().filter(|(_, part)| !matches!(part, Part::Thread { .. }));
    words.map(|(index, part)| (in_lead(sentence, index), part.words().to_owned())).collect()
}

/// A sentence above the chart.
fn lead(sentence: usize, parts: Sentence, firsts: Firsts) -> impl IntoView {
    let parts = parts.into_iter().enumerate().map(|(index, part)| match part {
        Part::Plain(words) => firsts.say(in_lead(sentence, index), words).into_any(),
        Part::Strong(words) => view! { <strong>{firsts.say(in_lead(sentence, index), words)}</strong> }.into_any(),
        Part::Thread { id, name } => inner_link(Place::thread(id), name, "thread-link").into_any(),
    });
    view! { <p>{parts.collect_view()}</p> }
}

/// The key to the symbols.
pub fn key(legend: Vec<LegendEntry>) -> AnyView {
    view! {
        {marks_legend(legend)}
        <p class="legend-note">{HOW_TO_READ}</p>
    }
    .into_any()
}

/// The grades of an inspection that the chart does not show, and why.
fn judgements((inspection, grades): (Inspection, Vec<Grade>), why: &'static str) -> impl IntoView {
    let year = inspection.year();
    let last = grades.len();
    let one = move |(index, grade): (usize, Grade)| {
        let part = if grade.sub_judgement { " (part of another judgement)" } else { "" };
        let end = if index + 1 == last { "." } else { "; " };
        view! { {grade.judgement}{part}" "<strong>{grade.grade}</strong>{end} }
    };
    view! {
        <li>
            <strong>{year}</strong>" "{inspection.event.clone()}{inspection.of_and_by()}{why}
            {grades.into_iter().enumerate().map(one).collect_view()}
        </li>
    }
}

/// An inspection whose grades are not known.
fn unknown_grade(inspection: Inspection, firsts: Firsts) -> impl IntoView {
    let year = inspection.year();
    let texts = unknown_texts(&inspection);
    let mut said = texts.into_iter().map(|(name, text)| firsts.say(name, text));
    view! { <li><strong>{year}</strong>" "{said.next()}": grades not known. "<span class="quiet-words">{said.next()}</span></li> }
}

/// What is said of an inspection whose grades are not known, in its order.
fn unknown_texts(inspection: &Inspection) -> Vec<(String, String)> {
    let event = (format!("unknown {}", inspection.id), format!("{}{}", inspection.event, inspection.of_and_by()));
    let note = inspection.note.clone().map(|note| (format!("unknown note {}", inspection.id), note));
    core::iter::once(event).chain(note).collect()
}
