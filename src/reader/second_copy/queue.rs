//! What waits to be written to the second copy, in the order of batches: one after the other, each as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

/// What the copy should have under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This text, which the page has just saved.
    Text(String),
    /// Nothing.
    Nothing,
    /// Whatever the store holds: it may be another page's.
    AsHeld,
}

impl Wanted {
    /// What to write: a text, or nothing in its place; `None` where there is nothing to do.
    ///
    /// Ask only once the copy lets no other page write before this one. Another page may have changed the text since it was
    /// put here, and its later text must not be overwritten: `held` reads what the store has now. `is_alone` says that the
    /// store had no room for the text.
    pub fn now(&self, is_alone: bool, held: impl FnOnce() -> Option<String>) -> Option<Option<String>> {
        match self {
            Self::Text(text) if is_alone => Some(Some(text.clone())),
            Self::Text(text) => Some(Some(held().unwrap_or_else(|| text.clone()))),
            Self::Nothing => Some(None),
            // If another page has removed it since, that page also removes it from the copy.
            Self::AsHeld => held().map(Some),
        }
    }
}

/// A key, and what the copy should have under it.
pub type Change = (String, Wanted);

/// What waits to be written to the second copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    waiting: BTreeMap<String, Wanted>,
    under_way: BTreeMap<String, Wanted>,
    /// What was changed since the page was opened, until the copy has been compared with the store.
    touched: BTreeSet<String>,
    is_compared: bool,
}

impl Queue {
    /// Puts a text under a key, or removes it.
    pub fn put(&mut self, key: &str, text: Option<&str>) {
        let wanted = text.map_or(Wanted::Nothing, |text| Wanted::Text(text.to_owned()));
        self.waiting.insert(key.to_owned(), wanted);
        if !self.is_compared {
            self.touched.insert(key.to_owned());
        }
    }

    /// Puts what the store holds under a key.
    pub fn put_as_held(&mut self, key: &str) {
        self.waiting.entry(key.to_owned()).or_insert(Wanted::AsHeld);
    }

    /// Everything that waits, to be written in one go; `None` where nothing does, or the last batch is not done.
    pub fn begin(&mut self) -> Option<Vec<Change>> {
        if !self.under_way.is_empty() || self.waiting.is_empty() {
            return None;
        }
        self.under_way = core::mem::take(&mut self.waiting);
        Some(self.under_way.clone().into_iter().collect())
    }

    /// The batch is written for certain.
    pub fn done(&mut self) {
        self.under_way.clear();
    }

    /// The batch is not written: it waits again, but for what was changed since.
    pub fn failed(&mut self) {
        for (key, text) in core::mem::take(&mut self.under_way) {
            self.waiting.entry(key).or_insert(text);
        }
    }

    /// The copy has been compared with the store.
    pub fn compared(&mut self) {
        self.is_compared = true;
        self.touched.clear();
    }

    /// Whether this page changed the text of a key before the copy was compared with the store. The copy may then have had an
    /// older text.
    pub fn is_touched(&self, key: &str) -> bool {
        self.touched.contains(key)
    }

    /// Whether the copy may not have the last text of a key yet.
    pub fn waits(&self, key: &str) -> bool {
        self.waiting.contains_key(key) || self.under_way.contains_key(key)
    }

    /// The keys whose last text may not be in the copy yet.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.waiting.keys().chain(self.under_way.keys()).map(String::as_str)
    }

    /// Whether the copy has everything.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.under_way.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(key: &str, text: Option<&str>) -> Change {
        (key.to_owned(), text.map_or(Wanted::Nothing, |text| Wanted::Text(text.to_owned())))
    }

    #[test]
    fn a_later_text_of_another_page_is_never_written_over() {
        let (text, held) = (Wanted::Text("old".to_owned()), || Some("new".to_owned()));
        assert_eq!(text.now(false, held), Some(held()));
        assert_eq!(text.now(true, held), Some(Some("old".to_owned())), "the store had no room for it");
        assert_eq!(text.now(false, || None), Some(Some("old".to_owned())), "the store was cleared since");
        assert_eq!(Wanted::AsHeld.now(false, held), Some(held()));
        assert_eq!(Wanted::AsHeld.now(false, || None), None);
        assert_eq!(Wanted::Nothing.now(false, held), Some(None));
        let mut queue = Queue::default();
        queue.put("a", Some("1"));
        ["a", "b"].into_iter().for_each(|key| queue.put_as_held(key));
        assert_eq!(queue.begin(), Some(vec![change("a", Some("1")), ("b".to_owned(), Wanted::AsHeld)]));
    }

    #[test]
    fn one_batch_at_a_time_and_everything_that_waits_goes_into_the_next() {
        let mut queue = Queue::default();
        assert_eq!(queue.begin(), None);
        queue.put("a", Some("1"));
        assert_eq!(queue.begin(), Some(vec![change("a", Some("1"))]));
        for text in ["2", "3"] {
            queue.put("a", Some(text));
        }
        queue.put("b", None);
        assert_eq!(queue.begin(), None, "the first one is under way");
        queue.done();
        assert!(queue.waits("a") && queue.waits("b") && !queue.waits("c"));
        assert_eq!(queue.begin(), Some(vec![change("a", Some("3")), change("b", None)]));
        queue.done();
        assert!(queue.is_empty() && queue.keys().count() == 0);
    }

    #[test]
    fn what_failed_waits_again_but_for_what_was_changed_since() {
        let mut queue = Queue::default();
        queue.put("a", Some("1"));
        queue.put("b", Some("1"));
        queue.begin().unwrap();
        queue.put("a", None);
        queue.failed();
        assert_eq!(queue.begin(), Some(vec![change("a", None), change("b", Some("1"))]));
    }

    #[test]
    fn what_this_page_changed_is_remembered_until_the_copy_was_compared() {
        let mut queue = Queue::default();
        queue.put("a", None);
        queue.begin().unwrap();
        queue.done();
        assert!(queue.is_touched("a") && !queue.is_touched("b"));
        queue.compared();
        queue.put("b", None);
        assert!(!queue.is_touched("a") && !queue.is_touched("b"));
    }
}
