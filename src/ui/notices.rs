//! What the reader must be told, the way back from a deletion, and short answers to what was asked for.

use super::note::status_id;
use super::shelf::reader_data;
use super::state::explorer;
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

/// The notices, each of which can be put away.
pub fn notices() -> impl IntoView {
    let Notices(told) = expect_context();
    let line = move |notice: Notice| {
        let own = notice.clone();
        let put_away = move |event: ev::MouseEvent| {
            focus::beside(&event_target(&event));
            told.update(|notices| notices.retain(|other| *other != own));
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
                <For each=move || told.get() key=|notice| notice.text.clone() children=line />
            </ul>
        </div>
    }
}

/// The way back from a deletion, and short answers. They lie outside of `main`: a press leads back into it.
pub fn toast() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let undo = move |_| {
        let about = data.deleted.with_untracked(|note| note.as_ref().map(|note| note.about.clone()));
        data.undo_delete();
        // A note stands in its editor, or as words under its finding.
        if let Some(about) = about {
            focus::on_any(&[&status_id(&about), &about.to_string().replacen("finding:", "finding-", 1)]);
        }
    };
    let dismiss_deleted = move |_| {
        data.deleted.set(None);
        focus::back();
    };
    let dismiss_said = move |_| {
        state.said.set(None);
        focus::back();
    };
    let deleted = move || {
        data.deleted.with(Option::is_some).then(|| {
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
