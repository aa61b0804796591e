//! Where the grades' rows, bands, marks and words stand, for any width.

mod scales;

use super::labels::{self, Label, Wanted};
use super::model::{GradesModel, Mark};
use crate::geometry::{Point, Rect, Scale, clamp_within};
use crate::hit::Hit;
use crate::marks::{form_of_grade, mark_of_grade};
use crate::scene::{Align, Dash, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::order::sorted_by;
use record::words::sentence_case;
use record::{Area, Certainty, Framework, Subject};

/// The measures that depend on the width.
#[derive(Clone, Copy, Debug)]
struct Measures {
    /// Whether row names stand above their rows, for want of room beside them.
    narrow: bool,
    /// The width of the row names.
    gutter: f64,
    /// The height of a row's grades, without its name.
    row: f64,
    /// The height of a row's name above it, on narrow screens.
    name: f64,
    /// The width of the scale's words behind a row; 0 where only its ends are named, inside the row.
    scale: f64,
    /// Room above the best and below the worst grade of a row.
    padding: f64,
    /// The height of the words.
    size: f64,
    /// Half the height of a mark.
    radius: f64,
    /// Years between labels of the axis.
    years: u16,
}

impl Measures {
    fn for_width(width: f64) -> Self {
        if width < 320.0 {
            Self {
                narrow: true,
                gutter: 0.0,
                row: 126.0,
                name: 26.0,
                scale: 0.0,
                padding: 18.0,
                size: 10.5,
                radius: 5.5,
                years: 4,
            }
        } else if width < 620.0 {
            Self {
                narrow: true,
                gutter: 0.0,
                row: 126.0,
                name: 26.0,
                scale: 0.0,
                padding: 18.0,
                size: 11.5,
                radius: 6.0,
                years: 4,
            }
        } else if width < 900.0 {
            Self {
                narrow: false,
                gutter: 118.0,
                row: 94.0,
                name: 0.0,
                scale: 132.0,
                padding: 12.0,
                size: 12.0,
                radius: 6.5,
                years: 2,
            }
        } else if width < 1100.0 {
            Self {
                narrow: false,
                gutter: 150.0,
                row: 94.0,
                name: 0.0,
                scale: 144.0,
                padding: 12.0,
                size: 13.0,
                radius: 7.0,
                years: 2,
            }
        } else {
            // Low enough for the first screen of a laptop.
            Self {
                narrow: false,
                gutter: 150.0,
                row: 68.0,
                name: 0.0,
                scale: 204.0,
                padding: 12.0,
                size: 13.0,
                radius: 6.5,
                years: 2,
            }
        }
    }
}

/// The height of the frameworks' names above the rows: two lines of them.
const HEADER: f64 = 36.0;
/// The height of the time axis.
const AXIS: f64 = 48.0;

/// Where everything stands on a canvas of this width.
pub fn layout(model: &GradesModel, width: f64) -> Scene {
    let measures = Measures::for_width(width);
    let height = HEADER + model.rows.len() as f64 * (measures.row + measures.name) + AXIS;
    let mut drawing = Drawing::new(model, measures, width, height);
    drawing.bands(model);
    drawing.rows(model);
    drawing.joins(model);
    let taken = drawing.marks(model);
    let taken = drawing.breaks(model, taken);
    drawing.not_judged(model, taken);
    drawing.axis(model);
    drawing.scene
}

/// The scene as it grows, with the ways from data to pixels.
struct Drawing {
    scene: Scene,
    measures: Measures,
    time: Scale,
    plot: Rect,
}

impl Drawing {
    fn new(model: &GradesModel, measures: Measures, width: f64, height: f64) -> Self {
        let plot = Rect::new(measures.gutter, HEADER, width - measures.gutter - measures.scale, height - HEADER - AXIS);
        let begins = f64::from(model.span.0);
        let first = model.bands.first().map_or(begins, |band| band.from.min(begins));
        let last = model.bands.last().map_or(f64::from(model.span.1), |band| band.to);
        // Enough room on the right for the words of the latest grades.
        let room = if measures.narrow { 36.0 } else { 44.0 };
        let time = Scale::new((first, last), (plot.left, plot.right() - room));
        Self { scene: Scene { width, height, ..Scene::default() }, measures, time, plot }
    }

    /// The top of a row's grades.
    fn top(&self, model: &GradesModel, area: Area) -> f64 {
        let index = model.rows.iter().position(|row| *row == area).unwrap_or_default() as f64;
        HEADER + index * (self.measures.row + self.measures.name) + self.measures.name
    }

    /// Where a grade stands: up for better. One whose place is not known stands in the middle, or beside the middle where
    /// the inspection gave the row several of them.
    fn place(&self, model: &GradesModel, mark: &Mark, area: Area) -> Point {
        let height = mark.height.unwrap_or_else(|| {
            let same = |other: &&Mark| {
                other.height.is_none() && other.inspection == mark.inspection && other.areas.contains(&area)
            };
            let all: Vec<&Mark> = model.marks.iter().filter(same).collect();
            let before = all.iter().take_while(|other| other.judgement != mark.judgement).count();
            1.0 - (before + 1) as f64 / (all.len() + 1) as f64
        });
        Point::new(self.time.to_pixels(mark.time), self.top(model, area) + self.below_top(height))
    }

    /// The line behind a grade whose place is not known: all places of its row. Says what room it takes.
    fn any_place(&mut self, model: &GradesModel, mark: &Mark) -> Vec<Rect> {
        let mut taken = Vec::new();
        for area in mark.areas.iter().filter(|area| model.rows.contains(area)) {
            let (x, top) = (self.time.to_pixels(mark.time), self.top(model, *area));
            let [from, to] = [1.0, 0.0].map(|height| Point::new(x, top + self.below_top(height)));
            self.scene.shapes.push(Shape::Line { from, to, ink: Ink::Muted, width: 1.5, dash: Dash::Broken });
            taken.push(Rect::new(x - 2.0, from.y, 4.0, to.y - from.y));
        }
        taken
    }

    /// How far below the top of its row a height on its scale is.
    fn below_top(&self, height: f64) -> f64 {
        Scale::new((0.0, 1.0), (self.measures.row - self.measures.padding, self.measures.padding)).to_pixels(height)
    }

    /// The frameworks' grounds and names.
    fn bands(&mut self, model: &GradesModel) {
        let mut taken: [f64; 2] = [f64::NEG_INFINITY; 2];
        let last = model.bands.len().saturating_sub(1);
        for (index, band) in model.bands.iter().enumerate() {
            let left = self.time.to_pixels(band.from);
            let right = if index == last { self.plot.right() } else { self.time.to_pixels(band.to) };
            self.scene.shapes.push(Shape::Fill {
                rect: Rect::new(left, self.plot.top, right - left, self.plot.height),
                ink: Ink::Band,
            });
            let name = band.framework.initials();
            let size = self.measures.size - 1.0;
            let width = text_width(name, size, true);
            let start = left.min(self.scene.width - width);
            let line = usize::from(taken[1] + 8.0 > start);
            let y = HEADER - 10.0 - 15.0 * line as f64;
            if let Some(end) = taken.get_mut(1 - line) {
                *end = start + width;
            }
            self.scene.text(Point::new(start, y), name, size, Ink::Muted, Align::Left, true);
        }
    }

    /// The years in which the scales have as many grades as each other: one of the frameworks, and from where to where.
    fn scales(&self, model: &GradesModel) -> Vec<(Framework, f64, f64)> {
        let mut scales: Vec<(Framework, f64, f64)> = Vec::new();
        for band in &model.bands {
            let right = self.time.to_pixels(band.to);
            match scales.last_mut() {
                Some(last) if last.0.grades() == band.framework.grades() => last.2 = right,
                _ => scales.push((band.framework, self.time.to_pixels(band.from), right)),
            }
        }
        // The lines reach both edges of the plot.
        if let Some(first) = scales.first_mut() {
            first.1 = self.plot.left;
        }
        if let Some(last) = scales.last_mut() {
            last.2 = self.plot.right();
        }
        scales
    }

    /// The rows' names, a line for each grade of the scale, and the lines between rows.
    fn rows(&mut self, model: &GradesModel) {
        let scales = self.scales(model);
        for (index, area) in model.rows.iter().enumerate() {
            let top = self.top(model, *area);
            if index > 0 {
                let y = top - self.measures.name;
                self.scene.line(Point::new(0.0, y), Point::new(self.scene.width, y), Ink::Grid, 1.5);
            }
            for (framework, left, right) in &scales {
                for height in framework.heights() {
                    let y = top + self.below_top(height);
                    self.scene.line(Point::new(*left, y), Point::new(*right, y), Ink::Grid, 1.0);
                }
            }
            let at = if self.measures.narrow {
                Point::new(2.0, top - self.measures.name / 2.0 + 2.0)
            } else {
                Point::new(0.0, top + self.measures.row / 2.0)
            };
            let room = if self.measures.narrow { self.scene.width } else { self.measures.gutter - 8.0 };
            let lines = wrap(area.label(), room, self.measures.size, true);
            let first = at.y - (lines.len() as f64 - 1.0) * 8.0;
            for (line, text) in lines.into_iter().enumerate() {
                self.scene.text(
                    Point::new(at.x, first + 16.0 * line as f64),
                    text,
                    self.measures.size,
                    Ink::Text,
                    Align::Left,
                    true,
                );
            }
        }
    }

    /// The lines between grades of one framework.
    fn joins(&mut self, model: &GradesModel) {
        for join in &model.joins {
            let (Some(from), Some(to)) = (model.marks.get(join.from), model.marks.get(join.to)) else { continue };
            let held = |mark: &Mark| mark.status.role() == Certainty::Held;
            let dash = if held(from) && held(to) { Dash::Unbroken } else { Dash::Broken };
            for area in from.areas.iter().filter(|area| model.rows.contains(area)) {
                let (from, to) = (self.place(model, from, *area), self.place(model, to, *area));
                self.scene.shapes.push(Shape::Line { from, to, ink: Ink::Grade, width: 2.0, dash });
            }
        }
    }

    /// The room that the lines between grades take, in small steps along them.
    fn joined(&self, model: &GradesModel) -> Vec<Rect> {
        let mut taken = Vec::new();
        for join in &model.joins {
            let (Some(from), Some(to)) = (model.marks.get(join.from), model.marks.get(join.to)) else { continue };
            for area in from.areas.iter().filter(|area| model.rows.contains(area)) {
                let (from, to) = (self.place(model, from, *area), self.place(model, to, *area));
                for step in 0..=16 {
                    let share = f64::from(step) / 16.0;
                    let at = Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
                    taken.push(Rect::around(at, 3.0));
                }
            }
        }
        taken
    }

    /// The grades with their words and targets. Says what room they take.
    fn marks(&mut self, model: &GradesModel) -> Vec<Rect> {
        let mut occupied = self.joined(model);
        let spots: Vec<Vec<Point>> = model
            .marks
            .iter()
            .map(|mark| {
                let areas = mark.areas.iter().filter(|area| model.rows.contains(area));
                areas.map(|area| self.place(model, mark, *area)).collect()
            })
            .collect();
        for (mark, places) in model.marks.iter().zip(&spots) {
            if mark.height.is_none() {
                occupied.extend(self.any_place(model, mark));
            }
            if let (Some(first), Some(last)) = (places.first(), places.last())
                && first != last
            {
                // One judgement over two areas: one mark that spans both rows.
                self.scene.shapes.push(Shape::Line {
                    from: *first,
                    to: *last,
                    ink: Ink::Grade,
                    width: 5.0,
                    dash: Dash::Unbroken,
                });
                occupied.push(Rect::new(first.x - 4.0, first.y, 8.0, last.y - first.y));
            }
            let style = mark_of_grade(form_of_grade(mark.height), mark.status);
            for place in places {
                self.scene.mark(*place, style, self.measures.radius);
                occupied.push(Rect::around(*place, self.measures.radius + 1.0));
            }
        }
        let scales = self.scale_words(model, &occupied);
        occupied.extend(scales);
        let mut labels = Vec::new();
        // Reading order: row by row, and in a row from left to right.
        let row = |mark: &Mark| model.rows.iter().position(|row| Some(row) == mark.areas.first());
        let reading = sorted_by(model.marks.iter().zip(&spots), |(a, _), (b, _)| {
            row(a).cmp(&row(b)).then(a.time.total_cmp(&b.time))
        });
        for (mark, places) in reading {
            let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
            let Some(area) = mark.areas.first() else { continue };
            let top = self.top(model, *area);
            let bounds = Rect::new(self.plot.left, top + 1.0, self.plot.width, self.measures.row - 2.0);
            labels.push(Wanted { label: Label::for_mark(mark, &model.rows), mark: *first, bounds });
            let reach = self.measures.radius + 3.0;
            let rect = Rect::new(first.x - reach, first.y - reach, 2.0 * reach, last.y - first.y + 2.0 * reach);
            self.scene.target(rect, Hit::Subject(mark.subject()), describe(mark));
        }
        let Measures { size, radius, .. } = self.measures;
        let words = labels::place_all(&mut self.scene, &occupied, &labels, size, radius);
        occupied.extend(words);
        occupied
    }

    /// The time axis with the ticks of ungraded inspections and visits.
    fn axis(&mut self, model: &GradesModel) {
        let y = self.plot.bottom() + 14.0;
        let end = self.plot.right();
        self.scene.line(Point::new(self.plot.left, y), Point::new(end, y), Ink::Muted, 1.0);
        if !self.measures.narrow {
            self.scene.text(Point::new(0.0, y), "Not graded", self.measures.size - 1.0, Ink::Muted, Align::Left, false);
        }
        for tick in &model.ticks {
            let x = self.time.to_pixels(tick.time);
            self.scene.line(Point::new(x, y - 9.0), Point::new(x, y + 9.0), Ink::Text, 3.0);
            self.scene.target(
                Rect::new(x - 2.0, y - 9.0, 4.0, 18.0),
                Hit::Subject(Subject::Inspection(tick.inspection.clone())),
                tick.about.clone(),
            );
        }
        let (first, last) = model.span;
        for year in (first..=last).filter(|year| (year - first).is_multiple_of(self.measures.years)) {
            let x = self.time.to_pixels(f64::from(year));
            if x < self.plot.left - 1.0 {
                continue;
            }
            self.scene.line(Point::new(x, y), Point::new(x, y + 5.0), Ink::Muted, 1.0);
            let half = text_width("2000", self.measures.size, false) / 2.0;
            let x = clamp_within(x, half, self.scene.width - half);
            self.scene.text(
                Point::new(x, y + 22.0),
                year.to_string(),
                self.measures.size,
                Ink::Muted,
                Align::Centre,
                false,
            );
        }
    }
}

/// What is said of a grade.
fn describe(mark: &Mark) -> String {
    let Mark { year, judgement, grade, height, framework, status, of_and_by, .. } = mark;
    let place = if height.is_none() { " (place on the scale not known)" } else { "" };
    format!("{year} {judgement}: {grade}{place}{of_and_by}. {}. {}.", framework.label(), sentence_case(status.label()))
}
