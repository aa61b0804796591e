//! What the reader makes and the browser keeps: notes, statuses of the plan's actions, the briefing.
//!
//! All of it is revisions (see [`revisions`]) in one keyed store: a [`shelf::Shelf`] for each kind, on one [`desk::Desk`].

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod backup;
pub mod briefing;
pub mod desk;
pub mod earlier;
pub mod envelope;
pub mod keys;
pub mod notes;
pub mod revisions;
pub mod room;
pub mod second_copy;
pub mod shared;
pub mod shelf;
pub mod statuses;
pub mod store;
mod told;
