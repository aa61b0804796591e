//! Bringing a backup, or notes from elsewhere, back: the file is read, what it would do is shown, and it can be undone.

use super::file_field::file_field;
use super::note_editor::title_of;
use super::shared::shared_briefing;
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use crate::backup::{Applied, Change, FILE_LIMIT, Import, Listed, NotReadable, Plan, Progress, STEP, Undo};
use crate::browser::files::Chosen;
use crate::browser::pages;
use crate::desk::Changed;
use crate::explore::Place;
use crate::words::count;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How many values are written in one go.
const PIECE: usize = 500;

/// Where the page is with a file.
enum Stage {
    /// None is chosen.
    None,
    /// It is being read: so much of a hundred is done.
    Reading(u8),
    /// It cannot be brought back.
    Refused(String),
    /// It is a briefing that somebody shared.
    Shared(Chosen),
    /// What it would do.
    Planned(Box<Plan>),
    /// It was brought back.
    Done(Box<Applied>),
    /// It was taken back.
    Undone(String),
}

type Where = RwSignal<Stage, LocalStorage>;

/// The field for a file, and what becomes of it.
pub fn restore() -> impl IntoView {
    let data = reader_data();
    let stage: Where = RwSignal::new_local(Stage::None);
    let take = move |file: Chosen| spawn_local(read(data, stage, file));
    let hint = "A backup or annotations from this page, or an export from Hypothesis. You can also drop the file here. First you see what would change.";
    let accept = ".json,application/json,application/ld+json";
    view! {
        {file_field("restore-file", "Bring back a backup, or notes from a file", hint, accept, take)}
        <div role="status" class="restored">{move || stage.with(|now| shown(data, stage, now))}</div>
    }
}

/// A pause in which the page can do other things.
pub async fn breathe() {
    pages::pause(Duration::ZERO).await;
}

async fn read(data: ReaderData, stage: Where, file: Chosen) {
    stage.set(Stage::Reading(0));
    let planned = if file.size() > FILE_LIMIT {
        Err(NotReadable::TooLarge(file.size()))
    } else if let Some(text) = file.text().await {
        plan(data, stage, text).await
    } else {
        let why = format!("This browser cannot read the file {}. Nothing was changed. Try again.", file.name());
        return stage.set(Stage::Refused(why));
    };
    stage.set(match planned {
        Ok(plan) => Stage::Planned(Box::new(plan)),
        Err(NotReadable::SharedBriefing) => Stage::Shared(file),
        Err(why) => Stage::Refused(why.to_string()),
    });
}

async fn plan(data: ReaderData, stage: Where, text: String) -> Result<Plan, NotReadable> {
    let record = &data.record_id();
    let mut import = data.on_desk(|desk, _| Import::new(text, record, desk))?;
    loop {
        match data.on_desk(|_, store| import.step(store, STEP / 4))? {
            Progress::Done => return import.plan(),
            Progress::More(done) => stage.set(Stage::Reading(done)),
        }
        breathe().await;
    }
}

async fn apply(data: ReaderData, stage: Where, plan: Plan) {
    let mut applying = plan.begin();
    while !data.on_desk(|desk, store| applying.step(desk, store, PIECE)) {
        breathe().await;
    }
    let applied = applying.end();
    data.show(&applied.changed.iter().cloned().collect::<Vec<_>>());
    stage.set(Stage::Done(Box::new(applied)));
}

async fn undo(data: ReaderData, stage: Where, mut undo: Undo) {
    let (mut removed, mut left) = (0, 0);
    while undo.left() > 0 {
        let undone = data.on_desk(|desk, store| undo.step(desk, store, PIECE));
        (removed, left) = (removed + undone.removed, left + undone.left);
        data.show(&undone.changed.iter().cloned().collect::<Vec<_>>());
        if let Some(trouble) = undone.trouble {
            return stage.set(Stage::Undone(trouble.to_string()));
        }
        breathe().await;
    }
    let stays = if left > 0 {
        format!(" {} changed meanwhile and stayed.", count(left, "value was", "values were"))
    } else {
        String::new()
    };
    stage.set(Stage::Undone(format!("Taken back: {} removed.{stays}", count(removed, "value was", "values were"))));
}

fn shown(data: ReaderData, stage: Where, now: &Stage) -> AnyView {
    match now {
        Stage::None => ().into_any(),
        Stage::Reading(done) => view! { <p>{format!("Reading the file: {done} of 100 …")}</p> }.into_any(),
        Stage::Refused(why) | Stage::Undone(why) => view! { <p class="notice">{why.clone()}</p> }.into_any(),
        Stage::Shared(file) => elsewhere(file.clone()).into_any(),
        Stage::Planned(plan) => planned(data, stage, plan).into_any(),
        Stage::Done(applied) => done(data, stage, applied).into_any(),
    }
}

