//! Where the topics stand, for any width: a row each, and in each inspection's cell what was good to the right of a
//! middle line of its own and what was not to the left. No line leaves its cell.

use super::model::{TopicRow, TopicsModel};
use crate::counted::Cell;
use crate::diverging_bars::{INDENT, LOW, Side, draw_key, draw_sides, ground, kinds, name_width, numbers, sides_width};
use crate::geometry::{Point, Rect, clamp_within};
use crate::hit::Hit;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::Kind;

/// The number of findings that fills one side of a cell.
pub const FULL: usize = 4;
/// Wider cells would only draw apart what is to be read together.
const WIDEST_CELL: f64 = 184.0;
/// The widest block.
const WIDEST_BLOCK: f64 = 13.0;
/// The height of a line of lesser words.
const LINE: f64 = 16.0;
/// The height of an inspection's year.
const YEAR_LINE: f64 = 19.0;
/// The height of a group's heading.
const GROUP: f64 = 34.0;

/// The measures that depend on the width and the model.
#[derive(Clone, Copy, Debug)]
struct Measures {
    narrow: bool,
    gutter: f64,
    cell: f64,
    row: f64,
    unit: f64,
    numbers: bool,
    size: f64,
    small: f64,
}

impl Measures {
    fn new(model: &TopicsModel, width: f64) -> Self {
        let narrow = width < 680.0;
        let size = if narrow { 12.0 } else { 13.0 };
        let gutter = if narrow { 0.0 } else { name_width(model.named.iter().copied(), size) + 14.0 };
        let cell = ((width - gutter) / model.columns.len().max(1) as f64).min(WIDEST_CELL);
        let cells = || model.rows.iter().flat_map(|row| &row.cells);
        let widths = cells().flat_map(|cell| [numbers(cell, false), numbers(cell, true)]);
        let widest = widths.map(|text| text_width(&text, size - 1.0, false)).fold(0.0, f64::max);
        let block = |room: f64| (room / FULL as f64).floor().min(WIDEST_BLOCK);
        let (alone, beside) = (block(cell / 2.0 - 5.0), block(cell / 2.0 - 11.0 - widest));
        let numbers = beside >= 5.0;
        let unit = if numbers { beside } else { alone.max(1.0) };
        // The longest word of a document's length must fit into its column.
        let words = model.columns.iter().flat_map(|column| column.extent.split_whitespace().chain([column.noun]));
        let longest = words.map(|word| text_width(word, 1.0, false)).fold(1.0, f64::max);
        let small = clamp_within((cell - 3.0) / longest, 7.0, size - 1.5);
        Self { narrow, gutter, cell, row: if narrow { 42.0 } else { 28.0 }, unit, numbers, size, small }
    }

    /// The middle of a column, on a whole pixel so that its line is sharp.
    fn middle(self, column: usize) -> f64 {
        (self.gutter + self.cell * (column as f64 + 0.5)).round()
    }

    /// How far rows reach.
    fn right(self, columns: usize) -> f64 {
        self.gutter + self.cell * columns as f64
    }
}

/// Where everything stands on a canvas of this width.
pub fn layout(model: &TopicsModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    if model.rows.is_empty() {
        scene.height = 8.0;
        return scene;
    }
    let measures = Measures::new(model, width);
    let mut y = key(&mut scene, model, measures);
    let top = y + 8.0;
    y = heads(&mut scene, model, measures, top);
    scene.heads.push((top, y));
    let mut above = None;
    let mut banded = false;
    for row in &model.rows {
        scene.seams.push(y);
        banded = !banded && above == Some(row.persistence);
        if above != Some(row.persistence) {
            y = group(&mut scene, model, measures, row.persistence, above.is_none(), y);
            above = Some(row.persistence);
        }
        if banded {
            let ground = Rect::new(0.0, y, measures.right(model.columns.len()), measures.row);
            scene.shapes.push(Shape::Fill { rect: ground, ink: Ink::Band });
        }
        name(&mut scene, row, measures, y);
        cells(&mut scene, model, row, measures, y);
        y += measures.row;
    }
    scene.height = y + 4.0;
    scene
}

/// How to read the cells, and what the silence of the inspections means that did not look at everything.
fn key(scene: &mut Scene, model: &TopicsModel, measures: Measures) -> f64 {
    let mut said = Vec::new();
    if !sides_fit(measures) {
        said.push("Left of each line: concerns and recommendations. Right: strengths and requirements met.".to_owned());
    }
    said.push(format!("Each block is one finding; a solid bar is {} or more. {LOW}", FULL + 1));
    if let Some(latest) = model.columns.last().filter(|_| model.rows.iter().any(|row| row.still)) {
        let bold = format!("Bold: one of them was in {}.", latest.when);
        said.push(format!("Topics are grouped by how many inspections had a concern or recommendation. {bold}"));
    }
    said.extend(
        model.columns.iter().filter_map(|column| Some(format!("{}: {}", column.when, column.note.as_deref()?))),
    );
    let quiet = model.rows.iter().any(|row| row.cells.contains(&Cell::Quiet));
    draw_key(scene, &said, quiet, measures.size - 1.0)
}

/// Whether the words over the two sides of a cell fit over every column.
fn sides_fit(measures: Measures) -> bool {
    sides_width(measures.size - 2.0) <= measures.cell / 2.0
}

