//! The chart of one thread: its time line.

pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
