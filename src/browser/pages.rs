//! What the other pages of this browser do, and when the reader leaves this one or comes back to it.

use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What happened to the browser's storage elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// A key got a value, or none.
    Changed(String, Option<String>),
    /// All of it was cleared.
    Cleared,
}

/// Tells what happens to localStorage in other pages, as long as the page lives.
pub fn follow_storage(told: impl Fn(Elsewhere) + 'static) {
    // The page's own listener: it lives as long as the page.
    drop(window_event_listener(ev::storage, move |event| {
        let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        // Where storage is taken away meanwhile nothing tells whose event it is.
        if local.is_some() && event.storage_area() != local {
            return;
        }
        told(match event.key() {
            Some(key) => Elsewhere::Changed(key, event.new_value()),
            None => Elsewhere::Cleared,
        });
    }));
}

/// Tells when the reader may be leaving: the page is hidden, or unloaded.
pub fn follow_leaving(told: impl Fn() + Clone + 'static) {
    let hidden = told.clone();
    drop(window_event_listener_untyped("pagehide", move |_| told()));
    on_visibility(move |is_visible| {
        if !is_visible {
            hidden();
        }
    });
}

/// Tells when the reader comes back: the page is seen again, or gets the focus.
pub fn follow_return(told: impl Fn() + Clone + 'static) {
    let (focused, shown) = (told.clone(), told.clone());
    drop(window_event_listener(ev::focus, move |_| focused()));
    // A page that the browser has kept as it was hears nothing of what happened meanwhile.
    drop(window_event_listener_untyped("pageshow", move |_| shown()));
    on_visibility(move |is_visible| {
        if is_visible {
            told();
        }
    });
}

fn on_visibility(told: impl Fn(bool) + 'static) {
    // The event bubbles from the document to the window.
    drop(window_event_listener_untyped("visibilitychange", move |_| told(!document().hidden())));
}

/// Lets the browser ask before the page is left, as long as that is `needed`.
pub fn ask_before_leaving(needed: impl Fn() -> bool + 'static) {
    drop(window_event_listener(ev::beforeunload, move |event| {
        if needed() {
            event.prevent_default();
            // Browsers that do not know the newer way ask for this one.
            let _ = js_sys::Reflect::set(event.unchecked_ref(), &"returnValue".into(), &true.into());
        }
    }));
}

/// Does something when the reader may be leaving, as long as what asks for it is on screen, and when it goes.
pub fn while_shown(act: impl Fn() + Clone + Send + Sync + 'static) {
    let (hidden, gone) = (act.clone(), act.clone());
    let unload = window_event_listener_untyped("pagehide", move |_| act());
    let visibility = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            hidden();
        }
    });
    on_cleanup(move || {
        gone();
        unload.remove();
        visibility.remove();
    });
}

/// Does something once the page has been painted; at once where it is not seen.
pub fn after_first_paint(act: impl FnOnce() + 'static) {
    let soon = move || set_timeout(act, Duration::ZERO);
    if document().hidden() { soon() } else { request_animation_frame(soon) }
}

/// Waits.
pub async fn pause(time: Duration) {
    let over = js_sys::Promise::new(&mut |done, _| set_timeout(move || drop(done.call0(&JsValue::NULL)), time));
    // It is never rejected.
    let _ = JsFuture::from(over).await;
}
