//! Backup and restore: everything that a reader has made as one file, and back again.
//!
//! A file is brought back in four steps. [`Import`] reads it and tries it out on a copy of the desk; [`Plan`] says what
//! would be added, changed, kept and refused; [`apply::Applying`] writes each value under a key where nothing stands;
//! [`apply::Undo`] removes exactly those keys. So no value that is here is ever written over, and the same file brought back
//! twice changes nothing the second time.

pub mod annotations;
pub mod apply;
mod element;
pub mod file;
pub(crate) mod foreign;
pub mod form;
mod hypothesis;
pub mod import;
pub(crate) mod literal;
pub mod plan;
pub mod refusal;
pub(crate) mod skim;
pub(crate) mod weigh;
pub mod when;
mod whose;

pub use apply::{Applied, Applying, NotWritten, Undo, Undone};
pub use file::{Backup, backup, file_name};
pub use import::{Import, Progress, STEP, read};
pub use plan::{Change, LISTED, Listed, Plan, PutBack, Refused};
pub use refusal::{FILE_LIMIT, NotReadable, Why};
pub use skim::Fault;
pub use weigh::SAME_LIMIT;
