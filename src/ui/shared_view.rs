//! A briefing that somebody shared, as it is read beside one's own.

use super::anchors::{SHARED, SHEET, TABS};
use super::briefing_entry::shown;
use super::shared::shared_briefing;
use super::shared_add::{add_entries, add_notes, adding};
use super::state::explorer;
use super::take_away::say;
use super::text::{anew, words};
use super::thread_links::inner_link;
use crate::briefing::{Item, Voice, entry_of, is_held, way};
use crate::browser::{clock, focus, print};
use crate::explore::said;
use crate::export::briefing_markdown::OWN_WORDS;
use crate::notes::About;
use crate::shared::{Left, Opened, Shared};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How many entries are made in one go: a file may hold many charts, and the page must not stop.
const PIECE: usize = 8;

/// The choice between one's own briefing and the shared one, while one is open.
pub fn tabs() -> impl IntoView {
    let shared = shared_briefing();
    let by = Memo::new(move |_| shared.opened().map(|opened| opened.shared.by.clone()));
    let is_shown = Memo::new(move |_| shared.shown().is_some());
    let [own_tab, shared_tab] = TABS;
    let show = move |is_shown: bool| {
        shared.show(is_shown);
        // The buttons are made anew with what they show.
        focus::on(if is_shown { shared_tab } else { own_tab });
    };
    anew(
        move || by.get(),
        move |by| {
            by.map(|by| {
                view! {
                    <p class="row tabs not-on-paper" role="group" aria-label="Which briefing is shown">
                        <button type="button" id=own_tab aria-pressed=move || (!is_shown.get()).to_string() on:click=move |_| show(false)>"Your briefing"</button>
                        <button type="button" id=shared_tab aria-pressed=move || is_shown.get().to_string() on:click=move |_| show(true)>{whose(&by)}</button>
                    </p>
                }
            })
        },
    )
}

/// Whose it is, with the name by itself, whatever its direction.
fn whose(by: &str) -> impl IntoView + use<> {
    if by.is_empty() {
        view! { <span>"A shared briefing"</span> }.into_any()
    } else {
        view! { <span>"Briefing of "<bdi dir="auto">{by.to_owned()}</bdi></span> }.into_any()
    }
}

/// The view of the shared briefing.
pub fn shared_view(opened: Arc<Opened>) -> impl IntoView {
    let shared = shared_briefing();
    let state = explorer();
    let on_paper = move |_| {
        if let Err(trouble) = print::print() {
            say(state, Err(trouble));
        }
    };
    let close = move |_| {
        shared.close();
        focus::on_any(&[SHEET, super::anchors::HOW]);
    };
    view! {
        <section class="shared-briefing" aria-labelledby=SHARED>
            <div class="not-on-paper">
                <p class="reading">"You are reading a briefing that somebody shared as a file. It is not saved here and goes when you close or reload this page. None of it becomes yours unless you add it."</p>
                {left_out(&opened)}
                <p class="row tools">
                    <button type="button" on:click=on_paper>"Print or save as PDF"</button>
                    {add_entries(opened.clone())}
                    {add_notes(opened.clone())}
                    <button type="button" class="quiet" on:click=close>"Close this briefing"</button>
                </p>
                {adding(opened.clone())}
            </div>
            {sheet(opened)}
        </section>
    }
}

/// What of the file is not shown.
fn left_out(opened: &Opened) -> impl IntoView + use<> {
    let newer = opened.newer.map(|_| view! { <p class="notice">"A newer version of this page made this file. What this version understands of it is shown. Reload the page to get that version, then open the file again."</p> });
    let damage = opened.damage.as_ref().map(|fault| view! { <p class="notice">{format!("The file is damaged: {fault}. What could be read is shown. Ask for the file again.")}</p> });
    let (all, first) = (opened.left.all, opened.left.first.iter().map(Left::words).collect::<Vec<_>>());
    let rest = all.saturating_sub(first.len());
    let left = (all > 0).then(|| {
        view! {
            <details class="bin">
                <summary>{crate::words::count(all, "part", "parts")}" of this file cannot be shown, or not in full"</summary>
                <ul>{first.into_iter().map(|words| view! { <li dir="auto" class="reader-words">{words}</li> }).collect_view()}</ul>
                {(rest > 0).then(|| view! { <p class="quiet-words">{format!("and {rest} more")}</p> })}
            </details>
        }
    });
    view! { <div>{newer} {damage} {left}</div> }
}

