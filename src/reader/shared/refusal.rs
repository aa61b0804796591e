//! Why a file, or something in it, is not shown as a shared briefing: in words for readers, with what to do.

use crate::backup::skim::Fault;
use crate::envelope::Misread;

/// The largest file that is read, in bytes: more than two hundred of the longest notes.
pub const FILE_LIMIT: usize = 16 * 1024 * 1024;

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotShared {
    /// It is larger than any shared briefing.
    #[error(
        "This file has {} MB and a shared briefing has at most {} MB. Nothing was opened. Choose the file that you were \
         given.", .0 / 1_048_576, FILE_LIMIT / 1_048_576
    )]
    TooLarge(usize),
    /// It is no JSON.
    #[error(
        "This file is not a shared briefing, or it is damaged: {0}. Nothing was opened. Choose a file whose name ends in \
         .json, or ask for the file again."
    )]
    NotJson(String),
    /// It is JSON of another kind.
    #[error(
        "This file is not a shared briefing. Nothing was opened. Ask whoever sent it to use “Share this briefing” and to \
         send you that file."
    )]
    Other,
    /// It holds what a reader has made, to be brought back.
    #[error(
        "This file is a backup or holds notes. It is not a shared briefing. Nothing was opened. Choose it in the Notes \
         view instead, under “Keep your notes safe”."
    )]
    Backup,
    /// It is about another record.
    #[error(
        "This briefing is about another record ({0}). Nothing was opened. Open that record and choose the file there."
    )]
    OtherRecord(String),
    /// A newer version of the app wrote it, in a form that this one does not know.
    #[error(
        "A newer version of this page made this file (form {0}). Nothing was opened. Reload the page to get that version, \
         then choose the file again."
    )]
    Newer(u64),
    /// There is nothing in it.
    #[error("There is nothing in this shared briefing. Ask for the file again.")]
    Empty,
}

/// Why something in a file is not shown, or not all of it. It is still in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It does not have the form of what stands in such a file.
    #[error("it does not have the expected form ({0})")]
    Form(String),
    /// It is there already.
    #[error("the file holds it twice")]
    Twice,
    /// There are more than this page shows.
    #[error("the file holds more than {0} of them")]
    Many(usize),
    /// It is longer than what this page shows.
    #[error("it has more than {0} characters")]
    Long(usize),
    /// It is longer than what this page shows: its beginning is shown.
    #[error("it has more than {0} characters, so only the beginning is shown")]
    Cut(usize),
    /// No entry shows the note.
    #[error("no entry of the briefing shows this note")]
    NotShown,
    /// It says nothing.
    #[error("it has no text")]
    Empty,
    /// The file is damaged from there on.
    #[error("the file is damaged from here on: {0}")]
    Damaged(Fault),
}

impl From<Misread> for Why {
    fn from(why: Misread) -> Self {
        match why {
            Misread::Shape(what) | Misread::NotJson(what) => Self::Form(what),
            other => Self::Form(other.to_string()),
        }
    }
}
