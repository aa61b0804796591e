//! The button of a mark, for keys and screen readers.

use super::super::hits::pick;
use super::super::state::explorer;
use super::shared::{Marks, Name, with_modifier};
use crate::chart::Target;
use crate::chart::scene::Step;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The button.
pub fn button(marks: Marks, name: Name) -> impl IntoView {
    let state = explorer();
    let name = StoredValue::new(name);
    let own = Memo::new(move |_| marks.named.with(|named| name.with_value(|name| named.get(name).cloned())));
    let place = move |side: fn(&Target) -> f64| {
        move || own.with(|own| own.as_ref().map(|(_, target)| format!("{}px", side(target))))
    };
    let is_chosen = move || marks.chosen.with(|chosen| name.with_value(|(hit, _)| chosen.as_ref() == Some(hit)));
    let is_current = move || {
        marks.current.with(|current| match current {
            Some(current) => name.with_value(|name| name == current),
            None => own.with(|own| own.as_ref().is_some_and(|(index, _)| *index == 0)),
        })
    };
    let focused = move |_| {
        marks.current.set(Some(name.get_value()));
        marks.tip.set(own.get_untracked().map(|(_, target)| target));
    };
    view! {
        <button
            type="button"
            id=name.with_value(|name| marks.button_id(name))
            class="mark"
            class:chosen=is_chosen
            aria-label=move || own.with(|own| own.as_ref().map(|(_, target)| target.label.clone()))
            tabindex=move || if is_current() { "0" } else { "-1" }
            style:left=place(|target| target.rect.left)
            style:top=place(|target| target.rect.top)
            style:width=place(|target| target.rect.width)
            style:height=place(|target| target.rect.height)
            on:focus=focused
            on:blur=move |_| marks.tip.set(None)
            on:keydown=move |event| {
                if let Some((index, _)) = own.get_untracked() {
                    walk(marks, &event, index);
                }
            }
            on:click=move |_| name.with_value(|(hit, _)| pick(state, hit))
        ></button>
    }
}

/// Moves the focus from mark to mark.
fn walk(marks: Marks, event: &ev::KeyboardEvent, from: usize) {
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
    let to = marks.scene.with_untracked(|scene| scene.as_ref().map_or(from, |scene| scene.step(from, step)));
    let button = marks.order.with_untracked(|order| order.get(to).map(|name| marks.button_id(name)));
    let button = button.and_then(|button| document().get_element_by_id(&button));
    if let Some(button) = button.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A mark that is gone cannot be focused: then the focus stays where it is.
        let _ = button.focus();
    }
}
