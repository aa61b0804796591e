//! Whether a canvas shows its scene: every pixel that the scene leaves no doubt about, every mark, every word.

use crate::fault::Done;
use crate::milton_keynes::lettering::{Lettering, Word};
use crate::milton_keynes::pixels::{Picture, distance, hex};
use crate::page::Page;
use crate::poll::poll;
use crate::screen::Screen;
use inspection_explorer::chart::fit_ratio;
use inspection_explorer::chart::geometry::clamp_within;
use inspection_explorer::chart::scene::{Finish, Form, Ink, MarkStyle, Scene, Shape};
use inspection_explorer::chart::theme::Rgb;
use inspection_explorer::chart::{Point, Rect};
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// The distance between the points at which the ground is looked at, in CSS pixels.
const STEP: f64 = 5.0;

/// The least share of the letters that must be found: lines and marks may be painted over some.
const LEAST_INK: f64 = 0.8;

/// The least number of points that tell something of the ground.
const LEAST_POINTS: usize = 60;

impl Page {
    /// Waits until the chart shows the scene that its data make at its width.
    pub async fn is_painted(&self, chart: &str, screen: Screen, layout: impl Fn(f64) -> Scene) -> Done {
        poll(&format!("the {chart} chart to be painted for {screen:?}"), async || {
            let faults = self.differs_from(chart, screen, &layout).await?;
            Ok(if faults.is_empty() {
                Ok(())
            } else {
                let some: Vec<&str> = faults.iter().take(6).map(String::as_str).collect();
                Err(format!("{} things differ:\n  {}", faults.len(), some.join("\n  ")))
            })
        })
        .await
    }

    /// How the chart that is painted now differs from the scene that its data make at its width.
    pub async fn differs_from(&self, chart: &str, screen: Screen, layout: impl Fn(f64) -> Scene) -> Done<Vec<String>> {
        let picture = Picture::read(self, &format!("{chart}-canvas")).await?;
        let scene = layout(picture.frame.floor());
        // Charts too long for a canvas of the screen's own pixels are painted as fine as fits.
        let ratio = fit_ratio(scene.width, scene.height, f64::from(screen.ratio));
        let lettering = Lettering::of(self, &scene, screen.theme, &picture, ratio).await?;
        Ok(Look { picture: &picture, scene: &scene, screen, ratio, lettering }.faults())
    }
}

