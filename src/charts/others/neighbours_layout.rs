//! Where the rows of the authorities most alike stand, for any width: a small chart of the grades each.

use super::mark;
use super::neighbours::{Mark, NeighboursModel, Row};
use crate::geometry::{Point, Rect, Scale, clamp_within};
use crate::scene::{Align, Dash, Ink, Scene, Shape};
use crate::text::{text_width, wrap};
use record::words::sentence_case;

/// The measures that depend on the width.
#[derive(Clone, Copy, Debug)]
struct Measures {
    /// Whether the words stand above their rows, for want of room beside them.
    narrow: bool,
    /// The width of the names on the left, and of the latest grades on the right.
    left: f64,
    right: f64,
    /// The height of the words.
    size: f64,
    /// Half the height of a mark.
    radius: f64,
    /// Years between labels of the axis.
    years: u16,
}

impl Measures {
    fn for_width(width: f64) -> Self {
        if width < 620.0 {
            let (years, radius) = if width < 320.0 { (4, 5.5) } else { (2, 6.0) };
            Self { narrow: true, left: 0.0, right: 0.0, size: 12.0, radius, years }
        } else if width < 900.0 {
            Self { narrow: false, left: 132.0, right: 132.0, size: 12.0, radius: 6.5, years: 2 }
        } else {
            Self { narrow: false, left: 172.0, right: 172.0, size: 13.0, radius: 7.0, years: 1 }
        }
    }
}

/// The height of a row's grades, and the room in it above the best and below the worst.
const ROW: f64 = 76.0;
const PADDING: f64 = 13.0;
/// The height of the frameworks' names above the rows, and of the axis below them.
const HEADER: f64 = 38.0;
const AXIS: f64 = 34.0;
/// The distance between lines of words.
const LEADING: f64 = 16.0;
/// Room between the rows and the words on the right.
const BESIDE: f64 = 12.0;
/// Room on both sides of the first and the last grade, in years, and what a framework's ground reaches beyond its own.
const ROOM: f64 = 0.5;
const REACH: f64 = 0.25;
/// What stands between two frameworks.
const BREAK: &str = "new framework";
/// What the words beside a row are about.
const LATEST: &str = "Latest grade";

/// Where everything stands on a canvas of this width.
pub fn layout(model: &NeighboursModel, width: f64) -> Scene {
    let measures = Measures::for_width(width);
    let plot = Rect::new(measures.left, HEADER, width - measures.left - measures.right, 0.0);
    let first = model.bands.first().map_or(0.0, |band| band.span.0);
    let last = model.bands.last().map_or(first, |band| band.span.1);
    let time = Scale::new((first - ROOM, last + ROOM), (plot.left, plot.right()));
    let mut drawing = Drawing { scene: Scene { width, ..Scene::default() }, measures, time, plot };
    let tops = drawing.tops(model);
    let bottom = tops.last().map_or(HEADER, |top| top + ROW);
    drawing.plot.height = bottom - HEADER;
    drawing.bands(model);
    if !measures.narrow {
        drawing.heading();
    }
    drawing.scene.heads.push((0.0, HEADER));
    for (row, top) in model.rows.iter().zip(tops) {
        drawing.row(row, top);
    }
    drawing.axis((first, last));
    drawing.scene.height = bottom + AXIS;
    drawing.scene
}

/// The scene as it grows, with the ways from data to pixels.
struct Drawing {
    scene: Scene,
    measures: Measures,
    time: Scale,
    plot: Rect,
}

/// What is said of an authority's latest grade: the grade, and when it was given.
fn latest(row: &Row) -> (String, String) {
    let said = |mark: &Mark| (sentence_case(&mark.grade), mark.end.month_and_year());
    row.marks.last().map_or_else(|| ("No grade".to_owned(), String::new()), said)
}

impl Drawing {
    /// The lines of words above a row on a narrow canvas: the name, and the latest grade.
    fn above(&self, row: &Row) -> Vec<(String, Ink, bool)> {
        let (grade, when) = latest(row);
        let said = if when.is_empty() { grade } else { format!("{LATEST}, {when}: {grade}") };
        let lines = |text: &str, ink: Ink, bold: bool| {
            let lines = wrap(text, self.scene.width - 4.0, self.measures.size, bold);
            lines.into_iter().map(move |line| (line, ink, bold)).collect::<Vec<_>>()
        };
        [lines(&row.name, Ink::Text, true), lines(&said, Ink::Muted, false)].concat()
    }

    /// The top of each row's grades.
    fn tops(&self, model: &NeighboursModel) -> Vec<f64> {
        let mut y = HEADER;
        let mut tops = Vec::new();
        for row in &model.rows {
            if self.measures.narrow {
                y += 8.0 + LEADING * self.above(row).len() as f64;
            }
            tops.push(y);
            y += ROW;
        }
        tops
    }

    /// The frameworks' grounds and names, and what the gaps between them mean.
    fn bands(&mut self, model: &NeighboursModel) {
        let size = self.measures.size - 1.0;
        let mut ends: Option<f64> = None;
        let last = model.bands.len().saturating_sub(1);
        for (index, band) in model.bands.iter().enumerate() {
            let from = if index == 0 { self.plot.left } else { self.time.to_pixels(band.span.0 - REACH) };
            let to = if index == last { self.plot.right() } else { self.time.to_pixels(band.span.1 + REACH) };
            // Where frameworks overlap in time, the gap is seen all the same.
            let from = ends.map_or(from, |before: f64| from.max(before + 4.0));
            let rect = Rect::new(from, self.plot.top, to - from, self.plot.height);
            self.scene.shapes.push(Shape::Fill { rect, ink: Ink::Band });
            let name = band.framework.initials();
            let start = from.min(self.scene.width - text_width(name, size, true));
            self.scene.text(Point::new(start, HEADER - 10.0), name, size, Ink::Muted, Align::Left, true);
            if let Some(before) = ends {
                let half = text_width(BREAK, size, false) / 2.0;
                let x = clamp_within(f64::midpoint(before, from), half, self.scene.width - half);
                self.scene.text(Point::new(x, HEADER - 27.0), BREAK, size, Ink::Muted, Align::Centre, false);
            }
            ends = Some(to);
        }
    }

