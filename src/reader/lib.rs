//! What the reader makes and the browser keeps: notes, statuses of the plan's actions, the briefing.
//!
//! All of it lives in one keyed store, a [`shelf::Shelf`] for each kind; [`stored::load`] reads everything at the start.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod briefing;
pub mod compare_and_swap;
pub mod envelope;
pub mod faults;
pub mod first_version;
pub mod keep;
pub mod keys;
pub mod notes;
pub mod quarantine;
pub mod shelf;
pub mod statuses;
pub mod store;
pub mod stored;
