//! References to the documents of this record: a reader finds each, or learns whom to ask for it.

use crate::support::codes::RECORD;
use crate::support::references::{said, today};
use inspection_explorer::record::reference::{of_source, whom_to_ask, whom_to_ask_of_inspection};

#[test]
fn a_reference_names_author_year_title_date_place_and_address() {
    for (units, wanted) in [
        (
            &["ilacs-2024/p17.s2", "ilacs-2024/p17.s3"][..],
            "Ofsted (2024) Inspection report, 2024. Milton Keynes children's services, published 17 December 2024. Children in care, paragraph 17, sentences 2 to 3. Available at: https://files.ofsted.gov.uk/v1/file/50264642 (accessed 26 November 2026).",
        ),
        // One of its authors is no more: another is asked.
        (
            &["apa-2006/intro.s1"],
            "Ofsted and the Commission for Social Care Inspection (2006) Annual performance assessment letter, 2006. Milton Keynes children's services, published 1 November 2006. Introduction, paragraph 1, sentence 1. No public link: ask Ofsted for a copy.",
        ),
        (
            &["plan-2022/C3.action1"],
            "Milton Keynes Council (2022) Action plan 'Getting to Good', 2022. Milton Keynes children's services, published January 2022. Workstream C, C3, action 1. No public link: ask Milton Keynes Council for a copy.",
        ),
        (&["nothing/p1.s1"], ""),
    ] {
        assert_eq!(said(&RECORD, units), wanted, "{units:?}");
    }
    assert_eq!(said(&RECORD, &["ilacs-2024/p17.s2", "apa-2006/intro.s1"]).lines().count(), 2);
}

#[test]
fn whoever_wrote_it_is_asked_where_nobody_else_is_named() {
    let mut document = RECORD.document("apa-2006").unwrap().clone();
    assert_eq!(whom_to_ask(&document), "Ofsted");
    document.ask = None;
    assert_eq!(whom_to_ask(&document), document.author);
    assert_eq!(whom_to_ask_of_inspection(&RECORD), "Ofsted");
}

#[test]
fn a_grade_known_from_the_press_cites_the_press() {
    let inspection = RECORD.inspection("apa-2008").unwrap();
    let said = of_source(&RECORD, &inspection.grades[0].source, inspection, today());
    assert_eq!(
        said,
        "BBC News, 17 December 2008. Available at: https://news.bbc.co.uk/2/hi/uk_news/7786915.stm (accessed 26 November 2026)."
    );
}
