//! Whether a canvas shows its scene: every pixel that the scene leaves no doubt about, every mark, every word.

use crate::fault::Done;
use crate::page::Page;
use crate::pixels::{Picture, distance, hex};
use crate::poll::poll;
use crate::screen::Screen;
use inspection_explorer::chart::geometry::clamp_within;
use inspection_explorer::chart::scene::{Align, Finish, Form, Ink, MarkStyle, Scene, Shape};
use inspection_explorer::chart::text::text_width;
use inspection_explorer::chart::{Point, Rect};
use std::collections::BTreeSet;
use std::f64::consts::TAU;

/// The distance between the points at which the ground is looked at, in CSS pixels.
const STEP: f64 = 5.0;

/// The least number of points that tell something of the ground.
const LEAST_POINTS: usize = 400;

impl Page {
    /// Waits until the chart shows the scene that its data make at its width.
    pub async fn is_painted(&self, chart: &str, screen: Screen, layout: impl Fn(f64) -> Scene) -> Done {
        poll(&format!("the {chart} chart to be painted for {screen:?}"), async || {
            let picture = Picture::read(self, &format!("{chart}-canvas")).await?;
            let scene = layout(picture.frame.floor());
            let faults = Look { picture: &picture, scene: &scene, screen }.faults();
            Ok(if faults.is_empty() {
                Ok(())
            } else {
                let some: Vec<&str> = faults.iter().take(6).map(String::as_str).collect();
                Err(format!("{} things differ:\n  {}", faults.len(), some.join("\n  ")))
            })
        })
        .await
    }
}

/// A picture beside what it must show.
struct Look<'a> {
    picture: &'a Picture,
    scene: &'a Scene,
    screen: Screen,
}

impl Look<'_> {
    /// Everything that differs.
    fn faults(&self) -> Vec<String> {
        let size = |css: f64| (css * self.ratio()).round() as usize;
        let wanted = (size(self.scene.width), size(self.scene.height));
        if (self.picture.width, self.picture.height) != wanted {
            return vec![format!(
                "the canvas has {} x {} pixels instead of {wanted:?}",
                self.picture.width, self.picture.height
            )];
        }
        let mut faults = self.ground();
        for shape in &self.scene.shapes {
            match shape {
                // Of strokes there is no more to say than that they are there.
                Shape::Mark {
                    at,
                    radius,
                    style: MarkStyle { ink, form: form @ (Form::Tick | Form::Cross | Form::Dash), .. },
                } => {
                    if !self.has_ink(Rect::around(*at, *radius), *ink) {
                        faults.push(format!("there is no {form:?} at {:.0}, {:.0}", at.x, at.y));
                    }
                }
                Shape::Mark { at, radius, style } => faults.extend(self.mark(*at, *radius, style.ink, style.finish)),
                Shape::Text { text, ink, .. } => {
                    if !room(shape).is_some_and(|room| self.has_ink(room, *ink)) {
                        faults.push(format!("the words '{text}' are not there"));
                    }
                }
                Shape::Fill { .. } | Shape::Line { .. } => {}
            }
        }
        faults
    }

    fn ratio(&self) -> f64 {
        f64::from(self.screen.ratio)
    }

    /// Whether a point has an ink's colour, as far as it is not said to.
    fn differs(&self, point: Point, ink: Ink, what: &str) -> Option<String> {
        let wanted = self.screen.theme.colour(ink);
        let seen = self.picture.at(point, self.ratio());
        if seen.is_some_and(|seen| distance(seen, wanted) < 3.0) {
            return None;
        }
        let (seen, wanted) = (seen.map_or_else(|| "nothing".to_owned(), hex), hex(wanted));
        Some(format!("{what} at {:.0}, {:.0} is {seen} instead of {wanted} ({ink:?})", point.x, point.y))
    }

    /// Fills and paper, wherever no edge, line, mark or word is near.
    fn ground(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let (mut points, mut inks) = (0, BTreeSet::new());
        let along = |length: f64| (1..).map(|step| f64::from(step) * STEP).take_while(move |at| *at < length - 1.0);
        for y in along(self.scene.height) {
            // Those far above and below say nothing of this row of points.
            let near: Vec<&Shape> = self.scene.shapes.iter().filter(|shape| reaches(shape, y)).collect();
            for x in along(self.scene.width) {
                let point = Point::new(x, y);
                let Some(ink) = ground(&near, point) else { continue };
                points += 1;
                inks.insert(format!("{ink:?}"));
                faults.extend(self.differs(point, ink, "the ground"));
            }
        }
        if points < LEAST_POINTS || inks.len() < 2 {
            faults.push(format!("only {points} points of {inks:?} can be looked at"));
        }
        faults
    }

    /// A mark: its middle, and its rim all around; of a broken rim most of it.
    fn mark(&self, at: Point, radius: f64, ink: Ink, finish: Finish) -> Vec<String> {
        let middle = if finish == Finish::Filled { ink } else { Ink::Paper };
        let mut faults: Vec<String> =
            self.differs(at, middle, &format!("the middle of a {finish:?} mark")).into_iter().collect();
        let directions = 12;
        let rimmed = (0..directions)
            .filter(|direction| {
                let angle = f64::from(*direction) / f64::from(directions) * TAU;
                let on_ray = |step: i32| {
                    let away = radius * (0.45 + 0.03 * f64::from(step));
                    Point::new(at.x + away * angle.cos(), at.y + away * angle.sin())
                };
                (0..=26).any(|step| self.is_nearer(on_ray(step), ink))
            })
            .count();
        let least = if finish == Finish::Broken { 6 } else { directions as usize };
        if rimmed < least {
            faults
                .push(format!("a {finish:?} mark at {:.0}, {:.0} has a rim in {rimmed} of 12 directions", at.x, at.y));
        }
        faults
    }

    /// Whether a point is nearer to an ink than to paper.
    fn is_nearer(&self, point: Point, ink: Ink) -> bool {
        let (ink, paper) = (self.screen.theme.colour(ink), self.screen.theme.colour(Ink::Paper));
        self.picture.at(point, self.ratio()).is_some_and(|seen| distance(seen, ink) < distance(ink, paper) / 2.0)
    }

    /// Whether an ink is found somewhere in a rectangle.
    fn has_ink(&self, room: Rect, ink: Ink) -> bool {
        let wanted = self.screen.theme.colour(ink);
        let step = 1.0 / self.ratio();
        let steps = |length: f64| (length / step).ceil() as i32;
        (0..steps(room.height)).any(|row| {
            (0..steps(room.width)).any(|column| {
                let at = Point::new(room.left + f64::from(column) * step, room.top + f64::from(row) * step);
                self.picture.at(at, self.ratio()).is_some_and(|seen| distance(seen, wanted) < 60.0)
            })
        })
    }
}

