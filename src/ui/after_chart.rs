//! What may come a frame after a view's chart: a long list would keep the reader waiting for the chart that was pressed.

use crate::browser::frames;
use leptos::prelude::*;

/// The value as it was when the page was last painted. It comes at once at first, and as long as `at_once` says so.
pub fn after_chart<T>(value: Memo<T>, at_once: impl Fn() -> bool + Send + Sync + 'static) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = RwSignal::new(value.get_untracked());
    let show = move || {
        // The view may have been left by then.
        if let Some(now) = value.try_get_untracked() {
            let _ = shown.try_set(now);
        }
    };
    Effect::new(move |before: Option<()>| {
        value.track();
        if at_once() {
            show();
        } else if before.is_some() {
            frames::painted(show);
        }
    });
    Memo::new(move |_| shown.get())
}
