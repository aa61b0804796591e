//! What came of the plan.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::record::Record;
use inspection_explorer::threads::plan::trace;

/// What came of each area: thread, who was heard since, what was said.
fn outcomes(record: &Record) -> Vec<(String, String, String, String)> {
    let traced = trace(record);
    let outcomes = traced.iter().flat_map(|traced| traced.outcomes.iter().map(move |outcome| (traced.area, outcome)));
    outcomes
        .map(|(area, outcome)| {
            let by = outcome.inspection.map_or("nobody yet", |by| by.id.as_str());
            let says = outcome.step.map_or("nothing", |step| step.says.token());
            (area.id.as_str().to_owned(), outcome.thread.id.as_str().to_owned(), by.to_owned(), says.to_owned())
        })
        .collect()
}

#[test]
fn a_plan_is_traced_back_to_what_it_answers() {
    let told: Vec<_> = trace(&ANYSHIRE)
        .iter()
        .map(|traced| {
            let answers = traced.answers.iter().map(|finding| finding.id.as_str().to_owned()).collect::<Vec<_>>();
            let others = traced.other_units.iter().map(|unit| unit.to_string()).collect::<Vec<_>>();
            (
                traced.area.id.as_str().to_owned(),
                answers,
                others,
                traced.same_as.map(|area| area.id.as_str().to_owned()),
            )
        })
        .collect();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (
                "A1".to_owned(),
                texts(&["ilacs-2026/improve1:recommendation", "ilacs-2026/p4.s1:concern"]),
                texts(&[]),
                None
            ),
            // A grade belongs to no finding.
            (
                "A2".to_owned(),
                texts(&["ilacs-2026/p1.s1:concern"]),
                texts(&["ilacs-2026/p6.s1"]),
                Some("A1".to_owned())
            ),
        ]
    );
}

/// A plan newer than the last inspection has not been judged: that is not silence.
#[test]
fn what_came_of_a_plan_is_told_only_by_a_later_inspection() {
    let row = |area: &str, thread: &str, by: &str, says: &str| {
        (area.to_owned(), thread.to_owned(), by.to_owned(), says.to_owned())
    };
    assert_eq!(
        outcomes(&ANYSHIRE),
        [row("A1", "staff-turnover", "nobody yet", "nothing"), row("A2", "front-door-waits", "nobody yet", "nothing")]
    );
    // The checks would ask of such a plan that it answers an earlier inspection: here only its day matters.
    let dated = |day: &str| {
        let mut record = ANYSHIRE.clone();
        let plan = record.documents.iter_mut().find(|document| document.id == "plan-2026").unwrap();
        plan.published = inspection_explorer::record::Date::parse(day).unwrap();
        // The answer comes before the word of 2026.
        for thread in &mut record.threads {
            let is_kept = thread.id != "staff-turnover";
            if let Some(place) = thread.steps.iter().position(|step| step.from.as_str() == "plan-2026") {
                let answer = thread.steps.remove(place);
                if is_kept {
                    thread.steps.insert(place - 1, answer);
                }
            }
        }
        record.plan.remove(0);
        record.plan[0].actions[0].same_as = None;
        outcomes(&record.indexed())
    };
    assert_eq!(dated("2025-06-15"), [row("A2", "front-door-waits", "ilacs-2026", "persists")]);
    assert_eq!(dated("2026-01"), [row("A2", "front-door-waits", "ilacs-2026", "persists")]);
}

/// A visit that did not look says nothing of a plan either.
#[test]
fn a_later_visit_that_did_not_look_leaves_the_plan_unjudged() {
    let mut record = ANYSHIRE.clone();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2027-02-14").ok();
    record.inspections.sort_by_key(|one| one.when());
    let thread = record.threads.iter_mut().find(|thread| thread.id.as_str() == "front-door-waits").unwrap();
    thread.steps.retain(|step| step.from.as_str() != "visit-2023");
    let told = outcomes(&record.indexed());
    assert_eq!((told[0].2.as_str(), told[1].2.as_str(), told[1].3.as_str()), ("nobody yet", "visit-2023", "nothing"));
}
