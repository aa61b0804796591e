//! What follows the browser's storage while the page is open: other pages' doings, storage that comes and goes, and the bar
//! that tells what is not saved.

use super::shelf::{ReaderData, reader_data};
use crate::browser::pages::{self, Elsewhere};
use crate::record::words::grouped;
use crate::store::StoreError;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is tried again to save what is not saved.
const AGAIN: Duration = Duration::from_secs(2);
/// After how many milliseconds without an answer the second copy is not relied on any more.
const PATIENCE: f64 = 5_000.0;

/// Follows what happens to what is saved, as long as the page lives.
pub fn follow(data: ReaderData) {
    pages::follow_storage(move |elsewhere| match elsewhere {
        Elsewhere::Changed(key, text) => {
            let changed = data.on_desk(|desk, _| desk.hear(&key, text.as_deref()));
            if !changed.is_empty() {
                data.show(&changed);
            }
            // Another page may have made room.
            data.retry();
        }
        Elsewhere::Cleared => look(data),
    });
    // Storage may have been allowed meanwhile, or its data cleared.
    pages::follow_return(move || {
        if data.on_desk(|desk, _| desk.trouble.is_some()) {
            let changed = data.on_desk(|desk, store| desk.take_all(store));
            data.show(&changed);
        }
        look(data);
        data.retry();
        data.copy().retry();
    });
    pages::ask_before_leaving(move || untrack(|| data.would_lose()));
    // The page's own timer: it lives as long as the page.
    let again = move || {
        data.retry();
        data.copy().doubt(PATIENCE);
    };
    set_interval(again, AGAIN);
}

fn look(data: ReaderData) {
    let changed = data.on_desk(|desk, store| desk.check(store));
    if !changed.is_empty() {
        data.show(&changed);
    }
}

/// The bar that tells what is not saved, why, and what to do: it is in sight wherever the page is scrolled to.
pub fn unsaved_bar() -> impl IntoView {
    let data = reader_data();
    let trouble = Memo::new(move |_| data.trouble().map(|trouble| (trouble, !data.would_lose())));
    let save_again = move |_| {
        let changed = data.on_desk(|desk, store| desk.save_all(store));
        data.show(&changed);
    };
    let bar = move || {
        trouble.get().map(|(trouble, is_copied)| {
            let (short, words) = (in_short(&trouble, is_copied), words(data, &trouble, is_copied));
            view! {
                <details class="unsaved">
                    <summary>{short}</summary>
                    <p>{words}</p>
                    <p><button type="button" on:click=save_again>"Save again"</button></p>
                </details>
            }
        })
    };
    view! { <div role="status" class="unsaved-place">{bar}</div> }
}

/// What is said where only the second copy had room.
const COPIED: &str = "The space that this browser gives the page is full. What you wrote last is saved in a second place in this \
    browser, and comes back from there. Download your notes, then delete some that you no longer need.";

fn words(data: ReaderData, trouble: &StoreError, is_copied: bool) -> String {
    let used = match trouble {
        StoreError::Full => {
            data.used().map(|used| format!(" This address uses {} characters of it.", grouped(used as usize)))
        }
        _ => None,
    };
    let why = if is_copied { COPIED.to_owned() } else { trouble.to_string() };
    format!("{why}{}", used.unwrap_or_default())
}

const fn in_short(trouble: &StoreError, is_copied: bool) -> &'static str {
    match trouble {
        _ if is_copied => "No room: saved in a second place",
        StoreError::Full => "Not saved: there is no room",
        StoreError::Gone => "No longer saved: deleted elsewhere",
        StoreError::Blocked | StoreError::Other(_) => "Not saved: it goes when you close the page",
    }
}
