//! Where the reader is on the page: scroll and focus, after the page has changed.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// Goes to the top of what is now shown, with the focus: after a link within the app, as after any other link.
pub fn top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    on("main");
}

/// Brings the element with this id into view and gives it the focus, once the page shows it.
pub fn bring(id: &str) {
    found(id, |element| {
        element.scroll_into_view();
        // What cannot be focused has at least been brought into view.
        let _ = element.focus();
    });
}

/// Gives the focus to the element with this id, once the page shows it where it now is.
pub fn on(id: &str) {
    found(id, |element| {
        // What cannot take the focus leaves it where it is.
        let _ = element.focus();
    });
}

/// Does something with an element before the next frame is painted, when the page has changed.
fn found(id: &str, act: fn(HtmlElement)) {
    let id = id.to_owned();
    let later = Closure::once_into_js(move || {
        let document = web_sys::window().and_then(|window| window.document());
        let element = document.and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            act(element);
        }
    });
    if let Some(window) = web_sys::window() {
        // Without frames nothing is painted, and nobody reads.
        let _ = window.request_animation_frame(later.unchecked_ref());
    }
}
