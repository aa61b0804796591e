//! A record made by the README's steps from one report, with nothing that a record may be without.

use crate::shell::page;
use crate::support::anyshire::ANYSHIRE;
use crate::support::computed::sentences;
use inspection_explorer::explore::area::AreaPage;
use inspection_explorer::explore::said;
use inspection_explorer::record::Record;
use inspection_explorer::record::source::{build, coding, draft};
use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;

const FOLDER: &str = "tests/fixtures/marrowdale";

pub fn marrowdale() -> Record {
    build(Path::new(FOLDER)).expect("the record holds together")
}

fn text(file: &str) -> String {
    read_to_string(Path::new(FOLDER).join(file)).unwrap()
}

/// The coding has the report's sentences, in their order, without title page and table of grades.
#[test]
fn the_coding_is_that_of_the_report() {
    let cut = cutting::cut("ilacs-2026", &text("ilacs-2026.txt"));
    let units: Vec<String> =
        cut.units.into_iter().filter(|unit| !unit.section.starts_with("inspection-of")).map(|unit| unit.id).collect();
    let book = marrowdale().codebook;
    let coded: Vec<String> =
        coding::read(&text("coding.csv"), &book).unwrap().into_iter().map(|unit| unit.unit.to_string()).collect();
    assert_eq!((coded.len(), &coded), (24, &units));
}

#[test]
fn the_findings_are_those_of_the_coding() {
    let sources = draft::read(&|file| Ok(text(file))).unwrap();
    let before = text("findings.json");
    assert_eq!(draft::draft(&sources, &before).unwrap(), draft::Draft { text: before, ..draft::Draft::default() });
}

/// No run of five words of the report is in a summary: they are in our own words.
#[test]
fn the_summaries_are_in_our_own_words() {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'');
        words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect()
    };
    let report = words(&text("ilacs-2026.txt"));
    let theirs: BTreeSet<&[String]> = report.windows(5).collect();
    for finding in marrowdale().findings {
        let ours = words(&finding.summary);
        assert!(!ours.windows(5).any(|run| theirs.contains(run)), "{}", finding.summary);
    }
}

#[test]
fn the_sources_view_says_what_is_not_there() {
    let record = marrowdale();
    let lacking = said::lacking(&record);
    let begins = ["No second coding:", "No threads:", "No action plan:", "No other authorities:", "No meanings:"];
    assert_eq!(lacking.len(), begins.len());
    assert!(lacking.iter().zip(begins).all(|(words, begins)| words.starts_with(begins)), "{lacking:?}");
    assert_eq!(said::matched(&record), None);
    assert_eq!(said::followed(0, 0, 0), "No issue is followed through time yet.");
    assert_eq!(said::not_available(0, 0), "We have a document for every inspection in this record.");
    assert_eq!(said::not_available(0, 2), "The documents we have name these papers. We do not have them.");
    // What a record has is not said to be missing, and nobody is said to have checked what nobody did.
    assert_eq!(said::lacking(&ANYSHIRE), Vec::<&str>::new());
    let unchecked = Record { step_agreement: None, ..ANYSHIRE.clone() };
    assert!(said::lacking(&unchecked)[0].starts_with("No second reading of the threads:"));
    assert!(said::matched(&ANYSHIRE).is_some_and(|words| words.contains("A second reader checked each one")));
    assert!(said::matched(&unchecked).is_some_and(|words| !words.contains("second reader")));
}

/// No sentence speaks of another council, of a grade for services as a whole, or of change: there is one inspection.
#[test]
fn no_computed_sentence_claims_more() {
    let all = sentences(&marrowdale());
    assert!(all.len() > 20, "{all:?}");
    for sentence in all {
        for claim in
            ["Milton", "Anyshire", "graded overall", "has improved", "moved up", "0 findings", "2024", "2026 to 2026"]
        {
            assert!(!sentence.contains(claim), "{claim}: {sentence}");
        }
    }
}

#[test]
fn its_page_claims_no_more_than_it_has() {
    let page = page(&marrowdale());
    for words in [
        "<title>Marrowdale children's services: the inspection record</title>",
        "How Ofsted judged Marrowdale children's services in 2026: the grades, what inspectors found, and a place",
        "<h1>How each area has been judged</h1>",
        "This page is a summary: the explorer needs JavaScript",
        "<h2>No report in this record has a link</h2>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

/// Nobody has judged services as a whole, so nothing has come since.
#[test]
fn an_area_that_nobody_judged_has_nothing_since() {
    let record = marrowdale();
    let page = |area| AreaPage::new(&record, record.codebook.area(area).unwrap());
    let overall = page("overall");
    assert_eq!((overall.given.len(), overall.findings, overall.since.len()), (0, 0, 0));
    assert_eq!(page("care-leavers").findings, 3);
}
