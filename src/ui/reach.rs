//! The heading of a long list, which stays in sight while the list is scrolled, with the way back to its filters.

use super::text::words;
use crate::browser::focus;
use crate::explore::said;
use leptos::prelude::*;

/// The heading with a button that leads to the filters and says how many of them are in use.
pub fn reach(
    heading: impl IntoView + 'static,
    filters: &'static str,
    in_use: impl Fn() -> usize + Send + Sync + 'static,
) -> impl IntoView {
    let label = words(move || said::filters(in_use()));
    view! {
        <div class="reach">
            {heading}
            <button type="button" class="to-filters not-on-paper" on:click=move |_| focus::bring(filters) prop:textContent=label></button>
        </div>
    }
}
