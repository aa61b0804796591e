//! What becomes the reader's own, because they ask: both texts of a note stay, and it can be undone.

use super::file::{note, shared};
use crate::support::backups::NOW;
use crate::support::pages::record;
use inspection_explorer::backup::Plan;
use inspection_explorer::briefing::{Briefing, ITEM_LIMIT, Item};
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::{About, Note};
use inspection_explorer::record::Subject;
use inspection_explorer::shared::{Gathering, Known, Shared, adding, gathering, tag};
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Statuses;
use inspection_explorer::store::MemoryStore;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A browser with these notes.
fn with(notes: &[Note]) -> (MemoryStore, Desk) {
    let store = MemoryStore::default();
    let mut desk = Desk::open(&store, &record(), 5, NOW);
    for note in notes {
        desk.write_note(&store, &note.about, Some(note.writing.clone()), How::DONE, note.updated).unwrap();
    }
    (store, desk)
}

/// A briefing that shows these notes.
fn of(notes: &[Note]) -> Shared {
    let tokens: Vec<String> = notes.iter().map(|note| format!("note:{}", note.about)).collect();
    shared(&tokens.iter().map(String::as_str).collect::<Vec<_>>(), notes, &Statuses::default())
}

/// Every text of a note that can be found.
fn texts(desk: &Desk, about: &About) -> BTreeSet<String> {
    let log = desk.notes.get(about);
    let held = log.into_iter().flat_map(|log| log.history()).filter_map(|(_, held)| held.content.as_ref());
    held.map(|writing| writing.text.clone()).collect()
}

fn counts(plan: &Plan) -> [usize; 5] {
    [plan.added.all, plan.changed.all, plan.writes(), plan.same, plan.refused.all]
}

#[test]
fn a_note_of_ones_own_on_the_same_thing_stays_recoverable() {
    let theirs = [
        note("thread:a", "theirs", 50),
        note("thread:b", "theirs", 50),
        note("thread:c", "theirs", 50),
        note("thread:d", "same", 50),
    ];
    let own =
        [note("thread:b", "mine, later", 90), note("thread:c", "mine, earlier", 10), note("thread:d", "same", 20)];
    let (store, mut desk) = with(&own);
    let (before, book) = (store.entries(), desk.notebook());
    let plan = adding(&of(&theirs), &record(), &desk, &store);
    // One is new, one comes before the reader's own, one stands beside it, one is there already.
    assert_eq!(counts(&plan), [1, 1, 3, 1, 0]);
    assert_eq!(store.entries(), before, "a preview has changed something");
    let mut applied = plan.apply(&mut desk, &store);
    assert_eq!((applied.written, applied.not_written.all), (3, 0));
    let standing = |desk: &Desk, about: &Note| desk.note(&about.about).unwrap().writing.text;
    for desk in [&desk, &Desk::open(&store, &record(), 6, NOW)] {
        assert_eq!(theirs.each_ref().map(|note| standing(desk, note)), ["theirs", "mine, later", "theirs", "same"]);
        for own in &own {
            assert!(texts(desk, &own.about).contains(&own.writing.text), "{} is lost", own.writing.text);
        }
        let beside = |note: &Note| desk.notes.get(&note.about).unwrap().others().len();
        assert_eq!(theirs.each_ref().map(beside), [0, 1, 1, 0], "what differs is shown until the reader chooses");
        let tags = |note: &Note| desk.note(&note.about).unwrap().writing.tags_text();
        assert_eq!(theirs.each_ref().map(tags), ["from Jo", "", "from Jo", ""]);
    }
    // Asked again there is nothing left to add.
    assert_eq!(counts(&adding(&of(&theirs), &record(), &desk, &store)), [0, 0, 0, 4, 0]);
    let undone = applied.undo.all(&mut desk, &store);
    assert_eq!((undone.removed, undone.left), (3, 0));
    assert_eq!((store.entries(), desk.notebook()), (before, book), "undo does not take all back");
}

#[test]
fn what_the_reader_wrote_since_stays_when_it_is_undone() {
    let theirs = [note("thread:a", "theirs", 50)];
    let (store, mut desk) = with(&[]);
    let mut applied = adding(&of(&theirs), &record(), &desk, &store).apply(&mut desk, &store);
    let mine = note("thread:a", "theirs, and mine", 0).writing;
    desk.write_note(&store, &theirs[0].about, Some(mine), How::DONE, NOW).unwrap();
    applied.undo.all(&mut desk, &store);
    assert_eq!(desk.note(&theirs[0].about).unwrap().writing.text, "theirs, and mine");
}

