//! How the briefing is written down under its key, and read again.

use super::item::Item;
use super::model::{Briefing, Refused};
use crate::notes::form::{self, Misread};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The key under which the briefing is kept.
pub const BRIEFING_KEY: &str = "inspection-explorer/v1/briefing";

/// The form in which this app writes a briefing.
const VERSION: u64 = 1;

/// Why a value is no briefing that this app can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not in the form of a briefing.
    #[error("The briefing that this browser keeps cannot be read. {0}")]
    Form(#[from] Misread),
    /// It is a briefing with more in it than any may have.
    #[error(
        "The briefing that this browser keeps holds more than a briefing can. {0} It is kept unchanged: download your \
         notes to see what it holds."
    )]
    Limit(#[from] Refused),
}

/// The briefing as it is written down.
#[derive(Deserialize)]
struct Written {
    heading: String,
    questions: Vec<String>,
    items: Vec<String>,
    /// Read only to refuse what has none.
    #[serde(rename = "updated")]
    _updated: u64,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// The briefing as JSON, written at the time `now` in milliseconds since the beginning of 1970. Unknown fields with the
/// name of a known one are left out: the known one counts.
pub fn encode(briefing: &Briefing, now: u64) -> String {
    let known = [
        ("version", VERSION.into()),
        ("heading", briefing.heading().into()),
        ("questions", briefing.questions().into()),
        ("items", briefing.items().iter().map(Item::token).collect()),
        ("updated", now.into()),
    ];
    form::object(known, &briefing.extra).to_string()
}

/// Reads the value that is kept under the briefing's key. An entry that stands there twice is read once.
///
/// # Errors
/// [`Unreadable`] where it is no briefing in a form that this app knows.
pub fn decode(text: &str) -> Result<Briefing, Unreadable> {
    let mut written: Written = form::read(text, VERSION)?;
    written.extra.remove("version");
    let mut briefing = Briefing::default();
    briefing.extra = written.extra;
    briefing.set_heading(&written.heading)?;
    briefing.set_questions(&written.questions.join("\n"))?;
    for token in &written.items {
        briefing.add(Item::from_token(token))?;
    }
    Ok(briefing)
}

#[cfg(test)]
mod tests {
    use super::super::model::{HEADING_LIMIT, ITEM_LIMIT};
    use super::*;

    const PLAIN: &str = r#"{"version":1,"heading":"h","questions":["q"],"items":["finding:a","video:b"],"updated":2}"#;

    #[test]
    fn the_published_form_reads_and_unknown_fields_stay() {
        let briefing = decode(PLAIN).unwrap();
        assert_eq!((briefing.heading(), briefing.questions_text().as_str()), ("h", "q"));
        assert_eq!(briefing.items(), [Item::Finding("a".into()), Item::Other("video:b".into())]);
        let (written, plain): (Value, Value) =
            (serde_json::from_str(&encode(&briefing, 2)).unwrap(), serde_json::from_str(PLAIN).unwrap());
        assert_eq!(written, plain);
        let more = decode(&PLAIN.replace('}', r#","colour":["x"]}"#)).unwrap();
        assert_eq!(more.extra.get("colour").map(Value::to_string).as_deref(), Some(r#"["x"]"#));
        assert_eq!(decode(&encode(&more, 9)), Ok(more));
        let twice = decode(&PLAIN.replace("video:b", "finding:a")).unwrap();
        assert_eq!(twice.items(), [Item::Finding("a".into())]);
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let many = (0..=ITEM_LIMIT).map(|id| format!("\"finding:{id}\"")).collect::<Vec<_>>().join(",");
        let cases = [
            ("", "it is not JSON"),
            ("{}", "it has no version"),
            (&PLAIN.replace(":1,", ":2,"), "A newer version of this page wrote it (form 2)"),
            (&PLAIN.replace("\"heading\":\"h\",", ""), "missing field `heading`"),
            (&PLAIN.replace(",\"updated\":2", ""), "missing field `updated`"),
            (&PLAIN.replace("[\"q\"]", "\"q\""), "expected a sequence"),
            (&PLAIN.replace('{', "{\"items\":[],"), "duplicate field `items`"),
            (&PLAIN.replace("\"h\"", &format!("\"{}\"", "h".repeat(HEADING_LIMIT + 1))), "201 characters"),
            (&PLAIN.replace("\"video:b\"", &many), "This briefing has 200 entries"),
        ];
        for (text, words) in cases {
            let why = decode(text).unwrap_err().to_string();
            assert!(why.contains(words) && why.contains("kept unchanged"), "{words}: {why}");
        }
    }
}
