//! A filter in words: the one place that says to what findings, charts, files and print are narrowed.

use super::direction::isolated;
use super::filter::Filter;
use super::names;
use record::words::{list, lower_first};
use record::{Area, InspectionId, Record};

/// The most choices of one question that a phrase names; of more it says how many.
const NAMED: usize = 3;

/// The findings that a filter lets through, as they are called in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// One of them: 'finding about fostering'.
    pub one: String,
    /// Several: 'findings about fostering', 'strengths and concerns on care leavers'.
    pub many: String,
    /// What stands behind the kinds: ' about fostering'. Empty where nothing narrows.
    pub about: String,
    /// From which inspections: ' from 2021 and 2024'. Empty where all are shown.
    pub from: String,
}

impl Default for Spoken {
    fn default() -> Self {
        Self { one: "finding".to_owned(), many: "findings".to_owned(), about: String::new(), from: String::new() }
    }
}

impl Spoken {
    /// The words for what a filter lets through.
    pub fn new(filter: &Filter, record: &Record) -> Self {
        let about = about(filter);
        let (one, many) = match filter.kinds.iter().collect::<Vec<_>>().as_slice() {
            [] => ("finding".to_owned(), "findings".to_owned()),
            [kind] => (lower_first(kind.label()), kind.plural().to_owned()),
            several => ("finding".to_owned(), list(&several.iter().map(|kind| kind.plural()).collect::<Vec<_>>())),
        };
        let years: Vec<String> = filter.inspections.iter().map(|id| inspection(id, record)).collect();
        let from = match years.len() {
            0 => String::new(),
            few if few <= NAMED => format!(" from {}", list(&years)),
            more => format!(" from {more} inspections"),
        };
        Self { one: one + &about, many: many + &about, about, from }
    }

    /// The whole of it: 'concerns about fostering from 2021'. `None` where nothing narrows.
    pub fn whole(&self) -> Option<String> {
        (*self != Self::default()).then(|| format!("{}{}", self.many, self.from))
    }
}

/// A choice that can be taken back, with what is left without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The choice: 'Fostering', '2021 inspection', '‘foster carer’'.
    pub label: String,
    /// The filter without it.
    pub without: Filter,
}

/// Every choice of a filter, in the order of the page.
pub fn chips(filter: &Filter, record: &Record) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |label: String, remove: &dyn Fn(&mut Filter)| {
        let mut without = filter.clone();
        remove(&mut without);
        chips.push(Chip { label, without });
    };
    if !filter.text.trim().is_empty() {
        add(format!("‘{}’", isolated(filter.text.trim())), &|filter| filter.text.clear());
    }
    for id in filter.inspections.iter() {
        let known = record.inspection(id);
        let label = known.map_or_else(|| names::UNKNOWN.to_owned(), |known| names::in_a_word(record, known));
        add(label, &|filter| filter.inspections.toggle(id.clone()));
    }
    for kind in filter.kinds.iter() {
        add(kind.label().to_owned(), &|filter| filter.kinds.toggle(*kind));
    }
    for area in filter.areas.iter() {
        add(area.label().to_owned(), &|filter| filter.areas.toggle(*area));
    }
    for topic in filter.topics.iter() {
        add(topic.label().to_owned(), &|filter| filter.topics.toggle(*topic));
    }
    for urgency in filter.urgencies.iter() {
        add(urgency.label().to_owned(), &|filter| filter.urgencies.toggle(*urgency));
    }
    chips
}

/// What narrows the findings besides kind and inspection: ' on care leavers about health, asked for at once'.
fn about(filter: &Filter) -> String {
    let areas: Vec<String> = filter.areas.iter().copied().map(area).collect();
    let topics: Vec<String> = filter.topics.iter().map(|topic| lower_first(topic.label())).collect();
    let urgencies: Vec<String> = filter.urgencies.iter().map(|urgency| format!("‘{}’", urgency.label())).collect();
    let text =
        Some(filter.text.trim()).filter(|text| !text.is_empty()).map(|text| vec![format!("‘{}’", isolated(text))]);
    let parts = [
        (" on ", areas, "areas"),
        (" about ", topics, "topics"),
        (" marked ", urgencies, "times for action"),
        (" that mention ", text.unwrap_or_default(), ""),
    ];
    let part = |(joined, names, noun): (&str, Vec<String>, &str)| match names.len() {
        0 => String::new(),
        few if few <= NAMED => format!("{joined}{}", either(&names)),
        more => format!("{joined}{more} {noun}"),
    };
    parts.into_iter().map(part).collect()
}

