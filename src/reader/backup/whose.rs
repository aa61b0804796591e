//! Whose a key is: each record has its own, in every version of the app.

use crate::keys::{FIRST, FIRST_RECORD};
use record::RecordId;

/// What all keys begin with; the number of a version follows.
const ROOT: &str = "inspection-explorer/v";

/// Whose a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This record's, written by this version of the app or an earlier one.
    Ours,
    /// This record's, written by a newer version.
    Newer(u64),
    /// Another record's, which this is the name of.
    Other(String),
    /// Nobody's: the app writes no such key.
    Nobody,
}

/// Whose this key is, asked for a record.
pub fn whose(key: &str, record: &RecordId) -> Whose {
    let Some((version, rest)) = key.strip_prefix(ROOT).and_then(|rest| rest.split_once('/')) else {
        return Whose::Nobody;
    };
    let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    let version = version.parse::<u64>().unwrap_or(u64::MAX);
    let owner = match version {
        _ if !digits || version == 0 => return Whose::Nobody,
        1 => FIRST_RECORD.to_owned(),
        _ => match rest.split_once('/') {
            Some((name, _)) => name.replace("%2F", "/").replace("%25", "%"),
            None => return Whose::Nobody,
        },
    };
    match version {
        _ if owner != record.as_str() => Whose::Other(owner),
        1..=3 => Whose::Ours,
        newer => Whose::Newer(newer),
    }
}

/// Whether a key holds how the page looks, or is a trial of the storage: nothing that a reader has made.
pub fn is_setting(key: &str) -> bool {
    key.strip_prefix(FIRST).is_some_and(|name| matches!(name, "colours" | "probe"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_has_its_own_keys() {
        let (own, other): (RecordId, RecordId) = ("milton-keynes".into(), "a/b%".into());
        let theirs = |name: &str| Whose::Other(name.to_owned());
        for (key, for_own, for_other) in [
            ("inspection-explorer/v3/milton-keynes/note/p1-1/thread:a", Whose::Ours, theirs("milton-keynes")),
            ("inspection-explorer/v2/milton-keynes/briefing/own", Whose::Ours, theirs("milton-keynes")),
            ("inspection-explorer/v1/briefing", Whose::Ours, theirs("milton-keynes")),
            ("inspection-explorer/v4/milton-keynes/x", Whose::Newer(4), theirs("milton-keynes")),
            ("inspection-explorer/v3/a%2Fb%25/note/x/y", theirs("a/b%"), Whose::Ours),
            ("inspection-explorer/v99999999999999999999/a%2Fb%25/", theirs("a/b%"), Whose::Newer(u64::MAX)),
            ("inspection-explorer/v0/x/y", Whose::Nobody, Whose::Nobody),
            ("inspection-explorer/v3/milton-keynes", Whose::Nobody, Whose::Nobody),
            ("inspection-explorer/v/x/y", Whose::Nobody, Whose::Nobody),
            ("inspection-explorer/v-3/x/y", Whose::Nobody, Whose::Nobody),
            ("another", Whose::Nobody, Whose::Nobody),
        ] {
            assert_eq!((whose(key, &own), whose(key, &other)), (for_own, for_other), "{key}");
        }
        assert!(is_setting("inspection-explorer/v1/colours") && !is_setting("inspection-explorer/v1/note/colours"));
    }
}
