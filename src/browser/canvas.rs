//! The canvas: as many device pixels as its box has, and painted with plotters.

use crate::chart::geometry::clamp_within;
use crate::chart::{Scene, Theme, paint};
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};

/// How many device pixels a CSS pixel has now.
pub fn pixel_ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() { clamp_within(ratio, 1.0, 4.0) } else { 1.0 }
}

/// Paints a scene on a canvas, which takes the scene's size.
///
/// # Errors
/// A sentence that says why the canvas could not be painted.
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, theme: Theme, ratio: f64) -> Result<(), String> {
    let device = |css: f64| (css * ratio).round().max(1.0) as u32;
    let (width, height) = (device(scene.width), device(scene.height));
    // Setting the size clears the canvas, even to the same value: only when it changes.
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
    canvas.style().set_property("height", &format!("{}px", scene.height)).map_err(|_| "the canvas has no style")?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone())
        .ok_or("this browser gives the chart no surface to paint on")?;
    paint::paint(&backend.into_drawing_area(), scene, theme, ratio)
        .map_err(|error| format!("the chart could not be painted: {error}"))
}

/// Tells the width of an element in CSS pixels, now and whenever it changes, until it is dropped.
#[derive(Debug)]
pub struct WidthObserver {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl WidthObserver {
    /// Begins to observe. `None` where the browser has no such observer.
    pub fn new(element: &Element, told: impl Fn(f64) + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.pop().dyn_into::<web_sys::ResizeObserverEntry>();
            if let Ok(entry) = last {
                told(entry.content_rect().width());
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The theme that the reader's system asks for.
pub fn system_theme() -> Theme {
    let dark = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    if dark.is_some_and(|query| query.matches()) { Theme::Dark } else { Theme::Light }
}
