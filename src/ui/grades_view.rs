//! Grades: how each area has been judged over time.

use super::chart::{ChartParts, chart};
use super::grade_panel::{PANEL, PANEL_TITLE, grade_panel, mark_key};
use super::state::explorer;
use super::thread_links::inner_link;
use crate::browser::focus;
use crate::chart::frame::LegendEntry;
use crate::chart::grades::{GradesModel, layout, model};
use crate::explore::headline::{self, Part};
use crate::record::{Grade, Inspection};
use crate::view::{View, ViewState};
use leptos::prelude::*;

/// The view.
pub fn grades_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let grades = StoredValue::new(model(record));
    let said = headline::sentences(record).into_iter().map(|sentence| {
        let parts = sentence.into_iter().map(|part| match part {
            Part::Plain(words) => words.into_any(),
            Part::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
            Part::Thread { id, name } => {
                let to = ViewState { view: View::Threads, thread: Some(id), ..ViewState::default() };
                inner_link(to, name, "thread-link").into_any()
            }
        });
        view! { <p>{parts.collect_view()}</p> }
    });
    let GradesModel { title, subtitle, table, unknown, without_row: others, .. } = grades.get_value();
    // A target's key is 'grade:inspection:judgement' or 'inspection:inspection'.
    let pick = Callback::new(move |key: String| {
        let mut parts = key.splitn(3, ':').skip(1);
        let (inspection, judgement) =
            (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default().to_owned());
        state.go(|state| state.grade = Some((inspection, judgement)));
        focus::on(PANEL_TITLE);
    });
    let chosen = Signal::derive(move || {
        let (inspection, judgement) = state.view.with(|view| view.grade.clone())?;
        Some(mark_key(&inspection, &judgement))
    });
    // A link may ask for a grade, whose panel stands below the chart.
    if state.view.with_untracked(|view| view.grade.is_some()) {
        focus::bring(PANEL);
    }
    view! {
        <h1 class="unseen">"Grades"</h1>
        <div class="lead">{said.collect_view()}</div>
        {chart(ChartParts {
            id: "grades",
            title: Signal::stored(title),
            subtitle: Signal::stored(subtitle),
            legend: legend(),
            layout: Callback::new(move |width| grades.with_value(|grades| layout(grades, width))),
            table: Signal::stored(table),
            source: grades.with_value(GradesModel::source),
            key: LegendEntry::of_grades(&record.codebook),
            chosen,
            pick,
            pick_words: "shows where it stands",
        })}
        {grade_panel()}
        <section class="beside" aria-labelledby="not-drawn">
            <h3 id="not-drawn">"What the chart does not draw"</h3>
            <ul>
                {others.into_iter().map(other_judgements).collect_view()}
                {unknown.into_iter().map(unknown_grade).collect_view()}
            </ul>
        </section>
    }
}

/// The key to the marks.
fn legend() -> AnyView {
    let entry = |class: &'static str, words: &'static str| view! { <li><span class=format!("sign {class}") aria-hidden="true"></span>{words}</li> };
    view! {
        <ul class="legend">
            {entry("held", "report held")}
            {entry("reported", "known from another official source")}
            {entry("press", "press report only")}
            {entry("tick", "inspection or visit without a grade")}
            {entry("joined", "same framework: grades are joined")}
            {entry("gap", "gap: another framework, not comparable")}
        </ul>
        <p class="legend-note">"In each row a higher place is a better grade on that framework's own scale of four."</p>
    }
    .into_any()
}

/// The grades of an inspection that no row shows.
fn other_judgements((inspection, grades): (Inspection, Vec<Grade>)) -> impl IntoView {
    let year = inspection.year();
    let last = grades.len();
    let one = move |(index, grade): (usize, Grade)| {
        let part = if grade.sub_judgement { " (a part of another judgement)" } else { "" };
        let end = if index + 1 == last { "." } else { "; " };
        view! { {grade.judgement}{part}" "<strong>{grade.grade}</strong>{end} }
    };
    view! {
        <li>
            <strong>{year}</strong>" "{inspection.event}" ("{inspection.framework.initials()}"), not among today's areas: "
            {grades.into_iter().enumerate().map(one).collect_view()}
        </li>
    }
}

/// An inspection whose grades are not known.
fn unknown_grade(inspection: Inspection) -> impl IntoView {
    let year = inspection.year();
    view! { <li><strong>{year}</strong>" "{inspection.event}": grades not known. "<span class="quiet-words">{inspection.note}</span></li> }
}
