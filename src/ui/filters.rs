//! The choices that narrow the findings, each with how many it would show.

use super::anchors::FILTERS;
use super::controls::checkbox;
use super::prepared::prepare_words;
use super::state::explorer;
use super::text::{anew, words};
use super::typed::typed;
use crate::explore::filter::Choice;
use crate::explore::{Facets, Filter, Found, names, said};
use crate::record::{Codebook, Inspection, InspectionId, Record};
use leptos::prelude::*;

/// How many inspections are listed before the reader asks for earlier ones.
const LATEST: usize = 60;

/// One row of a list of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    token: String,
    label: String,
    /// What the label stands for in full; empty where it says so itself.
    tip: String,
    count: usize,
    chosen: bool,
}

/// All choices.
pub fn filters(filter: Memo<Filter>, found: Memo<Found>) -> impl IntoView {
    let (state, notices) = (explorer(), expect_context());
    let text = Memo::new(move |_| filter.with(|filter| filter.text.clone()));
    view! {
        <form class="filters" id=FILTERS tabindex="-1" role="search" aria-label="Filter the findings" on:submit=|event| event.prevent_default()>
            <label class="search" for="find">
                "Search findings and your notes"
                <input
                    id="find"
                    type="search"
                    autocomplete="off"
                    prop:value=text
                    on:focus=move |_| prepare_words(state.record)
                    on:input=move |event| state.nav.search(typed(&event, notices))
                />
            </label>
            {groups(found)}
        </form>
    }
}

/// The four questions, each with its choices.
fn groups(found: Memo<Found>) -> impl IntoView {
    let state = explorer();
    let record = state.record;
    let facets = Memo::new(move |_| found.with(|found| found.facets.clone()));
    let list =
        move |of: fn(&Record, &Facets) -> Vec<Entry>| Memo::new(move |_| facets.with(|facets| of(record, facets)));
    // Of very many inspections the latest are listed, and what is chosen.
    let latest = RwSignal::new(LATEST);
    let inspections = Memo::new(move |_| {
        facets.with(|facets| {
            let all = facets.inspections.iter().enumerate();
            let listed = all.filter(|(place, choice)| *place < latest.get() || choice.chosen);
            listed.map(|(_, choice)| inspection(record, choice)).collect::<Vec<_>>()
        })
    });
    let earlier = move || {
        let (all, shown) = (facets.with(|facets| facets.inspections.len()), latest.get());
        (all > shown).then(|| said::earlier_inspections(shown, all))
    };
    let show_earlier = move |_| latest.update(|latest| *latest += LATEST);
    let earlier = anew(earlier, move |words| {
        words.map(|words| view! { <p><button type="button" class="quiet" on:click=show_earlier>{words}</button></p> })
    });
    let kinds = list(|_, facets| entries(&facets.kinds, |kind| (kind.token(), kind.label())));
    let areas = list(|_, facets| entries(&facets.areas, |area| (area.token(), area.label())));
    let urgencies = list(|_, facets| entries(&facets.urgencies, |urgency| (urgency.token(), urgency.label())));
    let topics = list(|_, facets| entries(&facets.topics, |topic| (topic.token(), topic.label())));
    let toggle = move |change: fn(&mut Filter, &Codebook, &str)| {
        Callback::new(move |token: String| state.nav.choose(|filter| change(filter, &record.codebook, &token)))
    };
    let pick_inspection = toggle(|filter, _, token| filter.inspections.toggle(token.into()));
    let pick_kind =
        toggle(|filter, codebook, token| codebook.kind(token).into_iter().for_each(|kind| filter.kinds.toggle(kind)));
    let pick_area =
        toggle(|filter, codebook, token| codebook.area(token).into_iter().for_each(|area| filter.areas.toggle(area)));
    let pick_topic = toggle(|filter, codebook, token| {
        codebook.topic(token).into_iter().for_each(|topic| filter.topics.toggle(topic))
    });
    let pick_urgency = toggle(|filter, codebook, token| {
        codebook.urgency(token).into_iter().for_each(|urgency| filter.urgencies.toggle(urgency))
    });
    // Few documents say how soon; without one the question has no answers.
    let asks_urgency = Memo::new(move |_| urgencies.with(|entries| !entries.is_empty()));
    // On a phone the list is not to be pushed down by the choices: they open at a touch.
    let wide = window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width > 832.0);
    view! {
        {group("Inspection", inspections, pick_inspection, wide)}
        {earlier}
        {group("Kind", kinds, pick_kind, wide)}
        {group("Area", areas, pick_area, wide)}
        {group("Topic", topics, pick_topic, false)}
        {move || asks_urgency.get().then(|| group("How soon", urgencies, pick_urgency, wide))}
    }
}

