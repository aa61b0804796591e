//! A page for each area: its grades, what inspectors last said, what is still open, and what was promised.

use super::area_lists::{findings, improved, parts, plan, since, still_open, strong};
use super::chart::{chart, drawn};
use super::grades_view::key;
use super::long_list::{Markup, Placed, fixed_list, posinset, setsize};
use super::note_count::note_count;
use super::note_editor::own_note;
use super::state::explorer;
use super::term::Told;
use super::text::anew;
use super::thread_links::{inner_link, named_link};
use crate::chart::grades::AREA;
use crate::explore::area::{Given, given, scales, title};
use crate::explore::headline::{Part, Sentence};
use crate::explore::{AreaPage, Place, names, said};
use crate::record::{Area, Subject};
use crate::view::View;
use crate::words::{list, lower_first};
use leptos::prelude::*;

/// The view: the page of the area that is asked for, or the choice of one.
pub fn area_view() -> impl IntoView {
    let nav = explorer().nav;
    anew(
        move || nav.with(Place::own_area),
        |area| match area {
            Some(area) => page(area).into_any(),
            None => all_areas().into_any(),
        },
    )
}

/// All areas, each with its latest grade.
fn all_areas() -> impl IntoView {
    let record = explorer().record;
    let item = |area: Area| {
        let told = AreaPage::new(record, area);
        let [latest, ..] = told.said;
        let words: String = latest.iter().map(Part::words).collect();
        view! {
            <li class="finding">
                <h2>{inner_link(Place::area(area), title(area), "area-link")} {note_count(Subject::Area(area.token().into()))}</h2>
                <p class="quiet-words">{area.meaning()}</p>
                <p>{words}</p>
            </li>
        }
    };
    let areas = record.codebook.areas.iter().copied().map(item).collect_view();
    view! {
        <h1>{View::Areas.heading()}</h1>
        <p class="intro">{said::what_this_is(record)}</p>
        <ol class="findings all-areas">{areas}</ol>
    }
}

/// The page of an area.
fn page(area: Area) -> impl IntoView {
    let record = explorer().record;
    let shown = AreaPage::new(record, area);
    let told = Told::new();
    let [latest, rest @ ..] = shown.said.clone();
    let place = record.authority.name.as_str();
    view! {
        <div class="area-page">
        {choice(area)}
        <h1>{format!("{} in {place}", title(area))}</h1>
        <p class="intro">{told.say(area.meaning())}</p>
        <div class="lead"><p>{sentence(latest, &told)}</p></div>
        <div class="five">{rest.into_iter().map(|parts| view! { <p>{sentence(parts, &told)}</p> }).collect_view()}</div>
        {since(&shown)}
            <p class="quiet-words">{said::what_this_is(record)}" "{note_count(Subject::Area(area.token().into()))}</p>
        {parts(&shown)}
        {with_key()}
        {grades(area, &told)}
        {still_open(&shown, &told)}
        {improved(&shown, &told)}
        {strong(&shown, &told)}
        {plan(&shown, &told)}
        {findings(&shown)}
        {own_note(Subject::Area(area.token().into()))}
        <p class="own-words">"Findings, issues and actions are our summary, not the reports’ wording."</p>
        </div>
    }
}

/// The way to the pages of all areas.
fn choice(now: Area) -> impl IntoView {
    let areas = explorer().record.codebook.areas.iter().copied();
    let link = move |area: Area| {
        let own = (area == now).then_some("true");
        view! { <li aria-current=own>{inner_link(Place::area(area), title(area), "area-link")}</li> }
    };
    view! { <ul class="areas not-on-paper" aria-label="Areas">{areas.map(link).collect_view()}</ul> }
}

/// A sentence with its terms explained and its links.
fn sentence(parts: Sentence, told: &Told) -> impl IntoView + use<> {
    let one = |part: Part| match part {
        Part::Plain(words) => told.say(&words),
        Part::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
        Part::Thread { id, name } => inner_link(Place::thread(id), name, "thread-link").into_any(),
    };
    parts.into_iter().map(one).collect_view()
}

/// The chart with the key to its marks.
fn with_key() -> impl IntoView {
    let drawn = drawn(&AREA);
    let legend = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.frame().legend).unwrap_or_default());
    chart(&AREA, drawn, key(legend))
}

/// Every grade in words, the newest first, and what the words mean.
fn grades(area: Area, told: &Told) -> impl IntoView {
    let record = explorer().record;
    let all = given(record, area);
    let scales = scales(&all).into_iter().map(|scale| {
        let years = all.iter().filter(|one| one.inspection.framework == scale.framework);
        let years: Vec<String> = years.map(|one| one.inspection.year().to_string()).rev().collect();
        let rules = lower_first(scale.framework.label());
        view! { <li>{format!("{} ({rules}), best first: {}.", list(&years), scale.grades.join(", "))}</li> }
    });
    let scales = scales.collect_view();
    let any = !all.is_empty();
    any.then(|| {
        view! {
            <section class="beside" aria-labelledby="all-grades">
                <h2 id="all-grades">"Every grade, newest first"</h2>
                {fixed_list(Markup::Ul("every-grade"), all, None, told, one_inspection)}
                <h3>"What the grade words mean"</h3>
                <p>"Each set of inspection rules has its own grades. Only grades under the same rules can be compared."</p>
                <ul class="scales">{scales}</ul>
            </section>
        }
    })
}

/// What one inspection gave: each grade leads to its source.
fn one_inspection(given: &Given<'static>, placed: Placed, _: &Told) -> impl IntoView + use<> {
    let record = explorer().record;
    let Given { inspection, grades } = given;
    let when = inspection.month_and_year().unwrap_or_default();
    let last = grades.len();
    let one = |(index, grade): (usize, &&'static crate::record::Grade)| {
        let chosen = Subject::Grade { inspection: inspection.id.clone(), judgement: grade.judgement.clone() };
        let to = Place::Grades { chosen: Some(chosen.clone()) };
        let words = format!("{}: {}", grade.judgement, grade.grade);
        let end = if index + 1 == last { "" } else { "; " };
        let name = format!("{words} ({})", names::in_a_word(record, inspection));
        view! { {named_link(to, Some(name), words, "grade-link")}" "{note_count(chosen)}{end} }
    };
    let links = grades.iter().enumerate().map(one).collect_view();
    view! { <li aria-posinset=posinset(placed) aria-setsize=setsize(placed)><strong>{when}</strong>" "{lower_first(&inspection.event)}{inspection.of_and_by()}". "{links}</li> }
}