    /// What the words on the right are about.
    fn heading(&mut self) {
        let at = Point::new(self.plot.right() + BESIDE, HEADER - 10.0);
        self.scene.text(at, LATEST, self.measures.size - 1.0, Ink::Muted, Align::Left, true);
    }

    /// Where a grade stands: up for better.
    fn place(&self, mark: &Mark, top: f64) -> Point {
        Point::new(self.time.to_pixels(mark.end.as_years()), top + below_top(mark.height))
    }

    /// An authority: its name, the lines of its scale, its grades and the latest of them in words.
    fn row(&mut self, row: &Row, top: f64) {
        let heights = row.marks.last().map(|mark| mark.framework.heights().collect::<Vec<_>>()).unwrap_or_default();
        for y in heights.into_iter().map(|height| top + below_top(height)) {
            self.scene.line(Point::new(self.plot.left, y), Point::new(self.plot.right(), y), Ink::Grid, 1.0);
        }
        self.words(row, top);
        let ink = if row.own { Ink::Grade } else { Ink::Muted };
        for join in &row.joins {
            let (Some(from), Some(to)) = (row.marks.get(join.from), row.marks.get(join.to)) else { continue };
            let (from, to) = (self.place(from, top), self.place(to, top));
            self.scene.shapes.push(Shape::Line { from, to, ink, width: 2.0, dash: Dash::Unbroken });
        }
        for one in &row.marks {
            let at = self.place(one, top);
            self.scene.mark(at, mark(one.height, ink, one.areas.len() > 1), self.measures.radius);
            self.scene.target(Rect::around(at, self.measures.radius + 3.0), one.hit.clone(), one.label.clone());
        }
    }

    /// The name and the latest grade, above the row or on both sides of it, and the line between two rows.
    fn words(&mut self, row: &Row, top: f64) {
        let Measures { narrow, left, right, size, .. } = self.measures;
        let above = if narrow { self.above(row) } else { Vec::new() };
        let start = if narrow { top - LEADING * above.len() as f64 - 4.0 } else { top };
        let edge = if narrow { start - 4.0 } else { top };
        self.scene.seams.push(edge);
        if narrow {
            // Words stand on paper, not on the frameworks' grounds.
            let rect = Rect::new(0.0, edge, self.scene.width, top - edge);
            self.scene.shapes.push(Shape::Fill { rect, ink: Ink::Paper });
        }
        self.scene.line(Point::new(0.0, edge), Point::new(self.scene.width, edge), Ink::Grid, 1.5);
        for (index, (line, ink, bold)) in above.into_iter().enumerate() {
            let y = start + LEADING * (index as f64 + 0.5);
            self.scene.text(Point::new(2.0, y), line, size, ink, Align::Left, bold);
        }
        if narrow {
            return;
        }
        let name = wrap(&row.name, left - 10.0, size, row.own);
        let name = name.into_iter().map(|line| (line, Ink::Text, row.own)).collect();
        self.beside(0.0, top, name);
        let (grade, when) = latest(row);
        let grade = wrap(&grade, right - BESIDE, size, row.own).into_iter().map(|line| (line, Ink::Text, row.own));
        let when = Some((when, Ink::Muted, false)).filter(|(when, ..)| !when.is_empty());
        self.beside(self.plot.right() + BESIDE, top, grade.chain(when).collect());
    }

    /// Lines of words beside a row, in the middle of its height.
    fn beside(&mut self, x: f64, top: f64, lines: Vec<(String, Ink, bool)>) {
        let first = top + ROW / 2.0 - (lines.len() as f64 - 1.0) * LEADING / 2.0;
        for (index, (line, ink, bold)) in lines.into_iter().enumerate() {
            let at = Point::new(x, first + LEADING * index as f64);
            self.scene.text(at, line, self.measures.size, ink, Align::Left, bold);
        }
    }

    /// The years.
    fn axis(&mut self, (first, last): (f64, f64)) {
        let y = self.plot.bottom() + 4.0;
        self.scene.line(Point::new(self.plot.left, y), Point::new(self.plot.right(), y), Ink::Muted, 1.0);
        let half = text_width("2000", self.measures.size, false) / 2.0;
        let (from, to) = ((first - ROOM).ceil() as u16, (last + ROOM).floor() as u16);
        for year in (from..=to).filter(|year| year.is_multiple_of(self.measures.years)) {
            let x = self.time.to_pixels(f64::from(year));
            self.scene.line(Point::new(x, y), Point::new(x, y + 5.0), Ink::Muted, 1.0);
            let x = clamp_within(x, half, self.scene.width - half);
            self.scene.text(
                Point::new(x, y + 18.0),
                year.to_string(),
                self.measures.size,
                Ink::Muted,
                Align::Centre,
                false,
            );
        }
    }
}

/// How far below the top of its row a height on its scale is.
fn below_top(height: f64) -> f64 {
    Scale::new((0.0, 1.0), (ROW - PADDING, PADDING)).to_pixels(height)
}