/// The sheet, which says on paper too whose it is.
fn sheet(opened: Arc<Opened>) -> impl IntoView {
    let Shared { by, made, briefing, .. } = &opened.shared;
    let day = (*made > 0).then(|| format!(", made on {}", clock::day(*made)));
    let heading = briefing.heading().to_owned();
    let number = said::entries(briefing.items().len());
    let notice = explorer().record.authority.notice();
    view! {
        <article class="sheet shared-sheet">
            <header>
                <h2 id=SHARED tabindex="-1">{whose(by)}{day.map(|day| view! { <span>{day}</span> })}</h2>
                {(!heading.is_empty()).then(|| view! { <p class="shared-heading"><bdi dir="auto">{heading.clone()}</bdi></p> })}
                <p class="subtitle">{number}</p>
            </header>
            {questions(briefing.questions())}
            {entries(opened.clone())}
            <footer class="sheet-foot">
                <p>{whose(by)}", shared as a file. The questions, notes and statuses come from whoever shared it. "{OWN_WORDS}" "{notice}</p>
            </footer>
        </article>
    }
}

fn questions(questions: &[String]) -> impl IntoView + use<> {
    let items = questions.iter().map(|question| view! { <li dir="auto">{question.clone()}</li> }).collect_view();
    (!questions.is_empty()).then(|| {
        view! {
            <section class="questions">
                <h3>"Questions to ask"</h3>
                <ol>{items}</ol>
            </section>
        }
    })
}

/// The entries, some at a time until all are there.
fn entries(opened: Arc<Opened>) -> impl IntoView {
    let all = opened.shared.briefing.items().len();
    let limit = RwSignal::new(PIECE);
    Effect::new(move |_| {
        let made = limit.get();
        if made < all {
            let more = move || {
                // The view may be gone by then.
                let _ = limit.try_update(|limit| *limit += PIECE);
            };
            set_timeout(more, Duration::ZERO);
        }
    });
    let own = opened.clone();
    let numbers = move || (0..limit.get().min(all)).collect::<Vec<usize>>();
    let rest = words(move || if limit.get() < all { "Preparing the other entries …" } else { "" });
    view! {
        <ol class="entries">
            <For each=numbers key=|number| *number children=move |number| own.shared.briefing.items().get(number).map(|item| one(&own.shared, item)) />
        </ol>
        <p class="quiet-words not-on-paper" prop:textContent=rest></p>
    }
}

/// One entry, as one's own briefing shows it, with their note, and the way to what it is about.
fn one(shared: &Shared, item: &Item) -> impl IntoView + use<> {
    let record = explorer().record;
    let notes = |subject: &crate::record::Subject| shared.notes.text_on(subject).map(str::to_owned);
    let entry = entry_of(record, item, &notes, &shared.statuses, &Voice::THEIRS);
    let title = shared.title(item).to_owned();
    let former = (!is_held(record, item) && !title.is_empty()).then(|| {
        view! { <p class="former-title">"When it was shared it was called: "<bdi dir="auto">{title}</bdi></p> }
    });
    let link = way(record, item).map(|to| {
        let named =
            view! { <span>"See it in the explorer"<span class="unseen">": "{entry.title.clone()}</span></span> };
        view! { <p class="not-on-paper">{inner_link(to, named, "entry-link")}</p> }
    });
    view! { <li class="entry">{shown(entry)} {former} {marks(shared, item)} {link}</li> }
}

/// What a note says of itself besides its text.
fn marks(shared: &Shared, item: &Item) -> impl IntoView + use<> {
    let Item::Note(subject) = item else { return None };
    let note = shared.notes.get(&About::from(subject.clone()))?;
    let day = format!("Their note, {}", clock::day(note.updated));
    let asks = note.writing.asks.then(|| "Question for the meeting".to_owned());
    let state = note.writing.state.map(|state| state.label().to_owned());
    let said = [Some(day), asks, state].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tags = (!note.writing.tags.is_empty()).then(|| {
        view! { <span>" · Tags: "<bdi dir="auto">{note.writing.tags_text()}</bdi></span> }
    });
    Some(view! { <p class="quiet-words note-marks"><span>{said}</span>{tags}</p> })
}
