//! Readers' notes on findings: what a note is, how it is written down, kept, read again and taken away as a file.
//!
//! Each note has a key of its own in a store of keys and values, the browser's or one in memory. What stands in the
//! store is never trusted and never lost: a value that cannot be read is set aside unchanged, and only what this
//! app could read, and what is the same note, is ever written over.

pub mod aside;
pub mod codec;
pub mod exchange;
pub mod export;
pub mod form;
pub mod load;
pub mod model;
pub mod save;
pub mod store;

pub use codec::{NOTE_PREFIX, SET_ASIDE_PREFIX, Unreadable, VALUE_LIMIT, decode, encode, key_of, target_of};
pub use export::{file_name, text_file_name, to_json, to_text};
pub use load::{Loaded, SetAside, load, values_aside};
pub use model::{NOTE_LIMIT, Note, Notebook, TooLong, Written};
pub use save::{SaveError, remove, save};
pub use store::{KeyValue, MemoryStore, StoreError};
