//! What is on screen, as a value and as the query of an address. Tokens are a published format: part of every shared link.

use crate::explore::Filter;
use crate::record::{Area, Kind, Topic};
use core::fmt::Write as _;
use std::collections::BTreeSet;

/// The views, in the order of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// How each area has been judged over time.
    #[default]
    Grades,
    /// What inspectors found.
    Findings,
    /// What the reader wrote.
    Notes,
    /// How it is known, and what is missing.
    Sources,
}

impl View {
    /// All views.
    pub const ALL: [Self; 4] = [Self::Grades, Self::Findings, Self::Notes, Self::Sources];

    /// The token in the address.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::Findings => "findings",
            Self::Notes => "notes",
            Self::Sources => "sources",
        }
    }

    /// The name in the navigation.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grades => "Grades",
            Self::Findings => "Findings",
            Self::Notes => "Notes",
            Self::Sources => "Sources",
        }
    }
}

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The view.
    pub view: View,
    /// Which findings are shown.
    pub filter: Filter,
    /// The finding that is open.
    pub open: Option<String>,
}

impl ViewState {
    /// The query of the address, without its question mark; empty for the first view with nothing chosen.
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if self.view != View::default() {
            pairs.push(("view", self.view.token().to_owned()));
        }
        let mut set = |name, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((name, values.join(",")));
            }
        };
        set("inspection", self.filter.inspections.iter().cloned().collect());
        set("area", tokens(&self.filter.areas, |area| area.token()));
        set("kind", tokens(&self.filter.kinds, |kind| kind.token()));
        set("topic", tokens(&self.filter.topics, |topic| topic.token()));
        if !self.filter.text.is_empty() {
            pairs.push(("find", self.filter.text.clone()));
        }
        if let Some(open) = &self.open {
            pairs.push(("open", open.clone()));
        }
        pairs.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
    }

    /// Reads a query, with or without its question mark. What is not known is left out: a stale link still opens.
    pub fn from_query(query: &str) -> Self {
        let mut state = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = unescape(value);
            let mut parts = value.split(',').filter(|part| !part.is_empty());
            match name {
                "view" => state.view = View::ALL.into_iter().find(|view| view.token() == value).unwrap_or_default(),
                "inspection" => state.filter.inspections = parts.map(str::to_owned).collect(),
                "area" => state.filter.areas = parts.by_ref().filter_map(Area::from_token).collect(),
                "kind" => {
                    state.filter.kinds =
                        parts.by_ref().filter_map(Kind::from_token).filter(|kind| kind.makes_findings()).collect()
                }
                "topic" => state.filter.topics = parts.by_ref().filter_map(Topic::from_token).collect(),
                "find" => state.filter.text = value,
                "open" => state.open = Some(value).filter(|id| !id.is_empty()),
                _ => {}
            }
        }
        state
    }
}

fn tokens<T: Copy>(set: &BTreeSet<T>, token: impl Fn(T) -> &'static str) -> Vec<String> {
    set.iter().map(|value| token(*value).to_owned()).collect()
}

/// A value as it may stand in a query; letters that need no escape stay readable.
fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b',' => {
                escaped.push(char::from(byte))
            }
            b' ' => escaped.push('+'),
            _ => {
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
        match (escaped, first) {
            (Some(byte), _) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            (None, b'+') => {
                bytes.push(b' ');
                rest = tail;
            }
            (None, byte) => {
                bytes.push(*byte);
                rest = tail;
            }
        }
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
    use proptest::sample::subsequence;

    #[test]
    fn the_first_view_has_no_query() {
        assert_eq!(ViewState::default().to_query(), "");
    }

    #[test]
    fn a_link_of_today_stays_readable() {
        let state = ViewState::from_query(
            "?view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength",
        );
        assert_eq!(state.view, View::Findings);
        assert_eq!(
            state.to_query(),
            "view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let state = ViewState::from_query("view=moon&area=moon,leaders&kind=context&utm=1&%%%=&find=%zz");
        assert_eq!(state.view, View::Grades);
        assert_eq!(state.filter.areas, BTreeSet::from([Area::Leaders]));
        assert!(state.filter.kinds.is_empty());
        assert_eq!(state.filter.text, "%zz");
    }

    proptest! {
        #[test]
        fn there_and_back(
            view in 0..4usize,
            areas in subsequence(Area::ALL, 0..=5),
            kinds in subsequence(Kind::OF_FINDINGS.to_vec(), 0..=4),
            topics in subsequence(Topic::ALL, 0..=6),
            inspections in proptest::collection::btree_set("[a-z]{3,5}-20[0-9]{2}", 0..4),
            text in "\\PC{0,20}",
            open in proptest::option::of("[a-z0-9/.:-]{1,20}"),
        ) {
            let filter = Filter { inspections, areas: areas.into_iter().collect(), kinds: kinds.into_iter().collect(), topics: topics.into_iter().collect(), text };
            let state = ViewState { view: View::ALL[view], filter, open };
            prop_assert_eq!(ViewState::from_query(&state.to_query()), state);
        }

        #[test]
        fn any_query_opens_something(query in "\\PC{0,80}") {
            let once = ViewState::from_query(&query);
            prop_assert_eq!(ViewState::from_query(&once.to_query()), once);
        }
    }
}
