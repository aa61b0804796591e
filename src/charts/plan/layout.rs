//! Where the plan stands, for any width: a row for each area, a box for each action.

use super::model::{AreaRow, PlanModel};
use crate::geometry::{Point, Rect};
use crate::hit::Hit;
use crate::marks::mark_of_progress;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::Subject;

/// The side of a box and the way to the next one.
const BOX: f64 = 28.0;
const STEP: f64 = 36.0;
/// The height of a line of words.
const LINE: f64 = 17.0;

/// Where everything stands on a canvas of this width.
pub fn layout(model: &PlanModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let narrow = width < 620.0;
    let size = if narrow { 13.0 } else { 13.5 };
    let widest = model.rows.iter().map(|row| row.steps.len()).max().unwrap_or_default() as f64 * STEP;
    let number = text_width("C16", size, true) + 12.0;
    // The boxes of wide screens stand in one column right of the titles; on phones they stand below them.
    let titles = if narrow { width - number - 8.0 } else { (width - number - widest - 40.0).min(620.0) };
    let mut y = 2.0;
    for (index, row) in model.rows.iter().enumerate() {
        let lines = wrap(&row.title, titles, size, false);
        let words = LINE * lines.len() as f64;
        let height = if narrow { words + BOX + 20.0 } else { words.max(BOX) + 10.0 };
        if index % 2 == 1 {
            scene.shapes.push(Shape::Fill { rect: Rect::new(0.0, y, width, height), ink: Ink::Band });
        }
        let first = if narrow { y + 8.0 + LINE / 2.0 } else { y + (height - words) / 2.0 + LINE / 2.0 };
        scene.text(Point::new(6.0, first), row.id.as_str(), size, Ink::Text, Align::Left, true);
        for (line, words) in lines.into_iter().enumerate() {
            let at = Point::new(6.0 + number, first + LINE * line as f64);
            scene.text(at, words, size, Ink::Text, Align::Left, false);
        }
        let corner = if narrow {
            Point::new(6.0 + number, y + 8.0 + words + 4.0)
        } else {
            Point::new(number + titles + 24.0, y + (height - BOX) / 2.0)
        };
        boxes(&mut scene, row, corner, index % 2 == 1);
        y += height;
    }
    scene.height = y + 2.0;
    scene
}

/// The actions of an area.
fn boxes(scene: &mut Scene, row: &AreaRow, corner: Point, banded: bool) {
    for (index, step) in row.steps.iter().enumerate() {
        let rect = Rect::new(corner.x + STEP * index as f64, corner.y, BOX, BOX);
        scene.shapes.push(Shape::Fill { rect, ink: Ink::Muted });
        let inner = Rect::new(rect.left + 1.0, rect.top + 1.0, rect.width - 2.0, rect.height - 2.0);
        scene.shapes.push(Shape::Fill { rect: inner, ink: if banded { Ink::Band } else { Ink::Paper } });
        scene.mark(rect.centre(), mark_of_progress(step.told.map(|(progress, _)| progress)), 7.0);
        let status = step.told.map_or("no status set", |(progress, _)| progress.label());
        let label =
            format!("{}, action {}: {} Status: {}.", row.id, step.number, step.summary, status.to_ascii_lowercase());
        scene.target(rect, Hit::Subject(Subject::Action(step.unit.clone())), label);
    }
}
