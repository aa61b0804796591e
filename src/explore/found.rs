//! Everything that the page shows of a search, from one pass: so that list, counts and marks cannot disagree.

use super::filter::{Facets, Filter, Notes};
use super::loosen::{Loosening, suggestions};
use super::search::Query;
use super::spoken::either;
use record::words::list;
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
}

impl Found {
    /// What a filter finds in a record and in the reader's notes.
    pub fn new(filter: &Filter, record: &Record, notes: &Notes<'_>) -> Self {
        let sieve = filter.sieve(record, notes);
        let ids: Vec<FindingId> = sieve.apply(record).into_iter().map(|finding| finding.id.clone()).collect();
        let loosen = if ids.is_empty() { suggestions(filter, record, notes) } else { Vec::new() };
        Self { facets: sieve.facets(record), query: sieve.query().clone(), ids, loosen }
    }

    /// What is searched instead of words that were taken for misspelt: 'Showing results for ‘service’. No matches for
    /// ‘servicr’.' `None` where every word was found as typed.
    pub fn correction(&self) -> Option<String> {
        let quoted = |word: &str| format!("‘{word}’");
        let (typed, meant): (Vec<String>, Vec<String>) = self
            .query
            .corrections()
            .map(|(typed, meant)| (quoted(typed), either(&meant.iter().map(|word| quoted(word)).collect::<Vec<_>>())))
            .unzip();
        (!typed.is_empty()).then(|| format!("Showing results for {}. No matches for {}.", list(&meant), either(&typed)))
    }

    /// Which terms of the field were asked for, and what was searched as well: '‘mash’ also finds ‘front door’.' `None`
    /// where there is no such term.
    pub fn explanation(&self) -> Option<String> {
        let quoted = |word: &String| format!("‘{word}’");
        let told: Vec<String> = self
            .query
            .explained()
            .map(|(typed, tells)| {
                format!("‘{typed}’ also finds {}.", either(&tells.iter().map(quoted).collect::<Vec<_>>()))
            })
            .collect();
        (!told.is_empty()).then(|| told.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Term;

    #[test]
    fn a_search_says_what_it_took_words_for() {
        let texts = ["service plans and services", "permanence"];
        let cases = [
            ("plans", None),
            ("servicr", Some("Showing results for ‘service’. No matches for ‘servicr’.")),
            ("servicez", Some("Showing results for ‘service’ or ‘services’. No matches for ‘servicez’.")),
            ("planz plans", Some("Showing results for ‘plans’. No matches for ‘planz’.")),
            (
                "servicr permanance",
                Some("Showing results for ‘service’ and ‘permanence’. No matches for ‘servicr’ or ‘permanance’."),
            ),
        ];
        for (typed, words) in cases {
            let query = Query::read(typed).corrected(texts.iter().copied());
            assert_eq!(Found { query, ..Found::default() }.correction().as_deref(), words, "{typed}");
        }
    }

    #[test]
    fn a_search_for_a_term_says_what_it_also_finds() {
        let term = |name: &str, finds: &[&str]| Term {
            term: name.to_owned(),
            finds: finds.iter().map(|words| (*words).to_owned()).collect(),
            ..Term::default()
        };
        let glossary =
            [term("mash", &["front door"]), term("camhs", &["mental health", "emotional health"]), term("ndd", &[])];
        let cases = [
            ("plans", None),
            ("ndd", None),
            ("mash", Some("‘mash’ also finds ‘front door’.")),
            ("camhs plans", Some("‘camhs’ also finds ‘mental health’ or ‘emotional health’.")),
            (
                "mash camhs",
                Some("‘mash’ also finds ‘front door’. ‘camhs’ also finds ‘mental health’ or ‘emotional health’."),
            ),
        ];
        for (typed, words) in cases {
            let query = Query::read(typed).with_terms(&glossary);
            assert_eq!(Found { query, ..Found::default() }.explanation().as_deref(), words, "{typed}");
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
