//! From the raw text to its lines, without what a page adds: page numbers, running heads and footnotes.

use crate::Warning;
use std::collections::{HashMap, HashSet};

/// How often a line must come back, with a page's number, to be a running head.
const RUNNING: usize = 3;
/// A text whose lines are seldom longer, and seldom apart, was taken from printed pages, line by line.
const PRINTED_WIDTH: usize = 120;

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the file, counted from 1.
    pub number: usize,
    /// Its words, without spaces around them.
    pub text: String,
    /// Whether an empty line stands before it.
    pub after_blank: bool,
    /// Whether a page ends before it.
    pub after_page: bool,
}

/// The lines of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines that hold words of the document.
    pub lines: Vec<Line>,
    /// The widest line where lines are cut as they were printed; `None` where a line is a whole paragraph.
    pub width: Option<usize>,
    /// What was removed or is unsure.
    pub warnings: Vec<Warning>,
}

/// Reads a text's lines and removes page numbers, running heads and footnotes.
pub fn read(text: &str) -> Lines {
    let clean = plain(text);
    let raw: Vec<&str> = clean.split('\n').map(|line| line.trim_matches([' ', '\r'])).collect();
    let heads = running_heads(&raw);
    let mut found = Lines { width: printed_width(&raw), ..Lines::default() };
    let (mut after_blank, mut after_page, mut footnote) = (true, false, false);
    let mut last_page = 0_u32;
    for (index, line) in raw.iter().enumerate() {
        let number = index + 1;
        let (head, page) = split_page_number(line);
        let is_page = heads.contains(head) || (head.is_empty() && page.is_some());
        if line.trim().is_empty() {
            after_blank = true;
        } else if is_page {
            if let Some(page) = page.filter(|_| head.is_empty()) {
                if last_page != 0 && page != last_page + 1 {
                    found
                        .warnings
                        .push(Warning::new(number, format!("'{page}' was taken for a page number, out of turn")));
                }
                last_page = page;
            }
            (after_page, footnote) = (true, false);
        } else {
            let starts_note = after_blank && found.width.is_some() && is_footnote(line);
            if starts_note {
                found.warnings.push(Warning::new(number, "a footnote was left out"));
                footnote = true;
            }
            if !footnote {
                if line.contains('\u{fffe}') {
                    found.warnings.push(Warning::new(number, "a word broken at a line's end was given a hyphen"));
                }
                let text = line.replace('\u{fffe}', "-").trim().to_owned();
                // A tab at the start tells a table's empty first cell.
                let text = if line.starts_with('\t') { format!("\t{text}") } else { text };
                found.lines.push(Line { number, text, after_blank, after_page });
                (after_blank, after_page) = (false, false);
            }
        }
    }
    for head in heads.iter().filter(|head| !head.is_empty()) {
        let first = raw.iter().position(|line| split_page_number(line).0 == *head).map_or(1, |index| index + 1);
        found.warnings.push(Warning::new(first, format!("'{head}' was taken for a running head and left out")));
    }
    found.warnings.sort_by_key(|warning| warning.line);
    found
}

/// Straight quotation marks and ordinary spaces; a page's end is a line of its own.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}')
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"")
        .replace('\u{a0}', " ")
        .replace('\u{ad}', "")
        .replace('\u{c}', "\n")
}

