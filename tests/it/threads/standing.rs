//! Where an issue stands and by whose word, and what is said of it.

use super::{course, until_2023};
use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::chart::threads;
use inspection_explorer::threads::{Change, ThreadFilter, changed, courses, leads, pairs};

/// Each thread: how it stands and by whose word, how long it was open, and the sentence on it.
#[test]
fn a_matter_stands_by_the_last_inspection_that_looked_at_it() {
    let told: Vec<_> = courses(&ANYSHIRE)
        .iter()
        .map(|course| {
            let by = course.judged_by.map_or("nobody", |by| by.id.as_str());
            (course.thread.id.as_str(), course.standing.label(), by, course.facts(), course.summary())
        })
        .map(|(id, standing, by, length, summary)| (id.to_owned(), standing, by.to_owned(), length, summary))
        .collect();
    let row = |id: &str, standing, by: &str, length: &str, summary: &str| {
        (id.to_owned(), standing, by.to_owned(), length.to_owned(), summary.to_owned())
    };
    assert_eq!(
        told,
        [
            row(
                "front-door-waits",
                "Persists",
                "ilacs-2026",
                "first raised in 2012, 3 times in all; last judged in 2026",
                "Raised in 2012, still a concern in 2016, improved in 2023, still a concern in 2026."
            ),
            // Put right in 2021 and raised again in 2026.
            row(
                "voice-in-care",
                "Raised again",
                "ilacs-2026",
                "first raised in 2014, twice in all; judged good in between; last judged in 2026",
                "Raised in 2014, judged good in 2021, raised again in 2026."
            ),
            row("staff-turnover", "Raised", "ilacs-2026", "raised for the first time in 2026", "Raised in 2026."),
            row(
                "foster-carers",
                "Resolved",
                "ilacs-2026",
                "first raised in 2016, twice in all; last judged in 2026",
                "Judged good in 2014, raised in 2016, still a concern in 2018, improved in 2021, judged good in 2026."
            ),
            row(
                "room-to-play",
                "Not mentioned",
                "ilacs-2026",
                "first raised in 2018; not mentioned in 2026",
                "Raised in 2018; not mentioned in 2026."
            ),
        ]
    );
}

/// A visit to a part is the last word only on what it looked at.
#[test]
fn a_visit_that_did_not_look_is_not_said_to_be_silent() {
    let record = until_2023("until-2023");
    let told: Vec<(&str, &str, &str)> = courses(&record)
        .iter()
        .map(|course| {
            let by = course.judged_by.expect("somebody looked").id.as_str();
            (course.thread.id.as_str(), by, course.standing.label())
        })
        .map(|(id, by, standing)| {
            (record.thread(id).unwrap().id.as_str(), record.inspection(by).unwrap().id.as_str(), standing)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("front-door-waits", "visit-2023", "Improved"),
            ("foster-carers", "ilacs-2021", "Improved"),
            ("voice-in-care", "ilacs-2021", "Resolved"),
            ("room-to-play", "ilacs-2021", "Not mentioned"),
        ]
    );
    let all = courses(&record);
    let title = threads::model(&record, &all.iter().collect::<Vec<_>>()).title;
    assert!(
        title == "Of 4 issues, the last inspection to look at each judged 1 good and 2 improved; 1 was not mentioned",
        "{title}"
    );
    assert_eq!(
        course(&record, "foster-carers").summary(),
        "Judged good in 2014, raised in 2016, still a concern in 2018, improved in 2021."
    );
}

