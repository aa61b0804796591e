//! Two inspections that cannot be compared issue by issue, topic by topic: what each said, and why that is not a trend.

use crate::grades::two_dates;
use crate::words::{count, list};
use crate::{Inspection, Reach, Record, Topic};
use core::fmt;

/// What two inspections have on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Both {
    /// A concern or recommendation in both.
    Concern,
    /// Only positive findings in the earlier one, a concern in the later one.
    PraisedThenConcern,
    /// No finding in the earlier one, a concern in the later one.
    NothingThenConcern,
    /// A concern in the earlier one, only positive findings in the later one.
    ConcernThenPraised,
    /// Only positive findings in both.
    Praised,
    /// A concern in the earlier one, no finding in the later one.
    ConcernThenNothing,
}

impl Both {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Concern,
        Self::PraisedThenConcern,
        Self::NothingThenConcern,
        Self::ConcernThenPraised,
        Self::Praised,
        Self::ConcernThenNothing,
    ];

    /// The heading of such topics, by the years of the two inspections or what tells them apart.
    pub fn label(self, from: impl fmt::Display, to: impl fmt::Display) -> String {
        match self {
            Self::Concern => format!("A concern in both {from} and {to}"),
            Self::PraisedThenConcern => format!("Only positive findings in {from}, a concern in {to}"),
            Self::NothingThenConcern => format!("No finding in {from} (not a judgement), a concern in {to}"),
            Self::ConcernThenPraised => format!("A concern in {from}, only positive findings in {to}"),
            Self::Praised => format!("Only positive findings in both {from} and {to}"),
            Self::ConcernThenNothing => format!("A concern in {from}, no finding in {to} (not a judgement)"),
        }
    }

    /// The same of so many topics, behind their number: 'were a concern in both'.
    fn said(self, number: usize, from: impl fmt::Display, to: impl fmt::Display) -> String {
        let were = if number == 1 { "was" } else { "were" };
        match self {
            Self::Concern => format!("{were} a concern in both"),
            Self::PraisedThenConcern => format!("had only positive findings in {from} and {were} a concern in {to}"),
            Self::NothingThenConcern => format!("had no finding in {from} and {were} a concern in {to}"),
            Self::ConcernThenPraised => format!("{were} a concern in {from} and had only positive findings in {to}"),
            Self::Praised => "had only positive findings in both".to_owned(),
            Self::ConcernThenNothing => format!("{were} a concern in {from} and had no finding in {to}"),
        }
    }
}

/// How many findings an inspection has on a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Concerns and recommendations.
    pub concerns: usize,
    /// Strengths and requirements met.
    pub positive: usize,
}

impl Counts {
    fn of(record: &Record, inspection: &Inspection, topic: Topic) -> Self {
        let own = || record.findings_of(&inspection.id).filter(move |finding| finding.topic == topic);
        // A kind that the codebook does not know is neither.
        Self {
            concerns: own().filter(|finding| finding.kind.is_concern()).count(),
            positive: own().filter(|finding| finding.kind.is_favourable()).count(),
        }
    }

    /// '2 concerns or recommendations, 1 positive'; 'no finding' where there is none.
    pub fn words(self) -> String {
        let concerns = count(self.concerns, "concern or recommendation", "concerns or recommendations");
        match (self.concerns, self.positive) {
            (0, 0) => "no finding".to_owned(),
            (0, positive) => format!("{positive} positive"),
            (_, 0) => concerns,
            (_, positive) => format!("{concerns}, {positive} positive"),
        }
    }
}

/// A topic of two inspections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// The topic.
    pub topic: Topic,
    /// What the two have on it.
    pub both: Both,
    /// What the earlier inspection has.
    pub then: Counts,
    /// What the later inspection has.
    pub now: Counts,
}

/// Two inspections topic by topic.
#[derive(Clone, Debug)]
pub struct ByTopic<'a> {
    /// The earlier inspection.
    pub from: &'a Inspection,
    /// The later inspection.
    pub to: &'a Inspection,
    /// The topics, sorted by what the two have on them, and then in the codebook's order.
    pub lines: Vec<TopicLine>,
    /// Why the list is not one of changes.
    pub caveat: &'static str,
}