#[test]
fn a_full_storage_keeps_what_it_had() {
    let theirs = [note("thread:a", &"x".repeat(900), 50), note("thread:b", "short", 50)];
    let own = note("thread:c", "mine", 10);
    let room =
        with(std::slice::from_ref(&own)).0.entries().iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
    let store = MemoryStore::with_capacity(room + 400);
    let mut desk = Desk::open(&store, &record(), 5, NOW);
    desk.write_note(&store, &own.about, Some(own.writing), How::DONE, own.updated).unwrap();
    let applied = adding(&of(&theirs), &record(), &desk, &store).apply(&mut desk, &store);
    assert_eq!((applied.written, applied.not_written.all), (0, 2));
    assert!(applied.trouble.is_some());
    assert_eq!(desk.note(&own.about).unwrap().writing.text, "mine");
}

#[test]
fn the_tag_says_whose_a_note_was_and_survives_being_edited() {
    for (by, wanted) in [
        ("Jo", "from Jo"),
        ("", "from a shared briefing"),
        ("Smith, Jo; #1", "from Smith Jo 1"),
        ("\u{202e}x", "from \u{202e}x"),
        (&"é".repeat(90), &format!("from {}", "é".repeat(35))),
    ] {
        let tag = tag(&Shared::default().made_by(by, 0));
        assert_eq!(tag, wanted);
        let edited = note("thread:a", "t", 1).writing.tagged(&format!("a, {tag}"));
        assert!(edited.tags.contains(&tag), "{:?}", edited.tags);
    }
}

#[test]
fn entries_are_added_once_at_the_end_and_what_cannot_be_is_counted() {
    let tokens = ["thread:a", "thread:b", "note:thread:a", "note:thread:b", "thread:gone"];
    let theirs = shared(&tokens, &[], &Statuses::default());
    let own = Briefing::of("", "", [Item::from_token("thread:b")]);
    let ask = |own: &Briefing| {
        let known = Known {
            is_there: &|item| own.contains(item),
            has_note: &|subject: &Subject| subject.to_string() == "thread:a",
            is_held: &|item| !item.token().contains("gone"),
        };
        gathering(own, &theirs, &known)
    };
    let add = ["thread:a", "note:thread:a"].map(Item::from_token).to_vec();
    assert_eq!(ask(&own), Gathering { add, there: 1, without_note: 1, not_held: 1, no_room: 0 });
    let mut full = Briefing::default();
    (0..ITEM_LIMIT - 1)
        .for_each(|number| assert_eq!(full.add(Item::from_token(&format!("thread:t{number}"))), Ok(true)));
    let Gathering { add, no_room, .. } = ask(&full);
    assert_eq!((add.len(), no_room), (1, 2));
}

proptest! {
    #[test]
    fn no_text_is_lost_whatever_is_added_and_undo_takes_it_all_back(own in proptest::collection::vec((0..4_usize, "[ab]{1,3}", 1..60_u64), 0..8), theirs in proptest::collection::btree_map(0..4_usize, ("[ab]{1,3}", 1..60_u64), 0..5)) {
        let of_name = |(name, text, at): &(usize, String, u64)| note(&format!("thread:t{name}"), text, *at);
        let own: Vec<Note> = own.iter().map(of_name).collect();
        let theirs: Vec<Note> = theirs.into_iter().map(|(name, (text, at))| of_name(&(name, text, at))).collect();
        let (store, mut desk) = with(&own);
        let (before, book) = (store.entries(), desk.notebook());
        let held: Vec<_> = own.iter().map(|note| (note.about.clone(), texts(&desk, &note.about))).collect();
        let plan = adding(&of(&theirs), &record(), &desk, &store);
        prop_assert_eq!(plan.values, plan.new + plan.same);
        let mut applied = plan.apply(&mut desk, &store);
        for (about, texts_before) in &held {
            prop_assert!(texts(&desk, about).is_superset(texts_before));
        }
        for note in &theirs {
            prop_assert!(texts(&desk, &note.about).contains(&note.writing.text));
        }
        applied.undo.all(&mut desk, &store);
        prop_assert_eq!((store.entries(), desk.notebook()), (before, book));
    }
}
