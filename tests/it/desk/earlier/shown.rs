//! What earlier versions keep is shown where it stands, and its unknown fields stay.

use super::{
    DAY, FIRST, NOW, OWN, SECOND, UNKNOWN, briefing, briefing_key, edit, finding, holding, mark, note, note_key, open,
    others, status, status_key, text, tokens,
};
use crate::support::pages::writing;
use inspection_explorer::desk::Desk;
use inspection_explorer::envelope::Misread;
use inspection_explorer::notes::{State, Writing};
use inspection_explorer::record::{Date, Progress};
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use inspection_explorer::store::KeyValue;

#[test]
fn everything_is_shown_and_nothing_is_written() {
    for version in [1, 2] {
        let items = r#""note:a/1:b","finding:a/1:b","note:odd","chart:grades?area=leaders","video:1""#;
        let store = holding([
            (note_key(version), note(version, "words", 2)),
            (status_key(version), status(version, "blocked")),
            (briefing_key(version), briefing(version, "Scrutiny", items, 2)),
            (format!("{FIRST}colours"), "dark".to_owned()),
            (format!("{FIRST}probe"), "x".to_owned()),
        ]);
        let before = store.entries();
        for now in [NOW, NOW + 40 * DAY, NOW + 4_000 * DAY] {
            let desk = open(&store, now);
            let shown = desk.note(&finding()).unwrap();
            assert_eq!((shown.writing, shown.updated), (writing("words"), 2));
            let said = Said { progress: Progress::Blocked, on: Date::parse("2026-11-05").ok() };
            assert_eq!(desk.all_statuses().get("plan/C3.1"), Some(said));
            assert_eq!((desk.briefing().heading(), desk.briefing().questions().len()), ("Scrutiny", 2));
            let note = if version == 1 { "note:finding:a/1:b" } else { "note:a/1:b" };
            assert_eq!(tokens(&desk), [note, "finding:a/1:b", "note:odd", "chart:grades?area=leaders", "video:1"]);
            assert_eq!((desk.unread().count(), desk.unsaved()), (0, None));
            assert_eq!(store.entries(), before, "version {version}");
        }
    }
}

#[test]
fn unknown_fields_stay_byte_for_byte_through_every_edit() {
    for version in [1, 2] {
        let store = holding([
            (note_key(version), note(version, "words", 2)),
            (status_key(version), status(version, "blocked")),
            (briefing_key(version), briefing(version, "Scrutiny", "", 2)),
        ]);
        let before = store.entries();
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, Some("more words"), NOW);
        let said = Said { progress: Progress::Done, on: None };
        desk.write_status(&store, &"plan/C3.1".into(), Some(said), NOW).unwrap();
        let mut wanted = desk.briefing();
        wanted.set_heading("Panel").unwrap();
        desk.write_briefing(&store, &wanted, NOW).unwrap();
        let after = store.entries();
        assert!(before.iter().all(|(key, value)| after.get(key) == Some(value)), "the old page finds its own");
        for kind in ["note", "status", "heading"] {
            let (_, held) = after.iter().find(|(key, _)| key.starts_with(&format!("{OWN}{kind}/"))).unwrap();
            assert!(held.ends_with(&format!(",{UNKNOWN}}}")), "{held}");
        }
        // And through one more, after a reload.
        let mut desk = open(&store, NOW + 1);
        edit(&mut desk, &store, Some("other words"), NOW + 1);
        let held = store.entries().into_values().find(|held| held.contains("other words")).unwrap();
        assert!(held.ends_with(&format!(",{UNKNOWN}}}")), "{held}");
    }
}

