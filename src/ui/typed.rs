//! What a reader typed or pasted into a search.

use super::notices::Notices;
use crate::explore::limit::within_limit;
use crate::explore::said;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The text of a search field, up to the limit. A longer text is cut in the field too, and the reader is told.
pub fn typed(event: &Event, notices: Notices) -> String {
    let text = event_target_value(event);
    let read = within_limit(&text);
    if read.len() < text.len() {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        field.into_iter().for_each(|field| field.set_value(read));
        notices.tell(said::cut());
    }
    read.to_owned()
}
