//! Where two inspections stand side by side, for any width: the same rows in two panels, each with its own middle and
//! its own scale. Nothing is drawn from one panel to the other.

use super::model::{AreaRows, CompareModel, CompareRow, Panel};
use crate::counted::Cell;
use crate::diverging_bars::{INDENT, LOW, Side, draw_key, ground, kinds, name_width, numbers};
use crate::geometry::{Point, Rect, clamp_within};
use crate::hit::Hit;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::words::{count, lower_first};

/// The height of a line of a panel's head.
const LINE: f64 = 17.0;
/// The room between the panels.
const GAP: f64 = 20.0;
/// The height of an area's heading.
const HEADING: f64 = 36.0;
/// The widest that one finding is drawn.
const WIDEST_FINDING: f64 = 16.0;
/// The longest that a scale's measure is drawn.
const LONGEST_MEASURE: f64 = 84.0;

/// The measures that depend on the width.
#[derive(Clone, Copy, Debug)]
struct Measures {
    narrow: bool,
    gutter: f64,
    row: f64,
    size: f64,
    panels: [Place; 2],
}

/// Where a panel stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    left: f64,
    width: f64,
    middle: f64,
    /// How wide one finding is drawn in this panel.
    unit: f64,
}

impl Measures {
    fn new(model: &CompareModel, width: f64) -> Self {
        let narrow = width < 700.0;
        let size = if narrow { 12.0 } else { 13.0 };
        let gutter = if narrow { 0.0 } else { name_width(model.named.iter().copied(), size) + 14.0 };
        let room = (width - gutter - GAP) / 2.0;
        let panels =
            [0_usize, 1].map(|index| Place::new(model, index, gutter + (room + GAP) * index as f64, room, size));
        Self { narrow, gutter, row: if narrow { 42.0 } else { 28.0 }, size, panels }
    }
}

impl Place {
    /// A panel whose longest bars and their numbers just fit.
    fn new(model: &CompareModel, index: usize, left: f64, width: f64, size: f64) -> Self {
        let cells = || model.areas.iter().flat_map(|area| &area.rows).filter_map(|row| row.cells.get(index));
        let longest = |favourable| cells().map(|cell| cell.side(favourable)).max().unwrap_or_default() as f64;
        // The year over the middle needs its half too.
        let year = text_width("2000", size - 1.0, false) / 2.0;
        let number = |favourable| {
            cells().map(|cell| text_width(&numbers(cell, favourable), size - 1.0, false)).fold(year, f64::max) + 6.0
        };
        let (before, after) = (number(false), number(true));
        let room = width - before - after - 6.0;
        let unit = clamp_within(room / (longest(false) + longest(true)).max(1.0), 1.0, WIDEST_FINDING);
        let spare = (room - unit * (longest(false) + longest(true))).max(0.0) / 2.0;
        let middle = (left + spare + before + 3.0 + unit * longest(false)).round();
        Self { left, width, middle, unit }
    }
}

/// Where everything stands on a canvas of this width.
pub fn layout(model: &CompareModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    if model.areas.is_empty() {
        scene.height = 8.0;
        return scene;
    }
    let measures = Measures::new(model, width);
    let quiet = model.areas.iter().flat_map(|area| &area.rows).any(|row| row.cells.contains(&Cell::Quiet));
    let left = "Left of each line: concerns and recommendations. Right: strengths and requirements met.";
    let top = draw_key(&mut scene, &[format!("{left} {LOW}")], quiet, measures.size - 1.0) + 10.0;
    let mut y = top;
    for (panel, place) in model.panels.iter().zip(measures.panels) {
        y = y.max(head(&mut scene, panel, place, measures.size, top));
    }
    scene.heads.push((top, y));
    for (index, area) in model.areas.iter().enumerate() {
        scene.seams.push(y);
        y = heading(&mut scene, model, area, measures, index == 0, y);
        for (index, row) in area.rows.iter().enumerate() {
            if index > 0 {
                scene.seams.push(y);
            }
            if index % 2 == 1 {
                // Each panel has a ground of its own, so that no band reaches from one to the other.
                let name = (!measures.narrow).then(|| Rect::new(0.0, y, measures.gutter - 6.0, measures.row));
                let panels = measures.panels.iter().map(|place| Rect::new(place.left, y, place.width, measures.row));
                for rect in name.into_iter().chain(panels) {
                    scene.shapes.push(Shape::Fill { rect, ink: Ink::Band });
                }
            }
            cells(&mut scene, model, area, row, measures, y);
            y += measures.row;
        }
    }
    scene.height = y + 4.0;
    scene
}

