//! What a row of the plan says in each column: words with a sign before them, set side by side as far as they fit.

use super::model::{AreaRow, PlanModel};
use crate::geometry::{Point, Rect};
use crate::marks::mark_of;
use crate::scene::{Align, Ink, MarkStyle, Scene, Shape};
use crate::text::{text_width, wrap};
use record::Kind;
use record::words::{count, lower_first};

/// The height of a line of words.
pub(super) const LINE: f64 = 18.0;
/// The height of words.
pub(super) const SIZE: f64 = 13.0;
/// The room for a sign before words.
const SIGN: f64 = 18.0;
/// The room between two parts in one line.
const BETWEEN: f64 = 14.0;

/// A sign before words.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Swatch(Ink),
    Mark(MarkStyle),
}

/// Words, with a sign before them or without.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    sign: Option<Sign>,
    words: String,
    ink: Ink,
}

/// What inspectors had said: each kind of finding with its number.
pub(super) fn had_said(row: &AreaRow) -> Vec<Part> {
    let kind = |(kind, number): (Kind, usize)| Part {
        sign: Some(Sign::Swatch(Ink::of(kind))),
        words: count(number, &lower_first(kind.label()), kind.plural()),
        ink: Ink::Text,
    };
    let other = (row.other > 0).then(|| quiet(count(row.other, "other sentence", "other sentences")));
    row.said.iter().filter(|(_, number)| *number > 0).map(kind).chain(other).collect()
}

/// What was promised: how many actions, and where the same ones are promised.
pub(super) fn promised(row: &AreaRow) -> Vec<Part> {
    let same = row.same_as.iter().map(|other| quiet(format!("see {other}")));
    core::iter::once(Part { sign: None, words: row.promised(), ink: Ink::Text }).chain(same).collect()
}

/// What the next inspection said, with its year where not all were judged by the same one.
pub(super) fn came_of_it(model: &PlanModel, row: &AreaRow) -> Vec<Part> {
    let outcome = |outcome: &super::model::Outcome| {
        let year = if model.after.is_none() { format!("{}: ", outcome.when) } else { String::new() };
        Part {
            sign: Some(Sign::Mark(mark_of(outcome.says))),
            words: format!("{year}{}", outcome.words(row.issues)),
            ink: if outcome.says.is_some() { Ink::Text } else { Ink::Muted },
        }
    };
    row.outcomes.iter().map(outcome).chain(row.unjudged.clone().map(quiet)).collect()
}

const fn quiet(words: String) -> Part {
    Part { sign: None, words, ink: Ink::Muted }
}

/// Sets parts side by side from this corner on, in as many lines as they need, and gives their height.
pub(super) fn flow(scene: &mut Scene, parts: &[Part], corner: Point, width: f64) -> f64 {
    let (mut x, mut y) = (corner.x, corner.y + LINE / 2.0);
    for (index, part) in parts.iter().enumerate() {
        let indent = if part.sign.is_some() { SIGN } else { 0.0 };
        let whole = indent + text_width(&part.words, SIZE, false);
        if index > 0 && x + whole > corner.x + width {
            (x, y) = (corner.x, y + LINE);
        }
        match part.sign {
            Some(Sign::Swatch(ink)) => {
                scene.shapes.push(Shape::Fill { rect: Rect::new(x, y - 6.0, 12.0, 12.0), ink });
            }
            Some(Sign::Mark(style)) => scene.mark(Point::new(x + 6.0, y), style, 5.5),
            None => {}
        }
        for (line, words) in wrap(&part.words, width - indent, SIZE, false).into_iter().enumerate() {
            if line > 0 {
                y += LINE;
            }
            scene.text(Point::new(x + indent, y), words, SIZE, part.ink, Align::Left, false);
        }
        x += whole + BETWEEN;
    }
    y + LINE / 2.0 - corner.y
}
