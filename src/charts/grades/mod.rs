//! The chart of the grades: how each area has been judged over time.

mod labels;
pub mod layout;
pub mod model;

pub use layout::layout;
pub use model::*;
