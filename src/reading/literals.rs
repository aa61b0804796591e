//! The words for readers in a file of Rust: its string literals, but those of tests and attributes.

/// The string literals of a file, in their order.
pub fn literals(source: &str) -> Vec<String> {
    Scanner { rest: source, found: Vec::new() }.run()
}

struct Scanner<'a> {
    rest: &'a str,
    found: Vec<String>,
}

impl<'a> Scanner<'a> {
    fn run(mut self) -> Vec<String> {
        while let Some(sign) = self.rest.chars().next() {
            if self.rest.starts_with("//") {
                self.skip_to("\n");
            } else if self.rest.starts_with("/*") {
                self.skip_to("*/");
            } else if self.rest.starts_with("#[cfg(test)]") || self.rest.starts_with("#[cfg(all(test") {
                self.skip_item();
            } else if ["#[allow(", "#![allow(", "#![cfg_attr(", "#[expect(", "#[cfg("]
                .iter()
                .any(|attribute| self.rest.starts_with(attribute))
            {
                self.skip_balanced('[', ']');
            } else if let Some(hashes) = raw_start(self.rest) {
                self.raw(hashes);
            } else if sign == '"' {
                let text = self.quoted();
                self.found.push(text);
            } else if sign == '\'' {
                self.skip_sign();
            } else if sign.is_alphanumeric() || sign == '_' {
                // A whole name at once: the 'r' of 'for' begins no raw string.
                let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
                self.advance(end);
            } else {
                self.advance(sign.len_utf8());
            }
        }
        self.found
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn skip_to(&mut self, end: &str) {
        let bytes = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.advance(bytes);
    }

    /// A character in quotation marks, or the name of a lifetime.
    fn skip_sign(&mut self) {
        let inside = self.rest.get(1..).unwrap_or_default();
        let mut signs = inside.chars();
        let bytes = match (signs.next(), signs.next()) {
            (Some('\\'), Some(escaped)) => {
                let from = 1 + escaped.len_utf8();
                inside.get(from..).and_then(|rest| rest.find('\'')).map_or(1, |at| 1 + from + at + 1)
            }
            (Some(sign), Some('\'')) => 2 + sign.len_utf8(),
            _ => 1,
        };
        self.advance(bytes);
    }

    /// The literal at hand, with its escapes resolved.
    fn quoted(&mut self) -> String {
        self.advance(1);
        let mut text = String::new();
        while let Some(sign) = self.rest.chars().next() {
            self.advance(sign.len_utf8());
            match sign {
                '"' => break,
                '\\' => self.escaped(&mut text),
                _ => text.push(sign),
            }
        }
        text
    }

    fn escaped(&mut self, text: &mut String) {
        let Some(sign) = self.rest.chars().next() else { return };
        self.advance(sign.len_utf8());
        match sign {
            // The line goes on where the next one's words begin.
            '\n' => self.rest = self.rest.trim_start(),
            'n' => text.push('\n'),
            't' | 'r' => text.push(' '),
            'u' => {
                let digits =
                    self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(digits, _)| digits);
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
                text.extend(code);
                self.skip_to("}");
            }
            other => text.push(other),
        }
    }

    fn raw(&mut self, hashes: usize) {
        self.skip_to("\"");
        let end = format!("\"{}", "#".repeat(hashes));
        let text = self.rest.split(&end).next().unwrap_or_default().to_owned();
        self.skip_to(&end);
        self.found.push(text);
    }

    /// A whole item, as the module of a file's tests: to the end of its braces, or to its semicolon.
    fn skip_item(&mut self) {
        self.skip_balanced('[', ']');
        let before = self.found.len();
        let (brace, semicolon) = (self.rest.find('{'), self.rest.find(';'));
        match (brace, semicolon) {
            (Some(brace), Some(semicolon)) if semicolon < brace => self.advance(semicolon + 1),
            (None, Some(semicolon)) => self.advance(semicolon + 1),
            _ => self.skip_balanced('{', '}'),
        }
        self.found.truncate(before);
    }

    /// To the end of the first pair of brackets, over the literals and comments in it.
    fn skip_balanced(&mut self, open: char, close: char) {
        let mut depth = 0_usize;
        while let Some(sign) = self.rest.chars().next() {
            match sign {
                '"' => drop(self.quoted()),
                '\'' => self.skip_sign(),
                '/' if self.rest.starts_with("//") => self.skip_to("\n"),
                'r' if raw_start(self.rest).is_some() => {
                    self.raw(raw_start(self.rest).unwrap_or_default());
                    self.found.pop();
                }
                _ => {
                    self.advance(sign.len_utf8());
                    depth += usize::from(sign == open);
                    if sign == close {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            return;
                        }
                    }
                }
            }
        }
    }
}

/// How many hashes a raw string has that begins here.
fn raw_start(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    rest.get(hashes..)?.starts_with('"').then_some(hashes)
}

/// The fewest words of a literal that is prose.
const FEWEST: usize = 4;

/// The prose of a literal: words that begin as a sentence does. `None` for a token, a class, or a part that is put together
/// with others: what comes of those is counted among the computed sentences.
pub fn prose(literal: &str) -> Option<&str> {
    let text = literal.trim();
    // Words go on behind a link: '. The plan gives the same actions.'
    let begins = |sign: char| sign.is_alphanumeric() || matches!(sign, '‘' | '“' | '{');
    let text = text.trim_start_matches(|sign: char| !begins(sign));
    let first = text.chars().next()?;
    let words = super::words::words(text).len();
    let is_filled_in = text.contains('{');
    let is_whole = text.ends_with(['.', '!', '?', '…', '’', '”', ')']);
    let looks_like_code = text.contains("://") || text.contains("=\"") || text.contains("=>") || text.contains("; }");
    let begins_as_sentence = first.is_ascii_uppercase() || matches!(first, '‘' | '“' | '{');
    (begins_as_sentence && words >= FEWEST && (!is_filled_in || is_whole) && !looks_like_code).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_tests_comments_and_attributes_are_left_out() {
        let source = r###"
            //! "Not this one."
            #![cfg_attr(test, allow(clippy::panic))]
            /* "Nor this." */
            #[allow(dead_code, reason = "it is not shown")]
            #[error("This {0} was changed.")]
            const A: &str = "One \"quoted\" \u{2019} \
                             and on"; // "nor this"
            fn f<'a>(c: char) -> &'a str { if c == '"' || c == '\'' { r#"raw "text""# } else { "last" } }
            #[cfg(test)]
            use x::{y};
            #[cfg(test)]
            mod tests { fn g() { let a = "} hidden {"; let c = '}'; } }
            const B: &str = "after";
        "###;
        let wanted = ["This {0} was changed.", "One \"quoted\" ’ and on", "raw \"text\"", "last", "after"];
        assert_eq!(literals(source), wanted);
    }

    #[test]
    fn prose_begins_and_ends_as_a_sentence_does() {
        let yes = [
            ("See the findings for this area", "See the findings for this area"),
            (". The plan gives the same actions.", "The plan gives the same actions."),
            ("This {0} was changed in another window.", "This {0} was changed in another window."),
            ("‘Not mentioned’ is not a judgement", "‘Not mentioned’ is not a judgement"),
        ];
        for (literal, wanted) in yes {
            assert_eq!(prose(literal), Some(wanted));
        }
        for literal in [
            "",
            "panel",
            "quiet words for a class",
            "Add to briefing",
            "Of {}, {who} {}{silent}",
            " since then it improved",
        ] {
            assert_eq!(prose(literal), None, "{literal}");
        }
    }
}
