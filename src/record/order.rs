//! Sorting without a copy of the sort for each type.
//!
//! The standard library's sorts are made anew for every type and order, about 4 kB of a download each; there were 21 of
//! them, none for more than a few hundred things. Here is one, which moves numbers.

use core::cmp::Ordering;

/// The order in which `len` things stand: `compare` is asked for two of them by their places. Things that are equal keep
/// their order. An order that contradicts itself gives some order, never a panic.
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..len).collect();
    let mut merged: Vec<usize> = Vec::with_capacity(len);
    let mut run = 1;
    // Runs of one are in order by themselves; neighbours are merged until one run is left.
    while run < len {
        merged.clear();
        for both in sorted.chunks(run.saturating_mul(2)) {
            let (left, right) = both.split_at(run.min(both.len()));
            merge(left, right, &mut merged, compare);
        }
        core::mem::swap(&mut sorted, &mut merged);
        run = run.saturating_mul(2);
    }
    sorted
}

/// Puts two runs together behind what is there.
fn merge(left: &[usize], right: &[usize], into: &mut Vec<usize>, compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    let (mut left, mut right) = (left.iter().copied().peekable(), right.iter().copied().peekable());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        // Of two that are equal the left one goes first.
        let from_right = compare(*other, *one) == Ordering::Less;
        into.extend(if from_right { right.next() } else { left.next() });
    }
    into.extend(left);
    into.extend(right);
}

/// The things in order, as [`slice::sort_by`] would put them.
#[inline]
pub fn sorted_by<T>(things: impl IntoIterator<Item = T>, mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let order = order(things.len(), &mut |one, other| match (things.get(one), things.get(other)) {
        (Some(Some(one)), Some(Some(other))) => compare(one, other),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(|index| things.get_mut(index)?.take()).collect()
}

/// The things in the order of their keys, as [`slice::sort_by_key`] would put them.
#[inline]
pub fn sorted_by_key<T, K: Ord>(things: impl IntoIterator<Item = T>, mut key: impl FnMut(&T) -> K) -> Vec<T> {
    sorted_by(things, |one, other| key(one).cmp(&key(other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in proptest::collection::vec(0..40u8, 0..200)) {
            // The place tells equal keys apart: whether they keep their order can be seen.
            let things: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut wanted = things.clone();
            wanted.sort_by_key(|pair| pair.0);
            prop_assert_eq!(sorted_by(things.clone(), |one, other| one.0.cmp(&other.0)), wanted.clone());
            prop_assert_eq!(sorted_by_key(things, |thing| thing.0), wanted);
            let mut places: Vec<usize> = (0..keys.len()).collect();
            places.sort_by_key(|place| keys[*place]);
            prop_assert_eq!(order(keys.len(), &mut |one, other| keys[one].cmp(&keys[other])), places);
        }

        #[test]
        fn an_order_that_contradicts_itself_loses_nothing(answers in proptest::collection::vec(-1..=1i8, 1..60), len in 0..60usize) {
            let mut answers = answers.into_iter().cycle();
            let mut places = order(len, &mut |_, _| answers.next().unwrap().cmp(&0));
            places.sort_unstable();
            prop_assert_eq!(places, (0..len).collect::<Vec<_>>());
        }
    }
}
