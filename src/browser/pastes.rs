//! Very long texts that are pasted: a field gets only the beginning. Left to itself a browser would lay out all of it first.

use crate::room::Room;
use js_sys::{Function, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Takes the place of the browser for every paste that is longer than any field takes, as long as the page lives. The field
/// hears of it as of any other input, and says what of it was taken.
pub fn follow() {
    // The page's own listener: it lives as long as the page.
    drop(window_event_listener(ev::paste, |event| {
        // Where anything of this is missing the browser pastes as it would have.
        let _ = cut(&event);
    }));
}

fn cut(event: &Event) -> Option<()> {
    let field: JsValue = event.target()?.dyn_into::<web_sys::HtmlElement>().ok()?.into();
    let (from, to) = (get(&field, "selectionStart")?, get(&field, "selectionEnd")?);
    let data = get(event, "clipboardData")?;
    let text = call(&data, "getData", &["text/plain".into()])?.as_string()?;
    let taken = Room::PASTE.within(&text);
    if taken.len() == text.len() || get(&field, "readOnly")?.is_truthy() {
        return None;
    }
    // What is cut is told by the field, which takes no more than this: so it must be too long by one.
    let one_more = text.get(taken.len()..)?.chars().next()?;
    call(&field, "setRangeText", &[format!("{taken}{one_more}").into(), from, to, "end".into()])?;
    event.prevent_default();
    let init = js_sys::Object::new();
    Reflect::set(&init, &"bubbles".into(), &true.into()).ok()?;
    let made = Reflect::get(&js_sys::global(), &"Event".into()).ok()?.dyn_into::<Function>().ok()?;
    let input = Reflect::construct(&made, &js_sys::Array::of2(&"input".into(), &init)).ok()?;
    call(&field, "dispatchEvent", &[input]).map(drop)
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
}

fn call(of: &JsValue, name: &str, given: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(of, name)?.dyn_into().ok()?;
    function.apply(of, &given.iter().collect()).ok()
}
