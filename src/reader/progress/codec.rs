//! How a status is written down under its key, and read again.

use super::model::Mark;
use crate::notes::form::{self, Misread};
use serde_json::Value;

/// What the key of every status begins with; the action's unit follows.
pub const PROGRESS_PREFIX: &str = "inspection-explorer/v1/progress/";

/// The form in which this app writes a status.
const VERSION: u64 = 1;

/// Why a value is no status that this app can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not in the form of a status.
    #[error("A status of an action cannot be read. {0}")]
    Form(#[from] Misread),
    /// It is the status of another action.
    #[error(
        "A status of an action stands in the place of another one: it says that it is about '{0}'. It is kept \
         unchanged: download your notes to see it, and give the action its status again."
    )]
    WrongAction(String),
}

/// The key under which the status of this action is kept.
pub fn key_of(action: &str) -> String {
    format!("{PROGRESS_PREFIX}{action}")
}

/// The action whose status is kept under this key, if it is a status's key.
pub fn action_of(key: &str) -> Option<&str> {
    key.strip_prefix(PROGRESS_PREFIX)
}

/// The status as JSON. Unknown fields with the name of a known one are left out: the known one counts.
pub fn encode(mark: &Mark) -> String {
    let known = [
        ("version", VERSION.into()),
        ("action", mark.action.as_str().into()),
        ("progress", mark.progress.token().into()),
        ("on", mark.on.map_or(Value::Null, |day| String::from(day).into())),
        ("updated", mark.updated.into()),
    ];
    form::object(known, &mark.extra).to_string()
}

/// Reads the value that is kept under the key of this action's status.
///
/// # Errors
/// [`Unreadable`] where it is no status of this action in a form that this app knows.
pub fn decode(action: &str, text: &str) -> Result<Mark, Unreadable> {
    let mut mark: Mark = form::read(text, VERSION)?;
    mark.extra.remove("version");
    if mark.action != action {
        return Err(Unreadable::WrongAction(mark.action));
    }
    Ok(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Date, Progress};
    use serde_json::Map;

    const PLAIN: &str = r#"{"version":1,"action":"a","progress":"at-risk","on":"2026-11-05","updated":2}"#;

    #[test]
    fn the_published_form_reads_and_unknown_fields_stay() {
        let on = Date::parse("2026-11-05").ok();
        let mark = Mark { action: "a".into(), progress: Progress::AtRisk, on, updated: 2, extra: Map::new() };
        assert_eq!(decode("a", PLAIN), Ok(mark.clone()));
        let (written, plain): (Value, Value) =
            (serde_json::from_str(&encode(&mark)).unwrap(), serde_json::from_str(PLAIN).unwrap());
        assert_eq!(written, plain);
        let tagged = decode("a", &PLAIN.replace('}', r#","owner":{"x":[1]}}"#)).unwrap();
        assert_eq!(tagged.extra.get("owner").map(Value::to_string).as_deref(), Some(r#"{"x":[1]}"#));
        assert_eq!(decode("a", &encode(&tagged)), Ok(tagged));
        for none in [r#""on":null,"#, ""] {
            assert_eq!(decode("a", &PLAIN.replace(r#""on":"2026-11-05","#, none)).unwrap().on, None);
        }
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let cases = [
            ("", "it is not JSON"),
            ("[1]", "it has no version"),
            (&PLAIN.replace(":1,", ":0,"), "its version is no number"),
            (&PLAIN.replace(":1,", ":2,"), "A newer version of this page wrote it (form 2)"),
            (&PLAIN.replace("at-risk", "amber"), "unknown variant `amber`"),
            (&PLAIN.replace("2026-11-05", "tomorrow"), "'tomorrow' is not a date"),
            (&PLAIN.replace(":2}", ":-2}"), "expected u64"),
            (&PLAIN.replace('{', r#"{"progress":"done","#), "duplicate field `progress`"),
            (&PLAIN.replace("\"a\"", "\"b\""), "about 'b'"),
            (&" ".repeat(crate::notes::VALUE_LIMIT + 1), "too large"),
        ];
        for (text, words) in cases {
            let why = decode("a", text).unwrap_err().to_string();
            assert!(why.contains(words) && why.contains("kept unchanged"), "{words}: {why}");
        }
    }

    #[test]
    fn keys_lead_to_actions_and_back() {
        let key = key_of("plan-2022/C3.action1");
        assert_eq!(key, "inspection-explorer/v1/progress/plan-2022/C3.action1");
        assert_eq!(action_of(&key), Some("plan-2022/C3.action1"));
        assert_eq!(action_of("inspection-explorer/v1/note/a"), None);
    }
}
