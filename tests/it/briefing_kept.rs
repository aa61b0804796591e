//! The briefing's entries: their texts round-trip, and moving or taking out loses nothing.

use inspection_explorer::briefing::*;
use inspection_explorer::desk::Desk;
use inspection_explorer::record::Subject;
use inspection_explorer::store::MemoryStore;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn any_subject() -> impl Strategy<Value = Subject> {
    let id = || "[a-z0-9/.:?-]{1,8}";
    prop_oneof![
        id().prop_map(|id| Subject::Finding(id.into())),
        id().prop_map(|id| Subject::Thread(id.into())),
        id().prop_map(|id| Subject::Action(id.into())),
        id().prop_map(|id| Subject::Document(id.into())),
        ("[a-z-]{1,6}", "\\PC{1,8}").prop_map(|(id, judgement)| Subject::Grade { inspection: id.into(), judgement }),
        Just(Subject::Record),
    ]
}

fn any_item() -> impl Strategy<Value = Item> {
    prop_oneof![
        3 => any_subject().prop_map(Item::Subject),
        1 => ("[a-z:]{1,6}", "[a-z=&?+]{0,8}").prop_map(|(id, query)| Item::Chart { id, query }),
        1 => any_subject().prop_map(Item::Note),
        1 => "[a-z]{0,4}".prop_map(Item::Other),
    ]
}

fn any_briefing() -> impl Strategy<Value = Briefing> {
    (vec(any_item(), 0..12), "\\PC{0,40}", vec("\\PC{0,20}", 0..6)).prop_map(|(items, heading, questions)| {
        let mut briefing = Briefing::default();
        for item in items {
            briefing.add(item).unwrap();
        }
        briefing.set_heading(&heading).unwrap();
        briefing.set_questions(&questions.join("\n")).unwrap();
        briefing
    })
}

fn tokens(briefing: &Briefing) -> Vec<String> {
    briefing.items().iter().map(Item::token).collect()
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_token_gives_its_entry_and_an_entry_its_token(item in any_item(), text in "((finding|thread|action|grade|inspection|chart|note|note:finding|x)[:?]?)?\\PC{0,12}") {
        prop_assert_eq!(Item::from_token(&item.token()), item);
        prop_assert_eq!(Item::from_token(&text).token(), text.clone());
        // A token of the first version gives an entry of this one.
        let taken = Item::from_first_version(&text);
        prop_assert_eq!(Item::from_token(&taken.token()), taken);
    }

    #[test]
    fn a_briefing_is_kept_as_it_was_made(first in any_briefing(), then in any_briefing()) {
        let store = MemoryStore::default();
        let mut desk = Desk::open(&store, &"x".into(), 1, 1);
        for (briefing, now) in [(&first, 5), (&then, 6)] {
            prop_assert_eq!(desk.write_briefing(&store, briefing, now), Ok(()));
            prop_assert_eq!(&desk.briefing(), briefing);
            prop_assert_eq!(&Desk::open(&store, &"x".into(), 2, now).briefing(), briefing);
        }
    }

    #[test]
    fn moving_changes_the_order_alone(briefing in any_briefing(), moves in vec((0_usize..14, 0_usize..14, -1_isize..=1), 0..8)) {
        let mut moved = briefing.clone();
        for (from, to, places) in moves {
            let before = tokens(&moved);
            let (item, inside) = (before.get(from).cloned(), from.max(to) < before.len());
            prop_assert_eq!(moved.move_to(from, to), inside && from != to);
            if inside {
                prop_assert_eq!(tokens(&moved).get(to).cloned(), item.clone());
                prop_assert_eq!(moved.move_to(to, from), from != to);
                prop_assert_eq!(tokens(&moved), before.clone());
            }
            if moved.move_by(from, places) {
                prop_assert_eq!(tokens(&moved).get(from.checked_add_signed(places).unwrap()).cloned(), item);
            } else {
                prop_assert_eq!(tokens(&moved), before);
            }
        }
        let sorted = |briefing: &Briefing| BTreeSet::from_iter(tokens(briefing));
        prop_assert_eq!(sorted(&moved), sorted(&briefing));
        prop_assert_eq!(moved.items().len(), briefing.items().len());
    }

    #[test]
    fn what_is_taken_out_can_be_put_back(briefing in any_briefing(), at in any::<prop::sample::Index>()) {
        prop_assume!(!briefing.items().is_empty());
        let mut changed = briefing.clone();
        let item = at.get(briefing.items()).clone();
        let place = changed.remove(&item).unwrap();
        prop_assert!(!changed.contains(&item));
        prop_assert_eq!(changed.insert(place, item), Ok(true));
        prop_assert_eq!(changed, briefing);
    }
}
