//! What to loosen when nothing is found: which choices stand in the way, and how many findings are behind them.

use super::direction::isolated;
use super::filter::{Filter, Notes, Question};
use super::names;
use super::quoted::without_marks;
use core::cmp::Reverse;
use core::fmt;
use record::words::{count, list};
use record::{InspectionId, Record};

/// The longest words that are repeated to the reader, in characters.
const QUOTED: usize = 40;

/// A way out of an empty result: fewer filters, and what they show.
///
/// It reads 'Remove ‘Concern’ (12 findings)'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loosening {
    /// What is removed, as 'Remove ‘Concern’'.
    pub label: String,
    /// The filters that stay.
    pub filter: Filter,
    /// How many findings they show; never none.
    pub count: usize,
}

impl fmt::Display for Loosening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.label, count(self.count, "finding", "findings"))
    }
}

/// A group of choices that can be let go: those of a question, or the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Chosen(Question),
    Words,
}

/// All groups in the order in which they are offered. A set of them is a number with a bit for each.
const GROUPS: [Group; 6] = [
    Group::Chosen(Question::Inspection),
    Group::Chosen(Question::Kind),
    Group::Chosen(Question::Area),
    Group::Chosen(Question::Topic),
    Group::Chosen(Question::Urgency),
    Group::Words,
];

