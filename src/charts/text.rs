//! How wide words are, and where they break into lines.

use core::ops::Range;

/// About how wide words are, in CSS pixels, in the widest of the page's fonts: charts lay out without measuring, so
/// that the same picture comes out natively and in every browser.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    in_pixels(ems(0.0, text), size, bold)
}

/// The width of the words behind what is `before` them, in times of their height.
fn ems(before: f64, text: &str) -> f64 {
    text.chars().fold(before, |sum, c| sum + em(c))
}

/// The width of a letter in times of its height.
const fn em(c: char) -> f64 {
    match c {
        'm' | 'w' | 'M' | 'W' => 0.95,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ' ' | '\'' | '(' | ')' => 0.36,
        'A'..='Z' => 0.7,
        _ => 0.625,
    }
}

fn in_pixels(ems: f64, size: f64, bold: bool) -> f64 {
    ems * size * if bold { 1.08 } else { 1.0 }
}

/// Words broken into lines no wider than `width`; a single word may be wider.
pub fn wrap(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    joined(&words, lines(&words, width, size, bold))
}

/// Words broken into lines no wider than `width`, within a word where it alone is wider.
pub fn wrap_anywhere(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrap(text, width, size, bold) {
        let mut part = String::new();
        let mut wide = 0.0;
        for letter in line.chars() {
            let own = in_pixels(em(letter), size, bold);
            if wide + own > width && !part.is_empty() {
                lines.push(core::mem::take(&mut part));
                wide = 0.0;
            }
            part.push(letter);
            wide += own;
        }
        lines.push(part);
    }
    lines
}

/// Words broken into as few lines as [`wrap`] needs, but of about the same length.
pub fn wrap_evenly(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut even = lines(&words, width, size, bold);
    let mut narrower = width;
    while narrower > size {
        narrower -= size / 2.0;
        // Lines that fit as they are break nowhere else.
        if widest(&even) <= narrower {
            continue;
        }
        let tried = lines(&words, narrower, size, bold);
        if tried.len() != even.len() || widest(&tried) > narrower {
            break;
        }
        even = tried;
    }
    // The last width at which the lines were as few.
    joined(&words, lines(&words, (narrower + size / 2.0).min(width), size, bold))
}

/// A line: which words, and how wide.
struct Line {
    words: Range<usize>,
    ems: f64,
    width: f64,
}

/// Where lines break, without a copy of their words.
fn lines(words: &[&str], width: f64, size: f64, bold: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if let Some(line) = lines.last_mut() {
            let longer = ems(line.ems + em(' '), word);
            let longer_width = in_pixels(longer, size, bold);
            if longer_width <= width {
                (line.ems, line.width, line.words.end) = (longer, longer_width, index + 1);
                continue;
            }
        }
        let ems = ems(0.0, word);
        lines.push(Line { words: index..index + 1, ems, width: in_pixels(ems, size, bold) });
    }
    lines
}

fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}

fn joined(words: &[&str], lines: Vec<Line>) -> Vec<String> {
    lines.into_iter().map(|line| words.get(line.words).unwrap_or_default().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn even_lines_leave_no_word_alone() {
        let words = "Requires improvement to be good";
        assert_eq!(wrap(words, 170.0, 12.0, false).len(), 2);
        assert_eq!(wrap_evenly(words, 170.0, 12.0, false), ["Requires improvement", "to be good"]);
        assert_eq!(wrap_evenly("Good", 170.0, 12.0, false), ["Good"]);
    }

    #[test]
    fn words_wrap_at_spaces() {
        assert_eq!(
            wrap("Requires improvement to be good", 120.0, 12.0, false),
            ["Requires", "improvement to be", "good"]
        );
        assert_eq!(wrap("", 10.0, 12.0, false), Vec::<String>::new());
    }

    /// As it reads in the description: try every width from the widest on.
    fn tried_one_by_one(text: &str, width: f64, size: f64) -> Vec<String> {
        let lines = wrap(text, width, size, false);
        let mut narrower = width;
        while narrower > size {
            narrower -= size / 2.0;
            let tried = wrap(text, narrower, size, false);
            if tried.len() != lines.len() || tried.iter().any(|line| text_width(line, size, false) > narrower) {
                break;
            }
        }
        wrap(text, (narrower + size / 2.0).min(width), size, false)
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_word_is_lost(text in "[a-zA-Z ]{0,60}", width in 0.0..400.0f64, bold: bool) {
            let lines = wrap(&text, width, 12.0, bold);
            prop_assert_eq!(lines.join(" "), text.split_whitespace().collect::<Vec<_>>().join(" "));
            for line in lines {
                prop_assert!(text_width(&line, 12.0, bold) <= width || !line.contains(' '), "{line}");
            }
        }

        #[test]
        fn a_word_wider_than_the_line_is_broken(text in "[a-zA-Z ]{0,90}", width in 20.0..200.0f64, bold: bool) {
            let lines = wrap_anywhere(&text, width, 12.0, bold);
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in lines {
                prop_assert!(text_width(&line, 12.0, bold) <= width + 1e-9, "{line}");
            }
        }

        #[test]
        fn even_lines_are_those_of_the_narrowest_width_that_needs_no_more(text in "[a-zA-Z ]{0,60}", width in 0.0..400.0f64, size in 8.0..20.0f64) {
            prop_assert_eq!(wrap_evenly(&text, width, size, false), tried_one_by_one(&text, width, size));
        }
    }
}
