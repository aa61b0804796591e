//! Readers' notes: what a note is, what it is about, the notebook that holds them while the page is open, and the file
//! to take away.

pub mod about;
pub mod export;
pub mod notebook;

pub use about::About;
pub use export::{file_name, to_json};
pub use notebook::{NOTE_LIMIT, Note, Notebook, TooLong};
