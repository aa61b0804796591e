//! What changed between the two inspections compared: in words, then issue by issue, or topic by topic where the two did not
//! ask the same.

use super::anchors::FILTERS;
use super::note_count::note_count;
use super::signs::says_badge;
use super::state::explorer;
use super::term::Told;
use super::text::anew;
use super::thread_links::{finding_link, inner_link};
use crate::browser::focus;
use crate::explore::{Filter, Pair, Place, said};
use crate::record::{InspectionId, Record, Subject, Topic};
use crate::threads::{Both, ByTopic, Change, Changed, Issue, Lead, TopicLine, Word, by_topic, changed, leads};
use crate::words::{list, lower_first};
use leptos::prelude::*;

/// What changed between two inspections. Which of them was chosen first does not matter: time has one direction.
fn between(record: &'static Record, (one, other): &Pair) -> Option<Changed<'static>> {
    changed(record, one, other).or_else(|| changed(record, other, one))
}

/// What changed, before all else: how many issues stand how, the most important of them by name, and a way down to all.
/// Between inspections that cannot be compared issue by issue: how many topics of which kind.
pub fn change_said(pair: Memo<Option<Pair>>) -> impl IntoView {
    let record = explorer().record;
    anew(
        move || pair.get(),
        move |pair| {
            let (one, other) = pair?;
            Some(match between(record, &(one.clone(), other.clone())) {
                Some(changed) => {
                    let leads = leads(record, &changed);
                    let (_, to) = changed.dates();
                    lead(
                        changed.sentence(),
                        changed.issues.len(),
                        leads.into_iter().map(|lead| lead_line(lead, &to)).collect(),
                    )
                }
                None => {
                    let topics = by_topic(record, &one, &other)?;
                    lead(topics.sentence(), topics.lines.len(), Vec::new())
                }
            })
        },
    )
}

/// A sentence with a way to the whole list, and lines below it.
fn lead(sentence: String, number: usize, lines: Vec<AnyView>) -> impl IntoView {
    let down = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::bring("changed-title");
    };
    let all = said::see_all(number).map(|words| view! { " "<a href="#changed-title" on:click=down>{words}</a> });
    let lines = (!lines.is_empty()).then(|| view! { <ul class="plain leads">{lines}</ul> });
    view! { <div class="change-said"><p>{sentence}{all}</p>{lines}</div> }
}

/// The most important issues of which the same became, each a way to its thread.
fn lead_line(lead: Lead<'static>, to: &str) -> AnyView {
    let rest = lead.rest();
    let last = lead.named.len().saturating_sub(1);
    let parts = lead.named.into_iter().enumerate().map(|(index, issue)| {
        let before = match index {
            0 => "",
            _ if index == last && rest.is_none() => " and ",
            _ => ", ",
        };
        let name = match issue.thread {
            Some(id) => inner_link(Place::thread(id.into()), issue.name, "thread-link").into_any(),
            None => view! { <span>{issue.name}</span> }.into_any(),
        };
        view! { {before}{name} }
    });
    let parts = parts.collect_view();
    let rest = rest.map(|rest| format!(" {rest}"));
    view! { <li><strong>{lead.change.label(to)}</strong>": "{parts}{rest}</li> }.into_any()
}

/// The section: issue by issue, or topic by topic where that cannot be.
pub fn what_changed(pair: Memo<Option<Pair>>) -> impl IntoView {
    let record = explorer().record;
    anew(
        move || pair.get(),
        move |pair| {
            let (one, other) = pair?;
            Some(match between(record, &(one.clone(), other.clone())) {
                Some(changed) => section(&changed).into_any(),
                None => topics(&by_topic(record, &one, &other)?).into_any(),
            })
        },
    )
}

/// Two inspections topic by topic, with the caveat.
fn topics(topics: &ByTopic<'static>) -> impl IntoView + use<> {
    let (from, to) = topics.dates();
    let pair = [topics.from.id.clone(), topics.to.id.clone()];
    let group = |both: Both| {
        let lines: Vec<TopicLine> = topics.of(both).copied().collect();
        let number = lines.len();
        (number > 0).then(|| {
            let items = lines.into_iter().map(|line| topic(line, &pair, &from, &to)).collect_view();
            view! {
                <details class="change" open=true>
                    <summary><h3>{both.label(&from, &to)}" "<span class="count" translate="no">{number}</span></h3></summary>
                    <ul class="plain">{items}</ul>
                </details>
            }
        })
    };
    let groups = Both::ALL.into_iter().map(group).collect_view();
    view! {
        <section class="changed" aria-labelledby="changed-title">
            <h2 id="changed-title" tabindex="-1">{format!("Topic by topic, {from} and {to}")}</h2>
            <p class="notice caveat">{topics.caveat}</p>
            {groups}
        </section>
    }
}

/// A topic: what each inspection has on it, and the way to these findings.
fn topic(line: TopicLine, pair: &[InspectionId; 2], from: &str, to: &str) -> impl IntoView + use<> {
    let filter =
        Filter { inspections: pair.iter().cloned().collect(), topics: [line.topic].into(), ..Filter::default() };
    let link = inner_link(Place::Findings { filter, open: None }, line.topic.label(), "topic-link");
    view! { <li>{link}<p>{format!("{from}: {}; {to}: {}", line.then.words(), line.now.words())}</p></li> }
}

fn section(changed: &Changed<'static>) -> impl IntoView + use<> {
    let (from, to) = changed.dates();
    let told = Told::new();
    let groups = Change::ALL.into_iter().map(|change| group(changed, change, &told)).collect_view();
    let topics = [
        (format!("Topics of concern in both {from} and {to}"), &changed.topics_still),
        (format!("Topics of concern in {from} with only positive findings in {to}"), &changed.topics_turned),
        (format!("Topics of concern in {to} only"), &changed.topics_new),
    ];
    let line = |(words, topics): &(String, &Vec<Topic>)| {
        let names = topics.iter().map(|topic| lower_first(topic.label())).collect::<Vec<_>>();
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
    let (from, to) = changed.dates();
    let issues: Vec<Issue<'static>> = changed.of(change).cloned().collect();
    let number = issues.len();
    (number > 0).then(|| {
        let items = issues.into_iter().map(|issue| item(issue, &from, &to, told)).collect_view();
        view! {
            <details class="change" open=number <= 8>
                <summary><h3>{change.label(&to)}" "<span class="count" translate="no">{number}</span></h3></summary>
                <ul class="plain">{items}</ul>
            </details>
        }
    })
}

fn item(issue: Issue<'static>, from: &str, to: &str, told: &Told) -> impl IntoView + use<> {
    let name = match issue.thread {
        Some(id) => view! { {inner_link(Place::thread(id.into()), issue.name, "thread-link")}" "{note_count(Subject::Thread(id.into()))} }.into_any(),
        None => view! { <strong>{told.say(issue.name)}</strong> }.into_any(),
    };
    let said = |when: &str, word: Option<Word<'static>>| match word {
        Some((says, words)) => {
            view! { <p>{when.to_owned()}" "{says_badge(Some(says))}": "{told.say(words)}</p> }.into_any()
        }
        None => view! { <p class="quiet-words">{when.to_owned()}" "{says_badge(None)}</p> }.into_any(),
    };
    let findings = issue.findings.iter().map(|finding| finding_link(finding)).collect_view();
    view! {
        <li>
            {name}
            {said(from, issue.then)}
            {said(to, issue.now)}
            <details class="evidence"><summary aria-label=format!("Evidence: {}", issue.name)>"Evidence"</summary><ul>{findings}</ul></details>
        </li>
    }
}
