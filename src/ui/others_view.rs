//! Other authorities: how many had which grade when this one was judged, and how those most like it were graded.

use super::anchors::{PANEL, PANEL_TITLE};
use super::chart::{chart, drawn, title_said};
use super::controls::{SelectOption, select};
use super::grade_panel::{head, marks_in_order, with_panel};
use super::hits;
use super::neighbours::Neighbours;
use super::signs::marks_legend;
use super::state::explorer;
use super::text::anew;
use crate::browser::focus;
use crate::chart::others::{COUNTRY, NEIGHBOURS};
use crate::chart::{ChartKind, Drawn};
use crate::explore::{Around, Place};
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
        {with_key(&COUNTRY, drawn(&COUNTRY))}
        <p class="choose">{choice(compared)}</p>
        {inspections()}
    }
}

/// The chart of the neighbours' inspections, and the panel of the one that is open beside it.
fn inspections() -> impl IntoView {
    let nav = explorer().nav;
    let drawn = drawn(&NEIGHBOURS);
    let order = Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(marks_in_order).unwrap_or_default()));
    let around = move || order.with(|order| Around::new(order, &opened()?.1.id.to_string()));
    let turn = move |to: Option<String>| {
        nav.alter(|place| {
            if let Place::Others { open, .. } = place {
                *open = to.map(Into::into);
            }
        });
    };
    let open = move |to: String| {
        turn(Some(to));
        focus::show(PANEL_TITLE);
    };
    let close = move || {
        let opener = untrack(|| nav.with(hits::opener));
        turn(None);
        // Back to the mark that opened the panel.
        focus::show(&opener.unwrap_or_default());
    };
    let neighbours = Neighbours::new("inspection", around, open, close);
    let panels =
        anew(opened, move |opened| opened.map(|(authority, inspection)| panel(authority, inspection, neighbours)));
    with_panel(neighbours, with_key(&NEIGHBOURS, drawn), panels, || opened().is_some())
}

/// A chart with the key to its marks.
fn with_key(kind: &'static ChartKind, drawn: Memo<Option<Drawn>>) -> impl IntoView {
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
fn panel(authority: &'static Neighbour, inspection: &'static OtherInspection, neighbours: Neighbours) -> impl IntoView {
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
        <section class="panel" role="dialog" aria-labelledby=PANEL_TITLE id=PANEL>
            {head(format!("{}, {}", authority.name, inspection.end.month_and_year()), neighbours)}
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