/// The width of printed lines, if the text was taken line by line.
fn printed_width(raw: &[&str]) -> Option<usize> {
    let mut widths: Vec<usize> = raw.iter().map(|line| line.chars().count()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let common = widths.get(widths.len().saturating_mul(9) / 10)?;
    let apart =
        raw.windows(2).filter(|pair| matches!(pair, [above, below] if above.is_empty() && !below.is_empty())).count();
    // The very widest lines are footnotes and imprints.
    (*common <= PRINTED_WIDTH && apart * 2 < widths.len()).then_some(*common)
}

/// A line's words and the number at its end: 'Report on the city 7' is a running head on page 7.
fn split_page_number(line: &str) -> (&str, Option<u32>) {
    let trimmed = line.trim();
    let head = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = trimmed.get(head.len()..).unwrap_or_default();
    match digits.parse::<u32>() {
        Ok(page) if digits.len() < 4 && (head.is_empty() || head.ends_with(' ')) => (head.trim_end(), Some(page)),
        _ => (trimmed, None),
    }
}

/// Lines that stand on several pages: each time with another number, or just above a line that does.
fn running_heads<'a>(raw: &[&'a str]) -> HashSet<&'a str> {
    let mut pages: HashMap<&str, HashSet<u32>> = HashMap::new();
    let mut above: HashMap<&str, usize> = HashMap::new();
    for line in raw {
        if let (head, Some(page)) = split_page_number(line)
            && !head.is_empty()
        {
            pages.entry(head).or_default().insert(page);
        }
    }
    let mut heads: HashSet<&str> =
        pages.into_iter().filter(|(_, pages)| pages.len() >= RUNNING).map(|(head, _)| head).collect();
    for pair in raw.windows(2) {
        if let [upper, lower] = pair
            && !upper.trim().is_empty()
            && heads.contains(split_page_number(lower).0)
        {
            *above.entry(upper.trim()).or_default() += 1;
        }
    }
    heads.extend(above.into_iter().filter(|(_, times)| *times >= RUNNING).map(|(head, _)| head));
    heads
}

/// Whether a line starts a footnote: its number, a space and a capital letter, with no full stop between them.
fn is_footnote(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    (1..=2).contains(&digits) && rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(text).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn page_numbers_go_and_a_sentence_runs_on_over_the_page() {
        let lines = read("The river rose in the\n4\nnight and fell again.\n");
        assert_eq!(lines.lines.len(), 2);
        assert!(lines.lines[1].after_page && !lines.lines[1].after_blank);
        assert!(lines.warnings.is_empty());
    }

    #[test]
    fn a_page_number_out_of_turn_is_told() {
        let lines = read("One.\n4\nTwo.\n5\nThree.\n99\nFour.\n");
        assert_eq!(lines.warnings, [Warning::new(6, "'99' was taken for a page number, out of turn")]);
    }

    #[test]
    fn a_year_is_no_page_number() {
        assert_eq!(texts("The bridge opened in\n1998\nand closed."), ["The bridge opened in", "1998", "and closed."]);
    }

    #[test]
    fn a_running_head_is_known_by_its_page_numbers() {
        let page = |n: u32| format!("Words of page {n}, which end.\nReport on bridges\n3 to 9 May 2 {n}\n");
        let text: String = (1..=4).map(page).collect();
        let lines = read(&text);
        assert_eq!(lines.lines.len(), 4, "{:?}", lines.lines);
        assert_eq!(lines.warnings.len(), 2);
        assert!(lines.warnings[0].what.contains("running head"));
    }

    #[test]
    fn a_heading_that_comes_back_without_a_number_stays() {
        assert_eq!(texts("Summary\nA.\n1\nSummary\nB.\n2\nSummary\nC.\n3\n").len(), 6);
    }

    #[test]
    fn a_footnote_runs_to_the_foot_of_its_page() {
        let lines = read("The bridge stands.\n \n2 Built by hand.\nAnd later widened.\n7\nIt is safe.\n");
        assert_eq!(
            lines.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
            ["The bridge stands.", "It is safe."]
        );
        assert_eq!(lines.warnings, [Warning::new(3, "a footnote was left out")]);
    }

    #[test]
    fn quotation_marks_become_straight_and_broken_words_take_a_hyphen() {
        let lines = read("The \u{2018}self\u{fffe}built\u{2019} \u{201c}bridge\u{201d}.");
        assert_eq!(lines.lines[0].text, "The 'self-built' \"bridge\".");
        assert_eq!(lines.warnings.len(), 1);
    }
}
