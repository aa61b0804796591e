//! Prints the sentences that the page computes from the record, one a line: `script/reading-age` measures them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "the same code serves the tests")]

#[path = "../tests/it/support/computed.rs"]
mod computed;

use inspection_explorer::bundle;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let record = bundle::record().map_err(|error| std::io::Error::other(error.to_string()))?;
    let mut out = std::io::stdout().lock();
    computed::sentences(&record).iter().try_for_each(|text| writeln!(out, "{}", text.replace('\n', " ")))
}
