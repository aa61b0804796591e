//! A picture before it is painted: shapes in CSS pixels, and what each mark stands for.

use super::geometry::{Point, Rect};
use super::marks::MarkSign;
use record::{Kind, KindRole};

/// What a shape is coloured for; the theme knows the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    Text,
    /// Lesser words.
    Muted,
    /// Words on a bar of dark colour.
    OnDark,
    /// Words on a bar of light colour.
    OnLight,
    /// Faint lines.
    Grid,
    /// The ground of a framework's years.
    Band,
    /// The page.
    Paper,
    /// Grades and their lines.
    Grade,
    /// Grades known from the press alone.
    Press,
    /// Strengths.
    Strength,
    /// Requirements met.
    MeetsRequirement,
    /// Concerns.
    Concern,
    /// Recommendations.
    Recommendation,
    /// Matters that got better.
    Better,
}

impl Ink {
    /// The colour of a kind of finding.
    pub fn of(kind: Kind) -> Self {
        match kind.role() {
            KindRole::Strength => Self::Strength,
            KindRole::Met => Self::MeetsRequirement,
            KindRole::Concern => Self::Concern,
            KindRole::Recommendation => Self::Recommendation,
            KindRole::NoFinding | KindRole::Other => Self::Muted,
        }
    }
}

/// The form of a mark: grades differ by form as well as by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The highest grade.
    Triangle,
    /// The second grade.
    Circle,
    /// The third grade.
    Diamond,
    /// The lowest grade.
    Square,
    /// What is as it should be.
    Tick,
    /// What is still not as it should be.
    Cross,
    /// Silence.
    Dash,
}

/// How a mark or a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Filled mark, unbroken line: the document is held.
    Solid,
    /// Outline: known from another source.
    Hollow,
    /// Broken outline or line: known from the press alone.
    Dashed,
}

/// Where a text begins, sideways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The point is its left end.
    Left,
    /// The point is its middle.
    Centre,
    /// The point is its right end.
    Right,
}

/// Something to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// Its colour.
        ink: Ink,
        /// Its width in CSS pixels.
        width: f64,
        /// Unbroken or not.
        stroke: Stroke,
    },
    /// A mark.
    Mark {
        /// Its middle.
        at: Point,
        /// Its form.
        form: Form,
        /// Half its height in CSS pixels.
        radius: f64,
        /// Its colour.
        ink: Ink,
        /// Filled or not.
        stroke: Stroke,
    },
    /// One line of words, centred on the point up and down.
    Text {
        /// Where.
        at: Point,
        /// The words.
        text: String,
        /// Their height in CSS pixels.
        size: f64,
        /// Their colour.
        ink: Ink,
        /// Where they begin.
        align: Align,
        /// Whether they are bold.
        bold: bool,
    },
}

impl Shape {
    /// The room that words take, about; `None` for what is no words.
    pub fn room(&self) -> Option<Rect> {
        let Self::Text { at, text, size, align, bold, .. } = self else { return None };
        let width = text_width(text, *size, *bold);
        let left = match align {
            Align::Left => at.x,
            Align::Centre => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        Some(Rect::new(left, at.y - size / 2.0, width, *size))
    }
}

/// What a mark stands for, and where a pointer or a key finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Where.
    pub rect: Rect,
    /// What it stands for; the model that made the scene knows what to do with it.
    pub key: String,
    /// What is said of it.
    pub label: String,
}

/// The least side of a target, in CSS pixels.
pub const LEAST_TARGET: f64 = 24.0;

/// A picture before it is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Shape>,
    /// Its targets in reading order.
    pub targets: Vec<Target>,
}

impl Scene {
    /// Adds words.
    pub fn text(&mut self, at: Point, text: impl Into<String>, size: f64, ink: Ink, align: Align, bold: bool) {
        self.shapes.push(Shape::Text { at, text: text.into(), size, ink, align, bold });
    }

    /// Adds a line without breaks.
    pub fn line(&mut self, from: Point, to: Point, ink: Ink, width: f64) {
        self.shapes.push(Shape::Line { from, to, ink, width, stroke: Stroke::Solid });
    }

    /// Adds a mark.
    pub fn mark(&mut self, at: Point, (form, ink, stroke): MarkSign, radius: f64) {
        self.shapes.push(Shape::Mark { at, form, radius, ink, stroke });
    }

    /// Adds a target, widened to the least size that a finger can hit.
    pub fn target(&mut self, rect: Rect, key: impl Into<String>, label: impl Into<String>) {
        let centre = rect.centre();
        let (width, height) = (rect.width.max(LEAST_TARGET), rect.height.max(LEAST_TARGET));
        let rect = Rect::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height);
        self.targets.push(Target { rect, key: key.into(), label: label.into() });
    }

    /// The target at a point; of several, the one whose middle is nearest.
    pub fn at(&self, point: Point) -> Option<&Target> {
        let distance = |target: &&Target| {
            let centre = target.rect.centre();
            (centre.x - point.x).hypot(centre.y - point.y)
        };
        self.targets
            .iter()
            .filter(|target| target.rect.contains(point))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }
}

