//! The site on this device: what `public/offline.js` says of it, and what it is told.

use js_sys::{Function, Reflect};
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::{JsCast, JsValue};

/// Where the script says it, once it has begun.
const TOLD: &str = "explorerOffline";
/// The event that it has said something else.
const CHANGED: &str = "explorer-offline";

/// What has become of saving the site. `None` where the script has not begun.
pub fn state() -> Option<String> {
    Reflect::get(&told()?, &"state".into()).ok()?.as_string()
}

/// Whether a newer version than this page's is there.
pub fn has_newer() -> bool {
    told().and_then(|told| Reflect::get(&told, &"newer".into()).ok()).is_some_and(|newer| newer.is_truthy())
}

/// Does this whenever the script says something else, as long as the page lives.
pub fn follow(act: impl Fn() + 'static) {
    drop(window_event_listener_untyped(CHANGED, move |_| act()));
}

/// Has it look how things are.
pub fn look_again() {
    call("check");
}

/// Goes to the newer version.
pub fn use_newer() {
    call("use");
}

fn told() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &TOLD.into()).ok().filter(JsValue::is_object)
}

fn call(name: &str) {
    let act = told().and_then(|told| Reflect::get(&told, &name.into()).ok()?.dyn_into::<Function>().ok());
    if act.is_some_and(|act| act.call0(&JsValue::UNDEFINED).is_err()) {
        leptos::logging::warn!("the browser did not do what was asked about the site on this device");
    }
}
