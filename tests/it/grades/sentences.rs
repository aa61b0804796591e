//! What the sentences above the chart and its title say.

use super::{graded, model};
use crate::anyshire::with_inspection_of_2027;
use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use inspection_explorer::explore::headline::{Part, sentences};
use inspection_explorer::record::Record;
use serde_json::json;

fn said(record: &Record) -> Vec<String> {
    sentences(record).iter().map(|sentence| sentence.iter().map(Part::words).collect()).collect()
}

const GOOD: (&str, u8) = ("good", 3);

const BEST: (&str, u8) = ("outstanding", 4);

/// The record in which the last inspection gives these grades to these areas.
fn last_graded(name: &str, areas: &[(&str, (&str, u8))]) -> Record {
    let lists: Vec<[&str; 1]> = areas.iter().map(|(area, _)| [*area]).collect();
    // Each judgement under the name that the codebook has for it.
    let names: Vec<String> = areas.iter().map(|(area, _)| area.replace('-', " ")).collect();
    let grades = areas.iter().zip(&lists).zip(&names);
    let grades: Vec<(&str, &[&str], &str, u8)> =
        grades.map(|(((_, (grade, rank)), list), name)| (name.as_str(), list.as_slice(), *grade, *rank)).collect();
    graded(name, "ilacs-2026", &grades)
}

/// Rule 11: not judged, judged as one, judged for the first time are three things, each with its own words.
#[test]
fn sentences_claim_only_what_the_record_holds() {
    assert_eq!(
        said(&ANYSHIRE),
        [
            "In February 2026 inspectors judged care leavers outstanding, children in care ‘requires improvement to be good’ and leaders, help and protection and early years good. Not judged: services overall.",
            &*format!(
                "In June 2021, under the same framework, the grades were ‘good’ for services overall, leaders, children in care and care leavers; ‘{middling}’ for help and protection (one judgement for children in care and care leavers); since then help and protection and care leavers improved, children in care declined and leaders stayed the same; not judged in 2026: services overall; judged for the first time under this framework: early years.",
                middling = "requires improvement to be good"
            ),
            "Oldest issue that is still a concern: waiting at the front door, first raised in May 2012. In 2026 inspectors found it still a concern.",
        ]
    );
    assert_eq!(
        model(&ANYSHIRE).title,
        "Help and protection and care leavers improved between 2021 and 2026; children in care declined; not judged in 2026: services overall; judged for the first time: early years"
    );
}

