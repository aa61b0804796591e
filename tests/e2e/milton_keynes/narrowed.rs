//! Choices narrow the threads: list, number, chart, table and address all say the same.

use crate::desk::shown;
use crate::expected::ROWS;
use crate::expected::{record, rows, state};
use crate::fault::Done;
use crate::page::Page;
use crate::stage::play;
use inspection_explorer::chart::threads::model;
use inspection_explorer::explore::Place;
use inspection_explorer::explore::said;
use inspection_explorer::record::{Standing, Topic};
use inspection_explorer::threads::{ThreadFilter, courses};
use serde::Deserialize;
use thirtyfour::prelude::*;

/// What the view of all threads shows.
#[derive(Debug, PartialEq, Deserialize)]
struct Shown {
    query: String,
    heading: String,
    threads: Vec<(String, String, String)>,
    none: bool,
    clear: bool,
    chosen: Vec<String>,
    choices: Vec<Vec<String>>,
    title: String,
    table: Vec<Vec<String>>,
}

const COLLECT: &str = "
    const all = (selector, take, within = document) => [...within.querySelectorAll(selector)].map(take);
    const lists = all('form.choose select', list => list);
    return {
        query: location.search.slice(1),
        heading: document.querySelector('#results-title').textContent,
        threads: all('.threads > li', e => [e.querySelector('h3').textContent,
            e.querySelector('.says').textContent.slice(1), e.querySelector('.when').textContent]),
        none: document.querySelector('.results .none') !== null,
        clear: document.querySelector('.chips') !== null,
        chosen: lists.map(list => list.value),
        choices: lists.map(list => all('option', option => option.textContent, list).filter(words => words !== 'several')),
        title: document.querySelector('#threads-title').textContent,
        table: tableRows(),
    };";

impl Shown {
    /// What must be shown.
    fn of(state: &Place) -> Self {
        let (filter, all, shown) =
            (state.thread_filter().cloned().unwrap_or_default(), courses(record()), shown(state));
        let model = model(record(), &shown.iter().collect::<Vec<_>>());
        let one = |tokens: Vec<&str>| match tokens.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            _ => "several".to_owned(),
        };
        let listed = |any: &str, options: Vec<(&str, usize)>| {
            let options = options.into_iter().map(|(words, number)| format!("{words} ({number})"));
            std::iter::once(any.to_owned()).chain(options).collect::<Vec<_>>()
        };
        let known = |topic: &&Topic| all.iter().any(|course| course.topics.contains(*topic));
        Self {
            query: state.to_query(),
            heading: said::threads(shown.len()),
            threads: shown
                .iter()
                .map(|course| {
                    let when = course.facts();
                    (course.thread.name.clone(), course.standing.label().to_owned(), when)
                })
                .collect(),
            none: shown.is_empty(),
            clear: !filter.is_empty(),
            chosen: vec![
                if filter.is_open(&record().codebook) {
                    "open".to_owned()
                } else {
                    one(filter.standings.iter().map(|standing| standing.token()).collect())
                },
                one(filter.areas.iter().map(|area| area.token()).collect()),
                one(filter.topics.iter().map(|topic| topic.token()).collect()),
            ],
            choices: vec![
                listed("any", {
                    let each = standings().into_iter().map(|s| (s.label(), filter.with_standing(s, &all)));
                    [("Still open", filter.with_open(&record().codebook, &all))].into_iter().chain(each).collect()
                }),
                listed(
                    "all areas",
                    record().codebook.areas.iter().map(|a| (a.label(), filter.with_area(*a, &all))).collect(),
                ),
                listed(
                    "all topics",
                    record()
                        .codebook
                        .topics
                        .iter()
                        .filter(known)
                        .map(|t| (t.label(), filter.with_topic(*t, &all)))
                        .collect(),
                ),
            ],
            table: rows(&model.table()),
            title: model.title,
        }
    }
}

/// Waits until just the threads of a view are shown.
async fn shows(page: &Page, query: &str) -> Done {
    page.shows("the threads", &format!("{ROWS}{COLLECT}"), &[], &Shown::of(&state(query))).await
}

