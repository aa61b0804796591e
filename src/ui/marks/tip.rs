//! The tip: what a mark stands for, beside it.

use super::super::hits::leads_to;
use super::shared::{Marks, with_modifier};
use crate::chart::Target;
use crate::chart::geometry::clamp_within;
use leptos::ev;
use leptos::prelude::*;

/// Half the width that a tip may take, in CSS pixels: near an edge it moves inwards by as much.
const HALF_TIP: f64 = 130.0;

/// The tip, where there is one. The key Escape takes it away.
pub fn tip(marks: Marks) -> impl IntoView {
    let tip = marks.tip;
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !with_modifier(&event) && tip.with_untracked(Option::is_some) {
            tip.set(None);
        }
    });
    on_cleanup(move || escape.remove());
    view! { <div class="tips" on:pointerleave=move |_| tip.set(None)>{move || tip.get().map(|target| shown(marks, target))}</div> }
}

fn shown(marks: Marks, target: Target) -> impl IntoView {
    let width = marks.scene.with(|scene| scene.as_ref().map_or(0.0, |scene| scene.width));
    let left = clamp_within(target.rect.centre().x, HALF_TIP, width - HALF_TIP);
    // Where there is no room above, the tip stands below its mark.
    let below = target.rect.top < 64.0;
    let top = if below { target.rect.bottom() } else { target.rect.top };
    let way = if marks.touched.get_untracked() { "Tap again" } else { "Select" };
    let how = format!("{way} to {}", leads_to(&target.hit));
    view! {
        <div class="tip" class:below=below role="tooltip" style:left=format!("{left}px") style:top=format!("{top}px")>
            <span prop:textContent=target.label></span>
            <small prop:textContent=how></small>
        </div>
    }
}
