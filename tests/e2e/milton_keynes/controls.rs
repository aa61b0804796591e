//! Every control says what the page shows: lists, boxes, switches and fields follow the address.

use crate::expected::{found, record, state};
use crate::fault::Done;
use crate::page::Page;
use inspection_explorer::explore::area::title;
use inspection_explorer::explore::{Filter, Pair, Place};
use inspection_explorer::record::grades::last_pair;
use inspection_explorer::record::{Area, InspectionId, Kind};
use inspection_explorer::record::{FindingId, PlanAreaId, ThreadId};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{ThreadFilter, strong};
use serde::Deserialize;

/// A control: what it is, its name, and what it says.
pub type Control = (String, String, String);

/// The address and what the controls beside it say.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Controls {
    query: String,
    controls: Vec<Control>,
}

/// Collects them from the page: what they hold, not what their attributes once said. What belongs to a note does not follow
/// the address.
pub const COLLECT: &str = "
    const own = (e) => e.closest('.action, .area, .finding')?.id;
    const words = (e) => own(e) ?? e.closest('label')?.firstChild.textContent.trim() ?? e.id;
    const stands = (e) => !e.closest('.note-editor, .notes-asked');
    const all = (selector, take) => [...document.querySelectorAll(selector)].filter(stands).map(take);
    return { query: location.search.slice(1), controls: [
        ...all('select', e => ['list', words(e), e.selectedIndex < 0 ? 'nothing is selected' : e.value]),
        ...all('input[type=checkbox]', e => ['box', `${e.name} ${e.value}`, `${e.checked}`]),
        ...all('.switch', e => ['switch', e.textContent, e.getAttribute('aria-pressed')]),
        ...all('input[type=search], input[type=text], textarea:not([id^=note-])', e => ['field', e.id, e.value]),
        ...all('input[type=date]', e => ['day', words(e), e.value]),
        ...all('[aria-expanded=true]:not(.fold-chart, .menu, .unfold)', e => ['open', words(e), '']),
        ...all('[aria-current]', e => ['view', e.firstChild.textContent, '']),
        ...(document.querySelector('#judgement') ? [['open', 'judgement', '']] : []),
    ].sort() };";

impl Controls {
    /// What must be said beside an address.
    pub fn of(query: &str, colours: &str, statuses: &Statuses) -> Self {
        let state = state(query);
        let searched = state.searched().unwrap_or_default();
        let mut controls = vec![
            told("list", "Appearance", colours),
            told("view", state.view().label(), ""),
            told("field", "find-everything", &searched),
        ];
        controls.extend(match &state {
            Place::Grades { chosen } => chosen.iter().map(|_| told("open", "judgement", "")).collect(),
            Place::Area { area } => area.iter().map(|area| told("view", &title(*area), "")).collect(),
            Place::Findings { filter, open } => {
                switches(filter).into_iter().chain(of_findings(filter, open.as_ref())).collect()
            }
            Place::Topics { filter } => switches(filter),
            Place::Compare { filter, pair } => switches(filter).into_iter().chain(of_compare(pair.as_ref())).collect(),
            Place::Others { area, open } => of_others(*area, open.as_ref()),
            Place::Threads { filter, strong } => {
                of_threads(filter).into_iter().chain(of_strong(filter, strong.as_ref())).collect()
            }
            Place::Plan { open } => of_plan(open.as_ref(), statuses),
            Place::Briefing => ["briefing-heading", "briefing-questions"].map(|id| told("field", id, "")).into(),
            Place::Thread { .. } | Place::Notes { .. } | Place::Sources | Place::Search { .. } => Vec::new(),
        });
        // As the page sorts them.
        controls.sort_by_key(|(what, name, says)| format!("{what},{name},{says}"));
        Self { query: query.to_owned(), controls }
    }
}

fn told(what: &str, name: &str, says: &str) -> Control {
    (what.to_owned(), name.to_owned(), says.to_owned())
}