/// The ink of a point, where there is no doubt about it.
fn ground(shapes: &[&Shape], point: Point) -> Option<Ink> {
    let mut ink = Ink::Paper;
    for shape in shapes {
        match shape {
            Shape::Fill { rect, ink: own } => {
                let within = |margin: f64| {
                    let (left, top) = (rect.left - margin, rect.top - margin);
                    Rect::new(left, top, rect.width + 2.0 * margin, rect.height + 2.0 * margin).contains(point)
                };
                match (within(-1.5), within(1.5)) {
                    (true, _) => ink = *own,
                    (false, true) => return None,
                    (false, false) => {}
                }
            }
            Shape::Line { from, to, width, .. } if away(point, *from, *to) < width / 2.0 + 2.0 => return None,
            Shape::Mark { at, radius, .. } if (point.x - at.x).hypot(point.y - at.y) < radius * 1.4 + 3.0 => {
                return None;
            }
            Shape::Text { .. } if room(shape).is_some_and(|room| room.contains(point)) => return None,
            _ => {}
        }
    }
    Some(ink)
}

/// Whether a shape, with some room to spare, reaches a height.
fn reaches(shape: &Shape, y: f64) -> bool {
    let (top, bottom) = match shape {
        Shape::Fill { rect, .. } => (rect.top, rect.bottom()),
        Shape::Line { from, to, .. } => (from.y.min(to.y), from.y.max(to.y)),
        Shape::Mark { at, radius, .. } => (at.y - 2.0 * radius, at.y + 2.0 * radius),
        Shape::Text { at, size, .. } => (at.y - size, at.y + size),
    };
    (top - 10.0..=bottom + 10.0).contains(&y)
}

/// The room of words, with some to spare: fonts differ.
fn room(shape: &Shape) -> Option<Rect> {
    let Shape::Text { at, text, size, align, bold, .. } = shape else { return None };
    let width = text_width(text, *size, *bold) * 1.35 + 6.0;
    let left = match align {
        Align::Left => at.x - 3.0,
        Align::Centre => at.x - width / 2.0,
        Align::Right => at.x - width + 3.0,
    };
    Some(Rect::new(left, at.y - size * 0.8, width, size * 1.6))
}

/// How far a point is from a line between two others.
fn away(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let share = clamp_within(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0);
    (point.x - from.x - share * dx).hypot(point.y - from.y - share * dy)
}
