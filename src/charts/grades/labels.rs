//! The words beside the grades: each where it covers no mark and no other words.

use super::layout::Measures;
use super::model::Mark;
use crate::geometry::{Point, Rect, clamp_within};
use crate::marks::look_of;
use crate::scene::{Align, Ink, Scene, text_width, wrap_evenly};
use record::order::sorted_by_key;
use record::words::sentence_case;

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
        let todays = mark.framework.entry().todays_areas;
        let judged = match mark.areas.len() {
            0 | 1 if todays => None,
            0 | 1 => Some(mark.judgement.clone()),
            _ if several_rows => Some("one judgement for both".to_owned()),
            _ => None,
        };
        let judged = judged.filter(|judged| !judged.contains("children's services"));
        Self { grade: sentence_case(&mark.grade), judged, press: look_of(mark.status).0 == Ink::Press }
    }

    /// How many letters it has.
    fn length(&self) -> usize {
        self.grade.len() + self.judged.as_deref().map_or(0, str::len)
    }

    /// What stands under or behind the grade, if anything.
    fn lesser(&self) -> Option<&str> {
        self.judged.as_deref().or(self.press.then_some("press report"))
    }

    /// The label in lines no wider than `width`.
    fn stacked(&self, width: f64, size: f64) -> Vec<Line> {
        let grade =
            wrap_evenly(&self.grade, width, size, false).into_iter().map(|text| Line { text, size, ink: Ink::Text });
        let small = size - LESSER;
        let below = self.lesser().map(|text| wrap_evenly(text, width, small, false)).unwrap_or_default();
        grade.chain(below.into_iter().map(|text| Line { text, size: small, ink: Ink::Muted })).collect()
    }

    /// The label in one line, the lesser words behind the grade.
    fn inline(&self, size: f64) -> Option<Vec<Line>> {
        let text = format!("{} ({})", self.grade, self.lesser()?);
        Some(vec![Line { text, size, ink: Ink::Text }])
    }
}

/// A line of a label.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    size: f64,
    ink: Ink,
}

impl Line {
    fn width(&self) -> f64 {
        text_width(&self.text, self.size, false)
    }

    fn height(&self) -> f64 {
        self.size * LEADING
    }
}

/// By how much lesser words are smaller, in CSS pixels.
const LESSER: f64 = 1.5;

/// Which side of its mark a label stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Right,
    Left,
    Above,
    Below,
    /// Above, and ending over the mark.
    AboveLeft,
    /// Below, and ending under the mark.
    BelowLeft,
}

/// The sides in the order in which they are liked.
const SIDES: [Side; 6] = [Side::Right, Side::Left, Side::Above, Side::Below, Side::AboveLeft, Side::BelowLeft];

/// The distance between lines, in times of the words' height.
const LEADING: f64 = 1.18;
/// The widths at which a label is tried, in times of the words' height.
const WIDTHS: [f64; 6] = [20.0, 12.5, 11.0, 9.0, 7.5, 5.5];

/// A label that is to be placed: its words, its mark, and the room that it may take.
pub struct Wanted {
    /// The words.
    pub label: Label,
    /// The middle of the mark.
    pub mark: Point,
    /// The room of its row.
    pub bounds: Rect,
}

/// A label with its place.
#[derive(Clone, Debug)]
struct Placed {
    /// How much it covers and how far it leaves its row, in square pixels.
    cost: f64,
    side: Side,
    lines: Vec<Line>,
    rect: Rect,
}

