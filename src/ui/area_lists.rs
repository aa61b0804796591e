//! The lists of an area's page: what is still open, what improved, what was promised, and the newest findings.

use super::anchors::{NEWEST, PROMISED, PUT_RIGHT, STILL_OPEN, STRONG_HERE};
use super::kinds::{badge, how_soon};
use super::long_list::{Markup, Placed, fixed_list, posinset, setsize};
use super::note_count::{note_count, notes_on};
use super::plan_area::came_of_it;
use super::signs::standing_badge;
use super::state::explorer;
use super::term::Told;
use super::thread_links::{inner_link, opens_elsewhere};
use crate::browser::focus;
use crate::explore::{AreaPage, Place, area as of_area, said};
use crate::record::grades::area_name;
use crate::record::{Date, Document, Finding, PlanArea, Stance, Subject};
use crate::threads::plan::{document_of, plans};
use crate::threads::{Course, Strong, Trace};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The ways down to the parts of a long page.
pub fn parts(page: &AreaPage<'static>) -> impl IntoView + use<> {
    let all = [
        (STILL_OPEN, said::still_open(page.open.len())),
        (PUT_RIGHT, said::put_right(page.resolved.len())),
        (STRONG_HERE, said::strong_here(page.strong.len())),
        (PROMISED, said::promised_parts(page.plan.len())),
        (NEWEST, said::newest_parts(page.newest.len())),
    ];
    let has_plan = !explorer().record.plan.is_empty();
    let way = |(to, words): (&'static str, String)| {
        let down = move |event: MouseEvent| {
            if !opens_elsewhere(&event) {
                event.prevent_default();
                focus::bring(to);
            }
        };
        view! { <li><a href=format!("#{to}") on:click=down>{words}</a></li> }
    };
    let ways = all.into_iter().filter(|(to, _)| *to != PROMISED || has_plan).map(way).collect_view();
    view! { <ul class="areas parts not-on-paper" aria-label="On this page">{ways}</ul> }
}

/// What has come since inspectors last said something of the area.
pub fn since(page: &AreaPage<'static>) -> Option<impl IntoView + use<>> {
    let said = said::since(page.area, &page.since)?;
    Some(view! { <p class="since">{said}</p> })
}

/// What is still open, the way to the same choice among the threads, and what was not mentioned.
pub fn still_open(page: &AreaPage<'static>, told: &Told) -> impl IntoView + use<> {
    let number = page.open.len();
    let list = fixed_list(Markup::Ol("findings issues"), page.open.clone(), None, told, issue);
    let to = Place::Threads { filter: of_area::open(explorer().record, page.area), strong: None };
    let all = (number > 0).then(|| view! { <p>{inner_link(to, said::open_in_threads(number), "all-open")}</p> });
    let improved = said::of_them_improved(page.improved(), number);
    view! {
        <section aria-labelledby=STILL_OPEN>
            <h2 id=STILL_OPEN tabindex="-1">{said::still_open(number)}</h2>
            <p class="subtitle">"An issue is open while the last inspection that looked calls it a concern, or improved but not resolved. Some of these issues touch other areas too."</p>
            {improved.map(|words| view! { <p>{words}</p> })}
            {list}
            {all}
        </section>
    }
}

/// An issue with how it stands and since when, and, where it is still a concern, the question that it asks.
fn issue(course: &Course<'static>, placed: Placed, told: &Told) -> impl IntoView + use<> {
    let thread = course.thread;
    let concern = course.standing.stance().is_some_and(Stance::is_concern);
    let question = concern.then(|| view! { <p class="question">{told.say(&thread.question)}</p> });
    view! {
        <li class="finding" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <p class="about">{standing_badge(course)} {note_count(Subject::Thread(thread.id.clone()))} <span class="when">{course.facts()}</span></p>
            <h3>{inner_link(Place::thread(thread.id.clone()), thread.name.clone(), "thread-link")}</h3>
            {question}
        </li>
    }
}

/// What the last inspection judged good after it had been raised.
pub fn improved(page: &AreaPage<'static>, told: &Told) -> impl IntoView + use<> {
    let list = fixed_list(Markup::Ol("findings resolved"), page.resolved.clone(), None, told, issue);
    view! {
        <section aria-labelledby=PUT_RIGHT>
            <h2 id=PUT_RIGHT tabindex="-1">{said::put_right(page.resolved.len())}</h2>
            <p class="subtitle">"Each was a concern once. The last inspection that looked judged it good, without reservation."</p>
            {list}
        </section>
    }
}

