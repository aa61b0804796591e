//! The places of entries as numbers: an entry that is moved gets another number, and the others keep theirs, so that two
//! pages that move different entries do not get in each other's way.

use super::item::Item;
use std::collections::BTreeMap;

/// The least distance of two places; where there is less room all entries get new ones.
const LEAST: f64 = 1e-6;

/// The places that make this order out of the present ones: only what has to change.
pub fn places(present: &BTreeMap<Item, f64>, wanted: &[Item]) -> Vec<(Item, f64)> {
    let held: Vec<Option<f64>> = wanted.iter().map(|item| present.get(item).copied()).collect();
    let stays = longest_rise(&held);
    let mut changed = Vec::new();
    let mut at = 0;
    while at < wanted.len() {
        if stays.contains(&at) {
            at += 1;
            continue;
        }
        let end = (at..wanted.len()).find(|index| stays.contains(index));
        let before = at.checked_sub(1).and_then(|index| held.get(index).copied().flatten());
        let after = end.and_then(|index| held.get(index).copied().flatten());
        let until = end.unwrap_or(wanted.len());
        let number = (until - at) as f64;
        let (first, step) = match (before, after) {
            (Some(before), Some(after)) => (before, (after - before) / (number + 1.0)),
            (Some(before), None) => (before, 1.0),
            (None, Some(after)) => (after - number - 1.0, 1.0),
            (None, None) => (-1.0, 1.0),
        };
        if step < LEAST {
            return wanted.iter().enumerate().map(|(index, item)| (item.clone(), index as f64)).collect();
        }
        let new = wanted.iter().take(until).skip(at).zip(1_u32..);
        changed.extend(new.map(|(item, nth)| (item.clone(), step.mul_add(f64::from(nth), first))));
        at = until;
    }
    changed
}

/// The indexes of the most places that rise already: those entries can stay.
fn longest_rise(held: &[Option<f64>]) -> Vec<usize> {
    // For each index the length of the longest rise that ends there, and the index before it.
    let mut best: Vec<Option<(usize, Option<usize>)>> = Vec::new();
    for place in held {
        let ends = place.map(|place| {
            let before = |(index, other): (usize, &Option<f64>)| {
                let length = best.get(index).copied().flatten()?.0;
                other.filter(|other| *other < place).map(|_| (length, index))
            };
            let longest = held.iter().enumerate().take(best.len()).filter_map(before).max_by_key(|(length, _)| *length);
            longest.map_or((1, None), |(length, index)| (length + 1, Some(index)))
        });
        best.push(ends);
    }
    let last = best.iter().enumerate().filter_map(|(index, ends)| ends.map(|(length, _)| (length, index)));
    let mut at = last.max_by_key(|(length, _)| *length).map(|(_, index)| index);
    let mut stays = Vec::new();
    while let Some(index) = at {
        stays.push(index);
        at = best.get(index).copied().flatten().and_then(|(_, before)| before);
    }
    stays
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
