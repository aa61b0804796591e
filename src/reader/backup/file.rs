//! The file that holds everything that a reader has made: `public/boot.js` writes the same where the app cannot.

use super::form::{BACKUP, VERSION};
use super::literal::literal;
use super::when;
use super::whose::{Whose, whose};
use crate::desk::Desk;
use crate::store::{KeyValue, StoreError};
use record::RecordId;
use std::collections::BTreeMap;

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub text: String,
    /// How many values are in it.
    pub values: usize,
    /// What the store refused: what it holds may be missing, but what is on the page is there.
    pub trouble: Option<StoreError>,
}

/// Everything that a reader has made of a record, at the time `made` in milliseconds since the beginning of 1970: what the
/// store holds, exactly, what cannot be read included; and what is on the page and not saved yet.
pub fn backup(record: &RecordId, desk: &Desk, store: &dyn KeyValue, made: u64) -> Backup {
    let mut trouble = None;
    let mut values: BTreeMap<String, Box<str>> = BTreeMap::new();
    let keys = store.keys().unwrap_or_else(|error| {
        trouble = Some(error);
        Vec::new()
    });
    for key in keys.into_iter().filter(|key| matches!(whose(key, record), Whose::Ours | Whose::Newer(_))) {
        match store.literal(&key) {
            Ok(value) => values.extend(value.map(|value| (key, value.into()))),
            Err(error) => drop(trouble.get_or_insert(error)),
        }
    }
    for carried in desk.texts() {
        if !carried.is_saved || !values.contains_key(&carried.key) {
            values.insert(carried.key, literal(&carried.text));
        }
    }
    let head = [
        ("format", literal(BACKUP)),
        ("version", VERSION.to_string().into()),
        ("record", literal(record.as_str())),
        ("made", literal(&when::written(made))),
    ];
    let mut text = "{\n".to_owned();
    head.iter().for_each(|(name, value)| text.push_str(&format!("  \"{name}\": {value},\n")));
    text.push_str("  \"entries\": [");
    for (number, (key, value)) in values.iter().enumerate() {
        let comma = if number > 0 { "," } else { "" };
        text.push_str(&format!("{comma}\n    {{\"key\": {}, \"value\": {value}}}", literal(key)));
    }
    text.push_str("\n  ]\n}\n");
    Backup { text, values: values.len(), trouble }
}

/// The name of the file; `today` is a day as 2026-11-26. It has only signs that every system takes.
pub fn file_name(record: &RecordId, today: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(40).collect()
    };
    format!("inspection-backup-{}-{}.json", plain(record.as_str()), plain(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_the_record_and_the_day_and_nothing_odd() {
        let name = |record: &str, day: &str| file_name(&record.into(), day);
        assert_eq!(name("milton-keynes", "2026-11-26"), "inspection-backup-milton-keynes-2026-11-26.json");
        assert_eq!(name("../é", "22:11 2026"), "inspection-backup--22112026.json");
    }
}
