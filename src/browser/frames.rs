//! The frames that the browser paints.

use leptos::prelude::{document, request_animation_frame, set_timeout};
use std::time::Duration;

/// Does something once the page has been painted as it now is. A page that nobody sees is not painted: there it is done soon.
pub fn painted(act: impl FnOnce() + 'static) {
    let soon = || set_timeout(act, Duration::ZERO);
    if document().hidden() { soon() } else { request_animation_frame(soon) }
}
