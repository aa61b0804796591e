//! Walks over JSON without reading it, as far as it is let: a file of many megabytes must not stop the page.
//!
//! It finds where values begin and end, however deep they are. Whether a value is good JSON is seen when it is read.

use core::ops::Range;

/// Why there is no telling where something ends.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The text ends too early.
    #[error("it ends too early")]
    Ends,
    /// Something stands there that cannot stand there.
    #[error("line {line} is not JSON")]
    Odd {
        /// The line, counted from 1.
        line: usize,
    },
}

/// How far a walk has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Where it is, in bytes.
    pub at: usize,
    /// Where the value began that it is in.
    begun: Option<usize>,
    depth: usize,
    in_string: bool,
}

impl Walk {
    /// A walk that begins here.
    pub fn from(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    fn odd(self, text: &str) -> Fault {
        let before = text.as_bytes().iter().take(self.at);
        Fault::Odd { line: before.filter(|byte| **byte == b'\n').count() + 1 }
    }

    /// The next sign that is no space, without going over it.
    pub fn peek(&mut self, text: &str) -> Option<u8> {
        let rest = text.as_bytes().get(self.at..)?;
        let spaces = rest.iter().take_while(|byte| matches!(**byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += spaces;
        text.as_bytes().get(self.at).copied()
    }

    /// Goes over one of these signs, and tells which.
    ///
    /// # Errors
    /// [`Fault`] where none of them is next.
    pub fn over(&mut self, text: &str, signs: &[u8]) -> Result<u8, Fault> {
        match self.peek(text) {
            Some(sign) if signs.contains(&sign) => {
                self.at += 1;
                Ok(sign)
            }
            Some(_) => Err(self.odd(text)),
            None => Err(Fault::Ends),
        }
    }

    /// Goes over one value, but over no more bytes than `budget`, which it lowers. `None` where that is not enough: it goes
    /// on from there the next time.
    ///
    /// # Errors
    /// [`Fault`] where no value is next, or it has no end.
    pub fn value(&mut self, text: &str, budget: &mut usize) -> Result<Option<Range<usize>>, Fault> {
        let begun = match self.begun {
            Some(begun) => begun,
            None => {
                self.peek(text).ok_or(Fault::Ends)?;
                self.begun = Some(self.at);
                self.at
            }
        };
        let bytes = text.as_bytes();
        while *budget > 0 {
            let before = self.at;
            let is_over = if self.in_string { self.string(bytes)? } else { self.sign(text)? };
            *budget = budget.saturating_sub(self.at - before);
            if is_over {
                self.begun = None;
                return Ok(Some(begun..self.at));
            }
        }
        Ok(None)
    }

    /// Goes to the end of a string, or over a part of it; tells whether the value ends with it.
    fn string(&mut self, bytes: &[u8]) -> Result<bool, Fault> {
        /// How much of a string is looked through at once.
        const PIECE: usize = 1 << 16;
        let rest = bytes.get(self.at..).filter(|rest| !rest.is_empty()).ok_or(Fault::Ends)?;
        match rest.iter().take(PIECE).position(|byte| matches!(byte, b'"' | b'\\')) {
            None => {
                self.at += rest.len().min(PIECE);
                Ok(false)
            }
            Some(place) if rest.get(place) == Some(&b'"') => {
                self.at += place + 1;
                self.in_string = false;
                Ok(self.depth == 0)
            }
            Some(place) if place + 1 < rest.len() => {
                self.at += place + 2;
                Ok(false)
            }
            Some(_) => Err(Fault::Ends),
        }
    }

    /// Goes over one sign outside strings, or over a number or a word; tells whether the value ends with it.
    fn sign(&mut self, text: &str) -> Result<bool, Fault> {
        let bytes = text.as_bytes();
        match bytes.get(self.at).ok_or(Fault::Ends)? {
            b'"' => {
                self.in_string = true;
                self.at += 1;
                Ok(false)
            }
            b'{' | b'[' => {
                self.depth += 1;
                self.at += 1;
                Ok(false)
            }
            b'}' | b']' if self.depth == 0 => Err(self.odd(text)),
            b'}' | b']' => {
                self.depth -= 1;
                self.at += 1;
                Ok(self.depth == 0)
            }
            b',' | b':' if self.depth == 0 => Err(self.odd(text)),
            _ => {
                let rest = bytes.get(self.at..).unwrap_or_default();
                let ends = |byte: &u8| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']');
                let parts = |byte: &u8| matches!(byte, b',' | b':' | b' ' | b'\n' | b'\r' | b'\t');
                let is_bare = self.depth == 0;
                let length = rest.iter().position(|byte| ends(byte) || (is_bare && parts(byte))).unwrap_or(rest.len());
                self.at += length;
                Ok(is_bare)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str, budget: usize) -> Result<&str, Fault> {
        let mut walk = Walk::default();
        loop {
            if let Some(found) = walk.value(text, &mut budget.clone())? {
                return Ok(text.get(found).unwrap_or_default());
            }
        }
    }

    #[test]
    fn a_value_ends_where_it_ends() {
        for (text, wanted) in [
            (r#" {"a":["]",{"b":"\"}"}]} , 1"#, r#"{"a":["]",{"b":"\"}"}]}"#),
            (r#""a\\" b"#, r#""a\\""#),
            ("12.5e3,", "12.5e3"),
            ("null", "null"),
            ("[]x", "[]"),
        ] {
            for budget in [1, 3, 1000] {
                assert_eq!(value(text, budget), Ok(wanted));
            }
        }
        for (text, fault) in [
            ("", Fault::Ends),
            ("  ", Fault::Ends),
            ("{\"a\":1", Fault::Ends),
            ("\"a\\", Fault::Ends),
            ("\n\n]", Fault::Odd { line: 3 }),
            (",", Fault::Odd { line: 1 }),
        ] {
            assert_eq!(value(text, 2), Err(fault), "{text}");
        }
        let deep = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
        assert_eq!(value(&deep, 10_000), Ok(&*deep));
    }

    proptest! {
        #[test]
        fn any_text_is_walked_over_in_any_steps(text in "[\\[\\]{}:,\"\\\\a0 é]{0,30}", budget in 1_usize..9) {
            prop_assert_eq!(value(&text, budget), value(&text, 1_000));
        }
    }
}
