//! The pixels of a canvas.

use crate::fault::{Done, Fault};
use crate::page::Page;
use inspection_explorer::chart::Point;
use inspection_explorer::chart::theme::Rgb;
use serde_json::json;

/// Hands the pixels over row by row as runs of one colour: 'colour:length', in base 36.
const READ: &str = "
    const canvas = document.getElementById(arguments[0]);
    const { width, height } = canvas;
    const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    const pixels = new Uint32Array(bytes.buffer);
    const runs = [];
    for (let at = 0; at < pixels.length;) {
        const from = at;
        while (at < pixels.length && pixels[at] === pixels[from]) at += 1;
        runs.push(pixels[from].toString(36) + ':' + (at - from).toString(36));
    }
    return [width, height, canvas.parentElement.getBoundingClientRect().width, runs.join(' ')];";

/// What is painted on a canvas.
#[derive(Debug)]
pub struct Picture {
    /// The width in device pixels.
    pub width: usize,
    /// The height in device pixels.
    pub height: usize,
    /// The width of its frame in CSS pixels.
    pub frame: f64,
    pixels: Vec<u32>,
}

impl Picture {
    /// Reads the canvas with this id.
    pub async fn read(page: &Page, id: &str) -> Done<Self> {
        let (width, height, frame, runs): (usize, usize, f64, String) = page.script(READ, &[json!(id)]).await?;
        Ok(Self { width, height, frame, pixels: unfolded(&runs)? })
    }

    /// The colour at a point in CSS pixels; outside, and where nothing opaque is painted, there is none.
    pub fn at(&self, point: Point, ratio: f64) -> Option<Rgb> {
        let (x, y) = ((point.x * ratio).floor(), (point.y * ratio).floor());
        if x < 0.0 || y < 0.0 { None } else { self.pixel(x as usize, y as usize) }
    }

    /// The colour of a pixel; outside, and where nothing opaque is painted, there is none.
    pub fn pixel(&self, x: usize, y: usize) -> Option<Rgb> {
        if x >= self.width {
            return None;
        }
        let [red, green, blue, opaque] = self.pixels.get(y * self.width + x)?.to_le_bytes();
        (opaque == 255).then_some((red, green, blue))
    }
}

/// The values of runs, one after the other.
pub fn unfolded(runs: &str) -> Done<Vec<u32>> {
    let mut values = Vec::new();
    for run in runs.split(' ') {
        let (value, length) = run.split_once(':').ok_or_else(|| Fault::new(format!("no run: '{run}'")))?;
        values.resize(values.len() + usize::from_str_radix(length, 36)?, u32::from_str_radix(value, 36)?);
    }
    Ok(values)
}

/// How far apart two colours are, from 0 to about 442.
pub fn distance(a: Rgb, b: Rgb) -> f64 {
    let part = |a: u8, b: u8| (f64::from(a) - f64::from(b)).powi(2);
    (part(a.0, b.0) + part(a.1, b.1) + part(a.2, b.2)).sqrt()
}

/// A colour as in style sheets, as `#12436d`.
pub fn hex((red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
