//! The quarantine: what cannot be read is copied there exactly, never lost and never in the way.

use super::store::{KeyValue, StoreError};
use record::order::sorted_by;
use std::collections::BTreeSet;

/// How many values of one name are quarantined at most; the next one stays where it is.
const PLACES: usize = 99;

/// A value that cannot be read and is to be quarantined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect<W> {
    /// The key under which it stands.
    pub key: String,
    /// The key under which it is quarantined if that is free; otherwise a number follows.
    pub place: String,
    /// The value, as it was read.
    pub value: String,
    /// What else is known of it.
    pub what: W,
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

/// Quarantines values, again and again while that makes room for more of them; those that stay come last.
pub fn move_all<W>(store: &dyn KeyValue, mut suspects: Vec<Suspect<W>>) -> Vec<(Suspect<W>, Moved)> {
    let mut done = Vec::new();
    loop {
        let tried = suspects.len();
        let mut stuck = Vec::new();
        for suspect in suspects {
            match move_one(store, &suspect) {
                Ok(key) => done.push((suspect, Ok(key))),
                Err(why) => stuck.push((suspect, why)),
            }
        }
        if stuck.is_empty() || stuck.len() == tried {
            done.extend(stuck.into_iter().map(|(suspect, why)| (suspect, Err(why))));
            return done;
        }
        suspects = stuck.into_iter().map(|(suspect, _)| suspect).collect();
    }
}

/// Moves one value into the quarantine and tells its new key.
///
/// Nothing is ever removed from its old key before a copy has been made and compared.
fn move_one<W>(store: &dyn KeyValue, suspect: &Suspect<W>) -> Moved {
    let at = |key: &str| {
        let key = key.to_owned();
        move |trouble| Stuck { key, trouble }
    };
    let copy = copy(store, &suspect.key, &suspect.place).map_err(at(&suspect.key))?;
    // Another window may have written there since; that is then not the value that cannot be read.
    let unchanged = store.get(&suspect.key).map_err(at(&copy))?.as_ref() == Some(&suspect.value);
    if unchanged && store.same(&suspect.key, &copy).map_err(at(&copy))? {
        store.remove(&suspect.key).map_err(at(&copy))?;
    }
    Ok(copy)
}

/// Copies a value to the first free place, or finds the copy that is there already, compares the two, and tells the key
/// of the copy. The value stays.
///
/// # Errors
/// [`StoreError`] where there is no exact copy for certain.
pub fn copy(store: &dyn KeyValue, key: &str, place: &str) -> Result<String, StoreError> {
    for number in 1..=PLACES {
        let to = if number == 1 { place.to_owned() } else { format!("{place}~{number}") };
        if store.get(&to)?.is_none() {
            store.copy(key, &to)?;
            let differs = || StoreError::Other("a copy of what is damaged differs from it".to_owned());
            return if store.same(key, &to)? { Ok(to) } else { Err(differs()) };
        }
        if store.same(key, &to)? {
            return Ok(to);
        }
    }
    Err(StoreError::Other(format!("{PLACES} damaged values from the same place are already set aside")))
}

/// The name under which something was first quarantined: without the number that follows where the place was taken.
pub fn without_number(name: &str) -> &str {
    let number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    name.rsplit_once('~').filter(|(_, digits)| number(digits)).map_or(name, |(name, _)| name)
}

