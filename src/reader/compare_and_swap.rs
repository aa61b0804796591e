//! Writing over a value only while it is one that this window knows: another window may have written since.

use super::store::{KeyValue, StoreError};

/// Why a value was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something stands there that this window has neither read nor written.
    ChangedElsewhere,
    /// The store refused.
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes `new` under a key, or removes what is there where `new` is `None`. `known` holds what this window has read or
/// written there; where nothing is kept any more, there is nothing to lose.
///
/// # Errors
/// [`Refused`] where something else is kept, or where it is not certain that `new` now is.
pub fn compare_and_swap(store: &dyn KeyValue, key: &str, known: &[String], new: Option<&str>) -> Result<(), Refused> {
    let held = store.get(key)?;
    if held.as_deref() == new {
        return Ok(());
    }
    if held.is_some_and(|held| !known.contains(&held)) {
        return Err(Refused::ChangedElsewhere);
    }
    match new {
        Some(value) => store.set(key, value)?,
        None => store.remove(key)?,
    }
    if store.get(key)?.as_deref() != new {
        return Err(StoreError::Other("what was saved is not what was written".to_owned()).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;

    #[test]
    fn only_what_is_known_is_written_over_or_removed() {
        let cases = [
            (None, None, Some("new"), Ok(())),
            (Some("old"), Some("old"), Some("new"), Ok(())),
            (Some("theirs"), Some("old"), Some("new"), Err(Refused::ChangedElsewhere)),
            (Some("theirs"), None, Some("new"), Err(Refused::ChangedElsewhere)),
            (Some("new"), Some("old"), Some("new"), Ok(())),
            (None, Some("old"), Some("new"), Ok(())),
            (Some("old"), Some("old"), None, Ok(())),
            (Some("theirs"), Some("old"), None, Err(Refused::ChangedElsewhere)),
            (None, Some("old"), None, Ok(())),
        ];
        for (held, known, new, wanted) in cases {
            let store: MemoryStore = held.map(|held| ("k".to_owned(), held.to_owned())).into_iter().collect();
            let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
            assert_eq!(compare_and_swap(&store, "k", &known, new), wanted, "{held:?} {known:?} {new:?}");
            let after = if wanted.is_ok() { new } else { held };
            assert_eq!(store.get("k").unwrap().as_deref(), after, "{held:?} {known:?} {new:?}");
        }
    }

    /// A store that says yes and keeps something else.
    struct Careless(MemoryStore);

    impl KeyValue for Careless {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.0.set(key, &value.replace("one", ""))
        }
        fn remove(&self, _: &str) -> Result<(), StoreError> {
            Ok(())
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.0.keys()
        }
    }

    #[test]
    fn a_store_that_keeps_something_else_is_noticed() {
        let store = Careless(MemoryStore::default());
        for new in [Some("one"), None] {
            let refused = compare_and_swap(&store, "k", &[String::new()], new).unwrap_err();
            assert!(matches!(refused, Refused::Store(StoreError::Other(_))), "{new:?}: {refused:?}");
        }
    }
}
