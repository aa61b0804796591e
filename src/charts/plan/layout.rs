//! Where the plan stands, for any width: a row an area. What is said of it stands in columns beside its title, on smaller
//! screens below it, and on phones in lines below each other.

use super::model::{AreaRow, PlanModel};
use super::parts::{LINE, Part, SIZE, came_of_it, flow, had_said, promised};
use crate::geometry::{Point, Rect};
use crate::hit::Hit;
use crate::marks::mark_of_progress;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap, wrap_evenly};
use record::Subject;

/// The side of an action's target, and the way to the next one.
const BOX: f64 = 26.0;
const STEP: f64 = 28.0;
/// The room beside words, and between columns.
const INDENT: f64 = 6.0;
const GAP: f64 = 18.0;
/// The room above and below the words of a row.
const ABOVE: f64 = 9.0;
/// The height of titles and of the words over the columns.
const TITLE: f64 = 13.5;
const HEAD: f64 = 12.0;
/// The least widths of what inspectors had said, what was promised, what the next one said, and the statuses.
const LEAST: [f64; 4] = [146.0, 82.0, 142.0, 4.0 * STEP];
/// The most of them: beyond that, room is left free.
const MOST: [f64; 4] = [250.0, 110.0, 250.0, 4.0 * STEP];
/// Which part each gets of what is left over.
const SHARES: [f64; 4] = [0.3, 0.2, 0.5, 0.0];
/// The least width of a title beside the columns, and the most of it.
const TITLES: (f64, f64) = (230.0, 520.0);

/// The least room for what is said behind its name.
const VALUES: f64 = 136.0;

/// Where a column begins and how wide it is.
type Column = (f64, f64);

/// The measures that depend on the width.
struct Measures {
    width: f64,
    title: Column,
    /// The four columns; `None` where they stand below each other.
    columns: Option<[Column; 4]>,
    /// Whether the columns stand beside the title and not below it.
    beside: bool,
}

impl Measures {
    fn new(model: &PlanModel, width: f64) -> Self {
        let number = if has_names(model) { 0.0 } else { widest_name(model) + 10.0 };
        let left = INDENT + number;
        let least: f64 = LEAST.iter().sum::<f64>() + GAP * 3.0;
        let room = width - left - INDENT;
        let beside = room >= least + GAP + TITLES.0;
        if !beside && room < least {
            return Self { width, title: (left, room), columns: None, beside };
        }
        // What is left over is shared: the titles take the larger part of it.
        let over = room - least - if beside { GAP + TITLES.0 } else { 0.0 };
        let titles = if beside { (TITLES.0 + over * 0.4).min(TITLES.1) } else { room };
        let over = if beside { over * 0.6 } else { over };
        let mut x = if beside { left + titles + GAP } else { left };
        let columns = [0, 1, 2, 3].map(|at: usize| {
            let (least, most) = (LEAST.get(at).copied().unwrap_or_default(), MOST.get(at).copied().unwrap_or_default());
            let share = SHARES.get(at).copied().unwrap_or_default();
            let own = (least + over * share).min(most);
            let column = (x, own);
            x += own + GAP;
            column
        });
        Self { width, title: (left, titles), columns: Some(columns), beside }
    }
}

/// The widest that what an area is called may be to stand before its title.
const NUMBER: f64 = 56.0;

fn widest_name(model: &PlanModel) -> f64 {
    model.rows.iter().map(|row| text_width(&row.called, TITLE, true)).fold(0.0, f64::max)
}

/// Whether areas have names too long to stand before their titles: then they begin the titles.
fn has_names(model: &PlanModel) -> bool {
    widest_name(model) > NUMBER
}

/// Where everything stands on a canvas of this width.
pub fn layout(model: &PlanModel, width: f64) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let measures = Measures::new(model, width);
    let mut y = heads(&mut scene, model, &measures);
    let mut plan = None;
    for (index, row) in model.rows.iter().enumerate() {
        if model.plans.len() > 1 && plan != Some(row.plan) {
            plan = Some(row.plan);
            y = plan_head(&mut scene, model, row.plan, y);
        }
        let mut own = Scene { width, ..Scene::default() };
        let height = draw_row(&mut own, model, row, &measures, y);
        if index % 2 == 1 {
            scene.shapes.push(Shape::Fill { rect: Rect::new(0.0, y, width, height), ink: Ink::Band });
        }
        scene.shapes.append(&mut own.shapes);
        scene.targets.append(&mut own.targets);
        y += height;
    }
    scene.height = y + 2.0;
    scene
}

/// The name and the date of a plan over its areas, where there are several plans; gives where its areas begin.
fn plan_head(scene: &mut Scene, model: &PlanModel, plan: usize, top: f64) -> f64 {
    let Some(head) = model.plans.get(plan) else { return top };
    let mut y = top + ABOVE;
    for line in wrap(&format!("{}, {}", head.title, head.published), scene.width - 2.0 * INDENT, TITLE, true) {
        scene.text(Point::new(INDENT, y + LINE / 2.0), line, TITLE, Ink::Text, Align::Left, true);
        y += LINE;
    }
    y + ABOVE / 2.0
}

