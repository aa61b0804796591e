//! A chart as pictures in the page: their colours and letters come from the style sheet, so they follow the reader's own.
//!
//! Each picture stands for a range of widths and is laid out for the narrowest of them, or one near it. Its marks and words
//! keep their size, and its places along the width are shares of it: the picture fills any width of its range and is as high
//! as the one that the app paints there.

use crate::html::escaped;
use charts::paint::{DOT, corners, strokes};
use charts::scene::{Align, Dash, Finish, Form, Ink, MarkStyle, Shape};
use charts::{Drawn, Point, Scene};
use std::fmt::Write;

/// The ranges, and the width at which the picture of each is laid out. The class decides where it is shown
/// (style/summary.css).
const RANGES: [(&str, f64); 7] = [
    ("tiny", 256.0),
    ("narrow", 320.0),
    ("roomy", 460.0),
    ("middle", 620.0),
    ("broad", 900.0),
    ("wide", 1100.0),
    ("full", 1216.0),
];

/// The pictures of a chart, of which the style sheet shows one. Before them stands how high each of them is: they are long,
/// and what is below must not move when a browser that has read half of the page reads on.
pub fn pictures(drawn: &Drawn) -> String {
    let scenes = RANGES.map(|(name, width)| (name, drawn.layout(width)));
    let room = |(name, scene): &(&str, Scene)| {
        format!("<svg class=\"{name} room\" width=\"1\" height=\"{}\"></svg>", length(scene.height))
    };
    let room: String = scenes.iter().map(room).collect();
    let pictures: Vec<String> = scenes.iter().map(|(name, scene)| picture(name, scene)).collect();
    format!("{room}\n{}", pictures.join("\n"))
}

fn picture(name: &str, scene: &Scene) -> String {
    let mut drawing =
        Drawing { name, width: scene.width, marks: Vec::new(), group: String::new(), body: String::new() };
    scene.shapes.iter().for_each(|shape| drawing.shape(shape));
    drawing.begin("");
    format!(
        "<svg class=\"{name}\" width=\"100%\" height=\"{}\">\n{}{}</svg>",
        length(scene.height),
        drawing.defined(),
        drawing.body
    )
}

/// A picture as it grows.
struct Drawing<'a> {
    name: &'a str,
    width: f64,
    /// The marks that are used, each once.
    marks: Vec<(MarkStyle, String)>,
    /// What the shapes of the open group have in common; nothing where none is open.
    group: String,
    body: String,
}

impl Drawing<'_> {
    /// A place along the width, as a share of it.
    fn across(&self, x: f64) -> String {
        let share = number(x * 100.0 / self.width.max(1.0), 2);
        if share == "0" { share } else { format!("{share}%") }
    }

    /// Opens the group whose shapes have this in common, if it is not open yet.
    fn begin(&mut self, group: &str) {
        if self.group == group {
            return;
        }
        if !self.group.is_empty() {
            self.body.push_str("</g>\n");
        }
        if !group.is_empty() {
            self.add(format_args!("<g {group}>"));
        }
        group.clone_into(&mut self.group);
    }

    fn add(&mut self, markup: std::fmt::Arguments<'_>) {
        // A text takes all that is written.
        let _ = self.body.write_fmt(markup);
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Fill { rect, ink } => {
                self.begin(&format!("class=\"{}\"", class_of(*ink)));
                let (x, wide) = (self.across(rect.left), self.across(rect.width));
                let (y, high) = (length(rect.top), length(rect.height));
                self.add(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>"));
            }
            Shape::Line { from, to, ink, width, dash } => {
                self.begin(&format!(
                    "class=\"{}\" stroke-width=\"{}\"{}",
                    class_of(*ink),
                    length(*width),
                    dashes(*dash)
                ));
                let (x1, x2) = (self.across(from.x), self.across(to.x));
                let (y1, y2) = (length(from.y), length(to.y));
                self.add(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
            }
            Shape::Mark { at, style, radius } => {
                self.begin(&format!("class=\"{}\"", class_of(style.ink)));
                let (x, y, id) = (self.across(at.x), length(at.y), self.mark(*style, *radius));
                self.add(format_args!("<use href=\"#{id}\" x=\"{x}\" y=\"{y}\"/>"));
            }
            Shape::Text { at, text, size, ink, align, bold } => {
                let anchor = match align {
                    Align::Left => "",
                    Align::Centre => " text-anchor=\"middle\"",
                    Align::Right => " text-anchor=\"end\"",
                };
                let weight = if *bold { " font-weight=\"700\"" } else { "" };
                self.begin(&format!("class=\"{}\" font-size=\"{}\"{anchor}{weight}", class_of(*ink), length(*size)));
                let (x, y) = (self.across(at.x), length(at.y));
                self.add(format_args!("<text x=\"{x}\" y=\"{y}\">{}</text>", escaped(text)));
            }
        }
    }

    /// The id of a mark that is drawn once and used often.
    fn mark(&mut self, style: MarkStyle, radius: f64) -> String {
        let looks = looks(style, radius);
        let place = self.marks.iter().position(|(_, other)| *other == looks);
        let place = place.unwrap_or_else(|| {
            self.marks.push((style, looks));
            self.marks.len() - 1
        });
        format!("{}-{place}", self.name)
    }

    /// The marks that are used, each with its id.
    fn defined(&self) -> String {
        let marks = self.marks.iter().enumerate();
        let marks: String =
            marks.map(|(place, (_, looks))| format!("<g id=\"{}-{place}\">{looks}</g>", self.name)).collect();
        if marks.is_empty() { marks } else { format!("<defs>{marks}</defs>\n") }
    }
}

