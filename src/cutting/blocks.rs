//! From lines to blocks: headings, numbered paragraphs, bullets, plain paragraphs and the rows of tables.

use crate::Warning;
use crate::lines::{Line, Lines};
use crate::sentences::{is_finished, split};

/// More words than this are no heading.
const HEADING_WORDS: usize = 16;
/// More words than this, with a colon at the end, are no heading but the opening of a list.
const COLON_HEADING_WORDS: usize = 8;
/// What marks a bullet, besides the marks that PDF fonts put in the private use area.
const BULLETS: [char; 9] = ['•', '◦', '●', '○', '■', '◼', '▪', '-', '–'];
/// With these words a publisher's imprint begins.
const IMPRINT: &str = "The Office for Standards in Education, Children";

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A paragraph or list item with a number.
    Numbered(u32),
    /// A bullet.
    Bullet,
    /// A paragraph without a number.
    Paragraph,
    /// A table's row, cell by cell.
    Row(Vec<String>),
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its words, on one line.
    pub text: String,
    /// The line on which it begins.
    pub line: usize,
}

/// The blocks of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// What the tool was unsure of.
    pub warnings: Vec<Warning>,
}

/// Finds the blocks.
pub fn read(lines: &Lines) -> Blocks {
    let body = body(&lines.lines);
    let mut reader = Reader { width: lines.width, ..Reader::default() };
    let mut rest = body;
    while let Some((line, after)) = rest.split_first() {
        if line.text.starts_with(IMPRINT) {
            reader.warn(line, "the publisher's imprint begins here; what follows was left out");
            break;
        }
        let used = reader.take(line, after);
        rest = rest.get(used..).unwrap_or_default();
    }
    Blocks { blocks: reader.blocks, warnings: reader.warnings }
}

/// A letter's text without its head ('Dear …') and its foot ('Yours …').
fn body(lines: &[Line]) -> &[Line] {
    let greeting = lines.iter().position(|line| line.text.starts_with("Dear ") && words(&line.text) <= 5);
    let start = greeting.map_or(0, |at| at + 1);
    let ends = |line: &Line| ["Yours sincerely", "Yours faithfully"].iter().any(|words| line.text.starts_with(words));
    let end = lines.iter().position(ends).filter(|end| greeting.is_some() && *end > start).unwrap_or(lines.len());
    lines.get(start..end).unwrap_or_default()
}

#[derive(Default)]
struct Reader {
    width: Option<usize>,
    blocks: Vec<Block>,
    warnings: Vec<Warning>,
    /// The last number of a paragraph.
    number: u32,
    /// The length of the line before, and of the longest line of this block.
    last_line: usize,
    longest: usize,
    in_contents: bool,
}

impl Reader {
    /// Takes a line, and those after it that belong to the same heading; answers how many.
    fn take(&mut self, line: &Line, after: &[Line]) -> usize {
        if line.text.contains('\t') {
            let cells = line.text.split('\t').map(|cell| cell.trim().to_owned()).collect();
            self.push(Kind::Row(cells), String::new(), line);
            return 1;
        }
        if let Some(text) = self.bullet(line) {
            self.push(Kind::Bullet, text.to_owned(), line);
            return 1;
        }
        let closed = self.is_closed(line);
        if let Some((number, text)) = numbered(&line.text) {
            let starts = closed && (number == 1 || self.number == 0);
            if number == self.number + 1 || starts {
                self.number = number;
                self.push(Kind::Numbered(number), text.to_owned(), line);
                return 1;
            }
            if closed {
                self.warn(line, &format!("'{number}.' may be the number of a paragraph, out of turn"));
            }
        }
        if closed && let Some((text, used)) = self.heading(line, after) {
            let listed = text.ends_with(|c: char| c.is_ascii_digit());
            if self.in_contents && listed {
                return used;
            }
            self.in_contents = text == "Contents";
            self.push(Kind::Heading, text, line);
            return used;
        }
        self.text(line);
        1
    }