/// Each inspection's year and what it was, with the type and length of its document below.
fn heads(scene: &mut Scene, model: &TopicsModel, measures: Measures, top: f64) -> f64 {
    let mut bottom = top;
    for (index, column) in model.columns.iter().enumerate() {
        let x = measures.middle(index);
        let mut y = top + YEAR_LINE / 2.0;
        scene.text(Point::new(x, y), column.year.to_string(), measures.size + 2.0, Ink::Text, Align::Centre, true);
        y += YEAR_LINE / 2.0 + LINE / 2.0;
        let fits = text_width(column.noun, measures.size - 1.0, false) <= measures.cell - 3.0;
        let size = if fits { measures.size - 1.0 } else { measures.small };
        scene.text(Point::new(x, y), column.noun, size, Ink::Text, Align::Centre, false);
        for line in wrap(&column.extent, measures.cell - 3.0, measures.small, false) {
            y += LINE - 1.0;
            scene.text(Point::new(x, y), line, measures.small, Ink::Muted, Align::Centre, false);
        }
        bottom = bottom.max(y + LINE / 2.0);
    }
    if sides_fit(measures) {
        bottom += 4.0;
        for index in 0..model.columns.len() {
            draw_sides(scene, Point::new(measures.middle(index), bottom + LINE / 2.0), measures.size - 2.0);
        }
        bottom += LINE;
    }
    bottom
}

/// The words over the topics that were a concern in so many of the inspections.
fn group_words(persistence: usize, inspections: usize) -> String {
    match (persistence, inspections) {
        (0, _) => "Positive findings only".to_owned(),
        (_, 1) => "Concern or recommendation".to_owned(),
        (2, 2) => "Concern in both inspections".to_owned(),
        (all, inspections) if all == inspections => format!("Concern in all {inspections} inspections"),
        (some, inspections) => format!("Concern in {some} of {inspections} inspections"),
    }
}

/// The heading over the topics of one persistence, with the years again, since the heads may be far above.
fn group(scene: &mut Scene, model: &TopicsModel, measures: Measures, persistence: usize, first: bool, top: f64) -> f64 {
    let drew = group_words(persistence, model.columns.len());
    let mut y = top + GROUP - 14.0;
    // Short names of topics leave no room for the heading before the first year.
    let year = text_width("2000", measures.size - 1.0, false);
    let beside = INDENT + text_width(&drew, measures.size, true) + 6.0 <= measures.middle(0) - year / 2.0;
    scene.text(Point::new(INDENT, y), drew, measures.size, Ink::Text, Align::Left, true);
    if !first {
        if measures.narrow || !beside {
            y += LINE + 2.0;
        }
        for (index, column) in model.columns.iter().enumerate() {
            let at = Point::new(measures.middle(index), y);
            scene.text(at, column.year.to_string(), measures.size - 1.0, Ink::Muted, Align::Centre, false);
        }
    }
    y + 12.0
}

/// A topic's name, bold where the latest inspection has a concern or recommendation.
fn name(scene: &mut Scene, row: &TopicRow, measures: Measures, top: f64) {
    let y = top + if measures.narrow { 11.0 } else { measures.row / 2.0 };
    scene.text(Point::new(INDENT, y), row.topic.label(), measures.size, Ink::Text, Align::Left, row.still);
}

/// A topic's cells.
fn cells(scene: &mut Scene, model: &TopicsModel, row: &TopicRow, measures: Measures, top: f64) {
    let centre = if measures.narrow { top + 28.0 } else { top + measures.row / 2.0 };
    for (index, (cell, column)) in row.cells.iter().zip(&model.columns).enumerate() {
        let at = Point::new(measures.middle(index), centre);
        ground(scene, cell, at, measures.row.min(30.0) - 8.0);
        if !matches!(cell, Cell::Found(_)) {
            continue;
        }
        for favourable in [false, true] {
            let number = measures.numbers.then(|| (numbers(cell, favourable), measures.size - 1.0));
            let segments = blocks(cell, favourable, measures.unit);
            Side { favourable, at, height: 14.0, segments, number }.draw(scene);
        }
        let rect = Rect::new(measures.gutter + measures.cell * index as f64, top, measures.cell, measures.row);
        scene.target(
            rect,
            Hit::Findings { inspection: column.inspection.clone(), area: None, kind: None, topic: Some(row.topic) },
            format!("{} {}: {}", column.when, row.topic.label(), cell.words()),
        );
    }
}

/// A block for each finding, or, for more than fit, one full bar that the kinds share.
fn blocks(cell: &Cell, favourable: bool, unit: f64) -> Vec<(f64, Kind)> {
    let kinds = kinds(cell, favourable);
    let all: usize = kinds.iter().map(|(number, _)| number).sum();
    if all <= FULL {
        return kinds.iter().flat_map(|(number, kind)| core::iter::repeat_n((unit, *kind), *number)).collect();
    }
    // No kind's share is too small to be seen.
    let room = FULL as f64 * unit;
    let least = unit.min(4.0);
    let share = |number: usize| clamp_within((room * number as f64 / all as f64).round(), least, room - least);
    match kinds.as_slice() {
        [(_, only)] => vec![(room, *only)],
        [(number, inner), (_, outer)] => vec![(share(*number), *inner), (room - share(*number), *outer)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::group_words;

    #[test]
    fn a_group_says_in_how_many_inspections_its_topics_were_a_concern() {
        for (persistence, inspections, words) in [
            (0, 1, "Positive findings only"),
            (0, 5, "Positive findings only"),
            (1, 1, "Concern or recommendation"),
            (1, 2, "Concern in 1 of 2 inspections"),
            (2, 2, "Concern in both inspections"),
            (4, 5, "Concern in 4 of 5 inspections"),
            (5, 5, "Concern in all 5 inspections"),
        ] {
            assert_eq!(group_words(persistence, inspections), words);
        }
    }
}
