//! From blocks to units with their ids, and to the table.

use crate::Warning;
use crate::blocks::{self, Block, Kind};
use crate::lines;
use crate::names::{Place, ends_with_grade};
use crate::plan_rows;
use crate::sentences::{is_finished, split};
use std::collections::HashSet;
use std::fmt::Write;

/// A unit: a row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id: document and place.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// The section in which it stands.
    pub section: String,
    /// The paragraph, bullet or step.
    pub locator: String,
    /// Which sentence of it.
    pub sentence: usize,
    /// Its words.
    pub text: String,
}

/// What a text was cut into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The units in the text's order.
    pub units: Vec<Unit>,
    /// What the tool was unsure of, in the text's order.
    pub warnings: Vec<Warning>,
}

/// Cuts the text of a document into units.
pub fn cut(document: &str, text: &str) -> Cut {
    let lines = lines::read(text);
    let blocks = blocks::read(&lines);
    let mut cutter = Cutter::new(document);
    cutter.cut.warnings = lines.warnings;
    cutter.cut.warnings.extend(blocks.warnings);
    for block in &blocks.blocks {
        cutter.block(block);
    }
    cutter.cut.warnings.sort_by_key(|warning| warning.line);
    cutter.cut
}

/// The units as a table: columns parted by tabs, one unit a line, names of the columns first.
pub fn table(units: &[Unit]) -> String {
    let mut table = "unit\tdocument\tsection\tlocator\tsentence\ttext\n".to_owned();
    for unit in units {
        let Unit { id, document, section, locator, sentence, text } = unit;
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{id}\t{document}\t{section}\t{locator}\t{sentence}\t{text}");
    }
    table
}

struct Cutter<'a> {
    document: &'a str,
    place: Place,
    /// The section's counts: paragraphs, bullets, rows, and its first numbered item.
    paragraphs: usize,
    bullets: usize,
    rows: usize,
    first_number: Option<u32>,
    /// Whether a recommendation is open, to which bullets belong.
    open_list: bool,
    ids: HashSet<String>,
    cut: Cut,
}

impl<'a> Cutter<'a> {
    fn new(document: &'a str) -> Self {
        Self {
            document,
            place: Place::default(),
            paragraphs: 0,
            bullets: 0,
            rows: 0,
            first_number: None,
            open_list: false,
            ids: HashSet::new(),
            cut: Cut::default(),
        }
    }

    fn block(&mut self, block: &Block) {
        let in_list = core::mem::take(&mut self.open_list);
        match &block.kind {
            Kind::Heading => self.heading(block),
            Kind::Numbered(number) => {
                if !is_finished(&block.text) && ends_with_grade(&block.text) {
                    return self.warn(block, "a row of the table of grades was left out");
                }
                let first = *self.first_number.get_or_insert(*number);
                let (head, whole) = self.place.numbered(*number, first);
                self.open_list = whole && block.text.ends_with(':');
                self.add(block, head, whole);
            }
            Kind::Bullet if in_list => {
                if let Some(unit) = self.cut.units.last_mut() {
                    let _ = write!(unit.text, " • {}", block.text);
                }
                self.open_list = true;
            }
            Kind::Bullet => {
                self.bullets += 1;
                if !is_finished(&block.text) && !block.text.ends_with([':', ';', ',']) {
                    self.warn(block, "this bullet ends without a full stop");
                }
                let (head, whole) = self.place.bullet(self.bullets);
                self.add(block, head, whole);
            }
            Kind::Paragraph => {
                self.paragraphs += 1;
                let head = self.place.paragraph(self.paragraphs);
                self.add(block, head, false);
            }
            Kind::Row(cells) => self.row(block, cells),
        }
    }

    fn heading(&mut self, block: &Block) {
        let place = self.place.after(&block.text);
        if place == self.place {
            return;
        }
        if !place.known {
            self.warn(block, &format!("'{}' was taken for a heading", block.text));
        }
        self.place = place;
        (self.paragraphs, self.bullets, self.rows, self.first_number) = (0, 0, 0, None);
    }

    fn row(&mut self, block: &Block, cells: &[String]) {
        if let Some(units) = plan_rows::units(cells) {
            for (locator, text) in units {
                self.push(block, locator.clone(), locator, 1, text);
            }
            return;
        }
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        match (cells.first().is_some_and(String::is_empty), filled.as_slice()) {
            (true, [only]) => {
                self.rows += 1;
                let head = format!("{}.row{}", self.place.section, self.rows);
                self.push(block, head.clone(), head, 1, (*only).clone());
            }
            _ => {
                // The last row of a table of grades opens the report's summary.
                if let Some(grade) = cells.first().filter(|cell| cell.starts_with("Overall effectiveness")) {
                    self.heading(&Block { text: grade.clone(), ..block.clone() });
                }
                self.warn(block, "a table's row was left out");
            }
        }
    }

    /// Adds a block's sentences, or the block as one unit.
    fn add(&mut self, block: &Block, head: String, whole: bool) {
        if whole {
            return self.push(block, head.clone(), head, 1, block.text.clone());
        }
        let found = split(&block.text);
        for unsure in found.unsure {
            self.warn(block, &unsure);
        }
        for (index, sentence) in found.sentences.into_iter().enumerate() {
            let number = index + 1;
            self.push(block, format!("{head}.s{number}"), head.clone(), number, sentence);
        }
    }

    fn push(&mut self, block: &Block, place: String, locator: String, sentence: usize, text: String) {
        let mut id = format!("{}/{place}", self.document);
        if !self.ids.insert(id.clone()) {
            self.warn(block, &format!("{id} is used twice: give one of them another id"));
            id.push_str("-again");
            self.ids.insert(id.clone());
        }
        let (document, section) = (self.document.to_owned(), self.place.section.clone());
        self.cut.units.push(Unit { id, document, section, locator, sentence, text });
    }

    fn warn(&mut self, block: &Block, what: &str) {
        self.cut.warnings.push(Warning::new(block.line, what));
    }
}

#[cfg(test)]
#[path = "units_tests.rs"]
mod tests;
