//! An entry of a briefing: a reference, with a stable text of its own.

/// What a briefing holds. Tokens are a published format: they stand in what readers' browsers keep.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A finding, by id: `finding:ilacs-2024/p4.s1:strength`.
    Finding(String),
    /// A thread, by id: `thread:placement-with-parents`.
    Thread(String),
    /// An action of the plan, by unit: `action:plan-2022/C3.action1`.
    Action(String),
    /// A chart with the view that it shows: `chart:grades?view=grades`.
    Chart {
        /// The chart's id.
        id: String,
        /// The query of the view's address, without its question mark.
        query: String,
    },
    /// The reader's note on something: `note:` and the note's target.
    Note(String),
    /// What this version of the app does not know, just as it was read.
    Other(String),
}

impl Item {
    /// The text under which it is kept.
    pub fn token(&self) -> String {
        match self {
            Self::Finding(id) => format!("finding:{id}"),
            Self::Thread(id) => format!("thread:{id}"),
            Self::Action(unit) => format!("action:{unit}"),
            Self::Chart { id, query } if query.is_empty() => format!("chart:{id}"),
            Self::Chart { id, query } => format!("chart:{id}?{query}"),
            Self::Note(target) => format!("note:{target}"),
            Self::Other(token) => token.clone(),
        }
    }

    /// The entry with this token. Any text gives an entry, and that entry gives the text again.
    pub fn from_token(token: &str) -> Self {
        let known = match token.split_once(':') {
            Some((_, "")) | None => None,
            Some(("finding", id)) => Some(Self::Finding(id.to_owned())),
            Some(("thread", id)) => Some(Self::Thread(id.to_owned())),
            Some(("action", unit)) => Some(Self::Action(unit.to_owned())),
            Some(("note", target)) => Some(Self::Note(target.to_owned())),
            Some(("chart", view)) => {
                let (id, query) = view.split_once('?').unwrap_or((view, ""));
                let whole = !id.is_empty() && query.is_empty() != view.contains('?');
                whole.then(|| Self::Chart { id: id.to_owned(), query: query.to_owned() })
            }
            Some(_) => None,
        };
        known.unwrap_or_else(|| Self::Other(token.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_today_stay_readable() {
        let cases = [
            ("finding:ilacs-2024/p4.s1:strength", Item::Finding("ilacs-2024/p4.s1:strength".into())),
            ("thread:placement-with-parents", Item::Thread("placement-with-parents".into())),
            ("action:plan-2022/C3.action1", Item::Action("plan-2022/C3.action1".into())),
            ("chart:grades", Item::Chart { id: "grades".into(), query: String::new() }),
            (
                "chart:findings?view=findings&find=why?",
                Item::Chart { id: "findings".into(), query: "view=findings&find=why?".into() },
            ),
            ("note:grade:ilacs-2024:overall", Item::Note("grade:ilacs-2024:overall".into())),
        ];
        for (token, item) in cases {
            assert_eq!(Item::from_token(token), item);
            assert_eq!(item.token(), token);
        }
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_is() {
        for token in ["", "finding", "finding:", "chart:?view=grades", "chart:grades?", "video:1", " note:a", "Note:a"]
        {
            assert_eq!(Item::from_token(token), Item::Other(token.to_owned()), "{token}");
        }
    }
}
