//! What changed between the two inspections compared, issue by issue: for inspections under one framework alone.

use super::anchors::FILTERS;
use super::signs::says_badge;
use super::state::explorer;
use super::term::Told;
use super::text::anew;
use super::thread_links::{finding_link, inner_link};
use crate::browser::focus;
use crate::explore::{Pair, Place, said};
use crate::record::{Record, Topic};
use crate::threads::{Change, Changed, Issue, Word, changed, why_not_compared};
use crate::words::list;
use leptos::prelude::*;

/// What changed between two inspections. Which of them was chosen first does not matter: time has one direction.
fn between(record: &'static Record, (one, other): &Pair) -> Option<Changed<'static>> {
    changed(record, one, other).or_else(|| changed(record, other, one))
}

/// How many issues stand how, with a way down to them: the list stands below a long chart.
pub fn change_said(pair: Memo<Option<Pair>>) -> impl IntoView {
    let record = explorer().record;
    anew(
        move || pair.get(),
        move |pair| {
            let changed = between(record, &pair?)?;
            let down = |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                focus::bring("changed-title");
            };
            let all = said::see_all(changed.issues.len())
                .map(|words| view! { " "<a href="#changed-title" on:click=down>{words}</a> });
            Some(view! { <p class="change-said">{changed.sentence()}{all}</p> })
        },
    )
}

/// The section.
pub fn what_changed(pair: Memo<Option<Pair>>) -> impl IntoView {
    let record = explorer().record;
    anew(
        move || pair.get(),
        move |pair| {
            let (one, other) = pair?;
            let why_not = why_not_compared(record.inspection(&one)?, record.inspection(&other)?);
            Some(match between(record, &(one, other)) {
                Some(changed) => section(&changed).into_any(),
                None => view! {
                    <section class="changed" aria-labelledby="changed-title">
                        <h2 id="changed-title">"What changed"</h2>
                        <p>{why_not}</p>
                    </section>
                }
                .into_any(),
            })
        },
    )
}

fn section(changed: &Changed<'static>) -> impl IntoView + use<> {
    let (from, to) = (changed.from.year(), changed.to.year());
    let told = Told::new();
    let groups = Change::ALL.into_iter().map(|change| group(changed, change, &told)).collect_view();
    let topics = [
        (format!("Topics of concern in both {from} and {to}"), &changed.topics_still),
        (format!("Topics of concern in {from} with only positive findings in {to}"), &changed.topics_turned),
        (format!("Topics of concern in {to} only"), &changed.topics_new),
    ];
    let line = |(words, topics): &(String, &Vec<Topic>)| {
        let names = topics.iter().map(|topic| topic.label().to_ascii_lowercase()).collect::<Vec<_>>();
        let names = if names.is_empty() { "none".to_owned() } else { list(&names) };
        view! { <li><strong>{words.clone()}</strong>": "{names}"."</li> }
    };
    view! {
        <section class="changed" aria-labelledby="changed-title">
            {heading(format!("What changed from {from} to {to}"))}
            <p class="subtitle">
                "Every issue raised in either inspection. If an inspection does not mention one, it has not judged it."
            </p>
            {groups}
            <h3>"By topic (concerns and recommendations)"</h3>
            <ul>{topics.iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// The heading of the list, which stays in sight with the way back to the two lists of inspections.
fn heading(words: String) -> impl IntoView {
    view! {
        <div class="reach">
            <h2 id="changed-title" tabindex="-1">{words}</h2>
            <button type="button" class="to-filters not-on-paper" on:click=move |_| focus::bring(FILTERS)>"Change"<span class="unseen">" inspections"</span></button>
        </div>
    }
}

fn group(changed: &Changed<'static>, change: Change, told: &Told) -> impl IntoView + use<> {
    let (from, to) = (changed.from.year(), changed.to.year());
    let issues: Vec<Issue<'static>> = changed.of(change).cloned().collect();
    let number = issues.len();
    (number > 0).then(|| {
        let items = issues.into_iter().map(|issue| item(issue, from, to, told)).collect_view();
        view! {
            <details class="change" open=number <= 8>
                <summary><h3>{change.label(to)}" "<span class="count" translate="no">{number}</span></h3></summary>
                <ul class="plain">{items}</ul>
            </details>
        }
    })
}

fn item(issue: Issue<'static>, from: u16, to: u16, told: &Told) -> impl IntoView + use<> {
    let name = match issue.thread {
        Some(id) => inner_link(Place::thread(id.into()), issue.name, "thread-link").into_any(),
        None => view! { <strong>{told.say(issue.name)}</strong> }.into_any(),
    };
    let said = |year: u16, word: Option<Word<'static>>| match word {
        Some((says, words)) => view! { <p>{year}" "{says_badge(Some(says))}": "{told.say(words)}</p> }.into_any(),
        None => view! { <p class="quiet-words">{year}" "{says_badge(None)}</p> }.into_any(),
    };
    let findings = issue.findings.iter().map(|finding| finding_link(finding)).collect_view();
    view! {
        <li>
            {name}
            {said(from, issue.then)}
            {said(to, issue.now)}
            <details class="evidence"><summary>"Evidence"</summary><ul>{findings}</ul></details>
        </li>
    }
}
