//! Letters that follow the browser's text size: a chart is laid out anew for the room that larger letters leave.

use super::chart::Drawn;
use super::geometry::clamp_within;
use super::scene::Scene;

/// The narrowest picture in which every chart has room for its words, in CSS pixels before it is enlarged.
pub const LEAST_WIDTH: f64 = 250.0;

/// The most by which letters grow.
pub const MOST: f64 = 3.0;

/// By how much letters grow in a picture of this width where the reader's text is so many times the usual size: never so much
/// that the picture has no room for its words.
pub fn fit_letters(width: f64, text: f64) -> f64 {
    clamp_within(text, 1.0, clamp_within(width / LEAST_WIDTH, 1.0, MOST))
}

impl Drawn {
    /// The picture at a width in CSS pixels for a reader whose text is so many times the usual size.
    pub fn layout_for(&self, width: f64, text: f64) -> Scene {
        let by = fit_letters(width, text);
        if by > 1.0 { Scene { width, ..self.layout(width / by).scaled(by) } } else { self.layout(width) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_grow_as_far_as_there_is_room() {
        for (width, text, by) in [
            (1000.0, 1.0, 1.0),
            (1000.0, 2.0, 2.0),
            (1000.0, 1.25, 1.25),
            (1000.0, 9.0, 3.0),
            (1000.0, 0.5, 1.0),
            (LEAST_WIDTH * 1.5, 2.0, 1.5),
            (LEAST_WIDTH, 2.0, 1.0),
            (0.0, 2.0, 1.0),
        ] {
            assert_eq!(fit_letters(width, text), by, "{width} {text}");
        }
    }
}
