//! What the entries of a briefing say, looked up in the record and in what the reader wrote.

use super::line::Line;
use super::steps;
use super::subject::{Described, describe};
use charts::{Drawn, Inputs, registry};
use explore::Place;
use explore::said::stale_chart;
use reader::briefing::{Briefing, Item};
use reader::statuses::{Said, Statuses};
use record::threads::plan::document_of;
use record::{Citation, PlanArea, Record, Subject};

/// The text of the reader's note on something.
pub type Notes<'a> = dyn Fn(&Subject) -> Option<String> + 'a;

pub use record::threads::plan::NOT_RECORDED;

/// Words that say whose notes and statuses an entry shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// What a note is called.
    note: &'static str,
    /// What the status of an action is called.
    status: &'static str,
    /// What is said where there is no note.
    no_note: &'static str,
    /// What is said of an entry that only a newer version knows.
    newer: &'static str,
    /// What is said of an entry that the record does not hold.
    gone: &'static str,
}

impl Voice {
    /// The reader's own.
    pub const OWN: Self = Self {
        note: "Your note",
        status: "Your status",
        no_note: "This note was deleted: write it again, or remove this entry.",
        newer: "A newer version of this page added this entry, and this version cannot show it. Nothing is lost: \
                reload the page to get the newer version, or remove the entry.",
        gone: "This entry is about something that is no longer in the record. It may have been renamed: find it again, \
               add it to your briefing, then remove this entry.",
    };
    /// Those of whoever shares the briefing.
    pub const THEIRS: Self = Self {
        note: "Their note",
        status: "Their status",
        no_note: "The file does not hold this note.",
        newer: "A newer version of this page added this entry, and this version cannot show it. Reload the page to get \
                the newer version, then open the file again.",
        gone: "This entry is about something that is no longer in the record. It may have been renamed.",
    };
}

/// An entry with everything that it says.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The reference.
    pub item: Item,
    /// What kind of thing it is.
    pub label: &'static str,
    /// What it says, in one sentence; for a note, what it is about.
    pub title: String,
    /// Where it belongs: '2024 inspection · Care leavers · Concern'.
    pub about: String,
    /// What else it says.
    pub lines: Vec<Line>,
    /// Where it stands. The steps of a thread have citations of their own, and a chart its source.
    pub citations: Vec<Citation>,
    /// The chart, where it is one.
    pub picture: Option<Drawn>,
    /// The reader's own status, where it is an action that has one.
    pub status: Option<Said>,
}

impl Entry {
    /// All citations: the entry's own, then those of its lines.
    pub fn all_citations(&self) -> impl Iterator<Item = &Citation> {
        self.citations.iter().chain(self.lines.iter().flat_map(|line| &line.citations))
    }

    fn new(item: &Item, label: &'static str, described: Described) -> Self {
        let Described { title, about, citations } = described;
        Self { item: item.clone(), label, title, about, lines: Vec::new(), citations, picture: None, status: None }
    }

    /// An entry that names what is not there.
    fn not_held(item: &Item, why: &str, voice: &Voice) -> Self {
        let about = sort_of(item, voice);
        let described = Described { title: "No longer in this record".to_owned(), about, citations: Vec::new() };
        Self { lines: vec![Line::plain(why)], ..Self::new(item, "Missing", described) }
    }
}

/// What the entries of a briefing say, in its order. `notes` gives the text of the reader's note on something.
pub fn entries(record: &Record, briefing: &Briefing, notes: &Notes<'_>, statuses: &Statuses) -> Vec<Entry> {
    briefing.items().iter().map(|item| entry(record, item, notes, statuses)).collect()
}

/// What one entry says.
pub fn entry(record: &Record, item: &Item, notes: &Notes<'_>, statuses: &Statuses) -> Entry {
    entry_of(record, item, notes, statuses, &Voice::OWN)
}

