//! What was found: how many, the list, and what to do where there is nothing.

use super::anchors::{self, FILTERS, RESULTS};
use super::finding::{finding_item, texts};
use super::listed::Listed;
use super::long_list::{Markup, found_near, long_list};
use super::quiet::said_when_quiet;
use super::reach::reach;
use super::shelf::reader_data;
use super::state::explorer;
use super::take_away::{save, saved_now};
use super::term::Firsts;
use super::text::{anew, remade, words};
use crate::browser::{clock, focus};
use crate::chart::counted::SOURCE;
use crate::explore::loosen::Loosening;
use crate::explore::search::Query;
use crate::explore::{Filter, Found, Place, Spoken, chips, said};
use crate::export::{self, Origin};
use leptos::prelude::*;

/// The results.
pub fn results(filter: Memo<Filter>, found: Memo<Found>) -> impl IntoView {
    let listed = Listed::new(filter, found);
    provide_context(listed);
    let query = Memo::new(move |_| found.with(|found| found.query.clone()));
    let firsts = with_terms(listed);
    let heading = move || said::findings(listed.places.with(Vec::len), filter.with(Filter::is_empty));
    let explained = move || {
        let said = found.with(Found::explanation);
        said.map(|said| view! { <p class="quiet-words" prop:textContent=said></p> })
    };
    let in_use = move || filter.with(|filter| chips(filter, explorer().record).len());
    let all = explorer().record.findings.len();
    said_when_quiet(move || said::of_findings(listed.places.with(Vec::len), all), false);
    // A link may lead to a finding that stands below the chart.
    if let Some(open) = explorer().nav.with_untracked(Place::open_finding) {
        focus::bring(&anchors::finding(&open));
    }
    view! {
        <section class="results" aria-labelledby=RESULTS>
            {reach(view! { <h2 id=RESULTS prop:textContent=words(heading)></h2> }, FILTERS, in_use)}
            {explained}
            {save_list(listed.places)}
            {remade(move || listed.places.with(Vec::is_empty).then(|| nothing_found(found)))}
            {anew(move || listed.hidden(), move |place| place.map(|place| hidden_finding(place, query, firsts)))}
            {found_near(listed.list())}
            {long_list(Markup::Ol("findings"), listed.list(), move |place, placed| finding_item(place, placed, query, firsts))}
            {more(listed)}
        </section>
    }
}

/// Where the list first shows each term: in the open finding that stands above it, and then in its own order.
fn with_terms(listed: Listed) -> Firsts {
    let state = explorer();
    Firsts::new(move || {
        let open = state.nav.with(Place::open_finding);
        let shown = listed.hidden().into_iter().chain(listed.first_shown());
        let findings = shown.filter_map(|place| state.record.findings.get(place));
        findings.flat_map(|finding| texts(finding, open.as_ref() == Some(&finding.id))).collect()
    })
}

/// The way to take the list along, where there is one.
fn save_list(places: Memo<Vec<usize>>) -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let save_list = move |_| {
        let listed: Vec<_> = places
            .with_untracked(|places| places.iter().filter_map(|place| state.record.findings.get(*place)).collect());
        let note = |id: &str| data.notebook.with_untracked(|own| own.text_on_finding(id).map(str::to_owned));
        let saved = saved_now(state);
        let filter = state.nav.with_untracked(|place| Spoken::new(place.filter()?, state.record).whole());
        let origin = Origin::new(state.record, SOURCE, filter.as_deref(), &saved);
        let (name, today) = (&state.record.authority.name, clock::today());
        let name = export::view_file_name(name, "findings list", None, filter.as_deref(), &today, "csv");
        save(state, &name, "text/csv", &export::findings_csv(state.record, &listed, &note, &origin));
    };
    let some = move || !places.with(Vec::is_empty);
    move || {
        some().then(|| view! { <p class="take-away"><button type="button" class="quiet" on:click=save_list>"Save this list as CSV"</button></p> })
    }
}

/// The button that shows the rest of the list, where there is a rest.
fn more(listed: Listed) -> impl IntoView {
    let show_rest = move |_| {
        // The first that was not shown takes the button's place.
        let next = listed.show_rest().and_then(|place| explorer().record.findings.get(place));
        focus::on(&anchors::finding(next.map(|finding| finding.id.as_str()).unwrap_or_default()));
    };
    move || {
        let all = listed.places.with(Vec::len);
        (listed.rest() > 0).then(|| view! { <button type="button" class="more" on:click=show_rest prop:textContent=said::show_all(all)></button> })
    }
}

/// What to do where nothing was found: the choices that can be loosened.
fn nothing_found(found: Memo<Found>) -> impl IntoView {
    let state = explorer();
    let loosen = move |loosening: Loosening| {
        let words = loosening.to_string();
        let follow = move |_| {
            state.nav.choose(|filter| filter.clone_from(&loosening.filter));
            focus::on(RESULTS);
        };
        view! { <li><button type="button" class="link" on:click=follow>{words}</button></li> }
    };
    let (ways, meant) = found.with(|found| (found.loosen.clone(), found.meant.clone()));
    let meant = meant.map(|text| {
        let words = said::did_you_mean(&text);
        let follow = move |_| {
            state.nav.choose(|filter| filter.text.clone_from(&text));
            focus::on(RESULTS);
        };
        view! { <p class="meant"><button type="button" on:click=follow>{words}</button></p> }
    });
    view! {
        <div class="none">
            {meant}
            <p>"No findings match. Remove a filter, or try fewer or shorter words:"</p>
            <ul>{ways.into_iter().map(loosen).collect_view()}</ul>
        </div>
    }
}

/// The finding that is open although the filter hides it, with a way to let it be found.
fn hidden_finding(place: usize, query: Memo<Query>, firsts: Firsts) -> impl IntoView + use<> {
    let state = explorer();
    let id = state.record.findings.get(place).map(|finding| finding.id.as_str()).unwrap_or_default();
    let item = anchors::finding(id);
    let clear = move |_| {
        state.nav.choose(|filter| *filter = Filter::default());
        focus::bring(&item);
    };
    view! {
        <div class="hidden-finding">
            <p class="notice">
                "This finding is open, but your filters hide it from the list. "
                <button type="button" on:click=clear>"Clear the filters and list it"</button>
            </p>
            <ol class="findings">{finding_item(place, None, query, firsts)}</ol>
        </div>
    }
}
