//! Sharing the briefing as a file, and opening one that somebody shared.

use super::anchors::OPENING;
use super::file_field::file_field;
use super::notices::Notices;
use super::shared::{Stage, shared_briefing};
use super::shelf::reader_data;
use super::state::explorer;
use super::take_away::{save, say};
use super::text::anew;
use super::thread_links::inner_link;
use super::typed::taken;
use crate::briefing::{Item, title_of};
use crate::browser::clock;
use crate::explore::Place;
use crate::export;
use crate::room::Room;
use crate::shared::{BY_LIMIT, NotShared, Shared, one_line, written};
use leptos::ev::Event;
use leptos::prelude::*;

/// The way to share the briefing, behind a heading that unfolds.
pub fn share() -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let by = RwSignal::new(String::new());
    let unfolded = RwSignal::new(false);
    let download = move |_| {
        let name = by.with_untracked(|by| one_line(by));
        let characters = name.chars().count();
        if characters > BY_LIMIT {
            let why = format!("This name has {characters} characters and can have at most {BY_LIMIT}: shorten it.");
            return say(state, Err(why));
        }
        let title = |item: &Item| title_of(state.record, item);
        let shared = data.briefing.with_untracked(|briefing| {
            data.statuses.with_untracked(|statuses| {
                data.notebook.with_untracked(|notebook| Shared::of(briefing, notebook, statuses, &title))
            })
        });
        let text = written(&data.record_id(), &shared.made_by(&name, clock::now()));
        let file = export::file_name(&state.record.authority.name, "shared briefing", &clock::today(), "json");
        save(state, &file, "application/json", &text);
    };
    let notices: Notices = expect_context();
    let named = move |event: Event| {
        let (name, cut) = by.with_untracked(|before| taken(&event, before, Room::NAME));
        cut.into_iter().for_each(|cut| notices.tell(cut));
        by.set(name);
    };
    let form = move || {
        view! {
            <form class="briefing-form" on:submit=|event| event.prevent_default()>
                <p class="quiet-words">"This downloads one file to send to somebody. They can open it here, beside their own briefing. It holds your heading, questions and entries, with the notes and statuses that your briefing shows. It holds none of your other notes."</p>
                <label for="share-by">"Your name (optional)"</label>
                <p class="quiet-words">"It is saved only in the file."</p>
                <input id="share-by" type="text" dir="auto" autocomplete="off" prop:value=by on:input=named />
                <p class="row"><button type="button" on:click=download>"Download the file"</button></p>
            </form>
        }
    };
    view! {
        <details class="bin sharing not-on-paper" on:toggle=move |_| unfolded.set(true)>
            <summary>"Share this briefing"</summary>
            {move || unfolded.get().then(form)}
        </details>
    }
}

/// The way to open a shared briefing, behind a heading that unfolds.
pub fn open_shared() -> impl IntoView {
    let shared = shared_briefing();
    // What is told of a file must be seen.
    let has_news = Memo::new(move |_| shared.stage.with(|stage| *stage != Stage::None));
    let hint = "A file that somebody made here with “Share this briefing”. You can also drop it here. It is shown beside your own briefing and changes nothing.";
    view! {
        <details class="bin sharing not-on-paper" prop:open=move || has_news.get()>
            <summary>"Open a shared briefing"</summary>
            {file_field("shared-file", "Open a briefing that somebody shared", hint, ".json,application/json", move |file| shared.open(file))}
            <div role="status" id=OPENING tabindex="-1">{anew(move || shared.stage.get(), told)}</div>
        </details>
    }
}

fn told(stage: Stage) -> AnyView {
    let notice = |why: String, more: AnyView| view! { <p class="notice">{why}</p> {more} }.into_any();
    match stage {
        Stage::None => view! { <span></span> }.into_any(),
        Stage::Reading(done) => view! { <p>{format!("Reading the file: {done} of 100 …")}</p> }.into_any(),
        Stage::Unreadable(why) => notice(why, ().into_any()),
        Stage::Refused(why @ NotShared::Backup) => notice(
            why.to_string(),
            view! { <p>{inner_link(Place::Notes { about: None }, "Go to the Notes view", "")}</p> }.into_any(),
        ),
        Stage::Refused(why) => notice(why.to_string(), ().into_any()),
    }
}
