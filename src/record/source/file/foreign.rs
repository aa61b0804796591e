//! Which file it is, where it is no record: each is named by what it most likely is.

use super::{LARGEST, whole};
use crate::source::Problem;
use serde_json::Value;

/// How the remedy for a wrong file begins.
const CHOOSE: &str = "Choose a record file: script/check-data --bundle makes one of a record’s folder";

/// What other files begin with, and what they are.
const BEGINNINGS: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an older Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<", "a web page or another file with tags"),
    (b"unit,", "a table of one record’s folder"),
];

/// The text of a file.
///
/// # Errors
/// A [`Problem`] where it is empty, too large, or no text.
pub fn text(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > LARGEST {
        let (size, most) = (bytes.len().div_ceil(1 << 20), LARGEST >> 20);
        return Err(whole("its size", format!("it has {size} MB, and at most {most} MB can be read"), CHOOSE));
    }
    // Some editors put a mark before a text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins = bytes.trim_ascii_start();
    if begins.is_empty() {
        return Err(whole("the whole file", "it is empty", CHOOSE));
    }
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| begins.starts_with(beginning)) {
        return Err(whole("the whole file", format!("it is {kind}"), CHOOSE));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(whole("the whole file", "its text is UTF-16", "Save it as UTF-8, without a change to its text"));
    }
    core::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        whole(&format!("line {line}"), "it holds signs that are not UTF-8", "Save it as UTF-8, or fetch it again")
    })
}

/// What a JSON file is that does not call itself a record.
pub fn not_a_record(format: Option<&str>, fields: &[&str]) -> Problem {
    let has = |name: &str| fields.contains(&name);
    let kind = match format {
        Some("inspection-explorer backup" | "inspection-explorer notes") => "a backup of notes",
        Some("inspection-explorer shared briefing") => "a briefing that somebody shared",
        Some(other) if other.starts_with("inspection-explorer ") => "another file of the inspection explorer",
        Some(other) => {
            let shown: String = other.chars().filter(|sign| !sign.is_control()).take(40).collect();
            return whole("format", format!("it calls itself ‘{shown}’, not ‘{}’", super::FORMAT), CHOOSE);
        }
        None if has("@context") || has("annotations") => "a file of annotations",
        None if has("name") && has("attribution") => "authority.json of a record’s folder alone",
        None if has("frameworks") && has("topics") => "codebook.json of a record’s folder alone",
        None if has("codebook") && has("findings") => {
            let remedy = format!("Begin it with \"format\": \"{}\", \"version\": {}", super::FORMAT, super::VERSION);
            return whole("format", "it looks like a record but does not call itself one", remedy);
        }
        None => "a JSON file of some other kind",
    };
    let remedy = match kind {
        "a backup of notes" => "Bring a backup back under Notes, ‘Bring notes back from a file’",
        "a briefing that somebody shared" => "Open it in the Briefing view",
        _ => CHOOSE,
    };
    whole("the whole file", format!("it is {kind}"), remedy)
}

/// What is wrong with a text that is no JSON object.
pub fn not_json(text: &str, error: &serde_json::Error) -> Problem {
    let place = format!("line {}, column {}", error.line(), error.column());
    if text.trim_start().starts_with('[') && serde_json::from_str::<Vec<Value>>(text).is_ok() {
        return whole("the whole file", "it is a JSON list, as one file of a record’s folder is", CHOOSE);
    }
    if error.is_eof() {
        return whole(&place, "it ends in the middle", "Fetch or copy the file again: a part of it is missing");
    }
    if !text.trim_start().starts_with('{') {
        return whole("the whole file", "it is no JSON file", CHOOSE);
    }
    whole(&place, "it is not valid JSON from here", "Look just before that place for a missing comma, quote or bracket")
}
