//! Drawings and tables that only paper needs.

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

/// A place for a drawing or table that is made when printing begins and goes when it ends: on screen it would only be work.
///
/// The page is changed within the handler, since browsers may take their copy for the printer as soon as it returns; and
/// the drawing is part of the page, since a picture of its own would still have to be loaded.
pub fn on_paper(made: impl Fn() -> String + 'static) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let show = move |content: &str| {
        if let Some(place) = place.get_untracked() {
            place.set_inner_html(content);
        }
    };
    let before = window_event_listener(ev::beforeprint, move |_| show(&made()));
    let after = window_event_listener(ev::afterprint, move |_| show(""));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <div class="on-paper" node_ref=place></div> }
}
