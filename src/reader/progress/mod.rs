//! How far the reader says each action of the plan has come: what a status is, how it is written down, kept and read
//! again. The source leaves every progress cell empty, so all of it is the reader's own word.

pub mod codec;
pub mod model;
pub mod store;

pub use codec::{PROGRESS_PREFIX, Unreadable, action_of, decode, encode, key_of};
pub use model::{Mark, ProgressBook};
pub use store::{Kept, LoadedProgress, SaveError, load, remove, save};
