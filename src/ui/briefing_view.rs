//! The briefing: what the reader has gathered, in their own order, to print or to send.

use super::anchors::{EMPTIED, HOW, SHEET};
use super::briefing_entry::briefing_entry;
use super::briefing_tools::briefing_tools;
use super::shelf::reader_data;
use super::state::explorer;
use super::text::{anew, words};
use crate::briefing::{Briefing, Item, default_heading};
use crate::browser::{clock, focus};
use crate::words::count;
use leptos::prelude::*;

/// The view.
pub fn briefing_view() -> impl IntoView {
    let data = reader_data();
    // What was thrown away, until it is brought back or something new is gathered.
    let emptied = RwSignal::new(None::<Briefing>);
    let items = Memo::new(move |_| data.briefing.with(|briefing| briefing.items().to_vec()));
    let empty = Memo::new(move |_| data.briefing.with(Briefing::is_empty));
    let moved = RwSignal::new(String::new());
    view! {
        <h1 class="not-on-paper">"Briefing"</h1>
        {undo(emptied, empty)}
        {move || items.with(Vec::is_empty).then(how)}
        {form()}
        {move || (!empty.get()).then(|| briefing_tools(emptied))}
        <p class="unseen" role="status" prop:textContent=moved></p>
        {sheet(items, empty, moved)}
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
            .then(|| view! { <p class="notice" id=EMPTIED tabindex="-1">"The briefing is empty now. " <button type="button" on:click=bring_back>"Bring it back"</button></p> })
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
    let number = move || count(items.with(Vec::len), "entry", "entries");
    view! {
        <article class="sheet" class:blank=move || empty.get()>
            <header>
                <h2 id=SHEET prop:textContent=words(heading)></h2>
                <p class="subtitle">{clock::day(clock::now())}" · "<span prop:textContent=words(number)></span></p>
            </header>
            {questions()}
            <ol class="entries">
                <For each=move || items.get() key=Item::token children=move |item| briefing_entry(item, items, moved) />
            </ol>
            <footer class="sheet-foot">
                <p>"Sentences about findings, threads and actions are the explorer's own summaries, not the documents' wording. "{authority.notice()}</p>
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
                    <ol>{questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ol>
                </section>
            }
        })
    })
}

/// How an empty briefing is filled.
fn how() -> impl IntoView {
    view! {
        <div class="none not-on-paper" id=HOW tabindex="-1">
            <p>"Nothing is gathered yet. A briefing is a page for a meeting, which you put together here:"</p>
            <ul>
                <li>"open a finding, a thread or an action of the plan and choose “Add to briefing”;"</li>
                <li>"add a chart with the button below it, and a note of your own with the button beside it;"</li>
                <li>"then put the entries in order here, add a heading and questions, and print it or save it as Markdown or CSV."</li>
            </ul>
            <p>"It stays in this browser, also when you close the page. Nothing is sent anywhere."</p>
        </div>
    }
}

/// The heading and the questions.
fn form() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let heading = move || data.briefing.with(|briefing| briefing.heading().to_owned());
    let questions = move || data.briefing.with(Briefing::questions_text);
    let set_heading = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        data.edit_briefing(|briefing| briefing.set_heading(&text));
    };
    let set_questions = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        data.edit_briefing(|briefing| briefing.set_questions(&text));
    };
    view! {
        <form class="briefing-form not-on-paper" on:submit=|event| event.prevent_default()>
            <label for="briefing-heading">"Heading"</label>
            <input id="briefing-heading" type="text" autocomplete="off" placeholder=default_heading(&state.record.authority.name) prop:value=heading on:change=set_heading />
            <label for="briefing-questions">"Questions to ask, one a line"</label>
            <textarea id="briefing-questions" rows="4" prop:value=questions on:change=set_questions></textarea>
        </form>
    }
}
