//! The history has an end: thirty days, and so many texts.

use crate::support::pages::{Pages, about, record, texts, writing};
use inspection_explorer::desk::Desk;
use inspection_explorer::envelope::Fields;
use inspection_explorer::notes::Writing;
use inspection_explorer::revisions::{Bounds, Log, Revision, RevisionId, Stage};
use inspection_explorer::shelf::How;
use inspection_explorer::store::MemoryStore;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

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
fn what_a_newer_version_has_written_does_not_go() {
    // Two pages of a newer version have deleted the same note long ago: this one does not know what else that says.
    let newer = |name: &str| {
        let key = format!("inspection-explorer/v3/milton-keynes/note/{name}/thread:a");
        (key, r#"{"version":4,"id":"thread:a","at":5,"over":{},"deleted":true,"mood":1}"#.to_owned())
    };
    let store: MemoryStore = ["z-1", "z-2"].map(newer).into_iter().collect();
    let before = store.entries();
    let desk = Desk::open(&store, &record(), 7, 4_000 * DAY);
    assert_eq!((store.entries(), desk.newer()), (before, 1));
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

#[test]
fn a_text_from_which_nobody_has_chosen_stays_however_old_it_is() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    pages.write(1, "a", Some("two"), How::DONE).unwrap();
    reopen(&mut pages, 4_000);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["one".to_owned(), "two".to_owned()].into());
    assert_eq!(pages.open[0].desk.notes.get(&about("a")).unwrap().others().len(), 1);
    // Once chosen, the other is history.
    pages.write(0, "a", Some("both"), How::CHOSEN).unwrap();
    reopen(&mut pages, 29);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 3);
    reopen(&mut pages, 2);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["both".to_owned()].into());
}

#[test]
fn thirty_days_are_counted_from_when_something_else_was_written() {
    let mut pages = Pages::new(1);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    reopen(&mut pages, 100);
    pages.write(0, "a", Some("two"), How::DONE).unwrap();
    reopen(&mut pages, 29);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 2, "it stood until 29 days ago");
}

#[test]
fn a_draft_that_became_a_part_of_the_note_is_not_kept_twice() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("half"), How::DRAFT).unwrap();
    pages.hear_all();
    pages.write(1, "a", Some("half and whole"), How::DONE).unwrap();
    reopen(&mut pages, 0);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["half and whole".to_owned()].into());
    // One that did not is.
    pages.write(1, "b", Some("half"), How::DRAFT).unwrap();
    pages.hear_all();
    pages.write(0, "b", Some("other"), How::DONE).unwrap();
    reopen(&mut pages, 29);
    assert!(texts(&pages.open[0].desk, "b").contains("half"));
}

fn name(number: usize) -> RevisionId {
    RevisionId::from_text(&format!("p{}-{number}", number % 4)).unwrap()
}