/// Places labels beside their marks, clear of what is `occupied` and of one another, and draws them.
///
/// Who chooses first matters, so several orders are tried and the one with the least crowding is drawn.
pub fn place_all(scene: &mut Scene, occupied: &[Rect], wanted: &[Wanted], measures: Measures) {
    let in_time: Vec<usize> = (0..wanted.len()).collect();
    let length = |index: &usize| wanted.get(*index).map_or(0, |wanted| wanted.label.length());
    let longest = sorted_by_key(in_time.iter().copied(), |index| core::cmp::Reverse(length(index)));
    let latest: Vec<usize> = in_time.iter().rev().copied().collect();
    let tried = [longest, in_time, latest].map(|order| settle(&order, occupied, wanted, measures));
    let crowding = |placed: &[Option<Placed>]| placed.iter().flatten().map(|placed| placed.cost).sum::<f64>();
    let Some(best) = tried.into_iter().min_by(|a, b| crowding(a).total_cmp(&crowding(b))) else { return };
    for Placed { side, lines, rect, .. } in best.into_iter().flatten() {
        let (x, align) = match side {
            Side::Right => (rect.left, Align::Left),
            Side::Left | Side::AboveLeft | Side::BelowLeft => (rect.right(), Align::Right),
            Side::Above | Side::Below => (rect.centre().x, Align::Centre),
        };
        let mut y = rect.top;
        for line in lines {
            let height = line.height();
            scene.text(Point::new(x, y + height / 2.0), line.text, line.size, line.ink, align, false);
            y += height;
        }
    }
}

/// Places labels in an order; then each may choose again among the others.
fn settle(order: &[usize], occupied: &[Rect], wanted: &[Wanted], measures: Measures) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = wanted.iter().map(|_| None).collect();
    for _ in 0..3 {
        for index in order {
            let others = placed.iter().enumerate().filter(|(other, _)| other != index);
            let rects = others.filter_map(|(_, other)| other.as_ref().map(|other| other.rect));
            let taken: Vec<Rect> = rects.chain(occupied.iter().copied()).collect();
            let best = wanted.get(*index).and_then(|label| choose(label, &taken, measures));
            if let Some(place) = placed.get_mut(*index) {
                *place = best;
            }
        }
    }
    placed
}

/// The form and the side on which a label covers least of what is taken and stays most inside its row.
fn choose(wanted: &Wanted, taken: &[Rect], measures: Measures) -> Option<Placed> {
    let Wanted { label, mark, bounds } = wanted;
    let size = measures.size;
    let forms = WIDTHS.iter().map(|em| label.stacked(em * size, size)).chain(label.inline(size));
    let mut best: Option<Placed> = None;
    for lines in forms {
        let width = lines.iter().map(Line::width).fold(0.0, f64::max);
        let height: f64 = lines.iter().map(Line::height).sum();
        for side in SIDES {
            let rect = beside(*mark, side, width, height, measures.radius, *bounds);
            let crowding: f64 = taken.iter().map(|other| other.overlap(rect)).sum();
            let outside = width * height - bounds.overlap(rect);
            let cost = crowding + outside * 3.0;
            if best.as_ref().is_none_or(|best| cost < best.cost - 0.5) {
                best = Some(Placed { cost, side, lines: lines.clone(), rect });
            }
        }
    }
    best
}

/// The room of a label on one side of its mark; above and below it slides sideways to stay inside the plot.
fn beside(mark: Point, side: Side, width: f64, height: f64, radius: f64, bounds: Rect) -> Rect {
    let gap = radius + 5.0;
    let slid = clamp_within(mark.x - width / 2.0, bounds.left, bounds.right() - width);
    match side {
        Side::Right => Rect::new(mark.x + gap, mark.y - height / 2.0, width, height),
        Side::Left => Rect::new(mark.x - gap - width, mark.y - height / 2.0, width, height),
        Side::Above => Rect::new(slid, mark.y - gap - height + 2.0, width, height),
        Side::Below => Rect::new(slid, mark.y + gap - 2.0, width, height),
        Side::AboveLeft => Rect::new(mark.x + radius - width, mark.y - gap - height + 2.0, width, height),
        Side::BelowLeft => Rect::new(mark.x + radius - width, mark.y + gap - 2.0, width, height),
    }
}
