//! The union of revisions: the same in every order, however often.

use inspection_explorer::envelope::Fields;
use inspection_explorer::notes::{About, Writing};
use inspection_explorer::revisions::{Id as _, Log, Revision, RevisionId, Stage};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

fn name(number: usize) -> RevisionId {
    RevisionId::from_text(&format!("p{}-{}", number % 3, number / 3)).unwrap()
}

fn any_revision() -> impl Strategy<Value = (RevisionId, Revision<Writing>)> {
    let over = btree_map((0_usize..9).prop_map(name), 0_u64..6, 0..3);
    (0_usize..9, 0_u64..6, over, any::<bool>(), prop::option::of("[ab]{0,2}")).prop_map(
        |(number, at, over, draft, text)| {
            let content = text.map(|text| Writing { text, created: 1, ..Writing::default() });
            let stage = if draft { Stage::Draft } else { Stage::Whole };
            (name(number), Revision { at, over, stage, content, newer: None, extra: Fields::default() })
        },
    )
}

fn log(revisions: &[(RevisionId, Revision<Writing>)]) -> Log<Writing> {
    let mut log = Log::default();
    for (id, revision) in revisions {
        log.merge(id.clone(), revision.clone());
    }
    log
}

fn both(one: &Log<Writing>, other: &Log<Writing>) -> Log<Writing> {
    let mut log = one.clone();
    for (id, revision) in other.iter() {
        log.merge(id.clone(), revision.clone());
    }
    log
}

proptest! {
    #[test]
    fn merging_gives_the_same_in_every_order_and_however_often(
        one in vec(any_revision(), 0..6), two in vec(any_revision(), 0..6), three in vec(any_revision(), 0..6)
    ) {
        let (one, two, three) = (log(&one), log(&two), log(&three));
        prop_assert_eq!(both(&one, &one), one.clone());
        prop_assert_eq!(both(&one, &two), both(&two, &one));
        prop_assert_eq!(both(&both(&one, &two), &three), both(&one, &both(&two, &three)));
        // Something whole stands wherever something whole is, and what is not deleted goes before what is.
        let all = both(&both(&one, &two), &three);
        let heads = all.heads();
        prop_assert_eq!(all.standing().is_some(), !heads.is_empty());
        prop_assert_eq!(all.current().is_some(), heads.iter().any(|(_, head)| head.is_alive()));
    }

    #[test]
    fn a_revision_reads_as_it_was_written((_, revision) in any_revision(), of in "\\PC{0,12}", extra in "\\PC{0,8}") {
        let about = About::from_text(&of).unwrap();
        let revision = Revision { extra: Fields::default().with("colour", extra), ..revision };
        prop_assert_eq!(Revision::read(&about, &revision.text(&about)), Ok(revision));
    }

    #[test]
    fn nothing_that_is_read_stops_the_page(text in "\\PC{0,60}", cut in any::<prop::sample::Index>(), with in "\\PC{0,3}") {
        let about = About::from_text("thread:a").unwrap();
        let _ = Revision::<Writing>::read(&about, &text);
        let whole = r#"{"version":3,"id":"thread:a","at":5,"over":{"p1-1":4},"text":"t","created":1,"x":[1e400]}"#;
        let at = cut.index(whole.len());
        let _ = Revision::<Writing>::read(&about, &format!("{}{with}{}", &whole[..at], &whole[at..]));
        let _ = Revision::<Writing>::read(&about, &whole[..at]);
    }
}

#[test]
fn what_a_newer_version_has_written_is_shown_and_known_as_such() {
    let about = About::from_text("thread:a").unwrap();
    let text =
        r#"{"version":4,"id":"thread:a","at":5,"over":{},"text":"t","created":1,"mood":{"n":12345678901234567890123}}"#;
    let revision = Revision::<Writing>::read(&about, text).unwrap();
    assert_eq!(revision.newer, Some(4));
    assert!(revision.text(&about).starts_with(r#"{"version":4,"#), "{}", revision.text(&about));
    assert_eq!(revision.content.unwrap().text, "t");
    assert_eq!(revision.extra.text(), r#"{"mood":{"n":12345678901234567890123}}"#);
}
