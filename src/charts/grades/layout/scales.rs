//! What a row says of its own scale, and where an inspection did not judge it: both stand where they are asked about.

use super::Drawing;
use crate::geometry::{Point, Rect, clamp_within};
use crate::grades::GradesModel;
use crate::scene::{Align, Ink};
use crate::text::{text_width, wrap};
use record::Area;
use record::words::sentence_case;

/// What stands between two frameworks.
const BREAK: &str = "new framework";
/// What stands where the inspections of a framework gave a row no grade.
const NOT_JUDGED: &str = "not judged";
/// In a narrower picture the words of the marks need all the room that there is, in CSS pixels.
const LEAST_FOR_ENDS: f64 = 300.0;
/// By how much the words of the scales are smaller than those of the marks, in CSS pixels.
const LESSER: f64 = 2.5;
/// The height of a line of them.
const LINE: f64 = 11.5;

impl Drawing {
    /// The words of today's scale, behind each row: beside its lines, or where there is no room only at its ends, clear of
    /// what is drawn there already. Says what room they take inside the rows.
    pub(super) fn scale_words(&mut self, model: &GradesModel, occupied: &[Rect]) -> Vec<Rect> {
        let Some(framework) = model.bands.last().map(|band| band.framework) else { return Vec::new() };
        let scale = &framework.entry().scale;
        let words: Vec<(f64, String)> =
            framework.heights().zip(scale).map(|(height, word)| (height, sentence_case(word))).collect();
        let mut taken = Vec::new();
        for area in &model.rows {
            let top = self.top(model, *area);
            if self.measures.scale > 0.0 {
                self.beside_the_lines(top, &words);
            } else if self.scene.width >= LEAST_FOR_ENDS {
                taken.extend(self.at_the_ends(top, &words, occupied));
            }
        }
        taken
    }

    /// Every word of the scale beside its line.
    fn beside_the_lines(&mut self, top: f64, words: &[(f64, String)]) {
        let size = self.measures.size - LESSER;
        let left = self.plot.right() + 8.0;
        for (height, word) in words {
            let lines = wrap(word, self.measures.scale - 8.0, size, false);
            let first = top + self.below_top(*height) - (lines.len() as f64 - 1.0) * LINE / 2.0;
            for (line, text) in lines.into_iter().enumerate() {
                let at = Point::new(left, first + LINE * line as f64);
                self.scene.text(at, text, size, Ink::Muted, Align::Left, false);
            }
        }
    }

    /// The best and the worst grade, above and below their lines at the right edge.
    fn at_the_ends(&mut self, top: f64, words: &[(f64, String)], occupied: &[Rect]) -> Vec<Rect> {
        let size = self.measures.size - 1.5;
        let right = self.plot.right() - 2.0;
        let ends = [(words.last(), -1.0), (words.first(), 1.0)];
        let mut taken = Vec::new();
        for (end, side) in ends {
            let Some((height, word)) = end else { continue };
            let at = Point::new(right, top + self.below_top(*height) + side * size * 0.75);
            let width = text_width(word, size, false);
            let room = Rect::new(right - width, at.y - size * 0.6, width, size * 1.2);
            if occupied.iter().all(|other| other.overlap(room) <= 0.0) {
                self.scene.text(at, word.clone(), size, Ink::Muted, Align::Right, false);
                taken.push(room);
            }
        }
        taken
    }

    /// Says of the gaps between the frameworks' grounds what they are, where that fits and covers nothing.
    pub(super) fn breaks(&mut self, model: &GradesModel, mut taken: Vec<Rect>) -> Vec<Rect> {
        let small = self.measures.size - 1.5;
        let leading = small + 1.5;
        for (earlier, later) in model.bands.iter().zip(model.bands.iter().skip(1)) {
            let (from, to) = (self.time.to_pixels(earlier.to), self.time.to_pixels(later.from));
            let lines = wrap(BREAK, to - from - 12.0, small, false);
            let width = lines.iter().map(|line| text_width(line, small, false)).fold(0.0, f64::max);
            let middle = f64::midpoint(from, to);
            let height = lines.len() as f64 * leading;
            let room = Rect::new(middle - width / 2.0, self.plot.bottom() - 3.0 - height, width, height);
            if width > to - from - 6.0 || taken.iter().any(|other| other.overlap(room) > 0.0) {
                continue;
            }
            for (line, text) in lines.into_iter().enumerate() {
                let at = Point::new(middle, room.top + leading * (line as f64 + 0.5));
                self.scene.text(at, text, small, Ink::Muted, Align::Centre, false);
            }
            taken.push(room);
        }
        taken
    }

    /// Says of every row where a framework's inspections did not judge it. Not where a grade may have been given that is
    /// not known, and not where the words would lie on others.
    pub(super) fn not_judged(&mut self, model: &GradesModel, mut taken: Vec<Rect>) {
        let size = (self.measures.size - 2.0).max(10.0);
        let width = text_width(NOT_JUDGED, size, false);
        for area in &model.rows {
            let middle = self.top(model, *area) + self.measures.row / 2.0;
            for (left, right) in self.without_grade(model, *area) {
                let reach = self.measures.row / 2.0 - self.measures.padding;
                let free = [0.0, -reach / 1.5, reach / 1.5, -reach, reach].into_iter().find_map(|off| {
                    let left = f64::midpoint(left, right) - width / 2.0;
                    let left = clamp_within(left, self.plot.left, self.plot.right() - width);
                    let room = Rect::new(left, middle + off - size * 0.6, width, size * 1.2);
                    let wide = Rect::new(room.left - 4.0, room.top, room.width + 8.0, room.height);
                    taken.iter().all(|other| other.overlap(wide) <= 0.0).then_some(room)
                });
                if let Some(room) = free {
                    self.scene.text(room.centre(), NOT_JUDGED, size, Ink::Muted, Align::Centre, false);
                    taken.push(room);
                }
            }
        }
    }

    /// The grounds in which a row has no grade, from where to where in pixels; neighbours count as one.
    fn without_grade(&self, model: &GradesModel, area: Area) -> Vec<(f64, f64)> {
        let mut grounds: Vec<(f64, f64, bool)> = Vec::new();
        for band in &model.bands {
            let within = |time: f64| time >= band.from && time <= band.to;
            let drawn = model.marks.iter().any(|mark| within(mark.time) && mark.areas.contains(&area));
            let unknown = model.unknown.iter().any(|inspection| {
                inspection.framework == band.framework && inspection.when().is_some_and(|when| within(when.as_years()))
            });
            let (left, right) = (self.time.to_pixels(band.from), self.time.to_pixels(band.to));
            let without = !drawn && !unknown;
            match grounds.last_mut() {
                Some(last) if last.2 && without && left - last.1 < LINE => last.1 = right,
                _ => grounds.push((left, right, without)),
            }
        }
        grounds.into_iter().filter(|ground| ground.2).map(|(left, right, _)| (left, right)).collect()
    }
}
