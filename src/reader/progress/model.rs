//! A status, and the book that holds them while the page is open.

use record::{Date, Progress};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How far the reader says that an action has come.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mark {
    /// The action: its unit in the plan, as `plan-2022/C3.action1`.
    pub action: String,
    /// How far it has come.
    pub progress: Progress,
    /// The day that the reader gives for it.
    #[serde(default)]
    pub on: Option<Date>,
    /// When the reader last changed it, in milliseconds since the beginning of 1970.
    pub updated: u64,
    /// What a later version of the app has written with it; kept as it is.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Mark {
    /// In words: 'Under way, on time (5 November 2026)'.
    pub fn words(&self) -> String {
        let day = self.on.map(|day| format!(" ({day})")).unwrap_or_default();
        format!("{}{day}", self.progress.label())
    }
}

/// The statuses, by action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressBook {
    marks: BTreeMap<String, Mark>,
}

impl ProgressBook {
    /// The status of an action, if the reader has given one.
    pub fn get(&self, action: &str) -> Option<&Mark> {
        self.marks.get(action)
    }

    /// Gives an action a status at the time `now`, and hands over the former one, so that it can be restored. What a
    /// later version of the app has written with it stays.
    pub fn set(&mut self, action: &str, progress: Progress, on: Option<Date>, now: u64) -> Option<Mark> {
        let extra = self.get(action).map(|mark| mark.extra.clone()).unwrap_or_default();
        self.restore(Mark { action: action.to_owned(), progress, on, updated: now, extra })
    }

    /// Takes a status out and hands it over, so that it can be restored.
    pub fn clear(&mut self, action: &str) -> Option<Mark> {
        self.marks.remove(action)
    }

    /// Puts a status in just as it is, and hands over the one that it replaces.
    pub fn restore(&mut self, mark: Mark) -> Option<Mark> {
        self.marks.insert(mark.action.clone(), mark)
    }

    /// How many actions have a status.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether no action has one.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The statuses in the order of the actions' ids.
    pub fn iter(&self) -> impl Iterator<Item = &Mark> {
        self.marks.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_given_changed_cleared_and_restored() {
        let mut book = ProgressBook::default();
        let day = Date::parse("2026-11-05").ok();
        assert_eq!(book.set("a", Progress::OnTime, day, 1), None);
        assert_eq!(book.get("a").unwrap().words(), "Under way, on time (5 November 2026)");
        let extra = Map::from_iter([("owner".to_owned(), Value::from("me"))]);
        let first = Mark { extra: extra.clone(), ..book.get("a").cloned().unwrap() };
        book.restore(first.clone());
        assert_eq!(book.set("a", Progress::Done, None, 5), Some(first.clone()));
        let changed = Mark { action: "a".into(), progress: Progress::Done, on: None, updated: 5, extra };
        assert_eq!((book.get("a"), book.len()), (Some(&changed), 1));
        assert_eq!(changed.words(), "Done");
        assert_eq!(book.clear("a"), Some(changed));
        assert!(book.is_empty() && book.clear("a").is_none());
        book.restore(first.clone());
        assert_eq!(book.iter().collect::<Vec<_>>(), [&first]);
    }
}
