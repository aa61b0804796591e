//! A briefing: a heading, questions to ask, and entries in the reader's own order.

use super::item::Item;

/// The most entries of a briefing.
pub const ITEM_LIMIT: usize = 200;
/// The longest that a heading may be, in characters.
pub const HEADING_LIMIT: usize = 200;
/// The most questions.
pub const QUESTION_LIMIT: usize = 40;
/// The longest that a question may be, in characters.
pub const QUESTION_LENGTH_LIMIT: usize = 500;

/// Why something was not taken into the briefing, which then stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has as many entries as it can have.
    #[error("This briefing has {ITEM_LIMIT} entries and can have no more: remove one, then add this one again.")]
    Full,
    /// The heading is too long.
    #[error("This heading has {characters} characters and can have at most {HEADING_LIMIT}: shorten it.")]
    LongHeading {
        /// How many characters it has.
        characters: usize,
    },
    /// There are too many questions.
    #[error(
        "There are {questions} questions, one on each line, and a briefing can have at most {QUESTION_LIMIT}: remove \
         some, or put two on one line."
    )]
    ManyQuestions {
        /// How many there are.
        questions: usize,
    },
    /// A question is too long.
    #[error(
        "Question {number} has {characters} characters and can have at most {QUESTION_LENGTH_LIMIT}: shorten it, or \
         split it into two lines."
    )]
    LongQuestion {
        /// Which one, counted from 1.
        number: usize,
        /// How many characters it has.
        characters: usize,
    },
}

/// A briefing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    heading: String,
    questions: Vec<String>,
    items: Vec<Item>,
}

/// The heading of a briefing that has none of its own.
pub fn default_heading(place: &str) -> String {
    format!("Briefing: {place} children's services")
}

impl Briefing {
    /// A briefing as it is kept. It may hold more than could be put into it here; nothing is left out.
    pub fn of(heading: &str, questions: &str, items: impl IntoIterator<Item = Item>) -> Self {
        let heading = lines(heading).join(" ");
        let questions = lines(questions).into_iter().map(str::to_owned).collect();
        Self { heading, questions, items: items.into_iter().collect() }
    }

    /// The reader's heading; empty where there is none.
    pub fn heading(&self) -> &str {
        &self.heading
    }

    /// The questions.
    pub fn questions(&self) -> &[String] {
        &self.questions
    }

    /// The questions as a text, one a line.
    pub fn questions_text(&self) -> String {
        self.questions.join("\n")
    }

    /// The entries, in the reader's order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.heading.is_empty() && self.questions.is_empty() && self.items.is_empty()
    }

    /// Takes a heading, in one line and without space around it; an empty one leaves the default.
    ///
    /// # Errors
    /// [`Refused::LongHeading`] where it is longer than [`HEADING_LIMIT`].
    pub fn set_heading(&mut self, text: &str) -> Result<(), Refused> {
        let heading = lines(text).join(" ");
        let characters = heading.chars().count();
        if characters > HEADING_LIMIT {
            return Err(Refused::LongHeading { characters });
        }
        self.heading = heading;
        Ok(())
    }

    /// Takes questions from a text, one a line; empty lines are left out.
    ///
    /// # Errors
    /// [`Refused`] where there are more than [`QUESTION_LIMIT`], or one is longer than [`QUESTION_LENGTH_LIMIT`].
    pub fn set_questions(&mut self, text: &str) -> Result<(), Refused> {
        let questions = lines(text);
        if questions.len() > QUESTION_LIMIT {
            return Err(Refused::ManyQuestions { questions: questions.len() });
        }
        for (number, question) in (1..).zip(&questions) {
            let characters = question.chars().count();
            if characters > QUESTION_LENGTH_LIMIT {
                return Err(Refused::LongQuestion { number, characters });
            }
        }
        self.questions = questions.into_iter().map(str::to_owned).collect();
        Ok(())
    }

    /// Whether the briefing has this entry.
    pub fn contains(&self, item: &Item) -> bool {
        self.items.contains(item)
    }

    /// Adds an entry at the end, and says whether it was added: one that is there already is not added again.
    ///
    /// # Errors
    /// [`Refused::Full`] where there are [`ITEM_LIMIT`] entries.
    pub fn add(&mut self, item: Item) -> Result<bool, Refused> {
        self.insert(self.items.len(), item)
    }

    /// Puts an entry in at a place, as when a removal is undone, and says whether it was added.
    ///
    /// # Errors
    /// [`Refused::Full`] where there are [`ITEM_LIMIT`] entries.
    pub fn insert(&mut self, index: usize, item: Item) -> Result<bool, Refused> {
        if self.contains(&item) {
            return Ok(false);
        }
        if self.items.len() >= ITEM_LIMIT {
            return Err(Refused::Full);
        }
        self.items.insert(index.min(self.items.len()), item);
        Ok(true)
    }

    /// Takes an entry out, and tells where it stood.
    pub fn remove(&mut self, item: &Item) -> Option<usize> {
        let index = self.items.iter().position(|held| held == item)?;
        self.items.remove(index);
        Some(index)
    }

    /// Moves an entry by so many places, and says whether it moved: beyond either end it does not.
    pub fn move_by(&mut self, index: usize, places: isize) -> bool {
        index.checked_add_signed(places).is_some_and(|to| self.move_to(index, to))
    }

    /// Moves an entry to another place, and says whether it moved.
    pub fn move_to(&mut self, from: usize, to: usize) -> bool {
        if from == to || from.max(to) >= self.items.len() {
            return false;
        }
        let item = self.items.remove(from);
        self.items.insert(to, item);
        true
    }
}

