//! What a reader typed or pasted into a field.

use super::notices::Notices;
use crate::explore::limit::within_limit;
use crate::explore::said;
use crate::room::Room;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// The text of a search field, up to the limit. A longer text is cut in the field too, and the reader is told.
pub fn typed(event: &Event, notices: Notices) -> String {
    let text = event_target_value(event);
    let read = within_limit(&text);
    if read.len() < text.len() {
        show(event, read);
        notices.tell(said::cut());
    }
    read.to_owned()
}

/// The text of a field that held another text before, as far as there is room for it; a longer text is cut in the field too.
/// And what to say where it was cut.
pub fn taken(event: &Event, before: &str, room: Room) -> (String, Option<String>) {
    let text = event_target_value(event);
    let taken = room.changed(before, &text);
    let cut = taken.len() < text.len();
    if cut {
        show(event, taken);
    }
    (taken.to_owned(), cut.then(|| room.told()))
}

/// Shows another text in the field.
fn show(event: &Event, text: &str) {
    let Some(field) = event.target().map(JsValue::from) else { return };
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(text);
    } else if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
    }
}
