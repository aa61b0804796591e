//! Files that nobody's page has made: refused, or shown in part with a clear count; no panic, no long step.

use super::file::{note, shared};
use crate::backup::speed::{Watch, longest_allowed};
use crate::support::backups::{full, json, open};
use crate::support::pages::record;
use inspection_explorer::backup::{LISTED, Progress};
use inspection_explorer::briefing::Item;
use inspection_explorer::shared::{FILE_LIMIT, NotShared, Opened, Opening, Part, Why, adding, read, written};
use inspection_explorer::statuses::Statuses;
use proptest::prelude::*;
use std::time::Duration;

/// A file with these fields besides those that every file has.
fn file(fields: &str) -> String {
    format!(r#"{{"format":"inspection-explorer shared briefing","version":1,"record":"milton-keynes",{fields}}}"#)
}

fn opened(fields: &str) -> Opened {
    read(&file(fields), &record()).unwrap()
}

/// What is left out, and why.
fn left(opened: &Opened) -> Vec<(Part, usize, Why)> {
    opened.left.first.iter().map(|left| (left.part, left.number, left.why.clone())).collect()
}

#[test]
fn what_is_there_twice_or_shown_by_no_entry_is_left_out_and_counted() {
    let note = |id: &str, text: &str| format!(r#"{{"id":"{id}","updated":1,"text":"{text}","created":1}}"#);
    let all = opened(&format!(
        r#""entries":[{{"item":"note:thread:a"}},{{"item":"note:thread:a","of":"again"}},{{"item":"thread:b"}}],
           "notes":[{},{},{},{}],
           "statuses":[{{"id":"p/1","progress":"done"}},{{"id":"p/1","progress":"blocked"}}]"#,
        note("thread:a", "first"),
        note("thread:a", "second"),
        note("thread:b", "of no entry"),
        note("free:1", "free"),
    ));
    assert_eq!(all.shared.briefing.items(), ["note:thread:a", "thread:b"].map(Item::from_token));
    assert_eq!(all.shared.notes.iter().map(|note| &*note.writing.text).collect::<Vec<_>>(), ["first"]);
    assert_eq!(
        left(&all),
        [
            (Part::Entry, 2, Why::Twice),
            (Part::Note, 2, Why::Twice),
            (Part::Status, 2, Why::Twice),
            (Part::Note, 3, Why::NotShown),
            (Part::Note, 4, Why::NotShown),
        ]
    );
    assert_eq!(all.left.first[0].words(), "Entry 2: the file holds it twice");
}

#[test]
fn wrong_types_and_half_signs_are_left_out_and_counted() {
    let all = opened(
        r#""by":["x"],"made":"yesterday","heading":"\ud800","questions":[1,"\udc00","  ","Why?"],
           "entries":[1,{},{"item":7},{"item":"\ud800"},{"item":""},{"item":"thread:a","of":3},{"item":"thread:a"}],
           "notes":{"a":1},"statuses":[{"id":"p","progress":"amber"},null]"#,
    );
    assert_eq!(all.shared.briefing.items(), [Item::from_token("thread:a")]);
    assert_eq!((all.shared.by.as_str(), all.shared.made, all.shared.briefing.heading()), ("", 0, ""));
    assert_eq!(all.shared.briefing.questions(), ["Why?"]);
    let parts: Vec<(Part, usize)> = left(&all).into_iter().map(|(part, number, _)| (part, number)).collect();
    let wanted = [(Part::Note, 0), (Part::By, 0), (Part::Heading, 0), (Part::Made, 0)];
    assert_eq!(parts[..4], wanted);
    assert_eq!(parts[4..7], [1, 2, 3].map(|number| (Part::Question, number)));
    assert_eq!(parts[7..13], [1, 2, 3, 4, 5, 6].map(|number| (Part::Entry, number)));
    assert_eq!(parts[13..], [1, 2].map(|number| (Part::Status, number)));
}

#[test]
fn a_file_that_is_cut_off_is_shown_up_to_there() {
    let notes = [note("finding:a", "one", 1), note("finding:b", "two", 2)];
    let whole = written(
        &record(),
        &shared(&["note:finding:a", "note:finding:b", "chart:grades"], &notes, &Statuses::default()),
    );
    let mut most = 0;
    for at in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        match read(&whole[..at], &record()) {
            Ok(opened) => {
                let number = opened.shared.briefing.items().len() + opened.shared.notes.len();
                assert!(opened.damage.is_some() || at + 3 > whole.len(), "{at}: nothing is said of the damage");
                assert!(number >= most, "more is cut off and more is read");
                most = number;
            }
            Err(why) => assert!(matches!(why, NotShared::NotJson(_) | NotShared::Other) && most == 0, "{at}: {why}"),
        }
    }
    assert_eq!(most, 5);
}

#[test]
fn deep_values_names_without_end_and_too_many_things_are_no_trouble() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(read(&deep, &record()), Err(NotShared::Other));
    let all = opened(&format!(
        r#""x":{deep},"by":{deep},"entries":[{deep},{{"item":"thread:a","x":{}}}]"#,
        &deep[600_000..1_400_000]
    ));
    assert_eq!((all.shared.briefing.items().len(), all.left.all), (1, 2), "{:?}", all.left);
}