/// The lines of a text that hold something, without space around them.
fn lines(text: &str) -> Vec<&str> {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split(breaks).map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(id: usize) -> Item {
        Item::Subject(record::Subject::Finding(id.to_string().into()))
    }

    fn with(count: usize) -> Briefing {
        let mut briefing = Briefing::default();
        (0..count).for_each(|id| assert_eq!(briefing.add(finding(id)), Ok(true)));
        briefing
    }

    #[test]
    fn an_entry_is_added_once_and_can_be_put_back_where_it_stood() {
        let mut briefing = with(3);
        assert_eq!(briefing.add(finding(1)), Ok(false));
        let before = briefing.clone();
        assert_eq!(briefing.remove(&finding(1)), Some(1));
        assert!(!briefing.contains(&finding(1)) && briefing.remove(&finding(1)).is_none());
        assert_eq!(briefing.insert(1, finding(1)), Ok(true));
        assert_eq!(briefing, before);
        assert_eq!(briefing.insert(99, finding(7)), Ok(true));
        assert_eq!(briefing.items().last(), Some(&finding(7)));
    }

    #[test]
    fn entries_move_and_stop_at_the_ends() {
        let order = |briefing: &Briefing| briefing.items().iter().map(Item::token).collect::<Vec<_>>().join(" ");
        let mut briefing = with(3);
        assert!(briefing.move_by(0, 1));
        assert_eq!(order(&briefing), "finding:1 finding:0 finding:2");
        assert!(briefing.move_to(2, 0));
        assert_eq!(order(&briefing), "finding:2 finding:1 finding:0");
        for (index, places) in [(0, -1), (2, 1), (3, -1), (1, 0), (0, isize::MIN)] {
            assert!(!briefing.move_by(index, places), "{index} {places}");
        }
        assert_eq!(order(&briefing), "finding:2 finding:1 finding:0");
    }

    #[test]
    fn limits_count_and_lose_nothing() {
        let mut briefing = with(ITEM_LIMIT);
        let before = briefing.clone();
        assert_eq!(briefing.add(finding(9999)), Err(Refused::Full));
        assert_eq!(briefing.add(finding(0)), Ok(false));
        assert_eq!(
            briefing.set_heading(&"é".repeat(HEADING_LIMIT + 1)),
            Err(Refused::LongHeading { characters: HEADING_LIMIT + 1 })
        );
        assert_eq!(
            briefing.set_questions(&"q\n".repeat(QUESTION_LIMIT + 1)),
            Err(Refused::ManyQuestions { questions: QUESTION_LIMIT + 1 })
        );
        let long = format!("q\n{}", "é".repeat(QUESTION_LENGTH_LIMIT + 1));
        let refused = Refused::LongQuestion { number: 2, characters: QUESTION_LENGTH_LIMIT + 1 };
        assert_eq!(briefing.set_questions(&long), Err(refused));
        assert_eq!(briefing, before);
        for (refused, remedy) in [
            (Refused::Full, "remove one"),
            (Refused::LongHeading { characters: 201 }, "201 characters and can have at most 200: shorten"),
            (Refused::ManyQuestions { questions: 41 }, "at most 40: remove some"),
            (refused, "Question 2 has 501 characters and can have at most 500: shorten"),
        ] {
            assert!(refused.to_string().contains(remedy), "{refused}");
        }
        assert_eq!(briefing.set_heading(&"é".repeat(HEADING_LIMIT)), Ok(()));
        assert_eq!(briefing.set_questions(&"é\n".repeat(QUESTION_LIMIT)), Ok(()));
    }

    #[test]
    fn a_heading_is_one_line_and_questions_are_one_a_line() {
        let mut briefing = Briefing::default();
        assert!(briefing.is_empty());
        briefing.set_heading(" Scrutiny \n 3 December ").unwrap();
        assert_eq!(briefing.heading(), "Scrutiny 3 December");
        briefing.set_questions("  Why? \r\n\n\u{2028}Since when?\n ").unwrap();
        assert_eq!(briefing.questions(), ["Why?", "Since when?"]);
        assert_eq!(briefing.questions_text(), "Why?\nSince when?");
        assert!(!briefing.is_empty());
        assert_eq!(default_heading("Milton Keynes"), "Briefing: Milton Keynes children's services");
    }
}
