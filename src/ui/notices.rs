//! What the reader must be told, the way back from a deletion, and short answers to what was asked for.

use super::note::status_id;
use super::state::explorer;
use crate::browser::focus;
use leptos::ev;
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
        let put_away = move |event: ev::MouseEvent| {
            focus::beside(&event_target(&event));
            state.notices.update(|notices| notices.retain(|other| *other != own));
        };
        view! {
            <li class="notice">
                <span>{notice.text}</span>
                <button type="button" class="quiet" on:click=put_away>"Put away"</button>
            </li>
        }
    };
    view! {
        <div role="status" class="notices">
            <ul>
                <For each=move || state.notices.get() key=|notice| notice.text.clone() children=line />
            </ul>
        </div>
    }
}

/// The way back from a deletion, and short answers. They lie outside of `main`: a press leads back into it.
pub fn toast() -> impl IntoView {
    let state = explorer();
    let undo = move |_| {
        let target = state.deleted.with_untracked(|note| note.as_ref().map(|note| note.target.clone()));
        state.undo_delete();
        // A note stands in its editor, or as words under its finding.
        let target = target.unwrap_or_default();
        focus::on_any(&[&status_id(&target), &format!("finding-{target}")]);
    };
    let dismiss_deleted = move |_| {
        state.deleted.set(None);
        focus::back();
    };
    let dismiss_said = move |_| {
        state.said.set(None);
        focus::back();
    };
    let deleted = move || {
        state.deleted.with(Option::is_some).then(|| {
            view! {
                <div class="toast">
                    <span>"Note deleted."</span>
                    <button type="button" on:click=undo>"Undo"</button>
                    <button type="button" class="quiet" on:click=dismiss_deleted>"Put away"</button>
                </div>
            }
        })
    };
    let said = move || {
        state.said.get().map(|said| {
            view! {
                <div class="toast">
                    <span prop:textContent=said></span>
                    <button type="button" class="quiet" on:click=dismiss_said>"Put away"</button>
                </div>
            }
        })
    };
    view! { <div role="status" class="toasts">{deleted} {said}</div> }
}