impl ByTopic<'_> {
    /// The topics on which the two have the same.
    pub fn of(&self, both: Both) -> impl Iterator<Item = &TopicLine> {
        self.lines.iter().filter(move |line| line.both == both)
    }

    /// How many topics of which kind, in a sentence.
    pub fn sentence(&self) -> String {
        let numbers = Both::ALL.map(|both| (both, self.of(both).count()));
        let (from, to) = self.dates();
        sentence(&numbers, from, to)
    }

    /// When the two were, as words tell them apart.
    pub fn dates(&self) -> (String, String) {
        two_dates(self.from, self.to)
    }
}

/// 'Of 30 topics, 12 were a concern in both and 18 had only positive findings in both.'
fn sentence(numbers: &[(Both, usize)], from: impl fmt::Display, to: impl fmt::Display) -> String {
    let (from, to) = (&from, &to);
    let some: Vec<(Both, usize)> = numbers.iter().copied().filter(|(_, number)| *number > 0).collect();
    let all: usize = some.iter().map(|(_, number)| number).sum();
    match some.as_slice() {
        [] => format!("No topic was a concern in {from} or {to}, and none had positive findings in both."),
        [(both, number)] => format!("{} {}.", count(*number, "topic", "topics"), both.said(*number, from, to)),
        several => {
            let parts: Vec<String> =
                several.iter().map(|(both, number)| format!("{number} {}", both.said(*number, from, to))).collect();
            format!("Of {}: {}.", count(all, "topic", "topics"), list_of_clauses(&parts))
        }
    }
}

/// Clauses that hold an 'and' of their own are parted by semicolons.
fn list_of_clauses(parts: &[String]) -> String {
    if parts.iter().any(|part| part.contains(" and ")) { parts.join("; ") } else { list(parts) }
}

/// What an inspection does not say of a topic the other looked at is no change: where the rules differ, or one saw only a
/// part, the list stands under these words.
const OTHER_FRAMEWORK: &str = "These two inspections used different frameworks and asked different questions. The list shows what each said on a topic. A difference may come from the questions, not from the services.";
const ONLY_PART: &str = "One of these two looked at only part of the services. The list shows what each said on a topic. A difference may come from what it looked at, not from the services.";

const OTHER_AUTHORITY: &str = "One of these two inspected the authority before this one. The list shows what each said on a topic. A difference may come from that, and not from the services.";
const ONLY_WORDS: &str = "The list shows what each of these two said on a topic. A difference may come from the words, not from the services.";

/// Two inspections topic by topic, in order of time. `None` where one of them is not in the record.
pub fn by_topic<'a>(record: &'a Record, one: &str, other: &str) -> Option<ByTopic<'a>> {
    let place = |id: &str| record.inspections.iter().position(|inspection| inspection.id == id);
    let (one, other) = (place(one)?, place(other)?);
    let (from, to) = (record.inspections.get(one.min(other))?, record.inspections.get(one.max(other))?);
    let line = |topic: &Topic| {
        let (then, now) = (Counts::of(record, from, *topic), Counts::of(record, to, *topic));
        Some(TopicLine { topic: *topic, both: both(then, now)?, then, now })
    };
    let mut lines: Vec<TopicLine> = record.codebook.topics.iter().filter_map(line).collect();
    lines.sort_by_key(|line| Both::ALL.iter().position(|both| *both == line.both));
    Some(ByTopic { from, to, lines, caveat: caveat(from, to) })
}

/// Why what two inspections say on a topic is no change.
pub fn caveat(one: &Inspection, other: &Inspection) -> &'static str {
    let is_part = |inspection: &Inspection| inspection.reach() == Reach::Part;
    if one.authority != other.authority {
        OTHER_AUTHORITY
    } else if one.framework != other.framework {
        OTHER_FRAMEWORK
    } else if is_part(one) || is_part(other) {
        ONLY_PART
    } else {
        ONLY_WORDS
    }
}

