//! The button that puts something into the briefing, or takes it out again.

use super::shelf::reader_data;
use super::state::explorer;
use super::text::words;
use crate::briefing::Item;
use crate::explore::everywhere::about;
use crate::record::Subject;
use leptos::prelude::*;

/// The button for something that the record holds, or for a note on it.
pub fn gather_button(item: Item) -> impl IntoView {
    let about = |subject: &Subject| about(explorer().record, subject);
    let name = match &item {
        Item::Note(subject) => format!("your note on ‘{}’", about(subject)),
        Item::Subject(subject) => about(subject),
        _ => String::new(),
    };
    gather_named(item, move || name.clone())
}

/// The button for one thing, which is called so.
pub fn gather_named(item: Item, name: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    let data = reader_data();
    let item = StoredValue::new(item);
    let there = Memo::new(move |_| item.with_value(|item| data.is_gathered(item)));
    let said = words(move || if there.get() { "In your briefing – remove" } else { "Add to briefing" });
    let own = said.clone();
    view! {
        <button
            type="button"
            class="quiet gather"
            aria-pressed=move || there.get().to_string()
            aria-label=move || format!("{}: {}", own(), name())
            on:click=move |_| data.gather(item.get_value())
            prop:textContent=said
        ></button>
    }
}