    /// A bullet's words. A dash is one only where a line can begin something new.
    fn bullet<'a>(&self, line: &'a Line) -> Option<&'a str> {
        let mark = line.text.chars().next()?;
        let words = line.text.get(mark.len_utf8()..)?;
        let private = ('\u{e000}'..='\u{f8ff}').contains(&mark);
        let listed = BULLETS.contains(&mark) && (words.is_empty() || words.starts_with(' '));
        let dash = matches!(mark, '-' | '–');
        let begins = self.is_closed(line)
            || self.blocks.last().is_some_and(|block| block.kind == Kind::Bullet || block.text.ends_with(':'));
        ((private || listed) && (!dash || begins)).then(|| words.trim_start())
    }

    /// Whether something new can begin with this line.
    fn is_closed(&self, line: &Line) -> bool {
        let lower = line.text.starts_with(char::is_lowercase);
        self.blocks.last().is_none_or(|block| match block.kind {
            Kind::Heading | Kind::Row(_) => true,
            _ => is_finished(&block.text) || (line.after_blank && !lower),
        })
    }

    /// The heading that begins with this line, and how many lines it takes.
    fn heading(&self, line: &Line, after: &[Line]) -> Option<(String, usize)> {
        if !line.text.starts_with(char::is_uppercase) {
            return None;
        }
        let mut text = line.text.clone();
        let mut last = line;
        let mut used = 1;
        for next in after {
            let runs_on = next.text.starts_with(char::is_lowercase) || text.ends_with(" and") || text.ends_with(" of");
            if self.width.is_none() || next.after_blank || !runs_on {
                break;
            }
            text = format!("{text} {}", next.text);
            (last, used) = (next, used + 1);
            if words(&text) > HEADING_WORDS {
                return None;
            }
        }
        let next = after.get(used - 1);
        let mark = text.chars().last()?;
        let colon_heading = mark == ':'
            && self.width.is_none()
            && line.after_blank
            && words(&text) <= COLON_HEADING_WORDS
            && next.is_some_and(|next| next.after_blank && self.bullet(next).is_none());
        let question = mark == '?' && words(&text) <= 6;
        let plain = !is_finished(&text) && !matches!(mark, '.' | ',' | ';' | ':' | '!' | '?');
        let short = words(&text) <= HEADING_WORDS && split(&text).sentences.len() == 1;
        // A line that ends where the next word had still found room was ended on purpose.
        let apart = next.is_none_or(|next| {
            next.after_blank
                || self.bullet(next).is_some()
                || numbered(&next.text).is_some()
                || self.width.is_some_and(|width| has_room(&last.text, &next.text, width))
        });
        let runs_on = next.is_some_and(|next| next.text.starts_with(char::is_lowercase));
        (short && apart && !runs_on && (plain || question || colon_heading)).then_some((text, used))
    }

    /// Takes a line of running text.
    fn text(&mut self, line: &Line) {
        let Some(block) = self.blocks.last() else {
            return self.push(Kind::Paragraph, line.text.clone(), line);
        };
        let finished = is_finished(&block.text);
        let lower = line.text.starts_with(char::is_lowercase);
        let kind = block.kind.clone();
        let (empty, opens_list) = (block.text.is_empty(), block.text.ends_with(':'));
        let roomy = self.width.is_some_and(|width| {
            let first = line.text.split(' ').next().map_or(0, |word| word.chars().count());
            self.last_line + 1 + first <= width.max(self.longest)
        });
        let new = match kind {
            Kind::Heading | Kind::Row(_) => true,
            _ if empty || (!finished && !line.after_blank) => false,
            _ if lower => {
                if finished {
                    self.warn(line, "a line that begins with a small letter was joined to the sentence before it");
                }
                false
            }
            Kind::Numbered(number) if finished => {
                if line.after_blank && !line.after_page && self.width.is_none() {
                    self.warn(line, &format!("a paragraph without a number was joined to paragraph {number}"));
                }
                false
            }
            Kind::Bullet if !line.after_blank => {
                if roomy {
                    self.warn(line, "a bullet may end before this line");
                }
                false
            }
            _ => {
                if line.after_page && finished && !roomy {
                    self.warn(line, "a paragraph may begin with this page");
                }
                if !finished && !opens_list {
                    self.warn(line, "what stands before this line does not end; a new paragraph was begun");
                }
                line.after_blank || roomy
            }
        };
        if new {
            return self.push(Kind::Paragraph, line.text.clone(), line);
        }
        if let Some(block) = self.blocks.last_mut() {
            let broken = block.text.ends_with('-') && block.text.trim_end_matches('-').ends_with(char::is_alphanumeric);
            let joins_word = broken && lower;
            if !(block.text.is_empty() || joins_word) {
                block.text.push(' ');
            }
            block.text.push_str(&line.text);
        }
        self.last_line = line.text.chars().count();
        self.longest = self.longest.max(self.last_line);
    }

    fn push(&mut self, kind: Kind, text: String, line: &Line) {
        self.last_line = line.text.chars().count();
        self.longest = self.last_line;
        self.blocks.push(Block { kind, text, line: line.number });
    }

    fn warn(&mut self, line: &Line, what: &str) {
        self.warnings.push(Warning::new(line.number, what));
    }
}

/// '14. Words' as 14 and 'Words'.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let (number, words) = text.split_once(['.', ')'])?;
    let number = (number.len() <= 3).then(|| number.parse().ok()).flatten()?;
    (words.starts_with(' ') && words.len() > 1).then(|| (number, words.trim_start()))
}

/// Whether the next line's first word had found room on this line.
fn has_room(line: &str, next: &str, width: usize) -> bool {
    let first = next.split(' ').next().map_or(0, |word| word.chars().count());
    line.chars().count() + 1 + first <= width
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
