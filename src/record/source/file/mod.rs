//! The record file: a whole record in one JSON file, to be sent and opened anywhere.
//!
//! `{"format": "inspection-record", "version": 1, "codebook": {…}, "coding": […], …}`: a part for each file of a record's
//! folder, under that file's name without its ending. A JSON file stands in it as it is, a table as a list of its rows. The
//! parts are read and checked as the folder's files are, so a fault has the same name in both.
//!
//! What this version does not know is no fault here: a part, a field or a code that it has never heard of is told as
//! advice. Only what makes a record untrue or unreadable is a fault.

mod codes;
mod fields;
mod foreign;
mod parts;
mod table;
mod write;

pub use parts::part;
pub use write::{NotWritten, write};

use super::files;
use super::problem::{Level, Problem, Strictness};
use crate::record::Record;
use parts::Parts;

/// What the file calls itself.
pub const FORMAT: &str = "inspection-record";
/// The version of the format that is written, and the newest that can be read.
pub const VERSION: u64 = 1;
/// The largest file that is read, in bytes: about twice a record of 100,000 findings.
pub const LARGEST: usize = 128 << 20;
/// How a fault names the file as a whole.
pub const WHOLE: &str = "the record file";

/// What a record file holds, and what this version does not know of it.
#[derive(Clone, Debug)]
pub struct FromFile<T> {
    /// What it holds.
    pub held: T,
    /// What is not known: it is kept in the file and shown by its name, or not at all.
    pub advice: Vec<Problem>,
}

/// A fault of the file as a whole.
fn whole(place: &str, wrong: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem::new(WHOLE, place, wrong, remedy)
}

/// Reads a record file, as far as it can be read.
///
/// # Errors
/// Every [`Problem`] for which it is no record file; one alone where it is something else.
pub fn read(bytes: &[u8]) -> Result<FromFile<files::Read>, Vec<Problem>> {
    let text = foreign::text(bytes).map_err(|problem| vec![problem])?;
    let mut parts = Parts::of(text)?;
    codes::of_tables(&mut parts);
    let mut read = parts.read();
    // It may be but fields of a newer version.
    if !read.problems.is_empty() && fields::let_go(&mut parts) {
        read = parts.read();
    }
    if codes::of_sources(&read.sources, &mut parts) {
        read = parts.read();
    }
    Ok(FromFile { held: read, advice: parts.advice })
}

/// Reads, checks and compiles the record in a file.
///
/// # Errors
/// Every [`Problem`] found, never only the first.
pub fn build(bytes: &[u8]) -> Result<FromFile<Record>, Vec<Problem>> {
    let FromFile { held, mut advice } = read(bytes)?;
    // A reader is told what an editor would have to correct, and reads on; what may be right as it is concerns editors alone.
    let checked = super::checked_files(held, Strictness::Opening);
    advice.extend(checked.advice.into_iter().filter(|problem| problem.level > Level::Advice));
    Ok(FromFile { held: checked.record?, advice })
}

#[cfg(test)]
#[path = "../file_tests.rs"]
mod tests;
