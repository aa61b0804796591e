//! The reader's notes as a list: searched, chosen from, sorted and grouped.

use explore::search::Query;
use explore::within;
use explore::wording::Text;
use reader::notes::{About, Note, Notebook, State};
use record::order::{sorted_by, sorted_by_key};
use record::{Record, Subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In which order notes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What was changed last first.
    #[default]
    Newest,
    /// What was changed first first.
    Oldest,
    /// By the name of what they are about.
    About,
}

/// What stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// All notes in one list.
    #[default]
    None,
    /// What is about things of one sort.
    Sort,
    /// What has the same tag; a note with two tags stands under both.
    Tag,
    /// What is as far.
    State,
}

/// Which notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// The questions for the meeting.
    Questions,
    /// Those that are so far.
    State(State),
    /// Those with this tag.
    Tag(String),
}

/// What a reader asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words that must be in the note, its tags, or the name of what it is about.
    pub find: String,
    /// Which.
    pub only: Only,
    /// On what, or on what belongs to it; `None` for anything.
    pub about: Option<Subject>,
    /// In which order.
    pub order: Order,
    /// What stands together.
    pub group: Group,
}

/// Some notes under a heading, which is empty where there is one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouped {
    /// The heading.
    pub heading: String,
    /// What the notes are about.
    pub notes: Vec<About>,
}

/// The notes as asked for. `name` names what a note is about.
pub fn arranged(record: &Record, notebook: &Notebook, name: &dyn Fn(&About) -> String, asked: &Asked) -> Vec<Grouped> {
    let subjects: Option<BTreeSet<About>> =
        asked.about.as_ref().map(|about| within(record, about).into_iter().map(About::from).collect());
    let is_meant = |note: &&Note| subjects.as_ref().is_none_or(|subjects| subjects.contains(&note.about));
    let chosen = notebook.iter().filter(|note| asked.only.holds(note)).filter(is_meant);
    let chosen: Vec<(&Note, String)> = chosen.map(|note| (note, name(&note.about))).collect();
    let found = found(record, chosen, &asked.find);
    let sorted = match asked.order {
        Order::Newest => sorted_by_key(found, |(note, _)| Reverse(note.updated)),
        Order::Oldest => sorted_by_key(found, |(note, _)| note.updated),
        Order::About => sorted_by(found, |one, other| one.1.cmp(&other.1)),
    };
    let mut groups: BTreeMap<(usize, String), Vec<About>> = BTreeMap::new();
    for (note, _) in sorted {
        for heading in asked.group.headings(note) {
            groups.entry(heading).or_default().push(note.about.clone());
        }
    }
    groups.into_iter().map(|((_, heading), notes)| Grouped { heading, notes }).collect()
}

/// Those in which everything that is asked for is found.
fn found<'a>(record: &Record, notes: Vec<(&'a Note, String)>, find: &str) -> Vec<(&'a Note, String)> {
    if find.trim().is_empty() {
        return notes;
    }
    let text = |(note, name): &(&Note, String)| {
        Text::read(&format!("{}\n{}\n{name}", note.writing.text, note.writing.tags_text()))
    };
    let texts: Vec<Text> = notes.iter().map(text).collect();
    let query = Query::read(find, record, texts.iter());
    notes
        .into_iter()
        .zip(texts)
        .filter(|(_, text)| query.matches(core::iter::once(text)))
        .map(|(note, _)| note)
        .collect()
}

/// Every tag that a note has.
pub fn tags(notebook: &Notebook) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in notebook.iter().flat_map(|note| &note.writing.tags) {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    sorted_by(tags, Ord::cmp)
}

impl Only {
    fn holds(&self, note: &Note) -> bool {
        match self {
            Self::All => true,
            Self::Questions => note.writing.asks,
            Self::State(state) => note.writing.state == Some(*state),
            Self::Tag(tag) => note.writing.tags.contains(tag),
        }
    }
}

impl Group {
    /// The headings under which a note stands, with their places.
    fn headings(self, note: &Note) -> Vec<(usize, String)> {
        let one = |place: usize, heading: &str| vec![(place, heading.to_owned())];
        match self {
            Self::None => one(0, ""),
            Self::Sort => {
                let (place, heading) = sort(&note.about);
                one(place, heading)
            }
            Self::Tag if note.writing.tags.is_empty() => one(1, "Without a tag"),
            Self::Tag => note.writing.tags.iter().map(|tag| (0, tag.clone())).collect(),
            Self::State => match note.writing.state {
                Some(state) => one(state as usize, state.label()),
                None => one(State::ALL.len(), "No state"),
            },
        }
    }
}

/// What sort of thing a note is about, and its place among them.
const fn sort(about: &About) -> (usize, &'static str) {
    match about {
        About::Subject(Subject::Finding(_)) => (0, "About findings"),
        About::Subject(Subject::Grade { .. } | Subject::Inspection(_)) => (1, "About grades and inspections"),
        About::Subject(Subject::Thread(_)) => (2, "About threads"),
        About::Subject(Subject::Action(_)) => (3, "About actions of the plan"),
        About::Subject(Subject::Area(_)) => (4, "About areas"),
        About::Subject(Subject::Document(_) | Subject::Record) => (5, "About documents"),
        About::Free(_) => (6, "Free notes"),
        About::Other(_) => (7, "About things no longer in this record"),
    }
}
