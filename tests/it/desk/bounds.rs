//! The history has an end: thirty days, and so many texts.

use crate::support::pages::{Pages, about, texts};
use inspection_explorer::desk::Desk;
use inspection_explorer::revisions::Bounds;
use inspection_explorer::shelf::How;

const DAY: u64 = 24 * 60 * 60 * 1000;

fn reopen(pages: &mut Pages, days: u64) {
    pages.now += days * DAY;
    pages.reload(0);
}

#[test]
fn a_former_text_is_kept_for_thirty_days_and_what_stands_for_good() {
    let mut pages = Pages::new(1);
    for text in ["one", "two", "three"] {
        pages.write(0, "a", Some(text), How::DONE).unwrap();
    }
    reopen(&mut pages, 29);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 3);
    reopen(&mut pages, 2);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["three".to_owned()].into());
    assert_eq!(pages.store.store.entries().len(), 1);
    reopen(&mut pages, 4_000);
    assert_eq!(pages.text(0, "a").as_deref(), Some("three"));
}

#[test]
fn a_deleted_note_is_in_the_bin_for_thirty_days() {
    let mut pages = Pages::new(1);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    pages.write(0, "a", None, How::DONE).unwrap();
    reopen(&mut pages, 29);
    assert_eq!((pages.text(0, "a"), texts(&pages.open[0].desk, "a").len()), (None, 1));
    reopen(&mut pages, 2);
    assert!(pages.open[0].desk.notes.get(&about("a")).is_none());
    assert!(pages.store.store.entries().is_empty());
}

#[test]
fn a_draft_is_kept_for_thirty_days_after_the_last_key() {
    let mut pages = Pages::new(1);
    pages.write(0, "a", Some("half"), How::DRAFT).unwrap();
    reopen(&mut pages, 29);
    assert!(pages.open[0].desk.notes.get(&about("a")).unwrap().draft().is_some());
    reopen(&mut pages, 2);
    assert!(pages.open[0].desk.notes.get(&about("a")).is_none());
}

#[test]
fn the_oldest_of_many_texts_goes_first() {
    let mut pages = Pages::new(1);
    for number in 0..70 {
        pages.write(0, "a", Some(&format!("{number}!")), How::DONE).unwrap();
    }
    reopen(&mut pages, 0);
    let texts = texts(&pages.open[0].desk, "a");
    assert_eq!(texts.len(), Bounds::OWN.number + 1);
    assert!(texts.contains("69!") && texts.contains("19!") && !texts.contains("18!"), "{texts:?}");
    for number in 0..15 {
        pages.write(0, "b", Some(&format!("{number}{}", "x".repeat(9_990))), How::DONE).unwrap();
    }
    reopen(&mut pages, 0);
    assert_eq!(crate::support::pages::texts(&pages.open[0].desk, "b").len(), 11);
}

#[test]
fn bounds_never_take_what_stands() {
    let bounds = Bounds { age: 0, number: 0, weight: 0 };
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    pages.write(1, "a", Some("two"), How::DONE).unwrap();
    let desk: &mut Desk = &mut pages.open[0].desk;
    desk.prune(&pages.store, &bounds, u64::MAX);
    assert_eq!(desk.note(&about("a")).unwrap().writing.text, "one");
}

/// What a page wrote long ago is as good as what another wrote today, until the reader has chosen.
#[test]
fn an_old_text_that_another_has_not_seen_is_kept_for_thirty_days_more() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("old"), How::DONE).unwrap();
    pages.now += 400 * DAY;
    pages.write(1, "a", Some("new"), How::DONE).unwrap();
    reopen(&mut pages, 29);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 2);
    assert_eq!(pages.open[0].desk.notes.get(&about("a")).unwrap().others().len(), 1);
    reopen(&mut pages, 2);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["new".to_owned()].into());
}
