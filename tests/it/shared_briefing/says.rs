//! What the entries of a shared briefing say: as in one's own, but with their notes and statuses; and where they lead.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::briefing::{Item, Voice, entry, entry_of, is_held, title_of, way};
use inspection_explorer::explore::Place;
use inspection_explorer::record::{Progress, Subject};
use inspection_explorer::statuses::Statuses;

/// An entry of each kind that the record holds.
fn items() -> Vec<Item> {
    let inspection = ANYSHIRE.inspections.iter().find(|inspection| !inspection.grades.is_empty()).unwrap();
    [
        format!("finding:{}", ANYSHIRE.findings[0].id),
        format!("thread:{}", ANYSHIRE.threads[0].id),
        format!("action:{}", ANYSHIRE.plan[0].actions[0].unit),
        format!("inspection:{}", inspection.id),
        format!("grade:{}:{}", inspection.id, inspection.grades[0].judgement),
        format!("document:{}", ANYSHIRE.documents[0].id),
        "area:leaders".to_owned(),
        "record".to_owned(),
        "chart:grades".to_owned(),
        "chart:topics?area=leaders".to_owned(),
        format!("note:finding:{}", ANYSHIRE.findings[3].id),
    ]
    .iter()
    .map(|token| Item::from_token(token))
    .collect()
}

#[test]
fn every_entry_that_is_held_has_a_title_and_a_way() {
    for item in items() {
        assert!(is_held(&ANYSHIRE, &item), "{item:?}");
        assert!(!title_of(&ANYSHIRE, &item).is_empty(), "{item:?}");
        assert!(way(&ANYSHIRE, &item).is_some(), "{item:?} leads nowhere");
    }
    let finding = &ANYSHIRE.findings[0];
    let Some(Place::Findings { open, .. }) = way(&ANYSHIRE, &items()[0]) else { panic!("it leads to the findings") };
    assert_eq!(open.as_ref(), Some(&finding.id));
    for token in ["finding:gone", "note:thread:gone", "chart:gone", "video:1", "action:plan/1"] {
        let item = Item::from_token(token);
        assert_eq!(
            (is_held(&ANYSHIRE, &item), way(&ANYSHIRE, &item), title_of(&ANYSHIRE, &item)),
            (false, None, String::new())
        );
    }
}

#[test]
fn only_notes_and_statuses_are_told_differently() {
    let mut statuses = Statuses::default();
    statuses.set(&ANYSHIRE.plan[0].actions[0].unit, Progress::Done, None);
    for item in items().into_iter().chain(["note:thread:gone", "thread:gone", "video:1"].map(Item::from_token)) {
        for text in [Some("their words"), None] {
            let notes = |_: &Subject| text.map(str::to_owned);
            let own = entry(&ANYSHIRE, &item, &notes, &statuses);
            let theirs = entry_of(&ANYSHIRE, &item, &notes, &statuses, &Voice::THEIRS);
            let said = |entry: &inspection_explorer::briefing::Entry| {
                let lines = entry.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n");
                format!("{}\n{}\n{}\n{lines}", entry.label, entry.title, entry.about)
            };
            assert!(!said(&theirs).contains("Your") && !said(&theirs).contains("your"), "{}", said(&theirs));
            let is_told = matches!(item, Item::Note(_) | Item::Other(_) | Item::Subject(Subject::Action(_)))
                || !is_held(&ANYSHIRE, &item);
            assert_eq!(said(&own) != said(&theirs), is_told, "{item:?}");
            assert_eq!(own.citations, theirs.citations);
        }
    }
    let action = entry_of(&ANYSHIRE, &items()[2], &|_| None, &statuses, &Voice::THEIRS);
    assert!(action.lines.iter().any(|line| line.text == "Their status: Done."), "{:?}", action.lines);
}
