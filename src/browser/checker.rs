//! The web worker that checks a record file, off the page's own thread.

use super::early;
use js_sys::{Array, ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Where its script is, in the page's own folder.
const SCRIPT: &str = "opening.js";

#[wasm_bindgen]
extern "C" {
    type Worker;

    #[wasm_bindgen(constructor, catch)]
    fn new(script: &str) -> Result<Worker, JsValue>;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post(this: &Worker, message: &JsValue, transfer: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn terminate(this: &Worker);
}

/// Which build the page is: the name of its program changes with its content.
pub fn build() -> String {
    let script = web_sys::window().and_then(|window| window.document());
    let script = script.and_then(|document| document.query_selector("script[data-wasm]").ok().flatten());
    let name = script.and_then(|script| script.get_attribute("data-wasm")).unwrap_or_default();
    name.trim_end_matches("_bg.wasm").to_owned()
}

/// A worker that checks one file.
pub struct Checker {
    worker: Worker,
    /// Its answer to come, listened for from the start: a program that cannot be loaded fails before it is asked.
    answered: Promise,
}

impl Checker {
    /// Starts the worker, or takes over the one that is started: it makes itself ready while its file is still on the way.
    ///
    /// # Errors
    /// What happened, in words for who repairs it.
    pub fn start() -> Result<Self, String> {
        if let Some((started, answered)) = early::checker() {
            return Ok(Self { worker: started.unchecked_into(), answered });
        }
        let worker = Worker::new(&format!("{SCRIPT}?{}", build())).map_err(in_words)?;
        let answered = Promise::new(&mut |resolve, reject| {
            // A handler can always be set.
            for (name, handler) in [("onmessage", resolve), ("onerror", reject.clone()), ("onmessageerror", reject)] {
                let _ = Reflect::set(&worker, &name.into(), &handler);
            }
        });
        // Whoever waits for the answer hears that it failed; the browser need not tell it too.
        let heard = answered.clone();
        spawn_local(async move { drop(JsFuture::from(heard).await) });
        Ok(Self { worker, answered })
    }

    /// The answer to a file. The bytes are the worker's then.
    ///
    /// # Errors
    /// What happened, in words for who repairs it.
    pub async fn answer(self, file: &ArrayBuffer) -> Result<Vec<u8>, String> {
        self.worker.post(file, &Array::of1(file)).map_err(in_words)?;
        let answered = JsFuture::from(self.answered.clone()).await.map_err(in_words)?;
        let data = Reflect::get(&answered, &"data".into()).map_err(in_words)?;
        data.dyn_into::<Uint8Array>().map(|answer| answer.to_vec()).map_err(in_words)
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What the browser says of an error.
fn in_words(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "it does not say why".to_owned())
}
