//! localStorage behind the notes' own interface, asked first whether it is there at all.

use crate::notes::{KeyValue, MemoryStore, StoreError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

/// The key with which the storage is tried out.
const PROBE: &str = "inspection-explorer/v1/probe";

/// The browser's storage, known to be there.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStore(());

/// The browser's storage, or the reason why notes last only until the page is closed.
///
/// gloo-storage throws an exception past all handlers where storage is blocked, so it is not asked before a probe has
/// shown that it answers.
///
/// # Errors
/// [`StoreError`] where storage is blocked. A full one is opened: saving then says that it is full.
pub fn open() -> Result<BrowserStore, StoreError> {
    let storage =
        web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StoreError::Blocked)?;
    match storage.set_item(PROBE, "1").map_err(reason) {
        // A full store can still be read, and notes can be deleted from it.
        Ok(()) | Err(StoreError::Full) => {}
        Err(trouble) => return Err(trouble),
    }
    storage.remove_item(PROBE).map_err(reason)?;
    Ok(BrowserStore(()))
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

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw().get_item(key).map_err(reason)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        LocalStorage::raw().set_item(key, value).map_err(reason)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw().remove_item(key).map_err(reason)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(reason)?;
        Ok((0..length).filter_map(|index| storage.key(index).ok().flatten()).collect())
    }
}
