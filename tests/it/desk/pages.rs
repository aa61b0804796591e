//! Two pages and more, as a reader has them open.

use crate::support::pages::{Pages, about, standing, texts};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::holds;
use inspection_explorer::record::Progress;
use inspection_explorer::revisions::Bounds;
use inspection_explorer::shelf::How;
use inspection_explorer::statuses::Said;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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
fn a_draft_is_not_offered_in_the_place_of_what_was_written_after_it() {
    let mut pages = Pages::new(2);
    pages.write(0, "a", Some("half"), How::DRAFT).unwrap();
    pages.write(1, "a", Some("whole"), How::DONE).unwrap();
    pages.hear_all();
    for page in [0, 1] {
        assert!(pages.open[page].desk.notes.get(&about("a")).unwrap().draft().is_none());
    }
    // It is in the history all the same.
    assert!(pages.found("a").contains("half"));
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
    Status(usize, Option<usize>),
    Gather(usize, usize),
    TakeOut(usize, usize),
    Hear(usize, usize),
    /// Hears what comes later first.
    HearLast(usize),
    /// Hears the next thing and will hear it again.
    HearTwice(usize),
    /// Never hears the next thing, but looks what is in the store.
    Miss(usize),
    Reload(usize),
    Clock(usize, i64),
    Check(usize),
    Prune(usize),
    /// Somebody clears the store, and a page saves all again.
    Clear(usize),
}

const NAMES: [&str; 2] = ["a", "b"];
const ITEMS: [&str; 4] = ["finding:w", "finding:x", "finding:y", "finding:z"];

fn any_event() -> impl Strategy<Value = Event> {
    let (page, name) = (0_usize..3, 0_usize..2);
    prop_oneof![
        8 => (page.clone(), name.clone(), "[ab]{1,3}", 0_usize..4).prop_map(|(p, n, text, how)| Event::Write(p, n, text, how)),
        1 => (page.clone(), name).prop_map(|(p, n)| Event::Delete(p, n)),
        2 => (page.clone(), prop::option::of(0_usize..3)).prop_map(|(p, said)| Event::Status(p, said)),
        2 => (page.clone(), 0_usize..4).prop_map(|(p, item)| Event::Gather(p, item)),
        1 => (page.clone(), 0_usize..4).prop_map(|(p, item)| Event::TakeOut(p, item)),
        5 => (page.clone(), 1_usize..5).prop_map(|(p, n)| Event::Hear(p, n)),
        2 => page.clone().prop_map(Event::HearLast),
        1 => page.clone().prop_map(Event::HearTwice),
        1 => page.clone().prop_map(Event::Miss),
        1 => page.clone().prop_map(Event::Reload),
        1 => (page.clone(), -900_i64..900).prop_map(|(p, skew)| Event::Clock(p, skew)),
        1 => page.clone().prop_map(Event::Check),
        1 => page.clone().prop_map(Event::Prune),
        1 => page.prop_map(Event::Clear),
    ]
}

/// Everything that a page shows, to compare pages by.
fn shown(desk: &Desk) -> impl PartialEq + core::fmt::Debug + use<> {
    // A bin that was cleared away is shown by the pages that know of it, and by no new one.
    let notes = NAMES.map(|name| desk.note(&about(name)).map(|note| (standing(desk, name), note)));
    let others = NAMES.map(|name| {
        let log = desk.notes.get(&about(name));
        log.into_iter().flat_map(|log| log.others()).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    });
    (notes, others, desk.all_statuses(), desk.briefing())
}

