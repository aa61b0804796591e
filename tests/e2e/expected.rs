//! What the findings view must show for a state of the app, computed from the record without a browser.

use crate::drawn::drawn;
use crate::fault::Done;
use crate::page::Page;
use inspection_explorer::bundle;
use inspection_explorer::chart::Table;
use inspection_explorer::explore::said;
use inspection_explorer::explore::{Facets, Filter, Found};
use inspection_explorer::explore::{Opened, Place};
use inspection_explorer::record::{FindingId, Inspection, Kind, Record, Subject};
use serde::Deserialize;
use std::sync::LazyLock;

/// A function for scripts: the cells of the table below the chart, row for row. Nobody sees it meanwhile, so it is made
/// and taken away again: while it is being made there are none.
pub const ROWS: &str = "
    const tableRows = () => {
        const fold = document.querySelector('.as-table');
        const rows = [...document.querySelectorAll('.as-table tr')].map(row => [...row.cells].map(cell => cell.textContent));
        if (fold && !fold.open) { fold.open = true; fold.dataset.unfolded = 'test'; }
        else if (rows.length && fold.dataset.unfolded) { fold.open = false; delete fold.dataset.unfolded; }
        return rows;
    };";

/// The latest inspection that gave two grades or more.
pub fn graded() -> &'static Inspection {
    let mut own = record().inspections.iter().rev();
    own.find(|inspection| inspection.grades.len() > 1).expect("the record has a graded inspection")
}

/// A grade of that inspection, by its number.
pub fn grade(number: usize) -> Subject {
    let (inspection, grade) = (graded(), &graded().grades[number]);
    Subject::Grade { inspection: inspection.id.clone(), judgement: grade.judgement.clone() }
}

/// How many findings are listed before the reader asks for more.
pub const FIRST: usize = 40;

/// The record that is compiled in, here as in the site.
pub fn record() -> &'static Record {
    static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());
    &RECORD
}

/// A choice of a list: its question, its token, how many findings it would show, and whether it is chosen.
type Choice = (String, String, String, bool);

/// What the findings view shows.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Shown {
    query: String,
    heading: String,
    findings: Vec<String>,
    more: Option<String>,
    explained: Option<String>,
    meant: Option<String>,
    ways_out: Vec<String>,
    none: bool,
    clear: bool,
    search: String,
    switches: Vec<(String, String)>,
    choices: Vec<Choice>,
    title: String,
    table: Vec<Vec<String>>,
}

/// Collects the same from the page.
const COLLECT: &str = "
    const all = (selector, take) => [...document.querySelectorAll(selector)].map(take);
    const text = (selector) => document.querySelector(selector)?.textContent ?? null;
    return {
        query: location.search.slice(1),
        heading: text('#results-title'),
        findings: all('.results .finding', e => e.id),
        more: text('.results .more'),
        explained: text('.results > .quiet-words'),
        meant: text('.results .meant button'),
        ways_out: all('.results .none ul button', e => e.textContent),
        none: text('.results .none') !== null,
        clear: document.querySelector('.chips') !== null,
        search: document.querySelector('#find').value,
        switches: all('.legend .switch', e => [e.textContent, e.getAttribute('aria-pressed')]),
        choices: all('.filters input[type=checkbox]',
            e => [e.name, e.value, e.closest('label').querySelector('.count').textContent, e.checked]),
        title: text('#findings-title'),
        table: tableRows(),
    };";

impl Shown {
    /// What must be shown where at most `limit` findings are listed, or as many as it takes to show the one that is open.
    pub fn of(state: &Place, limit: usize) -> Self {
        let (filter, open) = (&filter_of(state), state.open_finding());
        let (found, ids) = (found(filter), listed(filter));
        let chart = drawn("findings", &state.of_chart().to_query());
        let place = open.as_ref().map(|open| ids.iter().position(|id| id == open));
        // What the filter hides stands on top while it is open.
        let hidden = open.iter().filter(|_| place == Some(None));
        let limit = limit.max(place.flatten().map_or(0, |place| place + 1));
        let rest = ids.len().saturating_sub(limit);
        let pressed = |kind: &Kind| (filter.kinds.is_empty() || filter.kinds.contains(kind)).to_string();
        Self {
            query: state.to_query(),
            heading: said::findings(ids.len(), filter.is_empty()),
            findings: hidden.chain(ids.iter().take(limit)).map(|id| format!("finding-{id}")).collect(),
            more: (rest > 0).then(|| said::show_all(ids.len())),
            explained: found.explanation(),
            meant: found.meant.map(|meant| format!("Did you mean ‘{meant}’?")),
            ways_out: found.loosen.iter().map(ToString::to_string).collect(),
            none: ids.is_empty(),
            clear: !filter.is_empty(),
            search: filter.text.clone(),
            switches: record()
                .codebook
                .kinds_of_findings()
                .map(|kind| (kind.label().to_owned(), pressed(&kind)))
                .collect(),
            choices: choices(&found.facets),
            table: rows(&chart.table()),
            title: chart.words_around().title,
        }
    }
}

/// What a filter finds where there are no notes.
pub fn found(filter: &Filter) -> Found {
    Found::new(filter, record(), &|_| None)
}

/// The findings that a filter finds where there are no notes, in the order of the list.
pub fn listed(filter: &Filter) -> Vec<FindingId> {
    found(filter).findings(record()).map(|finding| finding.id.clone()).collect()
}

/// Every choice with its count, in the order of the page.
fn choices(facets: &Facets) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut add = |question: &str, token: &str, count: usize, chosen| {
        choices.push((question.to_owned(), token.to_owned(), count.to_string(), chosen));
    };
    facets.inspections.iter().for_each(|choice| add("Inspection", &choice.value, choice.count, choice.chosen));
    facets.kinds.iter().for_each(|choice| add("Kind", choice.value.token(), choice.count, choice.chosen));
    facets.areas.iter().for_each(|choice| add("Area", choice.value.token(), choice.count, choice.chosen));
    facets.topics.iter().for_each(|choice| add("Topic", choice.value.token(), choice.count, choice.chosen));
    facets.urgencies.iter().for_each(|choice| add("How soon", choice.value.token(), choice.count, choice.chosen));
    choices
}

/// A table as the page's rows: the headings first.
pub fn rows(table: &Table) -> Vec<Vec<String>> {
    [&table.head].into_iter().chain(&table.rows).cloned().collect()
}

impl Page {
    /// Waits until the findings view shows just what it must for this state.
    pub async fn shows_state(&self, state: &Place) -> Done {
        self.shows("the findings view", &format!("{ROWS}{COLLECT}"), &[], &Shown::of(state, FIRST)).await
    }

    /// The same where the reader has asked for the whole list.
    pub async fn shows_all_of(&self, state: &Place) -> Done {
        self.shows("the whole list", &format!("{ROWS}{COLLECT}"), &[], &Shown::of(state, usize::MAX)).await
    }
}

/// The state of an address, as the page understands it.
pub fn state(query: &str) -> Place {
    read(query).0
}

/// Which findings a place shows.
pub fn filter_of(place: &Place) -> Filter {
    place.filter().cloned().unwrap_or_default()
}

/// The state of an address, and how much of it the page does not know.
pub fn read(query: &str) -> (Place, usize) {
    let Opened { place, left_out, .. } = Opened::read(query, record());
    (place, left_out)
}
