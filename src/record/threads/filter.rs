//! Which threads are shown: by area, topic, state at the last inspection, and length.

use super::course::Course;
use super::strong::Strong;
use crate::words::count;
use crate::{Area, Set, Standing, Topic};
use std::collections::BTreeSet;

/// The lengths offered, in years open.
pub const LENGTHS: [u8; 4] = [3, 5, 8, 15];

/// Which threads are shown. An empty set lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreadFilter {
    /// Whose experience the issue is about.
    pub areas: Set<Area>,
    /// The topics of its findings.
    pub topics: Set<Topic>,
    /// How it stood at the last inspection.
    pub standings: Set<Standing>,
    /// For how many years it was open at least.
    pub years: u8,
}

/// The lengths to choose from: those offered, and the one that a link has chosen.
pub fn lengths(chosen: u8) -> BTreeSet<u8> {
    LENGTHS.into_iter().chain(Some(chosen).filter(|years| *years > 0)).collect()
}

/// A least length in words: '8 years or more'.
pub fn least(years: u8) -> String {
    format!("{} or more", count(usize::from(years), "year", "years"))
}

impl ThreadFilter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The choices in words: 'persists, care leavers, open for 8 years or more'; empty where nothing is chosen.
    pub fn in_words(&self) -> String {
        let mut parts: Vec<String> = self.standings.iter().map(|state| state.label().to_ascii_lowercase()).collect();
        parts.extend(self.areas.iter().map(|area| area.label().to_ascii_lowercase()));
        parts.extend(self.topics.iter().map(|topic| topic.label().to_ascii_lowercase()));
        if self.years > 0 {
            parts.push(format!("open for {}", least(self.years)));
        }
        parts.join(", ")
    }

    /// Whether a thread is shown.
    pub fn shows(&self, course: &Course) -> bool {
        let any = |one: bool, empty: bool| one || empty;
        any(!self.areas.is_disjoint(&course.areas), self.areas.is_empty())
            && any(!self.topics.is_disjoint(&course.topics), self.topics.is_empty())
            && any(self.standings.contains(&course.standing), self.standings.is_empty())
            && course.months() >= u32::from(self.years) * 12
    }

    /// Whether something that was praised throughout is shown. It was never raised, so it has no state and was not open for
    /// any time: where one of these is chosen, it is not meant.
    pub fn shows_strong(&self, strong: &Strong) -> bool {
        (self.areas.is_empty() || !self.areas.is_disjoint(&strong.areas))
            && (self.topics.is_empty() || !self.topics.is_disjoint(&strong.topics))
            && self.standings.is_empty()
            && self.years == 0
    }

    /// How many of the threads are shown.
    fn number(&self, courses: &[Course]) -> usize {
        courses.iter().filter(|course| self.shows(course)).count()
    }

    /// How many of the threads would be shown if this area, and no other, were chosen.
    pub fn with_area(&self, area: Area, courses: &[Course]) -> usize {
        Self { areas: Set::from([area]), ..self.clone() }.number(courses)
    }

    /// How many of the threads would be shown if this topic, and no other, were chosen.
    pub fn with_topic(&self, topic: Topic, courses: &[Course]) -> usize {
        Self { topics: Set::from([topic]), ..self.clone() }.number(courses)
    }

    /// How many of the threads would be shown if this state, and no other, were chosen.
    pub fn with_standing(&self, standing: Standing, courses: &[Course]) -> usize {
        Self { standings: Set::from([standing]), ..self.clone() }.number(courses)
    }

    /// How many of the threads would be shown if this least length were chosen.
    pub fn with_years(&self, years: u8, courses: &[Course]) -> usize {
        Self { years, ..self.clone() }.number(courses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Codebook, Date, Thread};
    use proptest::prelude::*;

    fn book() -> Codebook {
        serde_json::from_str(include_str!("../../data/codebook.json")).unwrap()
    }

    proptest! {
        #[test]
        fn a_length_in_words_and_a_least_length_agree(months in 0..480u32, days in 0..30u32, least in 1..40u8) {
            let thread = Thread { id: "".into(), name: String::new(), question: String::new(), steps: Vec::new() };
            let raised = Date::parse("1984-01").unwrap();
            let book = book();
            let persists = book.says("persists").unwrap();
            let course = Course {
                thread: &thread,
                judged_by: None,
                standing: Standing::of(&book, Some(persists)),
                raised,
                raised_in: raised.month_and_year(),
                last_word: (raised, persists),
                verdicts: Vec::new(),
                years: (f64::from(months) + f64::from(days) / 31.0) / 12.0,
                areas: Set::default(),
                topics: Set::default(),
                main_topics: Set::default(),
            };
            let words = course.length();
            let years = words.split_once(" year").map_or(0, |(years, _)| years.parse::<u8>().unwrap());
            let filter = ThreadFilter { years: least, ..ThreadFilter::default() };
            prop_assert_eq!(filter.shows(&course), years >= least, "{} with {} years or more", words, least);
        }
    }

    #[test]
    fn choices_read_as_words() {
        let book = book();
        let filter = ThreadFilter {
            areas: book.area("care-leavers").into_iter().collect(),
            topics: book.topic("fostering").into_iter().collect(),
            standings: Standing::from_token(&book, "persists").into_iter().collect(),
            years: 8,
        };
        assert_eq!(filter.in_words(), "persists, care leavers, fostering, open for 8 years or more");
        assert_eq!(ThreadFilter::default().in_words(), "");
        assert_eq!(ThreadFilter { years: 1, ..ThreadFilter::default() }.in_words(), "open for 1 year or more");
    }

    #[test]
    fn the_length_that_a_link_has_chosen_is_among_the_lengths() {
        assert_eq!(lengths(0).into_iter().collect::<Vec<_>>(), LENGTHS);
        assert_eq!(lengths(8).into_iter().collect::<Vec<_>>(), LENGTHS);
        assert_eq!(lengths(4).into_iter().collect::<Vec<_>>(), [3, 4, 5, 8, 15]);
    }
}
