//! The reader's briefing: what they put together from the record for a meeting, with questions of their own.
//!
//! An entry is only a reference; what it says is looked up when it is shown, so a briefing always tells what the record
//! holds today.

pub mod item;
pub mod model;
pub mod order;
pub mod parts;

pub use item::Item;
pub use model::{Briefing, HEADING_LIMIT, ITEM_LIMIT, QUESTION_LENGTH_LIMIT, QUESTION_LIMIT, Refused, default_heading};
pub use parts::{Heading, Own, Questions, Spot};
