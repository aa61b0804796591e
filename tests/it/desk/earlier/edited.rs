//! What an earlier version edits or deletes while this one is in use, and the reverse.

use super::{
    DAY, NOW, OWN, briefing, briefing_key, edit, finding, holding, note, note_key, open, others, status, status_key,
    text, tokens,
};
use inspection_explorer::briefing::Item;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, StoreError};

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
