//! What a search finds everywhere, in groups.

use super::anchors::{self, SEARCH_TITLE};
use super::marked::marked;
use super::quiet::said_when_quiet;
use super::search_field::search;
use super::shelf::reader_data;
use super::state::explorer;
use super::text::{anew, words};
use super::thread_links::{hit_link, inner_link};
use crate::browser::focus;
use crate::explore::everywhere::{FIRST, Group, Hit, Hits};
use crate::explore::search::Query;
use crate::explore::{Everywhere, Filter, Place, said};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The view.
pub fn search_view() -> impl IntoView {
    let (state, data, search) = (explorer(), reader_data(), search());
    let text = Memo::new(move |_| state.nav.with(Place::searched).unwrap_or_default());
    let found = Memo::new(move |_| {
        data.notebook.with(|notebook| {
            let notes = notebook.newest_first();
            let notes: Vec<_> = notes.iter().map(|note| (note.about.subject(), note.writing.text.as_str())).collect();
            text.with(|text| Everywhere::new(text, state.record, &notes))
        })
    });
    let heading = move || said::results(&text.get());
    let count = move || text.with(|text| found.with(|found| said::found(text, found, state.record)));
    said_when_quiet(count, true);
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            // Nothing that the page shows then is closed by the same key.
            event.stop_propagation();
            search.close();
        }
    };
    view! {
        <div class="searched" on:keydown=key>
            <h1 id=SEARCH_TITLE tabindex="-1" prop:textContent=words(heading)></h1>
            <p class="found" prop:textContent=words(count)></p>
            {anew(move || found.with(|found| found.explanation.clone()), |said| said.map(|said| view! { <p class="quiet-words">{said}</p> }))}
            {anew(move || found.with(|found| found.meant.clone()), |meant| meant.map(did_you_mean))}
            {anew(move || (text.get(), found.with(|found| found.groups.clone())), |(text, groups)| {
                groups.into_iter().map(|hits| group(hits, &text)).collect_view()
            })}
        </div>
    }
}

/// The search that may have been meant.
fn did_you_mean(meant: String) -> impl IntoView {
    let nav = explorer().nav;
    let words = said::did_you_mean(&meant);
    let follow = move |_| {
        nav.go(Place::Search { text: meant.clone() });
        focus::on(SEARCH_TITLE);
    };
    view! { <p class="meant"><button type="button" on:click=follow>{words}</button></p> }
}

/// The hits of one group: the first of them, and a way to the rest.
fn group(hits: Hits, text: &str) -> impl IntoView + use<> {
    let Hits { group, query, hits, number } = hits;
    let title = format!("search-{}", group as u8);
    let own_title = title.clone();
    let heading = format!("{} ({number})", group.label());
    let listed = hits.len();
    let rest = StoredValue::new((query.clone(), hits.get(FIRST..).unwrap_or_default().to_vec()));
    let first = hits.into_iter().take(FIRST).map(|hit| item(hit, &query)).collect_view();
    let (open, set_open) = signal(false);
    let more = move || {
        open.get()
            .then(|| rest.with_value(|(query, rest)| rest.iter().map(|hit| item(hit.clone(), query)).collect_view()))
    };
    let list = format!("{title}-list");
    let last = list.clone();
    let show_all = move |_| {
        set_open.set(true);
        focus::on_first(&format!("#{last} > li:nth-child({}) a", FIRST + 1));
    };
    let all = match group {
        Group::Findings => {
            let to = Place::Findings { filter: Filter { text: text.to_owned(), ..Filter::default() }, open: None };
            view! { <p class="all">{inner_link(to, said::see_all_findings(number), "")}</p> }.into_any()
        }
        _ if number > FIRST => {
            let words = said::show_hits(&group.count(number), listed, number);
            let button = move || {
                (!open.get()).then(|| view! { <p class="all"><button type="button" on:click=show_all.clone()>{words.clone()}</button></p> })
            };
            button.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <section class="hits" aria-labelledby=title>
            <h2 id=own_title>{heading}</h2>
            <ol id=list>{first}{more}</ol>
            {all}
        </section>
    }
}

/// One hit: what it is, and a line of it.
fn item(hit: Hit, query: &Query) -> impl IntoView + use<> {
    // It may be the reader's own words.
    let context = (!hit.context.is_empty())
        .then(|| view! { <p class="quiet-words" dir="auto">{marked(query, &hit.context)}</p> });
    let anchor = hit.spot.as_ref().map(anchors::spot);
    view! { <li>{hit_link(hit.to, anchor, marked(query, &hit.title))}{context}</li> }
}
