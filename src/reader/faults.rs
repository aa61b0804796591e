//! What to tell the reader of what was found in the store: what happened, whether anything was lost, what to do.

use super::store::StoreError;
use record::words::{count, grouped};
use std::collections::BTreeMap;

/// How many different reasons one notice names.
const REASONS: usize = 3;

/// A value that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Why it could not be read.
    pub why: String,
    /// Whether it could not be moved either.
    pub stuck: bool,
}

/// What went wrong with the values of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    name: &'static str,
    names: &'static str,
    /// What could not be read, now or earlier, by the key under which it now is.
    pub unread: BTreeMap<String, Unread>,
    /// The keys of older texts that were quarantined because two versions of the app had changed the same thing.
    pub older: Vec<String>,
    /// How many values a newer version of the app has written; they stand where they stood.
    pub newer: usize,
    /// How many values of an earlier version could not be taken over.
    pub not_taken: usize,
    /// The first thing that the store refused.
    pub trouble: Option<StoreError>,
}

impl Faults {
    /// None yet, of this kind.
    pub const fn new(name: &'static str, names: &'static str) -> Self {
        Self { name, names, unread: BTreeMap::new(), older: Vec::new(), newer: 0, not_taken: 0, trouble: None }
    }

    /// One more value that is in quarantine: why it cannot be read, or `None` where it could be and is an older text.
    pub fn add_quarantined(&mut self, key: String, why: Option<impl ToString>) {
        match why {
            Some(why) => drop(self.unread.insert(key, Unread { why: why.to_string(), stuck: false })),
            None => self.older.push(key),
        }
    }

    /// The notices.
    pub fn told(&self) -> Vec<String> {
        let (stuck, moved): (Vec<&Unread>, Vec<&Unread>) = self.unread.values().partition(|unread| unread.stuck);
        let (name, names) = (self.name, self.names);
        let mut told = Vec::new();
        let mut tell = |number: usize, one: &dyn Fn() -> String, many: &dyn Fn() -> String| {
            if number > 0 {
                told.push(if number == 1 { one() } else { many() });
            }
        };
        tell(
            moved.len(),
            &|| {
                let why = reasons(&moved);
                format!(
                    "A saved {name} could not be read: {why}. It was set aside unchanged and nothing was overwritten. \
                     Download your notes to see what it holds."
                )
            },
            &|| {
                let (number, why) = (grouped(moved.len()), reasons(&moved));
                format!(
                    "{number} saved {names} could not be read: {why}. They were set aside unchanged and nothing was \
                     overwritten. Download your notes to see what they hold."
                )
            },
        );
        tell(
            stuck.len(),
            &|| {
                let why = reasons(&stuck);
                format!(
                    "A saved {name} could not be read: {why}. It could not be moved either, so it is left unchanged where \
                     it is. A new {name} in its place lasts until you close this page: download your notes, delete some \
                     that you no longer need, and reload the page."
                )
            },
            &|| {
                let (number, why) = (grouped(stuck.len()), reasons(&stuck));
                format!(
                    "{number} saved {names} could not be read: {why}. They could not be moved either, so they are left \
                     unchanged where they are. New {names} in their place last until you close this page: download your \
                     notes, delete some that you no longer need, and reload the page."
                )
            },
        );
        let newer = || {
            let (what, were) = (count(self.newer, name, names), if self.newer == 1 { "was" } else { "were" });
            format!(
                "{what} {were} saved by a newer version of this page and left unchanged. Reload the page to get that version."
            )
        };
        tell(self.newer, &newer, &newer);
        let older = || {
            let what = count(self.older.len(), name, names);
            let (were, older) = if self.older.len() == 1 {
                ("was", "text; the older one was")
            } else {
                ("were", "texts; the older ones were")
            };
            format!(
                "{what} {were} changed both here and in an earlier version of this page. You see the newer {older} set \
                 aside unchanged. Download your notes to see what was set aside."
            )
        };
        tell(self.older.len(), &older, &older);
        let not_taken = || {
            let (what, were) = (count(self.not_taken, name, names), if self.not_taken == 1 { "was" } else { "were" });
            format!(
                "{what} {were} saved by an earlier version of this page and could not be copied yet. \
                 Nothing is lost, and the page will try again when you next open it."
            )
        };
        tell(self.not_taken, &not_taken, &not_taken);
        told.extend(self.trouble.as_ref().map(ToString::to_string));
        told
    }
}

