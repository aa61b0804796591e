//! A timer that is set anew: what was to be done before is then left undone.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// At most one thing to be done later.
#[derive(Clone, Copy)]
pub struct Timer(StoredValue<Option<TimeoutHandle>>);

impl Timer {
    /// Nothing to be done.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Does this once that time is over, and not what was to be done before.
    pub fn set(self, after: Duration, act: impl FnOnce() + 'static) {
        self.stop();
        self.0.try_update_value(|held| *held = set_timeout_with_handle(act, after).ok());
    }

    /// Leaves undone what was to be done.
    pub fn stop(self) {
        if let Some(timer) = self.0.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
