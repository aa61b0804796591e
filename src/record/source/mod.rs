//! The record's source files: reading, checking and compiling them.
//!
//! Checking and compiling are the same in the build, in `script/check-data` and in the browser. Reading a folder of files
//! belongs to the host and to tests (the feature `files`).

pub mod check;
pub mod coding;
mod comparison;
pub mod compile;
pub mod derive;
mod glossary;
pub mod names;
pub mod problem;
pub mod second;
pub mod second_steps;
pub mod sources;
mod strong;
pub mod threads;
mod told;

#[cfg(feature = "files")]
pub mod draft;
#[cfg(feature = "files")]
pub mod file;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "files")]
pub mod skeleton;
#[cfg(feature = "files")]
pub mod upgrade;

pub use coding::{Code, CodedUnit};
pub use problem::Problem;
pub use sources::Sources;

use super::record::Record;
#[cfg(feature = "files")]
use std::path::Path;

/// Reads the record's files in a folder.
///
/// # Errors
/// A [`Problem`] for everything that cannot be read.
#[cfg(feature = "files")]
pub fn read(folder: &Path) -> Result<Sources, Vec<Problem>> {
    files::read(&|file| std::fs::read_to_string(folder.join(file)).map_err(|error| error.to_string()))
}

/// Reads, checks and compiles the record in a folder.
///
/// # Errors
/// Every [`Problem`] found, never only the first.
#[cfg(feature = "files")]
pub fn build(folder: &Path) -> Result<Record, Vec<Problem>> {
    checked(read(folder)?)
}

/// Checks and compiles what the files hold.
///
/// # Errors
/// Every [`Problem`] found, never only the first.
pub fn checked(sources: Sources) -> Result<Record, Vec<Problem>> {
    let problems = check::check(&sources);
    if problems.is_empty() { Ok(compile::compile(sources)) } else { Err(problems) }
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use crate::Codebook;

    /// The codebook of the made-up record.
    pub fn codebook() -> Codebook {
        serde_json::from_str(include_str!("../../../tests/fixtures/anyshire/codebook.json")).unwrap()
    }
}