/// A picture beside what it must show.
struct Look<'a> {
    picture: &'a Picture,
    scene: &'a Scene,
    screen: Screen,
    ratio: f64,
    lettering: Lettering,
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
                // Of strokes and dots there is no more to say than that they are there.
                Shape::Mark {
                    at,
                    radius,
                    style: MarkStyle { ink, form: form @ (Form::Tick | Form::Cross | Form::Dash | Form::Dot), .. },
                } => {
                    if !self.has_ink(Rect::around(*at, *radius), *ink) {
                        faults.push(format!("there is no {form:?} at {:.0}, {:.0}", at.x, at.y));
                    }
                }
                Shape::Mark { at, radius, style } => faults.extend(self.mark(*at, *radius, style.ink, style.finish)),
                Shape::Text { .. } | Shape::Fill { .. } | Shape::Line { .. } => {}
            }
        }
        let words = self.scene.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. }));
        faults.extend(words.zip(self.lettering.words()).filter_map(|(shape, word)| self.word(shape, word)));
        faults
    }

    fn ratio(&self) -> f64 {
        self.ratio
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

    /// The shapes that reach a part of the scene or come near it: the others say nothing of it.
    fn near(&self, part: Rect) -> Vec<&Shape> {
        self.scene.shapes.iter().filter(|shape| reaches(shape, part)).collect()
    }

    /// Fills and paper, wherever no edge, line, mark or word is near.
    fn ground(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let (mut points, mut inks) = (0, Vec::new());
        let along = |length: f64| (1..).map(|step| f64::from(step) * STEP).take_while(move |at| *at < length - 1.0);
        for y in along(self.scene.height) {
            let near = self.near(Rect::new(0.0, y, self.scene.width, 0.0));
            for x in along(self.scene.width) {
                let point = Point::new(x, y);
                let pixel = |css: f64| (css * self.ratio()).floor() as usize;
                let Some(ink) = ground(&near, point) else { continue };
                if self.lettering.is_near(pixel(x), pixel(y)) {
                    continue;
                }
                points += 1;
                if !inks.contains(&ink) {
                    inks.push(ink);
                }
                faults.extend(self.differs(point, ink, "the ground"));
            }
        }
        // A chart of a few findings may have no ground but the page's.
        if points < LEAST_POINTS || inks.is_empty() {
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
        // The corners of small marks are finer than the page's pixels.
        let least = if finish == Finish::Broken { 6 } else { directions as usize - 2 };
        if rimmed < least {
            faults
                .push(format!("a {finish:?} mark at {:.0}, {:.0} has a rim in {rimmed} of 12 directions", at.x, at.y));
        }
        faults
    }

    /// Words: their letters are there, and beside them nothing is that no shape explains.
    fn word(&self, shape: &Shape, word: &Word) -> Option<String> {
        let Shape::Text { at, text, ink, .. } = shape else { return None };
        let ink = self.screen.theme.colour(*ink);
        let css = |pixels: usize| pixels as f64 / self.ratio();
        let near = self.near(Rect::new(css(word.left), css(word.top), css(word.width), css(word.height)));
        let under = |x: usize, y: usize| self.screen.theme.colour(beneath(&near, self.middle(x, y)));
        let place = format!("the words '{text}' at {:.0}, {:.0}", at.x, at.y);
        let there = self.share_there(word, |x, y| share(self.picture.pixel(x, y)?, under(x, y), ink).into());
        if there < LEAST_INK {
            return Some(format!("of {place} {:.0} % are there", there * 100.0));
        }
        let is_clear = |x: usize, y: usize| {
            let seen = self.picture.pixel(x, y);
            seen.is_some_and(|seen| distance(seen, under(x, y)) <= distance(ink, under(x, y)) / 4.0)
        };
        let uncovered = word.pixels().filter(|(x, y, covered)| *covered <= 0.0 && !self.lettering.is_near(*x, *y));
        let beside =
            uncovered.filter(|(x, y, _)| ground(&near, self.middle(*x, *y)).is_some() && !is_clear(*x, *y)).count();
        (beside > 0).then(|| format!("beside {place} {beside} pixels are painted"))
    }

    /// The middle of a pixel.
    fn middle(&self, x: usize, y: usize) -> Point {
        let css = |pixel: usize| (pixel as f64 + 0.5) / self.ratio();
        Point::new(css(x), css(y))
    }

    /// How much of a word's letters is there, from 0 to 1. Parts of it may be moved, each as a whole and only as far as
    /// browsers move them.
    fn share_there(&self, word: &Word, ink: impl Fn(usize, usize) -> Option<f64>) -> f64 {
        let mut parts: BTreeMap<usize, Vec<(usize, usize, f64)>> = BTreeMap::new();
        for (x, y, covered) in word.pixels().filter(|(_, _, covered)| *covered > 0.0) {
            parts.entry(word.play(x)).or_default().push((x, y, covered));
        }
        let (mut there, mut wanted) = (0.0, 0.0);
        for (play, pixels) in parts {
            let moved = |(right, down): (isize, isize)| -> f64 {
                let found = |(x, y, covered): &(usize, usize, f64)| {
                    ink(x.checked_add_signed(right)?, y.checked_add_signed(down)?).map(|ink| ink.min(*covered))
                };
                pixels.iter().filter_map(found).sum()
            };
            let ways =
                (-play.cast_signed()..=play.cast_signed()).flat_map(|right| [-1, 0, 1].map(|down| (right, down)));
            there += ways.map(moved).fold(0.0, f64::max);
            wanted += pixels.iter().map(|(_, _, covered)| covered).sum::<f64>();
        }
        if wanted > 0.0 { there / wanted } else { 0.0 }
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

/// How far a colour is on the way from one to another, from 0 to 1.
fn share(seen: Rgb, from: Rgb, to: Rgb) -> f64 {
    let way = |to: u8, from: u8| f64::from(to) - f64::from(from);
    let (red, green, blue) = (way(to.0, from.0), way(to.1, from.1), way(to.2, from.2));
    let along = way(seen.0, from.0) * red + way(seen.1, from.1) * green + way(seen.2, from.2) * blue;
    clamp_within(along / (red * red + green * green + blue * blue).max(1.0), 0.0, 1.0)
}

/// The ink that is under words at a point.
fn beneath(shapes: &[&Shape], point: Point) -> Ink {
    let fill = shapes.iter().rev().find_map(|shape| match shape {
        Shape::Fill { rect, ink } if rect.contains(point) => Some(*ink),
        _ => None,
    });
    fill.unwrap_or(Ink::Paper)
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
            _ => {}
        }
    }
    Some(ink)
}

/// Whether a shape, with some room to spare, reaches a part of the scene.
fn reaches(shape: &Shape, part: Rect) -> bool {
    let (left, right, top, bottom) = match shape {
        Shape::Fill { rect, .. } => (rect.left, rect.right(), rect.top, rect.bottom()),
        Shape::Line { from, to, .. } => (from.x.min(to.x), from.x.max(to.x), from.y.min(to.y), from.y.max(to.y)),
        Shape::Mark { at, radius, .. } => (at.x - radius, at.x + radius, at.y - radius, at.y + radius),
        // The browser knows where words are.
        Shape::Text { .. } => return false,
    };
    let room = 15.0;
    left - room <= part.right() && right + room >= part.left && top - room <= part.bottom() && bottom + room >= part.top
}

/// How far a point is from a line between two others.
fn away(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let share = clamp_within(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0);
    (point.x - from.x - share * dx).hypot(point.y - from.y - share * dy)
}
