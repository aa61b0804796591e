//! A made-up record full of words, for the rules of the search.

use super::anyshire::ANYSHIRE;
use inspection_explorer::record::Record;
use std::sync::LazyLock;

#[path = "../../fixtures/searched.rs"]
mod words;

/// Anyshire with more findings and terms.
pub static SEARCHED: LazyLock<Record> = LazyLock::new(|| words::record(ANYSHIRE.clone()));
