//! The chart of two inspections side by side.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
