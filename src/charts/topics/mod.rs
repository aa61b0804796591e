//! The chart of the topics: which drew a concern when.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
