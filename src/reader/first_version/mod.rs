//! Taking over what the first version of the app kept under `inspection-explorer/v1/`, without loss.
//!
//! Every value is copied to the place of this version, read back and compared. The first version's value stays for
//! [`GRACE`] after that, so that the first version still finds it: its page may be open in another tab, come out of the
//! browser's cache, or be put back in place of this one. It is removed by a later load, which has read what was made of
//! it. It does not stay for ever, because a reader who takes a name out of a note means it to be gone; what the reader
//! deletes is removed from both places at once. Where the store is nearly full, it goes as soon as a later load has read
//! what was made of it.
//!
//! Where anything fails on the way, the next load finds less done than there was: it then takes over again, or keeps two
//! texts where one would do. A value without a mark is never taken for one that was taken over.
//!
//! The first version knew one record only, so no other record takes anything over.

mod aside;
pub mod forms;
pub mod mark;
mod one;
mod room;

pub use forms::FirstForm;
pub use mark::{PREFIX, place_of};

use crate::briefing::Briefing;
use crate::envelope::Misread;
use crate::faults::Faults;
use crate::keep::decode;
use crate::keys::Keys;
use crate::notes::Note;
use crate::shelf::{Loaded, Places, Shelf};
use crate::statuses::Status;
use crate::store::{KeyValue, StoreError};
use mark::{Earlier, Mark, Place};
use record::RecordId;
use record::order::sorted_by;
use std::collections::{BTreeMap, BTreeSet};

/// The record whose notes the first version kept.
pub const RECORD: &str = "milton-keynes";

/// How long the first version's values stay after they were taken over, in milliseconds: thirty days.
pub const GRACE: u64 = 30 * 24 * 60 * 60 * 1000;

/// What the keys of values began with that the first version could not read.
const SET_ASIDE: &str = "set-aside/";

/// The taking over, at one load.
pub struct TakeOver<'a> {
    store: &'a dyn KeyValue,
    now: u64,
    keys: Keys,
    /// The first version's keys, without what all of them begin with.
    places: Vec<String>,
    marks: Shelf<Mark>,
    marked: BTreeMap<Place, Mark>,
    /// The keys of the first version's values that cannot be read and could not be copied either.
    pub left: BTreeSet<String>,
    /// What may go when room is needed: it was taken over earlier, and what was made of it has just been read.
    confirmed: Vec<(Place, Earlier)>,
    copied: Vec<Copied>,
    short_of_room: bool,
}

/// What was copied just now.
struct Copied {
    kind: &'static str,
    id: String,
    text: String,
    from: Earlier,
}

impl<'a> TakeOver<'a> {
    /// Looks at what there is. `None` for records that the first version did not know.
    pub fn begin(store: &'a dyn KeyValue, record: &RecordId, now: u64) -> Option<Self> {
        if record.as_str() != RECORD {
            return None;
        }
        // Where the keys cannot be listed the shelves have told so already.
        let keys = store.keys().unwrap_or_default();
        let places = keys.iter().filter_map(|key| key.strip_prefix(PREFIX)).map(str::to_owned);
        let mut places = sorted_by(places, Ord::cmp);
        places.dedup();
        let Loaded { shelf: marks, values: marked, .. } = Shelf::<Mark>::load(store, record);
        Some(Self {
            store,
            now,
            keys: Keys::new(record),
            places,
            marks,
            marked,
            left: BTreeSet::new(),
            confirmed: Vec::new(),
            copied: Vec::new(),
            short_of_room: false,
        })
    }

    /// Takes everything over. The small things come first, so that they find room.
    pub fn all(&mut self, briefing: &mut Loaded<Briefing>, statuses: &mut Loaded<Status>, notes: &mut Loaded<Note>) {
        let places = self.places.clone();
        self.each(&places, briefing);
        self.each(&places, statuses);
        self.each(&places, notes);
        if self.short_of_room && self.make_room() {
            self.again(briefing);
            self.again(statuses);
            self.again(notes);
        }
        if !self.confirmed.is_empty() && !self.has_room() {
            self.make_room();
        }
        if self.short_of_room {
            self.leave_room(&mut [&mut briefing.shelf.places, &mut statuses.shelf.places, &mut notes.shelf.places]);
        }
        self.set_aside(&mut notes.faults);
        self.look_into_quarantine([&mut briefing.faults, &mut statuses.faults, &mut notes.faults]);
        briefing.faults.not_taken += not_taken(&briefing.shelf.places);
        statuses.faults.not_taken += not_taken(&statuses.shelf.places);
        notes.faults.not_taken += not_taken(&notes.shelf.places);
        self.forget();
    }

