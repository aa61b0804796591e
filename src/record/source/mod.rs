//! The record's source files: reading, checking and compiling them. Host only.

pub mod check;
pub mod coding;
pub mod compile;
pub mod derive;
pub mod files;
pub mod problem;
pub mod second;
pub mod threads;

pub use coding::{Code, CodedUnit};
pub use files::Sources;
pub use problem::Problem;

use super::model::Record;
use std::path::Path;

/// Reads, checks and compiles the record in a folder.
///
/// # Errors
/// Every [`Problem`] found, never only the first.
pub fn build(folder: &Path) -> Result<Record, Vec<Problem>> {
    let sources = files::read(folder)?;
    let problems = check::check(&sources);
    if problems.is_empty() { Ok(compile::compile(sources)) } else { Err(problems) }
}
