//! What the reader must be told, the way back from a deletion, and short answers to what was asked for.

use super::state::explorer;
use leptos::prelude::*;

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

/// The notices, each of which can be put away.
pub fn notices() -> impl IntoView {
    let state = explorer();
    let line = move |notice: Notice| {
        let own = notice.clone();
        let put_away = move |_| state.notices.update(|notices| notices.retain(|other| *other != own));
        view! {
            <li class="notice">
                <span>{notice.text}</span>
                <button type="button" class="quiet" on:click=put_away>"Put away"</button>
            </li>
        }
    };
    view! {
        <div role="status" class="notices">
            <ul>{move || state.notices.get().into_iter().map(line).collect_view()}</ul>
        </div>
    }
}

/// The way back from a deletion, and short answers.
pub fn toast() -> impl IntoView {
    let state = explorer();
    let deleted = move || {
        state.deleted.get().map(|_| {
            view! {
                <div class="toast">
                    <span>"Note deleted."</span>
                    <button type="button" on:click=move |_| state.undo_delete()>"Undo"</button>
                    <button type="button" class="quiet" on:click=move |_| state.deleted.set(None)>"Put away"</button>
                </div>
            }
        })
    };
    let said = move || {
        state.said.get().map(|said| {
            view! {
                <div class="toast">
                    <span>{said}</span>
                    <button type="button" class="quiet" on:click=move |_| state.said.set(None)>"Put away"</button>
                </div>
            }
        })
    };
    view! { <div role="status" class="toasts">{deleted} {said}</div> }
}