/// What one entry says, in a briefing whose notes and statuses are called so.
pub fn entry_of(record: &Record, item: &Item, notes: &Notes<'_>, statuses: &Statuses, voice: &Voice) -> Entry {
    let held = match item {
        Item::Subject(Subject::Thread(id)) => of_whole_thread(record, item, id.as_str()),
        Item::Subject(subject @ Subject::Action(_)) => of_plan(record, item, subject, statuses, voice),
        Item::Subject(subject) => describe(record, subject).map(|own| Entry::new(item, label(subject), own)),
        Item::Chart { id, query } => of_chart(record, item, id, query, notes, statuses),
        Item::Note(subject) => return note(record, item, subject, notes, voice),
        Item::Other(_) => return Entry::not_held(item, voice.newer, voice),
    };
    held.unwrap_or_else(|| Entry::not_held(item, voice.gone, voice))
}

/// What an entry is called where it is listed; for a note, what it is about. Empty where the record does not hold it.
pub fn title_of(record: &Record, item: &Item) -> String {
    match item {
        Item::Subject(subject) | Item::Note(subject) => describe(record, subject).map(|own| own.title),
        Item::Chart { .. } => is_held(record, item).then(|| entry(record, item, &|_| None, &Statuses::default()).title),
        Item::Other(_) => None,
    }
    .unwrap_or_default()
}

/// Whether the record holds what an entry is about.
pub fn is_held(record: &Record, item: &Item) -> bool {
    match item {
        Item::Subject(subject) | Item::Note(subject) => describe(record, subject).is_some(),
        Item::Chart { id, query } => registry::place_of_query(record, id, query).is_some(),
        Item::Other(_) => false,
    }
}

/// Where in the explorer an entry can be seen.
pub fn way(record: &Record, item: &Item) -> Option<Place> {
    if !is_held(record, item) {
        return None;
    }
    Some(match item {
        Item::Chart { id, query } => registry::place_of_query(record, id, query)?.0,
        Item::Subject(subject) | Item::Note(subject) => match subject {
            Subject::Record | Subject::Document(_) => Place::Sources,
            Subject::Area(id) => Place::area(record.area(id)?),
            Subject::Inspection(_) | Subject::Grade { .. } => Place::Grades { chosen: Some(subject.clone()) },
            Subject::Finding(id) => Place::finding(record.finding(id)?),
            Subject::Thread(id) => Place::thread(record.thread(id)?.id.clone()),
            Subject::Action(unit) => Place::Plan { open: Some(record.action(unit)?.0.id.clone()) },
        },
        Item::Other(_) => return None,
    })
}

/// The entry of a briefing that is the same as this one, if there is one. Earlier versions wrote more of the view into
/// the entry of a chart than the chart shows.
pub fn held<'a>(briefing: &'a Briefing, wanted: &Item, record: &Record) -> Option<&'a Item> {
    let shown = |item: &Item| match item {
        Item::Chart { id, query } => match registry::place_of_query(record, id, query) {
            // What is left out may make it another chart.
            Some((place, 0)) => {
                registry::find(id).map(|kind| Item::Chart { id: id.clone(), query: registry::query_of(kind, &place) })
            }
            _ => None,
        },
        _ => None,
    };
    let wanted_chart = shown(wanted);
    let is_same = |held: &&Item| *held == wanted || (wanted_chart.is_some() && shown(held) == wanted_chart);
    briefing.items().iter().find(is_same)
}

/// What kind of thing an entry is that the record does not hold.
fn sort_of(item: &Item, voice: &Voice) -> String {
    match item {
        Item::Subject(subject) => label(subject).to_owned(),
        Item::Chart { .. } => "Chart".to_owned(),
        Item::Note(_) => voice.note.to_owned(),
        Item::Other(_) => String::new(),
    }
}

/// What kind of thing a subject is.
const fn label(subject: &Subject) -> &'static str {
    match subject {
        Subject::Record => "Record",
        Subject::Document(_) => "Document",
        Subject::Area(_) => "Area",
        Subject::Inspection(_) => "Inspection",
        Subject::Grade { .. } => "Grade",
        Subject::Finding(_) => "Finding",
        Subject::Thread(_) => "Thread",
        Subject::Action(_) => "Plan action",
    }
}

