//! A picture that leaves the page: the chart with its words around it, so that it can stand alone.

use super::geometry::{Point, Rect};
use super::marks::{MarkSign, sign_of, sign_of_grade, sign_of_progress};
use super::scene::{Align, Form, Ink, Scene, Shape, Stroke, text_width, wrap};
use record::{Codebook, Kind, Progress};

/// The words around a chart. A line break in one of them begins a new line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to compare.
    pub subtitle: String,
    /// The key to its signs.
    pub legend: Vec<LegendEntry>,
    /// Where the data come from.
    pub source: String,
}

/// A sign of the chart and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// The sign.
    pub sign: Sign,
    /// What it means.
    pub words: String,
}

/// What a legend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A piece of a bar.
    Swatch(Ink),
    /// A mark.
    Mark(Form, Ink, Stroke),
    /// A line between two marks.
    Line(Ink, Stroke),
    /// A tick on the axis.
    Tick,
    /// Two grounds with a gap between them.
    Gap,
}

impl Sign {
    /// A mark.
    const fn of((form, ink, stroke): MarkSign) -> Self {
        Self::Mark(form, ink, stroke)
    }
}

impl LegendEntry {
    /// The sign of a kind of finding.
    pub fn kind(kind: Kind) -> Self {
        Self::new(Sign::Swatch(Ink::of(kind)), kind.label())
    }

    /// The signs of the kinds that make findings.
    pub fn of_kinds(codebook: &Codebook) -> Vec<Self> {
        codebook.kinds_of_findings().map(Self::kind).collect()
    }

    /// The signs of the grades' chart.
    pub fn of_grades(codebook: &Codebook) -> Vec<Self> {
        let grades =
            codebook.certainties.iter().map(|status| Self::new(Sign::of(sign_of_grade(*status)), status.label()));
        let others = [
            Self::new(Sign::Tick, "inspection or visit without a grade"),
            Self::new(Sign::Line(Ink::Grade, Stroke::Solid), "same framework: grades are joined"),
            Self::new(Sign::Gap, "gap: another framework, not comparable"),
        ];
        grades.chain(others).collect()
    }

    /// The signs of what the steps of threads say.
    pub fn of_threads(codebook: &Codebook) -> Vec<Self> {
        let steps = codebook.verdicts.iter().map(|says| Self::new(Sign::of(sign_of(Some(*says))), says.label()));
        steps.chain([Self::new(Sign::of(sign_of(None)), "Silent")]).collect()
    }

    /// The signs of how far the plan's actions have come.
    pub fn of_progress() -> Vec<Self> {
        let steps = Progress::ALL.iter().map(|step| Self::new(Sign::of(sign_of_progress(Some(*step))), step.label()));
        steps.chain([Self::new(Sign::of(sign_of_progress(None)), "No status set")]).collect()
    }

    /// An entry.
    pub fn new(sign: Sign, words: impl Into<String>) -> Self {
        Self { sign, words: words.into() }
    }
}

/// How words of one purpose are set.
#[derive(Clone, Copy, Debug)]
struct Style {
    size: f64,
    ink: Ink,
    bold: bool,
}

impl Style {
    /// The height of a line.
    fn line(self) -> f64 {
        (self.size * 1.4).round()
    }
}

/// The sizes of words, smaller on narrow pictures.
struct Styles {
    margin: f64,
    title: Style,
    subtitle: Style,
    legend: Style,
    source: Style,
}

impl Styles {
    const fn for_width(width: f64) -> Self {
        let (margin, large) = if width < 620.0 { (16.0, TITLE) } else { (28.0, 21.0) };
        Self {
            margin,
            title: Style { size: large, ink: Ink::Text, bold: true },
            subtitle: Style { size: 14.0, ink: Ink::Muted, bold: false },
            legend: Style { size: 13.0, ink: Ink::Text, bold: false },
            source: Style { size: 12.0, ink: Ink::Muted, bold: false },
        }
    }
}

/// The width of a sign in the legend, and the room behind it and between entries.
const SIGN: f64 = 22.0;
const BESIDE_SIGN: f64 = 7.0;
const BETWEEN_ENTRIES: f64 = 20.0;
/// The room between title, legend, chart and source.
const GAP: f64 = 14.0;
/// The least height of a frame's title; no words inside a chart are as high.
const TITLE: f64 = 17.0;

/// The chart with its words around it. Nothing in it can be pointed at: targets are dropped.
pub fn framed(scene: &Scene, words: &Frame) -> Scene {
    let styles = Styles::for_width(scene.width);
    let mut page = Page {
        scene: Scene { width: scene.width + 2.0 * styles.margin, ..Scene::default() },
        left: styles.margin,
        room: scene.width,
        y: styles.margin,
    };
    page.words(&words.title, styles.title, 4.0);
    page.words(&words.subtitle, styles.subtitle, 0.0);
    if page.y > styles.margin {
        page.y += GAP;
    }
    page.legend(&words.legend, styles.legend);
    page.picture(scene);
    if !words.source.is_empty() {
        page.y += GAP;
    }
    page.words(&words.source, styles.source, 0.0);
    page.scene.height = page.y + styles.margin;
    page.scene
}

