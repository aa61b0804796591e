//! The words beside the grades: each where it covers no mark and no other words.

use super::geometry::{Point, Rect};
use super::grades::Mark;
use super::grades_layout::Measures;
use super::scene::{Align, Ink, Scene, text_width, wrap};
use crate::record::{Framework, Status};
use crate::words::sentence_case;

/// The words of a grade: the grade itself, and in lesser type what was judged, where the row's name does not say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    grade: String,
    judged: Option<String>,
    press: bool,
}

impl Label {
    /// The words for a mark.
    pub fn for_mark(mark: &Mark, several_rows: bool) -> Self {
        let todays = matches!(mark.framework, Framework::Ilacs | Framework::SingleInspection);
        let judged = match mark.areas.len() {
            0 | 1 if todays => None,
            0 | 1 => Some(mark.judgement.clone()),
            _ if several_rows => Some("one judgement for both".to_owned()),
            _ => None,
        };
        let judged = judged.filter(|judged| !judged.contains("children's services"));
        Self { grade: sentence_case(&mark.grade), judged, press: mark.status == Status::Press }
    }

    /// The label's lines at a width: words, size, ink.
    fn lines(&self, width: f64, size: f64) -> Vec<Line> {
        let small = size - 1.5;
        let mut lines: Vec<_> =
            wrap(&self.grade, width, size, false).into_iter().map(|line| (line, size, Ink::Text)).collect();
        let below = self.judged.clone().or_else(|| self.press.then(|| "press report".to_owned()));
        if let Some(judged) = below {
            lines.extend(wrap(&judged, width, small, false).into_iter().map(|line| (line, small, Ink::Muted)));
        }
        lines
    }
}

/// A line of a label: its words, their height and their colour.
type Line = (String, f64, Ink);

/// Which side of its mark a label stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// The distance between lines, in times of the words' height.
const LEADING: f64 = 1.18;
/// The widths at which a label is tried, in times of the words' height.
const WIDTHS: [f64; 4] = [16.0, 11.0, 7.5, 5.5];

/// Places a label beside its mark and notes the room that it takes.
pub fn place(
    scene: &mut Scene,
    occupied: &mut Vec<Rect>,
    label: &Label,
    mark: Point,
    bounds: Rect,
    measures: Measures,
) {
    let mut best: Option<(f64, Side, Vec<Line>, Rect)> = None;
    for em in WIDTHS {
        let lines = label.lines(em * measures.size, measures.size);
        let width = lines.iter().map(|(text, size, _)| text_width(text, *size, false)).fold(0.0, f64::max);
        let height: f64 = lines.iter().map(|(_, size, _)| size * LEADING).sum();
        for side in [Side::Right, Side::Above, Side::Left, Side::Below] {
            let rect = beside(mark, side, width, height, measures.radius, bounds);
            let crowding: f64 = occupied.iter().map(|other| other.overlap(rect)).sum();
            let outside = width * height - bounds.overlap(rect);
            let cost = crowding + outside * 3.0;
            if best.as_ref().is_none_or(|(least, ..)| cost < least - 0.5) {
                best = Some((cost, side, lines.clone(), rect));
            }
        }
    }
    let Some((_, side, lines, rect)) = best else { return };
    let (x, align) = match side {
        Side::Right => (rect.left, Align::Left),
        Side::Left => (rect.right(), Align::Right),
        Side::Above | Side::Below => (rect.centre().x, Align::Centre),
    };
    let mut y = rect.top;
    for (text, size, ink) in lines {
        let height = size * LEADING;
        scene.text(Point::new(x, y + height / 2.0), text, size, ink, align, false);
        y += height;
    }
    occupied.push(rect);
}

/// The room of a label on one side of its mark; above and below it slides sideways to stay inside the plot.
fn beside(mark: Point, side: Side, width: f64, height: f64, radius: f64, bounds: Rect) -> Rect {
    let gap = radius + 5.0;
    let slid = (mark.x - width / 2.0).clamp(bounds.left, (bounds.right() - width).max(bounds.left));
    match side {
        Side::Right => Rect::new(mark.x + gap, mark.y - height / 2.0, width, height),
        Side::Left => Rect::new(mark.x - gap - width, mark.y - height / 2.0, width, height),
        Side::Above => Rect::new(slid, mark.y - gap - height + 2.0, width, height),
        Side::Below => Rect::new(slid, mark.y + gap - 2.0, width, height),
    }
}
