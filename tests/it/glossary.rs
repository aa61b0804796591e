//! Whoever searches for a term of the field finds what the summaries call otherwise, and is told how.

use crate::support::anyshire::{ANYSHIRE, copy};
use inspection_explorer::explore::{Filter, Found};

#[test]
fn a_search_for_initials_finds_what_the_summaries_tell_of_it() {
    let find = |text: &str| Found::new(&Filter { text: text.into(), ..Filter::default() }, &ANYSHIRE, &|_| None);
    let found = find("PCR");
    let ids: Vec<&str> = found.findings(&ANYSHIRE).map(|finding| finding.id.as_str()).collect();
    assert_eq!(ids, ["lpr-2014/p2.s2:recommendation"]);
    assert_eq!(found.explanation().as_deref(), Some("‘PCR’ also finds ‘what they think’."));
    assert!(find("LPR").places.is_empty(), "a term without such words is searched as it stands");
}

#[test]
fn a_record_without_a_glossary_is_whole() {
    let copy = copy("no-glossary");
    std::fs::remove_file(copy.0.join("glossary.json")).unwrap();
    assert!(copy.built().glossary.is_empty() && !ANYSHIRE.glossary.is_empty());
}
