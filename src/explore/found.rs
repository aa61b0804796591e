//! Everything that the page shows of a search, from one pass: so that list, counts and marks cannot disagree.

use super::filter::{Facets, Filter, Notes};
use super::loosen::{Loosening, suggestions};
use super::names;
use super::search::Query;
use record::words::list;
use record::{FindingId, InspectionId, Record};

/// What a filter finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The ids of the findings, in the order of the list.
    pub ids: Vec<FindingId>,
    /// How many each further choice would show.
    pub facets: Facets,
    /// What to mark.
    pub query: Query,
    /// What to loosen where nothing is found.
    pub loosen: Vec<Loosening>,
}

impl Found {
    /// What a filter finds in a record and in the reader's notes.
    pub fn new(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Self {
        let sieve = filter.sieve(record, notes);
        let ids: Vec<FindingId> = sieve.apply(record).into_iter().map(|finding| finding.id.clone()).collect();
        let loosen = if ids.is_empty() { suggestions(filter, record, notes) } else { Vec::new() };
        Self { facets: sieve.facets(record), query: sieve.query().clone(), ids, loosen }
    }

    /// The words that were taken for misspelt, each with what was searched instead, and the terms of the field, each with
    /// what was searched as well.
    pub fn corrections(&self) -> Vec<String> {
        let corrected = self.query.corrections().map(|(typed, meant)| format!("'{typed}' as {}", list(meant)));
        let explained = self.query.explained().map(|(typed, tells)| {
            let tells: Vec<String> = tells.iter().map(|words| format!("'{words}'")).collect();
            format!("'{typed}' also as {}", list(&tells))
        });
        corrected.chain(explained).collect()
    }
}

/// A filter's choices in words: '2024, concerns, leaders'.
pub fn in_words(filter: &Filter, record: &Record) -> String {
    let name =
        |id: &InspectionId| record.inspection(id).map_or_else(|| id.to_string(), |one| names::short(record, one));
    let mut parts: Vec<String> = filter.inspections.iter().map(name).collect();
    parts.extend(filter.kinds.iter().map(|kind| kind.plural().to_owned()));
    parts.extend(filter.areas.iter().map(|area| area.label().to_ascii_lowercase()));
    parts.extend(filter.topics.iter().map(|topic| topic.label().to_ascii_lowercase()));
    if !filter.text.trim().is_empty() {
        parts.push(format!("'{}'", filter.text.trim()));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_read_as_words() {
        let record = bundle::record().unwrap();
        let filter = Filter {
            inspections: ["ilacs-2024".into()].into(),
            kinds: record.codebook.kind("concern").into_iter().collect(),
            areas: record.codebook.area("leaders").into_iter().collect(),
            text: " foster ".into(),
            ..Filter::default()
        };
        assert_eq!(in_words(&filter, &record), "2024, concerns, leaders, 'foster'");
        assert_eq!(in_words(&Filter::default(), &record), "");
    }

    #[test]
    fn nothing_found_says_what_to_loosen_and_something_found_does_not() {
        let record = bundle::record().unwrap();
        let none = Filter { text: "zeppelin".into(), ..Filter::default() };
        assert!(!Found::new(&none, &record, &|_| None).loosen.is_empty());
        let found = Found::new(&none, &record, &|id| (id == "ilacs-2024/p4.s4:concern").then_some("Like a Zeppelin"));
        assert_eq!((found.ids, found.loosen.len()), (vec!["ilacs-2024/p4.s4:concern".into()], 0));
    }
}