/// The words on an issue, for every course that it can take.
#[test]
fn the_words_on_a_thread_follow_from_what_was_said() {
    // Who says what; then what it stands on, and the sentence.
    type Case<'a> = (&'a [(&'a str, &'a str)], [&'a str; 2]);
    let cases: [Case<'_>; 10] = [
        (&[("ilacs-2026", "raised")], ["raised for the first time in 2026", "Raised in 2026."]),
        (
            &[("sif-2012", "raised")],
            ["first raised in 2012; not mentioned in 2026", "Raised in 2012; not mentioned in 2026."],
        ),
        (
            &[("sif-2012", "raised"), ("sif-2016", "improved")],
            [
                "first raised in 2012; last judged in 2016, not mentioned in 2026",
                "Raised in 2012, improved in 2016; not mentioned in 2026.",
            ],
        ),
        (
            &[("sif-2012", "raised"), ("sif-2016", "persists"), ("ilacs-2021", "persists"), ("ilacs-2026", "persists")],
            [
                "first raised in 2012, 4 times in all; last judged in 2026",
                "Raised in 2012, still a concern in 2016, 2021 and 2026.",
            ],
        ),
        (
            &[("sif-2012", "raised"), ("ilacs-2026", "resolved")],
            ["first raised in 2012; last judged in 2026", "Raised in 2012, judged good in 2026."],
        ),
        (
            &[("sif-2012", "praised"), ("sif-2016", "raised"), ("ilacs-2026", "improved")],
            ["first raised in 2016; last judged in 2026", "Judged good in 2012, raised in 2016, improved in 2026."],
        ),
        (
            &[
                ("sif-2012", "raised"),
                ("sif-2016", "resolved"),
                ("ilacs-2021", "resolved"),
                ("ilacs-2026", "raised-again"),
            ],
            [
                "first raised in 2012, twice in all; judged good in between; last judged in 2026",
                "Raised in 2012, judged good in 2016 and 2021, raised again in 2026.",
            ],
        ),
        // The council's response judges nothing.
        (
            &[("sif-2012", "raised"), ("ilacs-2026", "persists"), ("plan-2026", "answered")],
            ["first raised in 2012, twice in all; last judged in 2026", "Raised in 2012, still a concern in 2026."],
        ),
        (
            &[("ilacs-2021", "raised"), ("visit-2023", "improved"), ("ilacs-2026", "resolved")],
            ["first raised in 2021; last judged in 2026", "Raised in 2021, improved in 2023, judged good in 2026."],
        ),
        (
            &[("visit-2023", "raised"), ("ilacs-2026", "improved")],
            ["first raised in 2023; last judged in 2026", "Raised in 2023, improved in 2026."],
        ),
    ];
    for (steps, words) in cases {
        let mut record = ANYSHIRE.clone();
        let book = record.codebook.clone();
        let thread = record.threads.iter_mut().find(|thread| thread.id.as_str() == "front-door-waits").unwrap();
        let model = thread.steps[0].clone();
        let step = |(from, says): &(&str, &str)| inspection_explorer::record::ThreadStep {
            from: (*from).into(),
            says: book.says(says).unwrap(),
            ..model.clone()
        };
        thread.steps = steps.iter().map(step).collect();
        let record = record.indexed();
        let course = course(&record, "front-door-waits");
        assert_eq!([course.facts(), course.summary()], words, "{steps:?}");
    }
}

/// Where two inspections of one year speak, the months tell them apart.
#[test]
fn two_words_of_one_year_are_told_apart_by_their_months() {
    let mut record = ANYSHIRE.clone();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2026-05").ok();
    let record = record.indexed();
    let summary = course(&record, "front-door-waits").summary();
    assert_eq!(
        summary,
        "Raised in 2012, still a concern in 2016, improved in May 2026, still a concern in February 2026."
    );
}

/// Whatever no inspection has looked at since it was raised is not told as silence.
#[test]
fn not_looked_at_since_is_not_the_same_as_not_mentioned() {
    // The visit of 2023 asked for a room to play; nobody has looked since, and the inspection of 2021 was before.
    let mut record = until_2023("asked-2023");
    let play = record.threads.iter_mut().find(|thread| thread.id.as_str() == "room-to-play").unwrap();
    play.steps[0].from =
        record.inspections.iter().find(|one| one.id.as_str() == "visit-2023").unwrap().id.as_str().into();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2024-01").ok();
    let letter = record.documents.iter().position(|document| document.id.as_str() == "visit-2023").unwrap();
    record.documents.remove(letter);
    record.findings.retain(|finding| finding.inspection.as_str() != "visit-2023");
    let record = record.indexed();
    let course = course(&record, "room-to-play");
    assert!(course.judged_by.is_none());
    assert_eq!(course.summary(), "Raised in 2024; not inspected since.");
}

#[test]
fn threads_are_filtered_by_what_they_are() {
    let all = courses(&ANYSHIRE);
    let shown = |filter: &ThreadFilter| -> Vec<&str> {
        all.iter().filter(|course| filter.shows(course)).map(|course| course.thread.id.as_str()).collect()
    };
    let book = &ANYSHIRE.codebook;
    let none = ThreadFilter::default();
    let area = |token: &str| ThreadFilter { areas: book.area(token).into_iter().collect(), ..none.clone() };
    let topic = |token: &str| ThreadFilter { topics: book.topic(token).into_iter().collect(), ..none.clone() };
    assert_eq!(shown(&area("children-in-care")), ["voice-in-care", "foster-carers"]);
    assert_eq!(shown(&area("early-years")), ["room-to-play"]);
    assert_eq!(shown(&topic("workforce")), ["staff-turnover"]);
    assert_eq!(shown(&ThreadFilter { years: 8, ..none.clone() }), ["front-door-waits", "foster-carers"]);
    assert_eq!(shown(&none).len(), 5);
}

/// The names above the list are those of issues in it, each under what became of it; silence leads nothing.
#[test]
fn what_leads_is_in_the_list() {
    for record in [&*ANYSHIRE, &*crate::support::codes::RECORD] {
        for (from, to) in pairs(record) {
            let changed = changed(record, &from.id, &to.id).expect("they can be compared");
            for lead in leads(record, &changed) {
                assert_ne!(lead.change, Change::Gone);
                assert!(
                    (1..=4).contains(&lead.named.len()) && (lead.more == 0 || (lead.more > 1 && lead.named.len() == 3))
                );
                assert!(lead.named.iter().all(|issue| changed.of(lead.change).any(|other| other == issue)));
                assert_eq!(lead.named.len() + lead.more, changed.of(lead.change).count());
                assert!(lead.words(to.year()).starts_with(&lead.change.label(to.year())));
            }
        }
    }
}
