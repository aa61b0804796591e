//! What is left out with a record that has nothing to try it with: it is told in plain sight, never silently.

use std::io::{Write, stderr};

/// Tells on the screen, also where the test passes, that something is left out, and why.
pub fn left_out(what: &str, why: &str) {
    // Straight to the screen: what is printed otherwise is shown only where a test fails.
    writeln!(stderr(), "left out with this record: {what}: {why}").expect("the screen can be written to");
}
