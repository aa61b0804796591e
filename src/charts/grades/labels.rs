//! The words beside the grades: each where it covers no mark and no other words.

use super::model::Mark;
use crate::geometry::{Point, Rect, clamp_within};
use crate::limit::WORDED;
use crate::marks::is_told_by_the_press;
use crate::scene::{Align, Ink, Scene};
use crate::text::{text_width, wrap_evenly};
use record::Area;
use record::grades::area_name;
use record::order::sorted_by_key;
use record::words::{list, sentence_case};

/// The words of a grade: the grade itself, and in lesser type what was judged, where the row's name does not say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    grade: String,
    judged: Option<String>,
    press: bool,
}

impl Label {
    /// The words for a mark of a chart with these rows.
    pub fn for_mark(mark: &Mark, rows: &[Area]) -> Self {
        let elsewhere: Vec<String> =
            mark.areas.iter().filter(|area| !rows.contains(area)).copied().map(area_name).collect();
        let todays = mark.framework.entry().todays_areas;
        let judged = match mark.areas.len() {
            0 | 1 if todays && !mark.one_of_several => None,
            0 | 1 => Some(mark.judgement.clone()),
            // The other area of the one judgement has no row in this chart.
            _ if !elsewhere.is_empty() => Some(format!("one judgement with {}", list(&elsewhere))),
            _ => Some("one judgement for both".to_owned()),
        };
        let judged = judged.filter(|judged| !judged.contains("children's services"));
        let judged = Some(format!("{}{}", judged.unwrap_or_default(), mark.of_and_by).trim().to_owned());
        let judged = judged.filter(|judged| !judged.is_empty());
        Self { grade: sentence_case(&mark.grade), judged, press: is_told_by_the_press(mark.status) }
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
            wrap_evenly(&self.grade, width, size, false).into_iter().map(|text| Line::new(text, size, Ink::Text));
        let small = size - LESSER;
        let below = self.lesser().map(|text| wrap_evenly(text, width, small, false)).unwrap_or_default();
        grade.chain(below.into_iter().map(|text| Line::new(text, small, Ink::Muted))).collect()
    }

    /// The label in one line, the lesser words behind the grade.
    fn inline(&self, size: f64) -> Option<Vec<Line>> {
        let text = format!("{} ({})", self.grade, self.lesser()?);
        Some(vec![Line::new(text, size, Ink::Text)])
    }

    /// The grade alone, for where there is no room for more.
    fn bare(&self, size: f64) -> Vec<Form> {
        let alone = Self { judged: None, press: false, ..self.clone() };
        WIDTHS.iter().map(|em| Form::new(alone.stacked(em * size, size))).collect()
    }

    /// The ways to set the label, each once, those liked best first.
    fn forms(&self, size: f64) -> Vec<Form> {
        let all = WIDTHS.iter().map(|em| self.stacked(em * size, size)).chain(self.inline(size));
        let mut forms: Vec<Form> = Vec::new();
        for lines in all {
            if !forms.iter().any(|form| form.lines == lines) {
                forms.push(Form::new(lines));
            }
        }
        forms
    }
}

/// Lines of a label with the room that they take.
#[derive(Clone, Debug)]
struct Form {
    lines: Vec<Line>,
    width: f64,
    height: f64,
}

impl Form {
    fn new(lines: Vec<Line>) -> Self {
        let width = lines.iter().map(Line::width).fold(0.0, f64::max);
        let height = lines.iter().map(Line::height).sum();
        Self { lines, width, height }
    }
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    text: String,
    size: f64,
    ink: Ink,
}

impl Line {
    const fn new(text: String, size: f64, ink: Ink) -> Self {
        Self { text, size, ink }
    }

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

/// How much room two labels may share, in square pixels: the edge of a line has no ink.
const SHARED: f64 = 8.0;

/// A label that is to be placed: its words, its mark, and the room that it may take.
pub struct Wanted {
    /// The words.
    pub label: Label,
    /// The middle of the mark.
    pub mark: Point,
    /// The room of its row.
    pub bounds: Rect,
}

/// One way to set a label on one side of its mark. What does not depend on the other labels is reckoned once.
#[derive(Clone, Debug)]
struct Candidate {
    form: usize,
    side: Side,
    rect: Rect,
    /// What it covers of the marks and lines, in square pixels each.
    covered: Vec<f64>,
    /// How far it leaves its row, in square pixels.
    outside: f64,
}

impl Candidate {
    /// How much it covers of marks, lines and other labels, and how far it leaves its row.
    fn cost<'a>(&self, others: impl Iterator<Item = &'a Rect>) -> f64 {
        let labels = others.map(|other| other.overlap(self.rect));
        let crowding: f64 = labels.chain(self.covered.iter().copied()).sum();
        crowding + self.outside * 3.0
    }
}

/// The candidates of a label, those liked best first, and how its forms are set.
#[derive(Clone, Debug)]
struct Choices {
    forms: Vec<Form>,
    candidates: Vec<Candidate>,
    /// How many of the candidates say everything; those behind them say the grade alone.
    full: usize,
}

