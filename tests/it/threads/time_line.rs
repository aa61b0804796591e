//! For how long an issue was open, and whose silence means something.

use super::course;
use crate::support::anyshire::{ANYSHIRE, copy};
use inspection_explorer::chart::{thread, threads};
use inspection_explorer::record::Record;
use inspection_explorer::threads::open_spans;
use serde_json::json;

/// Who was heard, and what was said or not: "says", "silent" where that means something, "deaf" where it does not.
fn line(record: &Record, id: &str) -> Vec<(String, &'static str)> {
    let told = |event: inspection_explorer::threads::Event| {
        let said = match event.said {
            Ok(step) => step.says.token(),
            Err(silence) if silence.counts => "silent",
            Err(_) => "deaf",
        };
        (event.voice.id().to_owned(), said)
    };
    course(record, id).events(record).into_iter().map(told).collect()
}

fn line_of(wanted: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    wanted.iter().map(|(who, said)| ((*who).to_owned(), *said)).collect()
}

#[test]
fn a_matter_is_open_from_a_concern_to_the_word_that_it_is_right() {
    let spans = |id: &str| {
        let says: Vec<_> = ANYSHIRE.thread(id).unwrap().steps.iter().map(|step| Some(step.says.stance())).collect();
        open_spans(&says)
    };
    assert_eq!(spans("foster-carers"), [(1, 4)], "praise opens nothing");
    assert_eq!(spans("front-door-waits"), [(0, 3)], "the council's answer does not keep it open");
    assert_eq!(spans("voice-in-care"), [(0, 1)], "raised again, and no word since");
    assert_eq!(spans("staff-turnover"), []);
}

/// The inspection of 2021 has a report and an annex: it is one voice.
#[test]
fn two_documents_of_one_inspection_are_silent_once() {
    assert_eq!(
        line(&ANYSHIRE, "room-to-play"),
        line_of(&[
            ("pilot-2018", "raised"),
            ("ilacs-2021", "silent"),
            ("visit-2023", "deaf"),
            ("ilacs-2026", "silent"),
            ("plan-2026", "deaf"),
        ])
    );
    assert_eq!(
        line(&ANYSHIRE, "front-door-waits"),
        line_of(&[
            ("sif-2012", "raised"),
            ("lpr-2014", "silent"),
            ("sif-2016", "persists"),
            ("pilot-2018", "silent"),
            ("ilacs-2021", "silent"),
            ("visit-2023", "improved"),
            ("ilacs-2026", "persists"),
            ("plan-2026", "answered"),
        ])
    );
    // What the silence means is told by the document that looked, whichever of the two comes first.
    let meaning = |record: &Record| {
        let course = course(record, "front-door-waits");
        let mut events = course.events(record).into_iter();
        let silent = events.find(|event| event.voice.id() == "ilacs-2021").unwrap();
        silent.said.unwrap_err().words()
    };
    assert!(meaning(&ANYSHIRE).ends_with("A full inspection: it looked at all areas."));
    let swapped = copy("annex-first");
    swapped.record("documents.json", "annex-2021", |annex| annex["published"] = json!("2021-07-01"));
    assert!(meaning(&swapped.built()).ends_with("A full inspection: it looked at all areas."));
    // On the time line each stands once, and so does each mark.
    let model = thread::model(&ANYSHIRE, &course(&ANYSHIRE, "room-to-play"));
    let heads: Vec<&str> = model.moments.iter().map(|moment| moment.head.id.as_str()).collect();
    assert_eq!(heads, ["pilot-2018", "ilacs-2021", "visit-2023", "ilacs-2026", "plan-2026"]);
}

#[test]
fn partial_dates_sort_by_their_place_on_the_axis() {
    // Voices are sorted by when they spoke: a month-only date among days.
    let heads: Vec<(String, u16)> =
        threads::heads(&ANYSHIRE).into_iter().map(|head| (head.id.as_str().to_owned(), head.year)).collect();
    assert_eq!(
        heads,
        [
            ("sif-2012", 2012),
            ("lpr-2014", 2014),
            ("sif-2016", 2016),
            ("pilot-2018", 2018),
            ("ilacs-2021", 2021),
            ("visit-2023", 2023),
            ("ilacs-2026", 2026),
            ("plan-2026", 2026)
        ]
        .map(|(id, year)| (id.to_owned(), year))
    );
}
