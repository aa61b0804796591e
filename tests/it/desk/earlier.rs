//! What earlier versions of the app keep is shown where it stands, never written over, and goes only when nothing of it
//! counts any more. The values here are what those versions have published.

use crate::support::failing::{Failing, Fault, faults};
use crate::support::pages::{record, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::envelope::Misread;
use inspection_explorer::notes::{About, State, Writing};
use inspection_explorer::record::{Date, Progress};
use inspection_explorer::revisions::Id as _;
use inspection_explorer::revisions::id::fingerprint;
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};

pub(super) const DAY: u64 = 24 * 60 * 60 * 1000;
pub(super) const NOW: u64 = 1_764_000_000_000;
pub(super) const FIRST: &str = "inspection-explorer/v1/";
pub(super) const SECOND: &str = "inspection-explorer/v2/milton-keynes/";
const OWN: &str = "inspection-explorer/v3/milton-keynes/";

const UNKNOWN: &str = r#""big":12345678901234567890123,"small":0.10000000000000000555,"list":[ 1, {} ]"#;

pub(super) fn note_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}note/a/1:b") } else { format!("{SECOND}note/finding:a/1:b") }
}

/// A note as that version writes it.
pub(super) fn note(version: u64, text: &str, updated: u64) -> String {
    let of = if version == 1 { r#""target":"a/1:b""# } else { r#""subject":"finding:a/1:b""# };
    format!(r#"{{"version":{version},{of},"text":"{text}","created":1,"updated":{updated},{UNKNOWN}}}"#)
}

fn status_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}progress/plan/C3.1") } else { format!("{SECOND}status/plan/C3.1") }
}

fn status(version: u64, progress: &str) -> String {
    format!(
        r#"{{"version":{version},"action":"plan/C3.1","progress":"{progress}","on":"2026-11-05","updated":2,{UNKNOWN}}}"#
    )
}

fn briefing_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}briefing") } else { format!("{SECOND}briefing/own") }
}

fn briefing(version: u64, heading: &str, items: &str, updated: u64) -> String {
    format!(
        r#"{{"version":{version},"heading":"{heading}","questions":["Why?","Since when?"],"items":[{items}],"updated":{updated},{UNKNOWN}}}"#
    )
}

