//! What the entries of a briefing say, looked up in the record and in what the reader wrote.

use super::steps;
use super::subject::{Subject, of_action, of_finding, of_note};
use charts::chart::Notes;
use charts::{Drawn, Inputs, registry};
use reader::briefing::item::Item;
use reader::briefing::model::Briefing;
use reader::progress::{Mark, ProgressBook};
use record::words::count;
use record::{Citation, Record};

/// What the plan leaves empty for every action.
pub const NOT_RECORDED: &str = "Owner, timescale and progress: not recorded in the source.";

/// An entry with everything that it says.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The reference.
    pub item: Item,
    /// What kind of thing it is.
    pub label: &'static str,
    /// What it says, in one sentence; for a note, what it is about.
    pub title: String,
    /// Where it belongs: '2024 ILACS · Care leavers · Concern'.
    pub about: String,
    /// What else it says.
    pub lines: Vec<Line>,
    /// Where it stands. The steps of a thread have citations of their own, and a chart its source.
    pub citations: Vec<Citation>,
    /// The chart, where it is one.
    pub picture: Option<Drawn>,
    /// The reader's own status, where it is an action that has one.
    pub mark: Option<Mark>,
}

/// A line or a paragraph of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Whether they are the reader's own, as typed, with their line breaks.
    pub quoted: bool,
    /// Where that stands.
    pub citations: Vec<Citation>,
}

impl Line {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Entry {
    /// All citations: the entry's own, then those of its lines.
    pub fn all_citations(&self) -> impl Iterator<Item = &Citation> {
        self.citations.iter().chain(self.lines.iter().flat_map(|line| &line.citations))
    }

    fn new(item: &Item, label: &'static str, subject: Subject) -> Self {
        let Subject { title, about, citations } = subject;
        Self { item: item.clone(), label, title, about, lines: Vec::new(), citations, picture: None, mark: None }
    }

    /// An entry that names what is not there.
    fn not_held(item: &Item, why: &str) -> Self {
        let token = item.token();
        let subject = Subject { title: "Not in this record".to_owned(), about: token, citations: Vec::new() };
        Self { lines: vec![Line::plain(why)], ..Self::new(item, "Not held", subject) }
    }
}

/// What the entries of a briefing say, in its order. `notes` gives the text of the reader's note on something.
pub fn entries(record: &Record, briefing: &Briefing, notes: &Notes<'_>, progress: &ProgressBook) -> Vec<Entry> {
    briefing.items().iter().map(|item| entry(record, item, notes, progress)).collect()
}

/// What one entry says.
pub fn entry(record: &Record, item: &Item, notes: &Notes<'_>, progress: &ProgressBook) -> Entry {
    let held = match item {
        Item::Finding(id) => of_finding(record, id).map(|subject| Entry::new(item, "Finding", subject)),
        Item::Thread(id) => of_whole_thread(record, item, id),
        Item::Action(unit) => of_plan(record, item, unit, progress),
        Item::Chart { id, query } => of_chart(record, item, id, query, notes, progress),
        Item::Note(target) => return note(record, item, target, notes),
        Item::Other(_) => {
            let why = "This page does not know this kind of entry; a newer version may. It is kept as it is: load the \
                       page again to get that version, or take the entry out.";
            return Entry::not_held(item, why);
        }
    };
    held.unwrap_or_else(|| {
        let why = "The record does not hold what this entry names; it may have had that name in an earlier version. The \
                   entry is kept as it is: look for what it meant and add that, then take this one out.";
        Entry::not_held(item, why)
    })
}

/// A thread with all its steps. They have the citations.
fn of_whole_thread(record: &Record, item: &Item, id: &str) -> Option<Entry> {
    let thread = record.thread(id)?;
    let whole = Subject { title: thread.name.clone(), about: steps::about(record, thread), citations: Vec::new() };
    Some(Entry { lines: steps::lines(record, thread), ..Entry::new(item, "Thread", whole) })
}

/// An action with its area, what the source leaves empty, and the reader's own status.
fn of_plan(record: &Record, item: &Item, unit: &str, progress: &ProgressBook) -> Option<Entry> {
    let (area, action) = record.action(unit)?;
    let mut lines = vec![Line::plain(format!("Area for improvement {}: {}.", area.id, area.title))];
    if let Some(other) = &action.same_as {
        lines.push(Line::plain(format!("Same as {other}: the plan refers to the actions there.")));
    }
    lines.push(Line::plain(NOT_RECORDED));
    let mark = progress.get(unit).cloned();
    lines.extend(mark.iter().map(|mark| Line::plain(format!("Your status: {}.", mark.words()))));
    Some(Entry { lines, mark, ..Entry::new(item, "Action of the plan", of_action(record, unit)?) })
}

/// A chart: its words come with the picture, and its source stands for the citations.
fn of_chart(
    record: &Record,
    item: &Item,
    id: &str,
    query: &str,
    notes: &Notes<'_>,
    progress: &ProgressBook,
) -> Option<Entry> {
    let statuses = |unit: &str| progress.get(unit).map(|mark| (mark.progress, mark.on));
    let (picture, left_out) = registry::of_query(&Inputs { record, notes, statuses: &statuses }, id, query)?;
    let mut lines = Vec::new();
    if !picture.narrowed.is_empty() {
        lines.push(Line::plain(format!("Narrowed to: {}.", picture.narrowed)));
    }
    if left_out > 0 {
        let parts = count(left_out, "part of this chart's link is", "parts of this chart's link are");
        let text = format!("{parts} not known any more and left out: the chart may show more than it did.");
        lines.push(Line::plain(text));
    }
    let frame = picture.frame();
    let subject = Subject { title: frame.title, about: frame.subtitle, citations: Vec::new() };
    Some(Entry { lines, picture: Some(picture), ..Entry::new(item, "Chart", subject) })
}

/// A note, with what it is about. Either may be gone; what is left is shown.
fn note(record: &Record, item: &Item, target: &str, notes: &Notes<'_>) -> Entry {
    let subject = of_note(record, target);
    match (subject, notes(target)) {
        (Some(subject), Some(text)) => {
            let title = format!("On: {}", subject.title);
            let line = Line { text, quoted: true, ..Line::default() };
            Entry { title, lines: vec![line], ..Entry::new(item, "Your note", subject) }
        }
        (None, Some(text)) => {
            let title = "On something that this record does not hold".to_owned();
            let unknown = Subject { title, about: target.to_owned(), citations: Vec::new() };
            let line = Line { text, quoted: true, ..Line::default() };
            Entry { lines: vec![line], ..Entry::new(item, "Your note", unknown) }
        }
        (subject, None) => {
            let why = "There is no note here any more: write it again, or take this entry out.";
            let gone = Entry::not_held(item, why);
            let Some(subject) = subject else { return gone };
            let title = format!("Your note on: {}", subject.title);
            Entry { title, citations: subject.citations, ..gone }
        }
    }
}
