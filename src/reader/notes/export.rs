//! Notes as a file to take away.

use super::notebook::Notebook;
use crate::keep::encode;
use serde::Serialize;
use serde_json::value::RawValue;

/// The file. A note stands in it just as it is kept.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    notes: Vec<Box<RawValue>>,
    set_aside: Vec<Unread<'a>>,
}

/// A value that could not be read.
#[derive(Serialize)]
struct Unread<'a> {
    key: &'a str,
    value: &'a str,
}

/// Everything as JSON: the notes, and unchanged the keys and values of what could not be read.
pub fn to_json(notebook: &Notebook, unread: &[(String, String)]) -> String {
    let file = File {
        format: "inspection-explorer notes",
        version: 2,
        // What a note gives is JSON: it is read back before it is saved.
        notes: notebook.iter().filter_map(|note| RawValue::from_string(encode(note)).ok()).collect(),
        set_aside: unread.iter().map(|(key, value)| Unread { key, value }).collect(),
    };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// The name of the file; `today` is a day as 2026-11-22. It has only signs that every system takes.
pub fn file_name(today: &str) -> String {
    let day: String = today.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("inspection-notes-{day}.json")
}

#[cfg(test)]
mod tests {
    use super::super::about::About;
    use super::*;
    use crate::keep::Id;
    use serde_json::Value;

    #[test]
    fn the_json_holds_everything() {
        let mut book = Notebook::default();
        for (about, text) in [("thread:a", "first\nline\n"), ("thread:b", "second \"quoted\"")] {
            book.write(&About::from_text(about).unwrap(), text, 1_730_808_000_000).unwrap();
        }
        let unread = [("inspection-explorer/v2/x/quarantine/note/c".to_owned(), "{\"broken\u{0}".to_owned())];
        let text = to_json(&book, &unread);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["notes"][1]["text"], "second \"quoted\"");
        assert_eq!(value["notes"][0]["version"], 2);
        assert_eq!(value["set_aside"][0]["key"], unread[0].0.as_str());
        assert_eq!(value["set_aside"][0]["value"], "{\"broken\u{0}");
        assert!(text.lines().count() > 10 && text.ends_with("}\n"), "not for people: {text}");
    }

    #[test]
    fn numbers_of_any_length_leave_exactly_as_they_are() {
        let held =
            r#"{"version":2,"subject":"thread:a","text":"t","created":1,"updated":2,"x":12345678901234567890123}"#;
        let about = About::from_text("thread:a").unwrap();
        let mut book = Notebook::default();
        book.restore(crate::keep::decode(about, held).unwrap());
        assert!(to_json(&book, &[]).contains(held));
    }

    #[test]
    fn file_names_hold_the_day_and_nothing_odd() {
        assert_eq!(file_name("2026-11-22"), "inspection-notes-2026-11-22.json");
        assert_eq!(file_name("../22:11 2026"), "inspection-notes-22112026.json");
    }
}
