//! A picture before it is painted: shapes in CSS pixels, and what each mark stands for.

use super::geometry::{Point, Rect};
use super::hit::Hit;
use super::text::text_width;
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
    /// Issues that got better.
    Better,
}

impl Ink {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Muted,
        Self::OnDark,
        Self::OnLight,
        Self::Grid,
        Self::Band,
        Self::Paper,
        Self::Grade,
        Self::Press,
        Self::Strength,
        Self::MeetsRequirement,
        Self::Concern,
        Self::Recommendation,
        Self::Better,
    ];

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
    /// A grade whose place on its scale is not known.
    Upright,
    /// What is as it should be.
    Tick,
    /// What is still not as it should be.
    Cross,
    /// Silence.
    Dash,
    /// Nothing has been said yet.
    Dot,
}

/// How a mark is filled. In the chart of the grades this says how sure a grade is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Filled.
    Filled,
    /// An outline.
    Outlined,
    /// A broken outline.
    Broken,
}

/// Whether a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Unbroken,
    /// In dashes: what lies between its ends is less sure than they are.
    Broken,
}

/// How a mark of one meaning looks: marks differ by form and finish as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkStyle {
    /// Its form.
    pub form: Form,
    /// Its colour.
    pub ink: Ink,
    /// How it is filled.
    pub finish: Finish,
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
        dash: Dash,
    },
    /// A mark.
    Mark {
        /// Its middle.
        at: Point,
        /// How it looks.
        style: MarkStyle,
        /// Half its height in CSS pixels.
        radius: f64,
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
    /// What it stands for.
    pub hit: Hit,
    /// What is said of it.
    pub label: String,
}

/// The least side of a target, in CSS pixels.
pub const LEAST_TARGET: f64 = 24.0;

/// A picture before it is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its title in one line; nothing where the words stand beside the picture and not in it.
    pub title: String,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Shape>,
    /// Its targets in reading order.
    pub targets: Vec<Target>,
    /// Where paper may cut it between two pages: the top of each row, or of the heading above a row.
    pub seams: Vec<f64>,
    /// Where the heads of its columns stand, from top to bottom. Paper repeats the first on every page and leaves out the
    /// others.
    pub heads: Vec<(f64, f64)>,
}

impl Scene {
    /// Adds words.
    pub fn text(&mut self, at: Point, text: impl Into<String>, size: f64, ink: Ink, align: Align, bold: bool) {
        self.shapes.push(Shape::Text { at, text: text.into(), size, ink, align, bold });
    }

    /// Adds a line without breaks.
    pub fn line(&mut self, from: Point, to: Point, ink: Ink, width: f64) {
        self.shapes.push(Shape::Line { from, to, ink, width, dash: Dash::Unbroken });
    }

    /// Adds a mark.
    pub fn mark(&mut self, at: Point, style: MarkStyle, radius: f64) {
        self.shapes.push(Shape::Mark { at, style, radius });
    }

    /// Adds a target, widened to the least size that a finger can hit.
    pub fn target(&mut self, rect: Rect, hit: Hit, label: impl Into<String>) {
        let centre = rect.centre();
        let (width, height) = (rect.width.max(LEAST_TARGET), rect.height.max(LEAST_TARGET));
        let rect = Rect::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height);
        self.targets.push(Target { rect, hit, label: label.into() });
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

impl Scene {
    /// The same picture larger or smaller: everything in it, words and targets with it.
    pub fn scaled(mut self, by: f64) -> Self {
        let point = |at: Point| Point::new(at.x * by, at.y * by);
        let rect = |of: Rect| Rect::new(of.left * by, of.top * by, of.width * by, of.height * by);
        for shape in &mut self.shapes {
            match shape {
                Shape::Fill { rect: filled, .. } => *filled = rect(*filled),
                Shape::Line { from, to, width, .. } => (*from, *to, *width) = (point(*from), point(*to), *width * by),
                Shape::Mark { at, radius, .. } => (*at, *radius) = (point(*at), *radius * by),
                Shape::Text { at, size, .. } => (*at, *size) = (point(*at), *size * by),
            }
        }
        self.targets.iter_mut().for_each(|target| target.rect = rect(target.rect));
        Self { width: self.width * by, height: self.height * by, ..self }
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

#[cfg(test)]
mod tests {
    use super::*;
    use record::Subject;

    fn hit(id: &str) -> Hit {
        Hit::Subject(Subject::Thread(id.into()))
    }

    #[test]
    fn a_small_mark_has_a_target_that_a_finger_can_hit() {
        let mut scene = Scene::default();
        scene.target(Rect::around(Point::new(50.0, 50.0), 4.0), hit("a"), "A");
        assert_eq!(scene.targets[0].rect, Rect::new(38.0, 38.0, 24.0, 24.0));
    }

    #[test]
    fn of_two_targets_the_nearer_one_answers() {
        let mut scene = Scene::default();
        scene.target(Rect::new(0.0, 0.0, 40.0, 24.0), hit("left"), "");
        scene.target(Rect::new(30.0, 0.0, 40.0, 24.0), hit("right"), "");
        let at = |x| scene.at(Point::new(x, 12.0)).map(|target| target.hit.clone());
        assert_eq!((at(33.0), at(39.0), at(90.0)), (Some(hit("left")), Some(hit("right")), None));
    }

    #[test]
    fn keys_walk_the_marks() {
        let mut scene = Scene::default();
        for (x, y) in [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)] {
            scene.target(Rect::new(x, y, 24.0, 24.0), hit(&format!("{x}-{y}")), "");
        }
        assert_eq!(
            [Step::Next, Step::Previous, Step::First, Step::Last, Step::Up, Step::Down].map(|step| scene.step(1, step)),
            [2, 0, 0, 3, 1, 3]
        );
        assert_eq!(scene.step(3, Step::Next), 3);
        assert_eq!(scene.step(2, Step::Up), 0);
        assert_eq!(Scene::default().step(0, Step::Down), 0);
    }
}
