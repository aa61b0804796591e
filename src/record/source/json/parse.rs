//! Reads JSON with the places of everything in it, and says in plain words where a text is no JSON. It is slower than
//! serde_json and is asked only where that has failed.

use super::node::{Node, Value, short};
use core::iter::Peekable;
use core::str::Chars;

/// How deep brackets may nest.
const DEEPEST: usize = 60;

/// Why a text is no JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// The line, from 1.
    pub line: usize,
    /// The sign in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: String,
    /// What to do about it.
    pub remedy: &'static str,
}

/// Reads a text.
///
/// # Errors
/// [`Syntax`] for the first place that is no JSON.
pub fn parse(text: &str) -> Result<Node, Syntax> {
    let mut reader = Reader { signs: super::super::text::without_mark(text).chars().peekable(), line: 1, column: 1 };
    let node = reader.value(0)?;
    reader.blank();
    match reader.signs.peek() {
        None => Ok(node),
        Some('{' | '[' | ',') => Err(reader.wrong(
            "the list or record is over, and more follows".into(),
            "Put all records into one list: [ before the first, a comma between two, ] after the last",
        )),
        Some(_) => {
            Err(reader.wrong("there is something after the end".into(), "Remove what is after the last bracket"))
        }
    }
}

struct Reader<'a> {
    signs: Peekable<Chars<'a>>,
    line: usize,
    column: usize,
}

