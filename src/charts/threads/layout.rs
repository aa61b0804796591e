//! Where the threads stand, for any width: a row each, with marks along one axis of time.

use super::model::{ThreadRow, ThreadsModel};
use crate::geometry::{Point, Rect, clamp_within};
use crate::hit::Hit;
use crate::marks::mark_of;
use crate::scene::{Align, Dash, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use crate::time_axis::{captions, spread};
use record::{Stance, Subject};
use std::collections::BTreeSet;

/// The room before names and after the last words of a row.
const INDENT: f64 = 6.0;
/// The height of the heads: years, and on wide screens what spoke.
const HEADS: f64 = 40.0;
/// The height of a heading between groups of rows.
const GROUP: f64 = 26.0;
/// The way between two lines of a name.
const LINE: f64 = 16.0;
/// The half height of a mark.
const RADIUS: f64 = 5.5;

/// The measures that depend on the width.
#[derive(Clone, Copy, Debug)]
struct Measures {
    narrow: bool,
    size: f64,
    /// Where names end.
    gutter: f64,
    /// The ends of the axis.
    axis: (f64, f64),
    /// The least way between two marks.
    gap: f64,
    row: f64,
}

impl Measures {
    fn new(width: f64) -> Self {
        let narrow = width < 720.0;
        if narrow {
            let axis = (INDENT + 14.0, width - INDENT - 14.0);
            return Self { narrow, size: 13.0, gutter: width, axis, gap: 28.0, row: 50.0 };
        }
        let gutter = clamp_within(width * 0.34, 260.0, 400.0);
        Self { narrow, size: 13.5, gutter, axis: (gutter + 22.0, width - 116.0), gap: 57.0, row: 27.0 }
    }
}

/// Where everything stands on a canvas of this width.
pub fn layout(model: &ThreadsModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    if model.rows.is_empty() {
        scene.height = 8.0;
        return scene;
    }
    let measures = Measures::new(width);
    let times: Vec<f64> = model.heads.iter().map(|head| head.when).collect();
    let places: Vec<f64> = spread(&times, measures.axis, measures.gap).into_iter().map(f64::round).collect();
    // On a long list the years stand again, so that a reader need not scroll back.
    let mut y = 0.0;
    let mut headings = BTreeSet::new();
    for (index, row) in model.rows.iter().enumerate() {
        if index % REPEAT == 0 {
            heads(&mut scene, model, measures, &places, y);
            scene.heads.push((y, y + HEADS));
            y += HEADS;
        }
        scene.seams.push(y);
        if headings.insert(row.heading()) {
            scene.text(Point::new(INDENT, y + 15.0), row.heading().to_owned(), 12.0, Ink::Text, Align::Left, true);
            y += GROUP;
        }
        y += draw_row(&mut scene, row, measures, &places, y, index % 2 == 1);
    }
    scene.height = y + 4.0;
    scene
}

/// The least way between two years that are written out.
const WHOLE_YEAR: f64 = 38.0;
/// After how many rows the years are repeated.
const REPEAT: usize = 20;

/// The years over the places, with what spoke where there is room.
fn heads(scene: &mut Scene, model: &ThreadsModel, measures: Measures, places: &[f64], top: f64) {
    let size = if measures.narrow { 10.5 } else { 12.0 };
    // Many inspections on a small screen: whole years would touch.
    let near = places.iter().zip(places.iter().skip(1)).any(|(one, next)| next - one < WHOLE_YEAR);
    let brief = measures.narrow || near;
    for (head, x) in model.heads.iter().zip(places) {
        let y = top + if measures.narrow { 26.0 } else { 14.0 };
        scene.text(Point::new(*x, y), head.year_words(brief), size, Ink::Text, Align::Centre, true);
    }
    if !measures.narrow {
        let spoke = model.heads.iter().map(|head| head.short.as_str());
        captions(scene, places.iter().copied().zip(spoke), top + 29.0, 10.5);
    }
    if !measures.narrow && top == 0.0 {
        let at = Point::new(scene.width - INDENT, 14.0);
        scene.text(at, "First raised", 12.0, Ink::Text, Align::Right, true);
    }
}

/// Draws a row and gives its height: a long name takes several lines.
fn draw_row(scene: &mut Scene, row: &ThreadRow, measures: Measures, places: &[f64], top: f64, banded: bool) -> f64 {
    let raised_width = text_width(&row.raised, measures.size - 1.0, false);
    let room = if measures.narrow { scene.width - 3.0 * INDENT - raised_width } else { measures.gutter - 2.0 * INDENT };
    let lines = wrap(&row.name, room, measures.size, false);
    let more = LINE * lines.len().saturating_sub(1) as f64;
    let height = measures.row + more;
    let ground = Rect::new(0.0, top, scene.width, height);
    if banded {
        scene.shapes.push(Shape::Fill { rect: ground, ink: Ink::Band });
    }
    let (name_y, y) =
        if measures.narrow { (top + 15.0, top + 36.0 + more) } else { (top + measures.row / 2.0, top + height / 2.0) };
    for (line, words) in lines.into_iter().enumerate() {
        let at = Point::new(INDENT, LINE.mul_add(line as f64, name_y));
        scene.text(at, words, measures.size, Ink::Text, Align::Left, false);
    }
    let at = Point::new(scene.width - INDENT, if measures.narrow { name_y } else { y });
    scene.text(at, row.raised.clone(), measures.size - 1.0, Ink::Muted, Align::Right, false);
    let place = |index: usize| places.get(index).copied().unwrap_or_default();
    let (first, last) = (place(0), place(places.len().saturating_sub(1)));
    scene.line(Point::new(first, y), Point::new(last, y), Ink::Grid, 1.0);
    for (from, to) in &row.open {
        // Broken: between two inspections nothing was measured.
        let (from, to) = (Point::new(place(*from), y), Point::new(place(*to), y));
        scene.shapes.push(Shape::Line { from, to, ink: Ink::Muted, width: 2.0, dash: Dash::Broken });
    }
    for (says, x) in row.says.iter().zip(places).filter_map(|(says, x)| Some(((*says)?, x))) {
        let plate = if banded { Ink::Band } else { Ink::Paper };
        let at = Point::new(*x, y);
        scene.shapes.push(Shape::Fill { rect: Rect::around(at, RADIUS + 2.5), ink: plate });
        // A ring looks larger than what is filled.
        let radius = if says.stance() == Stance::Answered { RADIUS - 1.0 } else { RADIUS };
        scene.mark(at, mark_of(Some(says)), radius);
    }
    scene.target(ground, Hit::Subject(Subject::Thread(row.id.clone())), row.told.clone());
    height
}
