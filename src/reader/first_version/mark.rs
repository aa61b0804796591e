//! A mark for each value of the first version that was taken over, by which a later change of it is noticed.

use crate::compare_and_swap::{Refused, compare_and_swap};
use crate::envelope::{Fields, Misread};
use crate::keep::{Id, Keep, encode};
use crate::keys::Keys;
use crate::store::{KeyValue, StoreError};

/// What all of the first version's keys begin with.
pub const PREFIX: &str = "inspection-explorer/v1/";

/// A key of the first version without what all of them begin with.
pub fn place_of(key: &str) -> &str {
    key.strip_prefix(PREFIX).unwrap_or(key)
}

/// What was taken over, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The first version's key, without what all of them begin with.
    pub place: Place,
    /// The fingerprint of what stood there.
    pub first: String,
    /// The fingerprint of what was made of it; `None` where it was quarantined.
    pub second: Option<String>,
    /// When, in milliseconds since the beginning of 1970.
    pub at: u64,
    extra: Fields,
}

/// A key of the first version, without what all of them begin with: `note/ilacs-2024/p4.s1:strength`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub String);

impl Id for Place {
    fn text(&self) -> String {
        self.0.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

impl Mark {
    /// A mark for these two texts.
    pub fn new(place: &str, first: &str, second: Option<&str>, at: u64) -> Self {
        let (first, second) = (fingerprint(first), second.map(fingerprint));
        Self { place: Place(place.to_owned()), first, second, at, extra: Fields::default() }
    }

    /// Whether the first version's value is still what was taken over.
    pub fn is_of(&self, first: &str) -> bool {
        self.first == fingerprint(first)
    }

    /// Whether this is what was made of it.
    pub fn is_made_of_it(&self, second: &str) -> bool {
        self.second.as_ref() == Some(&fingerprint(second))
    }
}

impl Keep for Mark {
    const KIND: &'static str = "taken-over";
    const NAME: &'static str = "mark of an earlier version's value";
    const NAMES: &'static str = "marks of an earlier version's values";
    type Id = Place;

    fn id(&self) -> Place {
        self.place.clone()
    }

    fn updated(&self) -> u64 {
        self.at
    }

    fn read(place: Place, mut fields: Fields) -> Result<Self, Misread> {
        let (first, second) = (fields.take("first")?, fields.take_optional("second")?);
        Ok(Self { place, first, second, at: fields.take("at")?, extra: fields })
    }

    fn write(&self) -> Fields {
        let known = Fields::default().with("first", &self.first).with("second", &self.second).with("at", self.at);
        known.and(&self.extra)
    }
}

/// A value where the first version keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its key.
    pub key: String,
    /// Its text.
    pub text: String,
    /// Whether it was taken over; otherwise it is kept nowhere else.
    pub is_taken: bool,
}

impl Earlier {
    /// Removes it, if it is still the same.
    ///
    /// # Errors
    /// [`Refused`] where it is not certain that it is gone.
    pub fn remove(&self, store: &dyn KeyValue) -> Result<(), Refused> {
        compare_and_swap(store, &self.key, core::slice::from_ref(&self.text), None)
    }
}

/// Marks a value of the first version as one that the reader has taken over by changing it here. What is here is then no
/// longer what was made of it.
///
/// # Errors
/// [`StoreError`] where the store does not take the mark.
pub fn changed_here(store: &dyn KeyValue, keys: &Keys, first: &Earlier, at: u64) -> Result<(), StoreError> {
    let mark = Mark::new(place_of(&first.key), &first.text, Some(""), at);
    store.set(&(keys.of_kind(Mark::KIND) + &mark.place.0), &encode(&mark))
}

/// A text in 32 signs: the 128 bit FNV-1a hash. Nobody gains by forging one, as readers keep their own words only.
fn fingerprint(text: &str) -> String {
    let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mix = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
    format!("{:032x}", text.bytes().fold(start, mix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_of_the_published_function() {
        assert_eq!(fingerprint(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(fingerprint("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(fingerprint("foobar"), "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn a_mark_knows_its_two_texts() {
        let mark = Mark::new("note/a", "one", Some("two"), 5);
        assert!(mark.is_of("one") && mark.is_made_of_it("two"));
        assert!(!mark.is_of("two") && !mark.is_made_of_it("one"));
        assert!(!Mark::new("note/a", "one", None, 5).is_made_of_it(""));
    }
}