impl Choices {
    fn new(wanted: &Wanted, occupied: &[Rect], size: f64, radius: f64) -> Self {
        let Wanted { label, mark, bounds } = wanted;
        let mut forms = label.forms(size);
        let full = forms.len() * SIDES.len();
        forms.extend(label.bare(size));
        let mut candidates = Vec::with_capacity(forms.len() * SIDES.len());
        for (index, form) in forms.iter().enumerate() {
            for side in SIDES {
                let rect = beside(*mark, side, form.width, form.height, radius, *bounds);
                let covered = occupied.iter().map(|other| other.overlap(rect)).filter(|shared| *shared > 0.0).collect();
                let outside = form.width * form.height - bounds.overlap(rect);
                candidates.push(Candidate { form: index, side, rect, covered, outside });
            }
        }
        Self { forms, candidates, full }
    }

    /// The candidate that covers least of the other labels and of what is drawn, and stays most inside its row.
    fn choose(&self, others: &[Rect]) -> Option<Placed> {
        self.best(others, 0, self.full)
    }

    /// The same of those that say the grade alone.
    fn choose_bare(&self, others: &[Rect]) -> Option<Placed> {
        self.best(others, self.full, self.candidates.len())
    }

    fn best(&self, others: &[Rect], from: usize, to: usize) -> Option<Placed> {
        let mut best: Option<Placed> = None;
        for (candidate, chosen) in self.candidates.iter().enumerate().take(to).skip(from) {
            let cost = chosen.cost(others.iter());
            if best.is_none_or(|best| cost < best.cost - 0.5) {
                best = Some(Placed { cost, candidate, rect: chosen.rect });
            }
        }
        best
    }
}

/// A label with its place.
#[derive(Clone, Copy, Debug)]
struct Placed {
    cost: f64,
    candidate: usize,
    rect: Rect,
}

/// Places labels beside their marks, clear of what is `occupied` and of one another, and draws them: words of height
/// `size` beside marks of this radius.
///
/// Who chooses first matters, so several orders are tried and the one with the least crowding is drawn. Says what room the
/// labels take.
pub fn place_all(scene: &mut Scene, occupied: &[Rect], wanted: &[Wanted], size: f64, radius: f64) -> Vec<Rect> {
    // Words beside so many marks would cover one another: the marks' own words and the table say the grades.
    let wanted = if wanted.len() > WORDED { &[] } else { wanted };
    let choices: Vec<Choices> = wanted.iter().map(|wanted| Choices::new(wanted, occupied, size, radius)).collect();
    let in_time: Vec<usize> = (0..wanted.len()).collect();
    let length = |index: &usize| wanted.get(*index).map_or(0, |wanted| wanted.label.length());
    let longest = sorted_by_key(in_time.iter().copied(), |index| core::cmp::Reverse(length(index)));
    let latest: Vec<usize> = in_time.iter().rev().copied().collect();
    let tried = [longest, in_time, latest].map(|order| settle(&order, &choices));
    let crowding = |placed: &[Option<Placed>]| placed.iter().flatten().map(|placed| placed.cost).sum::<f64>();
    let Some(best) = tried.into_iter().min_by(|a, b| crowding(a).total_cmp(&crowding(b))) else { return Vec::new() };
    let best = apart(best, &choices);
    let rooms = best.iter().flatten().map(|placed| placed.rect).collect();
    for (choices, placed) in choices.iter().zip(best) {
        let candidate = placed.and_then(|placed| choices.candidates.get(placed.candidate));
        if let Some((candidate, form)) = candidate.and_then(|chosen| Some((chosen, choices.forms.get(chosen.form)?))) {
            draw(scene, form, candidate);
        }
    }
    rooms
}

fn draw(scene: &mut Scene, form: &Form, candidate: &Candidate) {
    let rect = candidate.rect;
    let (x, align) = match candidate.side {
        Side::Right => (rect.left, Align::Left),
        Side::Left | Side::AboveLeft | Side::BelowLeft => (rect.right(), Align::Right),
        Side::Above | Side::Below => (rect.centre().x, Align::Centre),
    };
    let mut y = rect.top;
    for line in &form.lines {
        let height = line.height();
        scene.text(Point::new(x, y + height / 2.0), line.text.clone(), line.size, line.ink, align, false);
        y += height;
    }
}

/// Where words still lie on words, one of the two says its grade alone, or nothing: its mark and the table say it too.
fn apart(mut placed: Vec<Option<Placed>>, choices: &[Choices]) -> Vec<Option<Placed>> {
    for (index, own) in choices.iter().enumerate() {
        let others = placed.iter().enumerate().filter(|(other, _)| *other != index);
        let others: Vec<Rect> = others.filter_map(|(_, other)| other.map(|other| other.rect)).collect();
        let clear = |place: &Placed| others.iter().all(|other| other.overlap(place.rect) <= SHARED);
        if let Some(place) = placed.get_mut(index).filter(|place| place.as_ref().is_some_and(|place| !clear(place))) {
            *place = own.choose_bare(&others).filter(clear);
        }
    }
    placed
}

/// Places labels in an order; then each may choose again among the others.
fn settle(order: &[usize], choices: &[Choices]) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = vec![None; choices.len()];
    for _ in 0..3 {
        for index in order {
            let others = placed.iter().enumerate().filter(|(other, _)| other != index);
            let others: Vec<Rect> = others.filter_map(|(_, other)| other.map(|other| other.rect)).collect();
            let best = choices.get(*index).and_then(|choices| choices.choose(&others));
            if let Some(place) = placed.get_mut(*index) {
                *place = best;
            }
        }
    }
    placed
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