/// The different reasons, the first ones in words.
fn reasons(unread: &[&Unread]) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for unread in unread {
        if !reasons.contains(&unread.why.as_str()) && reasons.len() <= REASONS {
            reasons.push(&unread.why);
        }
    }
    if reasons.len() > REASONS {
        reasons.truncate(REASONS);
        reasons.push("and for other reasons");
    }
    reasons.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unread(why: &str, stuck: bool) -> Unread {
        Unread { why: why.to_owned(), stuck }
    }

    #[test]
    fn each_fault_says_what_happened_what_was_lost_and_what_to_do() {
        let mut faults = Faults::new("note", "notes");
        assert!(faults.told().is_empty());
        let unread = [unread("it is damaged", false), unread("it is damaged", true), unread("it is too long", true)];
        faults.unread = (0..).map(|key: u32| key.to_string()).zip(unread).collect();
        faults.newer = 1;
        faults.older = vec!["a".to_owned(), "b".to_owned()];
        faults.not_taken = 2;
        faults.trouble = Some(StoreError::Full);
        let told = faults.told();
        let wanted = [
            ["A saved note could not be read: it is damaged. It was set aside unchanged", "Download your notes"],
            ["2 saved notes could not be read: it is damaged; it is too long. They could not be moved", "delete some"],
            ["1 note was saved by a newer version of this page and left unchanged", "Reload the page"],
            ["2 notes were changed both here and in an earlier version", "the older ones were set aside unchanged"],
            ["2 notes were saved by an earlier version", "Nothing is lost"],
            ["is full", "delete some"],
        ];
        assert_eq!(told.len(), wanted.len(), "{told:#?}");
        for (told, words) in told.iter().zip(wanted) {
            assert!(words.iter().all(|words| told.contains(words)), "{words:?}: {told}");
        }
    }

    #[test]
    fn one_fault_is_not_many() {
        let told = |change: &dyn Fn(&mut Faults)| {
            let mut faults = Faults::new("note", "notes");
            change(&mut faults);
            faults.told().join(" ")
        };
        let keys = |number: usize| (0..number).map(|key| key.to_string()).collect::<Vec<_>>();
        let unread = |number: usize, stuck: bool| {
            keys(number).into_iter().map(|key| (key, unread("it is damaged", stuck))).collect()
        };
        type Case<'a> = (&'a dyn Fn(&mut Faults), &'a str);
        let cases: [Case<'_>; 10] = [
            (
                &|faults| faults.unread = unread(1, false),
                "A saved note could not be read: it is damaged. It was set aside unchanged and nothing was overwritten. Download your notes to see what it holds.",
            ),
            (
                &|faults| faults.unread = unread(2, false),
                "2 saved notes could not be read: it is damaged. They were set aside unchanged and nothing was overwritten. Download your notes to see what they hold.",
            ),
            (
                &|faults| faults.unread = unread(1, true),
                "A saved note could not be read: it is damaged. It could not be moved either, so it is left unchanged where it is. A new note in its place lasts until you close this page: download your notes, delete some that you no longer need, and reload the page.",
            ),
            (
                &|faults| faults.unread = unread(2, true),
                "2 saved notes could not be read: it is damaged. They could not be moved either, so they are left unchanged where they are. New notes in their place last until you close this page: download your notes, delete some that you no longer need, and reload the page.",
            ),
            (
                &|faults| faults.newer = 1,
                "1 note was saved by a newer version of this page and left unchanged. Reload the page to get that version.",
            ),
            (
                &|faults| faults.newer = 2,
                "2 notes were saved by a newer version of this page and left unchanged. Reload the page to get that version.",
            ),
            (
                &|faults| faults.older = keys(1),
                "1 note was changed both here and in an earlier version of this page. You see the newer text; the older one was set aside unchanged. Download your notes to see what was set aside.",
            ),
            (
                &|faults| faults.older = keys(2),
                "2 notes were changed both here and in an earlier version of this page. You see the newer texts; the older ones were set aside unchanged. Download your notes to see what was set aside.",
            ),
            (
                &|faults| faults.not_taken = 1,
                "1 note was saved by an earlier version of this page and could not be copied yet. Nothing is lost, and the page will try again when you next open it.",
            ),
            (
                &|faults| faults.not_taken = 2,
                "2 notes were saved by an earlier version of this page and could not be copied yet. Nothing is lost, and the page will try again when you next open it.",
            ),
        ];
        for (change, words) in cases {
            assert_eq!(told(change), words);
        }
        assert_eq!(told(&|_| {}), "");
    }

    #[test]
    fn a_thousand_values_give_one_notice_with_a_few_reasons() {
        let mut faults = Faults::new("status", "statuses");
        faults.unread = (0..1000)
            .map(|number| (format!("{number:04}"), unread(&format!("reason {}", number / 2), false)))
            .collect();
        let told = faults.told();
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with(
                "1,000 saved statuses could not be read: reason 0; reason 1; reason 2; and for other reasons. They"
            ),
            "{}",
            told[0]
        );
    }
}
