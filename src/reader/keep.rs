//! What can be kept: how a value is named and written, whatever keeps it.

use super::envelope::{Fields, Misread};

/// What tells one value of a kind from another.
pub trait Id: Clone + Ord {
    /// Its text in a key.
    fn text(&self) -> String;

    /// The id with this text. `None` where this version does not know it: its value is then left alone.
    fn from_text(text: &str) -> Option<Self>;
}

/// A kind of thing that readers make. A shelf saves each one under its own key.
pub trait Keep: PartialEq + Sized {
    /// The part of the key that names the kind.
    const KIND: &'static str;
    /// What it is called in messages.
    const NAME: &'static str;
    /// What several are called in messages.
    const NAMES: &'static str;
    /// The form in which this version writes it.
    const VERSION: u64 = 2;
    /// What tells one from another.
    type Id: Id;

    /// Its id.
    fn id(&self) -> Self::Id;

    /// When the reader last changed it, in milliseconds since the beginning of 1970.
    fn updated(&self) -> u64;

    /// Reads it. It keeps the fields that it does not know, to give them back in [`Keep::write`].
    ///
    /// # Errors
    /// [`Misread`] where the fields do not have the form of this kind.
    fn read(id: Self::Id, fields: Fields) -> Result<Self, Misread>;

    /// Its fields, with those that it does not know.
    fn write(&self) -> Fields;
}

/// A value as it is kept.
pub fn encode<T: Keep>(value: &T) -> String {
    Fields::default().with("version", T::VERSION).and(&value.write()).text()
}

/// Reads the value that is kept under the key of this id.
///
/// # Errors
/// [`Misread`] where it is not in a form that this version knows.
pub fn decode<T: Keep>(id: T::Id, text: &str) -> Result<T, Misread> {
    T::read(id, Fields::parse(text, T::VERSION)?)
}