/// The last inspection gave these grades: what is said of it, what of the change, and the chart's title.
#[test]
fn every_area_is_said_only_where_every_area_was_judged() {
    const FOUR: [&str; 4] = ["leaders", "help-and-protection", "children-in-care", "care-leavers"];
    const SIX: [&str; 6] =
        ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers", "early-years"];
    type Case<'a> = (&'a str, Vec<(&'a str, (&'a str, u8))>, [&'a str; 3]);
    let all = |areas: &[&'static str], grade| areas.iter().map(|area| (*area, grade)).collect::<Vec<_>>();
    let cases: [Case; 4] = [
        (
            "four-best",
            all(&FOUR, BEST),
            [
                "In February 2026 inspectors judged leaders, help and protection, children in care and care leavers outstanding. Not judged: services overall and early years.",
                "every area judged both times has since improved; not judged in 2026: services overall.",
                "Every area judged both times improved between 2021 and 2026; not judged in 2026: services overall",
            ],
        ),
        (
            "six-best",
            all(&SIX, BEST),
            [
                "In February 2026 inspectors judged every area outstanding.",
                "every area judged both times has since improved; judged for the first time under this framework: early years.",
                "Every area judged both times improved between 2021 and 2026; judged for the first time: early years",
            ],
        ),
        (
            "six-good",
            all(&SIX, GOOD),
            [
                "In February 2026 inspectors judged every area good.",
                "since then help and protection improved and services overall, leaders, children in care and care leavers stayed the same; judged for the first time under this framework: early years.",
                "Help and protection improved between 2021 and 2026; none declined; judged for the first time: early years",
            ],
        ),
        (
            "one-new",
            vec![("early-years", GOOD)],
            [
                "In February 2026 inspectors judged early years good.",
                "no area has been judged again since; not judged in 2026: services overall, leaders, help and protection, children in care and care leavers; judged for the first time under this framework: early years.",
                "No area was judged both in 2021 and in 2026; not judged in 2026: services overall, leaders, help and protection, children in care and care leavers; judged for the first time: early years",
            ],
        ),
    ];
    for (name, grades, [latest, since, title]) in cases {
        let record = last_graded(name, &grades);
        let said = said(&record);
        assert_eq!(said[0], latest, "{name}");
        assert!(said[1].ends_with(&format!("; {since}")), "{name}: {}", said[1]);
        assert_eq!(model(&record).title, title, "{name}");
    }
}

#[test]
fn two_grades_in_one_area_are_told_apart_by_their_judgements() {
    // The last graded inspections are those of 2012 and 2016.
    let record = copy("until-2016");
    record.json("inspections.json", |list| {
        for one in list.as_array_mut().unwrap().iter_mut().filter(|one| one["framework"] == "ilacs") {
            one["graded"] = json!("unknown");
            one.as_object_mut().unwrap().remove("grades");
        }
    });
    let record = record.built();
    assert_eq!(
        said(&record)[..2],
        [
            "In March 2016 inspectors judged services overall ‘requires improvement’, help and protection inadequate and leaders (leadership), leaders (governance) and children in care good. Not judged: care leavers and early years. The grades of the standard inspection in February 2026 are not known.",
            "In May 2012, under the same framework, the grades were ‘good’ for leaders (governance) and children in care; ‘requires improvement’ for services overall, leaders (leadership) and help and protection; since then leaders (leadership) improved, help and protection declined and services overall, leaders (governance) and children in care stayed the same.",
        ]
    );
    let renamed = graded("other-terms", "sif-2016", &[("running the service", &["leaders"], "good", 3)]);
    let moves = inspection_explorer::record::grades::moves(
        &renamed,
        renamed.inspection("sif-2012").unwrap(),
        renamed.inspection("sif-2016").unwrap(),
    );
    assert_eq!(moves.apart.iter().map(|area| area.token()).collect::<Vec<_>>(), ["leaders"]);
    assert!(moves.up.is_empty() && moves.same.is_empty() && moves.down.is_empty());
}

#[test]
fn an_area_that_was_judged_before_is_not_judged_for_the_first_time() {
    let record = copy("early-years-2018");
    record.record("inspections.json", "pilot-2018", |one| {
        one["graded"] = json!("yes");
        one["grades"] = json!([{"judgement": "early years", "areas": ["early-years"], "grade": "good", "rank": 3,
            "status": "published", "source": {"place": "Letter"}}]);
    });
    let said = said(&record.built());
    assert!(said[1].ends_with("; judged again after a gap: early years."), "{}", said[1]);
}

/// A grade from press reports alone is not told as if the report were at hand.
#[test]
fn who_says_it_is_told_where_the_report_is_not_held() {
    let mut record = record_until(&ANYSHIRE, "rating-2009");
    assert_eq!(said(&record), ["Press reports say that in 2009 inspectors judged services overall good."]);
    assert_eq!(model(&record).title, "How each area has been judged");
    record.inspections.clear();
    assert!(said(&record.indexed()).is_empty(), "no inspection, no sentence");
}

/// The record as it would be if nothing after this inspection were known.
fn record_until(record: &Record, last: &str) -> Record {
    let mut early = record.clone();
    let place = early.inspections.iter().position(|one| one.id.as_str() == last).unwrap();
    early.inspections.truncate(place + 1);
    early.findings.clear();
    early.threads.clear();
    early.indexed()
}

#[test]
fn one_report_alone_is_compared_with_nothing() {
    let record = with_documents("alone-said", &["sif-2016"]).built();
    assert_eq!(
        said(&record),
        [
            "In March 2016 inspectors judged services overall ‘requires improvement’, help and protection inadequate and leaders (leadership), leaders (governance) and children in care good. Not judged: care leavers and early years."
        ]
    );
    assert_eq!(model(&record).title, "How each area has been judged");
    assert!(model(&record).joins.is_empty());
}

#[test]
fn an_inspection_that_is_not_yet_coded_has_grades_but_no_word_on_any_matter() {
    let record = with_inspection_of_2027("not-coded-said");
    let said = said(&record);
    assert!(said[0].starts_with("In March 2027 inspectors judged leaders, help and protection, children in care, care leavers and early years outstanding."), "{}", said[0]);
    assert!(said[1].starts_with("In February 2026, under the same framework, "), "{}", said[1]);
    assert!(said[2].ends_with(". In 2026 inspectors found it still a concern."), "{}", said[2]);
}
