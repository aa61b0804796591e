//! Records that are made at random, with every state that an authority's record can be in: nothing in them is real.

mod authorities;
mod comparisons;
mod dice;
mod events;
mod findings;
mod plans;
mod states;
mod threads;

pub use dice::Dice;

use authorities::Authority;
use inspection_explorer::record::Record;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A record made at random.
pub struct Made {
    /// From which it can be made again.
    pub seed: u64,
    /// The record.
    pub record: Record,
    /// The states that were drawn for it.
    pub states: BTreeSet<&'static str>,
}

/// What is drawn for a record.
struct Draft {
    dice: Dice,
    authority: Authority,
    events: Vec<events::Event>,
    documents: Vec<Value>,
    findings: Vec<Value>,
    states: BTreeSet<&'static str>,
}

impl Draft {
    fn note(&mut self, state: &'static str) {
        self.states.insert(state);
    }

    /// Draws whether a state is there, in so many of 100 records, and notes it.
    fn draws(&mut self, state: &'static str, percent: usize) -> bool {
        let drawn = self.dice.chance(percent);
        if drawn {
            self.note(state);
        }
        drawn
    }
}

/// The record of this seed.
pub fn made(seed: u64) -> Made {
    let mut dice = Dice::new(seed);
    let authority = Authority::drawn(&mut dice);
    let mut draft = Draft {
        dice,
        authority,
        events: Vec::new(),
        documents: Vec::new(),
        findings: Vec::new(),
        states: BTreeSet::new(),
    };
    draft.draw_events();
    draft.draw_findings();
    let plan = draft.draw_plans();
    let followed = draft.draw_threads(&plan);
    let agreement =
        draft.draws("a second coding", 40).then(|| json!({"units": 12, "kind": 0.81, "area": 0.9, "topic": 0.77}));
    let comparison = draft.draw_comparison();
    draft.documents.sort_by_key(|document| events::date_of(&document["published"]));
    let inspections: Vec<&Value> = draft.events.iter().map(|event| &event.value).collect();
    let value = json!({
        "codebook": authorities::codebook(),
        "authority": draft.authority.value(),
        "documents": draft.documents,
        "inspections": inspections,
        "findings": draft.findings,
        "plan": plan,
        "about_plan": [],
        "threads": followed.threads,
        "raised_once": followed.once,
        "strong": followed.strong,
        "glossary": [],
        "comparison": comparison,
        "agreement": agreement,
        "step_agreement": null,
    });
    let record = crate::support::anyshire::read(&value.to_string());
    states::note_those_of_the_record(&record, &mut draft.states);
    Made { seed, record, states: draft.states }
}

/// So many records, each different.
pub fn many(number: u64) -> impl Iterator<Item = Made> {
    (0..number).map(made)
}

/// Every state that the issue names is drawn, and most of them together with most others.
#[test]
fn every_state_is_drawn() {
    let all: Vec<BTreeSet<&str>> = many(300).map(|made| made.states).collect();
    for state in states::ALL {
        let number = all.iter().filter(|states| states.contains(state)).count();
        assert!(number >= 5, "'{state}' is drawn {number} times in 300 records");
    }
    let pairs = states::ALL.iter().flat_map(|one| states::ALL.iter().map(move |other| (one, other)));
    let (met, asked) = pairs.filter(|(one, other)| one < other).fold((0, 0), |(met, asked), (one, other)| {
        let together = all.iter().any(|states| states.contains(one) && states.contains(other));
        (met + usize::from(together), asked + 1)
    });
    assert!(met * 100 >= asked * 85, "{met} of {asked} pairs of states occur together");
}

#[test]
fn the_same_seed_makes_the_same_record() {
    assert_eq!(made(7).record, made(7).record);
    assert_ne!(made(7).record.authority, made(8).record.authority);
}
