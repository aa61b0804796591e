//! A field for a file, onto which one can be dropped too.

use super::opening::opening;
use super::state::explorer;
use crate::browser::files::Chosen;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field, with what it is for, and what it takes in more words.
pub fn file_field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    take: impl Fn(Chosen) + Copy + 'static,
) -> impl IntoView {
    let (state, opening) = (explorer(), opening());
    let over = RwSignal::new(false);
    let given = move |event: &web_sys::Event| Chosen::of(event).into_iter().for_each(take);
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                // A record opens wherever it is dropped.
                Chosen::of(&event).into_iter().for_each(|file| {
                    spawn_local(async move { opening.take_dropped(state, file, take).await });
                });
            }
        >
            <label for=id>{label}</label>
            <p class="quiet-words">{hint}</p>
            <input id=id type="file" accept=accept on:change=move |event| given(&event) />
        </div>
    }
}
