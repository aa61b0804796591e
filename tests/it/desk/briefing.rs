//! Two pages gather, move, take out, and change heading, questions and statuses at once: nothing gathered is lost, and in
//! the end both see the same.

use crate::support::pages::Pages;
use inspection_explorer::briefing::{Briefing, Item};
use inspection_explorer::record::Progress;
use inspection_explorer::statuses::Said;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn item(name: usize) -> Item {
    Item::from_token(&format!("finding:{name}"))
}

fn names(briefing: &Briefing) -> Vec<String> {
    briefing.items().iter().map(|item| item.token().replace("finding:", "")).collect()
}

fn order(pages: &Pages, page: usize) -> String {
    names(&pages.open[page].desk.briefing()).join(" ")
}

fn gather(pages: &mut Pages, page: usize, name: usize) {
    pages.brief(page, |briefing| assert!(briefing.add(item(name)).is_ok()));
}

fn both_with(number: usize) -> Pages {
    let mut pages = Pages::new(2);
    (0..number).for_each(|name| gather(&mut pages, 0, name));
    pages.hear_all();
    pages
}

fn same(pages: &mut Pages) -> Briefing {
    pages.hear_all();
    pages.open_one();
    let shown: Vec<Briefing> = pages.open.iter().map(|page| page.desk.briefing()).collect();
    assert!(shown.iter().all(|one| *one == shown[0]), "{shown:?}");
    pages.open.pop();
    shown[0].clone()
}

#[test]
fn gathering_in_two_pages_keeps_everything() {
    let mut pages = both_with(2);
    for (page, name) in [(0, 10), (1, 20), (0, 11), (1, 21)] {
        gather(&mut pages, page, name);
    }
    let shown = same(&mut pages);
    assert_eq!(names(&shown).iter().collect::<BTreeSet<_>>().len(), 6);
    // Each page's own stand in its order, after what was there.
    let at = |name: &str| names(&shown).iter().position(|held| held == name).unwrap();
    assert!(at("1") < at("10") && at("10") < at("11") && at("1") < at("20") && at("20") < at("21"));
    // A change of something else leaves all of them alone.
    let before = pages.store.store.entries();
    pages.brief(1, |briefing| briefing.set_heading("h").unwrap());
    assert_eq!(pages.store.store.entries().len(), before.len() + 1);
    assert_eq!(names(&same(&mut pages)), names(&shown));
}

#[test]
fn the_same_entry_gathered_twice_is_there_once_and_can_be_taken_out() {
    let mut pages = both_with(1);
    gather(&mut pages, 0, 5);
    gather(&mut pages, 1, 5);
    assert_eq!(names(&same(&mut pages)), ["0", "5"]);
    pages.brief(0, |briefing| assert!(briefing.remove(&item(5)).is_some()));
    assert_eq!(names(&same(&mut pages)), ["0"], "both are taken out, for the reader sees one");
}

#[test]
fn what_is_moved_in_one_page_and_gathered_in_the_other_is_both() {
    let mut pages = both_with(4);
    pages.brief(0, |briefing| assert!(briefing.move_to(3, 0)));
    gather(&mut pages, 1, 9);
    assert_eq!(names(&same(&mut pages)), ["3", "0", "1", "2", "9"]);
    // Two different moves are both made.
    pages.brief(0, |briefing| assert!(briefing.move_to(0, 3)));
    pages.brief(1, |briefing| assert!(briefing.move_to(4, 0)));
    assert_eq!(names(&same(&mut pages)), ["9", "0", "1", "2", "3"]);
}

#[test]
fn what_is_taken_out_stays_out_unless_the_other_page_has_moved_it() {
    let mut pages = both_with(4);
    pages.brief(0, |briefing| assert!(briefing.remove(&item(1)).is_some()));
    pages.brief(1, |briefing| briefing.set_heading("h").unwrap());
    assert_eq!(names(&same(&mut pages)), ["0", "2", "3"]);
    pages.brief(0, |briefing| assert!(briefing.remove(&item(2)).is_some()));
    pages.brief(1, |briefing| assert!(briefing.move_to(1, 0)));
    assert_eq!(names(&same(&mut pages)), ["2", "0", "3"]);
    // Emptied and brought back.
    let before = pages.open[0].desk.briefing();
    pages.brief(0, |briefing| *briefing = Briefing::default());
    assert!(same(&mut pages).is_empty());
    pages.brief(1, |briefing| *briefing = before.clone());
    assert_eq!(same(&mut pages), before);
}

#[test]
fn of_two_headings_the_later_stands_and_no_other_comes_back() {
    let mut pages = Pages::new(2);
    pages.brief(0, |briefing| briefing.set_heading("A's").unwrap());
    pages.brief(1, |briefing| briefing.set_heading("B's").unwrap());
    assert_eq!(same(&mut pages).heading(), "B's");
    pages.brief(0, |briefing| briefing.set_heading("").unwrap());
    assert_eq!(same(&mut pages).heading(), "", "the other one would be a surprise");
}

#[test]
fn questions_of_two_pages_are_asked_together() {
    let mut pages = Pages::new(2);
    pages.brief(0, |briefing| briefing.set_questions("Why?\nWhen?").unwrap());
    pages.hear_all();
    pages.brief(0, |briefing| briefing.set_questions("Why?\nWhen?\nWho?").unwrap());
    pages.brief(1, |briefing| briefing.set_questions("Why?\nWhen?\nWhere?").unwrap());
    assert_eq!(same(&mut pages).questions(), ["Why?", "When?", "Where?", "Who?"]);
    // Whoever has seen them all can take one away.
    pages.brief(1, |briefing| briefing.set_questions("Why?\nWho?").unwrap());
    assert_eq!(same(&mut pages).questions(), ["Why?", "Who?"]);
    pages.brief(0, |briefing| briefing.set_questions("").unwrap());
    assert!(same(&mut pages).questions().is_empty());
}

