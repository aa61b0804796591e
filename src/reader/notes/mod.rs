//! Readers' notes: what a note says, what it is about, and the notebook that holds the notes while the page is open.

pub mod about;
pub mod notebook;
pub mod writing;

pub use about::About;
pub use notebook::{Note, Notebook};
pub use writing::{NOTE_LIMIT, State, TooLong, Writing, holds};
