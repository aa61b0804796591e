//! A store that fails at one call, for every test that keeps something.

use inspection_explorer::store::{KeyValue, MemoryStore, StoreError};
use std::cell::Cell;

/// How a store fails.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The call that fails, counted from 0.
    pub at: usize,
    /// Whether all later calls fail too.
    pub for_good: bool,
    /// Whether it does what it was asked before it says that it failed.
    pub done: bool,
}

/// A store that fails at one call.
pub struct Failing<'a> {
    store: &'a MemoryStore,
    fault: Fault,
    calls: Cell<usize>,
}

impl<'a> Failing<'a> {
    /// A store that has not been called yet.
    pub fn new(store: &'a MemoryStore, fault: Fault) -> Self {
        Self { store, fault, calls: Cell::new(0) }
    }

    /// How many calls have been made.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    fn call<T>(&self, act: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let call = self.calls.replace(self.calls.get() + 1);
        let fails = call == self.fault.at || (self.fault.for_good && call > self.fault.at);
        if fails && self.fault.done {
            act()?;
        }
        if fails { Err(StoreError::Other("fault".into())) } else { act() }
    }
}

impl KeyValue for Failing<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call(|| self.store.get(key))
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.call(|| self.store.set(key, value))
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.call(|| self.store.remove(key))
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.call(|| self.store.keys())
    }
}

/// Every way in which one of so many calls can fail.
pub fn faults(calls: usize) -> impl Iterator<Item = Fault> {
    let ways = [(false, false), (false, true), (true, false), (true, true)];
    (0..calls).flat_map(move |at| ways.into_iter().map(move |(for_good, done)| Fault { at, for_good, done }))
}
