//! Grades: how each area has been judged over time.

use super::anchors::PANEL;
use super::chart::{chart, drawn};
use super::grade_panel::grade_panel;
use super::state::explorer;
use super::thread_links::inner_link;
use crate::browser::focus;
use crate::chart::frame::{LegendEntry, Symbol};
use crate::chart::grades::{GradesModel, KIND};
use crate::chart::scene::Finish;
use crate::explore::Place;
use crate::explore::headline::{self, Part};
use crate::record::{Grade, Inspection};
use leptos::prelude::*;

/// The view.
pub fn grades_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let drawn = drawn(&KIND);
    let legend = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.frame().legend).unwrap_or_default());
    let legend = key(legend);
    let said = headline::sentences(record).into_iter().map(|sentence| {
        let parts = sentence.into_iter().map(|part| match part {
            Part::Plain(words) => words.into_any(),
            Part::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
            Part::Thread { id, name } => inner_link(Place::thread(id), name, "thread-link").into_any(),
        });
        view! { <p>{parts.collect_view()}</p> }
    });
    let not_drawn = drawn.with_untracked(|drawn| {
        let model = drawn.as_ref().and_then(|drawn| drawn.model::<GradesModel>());
        model.map(|model| (model.without_row.clone(), model.unknown.clone())).unwrap_or_default()
    });
    let (others, unknown) = not_drawn;
    // A link may ask for a grade, whose panel stands below the chart.
    if state.nav.with_untracked(|place| matches!(place, Place::Grades { chosen: Some(_) })) {
        focus::bring(PANEL);
    }
    view! {
        <h1 class="unseen">"Grades"</h1>
        <div class="lead">{said.collect_view()}</div>
        {chart(&KIND, drawn, legend)}
        {grade_panel()}
        <section class="beside" aria-labelledby="not-drawn">
            <h3 id="not-drawn">"Not shown in the chart"</h3>
            <ul>
                {others.into_iter().map(other_judgements).collect_view()}
                {unknown.into_iter().map(unknown_grade).collect_view()}
            </ul>
        </section>
    }
}

/// The key to the symbols.
fn key(legend: Vec<LegendEntry>) -> AnyView {
    let entry = |LegendEntry { symbol, words }| {
        view! { <li><span class=format!("sign {}", class_of(symbol)) aria-hidden="true"></span>{words}</li> }
    };
    view! {
        <ul class="legend">{legend.into_iter().map(entry).collect_view()}</ul>
        <p class="legend-note">"Higher means a better grade. Each framework has its own scale."</p>
    }
    .into_any()
}

/// The class that draws a symbol of the key.
const fn class_of(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Mark(style) => match style.finish {
            Finish::Filled => "held",
            Finish::Outlined => "reported",
            Finish::Broken => "press",
        },
        Symbol::Tick => "tick",
        Symbol::Line(..) | Symbol::Swatch(_) => "joined",
        Symbol::Gap => "gap",
    }
}

/// The grades of an inspection that no row shows.
fn other_judgements((inspection, grades): (Inspection, Vec<Grade>)) -> impl IntoView {
    let year = inspection.year();
    let last = grades.len();
    let one = move |(index, grade): (usize, Grade)| {
        let part = if grade.sub_judgement { " (part of another judgement)" } else { "" };
        let end = if index + 1 == last { "." } else { "; " };
        view! { {grade.judgement}{part}" "<strong>{grade.grade}</strong>{end} }
    };
    view! {
        <li>
            <strong>{year}</strong>" "{inspection.event}", no equivalent area today: "
            {grades.into_iter().enumerate().map(one).collect_view()}
        </li>
    }
}

/// An inspection whose grades are not known.
fn unknown_grade(inspection: Inspection) -> impl IntoView {
    let year = inspection.year();
    view! { <li><strong>{year}</strong>" "{inspection.event}": grades not known. "<span class="quiet-words">{inspection.note}</span></li> }
}