/// The keys and values of all that could not be read, in this session or an earlier one, for the reader to download:
/// what begins with `prefix`, and what stands under the keys of `left` because it could not be moved.
///
/// # Errors
/// [`StoreError`] where the store cannot be read.
pub fn values(
    store: &dyn KeyValue,
    prefix: &str,
    left: &BTreeSet<String>,
) -> Result<Vec<(String, String)>, StoreError> {
    let wanted = |key: &String| key.starts_with(prefix) || left.contains(key);
    let keys = sorted_by(store.keys()?.into_iter().filter(wanted), Ord::cmp);
    let read = |key: String| store.get(&key).map(|value| value.map(|value| (key, value))).transpose();
    keys.into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;

    fn suspect(key: &str, place: &str, value: &str) -> Suspect<()> {
        Suspect { key: key.to_owned(), place: place.to_owned(), value: value.to_owned(), what: () }
    }

    fn store(entries: &[(&str, &str)]) -> MemoryStore {
        entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn any_key_can_be_quarantined_under_a_name_of_its_own() {
        let held = store(&[("status/x", "{1"), ("briefing", "{\u{fffd}"), ("other", "3")]);
        let all = vec![suspect("status/x", "q/status/x", "{1"), suspect("briefing", "q/briefing", "{\u{fffd}")];
        let moved: Vec<Moved> = move_all(&held, all).into_iter().map(|(_, moved)| moved).collect();
        assert_eq!(moved, [Ok("q/status/x".to_owned()), Ok("q/briefing".to_owned())]);
        let pairs = [("q/briefing", "{\u{fffd}"), ("q/status/x", "{1")].map(|(k, v)| (k.to_owned(), v.to_owned()));
        assert_eq!(values(&held, "q/", &BTreeSet::new()).unwrap(), pairs);
        let left = BTreeSet::from(["other".to_owned()]);
        let other = ("other".to_owned(), "3".to_owned());
        assert_eq!(values(&held, "q/", &left).unwrap(), [vec![other], pairs.to_vec()].concat());
        assert_eq!((held.get("briefing"), held.get("other")), (Ok(None), Ok(Some("3".into()))));
    }

    #[test]
    fn a_taken_place_is_left_and_an_unfinished_move_is_finished() {
        let held = store(&[("a", "3"), ("q", "1"), ("q~2", "2")]);
        assert_eq!(move_one(&held, &suspect("a", "q", "3")), Ok("q~3".to_owned()));
        assert_eq!(held.entries(), store(&[("q", "1"), ("q~2", "2"), ("q~3", "3")]).entries());
        let unfinished = store(&[("a", "2"), ("q", "1"), ("q~2", "2")]);
        assert_eq!(move_one(&unfinished, &suspect("a", "q", "2")), Ok("q~2".to_owned()));
        assert_eq!(unfinished.entries(), store(&[("q", "1"), ("q~2", "2")]).entries());
    }

    #[test]
    fn the_hundredth_stays_where_it_is() {
        let taken = (2..=PLACES).map(|number| (format!("q~{number}"), number.to_string()));
        let held: MemoryStore =
            taken.chain([("a", "{"), ("q", "1")].map(|(k, v)| (k.to_owned(), v.to_owned()))).collect();
        let stuck = move_one(&held, &suspect("a", "q", "{")).unwrap_err();
        assert!(stuck.key == "a" && stuck.trouble.to_string().contains("99 damaged values"), "{stuck:?}");
        assert_eq!(held.entries().len(), PLACES + 1);
    }

    #[test]
    fn without_room_the_original_stays_and_a_finished_move_makes_room() {
        let held = MemoryStore::with_capacity(1 + 100 + 1 + 1 + 2 + 1);
        held.set("a", &"x".repeat(100)).unwrap();
        held.set("b", "y").unwrap();
        let all = vec![suspect("a", "qa", &"x".repeat(100)), suspect("b", "qb", "y")];
        let moved = move_all(&held, all);
        assert_eq!(moved[0].1, Ok("qb".to_owned()));
        assert_eq!(moved[1].1, Err(Stuck { key: "a".to_owned(), trouble: StoreError::Full }));
        assert_eq!(held.get("a"), Ok(Some("x".repeat(100))));
        let room = MemoryStore::with_capacity(101 + 201 + 202);
        for (key, value) in [("a", "x".repeat(100)), ("b", "y".repeat(200)), ("qb", "y".repeat(200))] {
            room.set(key, &value).unwrap();
        }
        let all = vec![suspect("a", "qa", &"x".repeat(100)), suspect("b", "qb", &"y".repeat(200))];
        assert!(move_all(&room, all).iter().all(|(_, moved)| moved.is_ok()));
    }

    /// A store in which another window writes as soon as a value has been copied, or that alters what it keeps.
    struct Odd(MemoryStore, Option<String>);

    impl KeyValue for Odd {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.0.set(key, value.get(..value.len() - usize::from(self.1.is_none())).unwrap())?;
            self.1.as_ref().map_or(Ok(()), |theirs| self.0.set("a", theirs))
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.0.keys()
        }
    }

    #[test]
    fn another_windows_value_and_an_original_without_true_copy_are_not_removed() {
        let shared = Odd(store(&[("a", "{x")]), Some("theirs".to_owned()));
        assert!(move_one(&shared, &suspect("a", "q", "{x")).is_err());
        assert_eq!(shared.0.entries(), store(&[("a", "theirs"), ("q", "{x")]).entries());
        let late = store(&[("a", "theirs")]);
        assert_eq!(move_one(&late, &suspect("a", "q", "{x")), Ok("q".to_owned()));
        assert_eq!(late.get("a"), Ok(Some("theirs".to_owned())));
        let altering = Odd(store(&[("a", "{x")]), None);
        assert_eq!(move_one(&altering, &suspect("a", "q", "{x")).unwrap_err().key, "a");
        assert_eq!(altering.get("a"), Ok(Some("{x".into())));
    }

    #[test]
    fn the_number_of_a_place_is_told_from_its_name() {
        for (name, wanted) in [("a", "a"), ("a~2", "a"), ("a~2~3", "a~2"), ("a~", "a~"), ("a~x", "a~x"), ("~7", "")] {
            assert_eq!(without_number(name), wanted);
        }
    }
}
