//! What the reader makes and the browser keeps: notes, statuses of the plan's actions, the briefing.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod briefing;
pub mod notes;
pub mod progress;