/// Chooses an option of one of the lists: 1 for the state, 2 for the area, 3 for the topic.
async fn choose(page: &Page, list: usize, value: &str) -> Done {
    page.choose(&format!("form.choose label:nth-of-type({list}) select"), value).await
}

#[tokio::test]
async fn each_choice_narrows_list_number_chart_and_table() {
    play(async |page: &Page| {
        page.open("view=threads").await?;
        shows(page, "view=threads").await?;
        for (list, value, query) in [
            (1, "improved", "view=threads&state=improved"),
            (2, "leaders", "view=threads&area=leaders&state=improved"),
            (1, "", "view=threads&area=leaders"),
            (3, "workforce", "view=threads&area=leaders&topic=workforce"),
            (1, "open", "view=threads&area=leaders&topic=workforce&state=raised,raised-again,persists,improved"),
        ] {
            choose(page, list, value).await?;
            shows(page, query).await?;
        }
        page.reload().await?;
        shows(page, "view=threads&area=leaders&topic=workforce&state=raised,raised-again,persists,improved").await?;
        page.back().await?;
        shows(page, "view=threads&area=leaders&topic=workforce").await?;
        page.press_named(".chips", "Clear all filters").await?;
        shows(page, "view=threads").await
    })
    .await;
}

#[tokio::test]
async fn choices_made_by_keys_keep_the_focus() {
    play(async |page: &Page| {
        page.open("view=threads").await?;
        let list = "form.choose label:first-child select";
        page.element(list).await?.focus().await?;
        for (key, query) in [
            (Key::Down, "view=threads&state=raised,raised-again,persists,improved"),
            (Key::Down, "view=threads&state=raised"),
            (Key::Up, "view=threads&state=raised,raised-again,persists,improved"),
            (Key::Home, "view=threads"),
        ] {
            page.driver.action_chain().send_keys(key).perform().await?;
            shows(page, query).await?;
            page.has_focus(list).await?;
        }
        page.open("view=findings").await?;
        let switch = ".legend .switch:nth-child(1), .legend li:nth-child(1) .switch";
        for control in ["input[name='Kind'][value='concern']", "input[name='Inspection'][value='ilacs-2021']", switch] {
            page.element(control).await?.focus().await?;
            for _ in 0..2 {
                let before = page.query().await?;
                page.driver.action_chain().send_keys(" ").perform().await?;
                let changed = "return location.search.slice(1) !== arguments[0]";
                page.until(&format!("{control} to be chosen"), changed, &[before.into()]).await?;
                page.has_focus(control).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_may_choose_several_and_shows_them_all() {
    play(async |page: &Page| {
        let both = "view=threads&state=raised,persists";
        page.open(both).await?;
        shows(page, both).await?;
        let all = courses(record());
        let with = |standing| ThreadFilter::default().with_standing(standing, &all);
        let number = with(standing("raised")) + with(standing("persists"));
        page.reads("#results-title", &[&said::threads(number)]).await?;
        choose(page, 1, "persists").await?;
        shows(page, "view=threads&state=persists").await
    })
    .await;
}

#[tokio::test]
async fn where_no_thread_matches_the_page_says_what_to_do() {
    play(async |page: &Page| {
        let all = courses(record());
        let none = |standing: &Standing| {
            let filter = ThreadFilter { standings: [*standing].into(), years: 15, ..ThreadFilter::default() };
            all.iter().all(|course| !filter.shows(course))
        };
        let standing = standings().into_iter().find(none).expect("not every state has a long thread");
        let query = format!("view=threads&state={}&years=15", standing.token());
        page.open(&query).await?;
        shows(page, &query).await?;
        page.reads(".results .none", &["No threads match. Remove a filter above."]).await?;
        page.press_named(".chips", "Clear all filters").await?;
        shows(page, "view=threads").await
    })
    .await;
}

/// Every state at the last inspection.
fn standings() -> Vec<Standing> {
    Standing::all(&record().codebook)
}

/// The state with this token.
fn standing(token: &str) -> Standing {
    Standing::from_token(&record().codebook, token).expect("a state")
}
