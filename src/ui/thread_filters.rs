//! The choices that narrow the threads, in one row above the chart, each with how many it would show.

use super::state::{Explorer, explorer};
use crate::browser::focus;
use crate::record::{Area, Codebook, Set, Standing, Topic};
use crate::threads::{Course, LENGTHS, ThreadFilter};
use crate::view::ViewState;
use leptos::ev::Event;
use leptos::prelude::*;

/// A choice: its token, its words, how many threads it would show, and whether it is chosen.
type Choice = (String, String, usize, bool);

/// The row of choices.
pub fn thread_filters(filter: Memo<ThreadFilter>, all: StoredValue<Vec<Course<'static>>>) -> impl IntoView {
    let state = explorer();
    let counted = move |count: &dyn Fn(&ThreadFilter, &[Course]) -> usize| {
        filter.with(|filter| all.with_value(|all| count(filter, all)))
    };
    let standings = move || -> Vec<Choice> {
        let one = |standing: Standing| {
            let count = counted(&|filter, all| filter.with_standing(standing, all));
            let chosen = filter.with(|filter| filter.standings.contains(&standing));
            (standing.token().to_owned(), standing.label().to_owned(), count, chosen)
        };
        Standing::all(&state.record.codebook).into_iter().map(one).collect()
    };
    let areas = move || -> Vec<Choice> {
        let one = |area: Area| {
            let count = counted(&|filter, all| filter.with_area(area, all));
            let chosen = filter.with(|filter| filter.areas.contains(&area));
            (area.token().to_owned(), area.label().to_owned(), count, chosen)
        };
        state.record.codebook.areas.iter().copied().map(one).collect()
    };
    let topics = move || -> Vec<Choice> {
        let known = |topic: &Topic| all.with_value(|all| all.iter().any(|course| course.topics.contains(topic)));
        let one = |topic: Topic| {
            let count = counted(&|filter, all| filter.with_topic(topic, all));
            let chosen = filter.with(|filter| filter.topics.contains(&topic));
            (topic.token().to_owned(), topic.label().to_owned(), count, chosen)
        };
        state.record.codebook.topics.iter().copied().filter(known).map(one).collect()
    };
    let lengths = move || -> Vec<Choice> {
        let one = |years: u8| {
            let count = counted(&|filter, all| filter.with_years(years, all));
            let chosen = filter.with(|filter| filter.years == years);
            (years.to_string(), format!("{years} years or more"), count, chosen)
        };
        LENGTHS.into_iter().map(one).collect()
    };
    let chosen = move || !filter.with(ThreadFilter::is_empty);
    let clear = move |_| {
        state.go(|state| {
            state.filter = crate::explore::Filter::default();
            state.standings.clear();
            state.years = 0;
        });
        focus::on("results-title");
    };
    view! {
        <form class="choose" aria-label="Narrow the threads" on:submit=|event| event.prevent_default()>
            {choice(state, "By the last inspection", "any state", standings, |view, codebook, token| view.standings = only(Standing::from_token(codebook, token)))}
            {choice(state, "Area", "all areas", areas, |view, codebook, token| view.filter.areas = only(codebook.area(token)))}
            {choice(state, "Open for", "any length", lengths, |view, _, token| view.years = token.parse().unwrap_or_default())}
            {choice(state, "Topic", "all topics", topics, |view, codebook, token| view.filter.topics = only(codebook.topic(token)))}
            {move || chosen().then(|| view! { <button type="button" class="quiet" on:click=clear>"Clear all choices"</button> })}
        </form>
    }
}

/// The set of one value, or the empty set, which lets all through.
fn only<T: Ord>(value: Option<T>) -> Set<T> {
    value.into_iter().collect()
}

/// One choice of the row. A link may have chosen several; that shows too.
fn choice(
    state: Explorer,
    name: &'static str,
    any: &'static str,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    set: fn(&mut ViewState, &Codebook, &str),
) -> impl IntoView {
    let choices = Memo::new(move |_| choices());
    let several = move || choices.with(|choices| choices.iter().filter(|choice| choice.3).count() > 1);
    let pick = move |event: Event| {
        let token = event_target_value(&event);
        if token != SEVERAL {
            let codebook = &state.record.codebook;
            state.go(|view| set(view, codebook, &token));
        }
    };
    let option = move |(token, words, count, chosen): Choice| {
        let shown = chosen && !untrack(several);
        view! { <option value=token selected=shown prop:textContent=format!("{words} ({count})")></option> }
    };
    let options = move || {
        let nothing = choices.with(|choices| choices.iter().all(|choice| !choice.3));
        view! {
            <option value="" selected=nothing>{any}</option>
            {several().then(|| view! { <option value=SEVERAL selected=true>"several"</option> })}
            {choices.get().into_iter().map(option).collect_view()}
        }
    };
    view! { <label>{name}" " <select on:change=pick>{options}</select></label> }
}

/// The value of the option that stands for several choices at once.
const SEVERAL: &str = "several";
