//! Taking a chart along: as a picture, as a drawing, as data, as a link.

use super::gather::gather_button;
use super::state::{Explorer, explorer};
use crate::briefing::Item;
use crate::browser::{address, clipboard, clock, download};
use crate::chart::{Scene, Table, Theme};
use crate::export;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many device pixels a CSS pixel has in a picture that leaves the page.
const PICTURE_RATIO: f64 = 2.0;

/// The row of ways to take a chart along.
pub fn take_away(id: &'static str, picture: Callback<(), Scene>, table: Signal<Table>) -> impl IntoView {
    let state = explorer();
    let name = move |ending: &str| export::file_name(&state.record.place, id, &clock::today(), ending);
    let png = move |_| {
        let name = name("png");
        let scene = picture.run(());
        spawn_local(async move {
            let saved = download::picture(&name, &scene, PICTURE_RATIO, Theme::Light).await;
            say(state, saved.map(|()| format!("Saved {name}.")));
        });
    };
    let svg = move |_| save(state, &name("svg"), "image/svg+xml", &export::svg(&picture.run(()), Theme::Light));
    let csv = move |_| save(state, &name("csv"), "text/csv", &table.with_untracked(export::table_csv));
    let copy_table = move |_| copy(state, table.with_untracked(export::table_text), "The table is on the clipboard.");
    let copy_link = move |_| copy(state, address::whole(), "The link is on the clipboard.");
    view! {
        <p class="take-away" role="group" aria-label="Take this chart along">
            <button type="button" class="quiet" on:click=png>"PNG"</button>
            <button type="button" class="quiet" on:click=svg>"SVG"</button>
            <button type="button" class="quiet" on:click=csv>"CSV"</button>
            <button type="button" class="quiet" on:click=copy_table>"Copy table"</button>
            <button type="button" class="quiet" on:click=copy_link>"Copy link"</button>
            {move || gather_button(Item::Chart { id: id.to_owned(), query: state.view.with(|view| view.of_chart().to_query()) })}
        </p>
    }
}

/// Saves a text as a file, and says so.
pub fn save(state: Explorer, name: &str, kind: &str, content: &str) {
    let saved = download::text(name, kind, content).ok_or_else(|| "This browser could not save the file.".to_owned());
    say(state, saved.map(|()| format!("Saved {name}.")));
}

/// Puts a text on the clipboard, and says so.
fn copy(state: Explorer, text: String, done: &'static str) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        say(state, copied.map(|()| done.to_owned()));
    });
}

/// Says how something went.
pub fn say(state: Explorer, what: Result<String, String>) {
    state.said.set(Some(what.unwrap_or_else(|trouble| trouble)));
}
