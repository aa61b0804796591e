//! The briefing: what the reader has gathered, in their own order, to print or to send.

use super::anchors::{EMPTIED, HOW, SHEET};
use super::briefing_entry::briefing_entry;
use super::briefing_form::form;
use super::briefing_tools::briefing_tools;
use super::former::briefing_before;
use super::share::{open_shared, share};
use super::shared::shared_briefing;
use super::shared_view::{shared_view, tabs};
use super::shelf::reader_data;
use super::state::explorer;
use super::text::{anew, words};
use crate::briefing::{Briefing, Item, default_heading};
use crate::browser::{clock, focus};
use crate::explore::said;
use crate::export::briefing_markdown::OWN_WORDS;
use leptos::prelude::*;

/// The view: the reader's own briefing, or one that somebody shared.
pub fn briefing_view() -> impl IntoView {
    let shared = shared_briefing();
    anew(
        move || shared.shown(),
        |opened| match opened {
            Some(opened) => {
                view! { <h1 class="not-on-paper">"Briefing"</h1> {tabs()} {shared_view(opened)} }.into_any()
            }
            None => own_briefing().into_any(),
        },
    )
}

/// The reader's own.
fn own_briefing() -> impl IntoView {
    let data = reader_data();
    // What was thrown away, until it is brought back or something new is gathered.
    let emptied = RwSignal::new(None::<Briefing>);
    let items = Memo::new(move |_| data.briefing.with(|briefing| briefing.items().to_vec()));
    let empty = Memo::new(move |_| data.briefing.with(Briefing::is_empty));
    let moved = RwSignal::new(String::new());
    view! {
        <h1 class="not-on-paper">"Briefing"</h1>
        {tabs()}
        {undo(emptied, empty)}
        {move || items.with(Vec::is_empty).then(how)}
        {form()}
        {move || (!empty.get()).then(|| briefing_tools(emptied))}
        {move || (!empty.get()).then(share)}
        {open_shared()}
        <p class="unseen" role="status" prop:textContent=moved></p>
        {sheet(items, empty, moved)}
        {briefing_before()}
    }
}

/// The way back after the briefing was emptied.
fn undo(emptied: RwSignal<Option<Briefing>>, empty: Memo<bool>) -> impl IntoView {
    let data = reader_data();
    let bring_back = move |_| {
        if let Some(before) = emptied.get_untracked() {
            data.edit_briefing(|briefing| {
                *briefing = before;
                Ok(())
            });
            emptied.set(None);
            focus::on(SHEET);
        }
    };
    move || {
        (emptied.with(Option::is_some) && empty.get())
            .then(|| view! { <p class="notice" id=EMPTIED tabindex="-1">"Briefing cleared. " <button type="button" on:click=bring_back>"Undo"</button></p> })
    }
}

/// The sheet that is printed.
fn sheet(items: Memo<Vec<Item>>, empty: Memo<bool>, moved: RwSignal<String>) -> impl IntoView {
    let data = reader_data();
    let authority = &explorer().record.authority;
    let heading = move || {
        data.briefing.with(|briefing| match briefing.heading() {
            "" => default_heading(&authority.name),
            own => own.to_owned(),
        })
    };
    let number = move || said::entries(items.with(Vec::len));
    view! {
        <article class="sheet" class:blank=move || empty.get()>
            <header>
                <h2 id=SHEET dir="auto" prop:textContent=words(heading)></h2>
                <p class="subtitle">{clock::day(clock::now())}" · "<span prop:textContent=words(number)></span></p>
            </header>
            {questions()}
            <ol class="entries">
                <For each=move || items.get() key=Item::token children=move |item| briefing_entry(item, items, moved) />
            </ol>
            <footer class="sheet-foot">
                <p>{OWN_WORDS}" "{authority.notice()}</p>
            </footer>
        </article>
    }
}

/// The questions to ask, on the sheet.
fn questions() -> impl IntoView {
    let data = reader_data();
    let asked = move || data.briefing.with(|briefing| briefing.questions().to_vec());
    anew(asked, |questions| {
        (!questions.is_empty()).then(|| {
            view! {
                <section class="questions">
                    <h3>"Questions to ask"</h3>
                    <ol>{questions.into_iter().map(|question| view! { <li dir="auto">{question}</li> }).collect_view()}</ol>
                </section>
            }
        })
    })
}

/// How an empty briefing is filled.
fn how() -> impl IntoView {
    view! {
        <div class="none not-on-paper" id=HOW tabindex="-1">
            <p>"Your briefing is empty. Build a page for a meeting:"</p>
            <ul>
                <li>"Open a finding, a thread or a plan action and select “Add to briefing”."</li>
                <li>"Add a chart with the button below it, or one of your notes with the button beside it."</li>
                <li>"Then come back here to put the entries in order, add a heading and questions, and print or save the briefing."</li>
            </ul>
            <p>"It is saved in this browser, even after you close the page. Nothing is sent anywhere."</p>
        </div>
    }
}