/// The way of a shared briefing to where it is shown.
fn elsewhere(file: Chosen) -> impl IntoView {
    let shared = shared_briefing();
    let open = move |_| {
        explorer().nav.go(Place::Briefing);
        shared.open(file.clone());
    };
    view! {
        <p class="notice">{NotReadable::SharedBriefing.to_string()}</p>
        <p><button type="button" on:click=open>"Open it in the Briefing view"</button></p>
    }
}

fn planned(data: ReaderData, stage: Where, plan: &Plan) -> impl IntoView + use<> {
    let bring = move |_| {
        if let Stage::Planned(plan) = core::mem::replace(&mut *stage.write(), Stage::Reading(99)) {
            spawn_local(apply(data, stage, *plan));
        }
    };
    let newer = plan.newer.map(|_| view! { <p class="notice">"A newer version of this page made this file. What this version understands of it can be brought back."</p> });
    let damage = plan.damage.as_ref().map(|fault| view! { <p class="notice">{format!("The file is damaged: {fault}. What comes before that can be brought back.")}</p> });
    let nothing =
        plan.is_empty().then(|| view! { <p>"Nothing to bring back: everything in this file is here already."</p> });
    let refused = listed(
        "not brought back",
        plan.refused.all,
        plan.refused.first.iter().map(|one| format!("Entry {}: {}", one.number, one.why)).collect(),
    );
    let put_back = listed(
        "cannot be read and would be put back as they are",
        plan.put_back.all,
        plan.put_back.first.iter().map(|one| format!("{}: {}", one.key, one.why)).collect(),
    );
    let button = (!plan.is_empty()).then(|| view! { <button type="button" on:click=bring>"Bring back"</button> });
    view! {
        <div class="plan-of-file">
            <h3>"What this file would change"</h3>
            {newer} {damage} {nothing}
            {changes("would be added", &plan.added)}
            {changes("would change; what they say now stays in their history", &plan.changed)}
            {changes("would stay as they are", &plan.kept)}
            {put_back} {refused}
            {(!plan.is_empty()).then(|| view! { <p class="quiet-words">"Earlier texts that are more than 30 days old go again when the page is next opened."</p> })}
            <p class="row">
                {button}
                <button type="button" class="quiet" on:click=move |_| stage.set(Stage::None)>"Close"</button>
            </p>
        </div>
    }
}

fn done(data: ReaderData, stage: Where, applied: &Applied) -> impl IntoView + use<> {
    let take_back = move |_| {
        if let Stage::Done(applied) = core::mem::replace(&mut *stage.write(), Stage::Reading(99)) {
            spawn_local(undo(data, stage, applied.undo));
        }
    };
    let words = format!("Brought back: {} saved.", count(applied.written, "value was", "values were"));
    let not = listed(
        "not saved; they are still in the file",
        applied.not_written.all,
        applied.not_written.first.iter().map(|(key, why)| format!("{key}: {why}")).collect(),
    );
    let trouble = applied.trouble.as_ref().map(|trouble| view! { <p class="notice">{trouble.to_string()}</p> });
    view! {
        <div class="plan-of-file">
            <p>{words}</p>
            {trouble} {not}
            <p class="row">
                <button type="button" on:click=take_back>"Undo"</button>
                <button type="button" class="quiet" on:click=move |_| stage.set(Stage::None)>"Close"</button>
            </p>
        </div>
    }
}

fn changes(what: &'static str, changes: &Listed<Change>) -> impl IntoView + use<> {
    let said = |change: &Change| {
        let becomes = change.becomes.clone().or_else(|| change.was.clone()).unwrap_or_default();
        let draft = if change.is_draft { ", not finished" } else { "" };
        format!("{}{draft}: {becomes}", named(&change.what))
    };
    listed(what, changes.all, changes.first.iter().map(said).collect())
}

/// So many things, the first of them in a list that unfolds.
fn listed(what: &'static str, all: usize, first: Vec<String>) -> impl IntoView {
    let rest = all.saturating_sub(first.len());
    (all > 0).then(|| {
        view! {
            <details>
                <summary>{count(all, "thing", "things")}" "{what}</summary>
                <ul>{first.into_iter().map(|words| view! { <li dir="auto" class="reader-words">{words}</li> }).collect_view()}</ul>
                {(rest > 0).then(|| view! { <p class="quiet-words">{format!("and {rest} more")}</p> })}
            </details>
        }
    })
}

/// What something is, in words.
fn named(what: &Changed) -> String {
    match what {
        Changed::Note(about) => format!("Note on {}", title_of(about)),
        Changed::Status(action) => {
            let found = explorer().record.action(action).map(|(_, action)| action.summary.clone());
            format!("Status of {}", found.unwrap_or_else(|| "an action no longer in this record".to_owned()))
        }
        Changed::Briefing => "Your briefing".to_owned(),
    }
}
