//! Texts as JSON strings, exactly: a browser may keep half a sign (a lone surrogate), which is no proper Unicode.

use serde::de::{Deserialize, Deserializer, Visitor};
use std::fmt;

/// What a JSON string stands for, half signs included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact(Vec<u8>);

impl Exact {
    /// What this JSON stands for; `None` where it is no string.
    pub fn of(literal: &str) -> Option<Self> {
        serde_json::from_str(literal).ok()
    }

    /// The text; `None` where it holds half a sign.
    pub fn text(self) -> Option<String> {
        String::from_utf8(self.0).ok()
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl Visitor<'_> for Read {
            type Value = Exact;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Exact, E> {
                Ok(Exact(bytes.to_vec()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Exact, E> {
                Ok(Exact(text.as_bytes().to_vec()))
            }
        }

        deserializer.deserialize_bytes(Read)
    }
}

/// Whether two JSON strings stand for the same.
pub fn same(one: &str, other: &str) -> bool {
    one == other || (Exact::of(one).is_some() && Exact::of(one) == Exact::of(other))
}

/// A text as a JSON string.
pub fn literal(text: &str) -> Box<str> {
    serde_json::to_string(text).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_signs_are_told_apart() {
        assert_eq!(Exact::of(r#""a\n\u0000\ud83d\ude00""#).unwrap().text().as_deref(), Some("a\n\u{0}😀"));
        assert_eq!(Exact::of(r#""\ud800""#).unwrap().text(), None);
        for (one, other, wanted) in [
            (r#""\ud800""#, r#""\uD800""#, true),
            (r#""\ud800""#, r#""\ud801""#, false),
            (r#""\ud800""#, r#""\ufffd""#, false),
            (r#""a""#, r#""\u0061""#, true),
            ("1", "1", true),
            ("1", "2", false),
            ("[1]", r#""\u0001""#, false),
        ] {
            assert_eq!(same(one, other), wanted, "{one} {other}");
        }
        assert_eq!(Exact::of("[97]"), None);
    }
}