/// A thread with all its steps. They have the citations.
fn of_whole_thread(record: &Record, item: &Item, id: &str) -> Option<Entry> {
    let thread = record.thread(id)?;
    let whole = Described { title: thread.name.clone(), about: steps::about(record, thread), citations: Vec::new() };
    Some(Entry { lines: steps::lines(record, thread), ..Entry::new(item, "Thread", whole) })
}

/// An action with its area, what the source leaves empty, and the reader's own status.
fn of_plan(record: &Record, item: &Item, subject: &Subject, statuses: &Statuses, voice: &Voice) -> Option<Entry> {
    let Subject::Action(unit) = subject else { return None };
    let unit = unit.as_str();
    let (area, action) = record.action(unit)?;
    let mut lines = vec![Line::plain(format!("Area for improvement {}: {}.", area.called(), area.title))];
    lines.extend(plan_of(record, area).map(Line::plain));
    if let Some(other) = action.same_as.as_ref().map(|other| called(record, other)) {
        lines.push(Line::plain(format!("See {other}: the plan gives the same actions.")));
    }
    lines.push(Line::plain(action.recorded()));
    let status = statuses.get(unit);
    lines.extend(status.iter().map(|status| Line::plain(format!("{}: {}.", voice.status, status.words()))));
    Some(Entry { lines, status, ..Entry::new(item, label(subject), describe(record, subject)?) })
}

/// Which plan an area belongs to, where the record has several.
fn plan_of(record: &Record, area: &PlanArea) -> Option<String> {
    let document = document_of(record, area)?;
    let other = record.plan.iter().filter_map(|other| document_of(record, other)).any(|other| other.id != document.id);
    other.then(|| format!("Plan: {}, {}.", document.title, document.published))
}

/// What the area of a plan with this id is called.
fn called<'a>(record: &'a Record, id: &'a str) -> &'a str {
    record.plan.iter().find(|area| area.id == id).map_or(id, PlanArea::called)
}

/// A chart: its words come with the picture, and its source stands for the citations.
fn of_chart(
    record: &Record,
    item: &Item,
    id: &str,
    query: &str,
    notes: &Notes<'_>,
    statuses: &Statuses,
) -> Option<Entry> {
    let statuses = |unit: &str| statuses.get(unit).map(|status| (status.progress, status.on));
    let on_finding = |id: &str| notes(&Subject::Finding(id.into()));
    let inputs = Inputs { record, notes: &on_finding, statuses: &statuses };
    let (picture, left_out) = registry::of_query(&inputs, id, query)?;
    let lines = stale_chart(left_out).map(Line::plain).into_iter().collect();
    let frame = picture.frame();
    let described = Described { title: frame.title, about: frame.subtitle, citations: Vec::new() };
    Some(Entry { lines, picture: Some(picture), ..Entry::new(item, "Chart", described) })
}

/// A note, with what it is about. Either may be gone; what is left is shown.
fn note(record: &Record, item: &Item, subject: &Subject, notes: &Notes<'_>, voice: &Voice) -> Entry {
    match (describe(record, subject), notes(subject)) {
        (Some(described), Some(text)) => {
            let title = format!("About: {}", described.title);
            let line = Line { text, quoted: true, ..Line::default() };
            Entry { title, lines: vec![line], ..Entry::new(item, voice.note, described) }
        }
        (None, Some(text)) => {
            let title = "About an item no longer in this record".to_owned();
            let unknown = Described { title, about: label(subject).to_owned(), citations: Vec::new() };
            let line = Line { text, quoted: true, ..Line::default() };
            Entry { lines: vec![line], ..Entry::new(item, voice.note, unknown) }
        }
        (described, None) => {
            let gone = Entry::not_held(item, voice.no_note, voice);
            let Some(described) = described else { return gone };
            let title = format!("{} about: {}", voice.note, described.title);
            Entry { title, citations: described.citations, ..gone }
        }
    }
}
