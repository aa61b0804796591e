//! Whether the page is being printed: paper has no buttons, so it shows what is folded or not yet asked for.

use crate::browser::tasks;
use leptos::ev;
use leptos::prelude::*;

/// True from before the page is printed until it has been, for the view that asks.
pub fn printing() -> ReadSignal<bool> {
    let (printing, set_printing) = signal(false);
    let before = window_event_listener(ev::beforeprint, move |_| {
        set_printing.set(true);
        tasks::settle();
    });
    let after = window_event_listener(ev::afterprint, move |_| set_printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    printing
}

/// Does something before the page is printed or left, as long as the view that asks is on screen.
pub fn before_printing_or_leaving(act: impl Fn() + Clone + 'static) {
    let (print, leave) = (act.clone(), act);
    let before = window_event_listener(ev::beforeprint, move |_| {
        print();
        tasks::settle();
    });
    let leaving = window_event_listener(ev::pagehide, move |_| leave());
    on_cleanup(move || {
        before.remove();
        leaving.remove();
    });
}