/// An area within a sentence.
fn area(area: Area) -> String {
    if area.is_overall() { "services overall".to_owned() } else { lower_first(area.label()) }
}

fn inspection(id: &InspectionId, record: &Record) -> String {
    record.inspection(id).map_or_else(|| names::UNKNOWN.to_owned(), |known| names::short(record, known))
}

/// 'a', 'a or b', 'a, b or c'.
pub(crate) fn either(items: &[String]) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        few => few.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Codebook, Kind, Topic, Urgency};

    fn of<T: Ord>(tokens: &[&str], one: impl Fn(&str) -> Option<T>) -> record::Set<T> {
        tokens.iter().filter_map(|token| one(token)).collect()
    }

    fn topics(book: &Codebook, tokens: &[&str]) -> record::Set<Topic> {
        of(tokens, |token| book.topic(token))
    }

    fn kinds(book: &Codebook, tokens: &[&str]) -> record::Set<Kind> {
        of(tokens, |token| book.kind(token))
    }

    #[test]
    fn a_filter_is_one_phrase() {
        let record = crate::made_up::anyshire();
        let book = &record.codebook;
        let areas = |tokens: &[&str]| of(tokens, |token| book.area(token));
        let at_once: record::Set<Urgency> = of(&["this-month"], |token| book.urgency(token));
        let none = Filter::default;
        let cases = [
            (none(), None),
            (Filter { text: "  ".into(), ..none() }, None),
            (Filter { topics: topics(book, &["fostering"]), ..none() }, Some("findings about fostering")),
            (
                Filter { topics: topics(book, &["fostering", "voice"]), kinds: kinds(book, &["concern"]), ..none() },
                Some("concerns about fostering or voice"),
            ),
            (
                Filter { topics: topics(book, &["fostering", "voice", "play", "planning"]), ..none() },
                Some("findings about 4 topics"),
            ),
            (
                Filter {
                    kinds: kinds(book, &["strength", "concern"]),
                    inspections: ["ilacs-2021".into()].into(),
                    ..none()
                },
                Some("strengths and concerns from 2021"),
            ),
            (
                Filter { areas: areas(&["overall", "care-leavers"]), text: " foster ".into(), ..none() },
                Some("findings on services overall or care leavers that mention ‘foster’"),
            ),
            (Filter { urgencies: at_once, ..none() }, Some("findings marked ‘This month’")),
            (
                Filter { inspections: ["moon-1066".into()].into(), ..none() },
                Some("findings from an unknown inspection"),
            ),
        ];
        for (filter, words) in cases {
            assert_eq!(Spoken::new(&filter, &record).whole().as_deref(), words);
        }
    }

    #[test]
    fn every_choice_has_a_chip_that_takes_just_it_back() {
        let record = crate::made_up::anyshire();
        let book = &record.codebook;
        let filter = Filter {
            inspections: ["ilacs-2021".into(), "moon-1066".into()].into(),
            kinds: kinds(book, &["concern"]),
            topics: topics(book, &["fostering", "workforce"]),
            text: " foster ".into(),
            ..Filter::default()
        };
        let labels: Vec<String> = chips(&filter, &record).into_iter().map(|chip| chip.label).collect();
        assert_eq!(
            labels,
            ["‘foster’", "2021 inspection", "an unknown inspection", "Concern", "Fostering", "Workforce"]
        );
        // Taken back one after another, none is left.
        let mut left = filter;
        for number in (0..6).rev() {
            let first = chips(&left, &record).swap_remove(0);
            left = first.without;
            assert_eq!(chips(&left, &record).len(), number);
        }
        assert!(left.is_empty());
        assert!(chips(&Filter::default(), &record).is_empty());
    }
}
