//! Reading the briefing at the start, and keeping it without writing over what another window has written.

use super::codec::{BRIEFING_KEY, Unreadable, decode, encode};
use super::model::Briefing;
use crate::notes::aside::{Stuck, Unread, set_aside};
use crate::notes::exchange::{Refused, exchange};
use crate::notes::form::Misread;
use crate::notes::{KeyValue, StoreError};

/// What was found in the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedBriefing {
    /// The briefing; an empty one where none is kept, or where what is kept cannot be read.
    pub briefing: Briefing,
    /// What this window knows of the store: give it to [`save`].
    pub kept: Kept,
    /// Why what is kept could not be read. What a newer version has written stands where it stood, anything else is set
    /// aside if it could be.
    pub unread: Option<Unreadable>,
    /// What the store refused.
    pub trouble: Option<StoreError>,
}

/// What this window knows of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What it has last read or written.
    text: Option<String>,
    /// Why nothing may be written.
    locked: Option<SaveError>,
}

impl Kept {
    /// Whether the briefing cannot be kept, because of what stands in its place: for [`crate::notes::aside::values`].
    pub const fn is_locked(&self) -> bool {
        self.locked.is_some()
    }
}

/// Why the briefing was not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// Another window has written since.
    #[error(
        "The briefing was changed in another window since this page read it, and that is not written over. What you \
         changed here lasts until the page is closed: download this briefing if you need it, load the page again, and \
         make the change there."
    )]
    ChangedElsewhere,
    /// A newer version of the app has written it.
    #[error(
        "A newer version of this page keeps a briefing, and it is not written over. This one lasts until the page is \
         closed: download it if you need it, and load the page again to get that version."
    )]
    Newer,
    /// Something stands in its place that cannot be read and could not be set aside.
    #[error(
        "In the briefing's place the browser keeps something that the page cannot read, and it is not written over. \
         This briefing lasts until the page is closed: download it, make room by deleting some notes, and load the page \
         again."
    )]
    Locked,
    /// It could not be read again if it were kept as it is.
    #[error("This briefing cannot be kept as it is: take out what you added last. {0}")]
    Unfit(Unreadable),
    /// The store refused.
    #[error("The briefing may not have been kept: download it before you close the page. {0}")]
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

/// Reads the briefing, at the start or again to see what another window has written. What cannot be read is set aside;
/// what a newer version has written stays.
pub fn load(store: &dyn KeyValue) -> LoadedBriefing {
    let locked = |why| Kept { text: None, locked: Some(why) };
    let text = match store.get(BRIEFING_KEY) {
        Ok(None) => return LoadedBriefing::default(),
        Ok(Some(text)) => text,
        Err(trouble) => {
            return LoadedBriefing {
                kept: locked(SaveError::Locked),
                trouble: Some(trouble),
                ..LoadedBriefing::default()
            };
        }
    };
    match decode(&text) {
        Ok(briefing) => {
            LoadedBriefing { briefing, kept: Kept { text: Some(text), locked: None }, ..LoadedBriefing::default() }
        }
        Err(why @ Unreadable::Form(Misread::Newer(_))) => {
            LoadedBriefing { kept: locked(SaveError::Newer), unread: Some(why), ..LoadedBriefing::default() }
        }
        Err(why) => {
            let unread = Unread { key: BRIEFING_KEY.to_owned(), name: "briefing".to_owned(), value: text, why };
            let trouble = set_aside(store, &unread).err().map(|Stuck { trouble, .. }| trouble);
            let kept = if trouble.is_some() { locked(SaveError::Locked) } else { Kept::default() };
            LoadedBriefing { kept, unread: Some(unread.why), trouble, ..LoadedBriefing::default() }
        }
    }
}

/// Keeps the briefing, at the time `now` in milliseconds since the beginning of 1970. Only what this window has read or
/// written is ever written over.
///
/// # Errors
/// [`SaveError`] where it is not certain that the briefing is kept.
pub fn save(store: &dyn KeyValue, kept: &mut Kept, briefing: &Briefing, now: u64) -> Result<(), SaveError> {
    if let Some(why) = &kept.locked {
        return Err(why.clone());
    }
    let text = encode(briefing, now);
    decode(&text).map_err(SaveError::Unfit)?;
    exchange(store, BRIEFING_KEY, kept.text.as_deref(), Some(&text))?;
    kept.text = Some(text);
    Ok(())
}