fn switches(filter: &Filter) -> Vec<Control> {
    let kinds = &filter.kinds;
    let pressed = |kind: Kind| told("switch", kind.label(), &(kinds.is_empty() || kinds.contains(&kind)).to_string());
    record().codebook.kinds_of_findings().map(pressed).collect()
}

fn of_findings(filter: &Filter, open: Option<&FindingId>) -> Vec<Control> {
    let facets = found(filter).facets;
    let mut controls = vec![told("field", "find", &filter.text)];
    let mut add = |question: &str, token: &str, chosen: bool| {
        controls.push(told("box", &format!("{question} {token}"), &chosen.to_string()));
    };
    facets.inspections.iter().for_each(|choice| add("Inspection", &choice.value, choice.chosen));
    facets.kinds.iter().for_each(|choice| add("Kind", choice.value.token(), choice.chosen));
    facets.areas.iter().for_each(|choice| add("Area", choice.value.token(), choice.chosen));
    facets.topics.iter().for_each(|choice| add("Topic", choice.value.token(), choice.chosen));
    facets.urgencies.iter().for_each(|choice| add("How soon", choice.value.token(), choice.chosen));
    controls.extend(open.iter().map(|id| told("open", &format!("finding-{id}"), "")));
    controls
}

fn of_compare(pair: Option<&Pair>) -> Vec<Control> {
    let latest = last_pair(record()).map(|(from, to)| (from.id.clone(), to.id.clone()));
    let (first, second) = pair.cloned().or(latest).expect("two can be compared");
    vec![told("list", "Compare", &first), told("list", "with", &second)]
}

fn of_others(area: Option<Area>, open: Option<&InspectionId>) -> Vec<Control> {
    let list = told("list", "Judgement", area.map_or("overall", Area::token));
    core::iter::once(list).chain(open.map(|_| told("open", "judgement", ""))).collect()
}

fn of_threads(filter: &ThreadFilter) -> Vec<Control> {
    let ThreadFilter { areas, topics, standings, .. } = filter.clone();
    let one = |tokens: Vec<&str>| match tokens.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        _ => "several".to_owned(),
    };
    vec![
        told(
            "list",
            "Latest status",
            &if filter.is_open(&record().codebook) {
                "open".to_owned()
            } else {
                one(standings.iter().map(|standing| standing.token()).collect())
            },
        ),
        told("list", "Area", &one(areas.iter().map(|area| area.token()).collect())),
        told("list", "Topic", &one(topics.iter().map(|topic| topic.token()).collect())),
    ]
}

/// What is open among the issues that were praised throughout; the filter may hide it.
fn of_strong(filter: &ThreadFilter, open: Option<&ThreadId>) -> Option<Control> {
    let shown =
        strong(record()).into_iter().find(|strong| open == Some(&strong.thread.id) && filter.shows_strong(strong));
    shown.map(|strong| told("open", &format!("strong-{}", strong.thread.id), ""))
}

fn of_plan(open: Option<&PlanAreaId>, statuses: &Statuses) -> Vec<Control> {
    let open = record().plan.iter().find(|area| open == Some(&area.id));
    let mut controls = Vec::new();
    if let Some(area) = open {
        controls.push(told("open", &format!("area-{}", area.id), ""));
        for action in &area.actions {
            let (name, mark) = (format!("action-{}", action.unit), statuses.get(&action.unit));
            controls.push(told("list", &name, mark.map_or("", |mark| mark.progress.token())));
            controls.extend(mark.map(|mark| told("day", &name, &mark.on.map(String::from).unwrap_or_default())));
        }
    }
    controls
}

impl Page {
    /// Waits until every control says what the address asks for.
    pub async fn controls_agree(&self, query: &str, colours: &str) -> Done {
        let statuses = self.statuses().await?;
        self.shows(&format!("the controls at '{query}'"), COLLECT, &[], &Controls::of(query, colours, &statuses)).await
    }
}
