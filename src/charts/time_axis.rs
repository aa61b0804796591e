//! Moments on an axis: in proportion to time, but never so near that their marks would cover one another.

use crate::geometry::Point;
use crate::scene::{Align, Ink, Scene};
use crate::text::text_width;

/// What needs no word on an axis: the year alone means an inspection.
const USUAL: &str = "inspection";
/// The least way between two words.
const APART: f64 = 4.0;

/// Draws what spoke below the years, from left to right, where there is room for it. The marks' own words say it too.
pub fn captions<'a>(scene: &mut Scene, captions: impl Iterator<Item = (f64, &'a str)>, y: f64, size: f64) {
    let mut taken = f64::NEG_INFINITY;
    for (x, words) in captions.filter(|(_, words)| *words != USUAL) {
        let half = text_width(words, size, false) / 2.0;
        if x - half < taken + APART || x - half < 0.0 || x + half > scene.width {
            continue;
        }
        taken = x + half;
        scene.text(Point::new(x, y), words.to_owned(), size, Ink::Muted, Align::Centre, false);
    }
}

/// Where moments in order of time stand between `from` and `to`: in proportion, pushed apart to at least `gap` pixels.
/// Where there is no room for that, all stand equally far apart.
pub fn spread(times: &[f64], (from, to): (f64, f64), gap: f64) -> Vec<f64> {
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return Vec::new() };
    let to = to.max(from);
    let steps = times.len().saturating_sub(1) as f64;
    let gap = if steps > 0.0 { gap.min((to - from) / steps) } else { 0.0 };
    let length = last - first;
    let share = |time: f64| if length > 0.0 { (time - first) / length } else { 0.5 };
    let mut places: Vec<f64> = Vec::with_capacity(times.len());
    for time in times {
        let own = from + (to - from) * share(*time);
        places.push(places.last().map_or(own, |before| own.max(before + gap)));
    }
    // What was pushed beyond the end is pushed back, each as little as needed.
    let mut limit = to;
    for place in places.iter_mut().rev() {
        *place = place.min(limit);
        limit = *place - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn far_moments_stand_in_proportion_and_near_ones_apart() {
        assert_eq!(spread(&[2006.0, 2011.0, 2016.0], (0.0, 100.0), 10.0), [0.0, 50.0, 100.0]);
        assert_eq!(spread(&[2006.0, 2006.1, 2016.0], (0.0, 100.0), 10.0), [0.0, 10.0, 100.0]);
        assert_eq!(spread(&[2006.0, 2015.9, 2016.0], (0.0, 100.0), 10.0), [0.0, 90.0, 100.0]);
        assert_eq!(spread(&[1.0, 2.0, 3.0], (0.0, 10.0), 40.0), [0.0, 5.0, 10.0]);
        assert_eq!(spread(&[7.0], (0.0, 10.0), 4.0), [5.0]);
        assert!(spread(&[], (0.0, 10.0), 4.0).is_empty());
    }

    proptest! {
        #[test]
        fn order_bounds_and_gaps_hold(mut times in proptest::collection::vec(1990.0..2040.0f64, 1..30), to in 50.0..2000.0f64, gap in 0.0..60.0f64) {
            times.sort_by(f64::total_cmp);
            let places = spread(&times, (10.0, 10.0 + to), gap);
            let room = if times.len() > 1 { gap.min(to / (times.len() - 1) as f64) } else { 0.0 };
            prop_assert_eq!(places.len(), times.len());
            for (one, next) in places.iter().zip(places.iter().skip(1)) {
                prop_assert!(next - one >= room - 1e-6);
            }
            prop_assert!(places.iter().all(|place| *place >= 10.0 - 1e-6 && *place <= 10.0 + to + 1e-6));
        }
    }
}
