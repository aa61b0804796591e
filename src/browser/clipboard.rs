//! The clipboard: through the browser's interface where there is one, else through a hidden field.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Puts a text on the clipboard. To be called while the browser still counts the reader's click or key.
///
/// # Errors
/// A sentence that says what the reader can do instead.
pub async fn copy(text: &str) -> Result<(), String> {
    if let Some(clipboard) = clipboard()
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    match copy_from_field(text) {
        Some(true) => Ok(()),
        _ => Err("Not copied: this browser does not allow it. Select the text and copy it yourself.".to_owned()),
    }
}

/// The browser's clipboard; there is none on pages that came over an insecure connection.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    // Asked by name: the typed getter takes for granted that it is there.
    Reflect::get(&navigator, &"clipboard".into()).ok()?.dyn_into().ok()
}

/// Copies from a field that is there for a moment, out of sight. `None` where the page has no room for one.
fn copy_from_field(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?.dyn_into::<HtmlDocument>().ok()?;
    let focused = document.active_element();
    // What lies outside an open dialogue cannot be selected.
    let room = focused.as_ref().and_then(|element| element.closest("dialog").ok()?);
    let room = room.or_else(|| document.body().map(Into::into))?;
    let field = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_value(text);
    // No keyboard comes up for a field that only can be read, and a fixed one does not make the page scroll.
    field.set_read_only(true);
    for (property, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        field.style().set_property(property, value).ok()?;
    }
    room.append_child(&field).ok()?;
    field.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    Some(copied)
}
