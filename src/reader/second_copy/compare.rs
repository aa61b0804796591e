//! The store and its second copy compared: what comes back out of the copy, and what the copy lacks.

use super::{Queue, Tally};
use crate::desk::{Changed, Desk};
use crate::store::KeyValue;
use std::collections::{BTreeMap, BTreeSet};

/// A key with its text.
pub type Entry = (String, String);

/// What of the copy the store has not, or not so: it may have lost it. What this page has changed itself is none of it.
pub fn lost(store: &dyn KeyValue, queue: &Queue, copy: Vec<Entry>) -> Vec<Entry> {
    let is_lost = |(key, text): &Entry| {
        // Where the store does not answer nothing is known.
        !queue.is_touched(key) && store.get(key).is_ok_and(|held| held.as_deref() != Some(text))
    };
    copy.into_iter().filter(is_lost).collect()
}

/// What is in both looks at the copy: what another page was just about to remove is gone from the second one.
pub fn still(first: Vec<Entry>, second: &[Entry]) -> Vec<Entry> {
    let held: BTreeMap<&str, &str> = second.iter().map(|(key, text)| (&**key, &**text)).collect();
    first.into_iter().filter(|(key, text)| held.get(&**key) == Some(&&**text)).collect()
}

/// Takes back what the store has lost, saves it there again, and tells what changes thereby.
pub fn take_back(desk: &mut Desk, store: &dyn KeyValue, lost: &[Entry], tally: &mut Tally) -> BTreeSet<Changed> {
    let mut changed = BTreeSet::new();
    for (key, text) in lost {
        let Some(thing) = desk.thing(key) else { continue };
        tally.before(desk, &thing);
        changed.extend(desk.take_back(store, key, text));
    }
    changed
}

/// What the store has of this record and the copy has not, or not so. What cannot be read is left where it is.
pub fn lacking(desk: &Desk, store: &dyn KeyValue, copy: &[Entry]) -> Vec<Entry> {
    let held: BTreeMap<&str, &str> = copy.iter().map(|(key, text)| (&**key, &**text)).collect();
    let keys = store.keys().unwrap_or_default().into_iter();
    let own = keys.filter(|key| desk.is_own(key) && desk.why_unread(key).is_none());
    let texts = own.filter_map(|key| Some((store.get(&key).ok()??, key)));
    texts.filter(|(text, key)| held.get(&**key) != Some(&&**text)).map(|(text, key)| (key, text)).collect()
}
