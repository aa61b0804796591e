//! Where one thread's time line stands, for any width: time across, in lanes from 'judged good' down to 'not mentioned'.

use super::model::{LANES, Moment, ThreadModel};
use crate::geometry::{Point, Rect};
use crate::hit::Hit;
use crate::marks::mark_of;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::text_width;
use crate::time_axis::{captions, spread};

/// The height of the heads: year and what spoke.
const HEADS: f64 = 38.0;
/// The half height of a mark.
const RADIUS: f64 = 7.5;

/// Where everything stands on a canvas of this width.
pub fn layout(model: &ThreadModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let narrow = width < 620.0;
    // On phones the lanes' names stand above their marks, so that the axis has the whole width.
    let (gutter, lane) = if narrow { (0.0, 48.0) } else { (178.0, 40.0) };
    let axis = (gutter + 24.0, width - 30.0);
    let gap = if narrow { 27.0 } else { 62.0 };
    let times: Vec<f64> = model.moments.iter().map(|moment| moment.head.when).collect();
    let places: Vec<f64> = spread(&times, axis, gap).into_iter().map(f64::round).collect();
    for index in 0..LANES {
        let top = HEADS + lane * index as f64;
        if index % 2 == 0 {
            scene.shapes.push(Shape::Fill { rect: Rect::new(0.0, top, width, lane), ink: Ink::Band });
        }
    }
    let bottom = HEADS + lane * LANES as f64;
    let mut taken = f64::NEG_INFINITY;
    for (index, (moment, x)) in model.moments.iter().zip(&places).enumerate() {
        let y = HEADS + lane * moment.lane() as f64 + if narrow { lane - 16.0 } else { lane / 2.0 };
        head(&mut scene, moment, *x, narrow, &mut taken);
        scene.line(Point::new(*x, HEADS), Point::new(*x, bottom), Ink::Grid, 1.0);
        let at = Point::new(*x, y);
        scene.shapes.push(Shape::Fill { rect: Rect::around(at, RADIUS + 2.0), ink: ground(moment.lane()) });
        scene.mark(at, mark_of(moment.says), RADIUS);
        // Which of the three words of concern it is stands beside the mark where there is room.
        let room = places.get(index + 1).map_or(width - x, |next| next - x) - RADIUS - 12.0;
        if moment.lane() == 2 && text_width(moment.word, 12.0, false) <= room {
            scene.text(Point::new(x + RADIUS + 6.0, y), moment.word, 12.0, Ink::Text, Align::Left, false);
        }
        let label = format!("{} {}: {}. {}", moment.head.year, moment.head.short, moment.word, moment.summary);
        let hit = Hit::Step { thread: model.thread.clone(), voice: moment.voice.clone() };
        scene.target(Rect::around(at, RADIUS + 5.0), hit, label);
    }
    if !narrow {
        let spoke = model.moments.iter().map(|moment| moment.head.short.as_str());
        captions(&mut scene, places.iter().copied().zip(spoke), 28.0, 11.5);
    }
    // The names last, on plates, so that no line runs through them.
    for (index, name) in model.lanes.iter().enumerate() {
        let y = HEADS + lane * index as f64 + if narrow { 11.0 } else { lane / 2.0 };
        let size = if narrow { 11.5 } else { 13.5 };
        let plate = Rect::new(4.0, y - size * 0.6, text_width(name, size, false) + 4.0, size * 1.2);
        scene.shapes.push(Shape::Fill { rect: plate, ink: ground(index) });
        scene.text(Point::new(6.0, y), name.as_str(), size, Ink::Text, Align::Left, false);
    }
    scene.height = bottom + 2.0;
    scene
}

/// The ground of a lane.
const fn ground(lane: usize) -> Ink {
    if lane.is_multiple_of(2) { Ink::Band } else { Ink::Paper }
}

/// The year, unless the one before has taken its room.
fn head(scene: &mut Scene, moment: &Moment, x: f64, narrow: bool, taken: &mut f64) {
    let (size, y) = if narrow { (10.5, 26.0) } else { (13.0, 12.0) };
    let year = moment.head.year_words(narrow);
    let half = text_width(&year, size, true) / 2.0;
    if x - half > *taken {
        *taken = x + half;
        scene.text(Point::new(x, y), year, size, Ink::Text, Align::Centre, true);
    }
}