#[test]
fn of_two_statuses_the_later_stands_and_clearing_clears() {
    let mut pages = Pages::new(2);
    let say = |pages: &mut Pages, page: usize, progress: Option<Progress>| {
        let said = progress.map(|progress| Said { progress, on: None });
        pages.deed(page, |desk, store, now| desk.write_status(store, &"c/1".into(), said, now)).unwrap();
    };
    let shown = |pages: &mut Pages| {
        pages.hear_all();
        let [one, other] = [0, 1].map(|page| pages.open[page].desk.all_statuses());
        assert_eq!(one, other);
        one.get("c/1").map(|said| said.progress)
    };
    say(&mut pages, 0, Some(Progress::Done));
    say(&mut pages, 1, Some(Progress::Blocked));
    assert_eq!(shown(&mut pages), Some(Progress::Blocked));
    say(&mut pages, 0, None);
    assert_eq!(shown(&mut pages), None, "the other one would be a surprise");
    say(&mut pages, 0, Some(Progress::Done));
    pages.hear_all();
    say(&mut pages, 0, None);
    say(&mut pages, 1, Some(Progress::AtRisk));
    assert_eq!(shown(&mut pages), Some(Progress::AtRisk), "what was said meanwhile is not deleted with it");
}

#[test]
fn a_heading_that_is_typed_on_is_one_revision() {
    let mut pages = Pages::new(1);
    for heading in ["S", "Scr", "Scrutiny", "Scrutiny panel"] {
        pages.brief(0, |briefing| briefing.set_heading(heading).unwrap());
    }
    (0..9).for_each(|name| gather(&mut pages, 0, name));
    for _ in 0..20 {
        pages.brief(0, |briefing| assert!(briefing.move_to(0, 8)));
    }
    assert_eq!(pages.store.store.entries().len(), 10);
}

#[derive(Clone, Debug)]
enum Event {
    Gather(usize, usize),
    TakeOut(usize, usize),
    Move(usize, usize, usize),
    Ask(usize, usize),
    Hear(usize, usize),
    Reload(usize),
}

fn any_event() -> impl Strategy<Value = Event> {
    let page = 0_usize..2;
    prop_oneof![
        5 => (page.clone(), 0_usize..8).prop_map(|(page, name)| Event::Gather(page, name)),
        1 => (page.clone(), 0_usize..8).prop_map(|(page, name)| Event::TakeOut(page, name)),
        3 => (page.clone(), 0_usize..8, 0_usize..8).prop_map(|(page, from, to)| Event::Move(page, from, to)),
        1 => (page.clone(), 0_usize..4).prop_map(|(page, question)| Event::Ask(page, question)),
        3 => (page.clone(), 1_usize..6).prop_map(|(page, number)| Event::Hear(page, number)),
        1 => page.prop_map(Event::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_loses_what_was_gathered(events in vec(any_event(), 0..40)) {
        let mut pages = Pages::new(2);
        let (mut gathered, mut out) = (BTreeSet::new(), BTreeSet::new());
        let (mut asked, mut unasked) = (BTreeSet::new(), BTreeSet::new());
        for event in &events {
            match *event {
                Event::Gather(page, name) => {
                    gather(&mut pages, page, name);
                    gathered.insert(name.to_string());
                }
                Event::TakeOut(page, name) => {
                    pages.brief(page, |briefing| {
                        briefing.remove(&item(name));
                    });
                    out.insert(name.to_string());
                }
                Event::Move(page, from, to) => {
                    let before = order(&pages, page);
                    pages.brief(page, |briefing| {
                        briefing.move_to(from, to);
                    });
                    let mut wanted: Vec<&str> = before.split(' ').collect();
                    if from.max(to) < wanted.len() {
                        let moved = wanted.remove(from);
                        wanted.insert(to, moved);
                    }
                    prop_assert_eq!(order(&pages, page), wanted.join(" "));
                }
                Event::Ask(page, question) => {
                    let had = pages.open[page].desk.briefing();
                    let text = format!("{}\n{question}?", had.questions().iter().skip(question).cloned().collect::<Vec<_>>().join("\n"));
                    unasked.extend(had.questions().iter().take(question).cloned());
                    pages.brief(page, |briefing| briefing.set_questions(&text).unwrap());
                    asked.insert(format!("{question}?"));
                }
                Event::Hear(page, number) => pages.hear(page, number),
                Event::Reload(page) => pages.reload(page),
            }
        }
        let shown = same(&mut pages);
        let held: BTreeSet<String> = names(&shown).into_iter().collect();
        prop_assert_eq!(held.len(), shown.items().len());
        let lost: Vec<&String> = gathered.difference(&out).filter(|name| !held.contains(*name)).collect();
        prop_assert!(lost.is_empty(), "{:?} of {:?}", lost, events);
        prop_assert!(held.is_subset(&gathered));
        let lost: Vec<&String> = asked.difference(&unasked).filter(|text| !shown.questions().contains(text)).collect();
        prop_assert!(lost.is_empty(), "{:?} of {:?}", lost, events);
        // It stays as it is.
        let again = same(&mut pages);
        prop_assert_eq!(again, shown);
    }
}
