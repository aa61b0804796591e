//! One thing in a file: a key with its value, or a note.

use super::annotations::Annotation;
use super::foreign::{Foreign, form};
use super::form::Sort;
use super::hypothesis;
use super::literal::literal;
use super::refusal::Why;
use crate::envelope::{Fields, Misread};
use crate::keys::Keys;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What there is in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A key and its value, both as JSON.
    Value {
        /// The key.
        key: Box<str>,
        /// The value.
        value: Box<str>,
    },
    /// A note that stands under no key yet.
    Note(Box<Foreign>),
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    key: &'a RawValue,
    #[serde(borrow)]
    value: &'a RawValue,
}

/// Reads one thing of a list.
///
/// # Errors
/// [`Why`] where it cannot be read.
pub fn read(sort: Sort, text: &str, keys: &Keys) -> Result<Found, Why> {
    match sort {
        Sort::Entry => {
            let Entry { key, value } = serde_json::from_str(text).map_err(form)?;
            Ok(Found::Value { key: key.get().into(), value: value.get().into() })
        }
        Sort::Note => kept(text, keys),
        Sort::Annotation => {
            let annotation: Annotation = serde_json::from_str(text).map_err(form)?;
            annotation.note().map(|note| Found::Note(Box::new(note)))
        }
        Sort::Hypothesis => hypothesis::read(text).map(|note| Found::Note(Box::new(note))),
    }
}

/// A note as an earlier version kept it, under the key where it stood.
fn kept(text: &str, keys: &Keys) -> Result<Found, Why> {
    let (mut fields, version) = Fields::parse_from(text, 1)?;
    let key = match (version, keys.first) {
        (1, Some(first)) => format!("{first}note/{}", fields.take::<String>("target")?),
        (2, _) => format!("{}note/{}", keys.second, fields.take::<String>("subject")?),
        (1, None) => return Err(Misread::Shape("the first version did not know this record".to_owned()).into()),
        (newer, _) => return Err(Misread::Newer(newer).into()),
    };
    Ok(Found::Value { key: literal(&key), value: literal(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_taken_as_they_are() {
        let keys = Keys::new(&"milton-keynes".into());
        let entry = |text: &str| read(Sort::Entry, text, &keys);
        let value = |key: &str, value: &str| Ok(Found::Value { key: key.into(), value: value.into() });
        assert_eq!(entry(r#"{"key" : "a\u0062", "more":[], "value":"\ud800"}"#), value(r#""a\u0062""#, r#""\ud800""#));
        for text in ["1", "{}", r#"{"key":"a"}"#, r#"{"key":"a","key":"b","value":""}"#, r#"{"key":"a","value":"}"#] {
            assert!(matches!(entry(text), Err(Why::Form(_))), "{text}");
        }
        let note = |text: &str| read(Sort::Note, text, &keys);
        let second = r#"{"version":2,"subject":"thread:a","x":1e2}"#;
        assert_eq!(note(second), value(r#""inspection-explorer/v2/milton-keynes/note/thread:a""#, &literal(second)));
        let first = r#"{"version":1,"target":"thread:a"}"#;
        assert_eq!(note(first), value(r#""inspection-explorer/v1/note/thread:a""#, &literal(first)));
        assert!(matches!(note(r#"{"version":3}"#), Err(Why::Misread(Misread::Newer(3)))));
        assert!(matches!(note(r#"{"version":2,"subject":1}"#), Err(Why::Misread(Misread::Shape(_)))));
    }
}