/// What has been strong throughout.
pub fn strong(page: &AreaPage<'static>, told: &Told) -> impl IntoView + use<> {
    let item = |strong: &Strong<'static>, placed: Placed, _: &Told| {
        let thread = strong.thread;
        view! {
            <li class="finding" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
                <p class="about"><span class="when">{strong.praised()}</span></p>
                <h3>{inner_link(Place::strong(thread.id.clone()), thread.name.clone(), "strong-link")}</h3>
            </li>
        }
    };
    let list = fixed_list(Markup::Ol("findings strong-here"), page.strong.clone(), None, told, item);
    view! {
        <section aria-labelledby=STRONG_HERE>
            <h2 id=STRONG_HERE tabindex="-1">{said::strong_here(page.strong.len())}</h2>
            <p class="subtitle">"Inspectors praised each in three or more inspections, and no document we have criticises it."</p>
            {list}
        </section>
    }
}

/// What the plan promised, and what the next inspection said.
pub fn plan(page: &AreaPage<'static>, told: &Told) -> Option<impl IntoView + use<>> {
    let record = explorer().record;
    let documents: Vec<&'static Document> = plans(record).into_iter().filter_map(|plan| plan.document).collect();
    if documents.is_empty() {
        return None;
    }
    let list = fixed_list(Markup::Ol("findings promised"), page.plan.clone(), None, told, promise);
    let published: Vec<Date> = documents.iter().map(|document| document.published).collect();
    let title = said::promised(record.authority.body(), &published, page.plan.len());
    let silence = |document: &&'static Document| view! { <p>{document.silence.clone()}</p> };
    let none = page.plan.is_empty().then(|| documents.iter().map(silence).collect_view());
    Some(view! {
        <section aria-labelledby=PROMISED>
            <h2 id=PROMISED tabindex="-1">{title}</h2>
            {none}
            {list}
        </section>
    })
}

/// The actions of an area of the plan, as what a note can be on.
pub fn actions(area: &PlanArea) -> Vec<Subject> {
    area.actions.iter().map(|action| Subject::Action(action.unit.clone())).collect()
}

/// An area of the plan, and what came of it.
fn promise(traced: &Trace<'static>, placed: Placed, told: &Told) -> impl IntoView + use<> {
    let area = traced.area;
    let outcomes = traced.outcomes.iter().map(|outcome| came_of_it(*outcome, told)).collect_view();
    let none = traced.outcomes.is_empty().then(|| view! { <p>"No other report mentions this."</p> });
    let to = Place::Plan { open: Some(area.id.clone()) };
    let record = explorer().record;
    let several = plans(record).len() > 1;
    let plan =
        document_of(record, area).filter(|_| several).map(|plan| format!(" · {}, {}", plan.title, plan.published));
    view! {
        <li class="finding" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <p class="about"><strong>{area.called()}</strong>{plan}" "{notes_on(actions(area))} <span class="when">{said::actions(area.actions.len())}</span></p>
            <h3>{inner_link(to, area.title.clone(), "plan-link")}</h3>
            {none}
            <ul class="plain">{outcomes}</ul>
        </li>
    }
}

/// The newest findings, and the ways to all of them.
pub fn findings(page: &AreaPage<'static>) -> impl IntoView + use<> {
    let list = page.listed().iter().map(|finding| newest(finding)).collect_view();
    let (area, about) = (page.area, area_name(page.area));
    let of = |inspection| Place::Findings { filter: of_area::findings(area, inspection), open: None };
    let own = page.told_by.map(|told| {
        let words = said::all_of_inspection(page.newest.len(), told);
        view! { <p>{inner_link(of(Some(told)), words, "all-newest")}</p> }
    });
    let all = (page.findings > page.newest.len()).then(|| {
        view! { <p>{inner_link(of(None), said::all_about(page.findings, &about), "all-findings")}</p> }
    });
    view! {
        <section aria-labelledby=NEWEST>
            <h2 id=NEWEST tabindex="-1">{said::newest(page.told_by)}</h2>
            <ol class="findings newest">{list}</ol>
            {own}
            {all}
        </section>
    }
}

/// A finding, which leads to itself in the list of this area's.
fn newest(finding: &'static Finding) -> impl IntoView + use<> {
    let record = explorer().record;
    let filter = of_area::findings(finding.area, record.inspection(&finding.inspection));
    let to = Place::Findings { filter, open: Some(finding.id.clone()) };
    view! {
        <li class="finding">
            <p class="about">{badge(finding.kind)} <span>{finding.topic.label()}</span> {how_soon(finding)} {note_count(Subject::Finding(finding.id.clone()))}</p>
            <h3>{inner_link(to, finding.summary.clone(), "finding-link")}</h3>
        </li>
    }
}
