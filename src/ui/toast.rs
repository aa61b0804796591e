//! The way back from a deletion, and short answers to what was asked for.

use super::anchors;
use super::shelf::reader_data;
use super::state::explorer;
use super::timer::Timer;
use crate::browser::focus;
use crate::record::Subject;
use leptos::prelude::*;
use std::time::Duration;

/// How long an answer stays. It was read out when it came, and what it tells of can be seen otherwise.
const SHOWN: Duration = Duration::from_secs(8);

/// The way back from a deletion, and short answers. They lie outside of `main`: a press leads back into it.
pub fn toast() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let undo = move |_| {
        let about = data.deleted.get_untracked().map(|(about, _)| about);
        data.undo_delete();
        // The page shows a note in its editor, or as words under its finding.
        if let Some(about) = about {
            let finding = about.subject().and_then(|subject| match subject {
                Subject::Finding(id) => Some(anchors::finding(id)),
                _ => None,
            });
            let places = [Some(anchors::note_status(&about)), finding];
            focus::on_any(&places.iter().flatten().map(String::as_str).collect::<Vec<_>>());
        }
    };
    go_by_itself(state.said);
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
                    <button type="button" class="quiet" on:click=dismiss_deleted>"Dismiss"</button>
                </div>
            }
        })
    };
    let said = move || {
        state.said.get().map(|said| {
            view! {
                <div class="toast">
                    <span prop:textContent=said></span>
                    <button type="button" class="quiet" on:click=dismiss_said>"Dismiss"</button>
                </div>
            }
        })
    };
    view! { <div role="status" class="toasts">{deleted} {said}</div> }
}

/// Lets an answer go after a while: it may lie over what the reader wants to press next.
fn go_by_itself(said: RwSignal<Option<String>>) {
    let timer = Timer::new();
    Effect::new(move |_| {
        timer.stop();
        if said.with(Option::is_some) {
            // Who is on its button would lose the focus.
            let go = move || {
                if !focus::is_within(".toast") {
                    said.set(None);
                }
            };
            timer.set(SHOWN, go);
        }
    });
}
