//! Painting a scene with plotters, on any backend: a canvas in the browser, an SVG in files.

use super::geometry::{Point, Rect};
use super::pattern::{dots, hatching};
use super::scene::{Align, Dash, Finish, Form, Ink, MarkStyle, Scene, Shape};
use super::theme::{Pattern, Theme};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{
    Circle, DrawingAreaErrorKind, DrawingBackend, PathElement, Polygon, RGBColor, Rectangle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle};

/// The fonts of the page, so that charts and words look alike.
const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// The length of a dash and of the gap behind it, in CSS pixels.
const DASH: f64 = 3.5;

/// The way from one line of a pattern to the next, in CSS pixels.
const LINES: f64 = 5.0;

/// The way from one dot of a pattern to the next, in CSS pixels: so near that a bar of one finding has some too.
const DOTS: f64 = 4.0;

/// How large a dot is beside the other marks.
pub const DOT: f64 = 0.42;

/// Paints a scene.
///
/// `ratio` is how many device pixels a CSS pixel has: the backend's surface is `ratio` times the scene.
///
/// # Errors
/// What the backend reports.
pub fn paint<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Scene,
    theme: Theme,
    ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let brush = Brush { area, theme, ratio };
    area.fill(&brush.colour(Ink::Paper))?;
    // Without patterns no ground makes words hard to read: then nobody looks for what lies under them.
    let patterned = theme.has_busy_patterns();
    for (index, shape) in scene.shapes.iter().enumerate() {
        let before = if patterned { scene.shapes.get(..index).unwrap_or_default() } else { &[] };
        match brush.busy_ground(shape, before) {
            Some(bar) => brush.on_plate(shape, bar)?,
            None => brush.shape(shape)?,
        }
    }
    area.present()
}

/// What every shape needs to be painted.
struct Brush<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    theme: Theme,
    ratio: f64,
}

type Painted<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

