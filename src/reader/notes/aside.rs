//! Setting aside what cannot be read: never lost, never in the way.

use super::codec::SET_ASIDE_PREFIX;
use super::store::{KeyValue, StoreError};
use std::collections::BTreeSet;

/// How many values of one name are set aside at most; the next one stays where it is.
const PLACES: usize = 99;

/// A value that cannot be read and is to be set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread<W> {
    /// The key under which it stands.
    pub key: String,
    /// The name under which it is set aside, as `progress/plan-2022/C3.action1`.
    pub name: String,
    /// The value.
    pub value: String,
    /// Why it cannot be read.
    pub why: W,
}

/// Where a value that could not be moved is for certain, and what stood in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// The key under which it is.
    pub key: String,
    /// What stood in the way.
    pub trouble: StoreError,
}

/// What became of a value: its new key, or why it stayed.
pub type Moved = Result<String, Stuck>;

/// Sets values aside, again and again while that makes room for more of them; those that stay come last.
pub fn set_all_aside<W>(store: &dyn KeyValue, mut unread: Vec<Unread<W>>) -> Vec<(Unread<W>, Moved)> {
    let mut done = Vec::new();
    loop {
        let tried = unread.len();
        let mut stuck = Vec::new();
        for value in unread {
            match set_aside(store, &value) {
                Ok(key) => done.push((value, Ok(key))),
                Err(why) => stuck.push((value, why)),
            }
        }
        if stuck.is_empty() || stuck.len() == tried {
            done.extend(stuck.into_iter().map(|(value, why)| (value, Err(why))));
            return done;
        }
        unread = stuck.into_iter().map(|(value, _)| value).collect();
    }
}

/// Moves one value aside and tells its new key.
///
/// Nothing is ever taken from its old key before a copy has been made, read back and compared.
///
/// # Errors
/// [`Stuck`] where the value is still under its old key, or may be.
pub fn set_aside<W>(store: &dyn KeyValue, unread: &Unread<W>) -> Moved {
    let at = |key: &str| {
        let key = key.to_owned();
        move |trouble| Stuck { key, trouble }
    };
    let copy = copy_aside(store, &unread.name, &unread.value).map_err(at(&unread.key))?;
    // Another tab may have written there since; that is then not the value that was copied.
    if store.get(&unread.key).map_err(at(&copy))?.as_ref() == Some(&unread.value) {
        store.remove(&unread.key).map_err(at(&copy))?;
    }
    Ok(copy)
}

/// Copies a value to the first free place, or finds the copy that is there already, and compares it.
fn copy_aside(store: &dyn KeyValue, name: &str, value: &str) -> Result<String, StoreError> {
    // Browsers keep texts that are no proper Unicode and hand them over with this in place of what is not.
    if value.contains(char::REPLACEMENT_CHARACTER) {
        return Err(StoreError::Other("what is damaged holds signs that cannot be copied exactly".to_owned()));
    }
    for number in 1..=PLACES {
        let key = place(name, number);
        match store.get(&key)? {
            Some(held) if held == value => return Ok(key),
            Some(_) => {}
            None => {
                store.set(&key, value)?;
                let exact = store.get(&key)?.as_deref() == Some(value);
                let changed = || StoreError::Other("a copy of what is damaged differs from it".to_owned());
                return exact.then_some(key).ok_or_else(changed);
            }
        }
    }
    Err(StoreError::Other(format!("{PLACES} damaged values in the same place are kept already")))
}

/// The key of the first, second, … value that is set aside under a name.
fn place(name: &str, number: usize) -> String {
    match number {
        1 => format!("{SET_ASIDE_PREFIX}{name}"),
        _ => format!("{SET_ASIDE_PREFIX}{name}~{number}"),
    }
}

/// The keys and values of all that could not be read, in this session or an earlier one, for the reader to download:
/// what was set aside, and what stands under these keys because it could not be.
///
/// # Errors
/// [`StoreError`] where the store cannot be read.
pub fn values(store: &dyn KeyValue, locked: &BTreeSet<String>) -> Result<Vec<(String, String)>, StoreError> {
    let mut keys = store.keys()?;
    keys.retain(|key| key.starts_with(SET_ASIDE_PREFIX) || locked.contains(key));
    keys.sort();
    let read = |key: String| store.get(&key).map(|value| value.map(|value| (key, value))).transpose();
    keys.into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;

    fn unread(key: &str, name: &str, value: &str) -> Unread<()> {
        Unread { key: key.to_owned(), name: name.to_owned(), value: value.to_owned(), why: () }
    }

    #[test]
    fn any_key_can_be_set_aside_under_a_name_of_its_own() {
        let store: MemoryStore = [("status/x", "{1"), ("briefing", "{2"), ("stuck", "\u{fffd}"), ("other", "3")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        let all = vec![
            unread("stuck", "stuck", "\u{fffd}"),
            unread("status/x", "progress/x", "{1"),
            unread("briefing", "briefing", "{2"),
        ];
        let moved: Vec<Moved> = set_all_aside(&store, all).into_iter().map(|(_, moved)| moved).collect();
        let long = |name: &str| format!("inspection-explorer/v1/set-aside/{name}");
        assert_eq!(moved[..2], [Ok(long("progress/x")), Ok(long("briefing"))]);
        assert!(matches!(&moved[2], Err(Stuck { key, .. }) if key == "stuck"));
        let pairs = [(long("briefing"), "{2".to_owned()), (long("progress/x"), "{1".to_owned())];
        let stuck = ("stuck".to_owned(), "\u{fffd}".to_owned());
        assert_eq!(values(&store, &BTreeSet::new()).unwrap(), pairs);
        let locked = BTreeSet::from(["stuck".to_owned()]);
        assert_eq!(values(&store, &locked).unwrap(), [pairs.to_vec(), vec![stuck]].concat());
        assert_eq!(store.get("briefing"), Ok(None));
        assert_eq!(store.get("other"), Ok(Some("3".into())));
    }

    #[test]
    fn the_hundredth_stays_where_it_is() {
        let taken = (1..=PLACES).map(|number| (place("a", number), number.to_string()));
        let store: MemoryStore = taken.chain([("a".to_owned(), "{".to_owned())]).collect();
        let stuck = set_aside(&store, &unread("a", "a", "{")).unwrap_err();
        assert!(stuck.key == "a" && stuck.trouble.to_string().contains("99 damaged values"), "{stuck:?}");
        assert_eq!(store.entries().len(), PLACES + 1);
    }
}
