//! Threads: which issues keep coming back, and whether they were put right.

use super::anchors::RESULTS;
use super::chart::{chart, drawn};
use super::chips::chosen_threads;
use super::signs::{says_legend, standing_badge};
use super::state::explorer;
use super::text::{anew, words};
use super::thread_filters::thread_filters;
use super::thread_page::thread_page;
use crate::browser::focus;
use crate::chart::threads::KIND;
use crate::explore::{Place, said};
use crate::threads::{Course, courses};
use leptos::prelude::*;

/// The view: the thread that is open, or all of them.
pub fn threads_view() -> impl IntoView {
    let state = explorer();
    let open = move || state.nav.with(Place::open_thread);
    anew(open, move |open| match open.and_then(|id| state.record.thread(&id)) {
        Some(thread) => thread_page(thread).into_any(),
        None => all_threads().into_any(),
    })
}

fn all_threads() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let all = StoredValue::new(courses(record));
    let filter = Memo::new(move |_| state.nav.with(|place| place.thread_filter().cloned().unwrap_or_default()));
    let shown = Memo::new(move |_| {
        filter.with(|filter| {
            all.with_value(|all| {
                all.iter()
                    .filter(|course| filter.shows(course))
                    .map(|course| course.thread.id.as_str())
                    .collect::<Vec<_>>()
            })
        })
    });
    let heading = move || said::threads(shown.with(Vec::len));
    let item = move |id: &'static str| {
        let course = all.with_value(|all| all.iter().find(|course| course.thread.id == id).cloned());
        course.map(|course| thread_item(&course))
    };
    let none = move || {
        shown.with(Vec::is_empty).then(|| view! { <p class="none">"No threads match. Remove a filter above."</p> })
    };
    view! {
        <h1 class="unseen">"Threads: issues followed over time"</h1>
        {thread_filters(filter, all)}
        {chosen_threads(filter)}
        {chart(&KIND, drawn(&KIND), says_legend())}
        <section class="results" aria-labelledby=RESULTS>
            <h2 id=RESULTS aria-live="polite" prop:textContent=words(heading)></h2>
            {none}
            <ol class="findings threads">
                <For each=move || shown.get() key=|id| *id children=item />
            </ol>
            {raised_once()}
        </section>
    }
}

/// A thread in the list.
fn thread_item(course: &Course<'static>) -> impl IntoView + use<> {
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
        <li class="finding">
            <p class="about">
                {standing_badge(course.standing)}
                <span>{course.areas.iter().map(|area| area.label()).collect::<Vec<_>>().join(", ")}</span>
                <span class="when">{course.facts()}</span>
            </p>
            <h3><button type="button" on:click=open>{thread.name.clone()}</button></h3>
            <p class="question">{thread.question.clone()}</p>
        </li>
    }
}

/// The issues of which only one document speaks, each with the reason why it is no thread.
fn raised_once() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let one = |once: &'static crate::record::RaisedOnce| {
        let findings = once.findings.iter().filter_map(|id| record.finding(id));
        let findings = findings.map(super::thread_links::finding_link).collect_view();
        view! {
            <li>
                <strong>{once.name.clone()}</strong>". "{once.reason.clone()}
                <ul>{findings}</ul>
            </li>
        }
    };
    view! {
        <details class="once">
            <summary>{said::raised_once(record.raised_once.len())}</summary>
            <ul>{record.raised_once.iter().map(one).collect_view()}</ul>
        </details>
    }
}