impl<DB: DrawingBackend> Brush<'_, DB> {
    fn colour(&self, ink: Ink) -> RGBColor {
        let (r, g, b) = self.theme.colour(ink);
        RGBColor(r, g, b)
    }

    /// A length in device pixels.
    fn length(&self, css: f64) -> i32 {
        (css * self.ratio).round() as i32
    }

    /// A stroke width in device pixels, at least 1.
    fn width(&self, css: f64) -> u32 {
        self.length(css).max(1).unsigned_abs()
    }

    fn point(&self, point: Point) -> (i32, i32) {
        (self.length(point.x), self.length(point.y))
    }

    fn shape(&self, shape: &Shape) -> Painted<DB> {
        match shape {
            Shape::Fill { rect, ink } => self.fill(*rect, *ink),
            Shape::Line { from, to, ink, width, dash } => {
                let style = self.colour(*ink).stroke_width(self.width(*width));
                match dash {
                    Dash::Broken => self.dashes(&[*from, *to], style),
                    Dash::Unbroken => {
                        self.area.draw(&PathElement::new(vec![self.point(*from), self.point(*to)], style))
                    }
                }
            }
            Shape::Mark { at, style, radius } => self.mark(*at, *style, *radius),
            Shape::Text { at, text, size, ink, align, bold } => {
                let side = match align {
                    Align::Left => HPos::Left,
                    Align::Centre => HPos::Center,
                    Align::Right => HPos::Right,
                };
                let weight = if *bold { FontStyle::Bold } else { FontStyle::Normal };
                let style = FontDesc::new(FontFamily::Name(FONTS), size * self.ratio, weight)
                    .color(&self.colour(*ink))
                    .pos(Pos::new(side, VPos::Center));
                self.area.draw(&Text::new(text.as_str(), self.point(*at), style))
            }
        }
    }

    /// A filled rectangle, in the theme's pattern.
    fn fill(&self, rect: Rect, ink: Ink) -> Painted<DB> {
        let corners =
            [self.point(Point::new(rect.left, rect.top)), self.point(Point::new(rect.right(), rect.bottom()))];
        let plain = |corners, ink| self.area.draw(&Rectangle::new(corners, self.colour(ink).filled()));
        let pattern = self.theme.pattern(ink);
        if pattern == Pattern::Plain {
            return plain(corners, ink);
        }
        // The outline is what the inner rectangle leaves: sharp, and of one width on every backend.
        plain(corners, Ink::Text)?;
        let edge = self.length(1.0).max(1);
        let [(left, top), (right, bottom)] = corners;
        let inner = [(left + edge, top + edge), (right - edge, bottom - edge)];
        let [(left, top), (right, bottom)] = inner;
        if left >= right || top >= bottom {
            return Ok(());
        }
        plain(inner, if pattern.is_busy() { Ink::Paper } else { ink })?;
        match pattern {
            Pattern::Plain | Pattern::Outlined => Ok(()),
            Pattern::Hatched => {
                let style = self.colour(ink).stroke_width(self.width(1.0));
                hatching(inner, self.length(LINES))
                    .into_iter()
                    .try_for_each(|ends| self.area.draw(&PathElement::new(ends, style)))
            }
            Pattern::Dotted => {
                let radius = self.length(1.0).max(1);
                let style = self.colour(ink).filled();
                dots(inner, self.length(DOTS), radius)
                    .into_iter()
                    .try_for_each(|at| self.area.draw(&Circle::new(at, radius, style)))
            }
        }
    }

    /// The bar under these words, where its pattern would make them hard to read.
    fn busy_ground(&self, shape: &Shape, before: &[Shape]) -> Option<Rect> {
        let Shape::Text { at, .. } = shape else { return None };
        let under = before.iter().rev().find_map(|shape| match shape {
            Shape::Fill { rect, ink } if rect.contains(*at) => Some((*rect, *ink)),
            _ => None,
        });
        under.filter(|(_, ink)| self.theme.pattern(*ink).is_busy()).map(|(rect, _)| rect)
    }

    /// Words on a patterned bar: on a small plate of paper, inside the bar's outline.
    fn on_plate(&self, words: &Shape, bar: Rect) -> Painted<DB> {
        let Some(room) = words.room() else { return Ok(()) };
        // No higher than figures are: in a narrow bar the pattern is seen only above and below them.
        let (left, right) = ((room.left - 1.0).max(bar.left + 1.0), (room.right() + 1.0).min(bar.right() - 1.0));
        let (top, bottom) = (room.top.max(bar.top + 1.0), room.bottom().min(bar.bottom() - 1.0));
        self.fill(Rect::new(left, top, right - left, bottom - top), Ink::Paper)?;
        let mut words = words.clone();
        if let Shape::Text { ink, .. } = &mut words {
            *ink = Ink::Text;
        }
        self.shape(&words)
    }

    /// A mark: filled, or paper with an outline, so that lines end at its edge.
    fn mark(&self, at: Point, style: MarkStyle, radius: f64) -> Painted<DB> {
        let MarkStyle { form, ink, finish } = style;
        let colour = self.colour(ink);
        let fill = if finish == Finish::Filled { colour } else { self.colour(Ink::Paper) };
        let outline = colour.stroke_width(self.width(1.75));
        let strokes = strokes(form, at, radius);
        if !strokes.is_empty() {
            let style = colour.stroke_width(self.width((radius * 0.45).max(1.75)));
            let path = |stroke: &Vec<Point>| stroke.iter().map(|point| self.point(*point)).collect::<Vec<_>>();
            return strokes.iter().try_for_each(|stroke| self.area.draw(&PathElement::new(path(stroke), style)));
        }
        if form == Form::Dot {
            return self.area.draw(&Circle::new(self.point(at), self.length(radius * DOT), colour.filled()));
        }
        if form == Form::Circle {
            let centre = self.point(at);
            self.area.draw(&Circle::new(centre, self.length(radius), fill.filled()))?;
            return match finish {
                Finish::Filled => Ok(()),
                Finish::Outlined => self.area.draw(&Circle::new(centre, self.length(radius), outline)),
                Finish::Broken => self.dashes(&ring(at, radius), outline),
            };
        }
        let corners = corners(form, at, radius);
        self.area
            .draw(&Polygon::new(corners.iter().map(|corner| self.point(*corner)).collect::<Vec<_>>(), fill.filled()))?;
        let round: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
        match finish {
            Finish::Filled => Ok(()),
            Finish::Outlined => {
                // Past the first corner again, so that the outline closes with a full joint.
                let closed = round.iter().chain(corners.get(1)).map(|corner| self.point(*corner)).collect::<Vec<_>>();
                self.area.draw(&PathElement::new(closed, outline))
            }
            Finish::Broken => self.dashes(&round, outline),
        }
    }

    /// A path in dashes.
    fn dashes(&self, path: &[Point], style: ShapeStyle) -> Painted<DB> {
        for (from, to) in path.iter().zip(path.iter().skip(1)) {
            let length = (to.x - from.x).hypot(to.y - from.y);
            let steps = (length / (2.0 * DASH)).floor().max(1.0);
            let at =
                |share: f64| self.point(Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
            let mut step = 0.0;
            while step < steps {
                self.area.draw(&PathElement::new(vec![at(step / steps), at((step + 0.55) / steps)], style))?;
                step += 1.0;
            }
        }
        Ok(())
    }
}

