//! How a note is written down under its key, and read again.

use super::form::{self, Misread};
use super::model::{NOTE_LIMIT, Note};
use serde_json::Value;

/// What the key of every note begins with; the target's id follows.
pub const NOTE_PREFIX: &str = "inspection-explorer/v1/note/";

/// What the key of every value that was set aside begins with; the target's id follows.
pub const SET_ASIDE_PREFIX: &str = "inspection-explorer/v1/set-aside/";

/// The longest value that is read as a note, in bytes; no browser keeps much more than five of them.
pub const VALUE_LIMIT: usize = 1_000_000;

/// The form in which this app writes notes.
const VERSION: u64 = 1;

/// Why a value is no note that this app can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A later version of the app has written it.
    #[error(
        "A newer version of this page wrote this note (form {0}): load the page again to get that version. The note \
         is kept unchanged."
    )]
    Newer(u64),
    /// It is no JSON at all.
    #[error(
        "This note is damaged: it is not JSON ({0}). It is kept unchanged: download your notes to get at what is left \
         of it."
    )]
    NotJson(String),
    /// It is JSON, but no note.
    #[error("This is not in the form of a note ({0}). It is kept unchanged: download your notes to see what it holds.")]
    Shape(String),
    /// It is a note about something else.
    #[error(
        "This note stands in the place of another one: it says that it is about '{0}'. It is kept unchanged: download \
         your notes to see it, and write it again where it belongs."
    )]
    WrongTarget(String),
    /// It is longer than any note may be.
    #[error(
        "This note is too large: a note can have at most {NOTE_LIMIT} characters, and {VALUE_LIMIT} bytes with all \
         that belongs to it. It is kept unchanged: download your notes to see it."
    )]
    TooLarge,
}

impl From<Misread> for Unreadable {
    fn from(misread: Misread) -> Self {
        match misread {
            Misread::Newer(version) => Self::Newer(version),
            Misread::NotJson(why) => Self::NotJson(why),
            Misread::Shape(why) => Self::Shape(why),
            Misread::TooLarge => Self::TooLarge,
        }
    }
}

/// The key under which the note about this target is kept.
pub fn key_of(target: &str) -> String {
    format!("{NOTE_PREFIX}{target}")
}

/// The target of the note that is kept under this key, if it is a note's key.
pub fn target_of(key: &str) -> Option<&str> {
    key.strip_prefix(NOTE_PREFIX)
}

/// The note as JSON. Unknown fields with the name of a known one are left out: the known one counts.
pub fn encode(note: &Note) -> String {
    to_value(note).to_string()
}

/// The note as a JSON value.
pub(super) fn to_value(note: &Note) -> Value {
    let known = [
        ("version", VERSION.into()),
        ("target", note.target.as_str().into()),
        ("text", note.text.as_str().into()),
        ("created", note.created.into()),
        ("updated", note.updated.into()),
    ];
    form::object(known, &note.extra)
}

/// Reads the value that is kept under the key of the note about `target`.
///
/// # Errors
/// [`Unreadable`] where it is not a note about `target` in a form that this app knows.
pub fn decode(target: &str, text: &str) -> Result<Note, Unreadable> {
    let mut note: Note = form::read(text, VERSION)?;
    note.extra.remove("version");
    if note.target != target {
        return Err(Unreadable::WrongTarget(note.target));
    }
    if note.text.chars().count() > NOTE_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    Ok(note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Map;

    const PLAIN: &str = r#"{"version":1,"target":"a","text":"t","created":1,"updated":2}"#;

    #[test]
    fn the_published_form_reads_and_unknown_fields_stay() {
        let note = Note { target: "a".into(), text: "t".into(), created: 1, updated: 2, extra: Map::new() };
        assert_eq!(decode("a", PLAIN), Ok(note.clone()));
        let text = PLAIN.replace("}", r#","tags":["x",{"y":null}]}"#);
        let tagged = decode("a", &text).unwrap();
        assert_eq!(tagged.extra.get("tags").map(Value::to_string).as_deref(), Some(r#"["x",{"y":null}]"#));
        assert_eq!(decode("a", &encode(&tagged)), Ok(tagged));
        assert_eq!(
            serde_json::from_str::<Value>(&encode(&note)).unwrap(),
            serde_json::from_str::<Value>(PLAIN).unwrap()
        );
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let cases = [
            ("", "it is not JSON"),
            ("{\"version\":1", "it is not JSON"),
            ("[1]", "it has no version"),
            ("{\"text\":\"t\"}", "it has no version"),
            (&PLAIN.replace(":1,\"t", ":0,\"t"), "its version is no number"),
            (&PLAIN.replace(":1,\"t", ":\"1\",\"t"), "its version is no number"),
            (&PLAIN.replace(":1,\"t", ":2,\"t"), "A newer version of this page wrote this note (form 2)"),
            ("{\"version\":7,\"quite\":\"different\"}", "(form 7)"),
            (&PLAIN.replace("\"text\":\"t\",", ""), "missing field `text`"),
            (&PLAIN.replace("\"t\"", "3"), "expected a string"),
            (&PLAIN.replace(":2}", ":-2}"), "expected u64"),
            (&PLAIN.replace("{", "{\"text\":\"u\","), "duplicate field `text`"),
            (&PLAIN.replace("\"a\"", "\"b\""), "about 'b'"),
            (&PLAIN.replace("\"t\"", &format!("\"{}\"", "é".repeat(NOTE_LIMIT + 1))), "too large"),
            (&" ".repeat(VALUE_LIMIT + 1), "too large"),
        ];
        for (text, words) in cases {
            let why = decode("a", text).unwrap_err().to_string();
            assert!(why.contains(words) && (why.contains("kept unchanged")), "{words}: {why}");
        }
        assert!(decode("a", &PLAIN.replace("\"t\"", &format!("\"{}\"", "é".repeat(NOTE_LIMIT)))).is_ok());
    }

    #[test]
    fn an_unknown_field_never_takes_the_place_of_a_known_one() {
        let mut note = decode("a", PLAIN).unwrap();
        let plain = note.clone();
        for name in ["version", "target", "text", "created", "updated"] {
            note.extra.insert(name.into(), Value::from(9));
        }
        assert_eq!(decode("a", &encode(&note)), Ok(plain));
    }

    #[test]
    fn keys_lead_to_targets_and_back() {
        let key = key_of("ilacs-2024/p4.s1:strength");
        assert_eq!(key, "inspection-explorer/v1/note/ilacs-2024/p4.s1:strength");
        assert_eq!(target_of(&key), Some("ilacs-2024/p4.s1:strength"));
        assert_eq!(target_of("inspection-explorer/v1/set-aside/a"), None);
    }
}
