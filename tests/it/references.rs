//! References in a usual form: a reader finds the document, or learns whom to ask for it.

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::references::{said, today};
use inspection_explorer::record::reference::{
    of_document, of_source, of_units, whom_to_ask, whom_to_ask_of_inspection,
};

#[test]
fn a_reference_names_author_year_title_date_place_and_address() {
    // One of its authors is no more: another is asked.
    let mut record = ANYSHIRE.clone();
    let letter = record.documents.iter_mut().find(|document| document.id == "lpr-2014").unwrap();
    letter.author = "Children's Inspectorate and the County Reviewers".to_owned();
    letter.ask = Some("Children's Inspectorate".to_owned());
    for (units, wanted) in [
        (
            &["ilacs-2026/p2.s1", "ilacs-2026/p2.s2"][..],
            "Children's Inspectorate (2026) Inspection report, 2026. Anyshire children's services, published 27 March 2026. What inspectors found, paragraph 2, sentences 1 to 2. Available at: https://anyshire.example/2026 (accessed 26 November 2026).",
        ),
        (
            &["lpr-2014/p2.s1"],
            "Children's Inspectorate and the County Reviewers (2014) Partnership review letter, 2014. Anyshire children's services, published 30 April 2014. Findings of the review, paragraph 2, sentence 1. No public link: ask Children's Inspectorate for a copy.",
        ),
        (
            &["plan-2026/A2.action1"],
            "Anyshire County Council (2026) Action plan, 2026. Anyshire children's services, published 15 June 2026. Action plan, A2, action 1. No public link: ask Anyshire County Council for a copy.",
        ),
        (&["nothing/p1.s1"], ""),
    ] {
        assert_eq!(said(&record, units), wanted, "{units:?}");
    }
    assert_eq!(said(&record, &["ilacs-2026/p2.s1", "lpr-2014/p2.s1"]).lines().count(), 2);
}

#[test]
fn what_another_document_prints_is_cited_as_the_report_that_it_is() {
    let said = said(&ANYSHIRE, &["plan-2026/p7.s1"]);
    assert!(said.contains("Inspection report, 2026. Anyshire children's services, published "), "{said}");
    assert!(said.contains("paragraph 7, sentence 1, as reprinted in the Action plan, 2026."), "{said}");
}

#[test]
fn every_finding_and_document_has_a_link_or_somebody_to_ask() {
    for record in [&*RECORD, &*ANYSHIRE] {
        let units = record.findings.iter().map(|finding| of_units(record, &finding.units, today()));
        let documents = record.documents.iter().map(|document| of_document(record, document, today()));
        let sources =
            record.inspections.iter().map(|inspection| of_source(record, &inspection.source, inspection, today()));
        for said in units.chain(documents).chain(sources) {
            let link = said.contains("Available at: https://") || said.contains("Available at: http://");
            assert!(link != said.contains("No public link: ask "), "{said}");
            assert!(said.ends_with('.') && !said.contains("..") && !said.contains(", ,"), "{said}");
            assert_eq!(link, said.contains("(accessed 26 November 2026)"), "{said}");
        }
    }
}

#[test]
fn whoever_wrote_it_is_asked_where_nobody_else_is_named() {
    let mut document = ANYSHIRE.document("lpr-2014").unwrap().clone();
    assert_eq!(whom_to_ask(&document), "County Reviewers");
    document.ask = Some("The archive".to_owned());
    assert_eq!(whom_to_ask(&document), "The archive");
    assert_eq!(whom_to_ask_of_inspection(&ANYSHIRE), "Children's Inspectorate");
}

#[test]
fn a_grade_known_from_the_press_cites_the_press() {
    let mut inspection = ANYSHIRE.inspection("rating-2009").unwrap().clone();
    let source = &mut inspection.grades[0].source;
    (source.place, source.url) =
        ("Anyshire Gazette, 1 May 2009".to_owned(), Some("http://gazette.example/1".to_owned()));
    assert_eq!(
        of_source(&ANYSHIRE, &inspection.grades[0].source, &inspection, today()),
        "Anyshire Gazette, 1 May 2009. Available at: http://gazette.example/1 (accessed 26 November 2026)."
    );
}
