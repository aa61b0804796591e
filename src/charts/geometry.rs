//! Points and rectangles in CSS pixels, and the way from data to pixels.

/// A point; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

impl Point {
    /// A point.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle with sides parallel to the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The width, never negative.
    pub width: f64,
    /// The height, never negative.
    pub height: f64,
}

impl Rect {
    /// A rectangle; a negative width or height becomes 0.
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, width: width.max(0.0), height: height.max(0.0) }
    }

    /// The square of this half side around a point.
    pub fn around(centre: Point, half: f64) -> Self {
        Self::new(centre.x - half, centre.y - half, 2.0 * half, 2.0 * half)
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The middle.
    pub fn centre(self) -> Point {
        Point::new(self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// Whether a point lies in it; the left and top edges belong to it, the others do not.
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.left && point.x < self.right() && point.y >= self.top && point.y < self.bottom()
    }

    /// Whether all of another rectangle lies in it.
    pub fn holds(self, other: Self) -> bool {
        other.left >= self.left
            && other.top >= self.top
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// The area that two rectangles share, in square pixels.
    pub fn overlap(self, other: Self) -> f64 {
        let width = self.right().min(other.right()) - self.left.max(other.left);
        let height = self.bottom().min(other.bottom()) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }
}

/// The value, or the bound that it passes. Where the bounds cross, as in a box too narrow for what stands in it, the
/// lower one counts: `f64::clamp` panics there, and in the browser a panic ends the page.
pub const fn clamp_within(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

/// The way from a range of data to a range of pixels, and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    data: (f64, f64),
    pixels: (f64, f64),
}

impl Scale {
    /// A scale that takes the ends of `data` to the ends of `pixels`.
    pub const fn new(data: (f64, f64), pixels: (f64, f64)) -> Self {
        Self { data, pixels }
    }

    /// From data to pixels. A range of no length stands in the middle.
    pub fn to_pixels(self, value: f64) -> f64 {
        let length = self.data.1 - self.data.0;
        let share = if length == 0.0 { 0.5 } else { (value - self.data.0) / length };
        self.pixels.0 + share * (self.pixels.1 - self.pixels.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rectangles_know_what_they_share() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert_eq!(a.overlap(Rect::new(5.0, 5.0, 10.0, 10.0)), 25.0);
        assert_eq!(a.overlap(Rect::new(10.0, 0.0, 5.0, 5.0)), 0.0);
        assert!(a.contains(Point::new(0.0, 9.9)) && !a.contains(Point::new(10.0, 5.0)));
        assert_eq!(Rect::new(0.0, 0.0, -5.0, 1.0).width, 0.0);
    }

    #[test]
    fn a_range_of_no_length_stands_in_the_middle() {
        assert_eq!(Scale::new((2020.0, 2020.0), (0.0, 100.0)).to_pixels(2020.0), 50.0);
    }

    proptest! {
        #[test]
        fn a_scale_keeps_ends_and_distances(from in -1e4..1e4f64, length in 0.1..1e4f64, value in -1e4..1e4f64, step in 0.0..1e3f64) {
            let scale = Scale::new((from, from + length), (40.0, 940.0));
            prop_assert!((scale.to_pixels(from) - 40.0).abs() < 1e-6);
            prop_assert!((scale.to_pixels(from + length) - 940.0).abs() < 1e-6);
            let moved = scale.to_pixels(value + step) - scale.to_pixels(value);
            prop_assert!((moved - step / length * 900.0).abs() < 1e-3, "{}", moved);
        }
    }
}
