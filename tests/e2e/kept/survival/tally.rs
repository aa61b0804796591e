//! What was tried, what survived and what was lost, as a line on the screen and as one of a table.

use crate::fault::{Done, Fault};
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

/// The rows of the table, in its order.
pub const ROWS: [(&str, &str); 12] = [
    ("killed", "notes said to be saved when the browser was killed"),
    ("left", "words typed in a field, then the page left in some way or stopped"),
    ("different", "edits of different notes in two tabs in turn"),
    ("same", "edits of the same notes in two tabs in turn"),
    ("orders", "orders of edit, draft, delete, undo and reload in two tabs"),
    ("seen", "changes in one tab that the other must show at once"),
    ("damaged", "damaged values: unchanged, shown with a reason, exact in the backup"),
    ("blocked", "things made while storage was blocked, then allowed"),
    ("cleared", "things on the page while the browser's data was cleared"),
    ("full", "things made in a full storage, then room was made"),
    ("upgrade", "things that earlier versions had saved"),
    ("imports", "hostile files brought in"),
];

/// The times that are measured, in their order.
pub const TIMES: [(&str, &str); 7] = [
    ("seen", "the slowest of these changes shows in the other tab after"),
    ("import", "the longest that a hostile file held up the page"),
    ("start", "10,000 notes: the page starts in"),
    ("view", "10,000 notes: the notes view opens in"),
    ("key", "10,000 notes: one key takes"),
    ("search", "10,000 notes: a search takes"),
    ("save", "10,000 notes: a save takes"),
];

/// The words of a row.
pub fn label(of: &[(&str, &'static str)], id: &str) -> &'static str {
    of.iter().find(|(own, _)| *own == id).map(|(_, label)| *label).expect("every row has its words")
}

/// What a test has counted so far.
#[derive(Debug)]
pub struct Tally {
    id: &'static str,
    tried: usize,
    lost: Vec<String>,
}

impl Tally {
    /// Nothing yet, of this row.
    pub const fn new(id: &'static str) -> Self {
        Self { id, tried: 0, lost: Vec::new() }
    }

    /// One more was tried; `so` says whether it survived.
    pub fn count(&mut self, so: bool, otherwise: impl FnOnce() -> String) {
        self.tried += 1;
        if !so {
            self.lost.push(otherwise());
        }
    }

    /// Tells what survived, and fails where anything was lost.
    pub fn tell(self) -> Done {
        let Self { id, tried, lost } = self;
        let (label, survived) = (label(&ROWS, id), tried - lost.len());
        println!("{label}: {tried} tried, {survived} survived, {} lost", lost.len());
        add(&format!("{id}\t{label}\t{tried}\t{survived}\t{}", lost.len()))?;
        let first: Vec<&str> = lost.iter().take(20).map(String::as_str).collect();
        if tried > 0 && lost.is_empty() { Ok(()) } else { Err(Fault::new(format!("lost:\n{}", first.join("\n")))) }
    }
}

/// Tells how long something took.
pub fn time(id: &str, taken: Duration) -> Done {
    let (label, taken) = (label(&TIMES, id), taken.as_millis());
    println!("{label} {taken} ms");
    add(&format!("time\t{label}\t{taken}"))
}

/// Adds a line to the file that `SURVIVAL_TABLE` names, if it names one.
pub fn add(line: &str) -> Done {
    let Some(path) = env::var_os("SURVIVAL_TABLE") else { return Ok(()) };
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    // In one go: tests run side by side.
    Ok(file.write_all(format!("{line}\n").as_bytes())?)
}

/// How many to try: the full number where `SURVIVAL` is `full`, else that of an ordinary run.
pub fn number(usual: usize, full: usize) -> usize {
    if env::var("SURVIVAL").is_ok_and(|set| set == "full") { full } else { usual }
}
