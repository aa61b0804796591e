//! Taking a chart along: as a picture, as a drawing, as data, as a link.

use super::gather::gather_named;
use super::state::{Explorer, explorer};
use crate::briefing::Item;
use crate::browser::{address, clipboard, clock, download};
use crate::chart::frame::framed;
use crate::chart::{ChartKind, Drawn, Scene, Theme, registry};
use crate::export::{self, Saved};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The width of pictures that leave the page, in CSS pixels.
pub const PICTURE_WIDTH: f64 = 960.0;
/// How many device pixels a CSS pixel has in a picture that leaves the page.
const PICTURE_RATIO: f64 = 2.0;

/// The row of ways to take a chart along.
pub fn take_away(kind: &'static ChartKind, drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let state = explorer();
    let id = kind.id;
    let picture = move || {
        drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| with_its_words(state, drawn)).unwrap_or_default())
    };
    let table = move || drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.table()).unwrap_or_default());
    let name = move |ending: &str| {
        let of = |about: Option<&str>, filter: Option<&str>| {
            export::view_file_name(&state.record.authority.name, id, about, filter, &clock::today(), ending)
        };
        drawn.with_untracked(|drawn| match drawn {
            Some(drawn) => of(drawn.about().as_deref(), drawn.narrowed_to()),
            None => of(None, None),
        })
    };
    let png = move |_| {
        let name = name("png");
        let scene = picture();
        spawn_local(async move {
            let saved = download::picture(&name, &scene, PICTURE_RATIO, Theme::Light).await;
            say(state, saved.map(|()| format!("Saved {name}.")));
        });
    };
    let svg = move |_| save(state, &name("svg"), "image/svg+xml", &export::svg(&picture(), Theme::Light));
    let csv = move |_| {
        let saved = saved_now(state);
        let content = drawn.with_untracked(|drawn| Some(export::chart_csv(state.record, drawn.as_ref()?, &saved)));
        save(state, &name("csv"), "text/csv", &content.unwrap_or_default());
    };
    let copy_table = move |_| copy(state, export::table_text(&table()), "Table copied.");
    let copy_link = move |_| {
        state.nav.settle();
        copy(state, address::whole(), "Link copied.");
    };
    // A page may have two charts: the names of their buttons tell them apart.
    let title =
        Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(Drawn::words_around).unwrap_or_default().title));
    let named = move |what: &'static str| move || title.with(|title| format!("{what}: {title}"));
    view! {
        <p class="take-away" role="group" aria-label=named("Save or share this chart")>
            <button type="button" class="quiet" aria-label=named("PNG") on:click=png>"PNG"</button>
            <button type="button" class="quiet" aria-label=named("SVG") on:click=svg>"SVG"</button>
            <button type="button" class="quiet" aria-label=named("CSV") on:click=csv>"CSV"</button>
            <button type="button" class="quiet" aria-label=named("Copy table") on:click=copy_table>"Copy table"</button>
            <button type="button" class="quiet" aria-label=named("Copy link") on:click=copy_link>"Copy link"</button>
            {move || gather_named(Item::Chart { id: id.to_owned(), query: state.nav.with_settled(|place| registry::query_of(kind, place)) }, move || title.get())}
        </p>
    }
}

/// The picture with its words around it, so that it can stand alone.
fn with_its_words(state: Explorer, drawn: &Drawn) -> Scene {
    framed(&drawn.layout(PICTURE_WIDTH), &export::picture_frame(state.record, drawn, &saved_now(state)))
}

/// Today, and the address of what is on screen: what a file says of itself.
pub fn saved_now(state: Explorer) -> Saved {
    state.nav.settle();
    Saved { today: clock::today(), address: address::whole() }
}

/// Saves a text as a file, and says so.
pub fn save(state: Explorer, name: &str, kind: &str, content: &str) {
    let saved = download::text(name, kind, content).ok_or_else(|| {
        "This browser could not save the file. Nothing was lost: try again, or use another browser.".to_owned()
    });
    say(state, saved.map(|()| format!("Saved {name}.")));
}

/// Puts a text on the clipboard, and says so.
pub fn copy(state: Explorer, text: String, done: &'static str) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        say(state, copied.map(|()| done.to_owned()));
    });
}

/// Says how something went.
pub fn say(state: Explorer, what: Result<String, String>) {
    state.said.set(Some(what.unwrap_or_else(|trouble| trouble)));
}