/// A log as several pages may have written it, each over some of what it had seen.
fn any_log() -> impl Strategy<Value = Log<Writing>> {
    let step = (vec(any::<prop::sample::Index>(), 0..3), 1_u64..9, 0_usize..10, 1_usize..30);
    vec(step, 1..40).prop_map(|steps| {
        let (mut log, mut at) = (Log::default(), 0);
        for (number, (over, later, sort, length)) in steps.into_iter().enumerate() {
            at += later;
            let seen = |index: prop::sample::Index| {
                let under = name(index.index(number));
                log.get(&under).map(|held: &Revision<Writing>| (under.clone(), held.at))
            };
            let over = if number == 0 { Default::default() } else { over.into_iter().filter_map(seen).collect() };
            let stage = if sort == 0 { Stage::Draft } else { Stage::Whole };
            let content = (sort != 1).then(|| writing(&"x".repeat(length)));
            log.merge(name(number), Revision { at, over, stage, content, newer: None, extra: Fields::default() });
        }
        log
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn the_bounds_hold_and_take_the_oldest_first(log in any_log(), age in 0_u64..200, number in 0_usize..9, weight in 0_usize..90, now in 0_u64..500) {
        let bounds = Bounds { age, number, weight };
        let beyond = bounds.beyond(&log, now);
        let mut left = log.clone();
        let heads: BTreeSet<RevisionId> = log.heads().into_iter().map(|(id, _)| id.clone()).collect();
        let standing = log.standing().map(|(id, held)| (id.clone(), held.clone()));
        let all_goes = standing.as_ref().is_some_and(|(_, held)| held.content.is_none() && held.at + age < now);
        let mut last = 0;
        for id in &beyond {
            let gone = left.forget(id).unwrap();
            prop_assert!(gone.at >= last, "the oldest goes first");
            last = gone.at;
            // At no moment does anything come back by what has gone.
            let after: BTreeSet<RevisionId> = left.heads().into_iter().map(|(id, _)| id.clone()).collect();
            prop_assert!(after.is_subset(&heads), "{:?} of {:?}", after, heads);
        }
        // Whatever stands, and every text that is shown beside it.
        for (id, _) in log.others() {
            prop_assert!(left.get(id).is_some(), "{} was not chosen from", id);
        }
        prop_assert_eq!(left.standing().is_some(), standing.is_some() && !all_goes);
        prop_assert!(standing.is_none_or(|(id, held)| all_goes || left.get(&id) == Some(&held)));
        let former: Vec<&Revision<Writing>> = left.iter().filter(|(id, held)| held.is_whole() && !heads.contains(*id)).map(|(_, held)| held).collect();
        prop_assert!(former.len() <= number);
        prop_assert!(former.iter().filter_map(|held| held.content.as_ref()).map(|held| held.text.len()).sum::<usize>() <= weight);
        prop_assert!(left.iter().all(|(_, held)| held.is_whole() || held.at + age >= now));
        // And nothing goes that is within all of them.
        let room = Bounds { age: 1_000, number: 1_000, weight: 100_000 };
        prop_assert!(room.beyond(&log, now).iter().all(|id| log.get(id).is_some_and(|held| !held.is_whole())));
        prop_assert!(bounds.beyond(&left, now).is_empty(), "once is enough");
    }
}

#[test]
fn a_log_of_ten_thousand_revisions_is_quick() {
    let mut log = Log::default();
    for number in 0..10_000_u64 {
        let over =
            number.checked_sub(1).map(|under| (name(usize::try_from(under).unwrap()), under)).into_iter().collect();
        let content = Some(writing("x"));
        let revision =
            Revision { at: number, over, stage: Stage::Whole, content, newer: None, extra: Fields::default() };
        log.merge(name(usize::try_from(number).unwrap()), revision);
    }
    let begin = std::time::Instant::now();
    assert_eq!((log.heads().len(), log.others().len(), log.draft().is_some()), (1, 0, false));
    assert_eq!(Bounds::OWN.beyond(&log, 10_000).len(), 10_000 - 51);
    println!("a history of 10,000: {} ms", begin.elapsed().as_millis());
}

#[test]
fn a_clock_that_is_wrong_for_a_while_takes_nothing_that_stands() {
    let store = MemoryStore::default();
    let mut desk = Desk::open(&store, &record(), 1, 5_000);
    for (text, now) in [("one", 5_000), ("two", 1), ("three", 90_000_000_000), ("four", 2)] {
        desk.write_note(&store, &about("a"), Some(writing(text)), How::DONE, now).unwrap();
        let again = Desk::open(&store, &record(), 2, now);
        assert_eq!(again.note(&about("a")).unwrap().writing.text, text, "what was written last stands");
    }
}

/// What a page wrote long ago is as good as what another wrote today, until the reader has chosen.
#[test]
fn an_old_text_that_another_has_not_seen_is_kept_until_the_reader_chooses() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("old"), How::DONE).unwrap();
    pages.now += 400 * DAY;
    pages.write(1, "a", Some("new"), How::DONE).unwrap();
    reopen(&mut pages, 29);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 2);
    assert_eq!(pages.open[0].desk.notes.get(&about("a")).unwrap().others().len(), 1);
    reopen(&mut pages, 2);
    assert_eq!(texts(&pages.open[0].desk, "a").len(), 2);
    // A part of what stands is shown nowhere, and needs no choosing.
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("old"), How::DONE).unwrap();
    pages.write(1, "a", Some("old and new"), How::DONE).unwrap();
    reopen(&mut pages, 31);
    assert_eq!(texts(&pages.open[0].desk, "a"), ["old and new".to_owned()].into());
}