/// What to loosen where a filter shows nothing; no suggestions where it shows something.
///
/// Quotation marks go first: the words that they hold stay. Then each single group of choices that hides all findings, the
/// one that hides most first. Where no single one does, the
/// fewest that do together; of several such sets the one that shows fewest, so that most of what was asked still holds.
/// As long as there are findings there is a suggestion: with nothing chosen all are shown.
pub fn suggestions(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Vec<Loosening> {
    let sieve = filter.sieve(record, notes);
    // How many findings are hidden by just these groups: they show when at least these are let go.
    let hidden = sieve.left_out();
    if hidden.contains_key(&0) {
        return Vec::new();
    }
    let shown = |set: u8| hidden.iter().filter(|(by, _)| **by & !set == 0).map(|(_, count)| count).sum::<usize>();
    let sets = |size: u32| {
        let sets = (1..1 << GROUPS.len()).filter(move |set: &u8| set.count_ones() == size);
        sets.map(|set| (set, shown(set))).filter(|(_, count)| *count > 0).collect::<Vec<_>>()
    };
    let mut single = sets(1);
    single.sort_by_key(|(_, count)| Reverse(*count));
    let fewest = (2..=GROUPS.len() as u32).find_map(|size| sets(size).into_iter().min_by_key(|(_, count)| *count));
    let sets = if single.is_empty() { fewest.into_iter().collect() } else { single };
    let words = sieve.query().len();
    let unquoted = sieve.query().is_quoted().then(|| unquoted(filter, record, notes)).flatten();
    unquoted
        .into_iter()
        .chain(sets.into_iter().map(|(set, count)| without(filter, record, words, set, count)))
        .collect()
}

/// The same words without their quotation marks, if they find something.
fn unquoted(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Option<Loosening> {
    let filter = Filter { text: without_marks(&filter.text), ..filter.clone() };
    let sieve = filter.sieve(record, notes);
    let count = sieve.number();
    (count > 0).then(|| Loosening {
        label: "Search without the quotation marks".to_owned(),
        filter: filter.clone(),
        count,
    })
}

/// The groups, each with its bit.
fn bits() -> impl Iterator<Item = (u8, Group)> {
    GROUPS.into_iter().enumerate().map(|(place, group)| (1 << place, group))
}

/// The filter without some groups of its choices.
fn without(filter: &Filter, record: &Record, words: usize, set: u8, count: usize) -> Loosening {
    let mut left = filter.clone();
    let mut names = Vec::new();
    for (_, group) in bits().filter(|(bit, _)| set & bit != 0) {
        names.push(name(filter, record, words, group));
        match group {
            Group::Chosen(Question::Inspection) => left.inspections.clear(),
            Group::Chosen(Question::Kind) => left.kinds.clear(),
            Group::Chosen(Question::Area) => left.areas.clear(),
            Group::Chosen(Question::Topic) => left.topics.clear(),
            Group::Chosen(Question::Urgency) => left.urgencies.clear(),
            Group::Words => left.text.clear(),
        }
    }
    let label = if names.len() > 2 && left.is_empty() {
        "Remove all filters".to_owned()
    } else {
        format!("Remove {}", list(&names))
    };
    Loosening { label, filter: left, count }
}

/// What a reader calls a group: '‘Concern’', 'the 3 topics', '‘foster carers’'.
fn name(filter: &Filter, record: &Record, words: usize, group: Group) -> String {
    match group {
        Group::Chosen(Question::Inspection) => {
            let title = |id: &InspectionId| {
                record.inspection(id).map_or_else(|| names::UNKNOWN.to_owned(), |known| names::short(record, known))
            };
            named("inspections", filter.inspections.iter().map(title))
        }
        Group::Chosen(Question::Kind) => named("kinds", filter.kinds.iter()),
        Group::Chosen(Question::Area) => named("areas", filter.areas.iter()),
        Group::Chosen(Question::Topic) => named("topics", filter.topics.iter()),
        Group::Chosen(Question::Urgency) => named("times for action", filter.urgencies.iter()),
        Group::Words => {
            let typed = filter.text.trim();
            match (typed.chars().count() > QUOTED, words) {
                (false, _) => format!("‘{}’", isolated(typed)),
                (true, 1) => "the search word".to_owned(),
                (true, _) => "the search words".to_owned(),
            }
        }
    }
}

/// One choice by its name, several by their number.
fn named(nouns: &str, mut choices: impl ExactSizeIterator<Item = impl fmt::Display>) -> String {
    match (choices.len(), choices.next()) {
        (1, Some(only)) => format!("‘{only}’"),
        (several, _) => format!("the {several} {nouns}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_removed_is_named() {
        let record = crate::made_up::anyshire();
        let book = &record.codebook;
        let all = record.findings.len();
        let words = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
        let topics: record::Set<record::Topic> =
            ["front-door", "planning"].into_iter().filter_map(|t| book.topic(t)).collect();
        let of = |filter: Filter| suggestions(&filter, &record, &|_| None).first().map(ToString::to_string);
        let long = "z".repeat(50);
        let cases = [
            (words("zzzz"), format!("Remove ‘zzzz’ ({all} findings)")),
            (words("zzzz zyxw"), format!("Remove ‘zzzz zyxw’ ({all} findings)")),
            (words(&long), format!("Remove the search word ({all} findings)")),
            (words(&format!("{long} {long}")), format!("Remove the search words ({all} findings)")),
            (
                Filter { inspections: ["sif-2016".into()].into(), ..words("zzzz") },
                format!("Remove ‘zzzz’ ({} findings)", record.findings_of("sif-2016").count()),
            ),
            (
                Filter { inspections: ["moon-1066".into()].into(), ..words("zzzz") },
                format!("Remove ‘an unknown inspection’ and ‘zzzz’ ({all} findings)"),
            ),
            (
                Filter {
                    inspections: ["moon-1066".into()].into(),
                    topics: topics.clone(),
                    kinds: book.kind("recommendation").into_iter().collect(),
                    ..Filter::default()
                },
                format!(
                    "Remove ‘an unknown inspection’ and the 2 topics ({} findings)",
                    record.findings.iter().filter(|finding| finding.kind.token() == "recommendation").count()
                ),
            ),
            (
                Filter {
                    inspections: ["moon-1066".into()].into(),
                    topics,
                    kinds: book.kind("recommendation").into_iter().collect(),
                    ..words("zzzz")
                },
                format!(
                    "Remove ‘an unknown inspection’, the 2 topics and ‘zzzz’ ({} findings)",
                    record.findings.iter().filter(|finding| finding.kind.token() == "recommendation").count()
                ),
            ),
            (
                Filter { inspections: ["moon-1066".into(), "sun-1".into()].into(), ..Filter::default() },
                format!("Remove the 2 inspections ({all} findings)"),
            ),
        ];
        for (filter, said) in cases {
            assert_eq!(of(filter.clone()), Some(said), "{filter:?}");
        }
        let one = Loosening { label: "Remove ‘x’".to_owned(), filter: Filter::default(), count: 1 };
        assert_eq!(one.to_string(), "Remove ‘x’ (1 finding)");
        assert_eq!(of(Filter::default()), None, "nothing stands in the way");
    }
}
