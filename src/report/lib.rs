//! What a briefing says, looked up in the record when it is shown, and what leaves the page as a file.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod arranged;
pub mod cited;
pub mod contents;
pub mod export;
pub mod line;
pub mod noted;
mod steps;
mod subject;

pub use contents::{Entry, Notes, Voice, entries, entry, entry_of, held, is_held, title_of, way};
pub use line::Line;
pub use noted::{Noted, noted};
pub use record::cite::{Place, places};

#[cfg(test)]
#[path = "../../tests/fixtures/made_up.rs"]
mod made_up;
