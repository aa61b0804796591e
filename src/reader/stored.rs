//! Everything that is kept of one record, read at the start.

use crate::briefing::{Briefing, Own};
use crate::first_version::TakeOver;
use crate::keys::Keys;
use crate::notes::{Note, Notebook};
use crate::quarantine;
use crate::shelf::{Loaded, Shelf};
use crate::statuses::{Status, Statuses};
use crate::store::{KeyValue, StoreError};
use record::RecordId;
use std::collections::BTreeSet;

/// What was found, and the shelves to which it goes back.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The notes.
    pub notebook: Notebook,
    /// The statuses of the plan's actions.
    pub statuses: Statuses,
    /// The briefing.
    pub briefing: Briefing,
    /// Where they are saved.
    pub shelves: Shelves,
    /// What the reader must be told.
    pub told: Vec<String>,
}

/// A shelf for each kind.
#[derive(Clone, Debug)]
pub struct Shelves {
    /// The notes.
    pub notes: Shelf<Note>,
    /// The statuses.
    pub statuses: Shelf<Status>,
    /// The briefing.
    pub briefing: Shelf<Briefing>,
    quarantine: String,
    /// The keys of the first version's values that cannot be read and could not be copied.
    left: BTreeSet<String>,
}

/// Reads everything of a record at the time `now`, in milliseconds since the beginning of 1970, and takes over what the
/// first version of the app kept of it.
pub fn load(store: &dyn KeyValue, record: &RecordId, now: u64) -> Stored {
    let mut notes = Shelf::<Note>::load(store, record);
    let mut statuses = Shelf::<Status>::load(store, record);
    let mut briefing = Shelf::<Briefing>::load(store, record);
    let mut left = BTreeSet::new();
    if let Some(mut first) = TakeOver::begin(store, record, now) {
        first.all(&mut briefing, &mut statuses, &mut notes);
        left = first.left;
    }
    let mut told: Vec<String> = Vec::new();
    for notice in [&notes.faults, &statuses.faults, &briefing.faults].into_iter().flat_map(|faults| faults.told()) {
        // A store that fails tells every kind the same.
        if !told.contains(&notice) {
            told.push(notice);
        }
    }
    let (Loaded { shelf: notes, values: notebook, .. }, Loaded { shelf: progress, values: statuses, .. }) =
        (notes, statuses);
    let Loaded { shelf, values: mut briefings, .. } = briefing;
    Stored {
        notebook: notebook.into(),
        statuses: statuses.into(),
        briefing: briefings.remove(&Own).unwrap_or_default(),
        shelves: Shelves {
            notes,
            statuses: progress,
            briefing: shelf,
            quarantine: Keys::new(record).quarantine(),
            left,
        },
        told,
    }
}

impl Shelves {
    /// The keys and values of all that could not be read, in this session or an earlier one, for the reader to download.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn unread(&self, store: &dyn KeyValue) -> Result<Vec<(String, String)>, StoreError> {
        let mut left = self.left.clone();
        left.extend(self.notes.blocked_keys());
        left.extend(self.statuses.blocked_keys());
        left.extend(self.briefing.blocked_keys());
        quarantine::values(store, &self.quarantine, &left)
    }
}
