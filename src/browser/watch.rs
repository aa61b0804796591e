//! What changes under a chart without anything done on the page: its width, and the fineness of the screen's pixels.

use super::canvas::pixel_ratio;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Tells the width of an element in whole CSS pixels, now and after each change, until it is dropped.
///
/// A chart changes its height with its width. If it did so while the browser hands out changes of size, the browser
/// would report its own new change as an error. So a change waits for the next frame, which passes on the last one.
#[derive(Debug)]
pub struct WidthObserver {
    observer: ResizeObserver,
    frame: Rc<Cell<Option<i32>>>,
    _noticed: Closure<dyn FnMut(js_sys::Array)>,
    _in_frame: Closure<dyn FnMut()>,
}

impl WidthObserver {
    /// Begins to observe. `None` where the browser has no such observer.
    pub fn new(element: &Element, told: impl Fn(f64) + 'static) -> Option<Self> {
        let first = element.get_bounding_client_rect().width().floor();
        told(first);
        let latest = Rc::new(Cell::new(first));
        let frame = Rc::new(Cell::new(None));
        let in_frame = {
            let (latest, frame, last_told) = (latest.clone(), frame.clone(), Cell::new(first));
            Closure::<dyn FnMut()>::new(move || {
                frame.set(None);
                if last_told.replace(latest.get()) != latest.get() {
                    told(latest.get());
                }
            })
        };
        let noticed = {
            let (frame, in_frame) = (frame.clone(), in_frame.as_ref().clone());
            Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                let Ok(entry) = entries.pop().dyn_into::<ResizeObserverEntry>() else { return };
                latest.set(entry.content_rect().width().floor());
                if frame.get().is_none() {
                    let window = web_sys::window();
                    frame.set(window.and_then(|window| window.request_animation_frame(in_frame.unchecked_ref()).ok()));
                }
            })
        };
        let observer = ResizeObserver::new(noticed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, frame, _noticed: noticed, _in_frame: in_frame })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let (Some(window), Some(frame)) = (web_sys::window(), self.frame.take()) {
            let _ = window.cancel_animation_frame(frame);
        }
    }
}

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
