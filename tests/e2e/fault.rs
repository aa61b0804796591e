//! Why a test cannot go on.

use std::fmt;
use std::panic::Location;

/// What went wrong, and the line that noticed it.
pub struct Fault(String);

/// What a step of a test gives.
pub type Done<T = ()> = Result<T, Fault>;

impl Fault {
    /// A fault in words.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Fault {
    #[track_caller]
    fn from(error: E) -> Self {
        Self(format!("{error} (at {})", Location::caller()))
    }
}
