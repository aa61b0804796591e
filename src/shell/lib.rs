//! The page as it stands before any script has run: `index.html` with the words of one record in it, and a summary of it.
//!
//! `index.html` has gaps such as `{{title}}`. Each build fills them from the record that is compiled in, and the page of
//! any authority is named after that authority. The summary comes from the models of the app, so both say the same; the
//! app takes its place.

// Tests may stop where something is not as expected; the build may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

mod budget;
mod fill;
mod html;
mod manifest;
mod offline;
#[cfg(test)]
mod offline_tests;
mod one_file;
#[cfg(test)]
mod one_file_tests;
mod packed;
mod parts;
mod picture;
mod preview;
mod styles;
mod summary;
mod tabs;
mod tags;
mod words;

pub use budget::{FIRST_VIEW as FIRST_VIEW_BUDGET, Size, TooLarge, WHOLE as WHOLE_BUDGET};
pub use fill::{BadTemplate, fill};
pub use manifest::MANIFEST;
pub use offline::{Files, NotKept, PAGE, THIS_BUILD, WORKER, build_id, stamped, worker};
pub use one_file::{NotOneFile, ONE_FILE, one_file};
pub use packed::{copies, is_packed};
pub use parts::{Changed, FIRST_VIEW, NoParts, counted, parted};
pub use preview::{NotAnAddress, PICTURE, SiteAddress, preview};
pub use styles::{Joined, joined};
pub use words::Words;
