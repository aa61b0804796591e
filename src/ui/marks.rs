//! The marks of a chart for pointer, touch, keys and screen readers alike.
//!
//! Over the canvas lies a button for every target of the scene, invisible but for its focus: keys and screen readers walk these.
//! A pointer asks the scene which target is nearest, since targets of narrow marks overlap.
//!
//! A button belongs to what its target stands for, not to the target's place in the scene: another picture moves the buttons
//! of what it still shows, and the focus with them.

use super::hits::{leads_to, pick};
use super::state::explorer;
use super::text::words;
use crate::chart::geometry::clamp_within;
use crate::chart::scene::Step;
use crate::chart::{Hit, Point, Scene, Target};
use crate::words::count;
use leptos::ev;
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsCast;

/// Half the width that a tip may take, in CSS pixels: near an edge it moves inwards by as much.
const HALF_TIP: f64 = 130.0;

/// What a button is known by: what its target stands for, and how many targets before it stand for the same.
type Name = (Hit, usize);

/// The targets of a scene by name, each with its place in the order.
type Named = HashMap<Name, (usize, Target)>;

/// The id of the button of the first target that stands for this.
pub fn mark_id(chart: &str, hit: &Hit) -> String {
    format!("{chart}-mark-{hit}")
}

fn button_id(chart: &str, (hit, before): &Name) -> String {
    let first = mark_id(chart, hit);
    if *before == 0 { first } else { format!("{first}-{before}") }
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

/// The buttons, the tip, and the surface that a pointer moves over.
pub fn marks(id: &'static str, scene: Memo<Option<Scene>>) -> impl IntoView {
    let state = explorer();
    let chosen = Memo::new(move |_| state.nav.with(Hit::chosen));
    let tip = RwSignal::new(None::<Target>);
    let current = RwSignal::new(None::<Name>);
    let touched = RwSignal::new(false);
    let order = Memo::new(move |_| scene.with(|scene| scene.as_ref().map(names).unwrap_or_default()));
    let named = Memo::new(move |_| {
        let targets = scene.with(|scene| scene.as_ref().map(|scene| scene.targets.clone()).unwrap_or_default());
        order.get().into_iter().zip(targets.into_iter().enumerate()).collect::<Named>()
    });
    // Another picture has other marks.
    Effect::new(move |_| {
        let gone =
            named.with(|named| current.with_untracked(|now| now.as_ref().is_some_and(|now| !named.contains_key(now))));
        if gone {
            current.set(None);
        }
        tip.set(None);
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !with_modifier(&event) && tip.with_untracked(Option::is_some) {
            tip.set(None);
        }
    });
    on_cleanup(move || escape.remove());

    let under = move |event: &ev::MouseEvent| {
        let at = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
        scene.with_untracked(|scene| scene.as_ref().and_then(|scene| scene.at(at).cloned()))
    };
    let show = move |target: Option<Target>| {
        if tip.with_untracked(|tip| *tip != target) {
            tip.set(target);
        }
    };
    let moved = move |event: ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            show(under(&event));
        }
    };
    // On its way into the tip the pointer leaves the surface: the tip stays while it is pointed at.
    // A finger leaves whenever it is lifted: what it touched stays told.
    let left = move |event: ev::PointerEvent| {
        if event.pointer_type() == "touch" {
            return;
        }
        let into = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if into.is_none_or(|element| element.closest(".tip").ok().flatten().is_none()) {
            show(None);
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        let target = under(&event);
        // The first touch shows what a mark is, the second one chooses it.
        let known = tip.with_untracked(|tip| *tip == target);
        match target {
            Some(target) if !touched.get_untracked() || known => pick(state, &target.hit),
            target => show(target),
        }
    };
    let button = move |name: Name| {
        let name = StoredValue::new(name);
        let own = Memo::new(move |_| named.with(|named| name.with_value(|name| named.get(name).cloned())));
        let place = move |side: fn(&Target) -> f64| {
            move || own.with(|own| own.as_ref().map(|(_, target)| format!("{}px", side(target))))
        };
        let is_chosen = move || chosen.with(|chosen| name.with_value(|(hit, _)| chosen.as_ref() == Some(hit)));
        let is_current = move || {
            current.with(|current| match current {
                Some(current) => name.with_value(|name| name == current),
                None => own.with(|own| own.as_ref().is_some_and(|(index, _)| *index == 0)),
            })
        };
        let focused = move |_| {
            current.set(Some(name.get_value()));
            tip.set(own.get_untracked().map(|(_, target)| target));
        };
        view! {
            <button
                type="button"
                id=name.with_value(|name| button_id(id, name))
                class="mark"
                class:chosen=is_chosen
                aria-label=move || own.with(|own| own.as_ref().map(|(_, target)| target.label.clone()))
                tabindex=move || if is_current() { "0" } else { "-1" }
                style:left=place(|target| target.rect.left)
                style:top=place(|target| target.rect.top)
                style:width=place(|target| target.rect.width)
                style:height=place(|target| target.rect.height)
                on:focus=focused
                on:blur=move |_| tip.set(None)
                on:keydown=move |event| {
                    if let Some((index, _)) = own.get_untracked() {
                        walk(&event, id, scene, order, index);
                    }
                }
                on:click=move |_| name.with_value(|(hit, _)| pick(state, hit))
            ></button>
        }
    };
    let width = move || scene.with(|scene| scene.as_ref().map_or(0.0, |scene| scene.width));
    let tip_shown = move || {
        tip.get().map(|target| {
            let centre = target.rect.centre();
            let left = clamp_within(centre.x, HALF_TIP, width() - HALF_TIP);
            // Where there is no room above, the tip stands below its mark.
            let below = target.rect.top < 64.0;
            let top = if below { target.rect.bottom() } else { target.rect.top };
            let way = if touched.get_untracked() { "Tap again" } else { "Click or Enter" };
            let how = format!("{way}: {}", leads_to(&target.hit));
            view! {
                <div class="tip" class:below=below role="tooltip" style:left=format!("{left}px") style:top=format!("{top}px")>
                    <span prop:textContent=target.label></span>
                    <small prop:textContent=how></small>
                </div>
            }
        })
    };
    let told = words(move || {
        let number = count(order.with(Vec::len), "mark", "marks");
        format!("The chart has {number}: arrow keys, Home and End walk them, Enter chooses")
    });
    view! {
        <div
            class="surface"
            class:pointing=move || tip.with(Option::is_some)
            on:pointermove=moved
            on:pointerleave=left
            on:pointerdown=move |event| touched.set(event.pointer_type() == "touch")
            on:click=clicked
        ></div>
        <div class="marks" role="group" aria-label=told on:pointerdown=move |_| touched.set(false)>
            <For each=move || order.get() key=Clone::clone children=button />
        </div>
        <div class="tips" on:pointerleave=move |_| tip.set(None)>{tip_shown}</div>
    }
}

/// Whether another key is held, which makes a key the browser's: Alt and the left arrow go back.
fn with_modifier(event: &ev::KeyboardEvent) -> bool {
    event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// Moves the focus from mark to mark.
fn walk(event: &ev::KeyboardEvent, id: &str, scene: Memo<Option<Scene>>, order: Memo<Vec<Name>>, from: usize) {
    if with_modifier(event) {
        return;
    }
    let step = match event.key().as_str() {
        "ArrowRight" => Step::Next,
        "ArrowLeft" => Step::Previous,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return,
    };
    event.prevent_default();
    let to = scene.with_untracked(|scene| scene.as_ref().map_or(from, |scene| scene.step(from, step)));
    let button = order.with_untracked(|order| order.get(to).map(|name| button_id(id, name)));
    let button = button.and_then(|button| document().get_element_by_id(&button));
    if let Some(button) = button.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A mark that is gone cannot be focused: then the focus stays where it is.
        let _ = button.focus();
    }
}
