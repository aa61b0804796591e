//! Which findings a filter lets through and how many each choice would show, on the made-up record.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::explore::found::Found;
use inspection_explorer::explore::{Filter, Spoken, names};
use inspection_explorer::record::{Inspection, Record};

/// What is shown, asked as the page asks it.
fn found(filter: &Filter) -> Found {
    Found::new(filter, &ANYSHIRE, &|_| None)
}

fn shown(filter: &Filter) -> Vec<String> {
    found(filter).findings(&ANYSHIRE).map(|finding| finding.id.to_string()).collect()
}

/// A filter from tokens: inspections, areas, kinds, topics, words.
fn filter(inspections: &[&str], areas: &[&str], kinds: &[&str], topics: &[&str], text: &str) -> Filter {
    let book = &ANYSHIRE.codebook;
    Filter {
        inspections: inspections.iter().map(|id| (*id).into()).collect(),
        areas: areas.iter().filter_map(|token| book.area(token)).collect(),
        kinds: kinds.iter().filter_map(|token| book.kind(token)).collect(),
        topics: topics.iter().filter_map(|token| book.topic(token)).collect(),
        text: text.to_owned(),
        ..Filter::default()
    }
}

/// Each filter in words, and what it shows: the latest inspection first, and in it the order of the document.
#[test]
fn a_filter_shows_what_every_question_lets_through() {
    let cases = [
        (
            filter(&[], &["early-years"], &[], &[], ""),
            "findings on early years",
            vec!["ilacs-2026/p5.s1:strength", "pilot-2018/p2.s1:recommendation"],
        ),
        (
            filter(&["ilacs-2021", "ilacs-2026"], &[], &["concern"], &[], ""),
            "concerns from 2021 and 2026",
            vec![
                "ilacs-2026/p1.s1:concern",
                "ilacs-2026/p2.s2:concern",
                "ilacs-2026/p4.s1:concern",
                "annex-2021/p1.s1:concern",
            ],
        ),
        (
            filter(&[], &[], &["strength"], &["fostering"], ""),
            "strengths about fostering",
            vec!["ilacs-2026/p2.s1:strength", "annex-2021/p1.s1:strength", "lpr-2014/p2.s1:strength"],
        ),
        (
            filter(&[], &[], &[], &["play"], "wet days"),
            "findings about room to play that mention ‘wet days’",
            vec!["pilot-2018/p2.s1:recommendation"],
        ),
        (filter(&["sif-2016"], &["leaders"], &[], &[], ""), "findings on leaders from 2016", vec![]),
    ];
    for (filter, words, wanted) in cases {
        assert_eq!(Spoken::new(&filter, &ANYSHIRE).whole().as_deref(), Some(words));
        assert_eq!(shown(&filter), wanted, "{words}");
    }
    assert_eq!(shown(&Filter::default()).len(), ANYSHIRE.findings.len());
}

/// The other questions' choices hold, its own question's do not.
#[test]
fn a_count_is_what_a_choice_would_show() {
    let facets = found(&filter(&[], &["children-in-care"], &["concern"], &[], "")).facets;
    let inspections: Vec<(&str, usize)> =
        facets.inspections.iter().map(|choice| (choice.value.as_str(), choice.count)).collect();
    assert_eq!(
        inspections,
        [("ilacs-2026", 1), ("visit-2023", 0), ("ilacs-2021", 1), ("pilot-2018", 1), ("sif-2016", 1), ("lpr-2014", 0)],
        "inspections with findings, the latest first"
    );
    let areas: Vec<(&str, usize, bool)> =
        facets.areas.iter().map(|choice| (choice.value.token(), choice.count, choice.chosen)).collect();
    assert_eq!(
        areas,
        [
            ("overall", 0, false),
            ("leaders", 1, false),
            ("help-and-protection", 4, false),
            ("children-in-care", 4, true),
            ("care-leavers", 0, false),
            ("early-years", 0, false)
        ]
    );
    let kinds: Vec<(&str, usize, bool)> =
        facets.kinds.iter().map(|choice| (choice.value.token(), choice.count, choice.chosen)).collect();
    assert_eq!(kinds, [("strength", 4, false), ("concern", 4, true), ("recommendation", 2, false)]);
    let topics: Vec<(&str, usize)> = facets.topics.iter().map(|choice| (choice.value.token(), choice.count)).collect();
    assert_eq!(
        topics,
        [("front-door", 0), ("planning", 0), ("play", 0), ("fostering", 3), ("voice", 1), ("workforce", 0)]
    );
}

#[test]
fn what_was_being_done_and_how_soon_are_searched_too() {
    assert_eq!(shown(&filter(&[], &[], &[], &[], "hiring")), ["sif-2016/p1.s2:concern"]);
    assert_eq!(shown(&filter(&[], &[], &[], &[], "this month")), ["lpr-2014/p2.s2:recommendation"]);
    let book = &ANYSHIRE.codebook;
    let soon = Filter { urgencies: book.urgency("this-month").into_iter().collect(), ..Filter::default() };
    assert_eq!(shown(&soon), ["lpr-2014/p2.s2:recommendation"]);
    assert_eq!(Spoken::new(&soon, &ANYSHIRE).whole().as_deref(), Some("findings marked ‘This month’"));
}

#[test]
fn words_are_found_in_findings_labels_and_notes_and_slips_are_offered() {
    assert_eq!(shown(&filter(&[], &[], &[], &[], "brothers")), ["annex-2021/p1.s1:concern"]);
    let slip = found(&filter(&[], &[], &[], &[], "brohters"));
    assert_eq!((slip.places.len(), slip.meant.as_deref()), (0, Some("brothers")));
    let zeppelin = filter(&[], &[], &[], &[], "zeppelin");
    let with_note =
        Found::new(&zeppelin, &ANYSHIRE, &|id| (id == "sif-2016/p3.s1:concern").then_some("Ask about the Zeppelin"));
    assert_eq!(
        with_note.findings(&ANYSHIRE).map(|finding| finding.id.as_str()).collect::<Vec<_>>(),
        ["sif-2016/p3.s1:concern"]
    );
    let loosen: Vec<String> = found(&zeppelin).loosen.iter().map(ToString::to_string).collect();
    assert_eq!(loosen, ["Remove ‘zeppelin’ (25 findings)"]);
}

/// The year is enough for all of these; with a word for what it was none has to be guessed.
#[test]
fn inspections_are_called_by_what_tells_them_apart() {
    let called = |name: fn(&Record, &Inspection) -> String| -> Vec<String> {
        ANYSHIRE.held_inspections().map(|one| name(&ANYSHIRE, one)).collect()
    };
    assert_eq!(called(names::short), ["2014", "2016", "2018", "2021", "2023", "2026"]);
    assert_eq!(
        called(names::in_a_word),
        ["2014 review", "2016 inspection", "2018 inspection", "2021 inspection", "2023 visit", "2026 inspection"]
    );
    // What has no findings is called so too.
    let rating = ANYSHIRE.inspection("rating-2009").unwrap();
    assert_eq!(names::in_a_word(&ANYSHIRE, rating), "2009 rating");
}