/// The title of a framed picture, in one line; nothing for a chart without a frame.
pub fn title_of(scene: &Scene) -> String {
    let line = |shape: &Shape| match shape {
        Shape::Text { text, size, bold: true, .. } if *size >= TITLE => Some(text.clone()),
        _ => None,
    };
    scene.shapes.iter().map_while(line).collect::<Vec<_>>().join(" ")
}

/// The framed picture as it grows downwards.
struct Page {
    scene: Scene,
    left: f64,
    /// The width between the margins.
    room: f64,
    /// Where the next thing begins.
    y: f64,
}

impl Page {
    /// Words in as many lines as they need, and room below them.
    fn words(&mut self, text: &str, style: Style, below: f64) {
        let room = self.room;
        for line in text.lines().flat_map(|part| wrap(part, room, style.size, style.bold)) {
            self.line(self.left, line, style);
            self.y += style.line();
        }
        if !text.is_empty() {
            self.y += below;
        }
    }

    /// One line of words, beginning at `x`.
    fn line(&mut self, x: f64, text: String, style: Style) {
        let at = Point::new(x, self.y + style.line() / 2.0);
        self.scene.text(at, text, style.size, style.ink, Align::Left, style.bold);
    }

    /// The entries side by side, and in a new row where one does not fit.
    fn legend(&mut self, entries: &[LegendEntry], style: Style) {
        let indent = SIGN + BESIDE_SIGN;
        let height = style.line() + 4.0;
        let mut x = self.left;
        for entry in entries {
            let width = indent + text_width(&entry.words, style.size, style.bold);
            if x > self.left && x + width > self.left + self.room {
                x = self.left;
                self.y += height;
            }
            self.sign(entry.sign, Point::new(x, self.y + style.line() / 2.0));
            // An entry wider than the picture stands in a row of its own, in several lines.
            let lines = wrap(&entry.words, self.room - indent, style.size, style.bold);
            let last = lines.len().saturating_sub(1);
            for (index, line) in lines.into_iter().enumerate() {
                self.line(x + indent, line, style);
                if index < last {
                    self.y += style.line();
                }
            }
            x += width + BETWEEN_ENTRIES;
        }
        if !entries.is_empty() {
            self.y += height + GAP;
        }
    }

    /// A legend's sign, its left end at a point.
    fn sign(&mut self, sign: Sign, at: Point) {
        let middle = Point::new(at.x + SIGN / 2.0, at.y);
        let right = Point::new(at.x + SIGN, at.y);
        match sign {
            Sign::Swatch(ink) => self.fill(Rect::new(at.x, at.y - 8.0, SIGN, 16.0), ink),
            Sign::Mark(form, ink, stroke) => {
                self.scene.shapes.push(Shape::Mark { at: middle, form, radius: 6.5, ink, stroke });
            }
            Sign::Line(ink, stroke) => {
                self.scene.shapes.push(Shape::Line { from: at, to: right, ink, width: 2.0, stroke });
            }
            Sign::Tick => {
                let (top, bottom) = (Point::new(middle.x, at.y - 8.0), Point::new(middle.x, at.y + 8.0));
                self.scene.line(top, bottom, Ink::Text, 3.0);
            }
            Sign::Gap => {
                let half = SIGN / 2.0 - 3.0;
                self.fill(Rect::new(at.x, at.y - 8.0, half, 16.0), Ink::Grid);
                self.fill(Rect::new(right.x - half, at.y - 8.0, half, 16.0), Ink::Grid);
            }
        }
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.scene.shapes.push(Shape::Fill { rect, ink });
    }

    /// The chart itself.
    fn picture(&mut self, scene: &Scene) {
        self.y = self.y.round();
        let (x, y) = (self.left, self.y);
        self.scene.shapes.extend(scene.shapes.iter().map(|shape| moved(shape, x, y)));
        self.y += scene.height;
    }
}

/// The shape, moved right and down.
fn moved(shape: &Shape, x: f64, y: f64) -> Shape {
    let shift = |point: &mut Point| *point = Point::new(point.x + x, point.y + y);
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Fill { rect, .. } => *rect = Rect::new(rect.left + x, rect.top + y, rect.width, rect.height),
        Shape::Line { from, to, .. } => {
            shift(from);
            shift(to);
        }
        Shape::Mark { at, .. } | Shape::Text { at, .. } => shift(at),
    }
    shape
}
