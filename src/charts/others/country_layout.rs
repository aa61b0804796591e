//! Where the bars of a country's authorities stand, for any width.

use super::country::{Bar, CountryModel, Segment};
use super::mark;
use crate::geometry::{Point, Rect, clamp_within};
use crate::hit::Hit;
use crate::scene::{Align, Ink, Scene, Shape};
use crate::text::{text_width, wrap, wrap_evenly};
use record::words::count;

/// The height of a line of words, in times of the words' height.
const LEADING: f64 = 1.4;
/// The height of a bar.
const HEIGHT: f64 = 30.0;
/// Room between two days.
const APART: f64 = 26.0;
/// Half the height of a mark in a bar.
const RADIUS: f64 = 5.0;

/// Where everything stands on a canvas of this width.
pub fn layout(model: &CountryModel, width: f64) -> Scene {
    let size = if width < 620.0 { 12.0 } else { 13.0 };
    let mut drawing = Drawing { scene: Scene { width, ..Scene::default() }, size, y: 2.0 };
    let most = model.bars.iter().map(|bar| bar.total).max().unwrap_or_default().max(1);
    // One length is one authority on every day: a shorter bar has fewer authorities.
    let unit = width / most as f64;
    for (index, bar) in model.bars.iter().enumerate() {
        if index > 0 {
            drawing.y += APART;
        }
        drawing.scene.seams.push(drawing.y);
        drawing.day(model, bar, unit);
    }
    drawing.scene.height = drawing.y + 4.0;
    drawing.scene
}

struct Drawing {
    scene: Scene,
    size: f64,
    /// Where the next thing begins.
    y: f64,
}

impl Drawing {
    fn line(&self) -> f64 {
        (self.size * LEADING).round()
    }

    /// One line of words, beginning at the left.
    fn words(&mut self, text: &str, ink: Ink, bold: bool) {
        for line in wrap(text, self.scene.width, self.size, bold) {
            let at = Point::new(0.0, self.y + self.line() / 2.0);
            self.scene.text(at, line, self.size, ink, Align::Left, bold);
            self.y += self.line();
        }
    }

    /// A day: its date, how many had a grade, the bar, and the numbers in words.
    fn day(&mut self, model: &CountryModel, bar: &Bar, unit: f64) {
        let (date, total) =
            (bar.on.to_string(), count(bar.total, "authority with a grade", "authorities with a grade"));
        let beside = text_width(&date, self.size, true) + text_width(&total, self.size, false) + 24.0;
        if beside <= self.scene.width {
            let at = Point::new(self.scene.width, self.y + self.line() / 2.0);
            self.scene.text(at, total, self.size, Ink::Muted, Align::Right, false);
            self.words(&date, Ink::Text, true);
        } else {
            self.words(&date, Ink::Text, true);
            self.words(&total, Ink::Muted, false);
        }
        let top = self.y;
        self.own(model, bar, unit);
        let mut left = 0.0;
        for segment in &bar.segments {
            let width = segment.number as f64 * unit;
            self.segment(segment, Rect::new(left, self.y, width, HEIGHT));
            left += width;
        }
        self.y += HEIGHT;
        self.scene.target(Rect::new(0.0, top, left, self.y - top), Hit::Country(bar.on), bar.label.clone());
        self.y += 4.0;
        let numbers: Vec<String> = bar.segments.iter().map(|one| format!("{} {}", one.number, one.grade)).collect();
        self.words(&numbers.join(", "), Ink::Text, false);
    }

    /// The name of the record's own authority above its segment, with a line down to it.
    fn own(&mut self, model: &CountryModel, bar: &Bar, unit: f64) {
        let words = match &bar.own {
            Some(grade) => format!("{}: {grade}", model.own),
            None => format!("{}: no grade yet", model.own),
        };
        let before: usize = bar.segments.iter().take_while(|segment| !segment.own).map(|segment| segment.number).sum();
        let own = bar.segments.iter().find(|segment| segment.own && segment.number > 0);
        let middle = own.map(|own| (before as f64 + own.number as f64 / 2.0) * unit);
        // The mark of the grade stands before its words: on the dark segment it would be lost.
        let beside = if own.is_some() { 2.0 * RADIUS + 6.0 } else { 0.0 };
        let lines = wrap_evenly(&words, self.scene.width - beside, self.size, true);
        let widest = lines.iter().map(|line| text_width(line, self.size, true)).fold(0.0, f64::max);
        let half = (widest + beside) / 2.0;
        let left = clamp_within(middle.unwrap_or_default(), half, self.scene.width - half) - half;
        if let Some(own) = own {
            let at = Point::new(left + RADIUS, self.y + self.line() / 2.0);
            self.scene.mark(at, mark(own.height, Ink::Grade, false), RADIUS);
        }
        for line in lines {
            let at = Point::new(left + beside, self.y + self.line() / 2.0);
            self.scene.text(at, line, self.size, Ink::Text, Align::Left, true);
            self.y += self.line();
        }
        if let Some(middle) = middle {
            self.scene.line(Point::new(middle, self.y), Point::new(middle, self.y + 6.0), Ink::Grade, 2.0);
        }
        self.y += 6.0;
    }

    /// A grade's part of the bar: in it the grade's mark and the number, as far as there is room. The authority's own has
    /// its mark above.
    fn segment(&mut self, segment: &Segment, room: Rect) {
        // A hair of paper keeps neighbours apart, and an outline each from the page.
        let outer = Rect::new(room.left + 0.5, room.top, room.width - 1.0, room.height);
        self.scene.shapes.push(Shape::Fill { rect: outer, ink: if segment.own { Ink::Grade } else { Ink::Muted } });
        if !segment.own {
            let inner = Rect::new(outer.left + 1.0, outer.top + 1.0, outer.width - 2.0, outer.height - 2.0);
            self.scene.shapes.push(Shape::Fill { rect: inner, ink: Ink::Band });
        }
        let ink = if segment.own { Ink::Paper } else { Ink::Text };
        let number = segment.number.to_string();
        let width = text_width(&number, self.size, segment.own);
        let both = 2.0 * RADIUS + 6.0 + width;
        let centre = outer.centre();
        if both + 10.0 <= outer.width && !segment.own {
            let left = centre.x - both / 2.0;
            self.scene.mark(Point::new(left + RADIUS, centre.y), mark(segment.height, ink, false), RADIUS);
            let at = Point::new(left + 2.0 * RADIUS + 6.0, centre.y);
            self.scene.text(at, number, self.size, ink, Align::Left, segment.own);
        } else if width + 4.0 <= outer.width {
            self.scene.text(centre, number, self.size, ink, Align::Centre, segment.own);
        }
    }
}
