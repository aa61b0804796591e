//! What is said to those who listen to the page, once they have stopped typing. The page has one such place, so that nothing
//! talks over anything else.

use super::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

/// How long a reader must have stopped typing.
const PAUSE: Duration = Duration::from_millis(500);

/// The page's one live region for results.
#[derive(Clone, Copy)]
pub struct Quiet {
    spoken: RwSignal<String>,
    timer: Timer,
}

impl Quiet {
    /// Nothing said yet.
    pub fn new() -> Self {
        Self { spoken: RwSignal::default(), timer: Timer::new() }
    }

    /// Says this half a second from now, unless something else is to be said by then.
    fn say(self, words: String) {
        let Self { spoken, timer } = self;
        let speak = move || {
            if spoken.with_untracked(|said| *said != words) {
                spoken.set(words);
            }
        };
        timer.set(PAUSE, speak);
    }
}

/// The live region, which has no look.
pub fn quiet_region(quiet: Quiet) -> impl IntoView {
    view! { <p id="said-when-quiet" class="unseen" role="status" aria-live="polite" prop:textContent=move || quiet.spoken.get()></p> }
}

/// Says what has changed half a second after the last change; as long as the calling component is on the page. What it shows
/// at first is read by whoever comes there, and said only if `at_once`.
pub fn said_when_quiet(said: impl Fn() -> String + Send + Sync + 'static, at_once: bool) {
    let quiet = expect_context::<Quiet>();
    let said = Memo::new(move |_| said());
    Effect::new(move |before: Option<()>| {
        let words = said.get();
        if at_once || before.is_some() {
            quiet.say(words);
        }
    });
    on_cleanup(move || quiet.timer.stop());
}
