//! Everything that a reader makes is kept as revisions, and never written over by anybody else.
//!
//! Each opened page writes revisions under keys of its own, so two pages cannot write over each other, whatever the order
//! of their doings. What is there is the union of all revisions: of this page, of others, of a backup, of a second copy.
//! So nothing has to be decided when two of them meet, and [`log::Log::merge`] gives the same in every order.

pub mod bounds;
pub mod id;
pub mod log;
pub mod revision;

pub use bounds::Bounds;
pub use id::{RevisionId, Writer};
pub use log::Log;
pub use revision::{Content, Id, Revision, Stage};
