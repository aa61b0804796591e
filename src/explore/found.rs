//! Everything that the page shows of a search, from one pass: so that list, counts and marks cannot disagree.

use super::filter::{Facets, Filter, Notes, Own};
use super::loosen::{Loosening, suggestions};
use super::search::Query;
use super::spelling;
use record::{FindingId, Record};

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
    /// The search that may have been meant where nothing is found: with it something is.
    pub meant: Option<String>,
}

/// The search that may have been meant, if it finds something.
fn meant(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Option<String> {
    let text = spelling::meant(&filter.text, record, &Own::new(record, notes).has())?;
    let meant = Filter { text: text.clone(), ..filter.clone() };
    let sieve = meant.sieve(record, notes);
    record.findings.iter().any(|finding| sieve.shows(finding)).then_some(text)
}

impl Found {
    /// What a filter finds in a record and in the reader's notes.
    pub fn new(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Self {
        let sieve = filter.sieve(record, notes);
        let ids: Vec<FindingId> = sieve.apply(record).into_iter().map(|finding| finding.id.clone()).collect();
        let none = ids.is_empty();
        let loosen = if none { suggestions(filter, record, notes) } else { Vec::new() };
        let meant = none.then(|| meant(filter, record, notes)).flatten();
        Self { facets: sieve.facets(record), query: sieve.query().clone(), ids, loosen, meant }
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
        let record = bundle::record().unwrap();
        let cases = [
            ("plans", None),
            ("Ofsted", None),
            ("LADO", Some("‘LADO’ also finds ‘designated officer’ or ‘allegations against’.")),
            ("lado plans", Some("‘lado’ also finds ‘designated officer’ or ‘allegations against’.")),
            ("designated officer", Some("‘designated officer’ also finds ‘allegations against’.")),
            (
                "LADO UASC",
                Some(
                    "‘LADO’ also finds ‘designated officer’ or ‘allegations against’. ‘UASC’ also finds ‘unaccompanied’.",
                ),
            ),
        ];
        for (typed, words) in cases {
            let filter = Filter { text: typed.to_owned(), ..Filter::default() };
            assert_eq!(Found::new(&filter, &record, &|_| None).explanation().as_deref(), words, "{typed}");
        }
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
