//! The button that puts something into the briefing, or takes it out again.

use super::shelf::reader_data;
use super::text::words;
use crate::briefing::Item;
use leptos::prelude::*;

/// The button for one thing.
pub fn gather_button(item: Item) -> impl IntoView {
    let data = reader_data();
    let item = StoredValue::new(item);
    let there = Memo::new(move |_| item.with_value(|item| data.is_gathered(item)));
    let named = words(move || if there.get() { "In your briefing – remove" } else { "Add to briefing" });
    view! {
        <button
            type="button"
            class="quiet gather"
            aria-pressed=move || there.get().to_string()
            on:click=move |_| data.gather(item.get_value())
            prop:textContent=named
        ></button>
    }
}
