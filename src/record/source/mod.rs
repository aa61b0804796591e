//! The record's source files: reading, checking and compiling them.
//!
//! Checking and compiling are the same in the build, in `script/check-data` and in the browser. Reading a folder of files
//! belongs to the host and to tests (the feature `files`).

pub mod check;
pub mod coding;
pub mod compile;
pub mod derive;
pub mod names;
pub mod near;
pub mod own_words;
pub mod problem;
pub mod second;
pub mod second_steps;
pub mod sources;
pub mod text;

#[cfg(feature = "files")]
pub mod draft;
#[cfg(feature = "files")]
pub mod file;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "files")]
pub mod folder;
#[cfg(feature = "files")]
mod json;
#[cfg(feature = "files")]
pub mod skeleton;
#[cfg(feature = "files")]
pub mod table;
#[cfg(feature = "files")]
pub mod upgrade;

pub use coding::{Code, CodedUnit};
pub use problem::{Level, Problem, Strictness};
pub use sources::Sources;

use super::record::Record;
use rustc_hash::FxHashSet;
#[cfg(feature = "files")]
use std::path::Path;

/// What the checks say of a record.
#[derive(Debug)]
pub struct Checked {
    /// The record, or every problem for which it is refused.
    pub record: Result<Record, Vec<Problem>>,
    /// What is only worth a look.
    pub advice: Vec<Problem>,
}

/// Reads the record's files in a folder.
///
/// # Errors
/// A [`Problem`] for everything that cannot be read, or that an editor must correct.
#[cfg(feature = "files")]
pub fn read(folder: &Path) -> Result<Sources, Vec<Problem>> {
    let files::Read { sources, problems, .. } = files::read_all(&|file| folder::text(folder, file));
    let (refused, _) = Strictness::Editing.part(problems);
    if refused.is_empty() { Ok(sources) } else { Err(refused) }
}

/// Reads, checks and compiles the record in a folder.
///
/// # Errors
/// Every [`Problem`] found, never only the first.
#[cfg(feature = "files")]
pub fn build(folder: &Path) -> Result<Record, Vec<Problem>> {
    checked_folder(folder).record
}

/// Reads, checks and compiles the record in a folder, for whoever edits it.
#[cfg(feature = "files")]
pub fn checked_folder(folder: &Path) -> Checked {
    let mut read = files::read_all(&|file| folder::text(folder, file));
    folder::check(folder, &mut read.problems);
    checked_files(read, Strictness::Editing)
}

/// The same with the texts of the documents at hand: what repeats their words is named too.
#[cfg(feature = "files")]
pub fn checked_with_texts(folder: &Path, texts: &own_words::Texts) -> Checked {
    let mut read = files::read_all(&|file| folder::text(folder, file));
    folder::check(folder, &mut read.problems);
    own_words::check(&read.sources, texts, &mut read.problems);
    checked_files(read, Strictness::Editing)
}

/// Checks and compiles what was read, as far as it could be read: all that is wrong is told at once.
#[cfg(feature = "files")]
pub fn checked_files(read: files::Read, strictness: Strictness) -> Checked {
    let files::Read { sources, mut problems, mut incomplete, misspelt } = read;
    // An editor corrects a misspelt code, and with it most of what follows from it.
    if strictness == Strictness::Editing {
        incomplete.extend(misspelt);
    }
    problems.extend(check::check(&sources, &incomplete));
    parted(sources, problems, strictness)
}

/// Checks and compiles what the files hold, for whoever edits it.
///
/// # Errors
/// Every [`Problem`] for which it is refused, never only the first.
pub fn checked(sources: Sources) -> Result<Record, Vec<Problem>> {
    checked_for(sources, Strictness::Editing).record
}

/// Checks and compiles what the files hold.
pub fn checked_for(sources: Sources, strictness: Strictness) -> Checked {
    let problems = check::check(&sources, &FxHashSet::default());
    parted(sources, problems, strictness)
}

fn parted(sources: Sources, problems: Vec<Problem>, strictness: Strictness) -> Checked {
    let (refused, advice) = strictness.part(problems);
    let record = if refused.is_empty() { Ok(compile::compile(sources)) } else { Err(refused) };
    Checked { record, advice }
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use crate::Codebook;

    /// The codebook of the made-up record.
    pub fn codebook() -> Codebook {
        serde_json::from_str(include_str!("../../../tests/fixtures/anyshire/codebook.json")).unwrap()
    }
}
