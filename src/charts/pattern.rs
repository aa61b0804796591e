//! Lines and dots that fill a rectangle of device pixels, for pictures without colours.

/// A point in device pixels.
type Pixel = (i32, i32);

/// Rising lines at 45 degrees, `step` apart sideways: the ends of each, on the edges of the rectangle.
pub fn hatching([(left, top), (right, bottom)]: [Pixel; 2], step: i32) -> Vec<[Pixel; 2]> {
    // On such a line x + y is the same everywhere.
    let sums = along(left + top + step / 2, right + bottom, step);
    sums.map(|sum| {
        let (from, to) = (left.max(sum - bottom), right.min(sum - top));
        [(from, sum - from), (to, sum - to)]
    })
    .collect()
}

/// The middles of dots in rows, every other row half a step on, symmetrical in the rectangle.
pub fn dots([(left, top), (right, bottom)]: [Pixel; 2], step: i32, radius: i32) -> Vec<Pixel> {
    let half = (step / 2).max(1);
    let centred = |from: i32, to: i32, step: i32, shift: i32| {
        let middle = i32::midpoint(from, to) + shift;
        let (first, last) = (from + radius, to - radius);
        let steps = (middle - first).div_euclid(step);
        along(middle - steps * step, last + 1, step)
    };
    let middle = i32::midpoint(top, bottom);
    centred(top, bottom, half, 0)
        .flat_map(|y| {
            let shift = if (y - middle) / half % 2 == 0 { 0 } else { half };
            centred(left, right, 2 * half, shift).map(move |x| (x, y))
        })
        .collect()
}

/// The numbers from the first to before the end, a step apart.
fn along(first: i32, end: i32, step: i32) -> impl Iterator<Item = i32> {
    (first..end).step_by(usize::try_from(step).unwrap_or(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_at_the_edges() {
        assert_eq!(hatching([(0, 0), (4, 4)], 4), [[(0, 2), (2, 0)], [(2, 4), (4, 2)]]);
    }

    #[test]
    fn dots_stand_staggered_around_the_middle() {
        let dots = dots([(0, 0), (14, 10)], 6, 1);
        assert!(dots.contains(&(7, 5)) && dots.contains(&(4, 8)) && dots.contains(&(10, 2)), "{dots:?}");
        assert!(!dots.contains(&(7, 8)));
    }

    #[test]
    fn a_narrow_bar_shows_its_pattern_above_and_below_a_number() {
        let narrow = [(0, 0), (5, 22)];
        let ends = |y: i32| y <= 5 || y >= 17;
        assert!(dots(narrow, 4, 1).into_iter().filter(|(_, y)| ends(*y)).count() >= 4);
        assert!(hatching(narrow, 5).into_iter().filter(|[from, to]| ends(from.1) && ends(to.1)).count() >= 2);
    }

    proptest! {
        #[test]
        fn no_line_or_dot_leaves_the_rectangle(
            left in -50..50i32, top in -50..50i32, width in 1..200i32, height in 1..80i32, step in 2..24i32,
        ) {
            let (right, bottom) = (left + width, top + height);
            let holds = |(x, y): Pixel, by: i32| x >= left + by && x <= right - by && y >= top + by && y <= bottom - by;
            let lines = hatching([(left, top), (right, bottom)], step);
            for [from, to] in &lines {
                prop_assert!(holds(*from, 0) && holds(*to, 0), "{:?} to {:?}", from, to);
                prop_assert_eq!(to.0 - from.0, from.1 - to.1);
                prop_assert!(from.0 == left || from.1 == bottom);
                prop_assert!(to.0 == right || to.1 == top);
            }
            prop_assert!(lines.len() as i32 >= (width + height) / step - 1);
            for dot in dots([(left, top), (right, bottom)], step, 1) {
                prop_assert!(holds(dot, 1), "{:?}", dot);
            }
        }
    }
}
