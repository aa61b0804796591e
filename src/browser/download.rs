//! Saving a file to the reader's machine.

use super::canvas;
use crate::chart::{Scene, Theme};
use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlCanvasElement, Url, Window};

/// How long a file's address is kept: Firefox and WebKit begin a download some time after the click.
const KEPT_FOR: i32 = 60_000;

/// Offers a text as a file. `None` where the browser has no means to do so.
pub fn text(name: &str, kind: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options).ok()?;
    save(name, &blob)
}

/// Offers a scene as a PNG picture with `ratio` pixels to a CSS pixel.
///
/// # Errors
/// A sentence that says why there is no picture.
pub async fn picture(name: &str, scene: &Scene, ratio: f64, theme: Theme) -> Result<(), String> {
    let canvas = document()
        .and_then(|document| document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok())
        .ok_or("The picture was not saved: this browser cannot draw it. Save it as SVG instead.")?;
    canvas::draw(&canvas, scene, theme, ratio).map_err(|error| format!("The picture was not saved: {error}."))?;
    let blob = png(&canvas)
        .await
        .ok_or("The picture was not saved: this browser cannot make a PNG. Save it as SVG instead.")?;
    save(name, &blob).ok_or_else(|| {
        "The picture was not saved: this browser blocked the download. Allow downloads and try again.".to_owned()
    })
}

/// What is painted on a canvas, as a PNG file; browsers give none where the canvas is too large for them.
async fn png(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let given = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(given).await.ok()?.dyn_into().ok()
}

/// Has the browser save a file.
fn save(name: &str, blob: &Blob) -> Option<()> {
    let window = web_sys::window()?;
    let link = document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    let address = Url::create_object_url_with_blob(blob).ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    forget_later(&window, address);
    Some(())
}

/// Gives the memory of a file back when its download has begun.
fn forget_later(window: &Window, address: String) {
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT_FOR);
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
