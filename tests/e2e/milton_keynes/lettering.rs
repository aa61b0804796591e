//! What words look like in the browser at hand: it paints them once more, apart from the chart, in the font of the page.
//! So a test knows every letter, whatever font the machine has.

use crate::fault::Done;
use crate::milton_keynes::pixels::{Picture, unfolded};
use crate::page::Page;
use inspection_explorer::chart::Theme;
use inspection_explorer::chart::scene::{Align, Scene, Shape};
use serde::Deserialize;
use serde_json::{Value, json};

/// Paints each word on a canvas of this size, alone. Gives the box around it with some room, the column at which it is
/// fixed, and how opaque each pixel of the box is, as runs.
const PAINT: &str = "
    const [width, height, words] = arguments;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const family = getComputedStyle(document.documentElement).fontFamily;
    context.textBaseline = 'middle';
    const within = (at, most) => Math.min(Math.max(Math.round(at), 0), most);
    return words.map(({ text, x, y, size, colour, align, weight }) => {
        context.font = `${weight} ${size}px ${family}`;
        context.textAlign = align;
        context.fillStyle = colour;
        context.fillText(text, x, y);
        const box = context.measureText(text);
        const room = 6 + box.width / 64;
        const left = within(x - box.actualBoundingBoxLeft - room, width - 1);
        const right = within(x + box.actualBoundingBoxRight + room, width);
        const top = within(y - box.actualBoundingBoxAscent - 6, height - 1);
        const bottom = within(y + box.actualBoundingBoxDescent + 6, height);
        const across = Math.max(right - left, 1), down = Math.max(bottom - top, 1);
        const bytes = context.getImageData(left, top, across, down).data;
        context.clearRect(0, 0, width, height);
        const runs = [];
        for (let at = 3; at < bytes.length;) {
            const from = at;
            while (at < bytes.length && bytes[at] === bytes[from]) at += 4;
            runs.push(bytes[from].toString(36) + ':' + ((at - from) / 4).toString(36));
        }
        return { left, top, width: across, height: down, anchor: within(x, width), opacity: runs.join(' ') };
    });";

/// The words of a scene in device pixels.
#[derive(Debug)]
pub struct Lettering {
    width: usize,
    near: Vec<bool>,
    words: Vec<Word>,
}

/// A word: the box around it, and how much of each pixel it covers.
#[derive(Debug)]
pub struct Word {
    /// The first column of its box.
    pub left: usize,
    /// The first row.
    pub top: usize,
    /// How many columns there are.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
    /// The column at which it is fixed: its beginning, its middle or its end.
    anchor: usize,
    opacity: Vec<u8>,
}

impl Word {
    /// All pixels of its box as column, row and how much it covers of them, from 0 to 1.
    pub fn pixels(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.opacity
            .iter()
            .enumerate()
            .map(|(at, opacity)| (self.left + at % self.width, self.top + at / self.width, f64::from(*opacity) / 255.0))
    }

    /// How many columns away its letters may be found: browsers space them in whole or in broken pixels, as they like,
    /// and what this makes of a letter grows with its distance from where the word is fixed.
    pub fn play(&self, x: usize) -> usize {
        1 + self.anchor.abs_diff(x) / 64
    }
}

impl Lettering {
    /// Has the browser paint the words of a scene for a picture.
    pub async fn of(page: &Page, scene: &Scene, theme: Theme, picture: &Picture, ratio: f64) -> Done<Self> {
        let words: Vec<Value> = scene.shapes.iter().filter_map(|shape| told(shape, theme, ratio)).collect();
        let (width, height) = (picture.width, picture.height);
        let painted: Vec<Painted> = page.script(PAINT, &[json!(width), json!(height), json!(words)]).await?;
        let words: Vec<Word> = painted.into_iter().map(Painted::word).collect::<Done<_>>()?;
        let mut near = vec![false; width * height];
        for word in &words {
            for (x, y, _) in word.pixels().filter(|(_, _, covered)| *covered > 0.0) {
                let play = word.play(x) + 1;
                let (from, to) = (x.saturating_sub(play), (x + play + 1).min(width));
                for row in y.saturating_sub(2)..(y + 3).min(height) {
                    near[row * width + from..row * width + to].fill(true);
                }
            }
        }
        Ok(Self { width, near, words })
    }

    /// The words in the order of the scene.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether any word is at a pixel or beside it.
    pub fn is_near(&self, x: usize, y: usize) -> bool {
        self.near.get(y * self.width + x).copied().unwrap_or_default()
    }
}

/// What the browser tells of a word.
#[derive(Deserialize)]
struct Painted {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
    anchor: usize,
    opacity: String,
}

impl Painted {
    fn word(self) -> Done<Word> {
        let Self { left, top, width, height, anchor, opacity } = self;
        let opacity = unfolded(&opacity)?.into_iter().map(|value| value.to_le_bytes()[0]).collect();
        Ok(Word { left, top, width, height, anchor, opacity })
    }
}

/// What the browser must know of words; of other shapes, nothing.
fn told(shape: &Shape, theme: Theme, ratio: f64) -> Option<Value> {
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
