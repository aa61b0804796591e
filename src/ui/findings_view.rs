//! Findings: what inspectors found, counted by area and kind, and the findings themselves.

use super::chart::{chart, drawn};
use super::filters::filters;
use super::finding::finding_item;
use super::kinds;
use super::printing::printing;
use super::shelf::reader_data;
use super::state::explorer;
use super::take_away::save;
use super::text::{anew, remade, words};
use crate::browser::{clock, focus};
use crate::chart::findings::KIND;
use crate::explore::loosen::Loosening;
use crate::explore::search::Query;
use crate::explore::{Filter, Found, Place};
use crate::export;
use crate::words::{count, list, sentence_case};
use leptos::prelude::*;

/// How many findings are listed before the reader asks for more.
const FIRST: usize = 40;

/// The id of the heading of the results, to which every press leads that changes them.
pub const RESULTS: &str = "results-title";

/// The view.
pub fn findings_view() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let record = state.record;
    let filter = state.nav.filter();
    // The list, its counts and its marks come from one pass over record and notes.
    let found = Memo::new(move |_| {
        data.notebook.with(|notebook| {
            let notes = |id: &str| notebook.text_on_finding(id);
            filter.with(|filter| Found::new(filter, record, &notes))
        })
    });
    let query = Memo::new(move |_| found.with(|found| found.query.clone()));
    let ids = Memo::new(move |_| found.with(|found| found.ids.clone()));
    let open = Memo::new(move |_| state.nav.with(Place::open_finding));
    let place = Memo::new(move |_| open.get().and_then(|id| ids.with(|ids| ids.iter().position(|other| *other == id))));
    let limit = RwSignal::new(FIRST);
    Effect::new(move |before: Option<Filter>| {
        let now = filter.get();
        if before.is_some_and(|before| before != now) {
            limit.set(FIRST);
        }
        // The list stays as long as it is when the finding that made it long is closed.
        let needed = place.get().map_or(0, |place| place + 1);
        if limit.get_untracked() < needed {
            limit.set(needed);
        }
        now
    });
    // Paper has no button to ask for more.
    let printing = printing();
    let shown =
        move || if printing.get() { usize::MAX } else { limit.get().max(place.get().map_or(0, |place| place + 1)) };
    let heading = move || {
        let number = ids.with(Vec::len);
        if filter.with(Filter::is_empty) {
            format!("All {}", count(number, "finding", "findings"))
        } else {
            count(number, "finding", "findings")
        }
    };
    let listed = move || ids.get().into_iter().take(shown()).collect::<Vec<_>>();
    let hidden = move || open.get().filter(|_| place.get().is_none());
    let show_rest = move |_| {
        // The first that was not shown takes the button's place.
        let next = ids.with_untracked(|ids| ids.get(untrack(shown)).cloned()).unwrap_or_default();
        limit.set(usize::MAX);
        focus::on(&format!("finding-{next}"));
    };
    let more = move || {
        let rest = ids.with(Vec::len).saturating_sub(shown());
        (rest > 0).then(|| view! { <button type="button" class="more" on:click=show_rest prop:textContent=format!("Show the other {rest}")></button> })
    };
    let corrected = move || {
        let said = found.with(Found::corrections);
        (!said.is_empty())
            .then(|| view! { <p class="quiet-words" prop:textContent=format!("Searched {}.", list(&said))></p> })
    };
    let loosen = move |loosening: Loosening| {
        let words = sentence_case(&loosening.to_string());
        let follow = move |_| {
            state.nav.choose(|filter| filter.clone_from(&loosening.filter));
            focus::on(RESULTS);
        };
        view! { <li><button type="button" class="link" on:click=follow>{words}</button></li> }
    };
    let none = remade(move || {
        ids.with(Vec::is_empty).then(|| {
            let ways = found.with(|found| found.loosen.clone());
            view! {
                <div class="none">
                    <p>"No finding matches. Loosen a choice, or use fewer or shorter words:"</p>
                    <ul>{ways.into_iter().map(loosen).collect_view()}</ul>
                </div>
            }
        })
    });
    let save_list = move |_| {
        let listed: Vec<_> = ids.with_untracked(|ids| ids.iter().filter_map(|id| record.finding(id)).collect());
        let note = |id: &str| data.notebook.with_untracked(|own| own.text_on_finding(id).map(str::to_owned));
        let name = export::file_name(&record.authority.name, "findings list", &clock::today(), "csv");
        save(state, &name, "text/csv", &export::findings_csv(record, &listed, &note));
    };
    let some = move || !ids.with(Vec::is_empty);
    // A link may lead to a finding that stands below the chart.
    if let Some(open) = state.nav.with_untracked(Place::open_finding) {
        focus::bring(&format!("finding-{open}"));
    }
    view! {
        <h1 class="unseen">"Findings"</h1>
        {chart(&KIND, drawn(&KIND), kinds::legend())}
        <div class="explore">
            {filters(filter, found)}
            <section class="results" aria-labelledby=RESULTS>
                <h2 id=RESULTS aria-live="polite" prop:textContent=words(heading)></h2>
                {corrected}
                {move || some().then(|| view! { <p class="take-away"><button type="button" class="quiet" on:click=save_list>"Save this list as CSV"</button></p> })}
                {none}
                {anew(hidden, move |id| id.map(|id| hidden_finding(&id, query)))}
                <ol class="findings">
                    <For each=listed key=Clone::clone children=move |id| finding_item(&id, query) />
                </ol>
                {more}
            </section>
        </div>
    }
}

/// The finding that is open although the filter hides it, with a way to let it be found.
fn hidden_finding(id: &str, query: Memo<Query>) -> impl IntoView + use<> {
    let state = explorer();
    let item = format!("finding-{id}");
    let clear = move |_| {
        state.nav.choose(|filter| *filter = Filter::default());
        focus::bring(&item);
    };
    view! {
        <div class="hidden-finding">
            <p class="notice">
                "This finding is open, but your filters hide it from the list. "
                <button type="button" on:click=clear>"Remove the filters"</button>
            </p>
            <ol class="findings">{finding_item(id, query)}</ol>
        </div>
    }
}
