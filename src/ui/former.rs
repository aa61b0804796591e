//! What the reader said before of an action, and what the briefing held before: each can be brought back.

use super::anchors::SHEET;
use super::shelf::reader_data;
use super::state::explorer;
use super::text::anew;
use crate::briefing::{Briefing, Entry, Item, entry};
use crate::browser::{clock, focus};
use crate::desk::{Field, Former};
use crate::record::UnitId;
use crate::statuses::{Said, Statuses};
use leptos::prelude::*;

/// What the reader said before of an action, where that was something else.
pub fn former_statuses(action: &'static UnitId, summary: &'static str) -> impl IntoView {
    let data = reader_data();
    let former = Memo::new(move |_| data.of_desk(|desk| desk.former_statuses(action)));
    let item = move |Former { was, at }: Former<Said>| {
        let button = format!("Bring back the status ‘{}’: {summary}", was.words());
        let bring_back = move |_| data.set_status(action, Some(was.progress), was.on);
        view! {
            <li>
                <strong>{was.words()}</strong>" "<span class="quiet-words">"set on "{clock::moment(at)}</span>" "
                <button type="button" class="quiet" aria-label=button on:click=bring_back>"Bring back"</button>
            </li>
        }
    };
    anew(
        move || former.get(),
        move |former| {
            let number = former.len();
            (number > 0).then(|| {
                view! {
                    <details class="note-history">
                        <summary aria-label=format!("Earlier statuses ({number}): {summary}")>"Earlier statuses ("{number}")"</summary>
                        <ul class="plain-steps">{former.into_iter().map(item).collect_view()}</ul>
                    </details>
                }
            })
        },
    )
}

/// What the briefing held in the last thirty days.
pub fn briefing_before() -> impl IntoView {
    let data = reader_data();
    let shown = Memo::new(move |_| {
        data.of_desk(|desk| (desk.removed(), desk.former_texts(Field::Heading), desk.former_texts(Field::Questions)))
    });
    anew(
        move || shown.get(),
        |(entries, headings, questions)| {
            let number = entries.len() + headings.len() + questions.len();
            (number > 0).then(|| {
                view! {
                    <details class="bin removed not-on-paper">
                        <summary>"Removed from your briefing ("{number}")"</summary>
                        <p class="quiet-words">"Kept for 30 days in this browser."</p>
                        {removed(entries)}
                        <ul class="plain-steps">
                            {headings.into_iter().map(|text| earlier_text(Field::Heading, text)).collect_view()}
                            {questions.into_iter().map(|text| earlier_text(Field::Questions, text)).collect_view()}
                        </ul>
                    </details>
                }
            })
        },
    )
}

fn removed(entries: Vec<Former<Item>>) -> impl IntoView {
    let (data, record) = (reader_data(), explorer().record);
    let all: Vec<Item> = entries.iter().map(|entry| entry.was.clone()).collect();
    let put_back = move |items: Vec<Item>| {
        data.edit_briefing(|briefing: &mut Briefing| {
            items.into_iter().try_for_each(|item| briefing.add(item).map(|_| ()))
        });
        focus::on(SHEET);
    };
    let item = move |Former { was, at }: Former<Item>| {
        let Entry { label, title, .. } = entry(record, &was, &|_| None, &Statuses::default());
        let name = format!("{label}: {title}");
        let button = format!("Put back: {name}");
        view! {
            <li>
                <span dir="auto">{name}</span>" "<span class="quiet-words">"removed on "{clock::moment(at)}</span>" "
                <button type="button" class="quiet" aria-label=button on:click=move |_| put_back(vec![was.clone()])>"Put back"</button>
            </li>
        }
    };
    let together = (all.len() > 1).then(|| {
        view! { <p><button type="button" class="quiet" on:click=move |_| put_back(all.clone())>"Put all entries back"</button></p> }
    });
    view! { {together} <ul class="plain-steps">{entries.into_iter().map(item).collect_view()}</ul> }
}

fn earlier_text(field: Field, Former { was, at }: Former<String>) -> impl IntoView {
    let data = reader_data();
    let what = match field {
        Field::Heading => "heading",
        Field::Questions => "questions",
    };
    let when = clock::moment(at);
    let button = format!("Bring back the {what} of {when}");
    let text = was.clone();
    let bring_back = move |_| {
        data.edit_briefing(|briefing| match field {
            Field::Heading => briefing.set_heading(&was),
            Field::Questions => briefing.set_questions(&was),
        });
    };
    view! {
        <li class="earlier-text">
            <p class="quiet-words">{format!("Your {what} of {when}")}</p>
            <blockquote dir="auto" class="reader-words">{text}</blockquote>
            <button type="button" class="quiet" aria-label=button on:click=bring_back>"Bring back"</button>
        </li>
    }
}