fn act(pages: &mut Pages, event: &Event) {
    match event {
        Event::Write(page, name, text, how) => {
            let how = [How::DRAFT, How::WHOLE, How::DONE, How::CHOSEN][*how];
            pages.write(*page, NAMES[*name], Some(text), how).unwrap();
        }
        Event::Delete(page, name) => pages.write(*page, NAMES[*name], None, How::DONE).unwrap(),
        Event::Status(page, said) => {
            let said = said.map(|said| Said { progress: Progress::ALL[said], on: None });
            pages.deed(*page, |desk, store, now| desk.write_status(store, &"c/1".into(), said, now)).unwrap();
        }
        Event::Gather(page, item) => {
            pages.brief(*page, |briefing| assert!(briefing.add(Item::from_token(ITEMS[*item])).is_ok()));
        }
        Event::TakeOut(page, item) => {
            pages.brief(*page, |briefing| {
                briefing.remove(&Item::from_token(ITEMS[*item]));
            });
        }
        Event::Hear(page, number) => pages.hear(*page, *number),
        Event::HearLast(page) => {
            // Browsers mix what several pages do, but never what happens to one key.
            let unheard = &mut pages.open[*page].unheard;
            let last = unheard.pop_back();
            if let Some(last) = last {
                let is_first_of_key = unheard.iter().all(|(key, _)| *key != last.0);
                if is_first_of_key { unheard.push_front(last) } else { unheard.push_back(last) }
            }
            pages.hear(*page, 1);
        }
        Event::HearTwice(page) => {
            let next = pages.open[*page].unheard.front().cloned();
            pages.open[*page].unheard.extend(next);
            pages.hear(*page, 1);
        }
        Event::Miss(page) => {
            pages.open[*page].unheard.pop_front();
            pages.deed(*page, |desk, store, _| desk.take_all(store));
        }
        Event::Reload(page) => pages.reload(*page),
        Event::Clock(page, skew) => pages.open[*page].skew = *skew,
        Event::Check(page) => drop(pages.deed(*page, |desk, store, _| desk.check(store))),
        Event::Prune(page) => pages.deed(*page, |desk, store, now| desk.prune(store, &Bounds::OWN, now)),
        Event::Clear(page) => {
            // Those pages are open that have heard of everything: one that was closed before cannot save what it knew.
            pages.hear_all();
            pages.clear();
            pages.hear_all();
            pages.deed(*page, |desk, store, _| desk.save_all(store));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Whatever several pages do, by whatever clocks, in whatever order and however late they hear of it, or twice, or never:
    /// every text that was finished can be found, in the end all pages show the same, and that is what a new page shows.
    #[test]
    fn no_order_of_events_loses_a_text(events in vec(any_event(), 0..50)) {
        let mut pages = Pages::new(3);
        let mut finished: Vec<(usize, &str)> = Vec::new();
        let (mut gathered, mut out) = (BTreeSet::new(), BTreeSet::new());
        for event in &events {
            act(&mut pages, event);
            match event {
                Event::Write(_, name, text, how) if *how > 0 => finished.push((*name, text)),
                Event::Gather(_, item) => drop(gathered.insert(ITEMS[*item])),
                Event::TakeOut(_, item) => drop(out.insert(ITEMS[*item])),
                _ => {}
            }
            for page in &pages.open {
                prop_assert!(page.desk.unread().next().is_none());
            }
        }
        pages.hear_all();
        // What was heard out of order is put right by whoever it belongs to.
        for page in 0..3 {
            pages.deed(page, |desk, store, _| desk.save_all(store));
        }
        pages.hear_all();
        pages.open_one();
        for (number, name) in NAMES.iter().enumerate() {
            let found = pages.found(name);
            for (_, text) in finished.iter().filter(|(of, _)| *of == number) {
                // A text that was only written on is in the one that it became.
                prop_assert!(found.iter().any(|found| holds(found, text)), "{} is lost of {:?}", text, found);
            }
        }
        let seen: Vec<_> = pages.open.iter().map(|page| shown(&page.desk)).collect();
        prop_assert!(seen.iter().all(|one| *one == seen[3]), "{:?}", seen);
        let held: BTreeSet<String> = pages.open[3].desk.briefing().items().iter().map(Item::token).collect();
        prop_assert!(gathered.difference(&out).all(|item| held.contains(*item)), "{:?} of {:?}", held, gathered);
        for page in &pages.open {
            prop_assert_eq!(page.desk.unsaved(), None);
        }
        // Nothing is left to check, to save or to let go.
        let entries = pages.store.store.entries();
        for page in 0..4 {
            let told = pages.deed(page, |desk, store, _| { let told = desk.check(store); desk.retry(store); told });
            prop_assert_eq!(told, vec![]);
            pages.deed(page, |desk, store, now| desk.prune(store, &Bounds::OWN, now));
        }
        let drafts = |entries: &BTreeMap<String, String>| entries.values().filter(|held| !held.contains("\"draft\":true")).count();
        prop_assert_eq!(drafts(&pages.store.store.entries()), drafts(&entries));
    }
}
