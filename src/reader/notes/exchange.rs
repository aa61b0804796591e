//! Writing over a value only while it is the one that this window knows: another window may have written since.

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

/// Writes `new` under a key, or takes away what is there where `new` is `None`. `known` is what this window has last
/// read or written there; where nothing is held any more, there is nothing to lose.
///
/// # Errors
/// [`Refused`] where something else is held, or where it is not certain that `new` now is.
pub fn exchange(store: &dyn KeyValue, key: &str, known: Option<&str>, new: Option<&str>) -> Result<(), Refused> {
    let held = store.get(key)?;
    if held.as_deref() == new {
        return Ok(());
    }
    if held.is_some() && held.as_deref() != known {
        return Err(Refused::ChangedElsewhere);
    }
    match new {
        Some(value) => store.set(key, value)?,
        None => store.remove(key)?,
    }
    if store.get(key)?.as_deref() != new {
        return Err(StoreError::Other("what was kept is not what was written".to_owned()).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;

    #[test]
    fn only_what_is_known_is_written_over_or_taken_away() {
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
            assert_eq!(exchange(&store, "k", known, new), wanted, "{held:?} {known:?} {new:?}");
            let after = if wanted.is_ok() { new } else { held };
            assert_eq!(store.get("k").unwrap().as_deref(), after, "{held:?} {known:?} {new:?}");
        }
    }
}
