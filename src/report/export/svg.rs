//! A scene as an SVG file.

use charts::scene::Shape;
use charts::{Scene, Theme, paint};
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

/// plotters divides the height of words by this in an SVG but not on a canvas; multiplied first, both look alike.
const PLOTTERS_TEXT: f64 = 1.24;

/// The scene as an SVG file. A framed one carries its title also for those who do not see it.
pub fn svg(scene: &Scene, theme: Theme) -> String {
    let title = printable(&scene.title);
    let scene = prepared(scene);
    let size = (scene.width.ceil().max(1.0) as u32, scene.height.ceil().max(1.0) as u32);
    let mut drawn = String::new();
    // A text takes every shape: there is nothing to report.
    let _ = paint::paint(&SVGBackend::with_string(&mut drawn, size).into_drawing_area(), &scene, theme, 1.0);
    // plotters writes the opening tag, with width, height and viewBox, on a line of its own.
    match drawn.split_once('\n') {
        Some((opening, shapes)) if !title.is_empty() => {
            format!("{opening}\n<title>{}</title>\n{shapes}", escaped(&title))
        }
        _ => drawn,
    }
}

/// The scene with words of the height that they have on the page, and without signs that no XML file may hold.
fn prepared(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    for shape in &mut scene.shapes {
        if let Shape::Text { text, size, .. } = shape {
            *size *= PLOTTERS_TEXT;
            *text = printable(text);
        }
    }
    scene
}

/// The text without what XML 1.0 does not allow.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The text with its special signs written out.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