#[test]
fn unknown_fields_with_the_names_of_ours_mean_nothing_and_stay() {
    let odd = r#""id":7,"at":"x","over":[],"draft":true,"deleted":true,"tags":3,"state":4,"asks":5,"of":6,"place":8,"v2:id":9"#;
    let with_odd = |text: String| text.replace(UNKNOWN, odd);
    let store = holding([
        (note_key(2), with_odd(note(2, "words", 2))),
        (
            briefing_key(2),
            with_odd(briefing(2, "h", r#""finding:x""#, 2)).replace("\"id\":7", "\"id\":7,\"text\":\"theirs\""),
        ),
    ]);
    let mut desk = open(&store, NOW);
    assert_eq!((text(&desk).as_deref(), desk.briefing().heading()), (Some("words"), "h"));
    edit(&mut desk, &store, Some("mine"), NOW);
    let mut wanted = desk.briefing();
    wanted.set_heading("mine").unwrap();
    desk.write_briefing(&store, &wanted, NOW).unwrap();
    let desk = open(&store, NOW + 1);
    assert_eq!((text(&desk).as_deref(), desk.briefing().heading(), desk.unread().count()), (Some("mine"), "mine", 0));
    let own: String =
        store.entries().into_iter().filter(|(key, _)| key.starts_with(OWN)).map(|(_, held)| held).collect();
    for field in [r#""v2:id'":7"#, r#""v2:id":9"#, r#""v2:tags":3"#, r#""v2:place":8"#, r#""v2:text":"theirs""#] {
        assert!(own.contains(field), "{field}: {own}");
    }
}

#[test]
fn each_step_from_version_to_version() {
    // The first version writes, the second takes over and edits, this one edits; each former text is found.
    let one = note(1, "of the first", 5);
    let two = note(2, "of the second", 6);
    let store = holding([(note_key(1), one.clone())]);
    assert_eq!(text(&open(&store, NOW)).as_deref(), Some("of the first"));
    store.set(&note_key(2), &two).unwrap();
    let (key, value) = mark(&one, &note(2, "of the first", 5), NOW);
    store.set(&key, &value).unwrap();
    let mut desk = open(&store, NOW);
    assert_eq!((text(&desk).as_deref(), others(&desk)), (Some("of the second"), vec![]));
    let rich = Writing { state: Some(State::ToDo), asks: true, ..writing("of the third").tagged("a, b") };
    desk.write_note(&store, &finding(), Some(rich.clone()), How::DONE, NOW + 1).unwrap();
    let desk = open(&store, NOW + 2);
    assert_eq!(desk.note(&finding()).unwrap().writing, rich);
    let found: Vec<String> = desk
        .notes
        .get(&finding())
        .unwrap()
        .history()
        .into_iter()
        .filter_map(|(_, held)| Some(held.content.clone()?.text))
        .collect();
    assert_eq!(found, ["of the third", "of the second"]);
    // Thirty days later only this version's is left of all that.
    let desk = open(&store, NOW + 32 * DAY);
    assert_eq!(desk.note(&finding()).unwrap().writing, rich);
    assert!(store.entries().keys().all(|key| key.starts_with(OWN)), "{:?}", store.entries());
    assert_eq!(store.entries().len(), 1);
}

#[test]
fn what_is_damaged_in_the_second_version_comes_back_from_the_first() {
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    for at in [NOW, NOW - 90 * DAY] {
        let (key, value) = mark(&one, &copy, at);
        let store = holding([(note_key(1), one.clone()), (key, value), (note_key(2), "{half".to_owned())]);
        for days in [0, 31, 62, 4_000] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!((text(&desk).as_deref(), desk.unread().count()), (Some("one"), 1), "after {days} days");
            assert_eq!(
                (store.get(&note_key(2)), store.get(&note_key(1))),
                (Ok(Some("{half".to_owned())), Ok(Some(one.clone())))
            );
        }
    }
}

#[test]
fn what_the_second_version_took_over_is_shown_once_and_goes_in_time() {
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    let (key, value) = mark(&one, &copy, NOW);
    let store = holding([(note_key(1), one.clone()), (note_key(2), copy), (key.clone(), value)]);
    for (days, left) in [(0, 3), (29, 3), (31, 1), (4_000, 1)] {
        let desk = open(&store, NOW + days * DAY);
        assert_eq!((text(&desk).as_deref(), others(&desk)), (Some("one"), vec![]));
        assert_eq!(desk.notes.get(&finding()).unwrap().history().len(), 1, "it is there once");
        assert_eq!(store.entries().len(), left, "after {days} days");
    }
    // What the first version has changed since is another text.
    let store = holding([(note_key(1), note(1, "changed", 9)), (note_key(2), note(2, "one", 1)), mark(&one, "", NOW)]);
    for days in [0, 31, 62] {
        let desk = open(&store, NOW + days * DAY);
        assert_eq!((text(&desk).as_deref(), others(&desk)), (Some("changed"), vec!["one".to_owned()]));
    }
}

#[test]
fn what_an_earlier_version_set_aside_or_could_not_read_stays_and_is_listed() {
    let store = holding([
        (note_key(1), "{half".to_owned()),
        (format!("{FIRST}set-aside/a/1:b"), "{other half".to_owned()),
        (format!("{SECOND}quarantine/note/finding:a/1:b~2"), "{third half".to_owned()),
        (format!("{FIRST}odd"), "?".to_owned()),
        (note_key(2), note(2, "one", 1).replace("\"version\":2", "\"version\":7")),
        mark("{half", "", NOW),
    ]);
    let before = store.entries();
    for days in [0, 31, 62] {
        let desk = open(&store, NOW + days * DAY);
        let unread: Vec<Misread> = desk.unread().map(|unread| unread.why).collect();
        assert_eq!(unread.len(), 5, "{unread:?}");
        assert_eq!(unread.iter().filter(|why| **why == Misread::Aside).count(), 2);
        assert_eq!(unread.iter().filter(|why| **why == Misread::Newer(7)).count(), 1);
        assert_eq!(store.entries(), before);
    }
}

#[test]
fn only_one_record_has_keys_of_the_first_version() {
    let store = holding([(note_key(1), note(1, "one", 1)), (format!("{FIRST}set-aside/x"), "{half".to_owned())]);
    let before = store.entries();
    for other in ["leeds", "", "milton-keynes-2", "Milton-Keynes", "milton-keynes/note"] {
        let desk = Desk::open(&store, &other.into(), 5, NOW + 99 * DAY);
        assert!(desk.notebook().is_empty() && desk.unread().count() == 0, "{other}");
    }
    assert_eq!(store.entries(), before);
    assert_eq!(open(&store, NOW).notebook().len(), 1);
}