/// What stands over each column: what it tells, and of when.
fn heads(scene: &mut Scene, model: &PlanModel, measures: &Measures) -> f64 {
    let Some(columns) = measures.columns else { return 2.0 };
    let when = |name: &Option<String>| name.clone().unwrap_or_default();
    let heads = [
        ("What inspectors had said", when(&model.before)),
        ("What was promised", model.published.clone()),
        ("What the next inspection said", when(&model.after)),
        ("Your status", String::new()),
    ];
    let mut bottom: f64 = 0.0;
    for ((x, width), (head, when)) in columns.into_iter().zip(heads) {
        let mut y = 10.0;
        for line in wrap(head, width, HEAD, true) {
            scene.text(Point::new(x, y), line, HEAD, Ink::Text, Align::Left, true);
            y += LINE - 2.0;
        }
        for line in wrap(&when, width, HEAD, false) {
            scene.text(Point::new(x, y), line, HEAD, Ink::Muted, Align::Left, false);
            y += LINE - 2.0;
        }
        bottom = bottom.max(y);
    }
    scene.line(Point::new(0.0, bottom - 2.0), Point::new(measures.width, bottom - 2.0), Ink::Grid, 1.0);
    bottom
}

/// Draws a row and gives its height.
fn draw_row(scene: &mut Scene, model: &PlanModel, row: &AreaRow, measures: &Measures, top: f64) -> f64 {
    let first = top + ABOVE;
    let title = if has_names(model) {
        format!("{}: {}", row.called, row.title)
    } else {
        scene.text(Point::new(INDENT, first + LINE / 2.0), row.called.clone(), TITLE, Ink::Text, Align::Left, true);
        row.title.clone()
    };
    let (left, room) = measures.title;
    let lines = wrap_evenly(&title, room, TITLE, !measures.beside);
    let title_height = LINE * lines.len() as f64;
    for (line, words) in lines.into_iter().enumerate() {
        let at = Point::new(left, LINE.mul_add(line as f64 + 0.5, first));
        scene.text(at, words, TITLE, Ink::Text, Align::Left, !measures.beside);
    }
    let said = [had_said(row), promised(row), came_of_it(model, row)];
    let Some(columns) = measures.columns else {
        let corner = stacked(scene, model, &said, measures.width, first + title_height + 3.0);
        area(scene, row, Rect::new(0.0, top, measures.width, corner.y - top));
        let room = measures.width - corner.x - INDENT;
        actions(scene, row, corner, room);
        return corner.y + actions_height(row, room) + ABOVE - 2.0 - top;
    };
    let from = if measures.beside { first } else { first + title_height + 3.0 };
    let mut bottom = first + title_height;
    for ((x, width), parts) in columns.into_iter().zip(&said) {
        bottom = bottom.max(from + flow(scene, parts, Point::new(x, from), width));
    }
    let [.., (x, width)] = columns;
    let rows = actions_height(row, width);
    // The signs stand as high as the first line of words.
    let corner = Point::new(x, from + (LINE - BOX) / 2.0);
    bottom = bottom.max(corner.y + rows) + ABOVE;
    area(scene, row, Rect::new(0.0, top, x - GAP / 2.0, bottom - top));
    actions(scene, row, corner, width);
    bottom - top
}

/// The parts of a row below each other, each with its name before it, and the name of the statuses; gives where the
/// statuses begin.
fn stacked(scene: &mut Scene, model: &PlanModel, said: &[Vec<Part>; 3], width: f64, from: f64) -> Point {
    let name = |name: &Option<String>, other: &str| name.clone().unwrap_or_else(|| other.to_owned());
    let names = [name(&model.before, "Inspectors"), "Promised".to_owned(), name(&model.after, "Next inspection")];
    let own = "Your status";
    let widest = names.iter().map(String::as_str).chain([own]).map(|name| text_width(name, HEAD, false));
    let beside = INDENT + widest.fold(0.0, f64::max) + 12.0;
    // On the narrowest screens the names stand above, so that no word is cut.
    let above = width - beside - INDENT < VALUES;
    let (left, down) = if above { (INDENT, LINE) } else { (beside, 0.0) };
    let mut y = from;
    for (name, parts) in names.into_iter().zip(said) {
        scene.text(Point::new(INDENT, y + LINE / 2.0), name, HEAD, Ink::Muted, Align::Left, false);
        y += down;
        y += flow(scene, parts, Point::new(left, y), width - left - INDENT) + 2.0;
    }
    let middle = if above { LINE } else { BOX } / 2.0;
    scene.text(Point::new(INDENT, y + middle), own, HEAD, Ink::Muted, Align::Left, false);
    Point::new(left, y + down)
}

/// The target of an area.
fn area(scene: &mut Scene, row: &AreaRow, rect: Rect) {
    scene.target(rect, Hit::PlanArea(row.id.clone()), row.told());
}

/// How many actions fit side by side.
fn in_line(width: f64) -> usize {
    ((width / STEP).floor() as usize).max(1)
}

fn actions_height(row: &AreaRow, width: f64) -> f64 {
    STEP * row.steps.len().div_ceil(in_line(width)).max(1) as f64
}

/// The actions of an area, each with the reader's own status.
fn actions(scene: &mut Scene, row: &AreaRow, corner: Point, width: f64) {
    let in_line = in_line(width);
    // The first sign, and not its target, begins where words do.
    let left = corner.x - (BOX - SIZE) / 2.0;
    for (index, step) in row.steps.iter().enumerate() {
        let (column, line) = ((index % in_line) as f64, (index / in_line) as f64);
        let rect = Rect::new(STEP.mul_add(column, left), STEP.mul_add(line, corner.y), BOX, BOX);
        scene.mark(rect.centre(), mark_of_progress(step.told.map(|(progress, _)| progress)), SIZE / 2.0);
        let status = step.told.map_or("no status set", |(progress, _)| progress.label());
        let label = format!(
            "{}, action {}: {} Status: {}.",
            row.called,
            step.number,
            step.summary,
            status.to_ascii_lowercase()
        );
        scene.target(rect, Hit::Subject(Subject::Action(step.unit.clone())), label);
    }
}
