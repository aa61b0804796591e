//! The marks of a chart for pointer, touch, keys and screen readers alike.
//!
//! Over the canvas lies a button for every target of the scene, invisible but for its focus: keys and screen readers walk these.
//! A pointer asks the scene which target is nearest, since targets of narrow marks overlap.

use crate::chart::geometry::clamp_within;
use crate::chart::scene::Step;
use crate::chart::{Point, Scene, Target};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What the marks need to know.
#[derive(Clone, Copy)]
pub struct Marks {
    /// The chart's id.
    pub id: &'static str,
    /// The picture.
    pub scene: Memo<Option<Scene>>,
    /// The key of the target that is chosen, if one is.
    pub chosen: Signal<Option<String>>,
    /// What choosing a target does.
    pub pick: Callback<String>,
    /// What choosing a target leads to.
    pub pick_words: &'static str,
}

/// Half the width that a tip may take, in CSS pixels: near an edge it moves inwards by as much.
const HALF_TIP: f64 = 130.0;

/// The buttons, the tip, and the surface that a pointer moves over.
pub fn marks(parts: Marks) -> impl IntoView {
    let Marks { id, scene, chosen, pick, pick_words } = parts;
    let tip = RwSignal::new(None::<Target>);
    let current = RwSignal::new(0_usize);
    let touched = RwSignal::new(false);
    let targets = move || scene.with(|scene| scene.as_ref().map(|scene| scene.targets.clone()).unwrap_or_default());
    // Another picture has other marks.
    Effect::new(move |_| {
        let number = scene.with(|scene| scene.as_ref().map_or(0, |scene| scene.targets.len()));
        if current.get_untracked() >= number {
            current.set(0);
        }
        tip.set(None);
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && tip.with_untracked(Option::is_some) {
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
            Some(target) if !touched.get_untracked() || known => pick.run(target.key),
            target => show(target),
        }
    };
    let button = move |(index, target): (usize, Target)| {
        let own = target.clone();
        let key = target.key.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_deref() == Some(key.as_str()));
        let key = target.key;
        let focused = move |_| {
            current.set(index);
            tip.set(Some(own.clone()));
        };
        view! {
            <button
                type="button"
                id=format!("{id}-mark-{index}")
                class="mark"
                class:chosen=is_chosen
                aria-label=target.label
                tabindex=move || if current.get() == index { "0" } else { "-1" }
                style:left=format!("{}px", target.rect.left)
                style:top=format!("{}px", target.rect.top)
                style:width=format!("{}px", target.rect.width)
                style:height=format!("{}px", target.rect.height)
                on:focus=focused
                on:blur=move |_| tip.set(None)
                on:keydown=move |event| walk(&event, id, scene, index)
                on:click=move |_| pick.run(key.clone())
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
            let words = if touched.get_untracked() { format!("Tap again: {pick_words}") } else { format!("Click or Enter: {pick_words}") };
            view! {
                <div class="tip" class:below=below role="tooltip" style:left=format!("{left}px") style:top=format!("{top}px")>
                    <span>{target.label}</span>
                    <small>{words}</small>
                </div>
            }
        })
    };
    let number = move || targets().len();
    view! {
        <div
            class="surface"
            class:pointing=move || tip.with(Option::is_some)
            on:pointermove=moved
            on:pointerleave=left
            on:pointerdown=move |event| touched.set(event.pointer_type() == "touch")
            on:click=clicked
        ></div>
        <div
            class="marks"
            role="group"
            aria-label=move || format!("The chart's {} marks: arrow keys, Home and End walk them, Enter chooses", number())
            on:pointerdown=move |_| touched.set(false)
        >
            {move || targets().into_iter().enumerate().map(button).collect_view()}
        </div>
        <div class="tips" on:pointerleave=move |_| tip.set(None)>{tip_shown}</div>
    }
}

/// Moves the focus from mark to mark.
fn walk(event: &ev::KeyboardEvent, id: &str, scene: Memo<Option<Scene>>, from: usize) {
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
    let button = document().get_element_by_id(&format!("{id}-mark-{to}"));
    if let Some(button) = button.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A mark that is gone cannot be focused: then the focus stays where it is.
        let _ = button.focus();
    }
}
