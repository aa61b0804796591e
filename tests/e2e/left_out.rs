//! What is left out: with a record that has nothing to try it with, or in an engine that cannot do it. It is told in plain
//! sight, never silently.

use crate::engine::engine;
use crate::form::{Form, form};
use std::fs::OpenOptions;
use std::io::{Write, stderr};
use std::{env, thread};

/// Tells on the screen, also where the test passes, that something is left out, and why.
pub fn left_out(what: &str, why: &str) {
    // Straight to the screen: what is printed otherwise is shown only where a test fails.
    writeln!(stderr(), "left out with this record: {what}: {why}").expect("the screen can be written to");
}

/// Tells on the screen, also where it passes then, that this test is played again, and what the engine told the first time.
pub fn played_again(told: &str) {
    let test = thread::current().name().unwrap_or("a test").to_owned();
    let told = told.lines().last().unwrap_or_default();
    writeln!(stderr(), "played again: {test}: {} failed by itself: {told}", engine().name())
        .expect("the screen can be written to");
}

/// Tells of this test, or of its rest, that it is left out in this engine, or with this form of the explorer. Where
/// `EXPLORER_LEFT_OUT` names a file, it is told there too, so that all of a run can be counted.
pub fn left_out_here(why: &str) {
    let engine = match form() {
        Form::Site => engine().name().to_owned(),
        Form::File => format!("{}, from disk", engine().name()),
    };
    let test = thread::current().name().unwrap_or("a test").to_owned();
    writeln!(stderr(), "left out in {engine}: {test}: {why}").expect("the screen can be written to");
    if let Some(file) = env::var_os("EXPLORER_LEFT_OUT") {
        let file = OpenOptions::new().create(true).append(true).open(file);
        let told = file.and_then(|mut file| file.write_all(format!("{engine}\t{test}\t{why}\n").as_bytes()));
        told.expect("the file for what is left out can be written to");
    }
}
