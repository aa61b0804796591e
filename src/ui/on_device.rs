//! The site on the reader's device: what became of saving it, and the offer of a newer version.

use super::notices::{Notice, Notices, Offer};
use crate::browser::offline;
use crate::explore::OnDevice;
use leptos::prelude::*;

/// What is known of the site on this device.
#[derive(Clone, Copy)]
pub struct Site {
    state: RwSignal<OnDevice>,
    has_newer: RwSignal<bool>,
}

impl Site {
    /// Follows what becomes of it. A newer version is offered once.
    pub fn follow(notices: Notices) -> Self {
        let site = Self { state: RwSignal::default(), has_newer: RwSignal::new(false) };
        site.look(notices);
        offline::follow(move || site.look(notices));
        site
    }

    fn look(self, notices: Notices) {
        self.state.set(offline::state().map(|token| OnDevice::from_token(&token)).unwrap_or_default());
        let newer = offline::has_newer();
        if newer && !self.has_newer.get_untracked() {
            notices.show(Notice::offer(Offer::NewVersion));
        }
        self.has_newer.set(newer);
    }
}

/// Where the site is saved, or why it is not; what is to be said of a newer version.
pub fn on_this_device() -> impl IntoView {
    let Site { state, has_newer } = expect_context();
    offline::look_again();
    let newer = move || {
        has_newer.get().then(|| {
            let use_it = move |_| Offer::NewVersion.accept();
            view! {
                <p>{Offer::NewVersion.words()}</p>
                <p><button type="button" on:click=use_it>{Offer::NewVersion.label()}</button></p>
            }
        })
    };
    view! {
        <p id="on-device">{move || state.get().words()}</p>
        {newer}
    }
}
