//! What earlier versions of the app keep, read where it stands.
//!
//! This version changes nothing under their keys (a backup that is brought back adds what is missing there), so a page of an earlier version that is open in another tab, comes out of
//! the browser's cache, or is put back in place of this one finds its own. What it writes meanwhile is one more revision.
//! A value goes when everything that it holds was written anew here thirty days before, since a reader who takes a name
//! out of a note means it to be gone.

pub mod first;
pub mod second;

use crate::envelope::Fields;

/// The names of fields that this version gives a meaning. An earlier version did not know them; whoever wrote one there
/// meant something else.
const OURS: [&str; 11] = ["id", "at", "over", "draft", "deleted", "text", "tags", "state", "asks", "of", "place"];

/// The fields that an earlier version did not know, under names that mean nothing here.
fn unknown(mut fields: Fields, version: u64) -> Fields {
    for name in OURS {
        fields.rename(name, &format!("v{version}:{name}"));
    }
    fields
}
