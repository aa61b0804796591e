//! Ways from a finding, an action or a topic to the threads in which it speaks, and from a thread to its findings.

use super::anchors;
use super::note_count::note_count;
use super::state::explorer;
use crate::browser::{address, focus};
use crate::explore::Place;
use crate::record::{Finding, Subject, Thread, Topic};
use crate::threads::courses;
use leptos::ev;
use leptos::prelude::*;

/// Whether the reader wants a link in another tab or window, or saved: that is left to the browser.
pub fn opens_elsewhere(event: &ev::MouseEvent) -> bool {
    event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// A link within the app: a real one, which works as such when opened in a new tab.
pub fn inner_link(to: Place, words: impl IntoView + 'static, class: &'static str) -> impl IntoView {
    named_link(to, None, words, class)
}

/// The same, with a name where several links of a page have the same words. The name begins with the words.
pub fn named_link(
    to: Place,
    name: Option<String>,
    words: impl IntoView + 'static,
    class: &'static str,
) -> impl IntoView {
    let state = explorer();
    let href = address::link(&to.to_query());
    let follow = move |event: ev::MouseEvent| {
        if opens_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        state.nav.go(to.clone());
        focus::top();
        // What the link opens stands below a chart.
        match &to {
            Place::Plan { open: Some(area) } => focus::bring(&anchors::area(area)),
            Place::Findings { open: Some(finding), .. } => focus::bring(&anchors::finding(finding)),
            Place::Threads { strong: Some(strong), .. } => focus::bring(&anchors::strong(strong)),
            _ => {}
        }
    };
    view! { <a class=class href=href aria-label=name on:click=follow>{words}</a> }
}

/// A link to what a search found, and to where it stands in its view.
pub fn hit_link(to: Place, anchor: Option<String>, words: impl IntoView + 'static) -> impl IntoView {
    let Some(anchor) = anchor else { return inner_link(to, words, "hit").into_any() };
    let state = explorer();
    let href = format!("{}#{anchor}", address::link(&to.to_query()));
    let follow = move |event: ev::MouseEvent| {
        if !opens_elsewhere(&event) {
            event.prevent_default();
            state.nav.go(to.clone());
            focus::top();
            // A frame later, since the view itself leads to what the place opens.
            let anchor = anchor.clone();
            request_animation_frame(move || state.lead_to(anchor));
        }
    };
    view! { <a class="hit" href=href on:click=follow>{words}</a> }.into_any()
}

/// A link to a thread.
pub fn thread_link(thread: &'static Thread) -> impl IntoView {
    view! { <li>{inner_link(Place::thread(thread.id.clone()), thread.name.clone(), "thread-link")} {note_count(Subject::Thread(thread.id.clone()))}</li> }
}

/// A link to a finding: the findings of its inspection and topic, with this one open.
pub fn finding_link(finding: &'static Finding) -> impl IntoView {
    view! { <li>{inner_link(Place::finding(finding), finding.summary.clone(), "finding-link")} {note_count(Subject::Finding(finding.id.clone()))}</li> }
}

/// The threads of a finding, where it is in any.
pub fn threads_of_finding(finding: &'static Finding) -> impl IntoView {
    let record = explorer().record;
    let threads: Vec<&'static Thread> = record.threads_of_finding(&finding.id).collect();
    (!threads.is_empty()).then(|| {
        let links = threads.into_iter().map(thread_link).collect_view();
        view! { <div class="follow"><p>"This issue over time:"</p><ul>{links}</ul></div> }
    })
}

/// What was praised throughout and rests on a finding too.
pub fn strong_of_finding(finding: &'static Finding) -> impl IntoView {
    let links: Vec<_> = explorer().record.strong_of_finding(&finding.id).map(strong_link).collect();
    (!links.is_empty()).then(|| view! { <div class="follow"><p>"Strong throughout:"</p><ul>{links}</ul></div> })
}

fn strong_link(strong: &'static Thread) -> impl IntoView {
    view! { <li>{inner_link(Place::strong(strong.id.clone()), strong.name.clone(), "strong-link")}</li> }
}

/// The threads of each topic, in the chart's order.
pub fn threads_by_topic(topics: Memo<Vec<Topic>>) -> impl IntoView {
    let record = explorer().record;
    let all = StoredValue::new(courses(record));
    let one = move |topic: Topic| {
        let threads: Vec<&'static Thread> = all.with_value(|all| {
            all.iter().filter(|course| course.main_topics.contains(&topic)).map(|course| course.thread).collect()
        });
        (!threads.is_empty()).then(|| {
            let links = threads.into_iter().map(thread_link).collect_view();
            view! { <dt>{topic.label()}</dt> <dd><ul>{links}</ul></dd> }
        })
    };
    (!record.threads.is_empty()).then(|| {
        view! {
            <section class="by-topic" aria-labelledby="by-topic-title">
                <h2 id="by-topic-title">"Follow an issue over time"</h2>
                <p class="subtitle">"A topic is broad. A thread follows one issue through every report that mentions it."</p>
                <dl><For each=move || topics.get() key=|topic| *topic children=one /></dl>
            </section>
        }
    })
}
