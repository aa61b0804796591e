//! Where the bars of the findings stand, for any width: what is good to the right of the middle, what is not to the left.

use super::model::{FindingsModel, Group, Row};
use crate::geometry::{Point, Rect};
use crate::hit::Hit;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::words::{count, lower_first};
use record::{Kind, KindRole};

/// The measures that depend on the width.
#[derive(Clone, Copy, Debug)]
struct Measures {
    narrow: bool,
    gutter: f64,
    /// The height of a row, with its name above it on narrow screens.
    row: f64,
    bar: f64,
    size: f64,
}

impl Measures {
    fn for_width(width: f64) -> Self {
        if width < 620.0 {
            Self { narrow: true, gutter: 0.0, row: 46.0, bar: 22.0, size: 12.0 }
        } else {
            Self { narrow: false, gutter: 168.0, row: 30.0, bar: 24.0, size: 13.0 }
        }
    }
}

/// The height of a line of an inspection's heading.
const HEADING_LINE: f64 = 19.0;
/// Room above an inspection's heading, and between it and its rows.
const GAP: f64 = 22.0;

/// The longest that one finding is drawn.
const WIDEST_FINDING: f64 = 16.0;

/// Where everything stands on a canvas of this width.
pub fn layout(model: &FindingsModel, width: f64) -> Scene {
    let measures = Measures::for_width(width);
    let mut scene = Scene { width, ..Scene::default() };
    let extremes = model.groups.iter().flat_map(|group| &group.rows).map(sides);
    let (left, right) = extremes.fold((1.0_f64, 1.0_f64), |(l, r), (a, b)| (l.max(a as f64), r.max(b as f64)));
    let room = (width - measures.gutter - 2.0).max(0.0);
    // A few findings are not to look like many.
    let unit = (room / (left + right)).min(WIDEST_FINDING);
    let spare = (room - unit * (left + right)) / 2.0;
    let middle = measures.gutter + 1.0 + spare + left * unit;
    let mut y = 4.0;
    for (index, group) in model.groups.iter().enumerate() {
        if index > 0 {
            y += GAP;
        }
        scene.seams.push(y);
        y = heading(&mut scene, group, measures, y);
        let top = y;
        for (index, row) in group.rows.iter().enumerate() {
            if index > 0 {
                scene.seams.push(y);
            }
            bars(&mut scene, group, row, measures, y, middle, unit);
            y += measures.row;
        }
        scene.line(Point::new(middle, top - 2.0), Point::new(middle, y), Ink::Muted, 1.0);
    }
    scene.height = y + 4.0;
    scene
}

/// How many findings stand left and right of the middle.
fn sides(row: &Row) -> (usize, usize) {
    (row.counts.on_side(false), row.counts.on_side(true))
}

/// An inspection's year and name, with the type and length of its document beside or below them.
fn heading(scene: &mut Scene, group: &Group, measures: Measures, top: f64) -> f64 {
    let year = group.year.to_string();
    let size = measures.size + 1.0;
    let indent = text_width(&year, size, true) + 12.0;
    let mut y = top + HEADING_LINE / 2.0;
    scene.text(Point::new(0.0, y), year, size, Ink::Text, Align::Left, true);
    let beside = text_width(&group.extent, measures.size, false);
    let room = if measures.narrow { scene.width - indent } else { scene.width - indent - beside - 24.0 };
    for line in wrap(&group.event, room, measures.size, false) {
        scene.text(Point::new(indent, y), line, measures.size, Ink::Text, Align::Left, false);
        y += HEADING_LINE;
    }
    if measures.narrow {
        scene.text(Point::new(indent, y), group.extent.clone(), measures.size, Ink::Muted, Align::Left, false);
        y += HEADING_LINE;
    } else {
        scene.text(
            Point::new(scene.width, top + HEADING_LINE / 2.0),
            group.extent.clone(),
            measures.size,
            Ink::Muted,
            Align::Right,
            false,
        );
    }
    y - HEADING_LINE / 2.0 + 6.0
}

/// One area's bars, from the middle outwards.
fn bars(scene: &mut Scene, group: &Group, row: &Row, measures: Measures, top: f64, middle: f64, unit: f64) {
    let bar_top = if measures.narrow {
        top + measures.row - measures.bar - 4.0
    } else {
        top + (measures.row - measures.bar) / 2.0
    };
    let name_at = if measures.narrow { bar_top - 9.0 } else { bar_top + measures.bar / 2.0 };
    scene.text(Point::new(0.0, name_at), row.area.label(), measures.size, Ink::Text, Align::Left, false);
    for favourable in [false, true] {
        side(scene, group, row, measures, Side { favourable, bar_top, middle, unit });
    }
}

/// One side of a row: where it begins and how wide one finding is.
#[derive(Clone, Copy, Debug)]
struct Side {
    favourable: bool,
    bar_top: f64,
    middle: f64,
    unit: f64,
}

/// The bars on one side of the middle, with their numbers in them, or at their end where one would not fit.
fn side(scene: &mut Scene, group: &Group, row: &Row, measures: Measures, side: Side) {
    let size = measures.size - 2.0;
    let bars: Vec<(usize, Kind)> = row.counts.side(side.favourable).map(|(kind, number)| (number, kind)).collect();
    let fits =
        |(number, _): &(usize, Kind)| text_width(&number.to_string(), size, false) <= *number as f64 * side.unit - 1.0;
    let inside = bars.iter().all(fits);
    let mut end = side.middle;
    for (number, kind) in &bars {
        let width = *number as f64 * side.unit;
        let left = if side.favourable { end } else { end - width };
        end = if side.favourable { end + width } else { left };
        let rect = Rect::new(left, side.bar_top, width, measures.bar);
        // A hair of paper keeps neighbours apart without colour.
        let painted = Rect::new(rect.left + 0.5, rect.top, rect.width - 1.0, rect.height);
        let (ink, words) = inks(*kind);
        scene.shapes.push(Shape::Fill { rect: painted, ink });
        if inside {
            scene.text(painted.centre(), number.to_string(), size, words, Align::Centre, false);
        }
        let label = format!(
            "{} {}: {}",
            group.when,
            row.area.label(),
            count(*number, &lower_first(kind.label()), kind.plural())
        );
        let hit = Hit::Findings {
            inspection: group.inspection.clone(),
            area: Some(row.area),
            kind: Some(*kind),
            topic: None,
        };
        scene.target(rect, hit, label);
    }
    if !inside {
        // In the order in which the bars stand from left to right.
        let mut numbers: Vec<String> = bars.iter().map(|(number, _)| number.to_string()).collect();
        let (x, align) = if side.favourable { (end + 5.0, Align::Left) } else { (end - 5.0, Align::Right) };
        if !side.favourable {
            numbers.reverse();
        }
        scene.text(
            Point::new(x, side.bar_top + measures.bar / 2.0),
            numbers.join(" + "),
            size,
            Ink::Text,
            align,
            false,
        );
    }
}

/// A kind's colour, and the colour of words on it.
fn inks(kind: Kind) -> (Ink, Ink) {
    let words = match kind.role() {
        KindRole::Met | KindRole::Recommendation => Ink::OnLight,
        _ => Ink::OnDark,
    };
    (Ink::of(kind), words)
}
