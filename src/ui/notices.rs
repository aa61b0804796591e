//! What the reader must be told.

use crate::browser::{focus, offline};
use leptos::ev;
use leptos::prelude::*;

/// All that the reader must be told.
#[derive(Clone, Copy, Default)]
pub struct Notices(RwSignal<Vec<Notice>>);

impl Notices {
    /// Tells something, unless it stands there already.
    pub fn tell(self, what: impl Into<String>) {
        self.show(Notice::warning(what));
    }

    /// Shows a notice, unless it stands there already.
    pub fn show(self, notice: Notice) {
        self.0.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }
}

/// Something the reader must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub text: String,
    /// What the reader may do about it at once.
    pub offer: Option<Offer>,
}

/// Something that the reader may accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// To go on with a newer version of the explorer.
    NewVersion,
}

impl Offer {
    /// What is said of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NewVersion => {
                "A new version of this explorer is ready. Using it loads this page again. Your notes and what you are writing stay."
            }
        }
    }

    /// The words of the button that accepts it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NewVersion => "Use it now",
        }
    }

    /// Does it.
    pub fn accept(self) {
        match self {
            Self::NewVersion => offline::use_newer(),
        }
    }
}

impl Notice {
    /// A notice of something that is not as it should be.
    pub fn warning(text: impl Into<String>) -> Self {
        Self { text: text.into(), offer: None }
    }

    /// A notice that offers something.
    pub fn offer(offer: Offer) -> Self {
        Self { text: offer.words().to_owned(), offer: Some(offer) }
    }
}

/// The notices, each of which can be dismissed.
pub fn notices() -> impl IntoView {
    let Notices(told) = expect_context();
    let line = move |notice: Notice| {
        let own = notice.clone();
        let dismiss = move |event: ev::MouseEvent| {
            focus::beside(&event_target(&event));
            told.update(|notices| notices.retain(|other| *other != own));
        };
        let accept = notice.offer.map(|offer| {
            let accept = move |_| offer.accept();
            view! { <button type="button" on:click=accept>{offer.label()}</button> }
        });
        let (is_offer, label) = if accept.is_some() { (true, "Later") } else { (false, "Dismiss") };
        view! {
            <li class="notice" class:offer=is_offer>
                <span>{notice.text}</span>
                <span class="row">{accept} <button type="button" class="quiet" on:click=dismiss>{label}</button></span>
            </li>
        }
    };
    view! {
        <div role="status" class="notices">
            <ul>
                <For each=move || told.get() key=|notice| notice.text.clone() children=line />
            </ul>
        </div>
    }
}
