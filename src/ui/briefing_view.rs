//! The briefing: what the reader has gathered, in their own order, to print or to send.

use super::briefing_entry::briefing_entry;
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use super::take_away::{save, say};
use super::text::{anew, words};
use crate::briefing::{Briefing, Entry, default_heading, entries};
use crate::browser::{clock, focus, print};
use crate::export;
use crate::record::{Record, Subject};
use crate::words::count;
use leptos::prelude::*;

/// The id of what says that the briefing was emptied, and has the way back.
const EMPTIED: &str = "briefing-emptied";
/// The id of the heading of the sheet.
const SHEET: &str = "briefing-title";
/// The id of what says how an empty briefing is filled.
pub const HOW: &str = "briefing-how";

/// The view.
pub fn briefing_view() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let record = state.record;
    let licence = record.authority.notice();
    // What was thrown away, until it is brought back or something new is gathered.
    let emptied = RwSignal::new(None::<Briefing>);
    let items = Memo::new(move |_| data.briefing.with(|briefing| briefing.items().to_vec()));
    let empty = Memo::new(move |_| data.briefing.with(Briefing::is_empty));
    let heading = move || {
        data.briefing.with(|briefing| match briefing.heading() {
            "" => default_heading(&record.authority.name),
            own => own.to_owned(),
        })
    };
    let asked = move || data.briefing.with(|briefing| briefing.questions().to_vec());
    let questions = anew(asked, |questions| {
        (!questions.is_empty()).then(|| {
            view! {
                <section class="questions">
                    <h3>"Questions to ask"</h3>
                    <ol>{questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ol>
                </section>
            }
        })
    });
    let number = move || count(items.with(Vec::len), "entry", "entries");
    let all = move || whole(record, data);
    let name = move |ending: &str| export::file_name(&record.authority.name, "briefing", &clock::today(), ending);
    let markdown = move |_| {
        let text = data.briefing.with_untracked(|briefing| {
            export::briefing_markdown(record, briefing, &untrack(all), &clock::day(clock::now()))
        });
        save(state, &name("md"), "text/markdown", &text);
    };
    let csv = move |_| save(state, &name("csv"), "text/csv", &export::briefing_csv(&untrack(all)));
    let on_paper = move |_| {
        if let Err(trouble) = print::print() {
            say(state, Err(trouble));
        }
    };
    let clear = move |_| {
        emptied.set(Some(data.briefing.get_untracked()));
        data.edit_briefing(|briefing| {
            *briefing = Briefing::default();
            Ok(())
        });
        focus::on(EMPTIED);
    };
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
    let undo = move || {
        (emptied.with(Option::is_some) && empty.get())
            .then(|| view! { <p class="notice" id=EMPTIED tabindex="-1">"The briefing is empty now. " <button type="button" on:click=bring_back>"Bring it back"</button></p> })
    };
    let moved = RwSignal::new(String::new());
    let entry = move |item: crate::briefing::Item| briefing_entry(item, items, moved);
    let tools = move || {
        (!empty.get()).then(|| {
            view! {
                <p class="row tools">
                    <button type="button" on:click=on_paper>"Print or save as PDF"</button>
                    <button type="button" class="quiet" on:click=markdown>"Markdown"</button>
                    <button type="button" class="quiet" on:click=csv>"CSV"</button>
                    <button type="button" class="quiet" on:click=clear>"Empty it"</button>
                </p>
            }
        })
    };
    view! {
        <h1 class="not-on-paper">"Briefing"</h1>
        {undo}
        {move || items.with(Vec::is_empty).then(how)}
        {form()}
        {tools}
        <p class="unseen" role="status" prop:textContent=moved></p>
        <article class="sheet" class:blank=move || empty.get()>
            <header>
                <h2 id=SHEET prop:textContent=words(heading)></h2>
                <p class="subtitle">{clock::day(clock::now())}" · "<span prop:textContent=words(number)></span></p>
            </header>
            {questions}
            <ol class="entries">
                <For each=move || items.get() key=crate::briefing::Item::token children=entry />
            </ol>
            <footer class="sheet-foot">
                <p>"Sentences about findings, threads and actions are the explorer's own summaries, not the documents' wording. "{licence}</p>
            </footer>
        </article>
    }
}

/// Everything that the briefing says.
fn whole(record: &Record, data: ReaderData) -> Vec<Entry> {
    data.briefing.with(|briefing| {
        data.statuses.with(|statuses| {
            data.notebook.with(|notebook| {
                let notes = |subject: &Subject| notebook.text_on(subject).map(str::to_owned);
                entries(record, briefing, &notes, statuses)
            })
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
