//! The web worker that checks a record file, off the page's own thread.

use super::early;
use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What starts it, in `public/boot.js`.
const STARTS: &str = "explorerChecker";

#[wasm_bindgen]
extern "C" {
    type Worker;

    /// Its answer to come, heard from the start: a program that cannot be loaded fails before it is asked.
    #[wasm_bindgen(method, getter)]
    fn answered(this: &Worker) -> Promise;

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
pub struct Checker(Worker);

impl Checker {
    /// Starts the worker, or takes over the one that is started: it makes itself ready while its file is still on the way.
    ///
    /// # Errors
    /// What happened, in words for who repairs it.
    pub fn start() -> Result<Self, String> {
        let start = || {
            let starts: Function = Reflect::get(&js_sys::global(), &STARTS.into())?.dyn_into()?;
            starts.call0(&JsValue::UNDEFINED)
        };
        let started = early::checker().map_or_else(start, Ok);
        started.map(|worker| Self(worker.unchecked_into())).map_err(in_words)
    }

    /// The answer to a file. The bytes are the worker's then.
    ///
    /// # Errors
    /// What happened, in words for who repairs it.
    pub async fn answer(self, file: &ArrayBuffer) -> Result<Vec<u8>, String> {
        let Self(worker) = &self;
        worker.post(file, &Array::of1(file)).map_err(in_words)?;
        let answered = JsFuture::from(worker.answered()).await.map_err(in_words)?;
        let data = Reflect::get(&answered, &"data".into()).map_err(in_words)?;
        data.dyn_into::<Uint8Array>().map(|answer| answer.to_vec()).map_err(in_words)
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// What the browser says of an error.
fn in_words(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "it does not say why".to_owned())
}
