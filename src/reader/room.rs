//! How much of a text a field takes. What people write is far shorter; what is far longer holds up the page: browsers take
//! minutes to lay out a megabyte of short lines.

/// How much a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What the field is for, as in 'a note'.
    of: &'static str,
    /// The most characters.
    characters: usize,
    /// The most lines.
    lines: usize,
}

/// The most lines of any field.
const LINES: usize = 1_000;

impl Room {
    /// The note: twice what can be saved as one. What is longer than a note and still fits stays as a draft, to be shortened.
    pub const NOTE: Self = Self { of: "a note", characters: 2 * crate::notes::NOTE_LIMIT, lines: LINES };
    /// Its tags.
    pub const TAGS: Self = Self { of: "tags", characters: 1_000, lines: LINES };
    /// The heading of a briefing.
    pub const HEADING: Self = Self { of: "a heading", characters: 10 * crate::briefing::HEADING_LIMIT, lines: LINES };
    /// The questions of a briefing: twice what it can hold.
    pub const QUESTIONS: Self = Self {
        of: "the questions",
        characters: 2 * crate::briefing::QUESTION_LIMIT * crate::briefing::QUESTION_LENGTH_LIMIT,
        lines: LINES,
    };
    /// Who shares a briefing.
    pub const NAME: Self = Self { of: "a name", characters: 10 * crate::shared::BY_LIMIT, lines: LINES };
    /// What is taken of a paste, whatever it is pasted into: as much as the field with the most room.
    pub const PASTE: Self = Self { of: "a field", ..Self::QUESTIONS };

    /// The beginning of a text that the field takes: all of it, or up to a character or a line that is one too many. The time
    /// to find it does not depend on the length of the text.
    pub fn within(self, text: &str) -> &str {
        let mut lines = 1;
        for (place, (at, sign)) in text.char_indices().enumerate() {
            lines += usize::from(sign == '\n');
            if place == self.characters || lines > self.lines {
                return text.get(..at).unwrap_or_default();
            }
        }
        text
    }

    /// What the field takes of a text that was changed from another. What an earlier version of the page let in stays, and
    /// can only become shorter.
    pub fn changed<'text>(self, from: &str, to: &'text str) -> &'text str {
        let held = Self {
            characters: self.characters.max(from.chars().count()),
            lines: self.lines.max(from.matches('\n').count() + 1),
            ..self
        };
        held.within(to)
    }

    /// That only the beginning of a text was taken.
    pub fn told(self) -> String {
        let (characters, lines) = (record::words::grouped(self.characters), record::words::grouped(self.lines));
        format!(
            "This text is too long for {}: only its beginning was taken, up to {characters} characters or {lines} lines. The \
             rest is not saved here.",
            self.of
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::NOTE_LIMIT;
    use proptest::prelude::*;

    const ROOMS: [Room; 6] = [Room::NOTE, Room::TAGS, Room::HEADING, Room::QUESTIONS, Room::NAME, Room::PASTE];

    #[test]
    fn what_is_a_little_too_long_to_be_saved_is_taken() {
        let text = "🙂".repeat(NOTE_LIMIT + 10);
        assert_eq!(Room::NOTE.within(&text), text);
        let questions = "Who owns this?\n".repeat(50);
        assert_eq!(Room::QUESTIONS.within(&questions), questions);
    }

    #[test]
    fn of_a_megabyte_the_beginning_is_taken_and_that_is_told() {
        for room in ROOMS {
            for part in ["word ", "é", "🙂", "\n", "why\n", "a,b "] {
                let text = part.repeat(1_000_000 / part.len());
                let taken = room.within(&text);
                assert!(text.starts_with(taken));
                let (characters, lines) = (taken.chars().count(), taken.matches('\n').count() + 1);
                assert!(characters == room.characters || lines == room.lines, "{characters} and {lines} of {part:?}");
                assert!(characters <= Room::PASTE.characters && lines <= Room::PASTE.lines, "a paste is cut before");
            }
            assert!(room.told().contains("only its beginning was taken"));
        }
    }

    #[test]
    fn a_longer_text_of_an_earlier_version_stays_and_can_be_made_shorter() {
        let held = "a".repeat(50_000);
        assert_eq!(Room::NOTE.changed(&held, &held[1..]), &held[1..]);
        assert_eq!(Room::NOTE.changed(&held, &format!("{held}b")), held);
        assert_eq!(Room::NOTE.changed("", &held).len(), Room::NOTE.characters);
    }

    proptest! {
        #[test]
        fn what_is_taken_is_a_beginning_and_is_taken_again(text in "([a-zé🙂]{0,40}\n){0,60}", characters in 1..900_usize, lines in 1..70_usize) {
            let room = Room { of: "a test", characters, lines };
            let taken = room.within(&text);
            prop_assert!(text.starts_with(taken) && taken.chars().count() <= characters && taken.split('\n').count() <= lines);
            prop_assert_eq!(room.within(taken), taken);
            prop_assert!(taken == text || taken.chars().count() == characters || taken.split('\n').count() == lines);
        }
    }
}
