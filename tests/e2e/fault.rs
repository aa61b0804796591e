//! Why a test cannot go on.

use std::fmt;
use std::panic::Location;

/// What went wrong, and the line that noticed it.
pub struct Fault {
    what: String,
    /// Whether it is that the engine cannot do what is asked: then nothing is gained by asking again.
    is_lack: bool,
}

/// What a step of a test gives.
pub type Done<T = ()> = Result<T, Fault>;

impl Fault {
    /// A fault in words.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), is_lack: false }
    }

    /// That the engine cannot do what is asked, and why.
    pub fn lack(why: &str) -> Self {
        Self { what: why.to_owned(), is_lack: true }
    }

    /// Whether it is that the engine cannot do what is asked.
    pub const fn is_lack(&self) -> bool {
        self.is_lack
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl<E: std::error::Error> From<E> for Fault {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(format!("{error} (at {})", Location::caller()))
    }
}
