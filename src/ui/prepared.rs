//! A record's words, made ready to be searched before the first letter is typed. Of a very long record they are read piece
//! by piece, between what the reader does.

use crate::explore::search::{Preparing, prepare};
use crate::record::Record;
use core::cell::Cell;
use leptos::prelude::*;
use std::time::Duration;

/// How many findings are read at once: about as many as the page can without being felt to wait.
const PIECE: usize = 2_000;
/// How long a page that opens a very long record is left to itself, to show what it shows first.
const AT_FIRST: Duration = Duration::from_millis(500);

thread_local! {
    /// Whether the pieces are being read.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// Makes the words of a very long record ready in the time that the page has left; those of others can wait until somebody
/// turns to a search field.
pub fn prepare_early(record: &'static Record) {
    if record.findings.len() > PIECE {
        set_timeout(move || prepare_words(record), AT_FIRST);
    }
}

/// Makes the words ready, since somebody turns to a search field.
pub fn prepare_words(record: &'static Record) {
    if record.findings.len() <= PIECE {
        prepare(record);
    } else if !BEGUN.replace(true) {
        go_on(Preparing::new(record));
    }
}

fn go_on(preparing: Preparing<'static>) {
    if let Some(preparing) = preparing.step(PIECE) {
        set_timeout(move || go_on(preparing), Duration::ZERO);
    }
}
