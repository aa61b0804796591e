//! The browser's mark of when all charts of a view were last drawn, for whoever measures: `charts-drawn`.

use any_spawner::Executor;
use std::cell::Cell;

const DRAWN: &str = "charts-drawn";

thread_local! {
    /// Whether a mark is on its way.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Sets the mark when the charts have been drawn that are about to be: once for all. The browser would keep every earlier
/// mark as well.
pub fn mark() {
    if ASKED.replace(true) {
        return;
    }
    // The drawing of the other charts is in the page's queue already.
    Executor::spawn_local(async {
        ASKED.set(false);
        if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
            performance.clear_marks_with_mark_name(DRAWN);
            // Where it fails, nobody can measure; the page goes on.
            let _ = performance.mark(DRAWN);
        }
    });
}