/// A panel's year and event, the type and length of its document, what its silence means, and its scale.
fn head(scene: &mut Scene, panel: &Panel, place: Place, size: f64, top: f64) -> f64 {
    let mut y = top + LINE / 2.0;
    let at = |y| Point::new(place.left, y);
    scene.text(at(y), panel.year.to_string(), size + 2.0, Ink::Text, Align::Left, true);
    y += 2.0;
    for (text, ink) in [(&panel.event, Ink::Text), (&panel.extent, Ink::Muted)] {
        for line in wrap(text, place.width, size, false) {
            y += LINE;
            scene.text(at(y), line, size, ink, Align::Left, false);
        }
    }
    for line in panel.note.iter().flat_map(|note| wrap(note, place.width, size - 1.0, false)) {
        y += LINE - 1.0;
        scene.text(at(y), line, size - 1.0, Ink::Muted, Align::Left, false);
    }
    y + LINE + scale(scene, place, size, y + LINE + 3.0)
}

/// A measure of a round number of findings in the panel's own scale.
fn scale(scene: &mut Scene, place: Place, size: f64, y: f64) -> f64 {
    let room = (place.width - text_width("10 findings", size - 1.0, false) - 8.0).min(LONGEST_MEASURE);
    let fits = |number: &usize| *number as f64 * place.unit <= room;
    let number = [10_usize, 5, 2].into_iter().find(fits).unwrap_or(1);
    let end = place.left + 0.5 + number as f64 * place.unit;
    scene.line(Point::new(place.left + 0.5, y), Point::new(end, y), Ink::Muted, 1.0);
    for x in [place.left + 0.5, end] {
        scene.line(Point::new(x, y - 4.0), Point::new(x, y + 4.0), Ink::Muted, 1.0);
    }
    let words = count(number, "finding", "findings");
    scene.text(Point::new(end + 7.0, y), words, size - 1.0, Ink::Muted, Align::Left, false);
    LINE / 2.0
}

/// An area's name, with the years again, since the heads may be far above.
fn heading(scene: &mut Scene, model: &CompareModel, area: &AreaRows, measures: Measures, first: bool, top: f64) -> f64 {
    let mut y = top + HEADING - 14.0;
    scene.text(Point::new(INDENT, y), area.area.label(), measures.size + 1.0, Ink::Text, Align::Left, true);
    if !first {
        if measures.narrow {
            y += LINE;
        }
        for (panel, place) in model.panels.iter().zip(measures.panels) {
            let at = Point::new(place.middle, y);
            scene.text(at, panel.year.to_string(), measures.size - 1.0, Ink::Muted, Align::Centre, false);
        }
    }
    y + 14.0
}

/// A topic's name and what each inspection says.
fn cells(scene: &mut Scene, model: &CompareModel, area: &AreaRows, row: &CompareRow, measures: Measures, top: f64) {
    let (name_at, centre) =
        if measures.narrow { (top + 11.0, top + 28.0) } else { (top + measures.row / 2.0, top + measures.row / 2.0) };
    scene.text(Point::new(INDENT, name_at), row.topic.label(), measures.size, Ink::Text, Align::Left, false);
    for ((cell, panel), place) in row.cells.iter().zip(&model.panels).zip(measures.panels) {
        let at = Point::new(place.middle, centre);
        ground(scene, cell, at, measures.row.min(30.0) - 8.0);
        if !matches!(cell, Cell::Found(_)) {
            continue;
        }
        for favourable in [false, true] {
            let segments = kinds(cell, favourable).into_iter().map(|(n, kind)| (n as f64 * place.unit, kind)).collect();
            let number = Some((numbers(cell, favourable), measures.size - 1.0));
            Side { favourable, at, height: 14.0, segments, number }.draw(scene);
        }
        scene.target(
            Rect::new(place.left, top, place.width, measures.row),
            Hit::Findings {
                inspection: panel.inspection.clone(),
                area: Some(area.area),
                kind: None,
                topic: Some(row.topic),
            },
            format!("{} {}, {}: {}", panel.when, area.area.label(), lower_first(row.topic.label()), cell.words()),
        );
    }
}
