//! Why a file, or something in it, is not brought back: in words for readers, with what to do.

use super::skim::Fault;
use crate::envelope::Misread;

/// The largest file that is read, in bytes. No browser keeps as much as makes such a backup.
pub const FILE_LIMIT: usize = 64 * 1024 * 1024;

/// Why nothing of a file can be brought back. Nothing is changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReadable {
    /// It is larger than any backup.
    #[error(
        "This file has {} MB and a backup from this page has at most {} MB. Nothing was changed. Choose the file that you \
         downloaded from this page.", .0 / 1_048_576, FILE_LIMIT / 1_048_576
    )]
    TooLarge(usize),
    /// It is no JSON.
    #[error(
        "This file is not a backup, or it is damaged: {0}. Nothing was changed. Choose a file whose name ends in .json, or \
         download the backup again."
    )]
    NotJson(String),
    /// It is JSON of another kind.
    #[error(
        "This file does not come from this page. Nothing was changed. Choose a backup or annotations that you downloaded \
         from this page, or an export from Hypothesis."
    )]
    NotBackup,
    /// It is a backup of another record.
    #[error(
        "This is a backup of another record ({0}). Nothing was changed. Open that record and bring the file back there."
    )]
    OtherRecord(String),
    /// It is a briefing that another reader shares.
    #[error(
        "This file is a briefing that somebody shared, not a backup. Nothing was changed. Open it in the Briefing view, \
         where it is shown beside your own."
    )]
    SharedBriefing,
    /// It holds annotations of something else.
    #[error(
        "These annotations are about something else. Nothing was changed. Choose annotations that you downloaded from this \
         page, or an export from Hypothesis."
    )]
    OtherAnnotations,
    /// A newer version of the app wrote it, in a form that this one does not know.
    #[error(
        "A newer version of this page made this file (form {0}). Nothing was changed. Reload the page to get that version, \
         then choose the file again."
    )]
    Newer(u64),
}

/// Why something in a file is not brought back. It is still in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It does not have the form of what stands in such a file.
    #[error("it does not have the expected form ({0})")]
    Form(String),
    /// Its key holds half a sign.
    #[error("its name holds a character that cannot be saved")]
    HalfSign,
    /// The app writes no such key.
    #[error("this page saves nothing of that name")]
    Foreign,
    /// It belongs to another record.
    #[error("it belongs to another record ({0}): open that record and bring the file back there")]
    OtherRecord(String),
    /// Something else is saved under its key, and it cannot be kept beside it.
    #[error("something else is saved in its place, and this one cannot be read")]
    Taken,
    /// There are already very many texts of the same thing.
    #[error("there are already {0} texts for the same thing")]
    Many(usize),
    /// It says nothing.
    #[error("it has no text")]
    Empty,
    /// It is more than a note can be.
    #[error("{0}")]
    Misread(#[from] Misread),
    /// The file is damaged from there on.
    #[error("the file is damaged from here on: {0}")]
    Damaged(Fault),
}
