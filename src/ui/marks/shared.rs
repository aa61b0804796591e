//! What buttons, surface and tip of one chart share.

use super::super::anchors;
use super::super::state::explorer;
use crate::chart::{Hit, Scene, Target};
use leptos::ev;
use leptos::prelude::*;
use std::collections::HashMap;

/// What a button is known by: what its target stands for, and how many targets before it stand for the same.
pub type Name = (Hit, usize);

/// The targets of a scene by name, each with its place in the order.
pub type Named = HashMap<Name, (usize, Target)>;

/// The marks of one chart as they are now.
#[derive(Clone, Copy)]
pub struct Marks {
    /// The chart's id.
    pub id: &'static str,
    /// The picture.
    pub scene: Memo<Option<Scene>>,
    /// The names of its targets, in the order of the keys.
    pub order: Memo<Vec<Name>>,
    /// Its targets by name.
    pub named: Memo<Named>,
    /// What the view has chosen.
    pub chosen: Memo<Option<Hit>>,
    /// The target whose tip shows.
    pub tip: RwSignal<Option<Target>>,
    /// The button that the tab key leads to; the first one where there is none.
    pub current: RwSignal<Option<Name>>,
    /// Whether a finger was the last to point.
    pub touched: RwSignal<bool>,
}

impl Marks {
    /// The marks of a picture; they follow it.
    pub fn new(id: &'static str, scene: Memo<Option<Scene>>) -> Self {
        let state = explorer();
        let chosen = Memo::new(move |_| state.nav.with(Hit::chosen));
        let order = Memo::new(move |_| scene.with(|scene| scene.as_ref().map(names).unwrap_or_default()));
        let named = Memo::new(move |_| {
            let targets = scene.with(|scene| scene.as_ref().map(|scene| scene.targets.clone()).unwrap_or_default());
            order.get().into_iter().zip(targets.into_iter().enumerate()).collect::<Named>()
        });
        let (tip, current) = (RwSignal::new(None::<Target>), RwSignal::new(None::<Name>));
        // Another picture has other marks.
        Effect::new(move |_| {
            let gone = named
                .with(|named| current.with_untracked(|now| now.as_ref().is_some_and(|now| !named.contains_key(now))));
            if gone {
                current.set(None);
            }
            tip.set(None);
        });
        Self { id, scene, order, named, chosen, tip, current, touched: RwSignal::new(false) }
    }

    /// Shows the tip of this target, or none.
    pub fn show(self, target: Option<Target>) {
        if self.tip.with_untracked(|tip| *tip != target) {
            self.tip.set(target);
        }
    }

    /// The id of a button.
    pub fn button_id(self, (hit, before): &Name) -> String {
        let first = anchors::mark(self.id, hit);
        if *before == 0 { first } else { format!("{first}-{before}") }
    }
}

/// The names of a scene's targets, in their order.
fn names(scene: &Scene) -> Vec<Name> {
    let mut seen: HashMap<&Hit, usize> = HashMap::new();
    let mut names = Vec::new();
    for target in &scene.targets {
        let before = seen.entry(&target.hit).or_default();
        names.push((target.hit.clone(), *before));
        *before += 1;
    }
    names
}

/// Whether another key is held, which makes a key the browser's: Alt and the left arrow go back.
pub fn with_modifier(event: &ev::KeyboardEvent) -> bool {
    event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key()
}
