//! Reading the statuses at the start, and keeping or taking away one of them without harm to anything else.

use super::codec::{Unreadable, action_of, decode, encode, key_of};
use super::model::{Mark, ProgressBook};
use crate::notes::aside::{Stuck, Unread, set_all_aside};
use crate::notes::exchange::{Refused, exchange};
use crate::notes::form::Misread;
use crate::notes::{KeyValue, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// What was found in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedProgress {
    /// The statuses that could be read.
    pub book: ProgressBook,
    /// What this window knows of the store: give it to [`save`] and [`remove`].
    pub kept: Kept,
    /// How many values could not be read this time, whether or not they could be set aside.
    pub set_aside: usize,
    /// How many values a newer version of the app has written; they stand where they stood.
    pub newer: usize,
    /// The first thing that the store refused.
    pub trouble: Option<StoreError>,
}

/// What this window knows of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What it has last read or written, by action.
    texts: BTreeMap<String, String>,
    /// The actions under whose key stands what must not be written over, and why.
    locked: BTreeMap<String, SaveError>,
}

impl Kept {
    /// Whether a status of this action cannot be kept, because of what stands in its place.
    pub fn is_locked(&self, action: &str) -> bool {
        self.locked.contains_key(action)
    }

    /// The keys of what must not be written over, for [`crate::notes::aside::values`].
    pub fn locked_keys(&self) -> BTreeSet<String> {
        self.locked.keys().map(|action| key_of(action)).collect()
    }
}

/// Why a status was not kept, or not taken away.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// Under its key stands a value that cannot be read and could not be set aside.
    #[error(
        "In this status's place the browser keeps something that the page cannot read, and it is not written over. \
         Your status lasts until the page is closed: download your notes, make room by deleting some, and load the page \
         again."
    )]
    Locked,
    /// Under its key stands a status that a newer version of the app has written.
    #[error(
        "A newer version of this page keeps a status of this action, and it is not written over. Your change lasts \
         until the page is closed: load the page again to get that version, and make it there."
    )]
    Newer,
    /// Another window has written since.
    #[error(
        "The status of this action was changed in another window since this page was loaded, and that is not written \
         over. Your change lasts until the page is closed: load the page again, and make it there."
    )]
    ChangedElsewhere,
    /// The status could not be read again if it were kept as it is.
    #[error("This status cannot be kept as it is: clear it and set it again. {0}")]
    Unfit(Unreadable),
    /// The store refused.
    #[error("The status of this action may not have been kept. {0}")]
    Store(#[from] StoreError),
}

impl From<Refused> for SaveError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::ChangedElsewhere => Self::ChangedElsewhere,
            Refused::Store(trouble) => Self::Store(trouble),
        }
    }
}

/// Reads every status of the store and sets aside what cannot be read; what a newer version has written stays. Others'
/// keys are not touched.
pub fn load(store: &dyn KeyValue) -> LoadedProgress {
    let mut loaded = LoadedProgress::default();
    let mut keys = match store.keys() {
        Ok(keys) => keys,
        Err(trouble) => return LoadedProgress { trouble: Some(trouble), ..loaded },
    };
    keys.sort();
    keys.dedup();
    let mut unread = Vec::new();
    for key in keys {
        let Some(action) = action_of(&key).map(str::to_owned) else { continue };
        let value = match store.get(&key) {
            Ok(None) => continue,
            Ok(Some(value)) => value,
            Err(trouble) => {
                loaded.kept.locked.insert(action, SaveError::Locked);
                loaded.trouble.get_or_insert(trouble);
                continue;
            }
        };
        match decode(&action, &value) {
            Ok(mark) => {
                loaded.kept.texts.insert(action, value);
                loaded.book.restore(mark);
            }
            Err(Unreadable::Form(Misread::Newer(_))) => {
                loaded.newer += 1;
                loaded.kept.locked.insert(action, SaveError::Newer);
            }
            Err(_) => unread.push(Unread { key, name: format!("progress/{action}"), value, why: action }),
        }
    }
    loaded.set_aside = unread.len();
    for (Unread { why: action, .. }, moved) in set_all_aside(store, unread) {
        if let Err(Stuck { trouble, .. }) = moved {
            loaded.kept.locked.insert(action, SaveError::Locked);
            loaded.trouble.get_or_insert(trouble);
        }
    }
    loaded
}

/// Keeps a status under its action's key. Only what this window has read or written is ever written over.
///
/// # Errors
/// [`SaveError`] where it is not certain that the status is kept.
pub fn save(store: &dyn KeyValue, kept: &mut Kept, mark: &Mark) -> Result<(), SaveError> {
    let value = encode(mark);
    decode(&mark.action, &value).map_err(SaveError::Unfit)?;
    put(store, kept, &mark.action, Some(&value))?;
    kept.texts.insert(mark.action.clone(), value);
    Ok(())
}

/// Takes away what is kept of an action's status.
///
/// # Errors
/// [`SaveError`] where it is not certain that it is gone, or where something else stands in its place.
pub fn remove(store: &dyn KeyValue, kept: &mut Kept, action: &str) -> Result<(), SaveError> {
    put(store, kept, action, None)?;
    kept.texts.remove(action);
    Ok(())
}

fn put(store: &dyn KeyValue, kept: &Kept, action: &str, new: Option<&str>) -> Result<(), SaveError> {
    match kept.locked.get(action) {
        Some(why) => Err(why.clone()),
        None => Ok(exchange(store, &key_of(action), kept.texts.get(action).map(String::as_str), new)?),
    }
}