#[test]
fn more_than_a_briefing_can_have_is_counted() {
    let entries: Vec<String> = (0..5_000).map(|number| format!(r#"{{"item":"thread:t{number}"}}"#)).collect();
    let all = opened(&format!(r#""entries":[{}]"#, entries.join(",")));
    assert_eq!((all.shared.briefing.items().len(), all.left.all, all.left.first.len()), (400, 4_600, LISTED));
    assert_eq!(left(&all)[0], (Part::Entry, 401, Why::Many(400)));
    let long = "é".repeat(50_000);
    let all = opened(&format!(
        r#""by":"{long}","heading":"{long}","questions":["{long}"],
           "entries":[{{"item":"note:thread:a","of":"{long}"}},{{"item":"thread:{long}"}}],
           "notes":[{{"id":"thread:a","updated":1,"text":"{long}","created":1}}]"#
    ));
    let whys: Vec<Why> = left(&all).into_iter().map(|(_, _, why)| why).collect();
    assert_eq!(whys, [Why::Cut(100), Why::Cut(1_000), Why::Cut(2_000), Why::Long(4_000), Why::Long(40_000)]);
    assert_eq!(all.shared.by.chars().count(), 101);
    assert_eq!(all.shared.title(&Item::from_token("note:thread:a")).chars().count(), 1_001);
}

#[test]
fn a_list_of_millions_is_not_looked_at_to_its_end() {
    let all = opened(&format!(r#""entries":[{{"item":"thread:a"}},{}7],"questions":["Why?"]"#, "7,".repeat(1_000_000)));
    assert_eq!((all.shared.briefing.items().len(), all.shared.briefing.questions().len()), (1, 1));
    assert_eq!(all.left.all, 20_000);
}

/// How long the longest step takes, and how many there are.
fn longest(text: String) -> (Duration, usize) {
    let mut opening = Opening::new(text, &record()).unwrap();
    let (mut longest, mut steps) = (Duration::ZERO, 0);
    loop {
        let began = Watch::start();
        let step = opening.step(1 << 18);
        longest = longest.max(began.took());
        steps += 1;
        if !matches!(step, Ok(Progress::More(_))) {
            break;
        }
    }
    let began = Watch::start();
    let _ = opening.end();
    (longest.max(began.took()), steps)
}

#[test]
fn the_largest_files_are_read_in_short_steps() {
    let many =
        |one: &str| file(&format!(r#""entries":[{}]"#, vec![one; (FILE_LIMIT - 1_000) / (one.len() + 1)].join(",")));
    let notes =
        |one: &str| file(&format!(r#""notes":[{}]"#, vec![one; (FILE_LIMIT - 1_000) / (one.len() + 1)].join(",")));
    let long = format!(r#"{{"id":"thread:a","updated":1,"created":1,"text":"{}"}}"#, "x".repeat(900_000));
    for (what, text) in [
        ("numbers", many("1")),
        ("entries", many(r#"{"item":"thread:a"}"#)),
        ("long notes", notes(&long)),
        ("fields", format!("{{{}}}", vec![r#""a":1"#; 2_000_000].join(","))),
        ("nothing", " ".repeat(FILE_LIMIT)),
    ] {
        let size = text.len() / 1_048_576;
        let (longest, steps) = longest(text);
        println!("{what}, {size} MB: {steps} steps, the longest {longest:?}");
        let allowed = longest_allowed();
        assert!(longest < allowed, "{what}: a step takes {longest:?} and may take {allowed:?}");
    }
}

/// A value of any sort, as JSON or nearly.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just(r#""\ud800""#.to_owned()),
        Just(r#""\u0000""#.to_owned()),
        Just(r#""note:thread:a""#.to_owned()),
        Just(r#""thread:a""#.to_owned()),
        Just(r#""\u202e<script>""#.to_owned()),
        "-?[0-9]{1,40}(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,5})?",
        "\\PC{0,30}".prop_map(|text| json(&text)),
        "[\\[\\]{}:,\"\\\\a0 ]{0,12}",
        (1..300_usize).prop_map(|deep| format!("{}{}", "[".repeat(deep), "]".repeat(deep))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn hostile_files_are_refused_or_counted_and_change_nothing(things in proptest::collection::vec((0..5_usize, odd(), odd(), odd()), 0..20), head in odd(), budget in 1..200_usize) {
        let of = |list: usize| {
            let own = things.iter().filter(|(own, ..)| *own == list).map(|(_, one, two, three)| match list {
                0 => one.clone(),
                1 => format!(r#"{{"item":{one},"of":{two}}}"#),
                2 => format!(r#"{{"id":{one},"updated":{three},"text":{two},"created":1,"tags":{three}}}"#),
                _ => format!(r#"{{"id":{one},"progress":{two}}}"#),
            });
            own.collect::<Vec<_>>()
        };
        let text = file(&format!(
            r#""by":{head},"made":{head},"questions":[{}],"entries":[{{"item":"note:thread:a"}}{}],"notes":[{}],"statuses":[{}]"#,
            of(0).join(","),
            of(1).iter().map(|one| format!(",{one}")).collect::<String>(),
            of(2).join(","),
            of(3).join(","),
        ));
        let mut opening = Opening::new(text.clone(), &record()).unwrap();
        let stepped = loop {
            match opening.step(budget) {
                Ok(Progress::Done) => break opening.end(),
                Ok(Progress::More(_)) => {}
                Err(why) => break Err(why),
            }
        };
        prop_assert_eq!(&stepped, &read(&text, &record()), "steps of {}", budget);
        if let Ok(opened) = stepped {
            let store = full();
            let before = store.entries();
            let plan = adding(&opened.shared, &record(), &open(&store), &store);
            prop_assert_eq!(store.entries(), before, "a preview has changed something");
            prop_assert_eq!(plan.values, opened.shared.notes.len());
        }
    }

    #[test]
    fn any_text_is_refused_without_harm(text in "\\PC{0,60}", near in "[\\[\\]{}:,\"\\\\a0 é]{0,60}") {
        prop_assert!(read(&text, &record()).is_err());
        prop_assert!(read(&near, &record()).is_err());
        let _ = read(&file(&near), &record());
    }
}
