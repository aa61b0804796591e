//! What is said in each case, and what the lists of an area show.

use super::plainly::plainly_open;
use super::{changed, of, role, said, with_inspections};
use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use inspection_explorer::explore::area::{findings, open, scales, title};
use inspection_explorer::explore::{AreaPage, Filter, Found, Place};
use inspection_explorer::record::grades::area_name;
use inspection_explorer::record::{Area, KindRole, Stance};
use inspection_explorer::threads::{courses, strong, trace};

#[test]
fn each_kind_of_case_has_its_own_words() {
    let [first, second, ..] = of(&ANYSHIRE, "overall");
    assert_eq!(
        first,
        "In June 2021 inspectors from Children's Inspectorate gave the grade ‘good’ for services overall, the second highest of four grades. The inspection in February 2026 gave no grade for services overall."
    );
    assert_eq!(
        second,
        "In March 2016, the grade was ‘requires improvement’; the inspection rules were different then, so the grades cannot be compared."
    );
    // Judged once, and then never.
    let once = changed(|record| record.inspections.retain(|one| one.id == "ilacs-2026"));
    assert_eq!(of(&once, "care-leavers")[1], "This record has no earlier grade for care leavers.");
    let never = changed(|record| record.inspections.iter_mut().for_each(|one| one.grades.clear()));
    let [first, second, ..] = of(&never, "leaders");
    assert_eq!(
        (first.as_str(), second.as_str()),
        (
            "No grade for leaders is known from any inspection in this record. The grades of the partnership review in June 2010 are not known.",
            "So we cannot say whether its grade went up or down."
        )
    );
    // Two areas with one grade.
    let until = |last: &'static str| {
        let at = ANYSHIRE.inspections.iter().position(|one| one.id == last).unwrap();
        with_inspections(&ANYSHIRE, move |place| place <= at)
    };
    assert_eq!(
        of(&until("ilacs-2021"), "care-leavers")[0],
        "In June 2021 inspectors from Children's Inspectorate gave one grade for children in care and care leavers together: ‘good’, the second highest of four grades."
    );
    assert_eq!(
        of(&ANYSHIRE, "children-in-care")[1],
        "In June 2021, under the same inspection rules, children in care and care leavers together had the grade ‘good’; the latest grade is lower."
    );
    // Several grades for one area, and then one.
    let [first, second, ..] = of(&until("sif-2016"), "leaders");
    assert_eq!(
        first,
        "In March 2016 inspectors from Children's Inspectorate gave 2 grades for leaders: ‘good’ for leadership and ‘good’ for governance."
    );
    assert_eq!(
        second,
        "In May 2012, under the same inspection rules, the grades were ‘requires improvement’ for leadership and ‘good’ for governance; the grade for leadership is now higher and the grade for governance is now the same."
    );
    // The press alone, and another official source.
    assert!(
        of(&until("rating-2009"), "overall")[0]
            .starts_with("Press reports say that in 2009 inspectors gave the grade ‘good’")
    );
    assert!(
        of(&until("sif-2012"), "help-and-protection")[0]
            .ends_with("(known from another official source, not from the report).")
    );
}

#[test]
fn what_is_not_there_is_said_for_findings_plan_and_threads() {
    let bare = changed(|record| {
        record.findings.clear();
        record.threads.clear();
        record.strong.clear();
        record.plan.clear();
    });
    for area in &bare.codebook.areas {
        let [_, _, third, fourth, fifth] = said(&bare, *area);
        let none = third.contains("has no finding about") || third.contains("have no finding about");
        assert!(none || third.starts_with("We do not have the report"), "{third}");
        assert_eq!(fourth, "So we cannot say what inspectors praised or criticised.");
        assert_eq!(
            fifth,
            format!("We follow no issue that touches on {} from one report to the next.", area_name(*area))
        );
        let page = AreaPage::new(&bare, *area);
        assert!(page.open.is_empty() && page.plan.is_empty() && page.newest.is_empty() && page.told_by.is_none());
    }
    // Issues, but none that is open.
    let early = of(&ANYSHIRE, "early-years");
    assert_eq!(
        early[4],
        "Of the issues that touch on early years, none that we follow was still open in February 2026; 1 was not mentioned."
    );
}

#[test]
fn a_visit_without_grades_may_be_the_last_to_tell_of_an_area() {
    let at = ANYSHIRE.inspections.iter().position(|one| one.id == "visit-2023").unwrap();
    let record = with_inspections(&ANYSHIRE, move |place| place <= at);
    let told: Vec<Area> = record.findings_of("visit-2023").map(|finding| finding.area).collect();
    let area = told.first().copied().expect("it found something");
    let [first, _, third, ..] = said(&record, area);
    assert!(first.starts_with("In June 2021"), "{first}");
    let published = record.documents.iter().find(|one| one.inspection == "visit-2023").unwrap().published.to_string();
    assert!(third.contains(&published), "{third}");
    // What came after the last word on an area is named.
    let other = record
        .codebook
        .areas
        .iter()
        .copied()
        .find(|area| !told.contains(area) && !plainly_open(&record, *area).is_empty());
    for area in other.into_iter().chain(record.codebook.area("overall")) {
        let since: Vec<&str> = AreaPage::new(&record, area).since.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(since, ["visit-2023"], "{area}");
    }
}

/// 'Still open' is the threads' own choice for the area, and so are findings, plan and what is strong.
#[test]
fn the_lists_are_what_the_other_views_show() {
    for record in [&*RECORD, &*ANYSHIRE] {
        for area in &record.codebook.areas {
            let page = AreaPage::new(record, *area);
            let query = Place::Threads { filter: open(record, *area), strong: None }.to_query();
            assert!(query.contains(&format!("area={}", area.token())) && query.contains("state="), "{query}");
            let ids = |all: &[inspection_explorer::threads::Course]| -> Vec<String> {
                all.iter().map(|course| course.thread.id.to_string()).collect()
            };
            let shown: Vec<_> = courses(record).into_iter().filter(|one| open(record, *area).shows(one)).collect();
            assert_eq!(ids(&page.open), ids(&shown));
            assert!(page.resolved.iter().all(|course| course.standing.stance() == Some(Stance::Resolved)));
            let found = |filter: &Filter| Found::new(filter, record, &|_| None).places.len();
            assert_eq!(found(&findings(*area, None)), page.findings);
            if let Some(told) = page.told_by {
                assert_eq!(found(&findings(*area, Some(told))), page.newest.len());
            }
            assert_eq!(page.plan.len(), trace(record).iter().filter(|one| one.area.area == *area).count());
            assert_eq!(page.strong.len(), strong(record).iter().filter(|one| one.areas.contains(area)).count());
            let critical =
                page.newest.iter().take_while(|one| matches!(role(one), KindRole::Concern | KindRole::Recommendation));
            let all =
                page.newest.iter().filter(|one| matches!(role(one), KindRole::Concern | KindRole::Recommendation));
            assert_eq!(critical.count(), all.count(), "what is critical comes first");
            for scale in scales(&page.given) {
                let best_first: Vec<&String> = scale.framework.entry().scale.iter().rev().collect();
                assert_eq!(scale.grades.iter().collect::<Vec<_>>(), best_first);
            }
            assert!(title(*area).chars().next().is_some_and(char::is_uppercase));
        }
    }
}
