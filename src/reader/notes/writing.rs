//! What a reader has written in a note, as it is kept.

use super::about::About;
use crate::envelope::{Fields, Misread};
use crate::revisions::Content;
use std::collections::BTreeSet;

/// The longest that a note's text may be, in characters.
pub const NOTE_LIMIT: usize = 10_000;

/// What a note says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// What the reader wrote, as typed.
    pub text: String,
    /// The reader's own words to find it by.
    pub tags: BTreeSet<String>,
    /// How far the reader is with it.
    pub state: Option<State>,
    /// Whether it is a question for the meeting.
    pub asks: bool,
    /// When it was first written, in milliseconds since the beginning of 1970. It stays the same for the note's life.
    pub created: u64,
    /// What it is about, in words, as the record named it when the note was last written; empty where nobody has said.
    pub of: String,
}

/// How far a reader is with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Something is to be done.
    ToDo,
    /// Somebody is to answer.
    Waiting,
    /// Done.
    Done,
}

impl State {
    /// Every state, in the order in which it is shown.
    pub const ALL: [Self; 3] = [Self::ToDo, Self::Waiting, Self::Done];

    /// Its token in what is kept.
    pub const fn token(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::Waiting => "waiting",
            Self::Done => "done",
        }
    }

    /// Its words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ToDo => "To do",
            Self::Waiting => "Waiting for an answer",
            Self::Done => "Done",
        }
    }

    /// The state with this token.
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.token() == token)
    }
}

/// Why a text is no note as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This note has {characters} characters and a note can have at most {NOTE_LIMIT}: shorten it by {} to save it. Nothing \
     is lost: what you type is kept as a draft, and the note as it was before is still saved.",
    .characters.saturating_sub(NOTE_LIMIT)
)]
pub struct TooLong {
    /// How many characters the text has.
    pub characters: usize,
}

impl Writing {
    /// Whether the text is short enough for a note.
    ///
    /// # Errors
    /// [`TooLong`] where it has more than [`NOTE_LIMIT`] characters.
    pub fn fits(&self) -> Result<(), TooLong> {
        let characters = self.text.chars().count();
        if characters > NOTE_LIMIT { Err(TooLong { characters }) } else { Ok(()) }
    }

    /// Whether there is nothing in it that a reader would miss.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// With the reader's tags, as typed: parted by commas or line ends, without `#`, each once.
    #[must_use]
    pub fn tagged(mut self, typed: &str) -> Self {
        let tags = typed.split([',', ';', '\n']).map(|tag| tag.trim().trim_start_matches('#').trim());
        self.tags = tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        self
    }

    /// The tags as a text that [`Self::tagged`] reads.
    pub fn tags_text(&self) -> String {
        self.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl Content for Writing {
    const KIND: &'static str = "note";
    const NAME: &'static str = "note";
    const NAMES: &'static str = "notes";
    type Id = About;

    fn read(fields: &mut Fields) -> Result<Self, Misread> {
        let (text, created): (String, u64) = (fields.take("text")?, fields.take("created")?);
        let tags: Option<BTreeSet<String>> = fields.take_optional("tags")?;
        let state: Option<String> = fields.take_optional("state")?;
        let state = match state {
            None => None,
            Some(token) => {
                let unknown = || Misread::Shape(format!("state: unknown word `{token}`"));
                Some(State::from_token(&token).ok_or_else(unknown)?)
            }
        };
        let asks = fields.take_optional("asks")?.unwrap_or_default();
        let of = fields.take_optional("of")?.unwrap_or_default();
        Ok(Self { text, tags: tags.unwrap_or_default(), state, asks, created, of })
    }

    fn write(&self) -> Fields {
        let mut fields = Fields::default().with("text", &self.text).with("created", self.created);
        if !self.tags.is_empty() {
            fields = fields.with("tags", &self.tags);
        }
        if let Some(state) = self.state {
            fields = fields.with("state", state.token());
        }
        if self.asks {
            fields = fields.with("asks", true);
        }
        if self.of.is_empty() { fields } else { fields.with("of", &self.of) }
    }

    fn weight(&self) -> usize {
        self.text.chars().count()
    }

    fn holds(&self, former: &Self) -> bool {
        holds(&self.text, &former.text) && self.tags.is_superset(&former.tags)
    }
}

/// Whether a text is a former one into which something was put at one place.
pub fn holds(text: &str, former: &str) -> bool {
    let begins = text.chars().zip(former.chars()).take_while(|(one, other)| one == other).count();
    let ends = text.chars().rev().zip(former.chars().rev()).take_while(|(one, other)| one == other).count();
    begins + ends >= former.chars().count() && text.len() >= former.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revisions::Id as _;

    fn read(text: &str) -> Result<Writing, Misread> {
        let (mut fields, _) = Fields::parse_from(text, 3)?;
        Writing::read(&mut fields)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let plain = Writing { text: "t".to_owned(), created: 1, ..Writing::default() };
        assert_eq!(plain.write().text(), r#"{"text":"t","created":1}"#);
        let full = Writing { state: Some(State::Waiting), asks: true, of: "Leaders".to_owned(), ..plain.clone() }
            .tagged("#budget, homes;  homes\n,");
        assert_eq!(full.tags_text(), "budget, homes");
        for writing in [plain, full] {
            assert_eq!(read(&Fields::default().with("version", 3).and(&writing.write()).text()), Ok(writing));
        }
        let odd = read(r#"{"version":3,"text":"t","created":1,"state":"later"}"#).unwrap_err();
        assert!(odd.to_string().contains("state: unknown word `later`"), "{odd}");
    }

    #[test]
    fn the_limit_counts_characters() {
        let of = |number: usize| Writing { text: "é".repeat(number), ..Writing::default() };
        assert_eq!(of(NOTE_LIMIT).fits(), Ok(()));
        let refused = of(NOTE_LIMIT + 8).fits().unwrap_err();
        assert_eq!(refused, TooLong { characters: 10_008 });
        assert!(
            refused.to_string().contains("has 10008 characters") && refused.to_string().contains("by 8 to save it")
        );
    }

    #[test]
    fn a_text_holds_what_it_only_adds_to() {
        for (text, former, wanted) in [
            ("one two", "one", true),
            ("one two", "two", true),
            ("one more two", "one two", true),
            ("one", "one", true),
            ("anything", "", true),
            ("one", "one two", false),
            ("two one", "one two", false),
            ("aa", "aaa", false),
            ("éa", "é", true),
            ("", "x", false),
        ] {
            assert_eq!(holds(text, former), wanted, "{text:?} {former:?}");
        }
        assert_eq!(About::from_text("free:1").unwrap().text(), "free:1");
    }
}
