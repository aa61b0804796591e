//! The page as it stands before any script has run: `index.html` with the words of one record in it, and a summary of it.
//!
//! `index.html` has gaps such as `{{title}}`. Each build fills them from the record that is compiled in, and the page of
//! any authority is named after that authority. The summary comes from the models of the app, so both say the same; the
//! app takes its place.

mod fill;
mod html;
mod picture;
mod summary;
mod tabs;
mod words;

pub use fill::{BadTemplate, fill};
pub use words::Words;
