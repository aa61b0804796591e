//! Notes as files to take away.

use super::codec::to_value;
use super::model::{Note, Notebook};
use record::Date;
use serde_json::{Map, Value};

/// Everything as JSON: the notes, and unchanged the keys and values of what could not be read.
pub fn to_json(notebook: &Notebook, set_aside: &[(String, String)]) -> String {
    let value_aside =
        |(key, value): &(String, String)| object([("key", key.as_str().into()), ("value", value.as_str().into())]);
    let file = object([
        ("format", "inspection-explorer notes".into()),
        ("version", 1.into()),
        ("notes", notebook.iter().map(to_value).collect()),
        ("set_aside", set_aside.iter().map(value_aside).collect()),
    ]);
    format!("{file:#}\n")
}

/// A JSON object.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// The notes as plain text, the newest first, each under the title of what it is about.
pub fn to_text(notebook: &Notebook, title: impl Fn(&str) -> String) -> String {
    let block = |note: &Note| {
        let (written, changed) = (day(note.created), day(note.updated));
        let dates = if written == changed {
            format!("Written {written}")
        } else {
            format!("Written {written}, changed {changed}")
        };
        format!("{}\n{}\n{dates}\n", title(&note.target), note.text.trim_end())
    };
    notebook.newest_first().into_iter().map(block).collect::<Vec<_>>().join("\n")
}

/// The name of the file with everything; `today` is a day as 2026-11-22.
pub fn file_name(today: &str) -> String {
    format!("{}.json", stem(today))
}

/// The name of the file with the plain text; `today` is a day as 2026-11-22.
pub fn text_file_name(today: &str) -> String {
    format!("{}.txt", stem(today))
}

/// The name without its ending, of signs that every system takes.
fn stem(today: &str) -> String {
    let day: String = today.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("inspection-notes-{day}")
}

/// The day of a time in milliseconds since the beginning of 1970, in words and in universal time.
fn day(milliseconds: u64) -> String {
    // Years are counted from March, so that the leap day is the last one; 719468 days lie between 0000-03-01 and 1970.
    let days = milliseconds / 86_400_000 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let text = format!("{year:04}-{month:02}-{day:02}");
    Date::parse(&text).map(|date| date.to_string()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 5 November 2024, noon.
    const NOON: u64 = 1_730_808_000_000;
    const DAY: u64 = 86_400_000;

    fn book() -> Notebook {
        let mut book = Notebook::default();
        book.write("a", "first\nline\n", NOON).unwrap();
        book.write("b", "second", NOON).unwrap();
        book.write("b", "second \"quoted\"", NOON + DAY).unwrap();
        book
    }

    #[test]
    fn the_json_holds_everything() {
        let aside = [("inspection-explorer/v1/set-aside/c".to_owned(), "{\"broken\u{0}".to_owned())];
        let text = to_json(&book(), &aside);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["notes"][1]["text"], "second \"quoted\"");
        assert_eq!(value["notes"][0]["version"], 1);
        assert_eq!(value["set_aside"][0]["key"], "inspection-explorer/v1/set-aside/c");
        assert_eq!(value["set_aside"][0]["value"], "{\"broken\u{0}");
        assert!(text.lines().count() > 10 && text.ends_with("}\n"), "not for people: {text}");
    }

    #[test]
    fn the_text_has_title_note_and_dates() {
        let text = to_text(&book(), |target| format!("Finding {target}"));
        let wanted = "Finding b\nsecond \"quoted\"\nWritten 5 November 2024, changed 6 November 2024\n\n\
                      Finding a\nfirst\nline\nWritten 5 November 2024\n";
        assert_eq!(text, wanted);
        assert_eq!(to_text(&Notebook::default(), str::to_owned), "");
    }

    #[test]
    fn days_follow_the_calendar() {
        let at = |days: u64| day(days * DAY);
        assert_eq!(
            (at(0), at(58), at(59)),
            ("1 January 1970".into(), "28 February 1970".into(), "1 March 1970".into())
        );
        assert_eq!((at(11_016), at(11_017)), ("29 February 2000".into(), "1 March 2000".into()));
        assert_eq!((at(19_722), at(19_723)), ("31 December 2023".into(), "1 January 2024".into()));
        assert_eq!((at(19_782), at(19_783)), ("29 February 2024".into(), "1 March 2024".into()));
        assert_eq!((at(47_540), at(47_541)), ("28 February 2100".into(), "1 March 2100".into()));
        assert_eq!(day(DAY - 1), "1 January 1970");
        assert_eq!(day(u64::MAX), "584556019-04-03");
    }

    #[test]
    fn file_names_hold_the_day_and_nothing_odd() {
        assert_eq!(file_name("2026-11-22"), "inspection-notes-2026-11-22.json");
        assert_eq!(text_file_name("../22:11 2026"), "inspection-notes-22112026.txt");
    }
}
