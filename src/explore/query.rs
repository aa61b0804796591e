//! The query of an address: names and values, escaped so that common letters stay readable.

use core::fmt::Write as _;

/// The names and values of a query, with or without its question mark.
pub fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = text.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescape(name), unescape(value))
    })
}

/// A value as it may stand in a query.
pub fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b',' => {
                escaped.push(char::from(byte));
            }
            b' ' => escaped.push('+'),
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "%{byte:02X}");
            }
        }
    }
    escaped
}

/// The value of an escaped text; what is no escape stays as it is, what is no Unicode is replaced.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
        bytes.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stay_as_they_are() {
        let all: Vec<_> = pairs("?a=%4&%zz=1&b&&=c&d=%C3%A4+%2B").collect();
        let expected = [("a", "%4"), ("%zz", "1"), ("b", ""), ("", "c"), ("d", "ä +")];
        assert_eq!(all, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    proptest! {
        #[test]
        fn a_value_comes_back(value in "\\PC{0,40}") {
            let query = format!("x={}", escape(&value));
            prop_assert_eq!(pairs(&query).collect::<Vec<_>>(), [("x".to_owned(), value)]);
        }
    }
}
