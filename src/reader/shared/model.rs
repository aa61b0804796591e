//! A shared briefing as it is shown.

use crate::briefing::{Briefing, Item};
use crate::notes::{About, Notebook};
use crate::statuses::Statuses;
use record::Subject;
use std::collections::BTreeMap;

/// The longest that the name of whoever shares may be, in characters.
pub const BY_LIMIT: usize = 100;
/// The chart that shows the statuses of all actions.
const PLAN: &str = "plan";

/// A shared briefing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// Whose it is, in one line; empty where they do not say.
    pub by: String,
    /// When the file was made, in milliseconds since the beginning of 1970; 0 where that is not known.
    pub made: u64,
    /// Heading, questions and entries.
    pub briefing: Briefing,
    /// What each entry was called when it was shared.
    pub titles: BTreeMap<Item, String>,
    /// The notes among the entries.
    pub notes: Notebook,
    /// The statuses that the entries show.
    pub statuses: Statuses,
}

impl Shared {
    /// What there is to share of a briefing: only what it shows. `title` says what an entry is called.
    pub fn of(briefing: &Briefing, notebook: &Notebook, statuses: &Statuses, title: &dyn Fn(&Item) -> String) -> Self {
        let mut shared = Self { briefing: briefing.clone(), ..Self::default() };
        for item in briefing.items() {
            shared.titles.insert(item.clone(), title(item));
            match item {
                Item::Note(subject) => {
                    let about = About::from(subject.clone());
                    let note = notebook.get(&about).cloned();
                    shared.notes.put(about, note);
                }
                Item::Subject(Subject::Action(action)) => shared.statuses.put(action.clone(), statuses.get(action)),
                Item::Chart { id, .. } if id == PLAN => {
                    statuses.iter().for_each(|(action, said)| shared.statuses.put(action.clone(), Some(*said)));
                }
                _ => {}
            }
        }
        shared
    }

    /// Made by this reader at this time, in milliseconds since the beginning of 1970.
    #[must_use]
    pub fn made_by(self, by: &str, made: u64) -> Self {
        Self { by: one_line(by), made, ..self }
    }

    /// What an entry was called when it was shared; empty where that is not known.
    pub fn title(&self, item: &Item) -> &str {
        self.titles.get(item).map(String::as_str).unwrap_or_default()
    }
}

/// A name in one line, without space around it and with one sign for each space and line end in it.
pub fn one_line(name: &str) -> String {
    let parts = name.split(|sign: char| sign.is_whitespace() || sign.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