/// The corners of a ten-sided figure in a circle of radius 1, from the right and round: as numbers, because sine and
/// cosine, used nowhere else, are 11 kB to download.
const RING: [(f64, f64); 10] = [
    (1.0, 0.0),
    (0.809_016_994_374_947_4, 0.587_785_252_292_473_1),
    (0.309_016_994_374_947_4, 0.951_056_516_295_153_6),
    (-0.309_016_994_374_947_4, 0.951_056_516_295_153_6),
    (-0.809_016_994_374_947_4, 0.587_785_252_292_473_1),
    (-1.0, 0.0),
    (-0.809_016_994_374_947_4, -0.587_785_252_292_473_1),
    (-0.309_016_994_374_947_4, -0.951_056_516_295_153_6),
    (0.309_016_994_374_947_4, -0.951_056_516_295_153_6),
    (0.809_016_994_374_947_4, -0.587_785_252_292_473_1),
];

/// A circle as a closed path of short straight lines, one a dash.
fn ring(at: Point, radius: f64) -> Vec<Point> {
    RING.iter().chain(RING.first()).map(|(x, y)| Point::new(at.x + radius * x, at.y + radius * y)).collect()
}

/// The strokes of a mark that is drawn and not filled; none for others.
pub fn strokes(form: Form, at: Point, radius: f64) -> Vec<Vec<Point>> {
    let path = |offsets: &[(f64, f64)]| {
        offsets.iter().map(|(x, y)| Point::new(at.x + x * radius, at.y + y * radius)).collect()
    };
    match form {
        Form::Tick => vec![path(&[(-0.95, 0.05), (-0.3, 0.75), (1.0, -0.8)])],
        Form::Cross => vec![path(&[(-0.8, -0.8), (0.8, 0.8)]), path(&[(-0.8, 0.8), (0.8, -0.8)])],
        Form::Dash => vec![path(&[(-0.6, 0.0), (0.6, 0.0)])],
        Form::Triangle | Form::Circle | Form::Diamond | Form::Square | Form::Upright | Form::Dot => Vec::new(),
    }
}

/// The corners of a mark with corners.
pub fn corners(form: Form, at: Point, radius: f64) -> Vec<Point> {
    let around = |offsets: &[(f64, f64)]| {
        offsets.iter().map(|(x, y)| Point::new(at.x + x * radius, at.y + y * radius)).collect()
    };
    match form {
        Form::Triangle => around(&[(0.0, -1.15), (1.15, 0.85), (-1.15, 0.85)]),
        Form::Diamond => around(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]),
        Form::Upright => around(&[(-0.5, -1.3), (0.5, -1.3), (0.5, 1.3), (-0.5, 1.3)]),
        _ => around(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
    }
}
