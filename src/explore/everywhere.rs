//! Searching everything: findings, threads, what was strong throughout, the plan, terms, the reader's notes, sources.
//!
//! A hit must hold everything that was asked for, as in the list of findings. In a group what is found in a name comes
//! before what is found in the text, each in the record's order.

use super::filter::Filter;
use super::library::Library;
use super::names;
use super::phrase::Way;
use super::place::Place;
use super::search::Query;
use super::spelling;
use super::wording::Text;
use record::words::count;
use record::{Record, Subject};
use std::collections::HashMap;

mod entries;
pub use entries::about;
pub(super) use entries::{Entry, entries};

/// How many hits of a group are shown before the reader asks for more.
pub const FIRST: usize = 5;

/// How many hits of a group are listed at most: whoever finds more looks for something else.
pub const MOST: usize = 200;

/// What can be found, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The areas, each with its page.
    Areas,
    /// What inspectors found.
    Findings,
    /// The issues that are followed through time.
    Threads,
    /// What was praised throughout.
    Strong,
    /// The plan's areas and actions, and what is told of it.
    Plan,
    /// The terms of the field.
    Glossary,
    /// What the reader wrote.
    Notes,
    /// Documents, and inspections without one.
    Sources,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 8] = [
        Self::Areas,
        Self::Findings,
        Self::Threads,
        Self::Strong,
        Self::Plan,
        Self::Glossary,
        Self::Notes,
        Self::Sources,
    ];

    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Areas => "Areas",
            Self::Findings => "Findings",
            Self::Threads => "Threads",
            Self::Strong => "Strong throughout",
            Self::Plan => "Plan",
            Self::Glossary => "Words and initials",
            Self::Notes => "Your notes",
            Self::Sources => "Sources",
        }
    }

    /// So many hits in words: '3 threads'.
    pub fn count(self, number: usize) -> String {
        let (one, many) = match self {
            Self::Areas => ("area", "areas"),
            Self::Findings => ("finding", "findings"),
            Self::Threads => ("thread", "threads"),
            Self::Strong => ("issue strong throughout", "issues strong throughout"),
            Self::Plan => ("plan entry", "plan entries"),
            Self::Glossary => ("term", "terms"),
            Self::Notes => ("note", "notes"),
            Self::Sources => ("source", "sources"),
        };
        count(number, one, many)
    }
}

/// Where in a view a hit stands, where the place does not say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A term, by its place in the glossary.
    Term(usize),
    /// A document, or an inspection without one, by its id.
    Source(String),
    /// An action of the plan, by its unit.
    Action(String),
    /// What is told of the plan.
    AboutPlan,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub title: String,
    /// A line of it: where the words stand, or what it is part of.
    pub context: String,
    /// Where it leads.
    pub to: Place,
    /// Where in that view.
    pub spot: Option<Spot>,
}

/// The hits of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The group.
    pub group: Group,
    /// What to mark.
    pub query: Query,
    /// The hits, [`MOST`] at most. Of findings only the first, since they have a list of their own.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub number: usize,
}

/// A note of the reader: what it is about, and its text.
pub type OwnNote<'a> = (Option<&'a Subject>, &'a str);

/// Everything that a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everywhere {
    /// The groups in which something is found.
    pub groups: Vec<Hits>,
    /// The search that may have been meant where nothing is found: with it something is.
    pub meant: Option<String>,
    /// Which terms of the field were asked for, and what was searched as well.
    pub explanation: Option<String>,
}

