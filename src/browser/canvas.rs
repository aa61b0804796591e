//! The canvas: as many device pixels as its box has, and painted with plotters.

use crate::chart::fit::{device_pixels, fit_ratio};
use crate::chart::geometry::clamp_within;
use crate::chart::{Scene, Theme, paint};
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How many device pixels a CSS pixel has now.
pub fn pixel_ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() { clamp_within(ratio, 1.0, 4.0) } else { 1.0 }
}

/// Paints a scene on a canvas, which takes the scene's size: with this ratio, or a lower one where the canvas would
/// become larger than browsers paint.
///
/// # Errors
/// A sentence that says why the canvas could not be painted.
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, theme: Theme, ratio: f64) -> Result<(), String> {
    let ratio = fit_ratio(scene.width, scene.height, ratio);
    let (width, height) = (device_pixels(scene.width, ratio), device_pixels(scene.height, ratio));
    // Setting the size clears the canvas, even to the same value: only when it changes.
    let resized = canvas.width() != width || canvas.height() != height;
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
    canvas.style().set_property("height", &format!("{}px", scene.height)).map_err(|_| "the canvas has no style")?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("this browser cannot draw it")?;
    paint::paint(&backend.into_drawing_area(), scene, theme, ratio)
        .map_err(|error| format!("it could not be drawn ({error})"))?;
    // Reading pixels is slow in some browsers, and only the size decides whether a canvas takes paint.
    if resized && is_blank(canvas) {
        // Gives its memory back, and makes the next try a change of size, which is looked at again.
        canvas.set_width(1);
        canvas.set_height(1);
        return Err("this browser left it blank".to_owned());
    }
    Ok(())
}

/// Whether nothing was painted. The paper covers the whole canvas, so any pixel tells; a browser that hides or blurs
/// what is read from a canvas does not make it blank.
fn is_blank(canvas: &HtmlCanvasElement) -> bool {
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else {
        return false;
    };
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    [(0.5, 0.5), (0.25, 0.75)].into_iter().all(|(across, down)| {
        let (x, y) = ((width * across).floor(), (height * down).floor());
        let pixel = context.get_image_data(x, y, 1.0, 1.0).ok();
        pixel.is_some_and(|pixel| pixel.data().get(3) == Some(&0))
    })
}

/// The theme that the reader's system asks for.
pub fn system_theme() -> Theme {
    let dark = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    if dark.is_some_and(|query| query.matches()) { Theme::Dark } else { Theme::Light }
}
