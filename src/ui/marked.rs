//! Words with what a search found in them marked.

use crate::explore::search::Query;
use leptos::prelude::*;

/// A text with what a search found in it marked.
pub fn marked(query: &Query, text: &str) -> impl IntoView + use<> {
    let part = |(text, hit): (&str, bool)| {
        let text = text.to_owned();
        if hit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    query.mark(text).into_iter().map(part).collect_view()
}
