//! Waiting for what the browser answers by calling a handler, as IndexedDB does.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Sets a field, such as a handler.
///
/// # Errors
/// What the browser says where the field cannot be set.
pub fn set(target: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(target, &name.into(), value).map(drop)
}

/// Waits until one of these handlers is called.
///
/// # Errors
/// What a handler of `bad` was called with.
pub async fn outcome(of: &JsValue, good: &str, bad: &[&str]) -> Result<(), JsValue> {
    let called = Promise::new(&mut |resolve, reject| {
        // A handler can always be set.
        let _ = set(of, good, &resolve);
        bad.iter().for_each(|bad| drop(set(of, bad, &reject)));
    });
    JsFuture::from(called).await.map(drop)
}
