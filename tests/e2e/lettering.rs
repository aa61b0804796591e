//! What words look like in the browser at hand: it paints them once more, apart from the chart, in the font of the page.
//! So a test knows every letter, whatever font the machine has.

use crate::fault::Done;
use crate::page::Page;
use crate::pixels::{Picture, unfolded};
use inspection_explorer::chart::Theme;
use inspection_explorer::chart::scene::{Align, Scene, Shape};
use serde_json::{Value, json};

/// Paints words on a canvas of this size. Gives the box of each, and how opaque every pixel is, as runs.
const PAINT: &str = "
    const [width, height, words] = arguments;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    const family = getComputedStyle(document.documentElement).fontFamily;
    context.textBaseline = 'middle';
    const boxes = words.map(({ text, x, y, size, colour, align, weight }) => {
        context.font = `${weight} ${size}px ${family}`;
        context.textAlign = align;
        context.fillStyle = colour;
        context.fillText(text, x, y);
        const box = context.measureText(text);
        return [x - box.actualBoundingBoxLeft, y - box.actualBoundingBoxAscent,
            x + box.actualBoundingBoxRight, y + box.actualBoundingBoxDescent, x];
    });
    const bytes = context.getImageData(0, 0, width, height).data;
    const runs = [];
    for (let at = 3; at < bytes.length;) {
        const from = at;
        while (at < bytes.length && bytes[at] === bytes[from]) at += 4;
        runs.push(bytes[from].toString(36) + ':' + ((at - from) / 4).toString(36));
    }
    return [boxes, runs.join(' ')];";

/// The words of a scene in device pixels.
#[derive(Debug)]
pub struct Lettering {
    width: usize,
    height: usize,
    opacity: Vec<u8>,
    near: Vec<bool>,
    frames: Vec<Frame>,
}

/// Where a word is: a rectangle of whole pixels, of which right and bottom are outside.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The column at which the word is fixed: its beginning, its middle or its end.
    anchor: usize,
    /// The first column.
    pub left: usize,
    /// The first row.
    pub top: usize,
    /// The column after the last.
    pub right: usize,
    /// The row after the last.
    pub bottom: usize,
}

impl Frame {
    /// All its pixels, as column and row.
    pub fn pixels(self) -> impl Iterator<Item = (usize, usize)> {
        (self.top..self.bottom).flat_map(move |y| (self.left..self.right).map(move |x| (x, y)))
    }

    /// How many columns away letters may be found: browsers space them in whole or in broken pixels, as they like, and
    /// what this makes of a letter grows with its distance from where the word is fixed.
    pub fn play(self, x: usize) -> usize {
        1 + self.anchor.abs_diff(x) / 50
    }
}

impl Lettering {
    /// Has the browser paint the words of a scene for a picture.
    pub async fn of(page: &Page, scene: &Scene, theme: Theme, picture: &Picture, ratio: f64) -> Done<Self> {
        let words: Vec<Value> = scene.shapes.iter().filter_map(|shape| word(shape, theme, ratio)).collect();
        let (width, height) = (picture.width, picture.height);
        let arguments = [json!(width), json!(height), json!(words)];
        let (boxes, runs): (Vec<[f64; 5]>, String) = page.script(PAINT, &arguments).await?;
        let opacity: Vec<u8> = unfolded(&runs)?.into_iter().map(|value| value.to_le_bytes()[0]).collect();
        let frames = boxes.into_iter().map(|sides| frame(sides, width, height)).collect();
        let mut lettering = Self { width, height, near: vec![false; opacity.len()], opacity, frames };
        lettering.spread();
        Ok(lettering)
    }

    /// Where each is, in the order of the scene.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// How much of a pixel words cover, from 0 to 1.
    pub fn covers(&self, x: usize, y: usize) -> f64 {
        f64::from(self.opacity.get(y * self.width + x).copied().unwrap_or_default()) / 255.0
    }

    /// Whether words are at a pixel or beside it.
    pub fn is_near(&self, x: usize, y: usize) -> bool {
        self.near.get(y * self.width + x).copied().unwrap_or_default()
    }

    /// Marks the pixels at and around words.
    fn spread(&mut self) {
        for frame in &self.frames {
            for (x, y) in frame.pixels().filter(|(x, y)| self.opacity[y * self.width + x] > 0) {
                let play = frame.play(x) + 1;
                let (from, to) = (x.saturating_sub(play), (x + play + 1).min(self.width));
                for row in y.saturating_sub(2)..(y + 3).min(self.height) {
                    self.near[row * self.width + from..row * self.width + to].fill(true);
                }
            }
        }
    }
}

/// What the browser must know of words; of other shapes, nothing.
fn word(shape: &Shape, theme: Theme, ratio: f64) -> Option<Value> {
    let Shape::Text { at, text, size, ink, align, bold } = shape else { return None };
    let (red, green, blue) = theme.colour(*ink);
    Some(json!({
        "text": text,
        "x": (at.x * ratio).round(),
        "y": (at.y * ratio).round(),
        "size": size * ratio,
        "colour": format!("rgb({red} {green} {blue})"),
        "align": match align { Align::Left => "left", Align::Centre => "center", Align::Right => "right" },
        "weight": if *bold { "bold" } else { "normal" },
    }))
}

/// A box with a little room around it, inside the picture.
fn frame([left, top, right, bottom, anchor]: [f64; 5], width: usize, height: usize) -> Frame {
    let room = 5.0 + (right - left) / 50.0;
    let within = |at: f64, most: usize| (at.max(0.0) as usize).min(most);
    Frame {
        anchor: within(anchor, width),
        left: within((left - room).floor(), width),
        top: within((top - 5.0).floor(), height),
        right: within((right + room).ceil(), width),
        bottom: within((bottom + 5.0).ceil(), height),
    }
}