/// A mark around the origin, in the colour of whoever uses it.
fn looks(MarkStyle { form, finish, .. }: MarkStyle, radius: f64) -> String {
    let origin = Point::new(0.0, 0.0);
    let strokes = strokes(form, origin, radius);
    if !strokes.is_empty() {
        let paths: String = strokes.iter().map(|stroke| path(stroke)).collect();
        let width = length((radius * 0.45).max(1.75));
        return format!("<path class=\"mark-stroke\" stroke-width=\"{width}\" d=\"{paths}\"/>");
    }
    let (class, broken) = match finish {
        Finish::Filled => ("mark-full", ""),
        Finish::Outlined => ("mark-ring", ""),
        Finish::Broken => ("mark-ring", dashes(Dash::Broken)),
    };
    match form {
        Form::Dot => format!("<circle class=\"mark-full\" r=\"{}\"/>", length(radius * DOT)),
        Form::Circle => format!("<circle class=\"{class}\" r=\"{}\"{broken}/>", length(radius)),
        _ => format!("<path class=\"{class}\" d=\"{}z\"{broken}/>", path(&corners(form, origin, radius))),
    }
}

fn path(points: &[Point]) -> String {
    let step = |(place, point): (usize, &Point)| {
        format!("{}{} {}", if place == 0 { "M" } else { "L" }, length(point.x), length(point.y))
    };
    points.iter().enumerate().map(step).collect()
}

/// The dashes of a broken line, as they are painted on the page's charts.
const fn dashes(dash: Dash) -> &'static str {
    match dash {
        Dash::Unbroken => "",
        Dash::Broken => " stroke-dasharray=\"3.9 3.1\"",
    }
}

/// The class of a colour, which the style sheet knows.
const fn class_of(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "ink-text",
        Ink::Muted => "ink-muted",
        Ink::OnDark => "ink-on-dark",
        Ink::OnLight => "ink-on-light",
        Ink::Grid => "ink-grid",
        Ink::Band => "ink-band",
        Ink::Paper => "ink-paper",
        Ink::Grade | Ink::Strength => "ink-strength",
        Ink::Press | Ink::Concern => "ink-concern",
        Ink::MeetsRequirement => "ink-meets-requirement",
        Ink::Recommendation => "ink-recommendation",
        Ink::Better => "ink-better",
    }
}

/// A length in CSS pixels.
fn length(value: f64) -> String {
    number(value, 1)
}

/// A number with so many digits behind the point, and no more than it needs.
fn number(value: f64, digits: usize) -> String {
    let written = format!("{value:.digits$}");
    let short = if written.contains('.') { written.trim_end_matches('0').trim_end_matches('.') } else { &written };
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}
