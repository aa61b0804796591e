//! Choices from what a record holds: it may be without threads, plan or topics.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::fmt::Debug;

/// One of these, or none.
pub fn one_of<T: Clone + Debug + 'static>(all: Vec<T>) -> BoxedStrategy<Option<T>> {
    if all.is_empty() { Just(None).boxed() } else { proptest::option::of(select(all)).boxed() }
}

/// At most so many of these, in their order.
pub fn some_of<T: Clone + Debug + 'static>(all: Vec<T>, most: usize) -> BoxedStrategy<Vec<T>> {
    let most = most.min(all.len());
    subsequence(all, 0..=most).boxed()
}

/// Two of these, in their order, or none.
pub fn two_of<T: Clone + Debug + 'static>(all: Vec<T>) -> BoxedStrategy<Option<(T, T)>> {
    let behind =
        |(at, one): (usize, &T)| all.iter().skip(at + 1).map(|other| (one.clone(), other.clone())).collect::<Vec<_>>();
    one_of(all.iter().enumerate().flat_map(behind).collect())
}
