//! What there was before can be brought back: statuses, the briefing's heading and questions, entries removed from it.

use crate::support::pages::Pages;
use inspection_explorer::briefing::{Briefing, Item};
use inspection_explorer::desk::{Desk, Field};
use inspection_explorer::record::{Date, Progress, UnitId};
use inspection_explorer::revisions::Bounds;
use inspection_explorer::statuses::Said;

fn item(name: &str) -> Item {
    Item::from_token(&format!("finding:{name}"))
}

fn say(pages: &mut Pages, page: usize, progress: Option<Progress>) {
    let said = progress.map(|progress| Said { progress, on: None });
    pages.deed(page, |desk, store, now| desk.write_status(store, &"a".into(), said, now)).unwrap();
}

fn said_before(desk: &Desk) -> Vec<Progress> {
    desk.former_statuses(&UnitId::from("a")).into_iter().map(|former| former.was.progress).collect()
}

fn removed(desk: &Desk) -> Vec<String> {
    desk.removed().into_iter().map(|former| former.was.token().replace("finding:", "")).collect()
}

#[test]
fn a_status_that_was_changed_or_cleared_is_there_after_another_start() {
    let [first, second, ..] = Progress::ALL else { panic!("two steps") };
    let mut pages = Pages::new(1);
    say(&mut pages, 0, Some(*first));
    assert!(said_before(&pages.open[0].desk).is_empty());
    say(&mut pages, 0, Some(*second));
    assert_eq!(said_before(&pages.open[0].desk), [*first]);
    say(&mut pages, 0, None);
    pages.reload(0);
    assert_eq!(said_before(&pages.open[0].desk), [*second, *first]);
    // Brought back, it stands, and is none of what was before; the other one still is.
    say(&mut pages, 0, Some(*second));
    assert_eq!(said_before(&pages.open[0].desk), [*first]);
    assert_eq!(pages.open[0].desk.statuses.current(&"a".into()).map(|said| said.progress), Some(*second));
}

#[test]
fn a_day_that_is_typed_part_by_part_is_no_earlier_status() {
    let mut pages = Pages::new(1);
    for day in [None, Some("0002-11-05"), Some("2024-11-05")] {
        let on = day.map(|day| Date::parse(day).unwrap());
        let said = Some(Said { progress: Progress::ALL[0], on });
        pages.deed(0, |desk, store, now| desk.write_status(store, &"a".into(), said, now)).unwrap();
    }
    assert!(said_before(&pages.open[0].desk).is_empty());
    say(&mut pages, 0, None);
    let former = pages.open[0].desk.former_statuses(&"a".into());
    assert_eq!(
        former.iter().map(|former| former.was.on.map(String::from)).collect::<Vec<_>>(),
        [Some("2024-11-05".to_owned())]
    );
}

#[test]
fn an_emptied_briefing_is_there_after_another_start_in_its_order_and_in_another_page_too() {
    let mut pages = Pages::new(2);
    pages.brief(0, |briefing| {
        for name in ["c", "a", "b"] {
            assert!(briefing.add(item(name)).is_ok());
        }
        briefing.set_heading("Panel").unwrap();
        briefing.set_questions("Who?\nWhen?").unwrap();
    });
    pages.brief(0, |briefing| assert!(briefing.remove(&item("a")).is_some()));
    pages.brief(0, |briefing| *briefing = Briefing::default());
    pages.hear_all();
    pages.reload(0);
    for page in &pages.open {
        // What was removed last stands first, and what went together stands in its order.
        assert_eq!(removed(&page.desk), ["c", "b", "a"]);
        let texts = |field| page.desk.former_texts(field).into_iter().map(|former| former.was).collect::<Vec<_>>();
        assert_eq!(
            (texts(Field::Heading), texts(Field::Questions)),
            (vec!["Panel".to_owned()], vec!["Who?\nWhen?".to_owned()])
        );
    }
    pages.brief(1, |briefing| assert!(briefing.add(item("b")).is_ok()));
    assert_eq!(removed(&pages.open[1].desk), ["c", "a"]);
}

#[test]
fn what_was_there_before_goes_with_the_history() {
    let mut pages = Pages::new(1);
    say(&mut pages, 0, Some(Progress::ALL[0]));
    say(&mut pages, 0, None);
    pages.brief(0, |briefing| assert!(briefing.add(item("a")).is_ok()));
    pages.brief(0, |briefing| assert!(briefing.remove(&item("a")).is_some()));
    let later = pages.now + 31 * 24 * 60 * 60 * 1_000;
    pages.open[0].desk.prune(&pages.store, &Bounds::OWN, later);
    assert!(said_before(&pages.open[0].desk).is_empty() && removed(&pages.open[0].desk).is_empty());
}
