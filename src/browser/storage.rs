//! localStorage behind the shelves' own interface, asked first whether it is there at all.

use crate::store::{KeyValue, MemoryStore, StoreError};
use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::prelude::*;

/// The key with which the storage is tried out.
const PROBE: &str = "inspection-explorer/v1/probe";

/// The browser's storage, taken from gloo-storage once.
///
/// gloo-storage's `raw()` asks the window for its storage each time and throws an exception past all handlers where the
/// window refuses, as it does when the reader blocks storage while the page is open. So it is called once, right after a
/// check that the window does answer, and what it gave is held. The methods of that object throw too when storage is
/// taken away, but web-sys catches what they throw: every call then tells [`StoreError::Blocked`].
#[derive(Clone, Debug)]
pub struct BrowserStore {
    storage: web_sys::Storage,
}

/// The browser's storage, or the reason why what the reader writes lasts only until the page is closed.
///
/// # Errors
/// [`StoreError`] where storage is blocked. A full one is opened: saving then says that it is full.
pub fn open() -> Result<BrowserStore, StoreError> {
    let answers = web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    if !answers {
        return Err(StoreError::Blocked);
    }
    let storage = LocalStorage::raw();
    match storage.set_item(PROBE, "1").map_err(reason) {
        // A full store can still be read, and notes can be deleted from it.
        Ok(()) | Err(StoreError::Full) => {}
        Err(trouble) => return Err(trouble),
    }
    storage.remove_item(PROBE).map_err(reason)?;
    Ok(BrowserStore { storage })
}

/// A store that forgets, for when the browser's cannot be used.
pub fn forgetful() -> MemoryStore {
    MemoryStore::default()
}

/// Why the browser refused.
fn reason(error: JsValue) -> StoreError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Blocked,
        _ => StoreError::Other(name),
    }
}

#[wasm_bindgen]
extern "C" {
    /// The same object with its texts as they are. Those of Rust are proper Unicode, and JavaScript's need not be.
    type Exact;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &Exact, key: &str) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &Exact, key: &str, value: &JsString) -> Result<(), JsValue>;
}

impl BrowserStore {
    fn exact(&self) -> &Exact {
        self.storage.unchecked_ref()
    }
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage.get_item(key).map_err(reason)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.storage.set_item(key, value).map_err(reason)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage.remove_item(key).map_err(reason)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let length = self.storage.length().map_err(reason)?;
        (0..length).filter_map(|index| self.storage.key(index).map_err(reason).transpose()).collect()
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let value = self.exact().get_item(from).map_err(reason)?;
        value.map_or(Ok(()), |value| self.exact().set_item(to, &value).map_err(reason))
    }

    fn same(&self, one: &str, other: &str) -> Result<bool, StoreError> {
        let read = |key| self.exact().get_item(key).map_err(reason);
        let (one, other) = (read(one)?.map(JsValue::from), read(other)?.map(JsValue::from));
        Ok(one.is_some() && one == other)
    }
}
