//! The bars on the two sides of a middle line: how topics and comparisons draw what one inspection says on one issue.

use super::counted::Cell;
use super::geometry::{Point, Rect};
use super::scene::{Align, Finish, Form, Ink, MarkStyle, Scene, Shape};
use super::text::{text_width, wrap};
use record::{Kind, KindRole, Topic};

/// The width of the longest name of a topic, bold or not.
pub(crate) fn name_width(topics: impl Iterator<Item = Topic>, size: f64) -> f64 {
    topics.map(|topic| text_width(topic.label(), size, true)).fold(0.0, f64::max)
}

/// What stands behind the bars: a middle line where there are findings, a dot where there is none, nothing where that
/// means nothing.
pub(crate) fn ground(scene: &mut Scene, cell: &Cell, at: Point, height: f64) {
    match cell {
        Cell::Found(_) | Cell::Hidden => {
            let end = |step: f64| Point::new(at.x, at.y + step * height / 2.0);
            scene.line(end(-1.0), end(1.0), Ink::Muted, 1.0);
        }
        Cell::Quiet => dot(scene, at),
        Cell::Outside => {}
    }
}

/// The mark of an issue without findings.
fn dot(scene: &mut Scene, at: Point) {
    scene.mark(at, MarkStyle { form: Form::Circle, ink: Ink::Muted, finish: Finish::Filled }, 1.6);
}

/// Where names begin: a little inside the ground of their row.
pub(crate) const INDENT: f64 = 4.0;

/// What low bars are.
pub(crate) const LOW: &str = "Short blocks are recommendations or requirements met.";

/// The height of a line of the key.
const KEY_LINE: f64 = 16.0;

/// Draws how to read the bars, a sentence a line, and last, where it occurs, what a dot means; gives where it ends.
pub(crate) fn draw_key(scene: &mut Scene, sentences: &[String], dots: bool, size: f64) -> f64 {
    let mut y = 4.0;
    let dotted = dots.then(|| "Inspected, but no finding on this topic".to_owned());
    let sentences = sentences.iter().map(|sentence| (sentence, INDENT));
    for (sentence, left) in sentences.chain(dotted.iter().map(|sentence| (sentence, INDENT + 10.0))) {
        if left > INDENT {
            dot(scene, Point::new(INDENT + 3.0, y + KEY_LINE / 2.0));
        }
        for line in wrap(sentence, scene.width - left, size, false) {
            scene.text(Point::new(left, y + KEY_LINE / 2.0), line, size, Ink::Muted, Align::Left, false);
            y += KEY_LINE;
        }
    }
    y
}

/// The words over the two sides of a middle line.
const SIDES: [(&str, Align, f64); 2] = [("concerns", Align::Right, -4.0), ("strengths", Align::Left, 4.0)];

/// The room that each of them needs beside the line.
pub(crate) fn sides_width(size: f64) -> f64 {
    SIDES.iter().map(|(side, ..)| text_width(side, size, false)).fold(0.0, f64::max) + 8.0
}

/// Draws them.
pub(crate) fn draw_sides(scene: &mut Scene, at: Point, size: f64) {
    for (side, align, step) in SIDES {
        scene.text(Point::new(at.x + step, at.y), side, size, Ink::Text, align, false);
    }
}

/// The kinds on one side with their numbers, from the middle outwards.
pub(crate) fn kinds(cell: &Cell, favourable: bool) -> Vec<(usize, Kind)> {
    let own = cell.counts().into_iter().flat_map(|counts| counts.side(favourable));
    own.map(|(kind, number)| (number, kind)).collect()
}

/// The numbers of one side in the order in which its kinds stand from left to right: '1+7'.
pub(crate) fn numbers(cell: &Cell, favourable: bool) -> String {
    let mut numbers: Vec<String> = kinds(cell, favourable).iter().map(|(number, _)| number.to_string()).collect();
    if !favourable {
        numbers.reverse();
    }
    numbers.join("+")
}

/// The bars of one side of a cell.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub favourable: bool,
    /// The foot of the bars: the middle line at half its height.
    pub at: Point,
    pub height: f64,
    /// Widths and kinds, from the middle outwards.
    pub segments: Vec<(f64, Kind)>,
    /// What stands at the end, and how large.
    pub number: Option<(String, f64)>,
}

impl Side {
    /// Draws the bars with a hair of paper between them, and the number at their end.
    pub(crate) fn draw(self, scene: &mut Scene) {
        let sign = if self.favourable { 1.0 } else { -1.0 };
        let mut out = 2.0;
        for (width, kind) in &self.segments {
            let (width, (ink, share)) = (*width, look(*kind));
            let left = self.at.x + if self.favourable { out } else { -out - width + 1.0 };
            let height = (self.height * share).round();
            let rect = Rect::new(left, self.at.y - height / 2.0, width - 1.0, height);
            scene.shapes.push(Shape::Fill { rect, ink });
            out += width;
        }
        if let Some((text, size)) = self.number.filter(|(text, _)| !text.is_empty()) {
            let at = Point::new(self.at.x + sign * (out + 3.0), self.at.y);
            let align = if self.favourable { Align::Left } else { Align::Right };
            scene.text(at, text, size, Ink::Text, align, false);
        }
    }
}

/// A kind's colour and its share of the full height: the lesser kind of each side is lower, so that colour is not the
/// only sign.
fn look(kind: Kind) -> (Ink, f64) {
    let height = match kind.role() {
        KindRole::Met | KindRole::Recommendation => 0.5,
        _ => 1.0,
    };
    (Ink::of(kind), height)
}
