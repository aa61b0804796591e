//! The surface that a pointer or a finger moves over.

use super::super::hits::pick;
use super::super::state::explorer;
use super::shared::Marks;
use crate::chart::{Point, Target};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The surface.
pub fn surface(marks: Marks) -> impl IntoView {
    let state = explorer();
    let moved = move |event: ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            marks.show(under(marks, &event));
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
            marks.show(None);
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        let target = under(marks, &event);
        // The first touch shows what a mark is, the second one chooses it.
        let known = marks.tip.with_untracked(|tip| *tip == target);
        match target {
            Some(target) if !marks.touched.get_untracked() || known => pick(state, &target.hit),
            target => marks.show(target),
        }
    };
    view! {
        <div
            class="surface"
            class:pointing=move || marks.tip.with(Option::is_some)
            on:pointermove=moved
            on:pointerleave=left
            on:pointerdown=move |event| marks.touched.set(event.pointer_type() == "touch")
            on:click=clicked
        ></div>
    }
}

/// The target that is meant by a place on the surface.
fn under(marks: Marks, event: &ev::MouseEvent) -> Option<Target> {
    let at = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
    marks.scene.with_untracked(|scene| scene.as_ref().and_then(|scene| scene.at(at).cloned()))
}
