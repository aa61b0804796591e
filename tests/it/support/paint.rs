//! A scene painted as SVG, as a chart's painter paints it on a canvas.

use inspection_explorer::chart::{Scene, Theme, paint};
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

/// The scene as SVG.
pub fn svg(scene: &Scene, theme: Theme) -> String {
    let mut text = String::new();
    {
        let size = (scene.width.round() as u32, scene.height.round() as u32);
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        paint::paint(&area, scene, theme, 1.0).expect("an SVG takes every shape");
    }
    text
}
