//! localStorage behind the shelves' own interface, whatever the browser does with it while the page is open.

use super::second_copy::SecondCopy;
use crate::store::{KeyValue, StoreError};
use gloo_storage::{LocalStorage, Storage};
use js_sys::{JSON, JsString};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The browser's storage, taken from gloo-storage when it is first needed.
///
/// gloo-storage's `raw()` asks the window for its storage each time and throws an exception past all handlers where the
/// window refuses, as it does when the reader blocks storage while the page is open. So it is called right after a check
/// that the window does answer, and what it gave is held. The methods of that object throw too when storage is taken away,
/// but web-sys catches what they throw. Every call then tells [`StoreError::Blocked`], and the next one asks the window
/// anew: the reader may have allowed it meanwhile.
///
/// What is set or removed goes into the second copy too.
#[derive(Clone, Default)]
pub struct BrowserStore {
    held: RefCell<Option<web_sys::Storage>>,
    /// The second copy.
    pub copy: SecondCopy,
}

impl BrowserStore {
    fn call<T>(&self, act: impl FnOnce(&web_sys::Storage) -> Result<T, JsValue>) -> Result<T, StoreError> {
        let storage = match self.held.borrow().clone() {
            Some(storage) => storage,
            None => taken()?,
        };
        let done = act(&storage).map_err(reason);
        *self.held.borrow_mut() = (done.as_ref().err() != Some(&StoreError::Blocked)).then_some(storage);
        done
    }

    /// How many characters of keys and values the page and others on its address have stored, as browsers count them.
    pub fn used(&self) -> Option<u32> {
        let size = |storage: &web_sys::Storage, key: &str| {
            let value = exact(storage).get_item(key)?;
            Ok(JsString::from(key).length() + value.map_or(0, |value| value.length()))
        };
        let keys = self.keys().ok()?;
        self.call(|storage| keys.iter().map(|key| size(storage, key)).sum::<Result<u32, JsValue>>()).ok()
    }
}

fn taken() -> Result<web_sys::Storage, StoreError> {
    let answers = web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    if answers { Ok(LocalStorage::raw()) } else { Err(StoreError::Blocked) }
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

fn exact(storage: &web_sys::Storage) -> &Exact {
    storage.unchecked_ref()
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call(|storage| storage.get_item(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let done = self.call(|storage| storage.set_item(key, value));
        // Where storage is blocked the reader wants nothing saved. Where there is no room for it the copy has some.
        if matches!(done, Ok(()) | Err(StoreError::Full)) {
            self.copy.put(key, Some(value), done.is_err());
        }
        done
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.call(|storage| storage.remove_item(key))?;
        self.copy.put(key, None, false);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.call(|storage| (0..storage.length()?).filter_map(|index| storage.key(index).transpose()).collect())
    }

    fn literal(&self, key: &str) -> Result<Option<String>, StoreError> {
        let value = self.call(|storage| exact(storage).get_item(key))?;
        // What is no proper Unicode stands escaped in it.
        Ok(value.and_then(|value| JSON::stringify(&value).ok()).map(String::from))
    }

    fn set_literal(&self, key: &str, literal: &str) -> Result<(), StoreError> {
        let value = JSON::parse(literal).ok().and_then(|value| value.dyn_into::<JsString>().ok());
        let value = value.ok_or_else(|| StoreError::Other("it is no text".to_owned()))?;
        self.call(|storage| exact(storage).set_item(key, &value))?;
        // This page cannot read what is not valid Unicode in any case.
        if value.is_valid_utf16() {
            self.copy.put(key, value.as_string().as_deref(), false);
        }
        Ok(())
    }
}