/// A step from one target to another, by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next in reading order.
    Next,
    /// The one before in reading order.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
    /// The nearest above.
    Up,
    /// The nearest below.
    Down,
}

impl Scene {
    /// The place of the target that a step leads to: the same one where there is nothing in that direction.
    pub fn step(&self, from: usize, step: Step) -> usize {
        let last = self.targets.len().saturating_sub(1);
        match step {
            Step::Next => (from + 1).min(last),
            Step::Previous => from.saturating_sub(1),
            Step::First => 0,
            Step::Last => last,
            Step::Up | Step::Down => self.nearest_across(from, step == Step::Down).unwrap_or(from),
        }
    }

    /// The nearest target that lies wholly above or below, sideways distance counting double.
    fn nearest_across(&self, from: usize, down: bool) -> Option<usize> {
        let here = self.targets.get(from)?.rect.centre();
        let distance = |target: &Target| {
            let there = target.rect.centre();
            let along = if down { there.y - here.y } else { here.y - there.y };
            (along > 4.0).then(|| along + 2.0 * (there.x - here.x).abs())
        };
        let reachable = self.targets.iter().enumerate().filter_map(|(index, target)| Some((index, distance(target)?)));
        reachable.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }
}

/// About how wide words are, in CSS pixels, in the widest of the page's fonts: charts lay out without measuring, so
/// that the same picture comes out natively and in every browser.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let narrow = |c: char| matches!(c, 'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ' ' | '\'' | '(' | ')');
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'm' | 'w' | 'M' | 'W' => 0.95,
            c if narrow(c) => 0.36,
            c if c.is_ascii_uppercase() => 0.7,
            _ => 0.625,
        })
        .sum();
    em * size * if bold { 1.08 } else { 1.0 }
}

/// Words broken into lines no wider than `width`; a single word may be wider.
pub fn wrap(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size, bold) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words broken into as few lines as [`wrap`] needs, but of about the same length.
pub fn wrap_evenly(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let lines = wrap(text, width, size, bold);
    let mut narrower = width;
    while narrower > size {
        narrower -= size / 2.0;
        let tried = wrap(text, narrower, size, bold);
        if tried.len() != lines.len() || tried.iter().any(|line| text_width(line, size, bold) > narrower) {
            break;
        }
    }
    wrap(text, (narrower + size / 2.0).min(width), size, bold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_mark_has_a_target_that_a_finger_can_hit() {
        let mut scene = Scene::default();
        scene.target(Rect::around(Point::new(50.0, 50.0), 4.0), "a", "A");
        assert_eq!(scene.targets[0].rect, Rect::new(38.0, 38.0, 24.0, 24.0));
    }

    #[test]
    fn of_two_targets_the_nearer_one_answers() {
        let mut scene = Scene::default();
        scene.target(Rect::new(0.0, 0.0, 40.0, 24.0), "left", "");
        scene.target(Rect::new(30.0, 0.0, 40.0, 24.0), "right", "");
        let key = |x| scene.at(Point::new(x, 12.0)).map(|target| target.key.as_str());
        assert_eq!((key(33.0), key(39.0), key(90.0)), (Some("left"), Some("right"), None));
    }

    #[test]
    fn keys_walk_the_marks() {
        let mut scene = Scene::default();
        for (x, y) in [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)] {
            scene.target(Rect::new(x, y, 24.0, 24.0), format!("{x}-{y}"), "");
        }
        assert_eq!(
            [Step::Next, Step::Previous, Step::First, Step::Last, Step::Up, Step::Down].map(|step| scene.step(1, step)),
            [2, 0, 0, 3, 1, 3]
        );
        assert_eq!(scene.step(3, Step::Next), 3);
        assert_eq!(scene.step(2, Step::Up), 0);
        assert_eq!(Scene::default().step(0, Step::Down), 0);
    }

    #[test]
    fn even_lines_leave_no_word_alone() {
        let words = "Requires improvement to be good";
        assert_eq!(wrap(words, 170.0, 12.0, false).len(), 2);
        assert_eq!(wrap_evenly(words, 170.0, 12.0, false), ["Requires improvement", "to be good"]);
        assert_eq!(wrap_evenly("Good", 170.0, 12.0, false), ["Good"]);
    }

    #[test]
    fn words_wrap_at_spaces() {
        assert_eq!(
            wrap("Requires improvement to be good", 120.0, 12.0, false),
            ["Requires", "improvement to be", "good"]
        );
        assert_eq!(wrap("", 10.0, 12.0, false), Vec::<String>::new());
    }
}
