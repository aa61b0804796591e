//! The page as it stands before any script has run: `index.html` with the words of one record in it.
//!
//! `index.html` has gaps such as `{{title}}`. Each build fills them from the record that is compiled in, and the page of
//! any authority is named after that authority.

mod fill;
mod words;

pub use fill::{BadTemplate, fill};
pub use words::Words;
