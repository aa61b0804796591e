//! How far the reader says that each action of the plan has come. The source leaves every progress cell empty, so all of
//! it is the reader's own word.

use crate::envelope::{Fields, Misread};
use crate::keep::{Id, Keep};
use record::{Date, Progress, UnitId};
use std::collections::BTreeMap;

/// How far the reader says that an action has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The action: its unit in the plan, as `plan-2022/C3.action1`.
    pub action: UnitId,
    /// How far it has come.
    pub progress: Progress,
    /// The day that the reader gives for it.
    pub on: Option<Date>,
    /// When the reader last changed it, in milliseconds since the beginning of 1970.
    pub updated: u64,
    /// What a later version of the app has written with it; kept as it is.
    pub extra: Fields,
}

impl Status {
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

impl Keep for Status {
    const KIND: &'static str = "status";
    const NAME: &'static str = "action status";
    const NAMES: &'static str = "action statuses";
    type Id = UnitId;

    fn id(&self) -> UnitId {
        self.action.clone()
    }

    fn updated(&self) -> u64 {
        self.updated
    }

    fn read(action: UnitId, mut fields: Fields) -> Result<Self, Misread> {
        fields.take_own("action", action.as_str())?;
        let (progress, on) = (fields.take("progress")?, fields.take_optional("on")?);
        Ok(Self { action, progress, on, updated: fields.take("updated")?, extra: fields })
    }

    fn write(&self) -> Fields {
        let named = Fields::default().with("action", &self.action).with("progress", self.progress.token());
        named.with("on", self.on.map(String::from)).with("updated", self.updated).and(&self.extra)
    }
}

/// The statuses, by action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statuses {
    statuses: BTreeMap<UnitId, Status>,
}

impl From<BTreeMap<UnitId, Status>> for Statuses {
    fn from(statuses: BTreeMap<UnitId, Status>) -> Self {
        Self { statuses }
    }
}

impl Statuses {
    /// The status of an action, if the reader has given one.
    pub fn get(&self, action: &str) -> Option<&Status> {
        self.statuses.get(action)
    }

    /// Gives an action a status at the time `now`, and hands over the former one, so that it can be restored. What a
    /// later version of the app has written with it stays.
    pub fn set(&mut self, action: &str, progress: Progress, on: Option<Date>, now: u64) -> Option<Status> {
        let extra = self.get(action).map(|status| status.extra.clone()).unwrap_or_default();
        self.restore(Status { action: action.into(), progress, on, updated: now, extra })
    }

    /// Takes a status out and hands it over, so that it can be restored.
    pub fn clear(&mut self, action: &str) -> Option<Status> {
        self.statuses.remove(action)
    }

    /// Puts a status in just as it is, and hands over the one that it replaces.
    pub fn restore(&mut self, status: Status) -> Option<Status> {
        self.statuses.insert(status.action.clone(), status)
    }

    /// How many actions have a status.
    pub fn len(&self) -> usize {
        self.statuses.len()
    }

    /// Whether no action has one.
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }

    /// The statuses in the order of the actions' ids.
    pub fn iter(&self) -> impl Iterator<Item = &Status> {
        self.statuses.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::{decode, encode};

    const PLAIN: &str = r#"{"version":2,"action":"a/1","progress":"at-risk","on":"2026-11-05","updated":2}"#;

    fn status(progress: Progress, on: Option<Date>, updated: u64) -> Status {
        Status { action: "a/1".into(), progress, on, updated, extra: Fields::default() }
    }

    #[test]
    fn the_published_form_reads_and_unknown_fields_stay() {
        let plain = status(Progress::AtRisk, Date::parse("2026-11-05").ok(), 2);
        assert_eq!(decode("a/1".into(), PLAIN), Ok(plain.clone()));
        assert_eq!(encode(&plain), PLAIN);
        let owned = PLAIN.replace('}', r#","owner":{"x":[0.10000000000000000555]}}"#);
        assert_eq!(encode(&decode::<Status>("a/1".into(), &owned).unwrap()), owned);
        for none in [r#""on":null,"#, ""] {
            let without = PLAIN.replace(r#""on":"2026-11-05","#, none);
            assert_eq!(decode::<Status>("a/1".into(), &without).unwrap().on, None);
        }
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let cases = [
            (&PLAIN.replace("at-risk", "amber"), "unknown variant `amber`"),
            (&PLAIN.replace("2026-11-05", "tomorrow"), "'tomorrow' is not a date"),
            (&PLAIN.replace(":2}", ":-2}"), "expected u64"),
            (&PLAIN.replace('{', r#"{"progress":"done","#), "duplicate field `progress`"),
            (&PLAIN.replace("a/1", "b"), "it belongs to something else"),
        ];
        for (text, words) in cases {
            let why = decode::<Status>("a/1".into(), text).unwrap_err().to_string();
            assert!(why.contains(words), "{words}: {why}");
        }
    }

    #[test]
    fn a_status_is_given_changed_cleared_and_restored() {
        let mut statuses = Statuses::default();
        let day = Date::parse("2026-11-05").ok();
        assert_eq!(statuses.set("a/1", Progress::OnTime, day, 1), None);
        assert_eq!(statuses.get("a/1").unwrap().words(), "On track (5 November 2026)");
        let extra = Fields::default().with("owner", "me");
        let first = Status { extra: extra.clone(), ..statuses.get("a/1").cloned().unwrap() };
        statuses.restore(first.clone());
        assert_eq!(statuses.set("a/1", Progress::Done, None, 5), Some(first.clone()));
        let changed = Status { extra, ..status(Progress::Done, None, 5) };
        assert_eq!((statuses.get("a/1"), statuses.len()), (Some(&changed), 1));
        assert_eq!(changed.words(), "Done");
        assert_eq!(statuses.clear("a/1"), Some(changed));
        assert!(statuses.is_empty() && statuses.clear("a/1").is_none());
        statuses.restore(first.clone());
        assert_eq!(statuses.iter().collect::<Vec<_>>(), [&first]);
    }
}
