//! How far the reader says that each action of the plan has come. The source leaves every progress cell empty, so all of
//! it is the reader's own word.

use crate::envelope::{Fields, Misread};
use crate::revisions::{Content, Id};
use record::{Date, Progress, UnitId};
use std::collections::BTreeMap;

/// How far an action has come, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How far it has come.
    pub progress: Progress,
    /// The day that the reader gives for it.
    pub on: Option<Date>,
}

impl Said {
    /// In words: 'On track (5 November 2026)'.
    pub fn words(&self) -> String {
        let day = self.on.map(|day| format!(" ({day})")).unwrap_or_default();
        format!("{}{day}", self.progress.label())
    }
}

impl Id for UnitId {
    fn text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

impl Content for Said {
    const KIND: &'static str = "status";
    const NAME: &'static str = "action status";
    const NAMES: &'static str = "action statuses";
    type Id = UnitId;

    fn read(fields: &mut Fields) -> Result<Self, Misread> {
        Ok(Self { progress: fields.take("progress")?, on: fields.take_optional("on")? })
    }

    fn write(&self) -> Fields {
        Fields::default().with("progress", self.progress.token()).with("on", self.on.map(String::from))
    }

    fn weight(&self) -> usize {
        20
    }

    fn holds(&self, former: &Self) -> bool {
        self.progress == former.progress && (self.on == former.on || former.on.is_none())
    }
}

/// The statuses, by action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statuses {
    statuses: BTreeMap<UnitId, Said>,
}

impl Statuses {
    /// The status of an action, if the reader has given one.
    pub fn get(&self, action: &str) -> Option<Said> {
        self.statuses.get(action).copied()
    }

    /// Gives an action a status.
    pub fn set(&mut self, action: &str, progress: Progress, on: Option<Date>) {
        self.put(action.into(), Some(Said { progress, on }));
    }

    /// Gives an action a status, or takes it away.
    pub fn put(&mut self, action: UnitId, said: Option<Said>) {
        match said {
            Some(said) => drop(self.statuses.insert(action, said)),
            None => drop(self.statuses.remove(&action)),
        }
    }

    /// How many actions have a status.
    pub fn len(&self) -> usize {
        self.statuses.len()
    }

    /// Whether no action has one.
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }

    /// The actions and their statuses, in the order of the actions' ids.
    pub fn iter(&self) -> impl Iterator<Item = (&UnitId, &Said)> {
        self.statuses.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_again() {
        let day = Date::parse("2026-11-05").ok();
        for (on, words) in [(day, "At risk (5 November 2026)"), (None, "At risk")] {
            let said = Said { progress: Progress::AtRisk, on };
            assert!(said.words().starts_with(words), "{}", said.words());
            let text = Fields::default().with("version", 3).and(&said.write()).text();
            assert_eq!(Said::read(&mut Fields::parse(&text, 3).unwrap()), Ok(said));
        }
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        for (text, words) in [
            (r#"{"version":3,"progress":"amber"}"#, "unknown variant `amber`"),
            (r#"{"version":3,"progress":"done","on":"tomorrow"}"#, "'tomorrow' is not a date"),
            (r#"{"version":3,"on":null}"#, "missing field `progress`"),
        ] {
            let why = Said::read(&mut Fields::parse(text, 3).unwrap()).unwrap_err().to_string();
            assert!(why.contains(words), "{words}: {why}");
        }
    }

    #[test]
    fn a_status_is_given_and_taken_away() {
        let mut statuses = Statuses::default();
        let done = Said { progress: Progress::Done, on: None };
        statuses.put("a/1".into(), Some(done));
        assert_eq!((statuses.get("a/1"), statuses.get("a/2"), statuses.len()), (Some(done), None, 1));
        statuses.put("a/1".into(), None);
        assert!(statuses.is_empty());
    }
}
