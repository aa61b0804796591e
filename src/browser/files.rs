//! Files that the reader gives to the page.

use super::early;
use js_sys::{ArrayBuffer, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// A file, as a field or a drop gives it.
    #[derive(Clone)]
    type Given;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Given) -> String;

    #[wasm_bindgen(method, getter)]
    fn size(this: &Given) -> f64;

    #[wasm_bindgen(method, catch)]
    fn text(this: &Given) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn slice(this: &Given, start: f64, end: f64) -> Result<Given, JsValue>;

    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Given) -> Result<Promise, JsValue>;
}

/// A file that the reader has chosen.
#[derive(Clone)]
pub struct Chosen {
    given: Given,
}

impl Chosen {
    /// The first file of a field, or of what was dropped. The field is empty then, so that the same file can be chosen again.
    pub fn of(event: &web_sys::Event) -> Option<Self> {
        let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
        let holder = get(event, "dataTransfer").filter(JsValue::is_object).or_else(|| get(event, "target"))?;
        let given = get(&get(&holder, "files")?, "0").filter(JsValue::is_object)?;
        let _ = js_sys::Reflect::set(&holder, &"value".into(), &"".into());
        Some(Self { given: given.unchecked_into() })
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.given.name()
    }

    /// How large it is, in bytes.
    pub fn size(&self) -> usize {
        self.given.size().max(0.0) as usize
    }

    /// What it holds, as text. `None` where the browser cannot read it.
    pub async fn text(&self) -> Option<String> {
        let text = JsFuture::from(self.given.text().ok()?).await.ok()?;
        text.as_string()
    }

    /// So many bytes of its beginning, as text. `None` where the browser cannot read it.
    pub async fn beginning(&self, bytes: usize) -> Option<String> {
        let beginning = Self { given: self.given.slice(0.0, bytes as f64).ok()? };
        beginning.text().await
    }

    /// Its bytes, as the browser holds them. `None` where it cannot read it.
    pub async fn bytes(&self) -> Option<ArrayBuffer> {
        JsFuture::from(self.given.array_buffer().ok()?).await.ok()?.dyn_into().ok()
    }

    /// The file itself, to be kept.
    pub fn as_js(&self) -> &JsValue {
        self.given.as_ref()
    }

    /// A file that was kept.
    pub fn kept(file: JsValue) -> Option<Self> {
        file.is_object().then(|| Self { given: file.unchecked_into() })
    }
}

/// Whether files are dragged, and not text or a link.
pub fn are_dragged(event: &web_sys::Event) -> bool {
    let types = Reflect::get(event, &"dataTransfer".into()).and_then(|data| Reflect::get(&data, &"types".into()));
    types.is_ok_and(|types| types.is_object() && js_sys::Array::from(&types).includes(&"Files".into(), 0))
}

/// The bytes of the file at an address of this site.
///
/// # Errors
/// Why there are none, in words.
pub async fn fetched(address: &str) -> Result<ArrayBuffer, String> {
    const NO_ANSWER: &str = "the site did not answer";
    let window = web_sys::window().ok_or(NO_ANSWER)?;
    let call = |of: &JsValue, name: &str, given: &[JsValue]| -> Option<JsValue> {
        let function: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
        let given: js_sys::Array = given.iter().collect();
        function.apply(of, &given).ok()
    };
    let ask = || call(&window, "fetch", &[address.into()]).and_then(|promise| promise.dyn_into::<Promise>().ok());
    let asked = early::answer(address).or_else(ask);
    let response = JsFuture::from(asked.ok_or(NO_ANSWER)?).await.map_err(|_| NO_ANSWER)?;
    let field = |name: &str| Reflect::get(&response, &name.into()).ok();
    if field("ok").and_then(|ok| ok.as_bool()) != Some(true) {
        let status = field("status").and_then(|status| status.as_f64()).unwrap_or_default();
        return Err(match status {
            404.0 => "there is no such file".to_owned(),
            other => format!("the site answered with the error {other}"),
        });
    }
    let bytes = call(&response, "arrayBuffer", &[]).and_then(|promise| promise.dyn_into::<Promise>().ok());
    let bytes = JsFuture::from(bytes.ok_or(NO_ANSWER)?).await.map_err(|_| "it broke off in the middle")?;
    bytes.dyn_into().map_err(|_| NO_ANSWER.to_owned())
}