impl Everywhere {
    /// What a text finds in a record and in the reader's notes, the newest of which come first.
    pub fn new(text: &str, record: &Record, notes: &[OwnNote<'_>]) -> Self {
        let library = Library::of(record);
        let read: Vec<Text> = notes.iter().map(|(_, text)| Text::read(text)).collect();
        let has = |way: &Way| library.everywhere(way) || read.iter().any(|text| way.is_in(text));
        let query = Query::read_where(text, record, &has);
        if query.is_empty() {
            return Self::default();
        }
        let found = query.found(|ways| library.found_entries(ways)).unwrap_or_default();
        let own = |group| match group {
            Group::Findings => findings(text, record, notes),
            Group::Notes => of_notes(&query, record, notes, &read),
            group => of_record(&query, group, &library, &found),
        };
        let groups: Vec<Hits> = Group::ALL.into_iter().map(own).filter(|hits| hits.number > 0).collect();
        let meant = if groups.is_empty() { spelling::meant(text, record, &has) } else { None };
        let meant = meant.filter(|meant| !Self::new(meant, record, notes).groups.is_empty());
        Self { groups, meant, explanation: query.explanation() }
    }

    /// How much was found, in words: '12 findings, 3 threads and 1 note'. `None` where nothing was.
    pub fn said(&self) -> Option<String> {
        let counts: Vec<String> = self.groups.iter().map(|hits| hits.group.count(hits.number)).collect();
        (!counts.is_empty()).then(|| record::words::list(&counts))
    }
}

/// The findings, as their own view lists them.
fn findings(text: &str, record: &Record, notes: &[OwnNote<'_>]) -> Hits {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let mut own: HashMap<&str, &str> = HashMap::new();
    for (subject, text) in notes {
        if let Some(Subject::Finding(finding)) = subject {
            own.entry(finding.as_str()).or_insert(text);
        }
    }
    let note = |id: &str| own.get(id).copied();
    let sieve = filter.sieve(record, &note);
    let found = sieve.apply(record);
    let query = sieve.query().clone();
    let hit = |finding: &&record::Finding| {
        let told = finding.responses.iter().map(|told| told.summary.as_str());
        let told =
            { told }.find(|told| !query.places(told).is_empty()).filter(|_| query.places(&finding.summary).is_empty());
        let inspection = record.inspection(&finding.inspection);
        let when = inspection.map_or_else(|| names::UNKNOWN.to_owned(), |known| names::in_a_word(record, known));
        let about = format!("{} · {} · {} · {when}", finding.kind.label(), finding.area.label(), finding.topic.label());
        Hit {
            title: finding.summary.clone(),
            context: told.map_or(about, |told| excerpt(told, &query)),
            to: Place::Findings { filter: filter.clone(), open: Some(finding.id.clone()) },
            spot: None,
        }
    };
    let hits = found.iter().take(FIRST).map(hit).collect();
    Hits { group: Group::Findings, hits, number: found.len(), query }
}

/// What is found of the record besides its findings. `found` says in which entries everything is found.
fn of_record(query: &Query, group: Group, library: &Library, found: &[bool]) -> Hits {
    let found = library.entries.iter().zip(found).filter(|(entry, found)| **found && entry.group == group);
    let found: Vec<&Entry> = found.map(|(entry, _)| entry).collect();
    let by_name = |entry: &&Entry| {
        let names: Vec<Text> = entry.name_texts().map(Text::read).collect();
        query.matches(names.iter())
    };
    let (named, told): (Vec<&Entry>, Vec<&Entry>) = found.into_iter().partition(by_name);
    let number = named.len() + told.len();
    let hit = |entry: &Entry| {
        let told = entry.told.iter().find(|told| query.touches(&Text::read(told)));
        let other_name = || entry.other_names().find(|name| !query.places(name).is_empty());
        let told = told.map(String::as_str).or_else(other_name);
        let told = told.or(entry.part_of.as_deref()).or(entry.told.first().map(String::as_str));
        Hit {
            title: entry.title.clone(),
            context: excerpt(told.unwrap_or_default(), query),
            to: entry.to.clone(),
            spot: entry.spot.clone(),
        }
    };
    let hits = named.into_iter().chain(told).take(MOST).map(hit).collect();
    Hits { group, query: query.clone(), number, hits }
}

/// What is found in the reader's notes.
fn of_notes(query: &Query, record: &Record, notes: &[OwnNote<'_>], read: &[Text]) -> Hits {
    let found = notes.iter().zip(read).filter(|(_, text)| query.matches(core::iter::once(*text)));
    let hit = |((subject, text), _): (&OwnNote<'_>, &Text)| Hit {
        title: subject.map_or_else(
            || "About an item no longer in this record".to_owned(),
            |subject| entries::about(record, subject),
        ),
        context: excerpt(text, query),
        to: Place::Notes { about: subject.cloned() },
        spot: None,
    };
    let number = found.clone().count();
    let hits: Vec<Hit> = found.take(MOST).map(hit).collect();
    Hits { group: Group::Notes, query: query.clone(), number, hits }
}

/// The part of a text in which the first of what was found stands, whole words of about 160 letters.
fn excerpt(text: &str, query: &Query) -> String {
    const BEFORE: usize = 60;
    const LETTERS: usize = 160;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LETTERS {
        return text;
    }
    let (start, end) = query.places(&text).first().copied().unwrap_or_default();
    let signs = text.get(..start).unwrap_or_default().chars().count();
    let from = text.char_indices().map(|(at, _)| at).nth(signs.saturating_sub(BEFORE)).unwrap_or_default();
    // A cut word is left out whole.
    let from = if from == 0 {
        0
    } else {
        text.get(from..start).and_then(|cut| cut.find(' ')).map_or(start, |at| from + at + 1)
    };
    let rest = text.get(from..).unwrap_or_default();
    let to = rest.char_indices().map(|(at, _)| at).nth(LETTERS).map_or(text.len(), |at| from + at);
    let to = if to == text.len() {
        to
    } else {
        text.get(end..to).and_then(|cut| cut.rfind(' ')).map_or(end.max(from), |at| end + at)
    };
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", dots(from > 0), text.get(from..to).unwrap_or_default(), dots(to < text.len()))
}

#[cfg(test)]
#[path = "everywhere_tests.rs"]
mod tests;
