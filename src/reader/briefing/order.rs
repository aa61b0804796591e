//! The places of entries as numbers: an entry that is moved gets another number, and the others keep theirs, so that two
//! pages that move different entries do not get in each other's way.

use super::item::Item;
use std::collections::{BTreeMap, BTreeSet};

/// The least distance of two places; where there is less room all entries get new ones.
const LEAST: f64 = 1e-6;

/// The places that make this order out of the present ones: only what has to change. Entries with the same place, as two
/// pages have given them, stand in their own order.
pub fn places(present: &BTreeMap<Item, f64>, wanted: &[Item]) -> Vec<(Item, f64)> {
    let held: Vec<Option<f64>> = wanted.iter().map(|item| present.get(item).copied()).collect();
    let stays = longest_rise(&held, wanted);
    let mut changed = Vec::new();
    let mut before: Option<f64> = None;
    let mut at = 0;
    while at < wanted.len() {
        // What has to change until the next entry that can stay.
        let end = stays.range(at..).next().copied();
        let until = end.unwrap_or(wanted.len());
        let after = end.and_then(|index| held.get(index).copied().flatten());
        let number = (until - at) as f64;
        let (first, step) = match (before, after) {
            (Some(before), Some(after)) => (before, (after - before) / (number + 1.0)),
            (Some(before), None) => (before, 1.0),
            (None, Some(after)) => (after - number - 1.0, 1.0),
            (None, None) => (-1.0, 1.0),
        };
        let mut last = before;
        for (item, nth) in wanted.iter().take(until).skip(at).zip(1_u32..) {
            let place = step.mul_add(f64::from(nth), first);
            // Numbers so large that one more is the same, or so near that nothing fits between.
            if step < LEAST || !place.is_finite() || last.is_some_and(|last| last >= place) {
                return renumbered(wanted);
            }
            last = Some(place);
            changed.push((item.clone(), place));
        }
        if until > at && after.is_some_and(|after| last.is_some_and(|last| last >= after)) {
            return renumbered(wanted);
        }
        before = after.or(last);
        at = until.saturating_add(1);
    }
    changed
}

fn renumbered(wanted: &[Item]) -> Vec<(Item, f64)> {
    wanted.iter().enumerate().map(|(index, item)| (item.clone(), index as f64)).collect()
}

/// The indexes of the most places that rise already: those entries can stay.
fn longest_rise(held: &[Option<f64>], wanted: &[Item]) -> BTreeSet<usize> {
    let place = |index: usize| Some((held.get(index).copied().flatten()?, wanted.get(index)?));
    // For each length the index with the smallest place at which a rise of it ends, and for each index the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for index in 0..held.len() {
        let own = place(index);
        let length = ends.partition_point(|end| place(*end) < own);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            _ if own.is_none() => {}
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let steps = |index: &usize| before.get(*index).copied().flatten();
    core::iter::successors(ends.last().copied(), steps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(name: usize) -> Item {
        Item::from_token(&format!("finding:{name}"))
    }

    #[test]
    fn only_what_is_moved_gets_another_place() {
        let present: BTreeMap<Item, f64> = (0..4).map(|name| (item(name), name as f64)).collect();
        for (wanted, changed) in [
            (vec![0, 1, 2, 3], vec![]),
            (vec![3, 0, 1, 2], vec![(3, -1.0)]),
            (vec![0, 2, 1, 3], vec![(2, 0.5)]),
            (vec![0, 1, 2, 3, 9], vec![(9, 4.0)]),
            (vec![0, 9, 8, 1, 2, 3], vec![(9, 1.0 / 3.0), (8, 2.0 / 3.0)]),
            (vec![2], vec![]),
        ] {
            let wanted: Vec<Item> = wanted.into_iter().map(item).collect();
            let changed: Vec<(Item, f64)> = changed.into_iter().map(|(name, place)| (item(name), place)).collect();
            assert_eq!(places(&present, &wanted), changed);
        }
        assert_eq!(places(&BTreeMap::new(), &[item(0), item(1)]), [(item(0), 0.0), (item(1), 1.0)]);
    }

    #[test]
    fn where_there_is_no_room_all_get_new_places() {
        let present = BTreeMap::from([(item(0), 1.0), (item(1), 1.0 + 1e-9), (item(2), 2.0)]);
        for between in [9, 2] {
            let wanted = [item(0), item(between), item(1)];
            assert_eq!(places(&present, &wanted), [(item(0), 0.0), (item(between), 1.0), (item(1), 2.0)]);
        }
    }

    #[test]
    fn what_two_pages_have_put_in_the_same_place_stays_there() {
        let present = BTreeMap::from([(item(0), 1.0), (item(1), 1.0), (item(2), 1.0), (item(3), 2.0)]);
        assert_eq!(places(&present, &[item(0), item(1), item(2), item(3)]), []);
        assert_eq!(places(&present, &[item(0), item(1), item(2), item(9), item(3)]), [(item(9), 1.5)]);
        assert_eq!(places(&present, &[item(1), item(0), item(3)]), [(item(1), 0.0)]);
        assert_eq!(places(&present, &[item(0), item(9), item(1)]), [(item(0), 0.0), (item(9), 1.0), (item(1), 2.0)]);
    }

    #[test]
    fn places_of_any_size_make_the_order() {
        for (one, two) in [(1e300, 2e300), (f64::MAX, f64::MAX), (-f64::MAX, f64::MAX), (1e17, 1e17), (0.0, -0.0)] {
            let present = BTreeMap::from([(item(0), one), (item(1), two)]);
            for wanted in [[0, 1, 9], [9, 1, 0], [1, 9, 0], [1, 0, 9]] {
                let (wanted, mut after) = (wanted.map(item), present.clone());
                after.extend(places(&present, &wanted));
                let at = |index: usize| (after[&wanted[index]], wanted[index].clone());
                assert!(at(0) < at(1) && at(1) < at(2), "{after:?}");
                assert!(after.values().all(|place| place.is_finite()));
            }
        }
    }

    #[test]
    fn twenty_thousand_entries_are_no_trouble() {
        let present: BTreeMap<Item, f64> = (0..20_000).map(|name| (item(name), name as f64)).collect();
        let mut wanted: Vec<Item> = (0..20_000).map(item).collect();
        wanted.rotate_left(1);
        assert_eq!(places(&present, &wanted), [(item(0), 20_000.0)]);
        wanted.reverse();
        assert_eq!(places(&present, &wanted).len(), 19_998);
    }

    proptest! {
        #[test]
        fn the_places_make_the_order(held in prop::collection::vec(0_usize..12, 0..12), wanted in Just((0_usize..12).collect::<Vec<_>>()).prop_shuffle(), number in 0_usize..12) {
            let mut present: BTreeMap<Item, f64> = held.iter().enumerate().map(|(at, name)| (item(*name), at as f64 / 3.0)).collect();
            let wanted: Vec<Item> = wanted.into_iter().take(number).map(item).collect();
            present.extend(places(&present, &wanted));
            let mut order = wanted.clone();
            order.sort_by(|one, other| present[one].total_cmp(&present[other]));
            prop_assert_eq!(order, wanted);
        }
    }
}
