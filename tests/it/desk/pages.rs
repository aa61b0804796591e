//! Two pages and more, as a reader has them open.

use crate::support::pages::{Pages, about, standing, texts};
use inspection_explorer::notes::holds;
use inspection_explorer::shelf::How;
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn a_change_shows_in_the_other_page() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("one"), How::DONE).unwrap();
    pages.hear_all();
    assert_eq!(pages.text(1, "a").as_deref(), Some("one"));
    pages.write(1, "a", Some("two"), How::DONE).unwrap();
    pages.hear_all();
    assert_eq!(pages.text(0, "a").as_deref(), Some("two"));
    let log = pages.open[0].desk.notes.get(&about("a")).unwrap();
    assert_eq!((log.others().len(), log.history().len()), (0, 2));
}

#[test]
fn of_two_texts_the_later_stands_and_the_other_is_shown_beside_it() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("base"), How::DONE).unwrap();
    pages.hear_all();
    pages.write(0, "a", Some("A's words"), How::DONE).unwrap();
    pages.write(1, "a", Some("B's words"), How::DONE).unwrap();
    pages.hear_all();
    for page in [0, 1] {
        assert_eq!(pages.text(page, "a").as_deref(), Some("B's words"));
        let log = pages.open[page].desk.notes.get(&about("a")).unwrap();
        let others: Vec<&str> =
            log.others().iter().filter_map(|(_, held)| Some(held.content.as_ref()?.text.as_str())).collect();
        assert_eq!(others, ["A's words"]);
    }
    // Going on writing chooses nothing; choosing does.
    pages.write(0, "a", Some("B's words and more"), How::WHOLE).unwrap();
    pages.hear_all();
    assert_eq!(pages.open[1].desk.notes.get(&about("a")).unwrap().others().len(), 1);
    pages.write(1, "a", Some("both"), How::CHOSEN).unwrap();
    pages.hear_all();
    assert_eq!(pages.open[0].desk.notes.get(&about("a")).unwrap().others(), []);
    assert!(pages.found("a").is_superset(&["A's words", "B's words", "both", "base"].map(str::to_owned).into()));
}

#[test]
fn an_edit_that_a_deletion_has_not_seen_stands() {
    for deleter in [0, 1] {
        let mut pages = Pages::new(2);
        pages.write(0, "a", Some("base"), How::DONE).unwrap();
        pages.hear_all();
        if deleter == 0 {
            pages.write(0, "a", None, How::DONE).unwrap();
            pages.write(1, "a", Some("edited"), How::DONE).unwrap();
        } else {
            pages.write(0, "a", Some("edited"), How::DONE).unwrap();
            pages.write(1, "a", None, How::DONE).unwrap();
        }
        pages.hear_all();
        assert_eq!([pages.text(0, "a"), pages.text(1, "a")], [Some("edited".to_owned()), Some("edited".to_owned())]);
        // A deletion of what is seen is one, and can be undone.
        pages.write(0, "a", None, How::CHOSEN).unwrap();
        pages.hear_all();
        assert_eq!([pages.text(0, "a"), pages.text(1, "a")], [None, None]);
        assert!(pages.found("a").contains("edited"));
    }
}

#[test]
fn a_draft_is_shown_as_one_and_outlives_its_page() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("whole"), How::DONE).unwrap();
    pages.write(0, "a", Some("whole and half"), How::DRAFT).unwrap();
    pages.hear_all();
    pages.reload(0);
    for page in [0, 1] {
        assert_eq!(pages.text(page, "a").as_deref(), Some("whole"));
        let (_, draft) = pages.open[page].desk.notes.get(&about("a")).unwrap().draft().expect("the draft is there");
        assert_eq!(draft.content.as_ref().unwrap().text, "whole and half");
    }
    // Who goes on with it finishes it, and it is offered no more.
    pages.write(1, "a", Some("whole and whole"), How::DONE).unwrap();
    pages.hear_all();
    assert!(pages.open[0].desk.notes.get(&about("a")).unwrap().draft().is_none());
    assert!(pages.found("a").contains("whole and half"));
}

#[test]
fn writing_on_makes_one_revision_and_rewriting_makes_another() {
    let mut pages = Pages::new(1);
    for text in ["a", "ab", "abc"] {
        pages.write(0, "n", Some(text), How::DRAFT).unwrap();
        pages.write(0, "n", Some(text), How::WHOLE).unwrap();
    }
    assert_eq!(texts(&pages.open[0].desk, "n"), ["abc".to_owned()].into());
    assert_eq!(pages.store.store.entries().len(), 1, "{:?}", pages.store.store.entries());
    pages.write(0, "n", Some("other"), How::WHOLE).unwrap();
    assert_eq!(pages.found("n"), ["abc".to_owned(), "other".to_owned()].into());
    pages.write(0, "n", Some("other words"), How::DONE).unwrap();
    pages.write(0, "n", Some("other words again"), How::DONE).unwrap();
    assert_eq!(pages.found("n").len(), 3, "what was finished is kept");
}

#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize, String, usize),
    Delete(usize, usize),
    Hear(usize, usize),
    Reload(usize),
}

const NAMES: [&str; 2] = ["a", "b"];

fn any_event() -> impl Strategy<Value = Event> {
    let (page, name) = (0_usize..3, 0_usize..2);
    prop_oneof![
        6 => (page.clone(), name.clone(), "[ab]{1,3}", 0_usize..4).prop_map(|(p, n, text, how)| Event::Write(p, n, text, how)),
        1 => (page.clone(), name).prop_map(|(p, n)| Event::Delete(p, n)),
        4 => (page.clone(), 1_usize..5).prop_map(|(p, n)| Event::Hear(p, n)),
        1 => page.prop_map(Event::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever several pages do in whatever order, and however late they hear of it: every text that was finished can be
    /// found, in the end all pages show the same, and that is what a new page shows.
    #[test]
    fn no_order_of_events_loses_a_text(events in vec(any_event(), 0..40)) {
        let mut pages = Pages::new(3);
        let mut finished: Vec<(usize, String)> = Vec::new();
        for event in &events {
            match event {
                Event::Write(page, name, text, how) => {
                    let how = [How::DRAFT, How::WHOLE, How::DONE, How::CHOSEN][*how];
                    pages.write(*page, NAMES[*name], Some(text), how).unwrap();
                    if how != How::DRAFT {
                        finished.push((*name, text.clone()));
                    }
                }
                Event::Delete(page, name) => pages.write(*page, NAMES[*name], None, How::DONE).unwrap(),
                Event::Hear(page, number) => pages.hear(*page, *number),
                Event::Reload(page) => pages.reload(*page),
            }
        }
        pages.hear_all();
        for (number, name) in NAMES.iter().enumerate() {
            let found = pages.found(name);
            for (_, text) in finished.iter().filter(|(of, _)| *of == number) {
                // A text that was only written on is in the one that it became.
                prop_assert!(found.iter().any(|found| holds(found, text)), "{} is lost of {:?}", text, found);
            }
            pages.reload(2);
            let shown: Vec<_> = (0..3).map(|page| standing(&pages.open[page].desk, name)).collect();
            prop_assert!(shown.iter().all(|one| *one == shown[0]), "{:?}", shown);
        }
    }
}
