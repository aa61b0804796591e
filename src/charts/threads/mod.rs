//! The chart of the threads: who said what of each matter.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
