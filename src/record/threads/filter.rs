//! Which threads are shown: by area, topic, state at the last inspection, and length.

use super::course::Course;
use super::strong::Strong;
use crate::words::count;
use crate::{Area, Codebook, Set, Standing, Topic};

/// Which threads are shown. An empty set lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreadFilter {
    /// Whose experience the issue is about.
    pub areas: Set<Area>,
    /// The topics of its findings.
    pub topics: Set<Topic>,
    /// How it stood at the last inspection.
    pub standings: Set<Standing>,
    /// For how many years it was open at least, in all its spans together: links of earlier versions ask it.
    pub years: u8,
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

    /// How many of the threads would be shown if what is still open, and nothing else, were chosen.
    pub fn with_open(&self, codebook: &Codebook, courses: &[Course]) -> usize {
        Self { standings: Standing::all_open(codebook), ..self.clone() }.number(courses)
    }

    /// Whether just what is still open is chosen.
    pub fn is_open(&self, codebook: &Codebook) -> bool {
        self.standings == Standing::all_open(codebook)
    }

    /// The issues that are shown, as they are called in a sentence: 'issues on care leavers about health that are still
    /// open'. `None` where nothing is chosen.
    pub fn whole(&self, codebook: &Codebook) -> Option<String> {
        self.chips(codebook).split_first()?;
        let lower = |label: &str| crate::words::lower_first(label);
        let areas: Vec<String> = self
            .areas
            .iter()
            .map(|area| if area.is_overall() { "services overall".to_owned() } else { lower(area.label()) })
            .collect();
        let topics: Vec<String> = self.topics.iter().map(|topic| lower(topic.label())).collect();
        let states: Vec<String> = self.standings.iter().map(|state| format!("‘{}’", state.label())).collect();
        let on = if areas.is_empty() { String::new() } else { format!(" on {}", either(&areas)) };
        let about = if topics.is_empty() { String::new() } else { format!(" about {}", either(&topics)) };
        let now = match states.as_slice() {
            [] => String::new(),
            _ if self.is_open(codebook) => " that are still open".to_owned(),
            some => format!(" whose latest status is {}", either(some)),
        };
        let years = if self.years > 0 { format!(", open for {}", least(self.years)) } else { String::new() };
        Some(format!("issues{on}{about}{now}{years}"))
    }

    /// Every choice with what is left without it, in the order of the page.
    pub fn chips(&self, codebook: &Codebook) -> Vec<(String, Self)> {
        let mut chips = Vec::new();
        if self.is_open(codebook) {
            chips.push(("Still open".to_owned(), Self { standings: Set::default(), ..self.clone() }));
        } else {
            for state in self.standings.iter() {
                let mut left = self.clone();
                left.standings.remove(state);
                chips.push((state.label().to_owned(), left));
            }
        }
        for area in self.areas.iter() {
            let mut left = self.clone();
            left.areas.remove(area);
            chips.push((area.label().to_owned(), left));
        }
        for topic in self.topics.iter() {
            let mut left = self.clone();
            left.topics.remove(topic);
            chips.push((topic.label().to_owned(), left));
        }
        if self.years > 0 {
            chips.push((format!("Open for {}", least(self.years)), Self { years: 0, ..self.clone() }));
        }
        chips
    }
}

/// 'a', 'a or b', 'a, b or c'.
fn either(items: &[String]) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        few => few.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Codebook;

    fn book() -> Codebook {
        serde_json::from_str(include_str!("../../../tests/fixtures/anyshire/codebook.json")).unwrap()
    }

    #[test]
    fn choices_read_as_one_phrase_and_stand_as_chips() {
        let book = book();
        let none = ThreadFilter::default;
        let state = |tokens: &[&str]| tokens.iter().filter_map(|token| Standing::from_token(&book, token)).collect();
        let cases = [
            (none(), None, vec![]),
            (
                ThreadFilter {
                    areas: book.area("care-leavers").into_iter().collect(),
                    topics: book.topic("fostering").into_iter().collect(),
                    standings: state(&["persists"]),
                    years: 8,
                },
                Some(
                    "issues on care leavers about fostering whose latest status is ‘Persists’, open for 8 years or more",
                ),
                vec!["Persists", "Care leavers", "Fostering", "Open for 8 years or more"],
            ),
            (
                ThreadFilter { standings: Standing::all_open(&book), ..none() },
                Some("issues that are still open"),
                vec!["Still open"],
            ),
            (
                ThreadFilter { standings: state(&["resolved", "not-mentioned"]), ..none() },
                Some("issues whose latest status is ‘Resolved’ or ‘Not mentioned’"),
                vec!["Resolved", "Not mentioned"],
            ),
            (
                ThreadFilter { years: 1, ..none() },
                Some("issues, open for 1 year or more"),
                vec!["Open for 1 year or more"],
            ),
        ];
        for (filter, words, labels) in cases {
            assert_eq!(filter.whole(&book).as_deref(), words);
            let chips = filter.chips(&book);
            assert_eq!(chips.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), labels);
            assert!(chips.iter().all(|(_, left)| left.chips(&book).len() + 1 == chips.len()));
        }
    }
}