/// The mark with which the second version says that it has taken over a note of the first one.
fn mark(first: &str, second: &str, at: u64) -> (String, String) {
    let text =
        format!(r#"{{"version":2,"first":"{}","second":"{}","at":{at}}}"#, fingerprint(first), fingerprint(second));
    (format!("{SECOND}taken-over/note/a/1:b"), text)
}

pub(super) fn finding() -> About {
    About::from_text("finding:a/1:b").unwrap()
}

pub(super) fn holding<const N: usize>(entries: [(String, String); N]) -> MemoryStore {
    MemoryStore::from_iter(entries)
}

pub(super) fn open(store: &dyn KeyValue, now: u64) -> Desk {
    Desk::open(store, &record(), now ^ 0x5555, now)
}

pub(super) fn text(desk: &Desk) -> Option<String> {
    desk.note(&finding()).map(|note| note.writing.text)
}

pub(super) fn edit(desk: &mut Desk, store: &dyn KeyValue, text: Option<&str>, now: u64) {
    desk.write_note(store, &finding(), text.map(writing), How::CHOSEN, now).unwrap();
}

fn tokens(desk: &Desk) -> Vec<String> {
    desk.briefing().items().iter().map(Item::token).collect()
}

pub(super) fn others(desk: &Desk) -> Vec<String> {
    let log = desk.notes.get(&finding()).unwrap();
    log.others().iter().filter_map(|(_, held)| Some(held.content.as_ref()?.text.clone())).collect()
}

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
fn an_edit_of_an_earlier_version_is_shown_by_the_rule() {
    for version in [1, 2] {
        for (updated, shown, beside) in [(NOW + 5, "theirs", "mine"), (NOW - 5, "mine", "theirs")] {
            let store = holding([(note_key(version), note(version, "base", 1))]);
            let mut desk = open(&store, NOW);
            edit(&mut desk, &store, Some("mine"), NOW);
            let theirs = note(version, "theirs", updated);
            store.set(&note_key(version), &theirs).unwrap();
            assert!(!desk.hear(&note_key(version), Some(&theirs)).is_empty());
            for desk in [desk, open(&store, NOW + 9)] {
                assert_eq!((text(&desk).as_deref(), others(&desk)), (Some(shown), vec![beside.to_owned()]));
            }
        }
    }
}

#[test]
fn what_an_earlier_version_writes_over_its_own_is_no_text_beside() {
    for version in [1, 2] {
        let store = holding([
            (note_key(version), note(version, "one", 1)),
            (briefing_key(version), briefing(version, "h", r#""finding:x","finding:y""#, 1)),
        ]);
        let mut desk = open(&store, NOW);
        let (two, less) = (note(version, "two", 1), briefing(version, "h2", r#""finding:y""#, 1));
        store.set(&note_key(version), &two).unwrap();
        store.set(&briefing_key(version), &less).unwrap();
        desk.hear(&note_key(version), Some(&two));
        desk.hear(&briefing_key(version), Some(&less));
        for desk in [desk, open(&store, NOW)] {
            assert_eq!(
                (text(&desk).as_deref(), others(&desk), tokens(&desk)),
                (Some("two"), vec![], vec!["finding:y".to_owned()])
            );
            assert_eq!((desk.briefing().heading(), desk.unsaved()), ("h2", None));
        }
    }
}

#[test]
fn what_an_earlier_version_deletes_is_told_and_can_be_saved_here() {
    for version in [1, 2] {
        let store =
            holding([(note_key(version), note(version, "one", 1)), (status_key(version), status(version, "done"))]);
        let mut desk = open(&store, NOW);
        for key in [note_key(version), status_key(version)] {
            store.remove(&key).unwrap();
            desk.hear(&key, None);
        }
        assert_eq!((text(&desk).as_deref(), desk.unsaved()), (Some("one"), Some(&StoreError::Gone)));
        assert!(open(&store, NOW).notebook().is_empty());
        desk.retry(&store);
        assert!(store.entries().is_empty(), "it was deleted on purpose perhaps");
        desk.save_all(&store);
        assert_eq!(desk.unsaved(), None);
        let again = open(&store, NOW + 1);
        assert_eq!((text(&again).as_deref(), again.all_statuses().len()), (Some("one"), 1));
        assert!(store.entries().keys().all(|key| key.starts_with(OWN)));
        // What is written here meanwhile stays.
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, Some("two"), NOW);
        store.remove(&note_key(version)).unwrap();
        desk.hear(&note_key(version), None);
        assert_eq!((text(&desk).as_deref(), desk.unsaved()), (Some("two"), None));
        assert_eq!(text(&open(&store, NOW)).as_deref(), Some("two"));
    }
}

#[test]
fn what_was_deleted_here_does_not_come_back_unless_it_was_edited_there() {
    for version in [1, 2] {
        let store =
            holding([(note_key(version), note(version, "one", 1)), (status_key(version), status(version, "done"))]);
        let mut desk = open(&store, NOW);
        desk.write_note(&store, &finding(), None, How::DONE, NOW).unwrap();
        desk.write_status(&store, &"plan/C3.1".into(), None, NOW).unwrap();
        // The old page saves the same once more.
        store.set(&note_key(version), &note(version, "one", 1)).unwrap();
        for days in [0, 1, 29, 31, 60] {
            let desk = open(&store, NOW + days * DAY);
            assert!(desk.notebook().is_empty() && desk.all_statuses().is_empty(), "after {days} days");
            assert_eq!(store.get(&note_key(version)).unwrap().is_some(), days < 30, "after {days} days");
        }
        assert!(store.entries().is_empty(), "{:?}", store.entries());
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        desk.write_note(&store, &finding(), None, How::DONE, NOW).unwrap();
        store.set(&note_key(version), &note(version, "two", 2)).unwrap();
        for days in [0, 31, 62] {
            assert_eq!(text(&open(&store, NOW + days * DAY)).as_deref(), Some("two"), "after {days} days");
        }
    }
}

#[test]
fn a_single_entry_of_an_old_briefing_that_was_taken_out_stays_out() {
    for version in [1, 2] {
        let store =
            holding([(briefing_key(version), briefing(version, "h", r#""finding:x","finding:y","finding:z""#, 1))]);
        let mut desk = open(&store, NOW);
        let mut wanted = desk.briefing();
        wanted.remove(&Item::from_token("finding:y"));
        desk.write_briefing(&store, &wanted, NOW).unwrap();
        for days in [0, 31, 62, 4_000] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!(tokens(&desk), ["finding:x", "finding:z"], "after {days} days");
            assert!(store.get(&briefing_key(version)).unwrap().is_some(), "the rest counts still");
        }
        // When all of it was written anew, it goes.
        let mut desk = open(&store, NOW + 70 * DAY);
        desk.write_briefing(&store, &Default::default(), NOW + 70 * DAY).unwrap();
        assert!(store.get(&briefing_key(version)).unwrap().is_some());
        let desk = open(&store, NOW + 101 * DAY);
        assert!(desk.briefing().is_empty() && store.entries().is_empty(), "{:?}", store.entries());
    }
}

#[test]
fn an_old_value_stays_until_nothing_of_it_has_counted_for_thirty_days() {
    for version in [1, 2] {
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, Some("two"), NOW);
        for (days, stays) in [(0, true), (29, true), (31, false)] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!(text(&desk).as_deref(), Some("two"));
            assert_eq!(store.get(&note_key(version)).unwrap().is_some(), stays, "after {days} days");
        }
    }
}

#[test]
fn what_stands_over_an_old_value_stays_with_it_however_much_is_written() {
    // A mere draft does not count; and the chain of what was written since may be let go but for its end.
    let store = holding([(briefing_key(2), briefing(2, "h", r#""finding:x","finding:y""#, 1))]);
    let mut desk = open(&store, NOW);
    for number in 0..70 {
        let mut wanted = desk.briefing();
        wanted.remove(&Item::from_token("finding:y"));
        desk.write_briefing(&store, &wanted, NOW + number).unwrap();
        wanted.add(Item::from_token("finding:y")).unwrap();
        desk.write_briefing(&store, &wanted, NOW + number).unwrap();
    }
    let mut wanted = desk.briefing();
    wanted.remove(&Item::from_token("finding:y"));
    desk.write_briefing(&store, &wanted, NOW + 100).unwrap();
    for days in [0, 1, 31, 62] {
        let desk = open(&store, NOW + days * DAY);
        assert_eq!(tokens(&desk), ["finding:x"], "after {days} days");
        assert!(store.entries().len() < 60, "{}", store.entries().len());
    }
    assert_eq!(store.entries().len(), 2, "the old value, and the deletion that stands over a part of it");
}

#[test]
fn a_draft_over_an_old_value_leaves_it_standing() {
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    for marked in [false, true] {
        let store = holding([(note_key(1), one.clone())]);
        if marked {
            let (key, value) = mark(&one, &copy, NOW - 90 * DAY);
            store.set(&key, &value).unwrap();
            store.set(&note_key(2), "{half").unwrap();
        }
        let mut desk = open(&store, NOW);
        desk.write_note(&store, &finding(), Some(writing("half")), How::DRAFT, NOW).unwrap();
        for days in [0, 1, 31, 62] {
            let desk = open(&store, NOW + days * DAY);
            assert_eq!(text(&desk).as_deref(), Some("one"), "{marked} after {days} days");
        }
    }
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
fn what_lies_behind_a_deleted_note_does_not_come_forward() {
    // The store refuses to let the first version's value go, or the mark is younger than the deletion.
    let (one, copy) = (note(1, "one", 1), note(2, "one", 1));
    for at in [NOW, NOW + 20 * DAY] {
        let store = holding([(note_key(1), one.clone()), (note_key(2), copy.clone()), mark(&one, &copy, at)]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, None, NOW);
        let before = store.entries();
        let now = NOW + 31 * DAY;
        let calls = {
            let counting = Failing::new(&store, Fault { at: usize::MAX, for_good: false, done: false });
            open(&counting, now);
            counting.calls()
        };
        for fault in faults(calls) {
            let store = MemoryStore::from_iter(before.clone());
            open(&Failing::new(&store, fault), now);
            for later in [now + 1, now + 62 * DAY] {
                assert!(open(&store, later).notebook().is_empty(), "{fault:?} at {at}");
            }
            assert!(store.entries().is_empty(), "{fault:?}: {:?}", store.entries());
        }
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

#[test]
fn an_old_value_that_could_not_be_looked_at_is_still_held_back() {
    for version in [1, 2] {
        let store = holding([(note_key(version), note(version, "one", 1))]);
        let mut desk = open(&store, NOW);
        edit(&mut desk, &store, None, NOW);
        let before = store.entries();
        for fault in faults(12) {
            let store = MemoryStore::from_iter(before.clone());
            open(&Failing::new(&store, fault), NOW + 31 * DAY);
            assert!(open(&store, NOW + 31 * DAY).notebook().is_empty(), "{fault:?}");
            assert!(open(&store, NOW + 62 * DAY).notebook().is_empty(), "{fault:?}");
        }
    }
}
