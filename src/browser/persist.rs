//! The browser's promise not to clear what the page keeps by itself.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser has promised it; `None` where it does not tell.
pub async fn is_promised() -> Option<bool> {
    answer("persisted").await
}

/// Asks the browser to promise it, and tells whether it does. Some browsers ask the reader.
pub async fn ask() -> Option<bool> {
    answer("persist").await
}

/// What `navigator.storage` answers. Older browsers have none.
async fn answer(question: &str) -> Option<bool> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let storage = get(&get(&js_sys::global(), "navigator")?, "storage")?;
    let asked: Function = get(&storage, question)?.dyn_into().ok()?;
    let promise: Promise = asked.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}
