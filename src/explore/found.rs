//! Everything that the page shows of a search, from one pass: so that list, counts and marks cannot disagree.

use super::filter::{Facets, Filter, Notes, Own};
use super::loosen::{Loosening, suggestions};
use super::search::Query;
use super::spelling;
use record::{Finding, Record};

/// What a filter finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places of the findings in the record, in the order of the list.
    pub places: Vec<usize>,
    /// How many each further choice would show.
    pub facets: Facets,
    /// What to mark.
    pub query: Query,
    /// What to loosen where nothing is found.
    pub loosen: Vec<Loosening>,
    /// The search that may have been meant where nothing is found: with it something is.
    pub meant: Option<String>,
}

/// The search that may have been meant, if it finds something.
fn meant(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Option<String> {
    let text = spelling::meant(&filter.text, record, &Own::new(record, notes).has())?;
    let meant = Filter { text: text.clone(), ..filter.clone() };
    (meant.sieve(record, notes).number() > 0).then_some(text)
}

impl Found {
    /// What a filter finds in a record and in the reader's notes.
    pub fn new(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Self {
        let sieve = filter.sieve(record, notes);
        let places = sieve.places();
        let none = places.is_empty();
        let loosen = if none { suggestions(filter, record, notes) } else { Vec::new() };
        let meant = none.then(|| meant(filter, record, notes)).flatten();
        Self { facets: sieve.facets(record), query: sieve.query().clone(), places, loosen, meant }
    }

    /// The findings, in the order of the list.
    pub fn findings<'a>(&self, record: &'a Record) -> impl Iterator<Item = &'a Finding> {
        self.places.iter().filter_map(|place| record.findings.get(*place))
    }

    /// Which terms of the field were asked for, and what was searched as well.
    pub fn explanation(&self) -> Option<String> {
        self.query.explanation()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_a_term_says_what_it_also_finds() {
        let mut record = crate::made_up::anyshire();
        let more = |name: &str, initials: &str, finds: &[&str]| record::Term {
            term: name.to_owned(),
            acronym: Some(initials.to_owned()),
            finds: finds.iter().map(|words| (*words).to_owned()).collect(),
            ..record::Term::default()
        };
        record.glossary.push(more("County officer", "CTO", &["designated officer", "urgent calls"]));
        let record = record.indexed();
        let cases = [
            ("plans", None),
            ("CTO", Some("‘CTO’ also finds ‘designated officer’ or ‘urgent calls’.")),
            (
                "CTO PCR",
                Some("‘CTO’ also finds ‘designated officer’ or ‘urgent calls’. ‘PCR’ also finds ‘what they think’."),
            ),
            ("LPR", None),
            ("PCR", Some("‘PCR’ also finds ‘what they think’.")),
            ("pcr plans", Some("‘pcr’ also finds ‘what they think’.")),
            ("play circle", Some("‘play circle’ also finds ‘what they think’.")),
            ("play round", Some("‘play round’ also finds ‘what they think’.")),
        ];
        for (typed, words) in cases {
            let filter = Filter { text: typed.to_owned(), ..Filter::default() };
            assert_eq!(Found::new(&filter, &record, &|_| None).explanation().as_deref(), words, "{typed}");
        }
    }

    #[test]
    fn nothing_found_says_what_to_loosen_and_something_found_does_not() {
        let record = crate::made_up::anyshire();
        let none = Filter { text: "zeppelin".into(), ..Filter::default() };
        assert!(!Found::new(&none, &record, &|_| None).loosen.is_empty());
        let found = Found::new(&none, &record, &|id| (id == "ilacs-2026/p2.s2:concern").then_some("Like a Zeppelin"));
        let ids: Vec<&str> = found.findings(&record).map(|finding| finding.id.as_str()).collect();
        assert_eq!((ids, found.loosen.len()), (vec!["ilacs-2026/p2.s2:concern"], 0));
    }
}
