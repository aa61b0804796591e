//! What a reader asks of the list of notes: words, a choice, an order, groups.

use super::controls::select;
use super::shelf::reader_data;
use super::typed::typed;
use crate::arranged::{Asked, Group, Only, Order, tags};
use crate::notes::State;
use leptos::prelude::*;

const ORDERS: [(&str, &str, Order); 3] = [
    ("newest", "last changed first", Order::Newest),
    ("oldest", "first changed first", Order::Oldest),
    ("about", "by what they are about", Order::About),
];
const GROUPS: [(&str, &str, Group); 4] = [
    ("none", "one list", Group::None),
    ("sort", "by sort of thing", Group::Sort),
    ("tag", "by tag", Group::Tag),
    ("state", "by state", Group::State),
];

/// The row of choices above the list.
pub fn notes_asked(asked: RwSignal<Asked>) -> impl IntoView {
    let (data, notices) = (reader_data(), expect_context());
    let all_tags = Memo::new(move |_| data.notebook.with(tags));
    let choices = move || {
        let fixed = [("all".to_owned(), "all".to_owned()), ("asks".to_owned(), "questions for the meeting".to_owned())];
        let states = State::ALL.into_iter().map(|state| (format!("state:{}", state.token()), state.label().to_owned()));
        let tags = all_tags.get().into_iter().map(|tag| (format!("tag:{tag}"), format!("tag: {tag}")));
        fixed.into_iter().chain(states).chain(tags).collect::<Vec<_>>()
    };
    let chosen = move || asked.with(|asked| token(&asked.only));
    let order = move || asked.with(|asked| named(&ORDERS, asked.order));
    let group = move || asked.with(|asked| named(&GROUPS, asked.group));
    view! {
        <div class="row notes-asked">
            <label>"Search your notes "<input type="search" autocomplete="off" dir="auto" on:input=move |event| asked.update(|asked| asked.find = typed(&event, notices)) /></label>
            {select("Show", choices, chosen, move |token| asked.update(|asked| asked.only = only(&token)))}
            {select("Order", || options(&ORDERS), order, move |token| asked.update(|asked| asked.order = of(&ORDERS, &token)))}
            {select("Group", || options(&GROUPS), group, move |token| asked.update(|asked| asked.group = of(&GROUPS, &token)))}
        </div>
    }
}

fn options<T>(all: &[(&'static str, &'static str, T)]) -> Vec<(String, String)> {
    all.iter().map(|(token, words, _)| ((*token).to_owned(), (*words).to_owned())).collect()
}

fn named<T: PartialEq>(all: &[(&'static str, &'static str, T)], wanted: T) -> String {
    all.iter().find(|(_, _, value)| *value == wanted).map(|(token, ..)| (*token).to_owned()).unwrap_or_default()
}

fn of<T: Copy + Default>(all: &[(&'static str, &'static str, T)], token: &str) -> T {
    all.iter().find(|(own, ..)| *own == token).map(|(_, _, value)| *value).unwrap_or_default()
}

fn token(only: &Only) -> String {
    match only {
        Only::All => "all".to_owned(),
        Only::Questions => "asks".to_owned(),
        Only::State(state) => format!("state:{}", state.token()),
        Only::Tag(tag) => format!("tag:{tag}"),
    }
}

fn only(token: &str) -> Only {
    match token.split_once(':') {
        Some(("state", state)) => State::from_token(state).map(Only::State).unwrap_or_default(),
        Some(("tag", tag)) => Only::Tag(tag.to_owned()),
        _ if token == "asks" => Only::Questions,
        _ => Only::All,
    }
}
