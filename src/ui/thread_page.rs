//! One thread: its question, its time line, and every step with what it rests on.

use super::anchors;
use super::chart::{chart, drawn};
use super::citation::{citation, copy_citation};
use super::gather::gather_button;
use super::kinds::{badge, how_soon};
use super::long_list::{Markup, Placed, fixed_list, posinset, setsize};
use super::neighbours::Neighbours;
use super::note_editor::note_editor;
use super::signs::{says_badge, says_legend, standing_badge};
use super::state::{Explorer, explorer};
use super::term::Told;
use super::text::anew;
use super::thread_links::inner_link;
use crate::briefing::Item;
use crate::browser::focus;
use crate::chart::thread::KIND;
use crate::explore::{Around, Place};
use crate::record::cite::step_citations;
use crate::record::reference::of_citations;
use crate::record::{Finding, Subject, Thread, ThreadStep, UnitId, Voice};
use crate::threads::{Course, Event, Silence, courses};
use crate::words::sentence_case;
use leptos::prelude::*;

/// The page of a thread.
pub fn thread_page(thread: &'static Thread) -> impl IntoView {
    let record = explorer().record;
    let Some(course) = Course::new(record, thread) else { return ().into_any() };
    let events = course.events(record);
    let areas = course.areas.iter().map(|area| area.label()).collect::<Vec<_>>().join(", ");
    // What a link asks for has the focus.
    focus::on_first(".thread-head h1");
    // Back to the list as it was narrowed.
    let nav = explorer().nav;
    let all = move || {
        nav.with(|place| Place::Threads { filter: place.thread_filter().cloned().unwrap_or_default(), strong: None })
    };
    let told = Told::new();
    let back = anew(all, |all| view! { <p class="back">{inner_link(all, "← All threads", "")}</p> });
    let neighbours = neighbours(thread);
    neighbours.closes_from_anywhere();
    view! {
        <div class="with-neighbours" on:keydown=move |event| neighbours.pressed(&event)>
        <div class="row back-and-on">{back} {neighbours.bar(false)}</div>
        <div class="thread-head">
            <h1>{told.say(&thread.name)}</h1>
            <p class="question">{told.say(&thread.question)}</p>
            <p class="about">{standing_badge(&course)} <span>{areas}</span> <span class="when">{course.facts()}</span></p>
            <p>{gather_button(Item::Subject(Subject::Thread(thread.id.clone())))}</p>
        </div>
        {chart(&KIND, drawn(&KIND), says_legend())}
        <section aria-labelledby="steps-title">
            <h2 id="steps-title">"Step by step"</h2>
            {fixed_list(Markup::Ol("findings steps"), events, Some(step_anchor), &told, event_item)}
        </section>
        <p class="own-words">"Each step is our summary, not the documents' wording."</p>
        {note_editor(Subject::Thread(thread.id.clone()))}
        </div>
    }
    .into_any()
}

/// The threads before and after this one in the list to which its page leads back.
fn neighbours(thread: &'static Thread) -> Neighbours {
    let Explorer { nav, record, .. } = explorer();
    let filter = move || nav.with(|place| place.thread_filter().cloned().unwrap_or_default());
    let around = move || {
        let filter = filter();
        let all = courses(record).into_iter().filter(|course| filter.shows(course));
        Around::new(&all.map(|course| course.thread.id.to_string()).collect::<Vec<_>>(), &thread.id.to_string())
    };
    let open = move |to: String| {
        nav.go(Place::Thread { id: to.into(), filter: untrack(filter) });
        focus::top();
    };
    let close = move || {
        nav.go(Place::Threads { filter: untrack(filter), strong: None });
        focus::show(&anchors::thread(&thread.id));
    };
    Neighbours::new("thread", around, open, close)
}

/// Who speaks, and when.
pub fn who(voice: Voice<'_>) -> String {
    format!("{}: {}", voice.dates().unwrap_or_default(), sentence_case(voice.label()))
}

/// The anchor of a step, to which a mark of the chart leads.
fn step_anchor(event: &Event<'static>) -> String {
    anchors::step(&event.voice.subject())
}

fn event_item(event: &Event<'static>, placed: Placed, told: &Told) -> impl IntoView + use<> {
    let who = who(event.voice);
    let (says, body) = match event.said {
        Ok(step) => (Some(step.says), step_body(step, told).into_any()),
        Err(silence) => (None, silent(silence, told).into_any()),
    };
    view! {
        <li class="finding step" class:silent=says.is_none() id=step_anchor(event) tabindex="-1" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <p class="about">{says_badge(says)} <span class="when">{who}</span></p>
            {body}
        </li>
    }
}

fn silent(silence: Silence<'static>, told: &Told) -> impl IntoView + use<> {
    view! { <p>{told.say(&silence.words())}</p> }
}

fn step_body(step: &'static ThreadStep, told: &Told) -> impl IntoView + use<> {
    view! {
        <h3>{told.say(&step.summary)}</h3>
        {evidence(step)}
        <p>{copy_citation(&step.summary, |today| of_citations(explorer().record, &step_citations(explorer().record, step), today))}</p>
    }
}

/// What a step cites.
pub fn evidence(step: &'static ThreadStep) -> impl IntoView {
    let record = explorer().record;
    let findings = step.findings.iter().filter_map(|id| record.finding(id)).map(cited).collect_view();
    let units = step.units.iter().map(cited_unit).collect_view();
    view! { <ul class="evidence" aria-label="Evidence">{findings}{units}</ul> }
}

/// A finding that a step cites.
fn cited(finding: &'static Finding) -> impl IntoView {
    view! {
        <li>
            <p>{badge(finding.kind)}" "{inner_link(Place::finding(finding), finding.summary.clone(), "finding-link")}{how_soon(finding)}</p>
            {citation(&finding.units)}
        </li>
    }
}

/// A unit that a step cites: an action of the plan in words, anything else by its place.
fn cited_unit(unit: &'static UnitId) -> impl IntoView {
    let record = explorer().record;
    let action = record.action(unit);
    let words = action.map(|(area, action)| {
        let to = Place::Plan { open: Some(area.id.clone()) };
        view! { <p>"Action: "{inner_link(to, action.summary.clone(), "action-link")}</p> }
    });
    view! { <li>{words}{citation(std::slice::from_ref(unit))}</li> }
}