/// What two inspections have on a topic; `None` where neither is concerned and not both say something.
fn both(then: Counts, now: Counts) -> Option<Both> {
    match (then, now) {
        (Counts { concerns: 1.., .. }, Counts { concerns: 1.., .. }) => Some(Both::Concern),
        (Counts { concerns: 1.., .. }, Counts { positive: 1.., .. }) => Some(Both::ConcernThenPraised),
        (Counts { concerns: 1.., .. }, _) => Some(Both::ConcernThenNothing),
        (Counts { positive: 1.., .. }, Counts { concerns: 1.., .. }) => Some(Both::PraisedThenConcern),
        (_, Counts { concerns: 1.., .. }) => Some(Both::NothingThenConcern),
        (Counts { positive: 1.., .. }, Counts { positive: 1.., .. }) => Some(Both::Praised),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_are_said_in_words() {
        for ((concerns, positive), words) in [
            ((0, 0), "no finding"),
            ((1, 0), "1 concern or recommendation"),
            ((2, 1), "2 concerns or recommendations, 1 positive"),
            ((0, 3), "3 positive"),
        ] {
            assert_eq!(Counts { concerns, positive }.words(), words);
        }
    }

    #[test]
    fn what_two_have_on_a_topic_is_told_apart() {
        let counts = |concerns, positive| Counts { concerns, positive };
        for (then, now, wanted) in [
            (counts(1, 4), counts(2, 0), Some(Both::Concern)),
            (counts(1, 4), counts(0, 1), Some(Both::ConcernThenPraised)),
            (counts(1, 0), counts(0, 0), Some(Both::ConcernThenNothing)),
            (counts(0, 1), counts(1, 1), Some(Both::PraisedThenConcern)),
            (counts(0, 0), counts(1, 1), Some(Both::NothingThenConcern)),
            (counts(0, 2), counts(0, 1), Some(Both::Praised)),
            (counts(0, 2), counts(0, 0), None),
            (counts(0, 0), counts(0, 2), None),
            (counts(0, 0), counts(0, 0), None),
        ] {
            assert_eq!(both(then, now), wanted, "{then:?} {now:?}");
        }
    }

    #[test]
    fn how_many_topics_is_one_sentence() {
        use Both::{Concern, ConcernThenNothing, ConcernThenPraised, NothingThenConcern, Praised, PraisedThenConcern};
        let cases: [(&[(Both, usize)], &str); 6] = [
            (&[], "No topic was a concern in 2016 or 2021, and none had positive findings in both."),
            (&[(Concern, 1)], "1 topic was a concern in both."),
            (
                &[(Concern, 8), (Praised, 2)],
                "Of 10 topics: 8 were a concern in both and 2 had only positive findings in both.",
            ),
            (&[(NothingThenConcern, 2)], "2 topics had no finding in 2016 and were a concern in 2021."),
            (&[(ConcernThenNothing, 1)], "1 topic was a concern in 2016 and had no finding in 2021."),
            (
                &[(Concern, 8), (PraisedThenConcern, 1), (ConcernThenPraised, 3)],
                "Of 12 topics: 8 were a concern in both; 1 had only positive findings in 2016 and was a concern in 2021; 3 were a concern in 2016 and had only positive findings in 2021.",
            ),
        ];
        for (numbers, words) in cases {
            assert_eq!(sentence(numbers, 2016, 2021), words);
        }
    }

    proptest! {
        /// No word is stronger than the counts: a concern is said only where there is one, and silence is never praise.
        #[test]
        fn no_word_is_stronger_than_the_counts(a in 0..3_usize, b in 0..3_usize, c in 0..3_usize, d in 0..3_usize) {
            let (then, now) = (Counts { concerns: a, positive: b }, Counts { concerns: c, positive: d });
            let said = both(then, now).map(|both| both.label(2016, 2021)).unwrap_or_default();
            let says = |words: &str, so: bool| !said.contains(words) || so;
            prop_assert!(says("A concern in both", a > 0 && c > 0));
            prop_assert!(says("A concern in 2016", a > 0) && says("a concern in 2021", c > 0));
            prop_assert!(says("positive findings in 2016", a == 0 && b > 0) && says("positive findings in 2021", c == 0 && d > 0));
            prop_assert!(says("positive findings in both", a + c == 0 && b > 0 && d > 0));
            prop_assert!(says("No finding in 2016", a + b == 0) && says("no finding in 2021", c + d == 0));
            prop_assert_eq!(said.is_empty(), a + c == 0 && (b == 0 || d == 0));
        }

        #[test]
        fn the_sentence_counts_every_topic(numbers in proptest::collection::vec(0..40_usize, 6)) {
            let numbers: Vec<(Both, usize)> = Both::ALL.into_iter().zip(numbers).collect();
            let said = sentence(&numbers, 2016, 2021);
            let counted: usize = said.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok()).filter(|number| *number < 2000).sum();
            let all: usize = numbers.iter().map(|(_, number)| number).sum();
            let several = numbers.iter().filter(|(_, number)| *number > 0).count() > 1;
            prop_assert_eq!(counted, if several { 2 * all } else { all }, "{}", said);
        }
    }
}
