//! The choices that narrow the threads, in one row above the chart, each with how many it would show.

use super::anchors::FILTERS;
use super::controls::select;
use super::state::{Explorer, explorer};
use crate::record::{Area, Codebook, Set, Standing, Topic};
use crate::threads::{Course, ThreadFilter};
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
        let book = &state.record.codebook;
        let open = filter.with(|filter| filter.is_open(book));
        let count = counted(&|filter, all| filter.with_open(book, all));
        let still_open = (OPEN.to_owned(), "Still open".to_owned(), count, open);
        // What is still open is several words at once, and one choice.
        let each = Standing::all(book)
            .into_iter()
            .map(one)
            .map(|(token, words, count, chosen)| (token, words, count, chosen && !open));
        core::iter::once(still_open).chain(each).collect()
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
        // What a link chose can be taken back, also where no thread has it.
        let is_chosen = |topic: &Topic| filter.with(|filter| filter.topics.contains(topic));
        let has = |topic: &Topic| all.with_value(|all| all.iter().any(|course| course.topics.contains(topic)));
        let known = |topic: &Topic| is_chosen(topic) || has(topic);
        let one = |topic: Topic| {
            let count = counted(&|filter, all| filter.with_topic(topic, all));
            let chosen = filter.with(|filter| filter.topics.contains(&topic));
            (topic.token().to_owned(), topic.label().to_owned(), count, chosen)
        };
        state.record.codebook.topics.iter().copied().filter(known).map(one).collect()
    };
    view! {
        <form class="choose" id=FILTERS tabindex="-1" aria-label="Filter the threads" on:submit=|event| event.prevent_default()>
            {choice(state, "Latest status", "any", standings, |filter, codebook, token| {
                filter.standings =
                    if token == OPEN { Standing::all_open(codebook) } else { only(Standing::from_token(codebook, token)) };
            })}
            {choice(state, "Area", "all areas", areas, |filter, codebook, token| filter.areas = only(codebook.area(token)))}
            {choice(state, "Topic", "all topics", topics, |filter, codebook, token| filter.topics = only(codebook.topic(token)))}
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
    set: fn(&mut ThreadFilter, &Codebook, &str),
) -> impl IntoView {
    let choices = Memo::new(move |_| choices());
    let pick = move |token: String| {
        if token != SEVERAL {
            let codebook = &state.record.codebook;
            state.nav.choose_threads(|filter| set(filter, codebook, &token));
        }
    };
    let value = move || choices.with(|choices| value_of(choices));
    let options = move || {
        let several = (value() == SEVERAL).then(|| (SEVERAL.to_owned(), SEVERAL.to_owned()));
        let all = choices.get().into_iter().map(|(token, words, count, _)| (token, format!("{words} ({count})")));
        [(String::new(), any.to_owned())].into_iter().chain(several).chain(all).collect()
    };
    select(name, options, value, pick)
}

/// The value of a list with these choices: what is chosen, nothing, or several at once.
fn value_of(choices: &[Choice]) -> String {
    let mut chosen = choices.iter().filter(|choice| choice.3).map(|choice| choice.0.clone());
    match (chosen.next(), chosen.next()) {
        (Some(_), Some(_)) => SEVERAL.to_owned(),
        (one, _) => one.unwrap_or_default(),
    }
}

/// The value of the option for all that is still open.
const OPEN: &str = "open";
/// The value of the option that stands for several choices at once.
const SEVERAL: &str = "several";
