//! A note from a file that knows no keys.

use super::refusal::Why;
use crate::notes::{About, Writing};

/// A note from a file that knows no keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// What it is about.
    pub about: About,
    /// What it says.
    pub writing: Writing,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub at: u64,
    /// Whether it is kept up somewhere else: a later state then stands in place of the one that was brought here before.
    pub is_followed: bool,
}

/// Why something does not have the form that it should have.
pub fn form(error: serde_json::Error) -> Why {
    Why::Form(error.to_string())
}
