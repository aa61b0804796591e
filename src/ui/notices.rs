//! What the reader must be told.

use crate::browser::focus;
use leptos::ev;
use leptos::prelude::*;

/// All that the reader must be told.
#[derive(Clone, Copy, Default)]
pub struct Notices(RwSignal<Vec<Notice>>);

impl Notices {
    /// Tells something, unless it stands there already.
    pub fn tell(self, what: impl Into<String>) {
        let notice = Notice::warning(what);
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
}

impl Notice {
    /// A notice of something that is not as it should be.
    pub fn warning(text: impl Into<String>) -> Self {
        Self { text: text.into() }
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
        view! {
            <li class="notice">
                <span>{notice.text}</span>
                <button type="button" class="quiet" on:click=dismiss>"Dismiss"</button>
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
