//! The chart of the plan: its actions with the reader's own statuses.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
