//! Files that the reader gives to the page.

use js_sys::Promise;
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
}
