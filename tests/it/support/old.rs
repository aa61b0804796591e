//! The first version of the app, as far as other versions meet it: what it wrote and where.

use super::kept::{Sample, with_fields};
use inspection_explorer::briefing::Briefing;
use inspection_explorer::first_version::{FirstForm, PREFIX};
use inspection_explorer::notes::Note;
use inspection_explorer::statuses::Status;
use serde_json::json;

/// A kind that the first version kept too.
pub trait Old: Sample + FirstForm {
    /// What follows in its keys.
    const RESTS: &'static [&'static str];

    /// A value, with this word of the reader's.
    fn old(rest: &str, word: &str, updated: u64) -> String;
}

impl Old for Note {
    const RESTS: &'static [&'static str] = &["a/1:b", "a/1:b~2", "plan/C1.action1", "grade:x:", "odd", ""];

    fn old(target: &str, word: &str, updated: u64) -> String {
        json!({ "version": 1, "target": target, "text": word, "created": 1, "updated": updated }).to_string()
    }
}

impl Old for Status {
    const RESTS: &'static [&'static str] = &["plan-2022/C3.action1", "plan-2022/C3.action1~2", "a"];

    fn old(action: &str, word: &str, updated: u64) -> String {
        let known =
            json!({ "version": 1, "action": action, "progress": "blocked", "on": "2026-11-05", "updated": updated });
        with_fields(&known.to_string(), &format!("\"word\":{}", json!(word)))
    }
}

impl Old for Briefing {
    const RESTS: &'static [&'static str] = &[""];

    fn old(_: &str, word: &str, updated: u64) -> String {
        json!({ "version": 1, "heading": word, "questions": [], "items": ["finding:a/1:b"], "updated": updated })
            .to_string()
    }
}

/// The key under which the first version kept it.
pub fn old_key<T: Old>(rest: &str) -> String {
    format!("{PREFIX}{}{rest}", T::FIRST)
}

/// The id that it has now.
pub fn new_id<T: Old>(rest: &str) -> T::Id {
    T::from_first(rest, &T::old(rest, "word", 1)).unwrap().id()
}
