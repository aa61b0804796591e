//! Threads: which issues keep coming back, and whether they were put right.

use super::after_chart::after_chart;
use super::anchors::{self, FILTERS, RESULTS};
use super::beside::list_and_chart;
use super::chart::drawn;
use super::chips::chosen_threads;
use super::long_list::{Markup, Placed, Shown, fixed_list, found_near, long_list, posinset, setsize};
use super::note_count::note_count;
use super::printing::printing;
use super::quiet::said_when_quiet;
use super::reach::reach;
use super::signs::{says_legend, standing_badge};
use super::state::explorer;
use super::strong::{strong_throughout, way_to_strong};
use super::term::{Firsts, Told};
use super::text::{anew, words};
use super::thread_filters::thread_filters;
use super::thread_page::thread_page;
use crate::browser::focus;
use crate::chart::threads::KIND;
use crate::explore::window::LONG;
use crate::explore::{Place, said};
use crate::record::{RaisedOnce, Record, Subject};
use crate::threads::{Course, courses};
use crate::view::View;
use leptos::prelude::*;
use std::collections::HashMap;

/// The view: the thread that is open, or all of them.
pub fn threads_view() -> impl IntoView {
    let state = explorer();
    let open = move || state.nav.with(Place::open_thread);
    anew(open, move |open| {
        match open.and_then(|id| state.record.thread(&id)) {
        Some(thread) => thread_page(thread).into_any(),
        None if follows_nothing(state.record) => {
            view! { <h1>{View::Threads.heading()}</h1><p>"No issue in this record is followed from one report to the next yet."</p> }
                .into_any()
        }
        None => all_threads().into_any(),
    }
    })
}

/// Whether nobody has followed an issue through this record: then there is nothing to filter or to draw.
const fn follows_nothing(record: &Record) -> bool {
    record.threads.is_empty() && record.raised_once.is_empty() && record.strong.is_empty()
}

fn all_threads() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let all = StoredValue::new(courses(record));
    let filter = Memo::new(move |_| state.nav.with(|place| place.thread_filter().cloned().unwrap_or_default()));
    let printing = printing();
    let wanted = Memo::new(move |_| {
        filter.with(|filter| {
            all.with_value(|all| {
                all.iter()
                    .filter(|course| filter.shows(course))
                    .map(|course| course.thread.id.as_str())
                    .collect::<Vec<_>>()
            })
        })
    });
    // Paper does not wait.
    let shown = after_chart(wanted, move || printing.get());
    let heading = move || said::threads(shown.with(Vec::len));
    let in_use = move || filter.with(|filter| filter.chips(&record.codebook).len());
    said_when_quiet(move || said::of_threads(shown.with(Vec::len), state.record.threads.len()), false);
    let firsts = explained(shown);
    let places: HashMap<&'static str, usize> =
        all.with_value(|all| all.iter().zip(0..).map(|(course, at)| (course.thread.id.as_str(), at)).collect());
    let item = move |id: &'static str, placed: Placed| {
        let course = places.get(id).and_then(|at| all.with_value(|all| all.get(*at).cloned()));
        course.map(|course| thread_item(&course, placed, firsts))
    };
    let list = Shown { all: shown, length: Signal::derive(|| usize::MAX), open: Signal::derive(|| None), printing };
    let none = move || {
        shown.with(Vec::is_empty).then(|| view! { <p class="none">"No threads match. Remove a filter above."</p> })
    };
    view! {
        <h1>{View::Threads.heading()}</h1>
        {thread_filters(filter, all)}
        {chosen_threads(filter)}
        {way_to_strong()}
        {list_and_chart(&KIND, drawn(&KIND), says_legend(), view! {
        <section class="results" aria-labelledby=RESULTS>
            {reach(view! { <h2 id=RESULTS prop:textContent=words(heading)></h2> }, FILTERS, in_use)}
            {none}
            {found_near(list)}
            {long_list(Markup::Ol("findings threads"), list, item)}
            {raised_once(firsts)}
        </section>
        {strong_throughout(filter)}
        })}
    }
}

/// Where the view first shows each term: in the questions, and then in what was raised once.
fn explained(shown: Memo<Vec<&'static str>>) -> Firsts {
    let record = explorer().record;
    Firsts::new(move || {
        // Of a very long list only the beginning is explained.
        let shown = shown.get();
        let explained = if shown.len() > LONG { 40 } else { shown.len() };
        let threads = shown.into_iter().take(explained).filter_map(|id| record.thread(id));
        let questions = threads.map(|thread| (thread.id.to_string(), thread.question.as_str()));
        let explained = if record.raised_once.len() > LONG { 0 } else { record.raised_once.len() };
        let once = record.raised_once.iter().take(explained).enumerate().flat_map(|(index, once)| {
            [(once_named(index), once.name.as_str()), (once_said(index), once.reason.as_str())]
        });
        questions.chain(once).collect()
    })
}

/// The name of the name of an issue that was raised once.
fn once_named(index: usize) -> String {
    format!("once named {index}")
}

/// The name of what is said of an issue that was raised once.
fn once_said(index: usize) -> String {
    format!("once {index}")
}

/// A thread in the list.
fn thread_item(course: &Course<'static>, placed: Placed, firsts: Firsts) -> impl IntoView + use<> {
    let state = explorer();
    let thread = course.thread;
    let open = move |_| {
        state.nav.alter(|place| {
            let filter = place.thread_filter().cloned().unwrap_or_default();
            *place = Place::Thread { id: thread.id.clone(), filter };
        });
        focus::top();
    };
    view! {
        <li class="finding" id=anchors::thread(&thread.id) aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <p class="about">
                {standing_badge(course)}
                <span>{course.areas.iter().map(|area| area.label()).collect::<Vec<_>>().join(", ")}</span>
                {note_count(Subject::Thread(thread.id.clone()))}
                <span class="when">{course.facts()}</span>
            </p>
            <h3><button type="button" on:click=open>{thread.name.clone()}</button></h3>
            <p class="question">{firsts.say(thread.id.to_string(), &thread.question)}</p>
        </li>
    }
}

/// The issues of which only one document speaks, each with the reason why it is no thread.
fn raised_once(firsts: Firsts) -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let one = move |(index, once): &(usize, &'static RaisedOnce), placed: Placed, _: &Told| {
        let findings = once.findings.iter().filter_map(|id| record.finding(id));
        let findings = findings.map(super::thread_links::finding_link).collect_view();
        view! {
            <li aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
                <strong>{firsts.say(once_named(*index), &once.name)}</strong>". "{firsts.say(once_said(*index), &once.reason)}
                <ul>{findings}</ul>
            </li>
        }
    };
    let all = record.raised_once.iter().enumerate().collect();
    view! {
        <details class="once">
            <summary>{said::raised_once(record.raised_once.len())}</summary>
            {fixed_list(Markup::Ul(""), all, None, &Told::plain(), one)}
        </details>
    }
}
