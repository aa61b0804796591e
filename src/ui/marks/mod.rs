//! The marks of a chart for pointer, touch, keys and screen readers alike.
//!
//! Over the canvas lies a button for every target of the scene, invisible but for its focus: keys and screen readers walk these.
//! A pointer asks the scene which target is nearest, since targets of narrow marks overlap.
//!
//! A button belongs to what its target stands for, not to the target's place in the scene: another picture moves the buttons
//! of what it still shows, and the focus with them.

mod button;
mod shared;
mod surface;
mod tip;

use super::text::words;
use crate::chart::Scene;
use crate::explore::said;
use button::button;
use leptos::prelude::*;
use shared::Marks;
pub use shared::with_modifier;
use surface::surface;
use tip::tip;

/// The buttons, the tip, and the surface that a pointer moves over.
pub fn marks(id: &'static str, scene: Memo<Option<Scene>>) -> impl IntoView {
    let marks = Marks::new(id, scene);
    let told = words(move || said::marks(marks.order.with(Vec::len)));
    view! {
        {surface(marks)}
        <div class="marks" role="group" aria-label=told on:pointerdown=move |_| marks.touched.set(false)>
            <For each=move || marks.order.get() key=Clone::clone children=move |name| button(marks, name) />
        </div>
        {tip(marks)}
    }
}