fn inspection(record: &Record, choice: &Choice<InspectionId>) -> Entry {
    let known = record.inspection(&choice.value);
    let label = known.map_or_else(|| names::UNKNOWN.to_owned(), |known| names::in_a_word(record, known));
    let tip = known.map(Inspection::event_and_framework).unwrap_or_default();
    Entry { token: choice.value.to_string(), label, tip, count: choice.count, chosen: choice.chosen }
}

fn entries<T: Copy>(choices: &[Choice<T>], words: impl Fn(T) -> (&'static str, &'static str)) -> Vec<Entry> {
    choices
        .iter()
        .map(|choice| {
            let (token, label) = words(choice.value);
            Entry {
                token: token.to_owned(),
                label: label.to_owned(),
                tip: String::new(),
                count: choice.count,
                chosen: choice.chosen,
            }
        })
        .collect()
}

/// A list of choices under one question; it can be folded away, but for what is chosen.
fn group(name: &'static str, entries: Memo<Vec<Entry>>, pick: Callback<String>, open: bool) -> impl IntoView {
    let tokens = Memo::new(move |_| {
        entries.with(|entries| {
            entries
                .iter()
                .map(|entry| (entry.token.clone(), entry.label.clone(), entry.tip.clone()))
                .collect::<Vec<_>>()
        })
    });
    // What is in use is never folded away: the group then folds to what is chosen.
    let unfolded = RwSignal::new(open);
    // Who chooses in a folded group sees what they do.
    let pick = move |token: String| {
        unfolded.set(true);
        pick.run(token);
    };
    let choice = move |(token, label, tip): (String, String, String)| {
        let own = token.clone();
        let now = Memo::new(move |_| {
            entries.with(|entries| {
                entries.iter().find(|entry| entry.token == own).map_or((0, false), |entry| (entry.count, entry.chosen))
            })
        });
        view! {
            <li class:empty=move || now.get() == (0, false) class:picked=move || now.get().1>
                <label>
                    {checkbox(name, token.clone(), move || now.get().1, move || pick(token.clone()))}
                    <span title=(!tip.is_empty()).then_some(tip)>{label}</span>
                    <span class="count" translate="no" prop:textContent=words(move || now.get().0.to_string())></span>
                </label>
            </li>
        }
    };
    let in_use = Memo::new(move |_| entries.with(|entries| entries.iter().filter(|entry| entry.chosen).count()));
    let press = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        unfolded.update(|unfolded| *unfolded = !*unfolded);
    };
    let is_open = move || unfolded.get() || in_use.get() > 0;
    let number = move || match in_use.get() {
        0 => String::new(),
        some => format!(" ({some} in use)"),
    };
    view! {
        <details class="choices" open=is_open class:brief=move || !unfolded.get()>
            <summary on:click=press>{name}<span class="in-use" prop:textContent=words(number)></span></summary>
            <div role="group" aria-label=name>
                <ul>
                    <For each=move || tokens.get() key=Clone::clone children=choice />
                </ul>
            </div>
        </details>
    }
}
