//! An entry of a briefing: a reference, with a stable text of its own.

use record::Subject;

/// What a briefing holds. Tokens are a published format: they stand in what readers' browsers keep.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Something in the record: `finding:ilacs-2024/p4.s1:strength`.
    Subject(Subject),
    /// A chart with the view that it shows: `chart:grades?view=grades`.
    Chart {
        /// The chart's id.
        id: String,
        /// The query of the view's address, without its question mark.
        query: String,
    },
    /// The reader's note on something: `note:finding:ilacs-2024/p4.s1:strength`.
    Note(Subject),
    /// What this version of the app does not know, just as it was read.
    Other(String),
}

impl Item {
    /// The text under which it is kept.
    pub fn token(&self) -> String {
        match self {
            Self::Subject(subject) => subject.to_string(),
            Self::Chart { id, query } if query.is_empty() => format!("chart:{id}"),
            Self::Chart { id, query } => format!("chart:{id}?{query}"),
            Self::Note(subject) => format!("note:{subject}"),
            Self::Other(token) => token.clone(),
        }
    }

    /// The entry with this token. Any text gives an entry, and that entry gives the text again.
    pub fn from_token(token: &str) -> Self {
        let known = match token.split_once(':') {
            Some(("note", subject)) => subject.parse().ok().map(Self::Note),
            Some(("chart", view)) => {
                let (id, query) = view.split_once('?').unwrap_or((view, ""));
                let whole = !id.is_empty() && query.is_empty() != view.contains('?');
                whole.then(|| Self::Chart { id: id.to_owned(), query: query.to_owned() })
            }
            _ => token.parse().ok().map(Self::Subject),
        };
        // Only an entry's own spelling, so that no text is changed by reading it.
        known.filter(|item| item.token() == token).unwrap_or_else(|| Self::Other(token.to_owned()))
    }

    /// The entry with this token of the first version, which named a note by its target.
    pub fn from_first_version(token: &str) -> Self {
        let note = token.strip_prefix("note:").and_then(Subject::from_first_version);
        note.map_or_else(|| Self::from_token(token), Self::Note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding() -> Subject {
        Subject::Finding("ilacs-2024/p4.s1:strength".into())
    }

    #[test]
    fn tokens_of_today_stay_readable() {
        let cases = [
            ("finding:ilacs-2024/p4.s1:strength", Item::Subject(finding())),
            ("thread:placement-with-parents", Item::Subject(Subject::Thread("placement-with-parents".into()))),
            ("action:plan-2022/C3.action1", Item::Subject(Subject::Action("plan-2022/C3.action1".into()))),
            ("record", Item::Subject(Subject::Record)),
            ("chart:grades", Item::Chart { id: "grades".into(), query: String::new() }),
            (
                "chart:findings?view=findings&find=why?",
                Item::Chart { id: "findings".into(), query: "view=findings&find=why?".into() },
            ),
            ("note:finding:ilacs-2024/p4.s1:strength", Item::Note(finding())),
        ];
        for (token, item) in cases {
            assert_eq!(Item::from_token(token), item);
            assert_eq!(item.token(), token);
        }
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_is() {
        let unknown = [
            "",
            "finding",
            "finding:",
            "chart:?view=grades",
            "chart:grades?",
            "video:1",
            " note:a",
            "Note:a",
            "note:a",
            "grade:visit-2020:",
            "note:grade:visit-2020:",
        ];
        for token in unknown {
            assert_eq!(Item::from_token(token), Item::Other(token.to_owned()), "{token}");
        }
    }

    #[test]
    fn notes_of_the_first_version_are_understood() {
        for (first, token) in [
            ("note:ilacs-2024/p4.s1:strength", "note:finding:ilacs-2024/p4.s1:strength"),
            ("note:grade:ilacs-2024:overall", "note:grade:ilacs-2024:overall"),
            ("note:grade:visit-2020:", "note:inspection:visit-2020"),
            ("note:plan-2022/C3.action1", "note:action:plan-2022/C3.action1"),
            ("note:something", "note:something"),
            ("finding:a/1:b", "finding:a/1:b"),
            ("chart:grades", "chart:grades"),
        ] {
            assert_eq!(Item::from_first_version(first).token(), token);
        }
    }
}
