//! The chart of the findings, counted by area and kind.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
