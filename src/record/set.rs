//! A small set: a sorted list without doubles. For the choices of a reader, of which there are never many, it takes less
//! code than a tree.

/// A set of few values, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// Whether it holds a value.
    pub fn contains(&self, value: &T) -> bool {
        self.0.contains(value)
    }

    /// Puts a value in. Says whether it was not there.
    pub fn insert(&mut self, value: T) -> bool {
        match self.0.iter().position(|other| *other >= value) {
            Some(place) if self.0.get(place) == Some(&value) => return false,
            Some(place) => self.0.insert(place, value),
            None => self.0.push(value),
        }
        true
    }

    /// Removes a value. Says whether it was there.
    pub fn remove(&mut self, value: &T) -> bool {
        let place = self.0.iter().position(|other| other == value);
        place.map(|place| self.0.remove(place)).is_some()
    }

    /// Puts a value in, or removes it if it is there.
    pub fn toggle(&mut self, value: T) {
        if !self.remove(&value) {
            self.insert(value);
        }
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps only what is asked for.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many values it holds.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Its values in order.
    pub fn iter(&self) -> core::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The only value that it holds; `None` where it holds none or several.
    pub fn only(&self) -> Option<&T> {
        if let [only] = self.0.as_slice() { Some(only) } else { None }
    }

    /// Whether two sets share no value.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        !self.iter().any(|value| other.contains(value))
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_would_hold(steps in proptest::collection::vec((0..3u8, 0..9u8), 0..40)) {
            let (mut set, mut tree) = (Set::default(), BTreeSet::new());
            for (step, value) in steps {
                match step {
                    0 => prop_assert_eq!(set.insert(value), tree.insert(value)),
                    1 => prop_assert_eq!(set.remove(&value), tree.remove(&value)),
                    _ => {
                        set.toggle(value);
                        if !tree.remove(&value) {
                            tree.insert(value);
                        }
                    }
                }
                prop_assert!(set.iter().eq(tree.iter()));
                prop_assert_eq!((set.len(), set.is_empty()), (tree.len(), tree.is_empty()));
            }
            let other: Set<u8> = [1, 3].into();
            prop_assert_eq!(set.is_disjoint(&other), !tree.contains(&1) && !tree.contains(&3));
            prop_assert_eq!(set.only().copied(), if tree.len() == 1 { tree.first().copied() } else { None });
        }
    }
}
