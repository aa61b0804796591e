//! The page's tasks: what waits for a change of a signal or for an answer of the browser.
//!
//! They run when the browser comes round to it, as with Leptos' own executor. The queue is here so that it can also be
//! emptied at once: Firefox copies the page for the printer as soon as the listeners of `beforeprint` have returned, and
//! what a signal would change a moment later is then missing on paper.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use async_task::Runnable;
use core::cell::{Cell, RefCell};
use core::future::Future;
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(run: &Closure<dyn FnMut()>);
}

thread_local! {
    static WAITING: RefCell<VecDeque<Runnable>> = const { RefCell::new(VecDeque::new()) };
    /// Whether the browser has been asked to come round.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    static COME_ROUND: Closure<dyn FnMut()> = Closure::new(settle);
}

/// Leptos' tasks go through the page's queue.
struct Tasks;

impl CustomExecutor for Tasks {
    fn spawn(&self, task: PinnedFuture<()>) {
        begin(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        begin(task);
    }

    fn poll_local(&self) {
        settle();
    }
}

/// Makes the queue take Leptos' tasks. Must be called before anything waits.
pub fn start() {
    // It is taken already where tests mount more than one page: then nothing is left to do.
    let _ = Executor::init_custom_executor(Tasks);
}

/// Runs all that can go on now, also what goes on because of it.
pub fn settle() {
    ASKED.set(false);
    while let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        next.run();
    }
}

fn begin(task: impl Future<Output = ()> + 'static) {
    let (runnable, handle) = async_task::spawn_local(task, wait);
    handle.detach();
    runnable.schedule();
}

fn wait(task: Runnable) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(task));
    if !ASKED.replace(true) {
        COME_ROUND.with(queue_microtask);
    }
}