    /// Takes over what is of this kind.
    fn each<T: FirstForm>(&mut self, places: &[String], loaded: &mut Loaded<T>) {
        for place in places {
            let Some(rest) = T::rest(place) else { continue };
            let Some(first) = self.look_at(place, &mut loaded.faults) else { continue };
            match T::from_first(rest, &first.text) {
                Ok(value) => self.one(loaded, place, first, value),
                Err(Misread::Newer(_)) => {
                    loaded.faults.newer += 1;
                    self.left.insert(first.key);
                }
                Err(why) => self.copy_aside(place, first, why, &mut loaded.faults),
            }
        }
    }

    /// Tries again what found no room.
    fn again<T: FirstForm>(&mut self, loaded: &mut Loaded<T>) {
        loaded.faults.not_taken = 0;
        let all = core::mem::take(&mut loaded.shelf.places.earlier);
        for (name, first) in all {
            let place = place_of(&first.key).to_owned();
            let value = T::rest(&place).and_then(|rest| T::from_first(rest, &first.text).ok());
            match value.filter(|_| !first.is_taken) {
                Some(value) => {
                    // What is shown of it is not what its new place holds.
                    let kept = loaded.shelf.places.known.get(&name).and_then(|text| decode(value.id(), text).ok());
                    match kept {
                        Some(kept) => drop(loaded.values.insert(value.id(), kept)),
                        None => drop(loaded.values.remove(&value.id())),
                    }
                    self.one(loaded, &place, first, value);
                }
                None => drop(loaded.shelf.places.earlier.insert(name, first)),
            }
        }
    }

    /// Removes the marks that are of no use any more.
    fn forget(&mut self) {
        let present: BTreeSet<&String> = self.places.iter().collect();
        let old = |mark: &&Mark| mark.at.saturating_add(GRACE) <= self.now && !present.contains(&mark.place.0);
        let old: Vec<Place> = self.marked.values().filter(old).map(|mark| mark.place.clone()).collect();
        for place in old {
            let _ = self.marks.remove(self.store, &place);
        }
    }

    fn look_at(&self, place: &str, faults: &mut Faults) -> Option<Earlier> {
        let key = format!("{PREFIX}{place}");
        match self.store.get(&key) {
            Ok(text) => text.map(|text| Earlier { key, text, is_taken: false }),
            Err(trouble) => {
                faults.trouble.get_or_insert(trouble);
                None
            }
        }
    }

    /// The mark of a value, if it is the one that was taken over.
    fn mark_of(&self, place: &str, first: &Earlier) -> Option<Mark> {
        self.marked.get(&Place(place.to_owned())).filter(|mark| mark.is_of(&first.text)).cloned()
    }

    /// Marks a value as taken over. Where that fails it is compared again at the next load.
    fn mark(&mut self, place: &str, first: &Earlier, second: Option<&str>) {
        let _ = self.marks.save(self.store, &Mark::new(place, &first.text, second, self.now));
    }

    /// Takes note of what the store refused. A full one is told by what could not be taken over.
    fn note(&mut self, trouble: StoreError, faults: &mut Faults) {
        if trouble == StoreError::Full {
            self.short_of_room = true;
        } else {
            faults.trouble.get_or_insert(trouble);
        }
    }

    fn quarantine(&self, place: &str) -> String {
        format!("{}v1/{place}", self.keys.quarantine())
    }
}

/// How many values are still only kept where the first version keeps them.
fn not_taken(places: &Places) -> usize {
    places.earlier.values().filter(|first| !first.is_taken).count()
}