impl Reader<'_> {
    fn wrong(&self, wrong: String, remedy: &'static str) -> Syntax {
        Syntax { line: self.line, column: self.column, wrong, remedy }
    }

    fn next(&mut self) -> Option<char> {
        let sign = self.signs.next()?;
        if sign == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(sign)
    }

    fn blank(&mut self) {
        while self.signs.peek().is_some_and(|sign| matches!(sign, ' ' | '\n' | '\r' | '\t')) {
            self.next();
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Syntax> {
        self.blank();
        if depth > DEEPEST {
            return Err(
                self.wrong("brackets nest too deep".into(), "Check whether a bracket before this place is not closed")
            );
        }
        let line = self.line;
        let value = match self.signs.peek().copied() {
            Some('"') => Value::Text(self.text()?),
            Some('[') => Value::List(self.list(depth)?),
            Some('{') => Value::Fields(self.fields(depth)?),
            Some('-' | '0'..='9' | '+' | '.') => self.number()?,
            Some(sign) if sign.is_alphabetic() || sign == '_' => self.word()?,
            other => return Err(self.no_value(other)),
        };
        Ok(Node { line, value })
    }

    fn no_value(&self, sign: Option<char>) -> Syntax {
        match sign {
            None => self.ended(),
            Some(sign) if is_other_quote(sign) => self.other_quote(sign),
            Some('/' | '#') => self.comment(),
            Some(',') => self.wrong("two commas follow one another".into(), "Remove one of the two commas"),
            Some(']' | '}') => self.wrong("there is a comma before the closing bracket".into(), "Remove that comma"),
            Some('\u{A0}' | '\u{FEFF}' | '\u{200B}' | '\u{3000}') => self.wrong(
                "there is a special space here, as word processors make it".into(),
                "Replace it with an ordinary space",
            ),
            Some(sign) => self.wrong(format!("'{sign}' is where a value is needed"), "Put texts in double quotes"),
        }
    }

    fn ended(&self) -> Syntax {
        self.wrong(
            "the file ends before its last bracket is closed".into(),
            "Check whether its end was cut off, and close each bracket that is open",
        )
    }

    fn other_quote(&self, sign: char) -> Syntax {
        self.wrong(
            format!("the quote {sign} is used here, and JSON needs the straight \""),
            "Replace it with \" and turn off 'smart quotes' in your editor",
        )
    }

    fn comment(&self) -> Syntax {
        self.wrong("a comment begins here, and JSON has none".into(), "Remove it, or keep it in another file")
    }

    fn text(&mut self) -> Result<String, Syntax> {
        let (line, column) = (self.line, self.column);
        self.next();
        let mut text = String::new();
        loop {
            match self.signs.peek().copied() {
                None | Some('\n' | '\r') => {
                    return Err(Syntax {
                        line,
                        column,
                        wrong: "a text opens here and is not closed on its line".into(),
                        remedy: "Close it with \", keep it on one line, and write a quote within it as \\\"",
                    });
                }
                Some('"') => {
                    self.next();
                    return Ok(text);
                }
                Some('\\') => self.escape(&mut text)?,
                Some('\0'..='\u{1F}') => {
                    return Err(
                        self.wrong("a tab or another control character is in a text".into(), "Write a space instead")
                    );
                }
                Some(sign) => {
                    text.push(sign);
                    self.next();
                }
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Result<(), Syntax> {
        let at = (self.line, self.column);
        let bad = |wrong: &str| Syntax {
            line: at.0,
            column: at.1,
            wrong: wrong.into(),
            remedy: "Write a backslash twice where you mean one, and give letters themselves in place of their numbers",
        };
        self.next();
        let sign = match self.next() {
            Some(sign @ ('"' | '\\' | '/')) => sign,
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('u') => {
                let high = self.four().ok_or_else(|| bad("after \\u come no four digits"))?;
                let code = if (0xD800..0xDC00).contains(&high) {
                    let second = self.signs.next_if_eq(&'\\').and_then(|_| self.signs.next_if_eq(&'u'));
                    let low = second.and_then(|_| self.four()).filter(|low| (0xDC00..0xE000).contains(low));
                    let low = low.ok_or_else(|| bad("half of a letter is here by its number"))?;
                    0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
                } else {
                    high
                };
                char::from_u32(code).ok_or_else(|| bad("half of a letter is here by its number"))?
            }
            _ => return Err(bad("a backslash is before a character that needs none")),
        };
        text.push(sign);
        Ok(())
    }

    fn four(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + self.next()?.to_digit(16)?;
        }
        Some(code)
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Syntax> {
        self.next();
        let mut items = Vec::new();
        loop {
            self.blank();
            if items.is_empty() && self.signs.next_if_eq(&']').is_some() {
                self.column += 1;
                return Ok(items);
            }
            items.push(self.value(depth + 1)?);
            if self.ends(']')? {
                return Ok(items);
            }
        }
    }

    fn fields(&mut self, depth: usize) -> Result<Vec<(String, Node)>, Syntax> {
        self.next();
        let mut fields = Vec::new();
        loop {
            self.blank();
            match self.signs.peek().copied() {
                Some('}') if fields.is_empty() => {
                    self.next();
                    return Ok(fields);
                }
                Some('"') => {}
                None => return Err(self.ended()),
                Some(sign) if sign.is_alphabetic() || sign == '_' => {
                    return Err(self
                        .wrong("the name of a field has no quotes around it".into(), "Put the name in double quotes"));
                }
                other => return Err(self.no_value(other)),
            }
            let name = self.text()?;
            self.blank();
            if self.signs.peek() != Some(&':') {
                return Err(match self.signs.peek() {
                    None => self.ended(),
                    _ => self.wrong(
                        format!("after '{}' a colon is missing", short(&name)),
                        "Write a field as \"name\": value, and a quote within a text as \\\"",
                    ),
                });
            }
            self.next();
            let value = self.value(depth + 1)?;
            fields.push((name, value));
            if self.ends('}')? {
                return Ok(fields);
            }
        }
    }

    /// Reads the comma or the closing bracket after a value; says whether it was the bracket.
    fn ends(&mut self, bracket: char) -> Result<bool, Syntax> {
        self.blank();
        match self.signs.peek().copied() {
            None => Err(self.ended()),
            Some(',') => {
                self.next();
                Ok(false)
            }
            Some(sign) if sign == bracket => {
                self.next();
                Ok(true)
            }
            Some(sign @ (']' | '}')) => Err(self.wrong(
                format!("'{sign}' is where '{bracket}' is needed"),
                "Close each bracket with its own kind, the last opened first",
            )),
            Some('/' | '#') => Err(self.comment()),
            Some('"' | '{' | '[') => {
                Err(self.wrong("a comma is missing before this".into(), "Put a comma between two values"))
            }
            Some(sign) if is_other_quote(sign) => Err(self.other_quote(sign)),
            Some(_) => Err(self.wrong(
                "a value is over, and neither a comma nor a bracket follows".into(),
                "Put a comma between two values, and write a quote within a text as \\\"",
            )),
        }
    }

    fn number(&mut self) -> Result<Value, Syntax> {
        let place = (self.line, self.column);
        let mut number = String::new();
        while let Some(sign) = self
            .signs
            .peek()
            .copied()
            .filter(|sign| sign.is_alphanumeric() || matches!(sign, '+' | '-' | '.' | '/' | ':'))
        {
            number.push(sign);
            self.next();
        }
        let whole = number.strip_prefix('-').unwrap_or(&number);
        let (whole, rest) = whole.split_at(whole.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(whole.len()));
        let led = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || led || !(rest.is_empty() || number.parse::<f64>().is_ok() && !rest.ends_with('.')) {
            return Err(Syntax {
                line: place.0,
                column: place.1,
                wrong: format!("'{}' is not a number", short(&number)),
                remedy: "Put dates and other texts in double quotes, and write a number as 3",
            });
        }
        Ok(Value::Number(number))
    }

    fn word(&mut self) -> Result<Value, Syntax> {
        let place = (self.line, self.column);
        let mut word = String::new();
        while let Some(sign) =
            self.signs.peek().copied().filter(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'))
        {
            word.push(sign);
            self.next();
        }
        match word.as_str() {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Flag(true)),
            "false" => Ok(Value::Flag(false)),
            _ => Err(Syntax {
                line: place.0,
                column: place.1,
                wrong: format!("the word '{}' has no quotes around it", short(&word)),
                remedy: "Put it in double quotes; only true, false and null have none, in small letters",
            }),
        }
    }
}

/// Quotes that JSON does not know.
const fn is_other_quote(sign: char) -> bool {
    matches!(sign, '\'' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '″' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_texts_are_read_as_serde_json_reads_them() {
        for text in [
            "[]",
            "{}",
            " [1, -2.5e3, 0, \"a\\u00e9\\n\\\"\\ud83d\\ude00\", null, true, {\"a\": [{}], \"b\": false}]\n",
            "\"é\"",
        ] {
            let mut written = String::new();
            parse(text).unwrap().write(&mut written);
            let one: serde_json::Value = serde_json::from_str(text).unwrap();
            let other: serde_json::Value = serde_json::from_str(&written).unwrap();
            assert_eq!(one, other);
        }
    }

    #[test]
    fn what_is_no_json_is_told_in_plain_words() {
        for (text, line, wrong) in [
            ("", 1, "ends before"),
            ("[\n{\"a\": 1}\n{\"b\": 2}]", 3, "a comma is missing"),
            ("[1,\n]", 2, "there is a comma before the closing"),
            ("[1,,2]", 1, "two commas"),
            ("{\"a\" 1}", 1, "a colon is missing"),
            ("{a: 1}", 1, "name of a field has no quotes around it"),
            ("{“a”: 1}", 1, "the quote “"),
            ("['a']", 1, "the quote '"),
            ("[\"a]\n", 1, "is not closed"),
            ("[\"he said \"no\"\"]", 1, "neither a comma nor a bracket"),
            ("[True]", 1, "'True' has no quotes around it"),
            ("[03]", 1, "'03' is not a number"),
            ("[2021-10-25]", 1, "'2021-10-25' is not a number"),
            ("[1] [2]", 1, "more follows"),
            ("{}\n{}", 2, "more follows"),
            ("[1] x", 1, "something after the end"),
            ("[// none\n1]", 1, "a comment"),
            ("[1}", 1, "'}' is where ']'"),
            ("[\"\\q\"]", 1, "a backslash"),
            ("[\"\\ud800\"]", 1, "half of a letter"),
            ("[\"a\tb\"]", 1, "control character"),
            ("[\u{A0}1]", 1, "a special space"),
            ("{\"a\": 1", 1, "ends before"),
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            let found = parse(text).unwrap_err();
            assert!(found.line == line && found.wrong.contains(wrong), "{text}: {found:?}");
        }
        assert!(parse(&"[".repeat(100_000)).unwrap_err().wrong.contains("too deep"));
    }
}
