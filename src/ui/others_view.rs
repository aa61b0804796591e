//! Other authorities: how many had which grade when this one was judged, and how those most like it were graded.

use super::anchors::{self, PANEL, PANEL_TITLE};
use super::chart::{chart, drawn, title_said};
use super::controls::{SelectOption, select};
use super::signs::marks_legend;
use super::state::explorer;
use super::text::anew;
use crate::browser::focus;
use crate::chart::others::{COUNTRY, NEIGHBOURS};
use crate::chart::{ChartKind, Drawn, Hit};
use crate::explore::Place;
use crate::record::{Area, Comparison, Neighbour, OtherInspection};
use crate::view::View;
use crate::words::{list, sentence_case};
use leptos::prelude::*;

/// The view.
pub fn others_view() -> impl IntoView {
    let record = explorer().record;
    let body = match &record.comparison {
        Some(compared) => others(compared).into_any(),
        None => view! { <p>"This record has no figures about other authorities."</p> }.into_any(),
    };
    view! {
        <h1>{View::Others.heading()}</h1>
        {body}
    }
}

/// Both charts, and what not to read into them.
fn others(compared: &'static Comparison) -> impl IntoView {
    let state = explorer();
    // A link may ask for an inspection, whose panel stands below the charts.
    if state.nav.with_untracked(|place| matches!(place, Place::Others { open: Some(_), .. })) {
        focus::bring(PANEL);
    }
    view! {
        <div class="lead">
            <p>"These are other authorities, inspected on other dates. The figures say nothing about why a grade was given, and nobody is ranked."</p>
        </div>
        {with_key(&COUNTRY)}
        <p class="choose">{choice(compared)}</p>
        {with_key(&NEIGHBOURS)}
        {anew(opened, |opened| opened.map(|(authority, inspection)| panel(authority, inspection)))}
    }
}

/// A chart with the key to its marks.
fn with_key(kind: &'static ChartKind) -> impl IntoView {
    let drawn = drawn(kind);
    // The choice of the judgement changes this one.
    if kind.id == NEIGHBOURS.id {
        title_said(drawn);
    }
    let key = anew(
        move || drawn.with(|drawn| drawn.as_ref().map(Drawn::frame).map(|frame| Key(frame.legend))),
        |key| key.map(|Key(legend)| marks_legend(legend)),
    );
    chart(kind, drawn, key.into_any())
}

/// The key to a chart's marks: made anew only where it is another one.
#[derive(Clone, PartialEq)]
struct Key(Vec<crate::chart::frame::LegendEntry>);

/// The choice of the judgement.
fn choice(compared: &'static Comparison) -> impl IntoView {
    let state = explorer();
    let areas = compared.areas();
    let options =
        areas.iter().map(|area| (area.token().to_owned(), area.label().to_owned())).collect::<Vec<SelectOption>>();
    let first = areas.iter().find(|area| area.is_overall()).or(areas.first()).copied();
    let now = move || {
        let shown = state.nav.with(|place| if let Place::Others { area, .. } = place { *area } else { None });
        shown.or(first).map(Area::token).unwrap_or_default().to_owned()
    };
    let choose = move |token: String| {
        let chosen = state.record.codebook.area(&token).filter(|area| !area.is_overall());
        state.nav.alter(|place| {
            if let Place::Others { area, .. } = place {
                *area = chosen;
            }
        });
    };
    select("Judgement", move || options.clone(), now, choose)
}

/// The inspection of another authority that is open. Tracks it.
fn opened() -> Option<(&'static Neighbour, &'static OtherInspection)> {
    let state = explorer();
    let open = state.nav.with(|place| if let Place::Others { open, .. } = place { open.clone() } else { None })?;
    state.record.comparison.as_ref()?.other(&open)
}

/// An inspection of another authority: when it was, all its grades, and where its report can be read.
fn panel(authority: &'static Neighbour, inspection: &'static OtherInspection) -> impl IntoView {
    let state = explorer();
    let close = move |_| {
        state.nav.alter(|place| {
            if let Place::Others { open, .. } = place {
                *open = None;
            }
        });
        // Back to the mark that opened the panel.
        focus::on(&anchors::mark(NEIGHBOURS.id, &Hit::Other(inspection.id.clone())));
    };
    let about = format!(
        "{}. It ended on {}, and the report was published on {}.",
        inspection.framework.label(),
        inspection.end,
        inspection.published
    );
    let grade = |grade: &crate::record::comparison::OtherGrade| {
        let areas = list(&grade.areas.iter().map(|area| area.label()).collect::<Vec<_>>());
        view! { <li>{sentence_case(&areas.to_ascii_lowercase())}": "<strong>{grade.grade.clone()}</strong></li> }
    };
    view! {
        <section class="panel" aria-labelledby=PANEL_TITLE id=PANEL>
            <div class="panel-head">
                <h3 id=PANEL_TITLE tabindex="-1">{format!("{}, {}", authority.name, inspection.end.month_and_year())}</h3>
                <button type="button" class="quiet" on:click=close>"Close"</button>
            </div>
            <p>{about}</p>
            <ul class="grades">{inspection.grades.iter().map(grade).collect_view()}</ul>
            <p class="citation"><a href=inspection.url.clone() rel="external noreferrer">{report_of(authority, inspection)}</a></p>
        </section>
    }
}

/// What the link to another authority's report says.
pub fn report_of(authority: &Neighbour, inspection: &OtherInspection) -> String {
    format!("Report on {}, published {}", authority.name, inspection.published)
}
