//! A picture that leaves the page: the chart with its words around it, so that it can stand alone.

use super::geometry::{Point, Rect};
use super::scene::{Align, Dash, Ink, MarkStyle, Scene, Shape};
use super::text::{text_width, wrap_anywhere};

/// The words around a chart. A line break in one of them begins a new line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to compare.
    pub subtitle: String,
    /// The key to its symbols.
    pub legend: Vec<LegendEntry>,
    /// Where the data come from.
    pub source: String,
}

/// A symbol of the chart and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// The symbol.
    pub symbol: Symbol,
    /// What it means.
    pub words: String,
}

/// What a legend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A piece of a bar.
    Swatch(Ink),
    /// A mark.
    Mark(MarkStyle),
    /// A line between two marks.
    Line(Ink, Dash),
    /// A tick on the axis.
    Tick,
    /// Two grounds with a gap between them.
    Gap,
    /// None: the words say what the entries after them tell.
    Heading,
}

/// What a picture of this title is called for those who do not see it, where its table follows.
pub fn picture_label(title: &str) -> String {
    format!("Chart: {title}. The table below has the same data.")
}

impl LegendEntry {
    /// An entry.
    pub fn new(symbol: Symbol, words: impl Into<String>) -> Self {
        Self { symbol, words: words.into() }
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
        let (margin, large) = if width < 620.0 { (16.0, 17.0) } else { (28.0, 21.0) };
        Self {
            margin,
            title: Style { size: large, ink: Ink::Text, bold: true },
            subtitle: Style { size: 14.0, ink: Ink::Muted, bold: false },
            legend: Style { size: 13.0, ink: Ink::Text, bold: false },
            source: Style { size: 12.0, ink: Ink::Muted, bold: false },
        }
    }
}

/// The width of a symbol in the legend, and the room behind it and between entries.
const SYMBOL: f64 = 22.0;
const BESIDE_SYMBOL: f64 = 7.0;
const BETWEEN_ENTRIES: f64 = 20.0;
/// The room between title, legend, chart and source.
const GAP: f64 = 14.0;

/// The chart with its words around it. Nothing in it can be pointed at: targets are dropped.
pub fn framed(scene: &Scene, words: &Frame) -> Scene {
    let styles = Styles::for_width(scene.width);
    let mut page = Page {
        scene: Scene {
            title: words.title.split_whitespace().collect::<Vec<_>>().join(" "),
            width: scene.width + 2.0 * styles.margin,
            ..Scene::default()
        },
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

/// The key to a chart's symbols alone, as a picture of this width. `None` where there is none.
pub fn legend_alone(width: f64, entries: &[LegendEntry]) -> Option<Scene> {
    let mut page = Page { scene: Scene { width, ..Scene::default() }, left: 0.0, room: width, y: 0.0 };
    page.legend(entries, Styles::for_width(width).legend);
    page.scene.height = page.y;
    (!entries.is_empty()).then_some(page.scene)
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
        for line in text.lines().flat_map(|part| wrap_anywhere(part, room, style.size, style.bold)) {
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
        let height = style.line() + 4.0;
        let mut x = self.left;
        for entry in entries {
            let heading = entry.symbol == Symbol::Heading;
            let indent = if heading { 0.0 } else { SYMBOL + BESIDE_SYMBOL };
            let style = Style { bold: heading, ..style };
            let width = indent + text_width(&entry.words, style.size, style.bold);
            if x > self.left && x + width > self.left + self.room {
                x = self.left;
                self.y += height;
            }
            self.symbol(entry.symbol, Point::new(x, self.y + style.line() / 2.0));
            // An entry wider than the picture stands in a row of its own, in several lines.
            let lines = wrap_anywhere(&entry.words, self.room - indent, style.size, style.bold);
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

    /// A legend's symbol, its left end at a point.
    fn symbol(&mut self, symbol: Symbol, at: Point) {
        let middle = Point::new(at.x + SYMBOL / 2.0, at.y);
        let right = Point::new(at.x + SYMBOL, at.y);
        match symbol {
            Symbol::Heading => {}
            Symbol::Swatch(ink) => self.fill(Rect::new(at.x, at.y - 8.0, SYMBOL, 16.0), ink),
            Symbol::Mark(style) => self.scene.mark(middle, style, 6.5),
            Symbol::Line(ink, dash) => {
                self.scene.shapes.push(Shape::Line { from: at, to: right, ink, width: 2.0, dash });
            }
            Symbol::Tick => {
                let (top, bottom) = (Point::new(middle.x, at.y - 8.0), Point::new(middle.x, at.y + 8.0));
                self.scene.line(top, bottom, Ink::Text, 3.0);
            }
            Symbol::Gap => {
                let half = SYMBOL / 2.0 - 3.0;
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
