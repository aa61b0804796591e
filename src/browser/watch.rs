//! What changes under a chart without anything done on the page: the size of the reader's text, and the fineness of the
//! screen's pixels. Its width is in `width`.

use super::canvas::pixel_ratio;
use super::width::WidthObserver;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The class of the words by which the size of the reader's text is measured. The style sheet sets them in letters of 12
/// pixels where nobody has asked for others.
const PROBE: &str = "letter-probe";
const PROBE_SIZE: f64 = 12.0;

/// Tells how many times the usual size the reader's text has, now and after each change, as long as the page lives: what the
/// browser is set to, and the least size that it shows.
pub fn follow_text_size(told: impl Fn(f64) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some((body, probe)) =
        window.document().and_then(|page| Some((page.body()?, page.create_element("span").ok()?)))
    else {
        return;
    };
    probe.set_class_name(PROBE);
    if probe.set_attribute("aria-hidden", "true").and(body.append_child(&probe)).is_err() {
        return;
    }
    let own = probe.clone();
    let tell = move || {
        let style = window.get_computed_style(&own).ok().flatten();
        let size = style.and_then(|style| style.get_property_value("font-size").ok());
        if let Some(size) = size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()) {
            told(size / PROBE_SIZE);
        }
    };
    tell();
    // The page's own observer: it lives as long as the page.
    Box::leak(Box::new(WidthObserver::new(&probe, move |_| tell())));
}

/// Tells the pixel ratio after each change, as long as the page lives: also a change that comes without a resize, as
/// when a window is moved to another screen.
pub fn follow_pixel_ratio(told: impl Fn(f64) + 'static) {
    wait_for_another_ratio(Rc::new(told));
}

/// A query can only ask for one ratio, so each change asks anew.
fn wait_for_another_ratio(told: Rc<dyn Fn(f64)>) {
    let Some(window) = web_sys::window() else { return };
    let ratio = window.device_pixel_ratio();
    // WebKit before 16 knows only its own name for it.
    let query = format!("(resolution: {ratio}dppx), (-webkit-device-pixel-ratio: {ratio})");
    let Some(query) = window.match_media(&query).ok().flatten() else { return };
    let asked = query.clone();
    let changed = Closure::once_into_js(move || {
        asked.set_onchange(None);
        told(pixel_ratio());
        wait_for_another_ratio(told);
    });
    query.set_onchange(Some(changed.unchecked_ref()));
}
