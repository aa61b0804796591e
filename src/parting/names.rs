//! The names of a program's functions, as a list of them can be kept.

use crate::NotParted;
use crate::program::Program;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The names of a program's functions by their numbers. Names of crates stand in them without what differs from one build
/// to another.
#[derive(Clone, Debug, Default)]
pub struct Names(pub BTreeMap<u32, String>);

impl Names {
    /// Those of a program.
    ///
    /// # Errors
    /// [`NotParted`] where it cannot be read, or has no names.
    pub fn of(program: &[u8]) -> Result<Self, NotParted> {
        Ok(Program::read(program)?.names)
    }

    /// What the compiler called a function, without what differs from one build to another.
    pub(crate) fn told(mangled: &str) -> String {
        format!("{:#}", rustc_demangle::demangle(mangled))
    }

    /// The name of a function, or nothing.
    pub fn get(&self, function: u32) -> &str {
        self.0.get(&function).map_or("", String::as_str)
    }
}

/// A short sign for a name, for a list of thousands: names of generic functions have up to a thousand letters. That two
/// names share a sign, once in a million builds, would only put one more function into the first part.
pub fn short(name: &str) -> String {
    Sha256::digest(name).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
