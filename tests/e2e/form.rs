//! The form in which the explorer is opened: as a site, or as the one file, from disk.

use crate::left_out::left_out_here;
use std::env;
use std::sync::LazyLock;

/// How a reader has the explorer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// From a server.
    Site,
    /// In one file, opened from disk.
    File,
}

/// The form of this run, which `EXPLORER_FORM` names.
pub fn form() -> Form {
    static FORM: LazyLock<Form> = LazyLock::new(|| match env::var("EXPLORER_FORM").as_deref() {
        Ok("file") => Form::File,
        Ok("site") | Err(_) => Form::Site,
        Ok(other) => panic!("EXPLORER_FORM is '{other}' and not site or file"),
    });
    *FORM
}

/// Tells that a test is of a site alone, where there is none. Then it must end.
pub fn is_of_a_site(why: &'static str) -> bool {
    let is_left_out = form() == Form::File;
    if is_left_out {
        left_out_here(why);
    }
    is_left_out
}
