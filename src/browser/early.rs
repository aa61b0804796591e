//! What `public/boot.js` has begun for the app before it ran.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// Where the loader leaves it.
const LEFT: &str = "askedEarly";
/// Under which name it leaves the worker; under its address it leaves the answer to what it asked for.
const CHECKER: &str = "checker";

/// The answer to come from this address, where it was asked for. It can be taken once.
pub fn answer(address: &str) -> Option<js_sys::Promise> {
    taken(address)?.dyn_into().ok()
}

/// The worker that checks a record file, where it was started. It can be taken once.
pub fn checker() -> Option<JsValue> {
    taken(CHECKER)
}

fn taken(name: &str) -> Option<JsValue> {
    let left: Object = Reflect::get(&js_sys::global(), &LEFT.into()).ok()?.dyn_into().ok()?;
    let value = Reflect::get(&left, &name.into()).ok().filter(JsValue::is_truthy)?;
    Reflect::delete_property(&left, &name.into()).ok().filter(|gone| *gone)?;
    Some(value)
}
