//! Cuts the plain text of a report into units: the sentences, bullets and steps that an editor then codes.
//!
//! # Use
//! `script/cut-units report-2030.txt >units.tsv` writes a table with the columns unit, document, section, locator, sentence and
//! text. The file's name without its ending is the document's id. Warnings name the line of the text and say what the tool was
//! unsure of. Read them, and mend the table by hand where the tool guessed wrong.
//!
//! # The text
//! Any text taken from a PDF or a web page will do: one line for each paragraph, with blank lines between them, or lines as they
//! were printed. [`lines`] removes page numbers, running heads and footnotes. [`blocks`] finds headings, numbered paragraphs,
//! bullets, plain paragraphs and the rows of tables. [`sentences`] cuts a block into sentences. [`names`] gives each section its
//! name and each unit its id. Quotation marks become straight ones, so that two copies of a text give the same table.
//!
//! # The ids
//! | in the text | id |
//! |---|---|
//! | numbered paragraph 12, third sentence | `p12.s3` |
//! | second paragraph before the first heading | `intro2.s1` |
//! | first paragraph of the opening summary | `summary1.s1`, or `exec1.s1` under 'Executive summary' |
//! | first paragraph under any other heading | `section.p1.s1` |
//! | second bullet of a section | `section.b2.s1` |
//! | recommendation 4 of a list that starts at 1 | `rec4`, bullets included |
//! | third bullet under 'What needs to improve?' | `improve3` |
//! | row C2 of an action plan | `C2.area`, `C2.action1`, … |

// Tests may stop where something is not as expected; the tool may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod blocks;
pub mod lines;
pub mod names;
mod plan_rows;
pub mod sentences;
mod units;

pub use units::{Cut, Unit, cut, table};

/// Something that the tool was unsure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The line of the text, counted from 1.
    pub line: usize,
    /// What the editor should look at.
    pub what: String,
}

impl Warning {
    pub(crate) fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

impl core::fmt::Display for Warning {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}
