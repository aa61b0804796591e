//! A chart on paper: at a width at which its letters can be read, in pieces that a page can end between.

use super::chart::Drawn;
use super::geometry::{Point, Rect, clamp_within};
use super::scene::{Scene, Shape};

/// How wide the printed part of a page is, in points: A4 without its margins of 16 mm (see style/print.css).
pub const PAGE: f64 = 504.5;
/// The smallest letter on paper, in points.
pub const SMALLEST: f64 = 6.0;
/// The widths at which a chart is laid out for paper, in CSS pixels. The first at which every letter is large enough is
/// taken: a narrower picture is printed larger.
const WIDTHS: [f64; 8] = [760.0, 720.0, 680.0, 620.0, 560.0, 480.0, 400.0, 320.0];

/// A chart cut for paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// What stands above the heads: how to read the chart.
    pub above: Option<Scene>,
    /// The heads of the columns, which every page repeats.
    pub head: Option<Scene>,
    /// The rows, none of which is cut.
    pub rows: Vec<Scene>,
}

/// The chart as it is laid out for paper.
pub fn for_paper(drawn: &Drawn) -> Scene {
    let mut last = Scene::default();
    for width in WIDTHS {
        last = drawn.layout(width);
        if smallest_letter(&last) >= SMALLEST {
            break;
        }
    }
    last
}

/// The height of the smallest letters of a picture as wide as the page, in points; the largest number where it has none.
pub fn smallest_letter(scene: &Scene) -> f64 {
    let size = |shape: &Shape| if let Shape::Text { size, .. } = shape { Some(*size) } else { None };
    scene.shapes.iter().filter_map(size).fold(f64::MAX, f64::min) * PAGE / scene.width.max(1.0)
}

/// Cuts a picture where it may be cut.
pub fn strips(scene: &Scene) -> Strips {
    let piece = |from: f64, to: f64| (to > from).then(|| piece(scene, from, to));
    let head = scene.heads.first().copied();
    let first = head.map(|(top, _)| top).or(scene.seams.first().copied()).unwrap_or_default();
    let mut ends: Vec<f64> = scene.seams.iter().skip(1).copied().collect();
    ends.push(scene.height);
    let begins = scene.seams.first().copied().unwrap_or(first);
    let mut top = begins.round();
    let mut rows = Vec::new();
    for end in ends.into_iter().map(f64::round) {
        // Heads stand between rows, at the end of the one before.
        let heads = scene.heads.iter().skip(1).find(|(from, to)| *from >= top && *to <= end + 0.5);
        rows.extend(piece(top, heads.map_or(end, |(from, _)| from.round())));
        top = end;
    }
    Strips { above: piece(0.0, first.round()), head: head.and_then(|(from, to)| piece(from.round(), to.round())), rows }
}

/// What stands between two heights, as a picture of its own.
fn piece(scene: &Scene, from: f64, to: f64) -> Scene {
    let shapes = scene.shapes.iter().filter_map(|shape| within(shape, from, to)).collect();
    Scene { width: scene.width, height: to - from, shapes, ..Scene::default() }
}

/// A shape as far as it stands between two heights; words and marks are whole, where their middle is.
fn within(shape: &Shape, from: f64, to: f64) -> Option<Shape> {
    let holds = |y: f64| y >= from && y < to;
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Fill { rect, .. } => {
            let (top, bottom) = (rect.top.max(from), rect.bottom().min(to));
            if bottom <= top {
                return None;
            }
            *rect = Rect::new(rect.left, top - from, rect.width, bottom - top);
        }
        Shape::Line { from: one, to: other, .. } => clipped(one, other, from, to)?,
        Shape::Mark { at, .. } | Shape::Text { at, .. } => {
            if !holds(at.y) {
                return None;
            }
            *at = Point::new(at.x, at.y - from);
        }
    }
    Some(shape)
}

/// Keeps the part of a line that stands between two heights. `None` where there is none.
fn clipped(one: &mut Point, other: &mut Point, from: f64, to: f64) -> Option<()> {
    let (top, bottom) = (one.y.min(other.y), one.y.max(other.y));
    if bottom < from || top >= to {
        return None;
    }
    let (a, b) = (*one, *other);
    let at = |y: f64| {
        let y = clamp_within(y, from, to);
        let share = if b.y == a.y { 0.0 } else { (y - a.y) / (b.y - a.y) };
        Point::new(share.mul_add(b.x - a.x, a.x), y - from)
    };
    // A level line keeps both ends.
    (*one, *other) =
        if a.y == b.y { (Point::new(a.x, a.y - from), Point::new(b.x, b.y - from)) } else { (at(a.y), at(b.y)) };
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Align, Ink};

    fn words(scene: &Scene) -> Vec<&str> {
        scene
            .shapes
            .iter()
            .filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None })
            .collect()
    }

    /// How to read it, heads, two rows, the heads again, a third row.
    fn long() -> Scene {
        let mut scene = Scene { width: 100.0, height: 130.0, ..Scene::default() };
        for (y, text) in [(10.0, "key"), (30.0, "2024"), (50.0, "one"), (70.0, "two"), (90.0, "2024"), (110.0, "three")]
        {
            scene.text(Point::new(0.0, y), text, 12.0, Ink::Text, Align::Left, false);
        }
        scene.line(Point::new(50.0, 20.0), Point::new(50.0, 120.0), Ink::Grid, 1.0);
        (scene.heads, scene.seams) = (vec![(20.0, 40.0), (80.0, 100.0)], vec![40.0, 60.0, 100.0]);
        scene
    }

    #[test]
    fn a_long_picture_is_cut_between_its_rows_and_has_one_head() {
        let strips = strips(&long());
        assert_eq!(words(strips.above.as_ref().unwrap()), ["key"]);
        assert_eq!(words(strips.head.as_ref().unwrap()), ["2024"]);
        let rows: Vec<Vec<&str>> = strips.rows.iter().map(words).collect();
        assert_eq!(rows, [["one"], ["two"], ["three"]]);
        assert_eq!(strips.rows.iter().map(|row| row.height).collect::<Vec<_>>(), [20.0, 20.0, 30.0]);
        // The line that runs through all rows is cut with them.
        assert!(strips.rows.iter().all(|row| row.shapes.len() == 2));
        let Shape::Line { from, to, .. } = &strips.rows[2].shapes[1] else { panic!("the line is gone") };
        assert_eq!((from.y, to.y), (0.0, 20.0));
    }

    #[test]
    fn a_picture_that_may_not_be_cut_stays_whole() {
        let scene = Scene { seams: Vec::new(), heads: Vec::new(), ..long() };
        let strips = strips(&scene);
        assert_eq!((strips.above, strips.head), (None, None));
        assert_eq!(strips.rows, [scene]);
    }

    #[test]
    fn letters_are_measured_as_they_are_printed() {
        assert!((smallest_letter(&long()) - 12.0 * PAGE / 100.0).abs() < 1e-9);
        assert!(smallest_letter(&Scene::default()) > 1e9);
    }
}
