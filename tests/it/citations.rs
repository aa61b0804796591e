//! From units to words, on the made-up record: a reader finds the place in the document.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::record::cite::cite;

/// Each run of units: document, section, place, and where it is printed if that is elsewhere.
#[test]
fn every_unit_has_words_for_its_place() {
    let cases: [(&[&str], [&str; 4]); 9] = [
        (&["sif-2016/rec1"], ["Single inspection report, 2016", "Recommendations", "recommendation 1", ""]),
        (
            &["sif-2016/p1.s2", "sif-2016/p1.s3"],
            ["Single inspection report, 2016", "Help and protection", "paragraph 1, sentences 2 to 3", ""],
        ),
        (
            &["sif-2016/p4.s1"],
            ["Single inspection report, 2016", "Children looked after", "paragraph 4, sentence 1", ""],
        ),
        (&["annex-2021/p1.s2"], ["Annex on fostering, 2021", "Fostering", "paragraph 1, sentence 2", ""]),
        (&["ilacs-2026/improve1"], ["Inspection report, 2026", "What needs to improve", "point 1", ""]),
        (&["plan-2026/intro1.s1"], ["Action plan, 2026", "Introduction", "paragraph 1, sentence 1", ""]),
        (&["plan-2026/A1.area"], ["Action plan, 2026", "Action plan", "A1, area for improvement", ""]),
        (&["plan-2026/A2.action1"], ["Action plan, 2026", "Action plan", "A2, action 1", ""]),
        // The plan prints a paragraph of the report: it is cited as the report's.
        (
            &["plan-2026/p7.s1"],
            ["Inspection report, 2026", "From the report", "paragraph 7, sentence 1", "Action plan, 2026"],
        ),
    ];
    for (units, wanted) in cases {
        let own: Vec<_> = units.iter().map(|unit| (*unit).into()).collect();
        let cited = cite(&ANYSHIRE, &own).expect("the document is held");
        let printed_in = cited.printed_in.clone().unwrap_or_default();
        assert_eq!([cited.document.as_str(), &cited.section, &cited.place, &printed_in], wanted, "{units:?}");
    }
    assert!(cite(&ANYSHIRE, &["elsewhere/p1.s1".into()]).is_none());
}

#[test]
fn every_finding_leads_to_its_document() {
    for finding in &ANYSHIRE.findings {
        let cited = cite(&ANYSHIRE, &finding.units).expect("its document is held");
        assert!(!cited.section.is_empty() && !cited.place.is_empty(), "{}", finding.id.as_str());
    }
    // What tells it again elsewhere is known.
    let again = |id: &str| {
        let finding = ANYSHIRE.finding(id).expect("there is such a finding");
        finding.told_again.iter().map(|unit| unit.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(again("sif-2016/p1.s2:concern"), ["sif-2016/summary1.s1"]);
    assert_eq!(again("ilacs-2026/p4.s1:concern"), ["plan-2026/A1.area"]);
    assert_eq!(again("sif-2016/p3.s1:concern"), [""; 0]);
}
