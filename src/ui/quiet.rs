//! What is said to those who listen to the page, once they have stopped typing.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long a reader must have stopped typing.
const PAUSE: Duration = Duration::from_millis(500);

/// A live region without a look: it says what has changed half a second after the last change.
pub fn said_when_quiet(said: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    let said = Memo::new(move |_| said());
    let (spoken, speak) = signal(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let words = said.get();
        stop();
        timer.set_value(set_timeout_with_handle(move || speak.set(words), PAUSE).ok());
    });
    on_cleanup(stop);
    view! { <p class="unseen" role="status" prop:textContent=move || spoken.get()></p> }
}
