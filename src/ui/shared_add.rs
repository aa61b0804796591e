//! What of a shared briefing becomes the reader's own, because they ask for it: shown first, and it can be undone.

use super::anchors::ADDING;
use super::shared::{Adding, SharedBriefing, shared_briefing};
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use crate::backup::{Applied, Plan};
use crate::briefing::{self, Item, is_held};
use crate::browser::focus;
use crate::record::Subject;
use crate::shared::{self, Gathering, Known, Opened};
use crate::words::count;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the words on the entries and on the notes are.
const ENTRIES: &str = ADDING[0];
const NOTES: &str = ADDING[1];

/// The button that asks what adding the entries would do.
pub fn add_entries(opened: Arc<Opened>) -> impl IntoView {
    let (state, data, shared) = (explorer(), reader_data(), shared_briefing());
    let ask = move |_| {
        let gathering = data.briefing.with_untracked(|own| {
            let known = Known {
                is_there: &|item| briefing::held(own, item, state.record).is_some(),
                has_note: &|subject: &Subject| data.notebook.with_untracked(|book| book.text_on(subject).is_some()),
                is_held: &|item| is_held(state.record, item),
            };
            shared::gathering(own, &opened.shared, &known)
        });
        shared.entries.set(Adding::Asked(gathering));
        focus::on(ENTRIES);
    };
    view! { <button type="button" class="quiet" on:click=ask>"Add what is gathered to your briefing"</button> }
}

/// The button that asks what adding the notes would do, where there are notes.
pub fn add_notes(opened: Arc<Opened>) -> impl IntoView {
    let (data, shared) = (reader_data(), shared_briefing());
    let has_notes = !opened.shared.notes.is_empty();
    let ask = move |_| {
        let record = data.record_id();
        let plan = data.on_desk(|desk, store| shared::adding(&opened.shared, &record, desk, store));
        shared.notes.set(Adding::Asked(plan));
        focus::on(NOTES);
    };
    has_notes.then(|| view! { <button type="button" class="quiet" on:click=ask>"Add the notes to yours"</button> })
}

/// What would be added, or was.
pub fn adding(opened: Arc<Opened>) -> impl IntoView {
    let (data, shared) = (reader_data(), shared_briefing());
    let tag = shared::tag(&opened.shared);
    view! {
        <div role="status" id=ENTRIES tabindex="-1">
            {move || shared.entries.with(|now| of_entries(data, shared, now))}
        </div>
        <div role="status" id=NOTES tabindex="-1">
            {move || shared.notes.with(|now| of_notes(data, shared, now, &tag))}
        </div>
    }
}

fn of_entries(data: ReaderData, shared: SharedBriefing, now: &Adding<Gathering, Vec<Item>>) -> AnyView {
    let close = move || shared.entries.set(Adding::None);
    match now {
        Adding::None => ().into_any(),
        Adding::Undone(said) => panel(vec![said.clone()], None, "Close", close),
        Adding::Asked(gathering) => {
            let add = gathering.add.clone();
            let act = (!add.is_empty()).then(|| {
                let label = format!("Add {}", count(add.len(), "entry", "entries"));
                (label, Box::new(move || gather(data, shared, add.clone())) as Box<dyn Fn() + Send>)
            });
            panel(of_gathering(gathering), act, "Cancel", close)
        }
        Adding::Done(added) => {
            let own = added.clone();
            let undo: Box<dyn Fn() + Send> = Box::new(move || ungather(data, shared, &own));
            let said = format!("{} to your briefing.", count(added.len(), "entry was added", "entries were added"));
            panel(vec![said], Some(("Undo".to_owned(), undo)), "Close", close)
        }
    }
}

/// What adding the entries would do, in words.
fn of_gathering(gathering: &Gathering) -> Vec<String> {
    let Gathering { add, there, without_note, not_held, no_room } = gathering;
    let some = |number: usize, words: String| (number > 0).then_some(words);
    let would = match add.len() {
        0 => "No entry would be added to your briefing.".to_owned(),
        number => {
            format!("{} at the end of your briefing.", count(number, "entry would be added", "entries would be added"))
        }
    };
    let more = [
        some(*there, format!("{} in your briefing already.", count(*there, "entry is", "entries are"))),
        some(
            *without_note,
            format!(
                "{}: add the notes first.",
                count(*without_note, "entry is a note that you do not have", "entries are notes that you do not have")
            ),
        ),
        some(
            *not_held,
            format!(
                "{} no longer in this record.",
                count(*not_held, "entry is about something", "entries are about things")
            ),
        ),
        some(*no_room, format!("There is no room for {}.", count(*no_room, "entry", "entries"))),
    ];
    core::iter::once(would).chain(more.into_iter().flatten()).collect()
}

fn gather(data: ReaderData, shared: SharedBriefing, items: Vec<Item>) {
    let mut added = Vec::new();
    data.edit_briefing(|briefing| {
        for item in items {
            // Another page may have added some meanwhile, or filled it.
            if briefing.add(item.clone()) == Ok(true) {
                added.push(item);
            }
        }
        Ok(())
    });
    shared.entries.set(Adding::Done(added));
    focus::on(ENTRIES);
}

fn ungather(data: ReaderData, shared: SharedBriefing, added: &[Item]) {
    let mut removed = 0;
    data.edit_briefing(|briefing| {
        removed = added.iter().filter(|item| briefing.remove(item).is_some()).count();
        Ok(())
    });
    let said = format!("Undone: {} from your briefing.", count(removed, "entry was removed", "entries were removed"));
    shared.entries.set(Adding::Undone(said));
    focus::on(ENTRIES);
}

fn of_notes(data: ReaderData, shared: SharedBriefing, now: &Adding<Plan, Applied>, tag: &str) -> AnyView {
    let close = move || shared.notes.set(Adding::None);
    match now {
        Adding::None => ().into_any(),
        Adding::Undone(said) => panel(vec![said.clone()], None, "Close", close),
        Adding::Asked(plan) => {
            let own = plan.clone();
            let act = (!plan.is_empty()).then(|| {
                let label = format!("Add {}", count(plan.writes(), "note", "notes"));
                (label, Box::new(move || put(data, shared, own.clone())) as Box<dyn Fn() + Send>)
            });
            panel(of_plan(plan, tag), act, "Cancel", close)
        }
        Adding::Done(applied) => {
            let own = applied.clone();
            let undo: Box<dyn Fn() + Send> = Box::new(move || take_back(data, shared, own.clone()));
            let said = format!("{} to your notes.", count(applied.written, "note was added", "notes were added"));
            let not = (!applied.not_written.is_empty()).then(|| {
                let number = count(applied.not_written.all, "note was", "notes were");
                let why = applied.not_written.first.first().map(|(_, why)| why.to_string()).unwrap_or_default();
                format!("{number} not saved, and still in the file. {why}")
            });
            let said = core::iter::once(said).chain(not).collect();
            panel(said, Some(("Undo".to_owned(), undo)), "Close", close)
        }
    }
}

/// What adding the notes would do, in words.
fn of_plan(plan: &Plan, tag: &str) -> Vec<String> {
    let some = |number: usize, words: String| (number > 0).then_some(words);
    let (added, changed) = (plan.added.all, plan.changed.all);
    let beside = plan.writes().saturating_sub(added + changed);
    let would = match added {
        0 => "No note would be added where you have none.".to_owned(),
        number => format!("{} to your notes.", count(number, "note would be added", "notes would be added")),
    };
    let both = "You see both until you choose. Both stay in the history of the note.";
    let is = |number: usize| count(number, "note is", "notes are");
    let more = [
        some(
            changed,
            format!("{} later than yours on the same thing: the shared text would come first. {both}", is(changed)),
        ),
        some(beside, format!("{} earlier than yours on the same thing: yours would come first. {both}", is(beside))),
        some(plan.same, format!("{} among yours already.", count(plan.same, "note is", "notes are"))),
        some(plan.refused.all, format!("{} cannot be added.", count(plan.refused.all, "note", "notes"))),
        some(plan.writes(), format!("What is added gets the tag ‘\u{2068}{tag}\u{2069}’.")),
    ];
    core::iter::once(would).chain(more.into_iter().flatten()).collect()
}

fn put(data: ReaderData, shared: SharedBriefing, plan: Plan) {
    let applied = data.on_desk(|desk, store| plan.apply(desk, store));
    data.show(&applied.changed.iter().cloned().collect::<Vec<_>>());
    shared.notes.set(Adding::Done(applied));
    focus::on(NOTES);
}

fn take_back(data: ReaderData, shared: SharedBriefing, mut applied: Applied) {
    let undone = data.on_desk(|desk, store| applied.undo.all(desk, store));
    data.show(&undone.changed.iter().cloned().collect::<Vec<_>>());
    if let Some(trouble) = undone.trouble {
        super::take_away::say(explorer(), Err(trouble.to_string()));
        shared.notes.set(Adding::Done(applied));
        return;
    }
    let stays = some_stay(undone.left);
    let said =
        format!("Undone: {} from your notes.{stays}", count(undone.removed, "note was removed", "notes were removed"));
    shared.notes.set(Adding::Undone(said));
    focus::on(NOTES);
}

fn some_stay(number: usize) -> String {
    if number > 0 {
        format!(" {} changed meanwhile and stayed.", count(number, "note was", "notes were"))
    } else {
        String::new()
    }
}

/// What is said, with what can be done and the way out.
fn panel(
    said: Vec<String>,
    act: Option<(String, Box<dyn Fn() + Send>)>,
    end: &'static str,
    close: impl Fn() + 'static,
) -> AnyView {
    let act = act.map(|(label, act)| view! { <button type="button" on:click=move |_| act()>{label}</button> });
    let close = move |_| {
        close();
        focus::on(super::anchors::SHARED);
    };
    view! {
        <div class="plan-of-file">
            {said.into_iter().map(|words| view! { <p dir="auto">{words}</p> }).collect_view()}
            <p class="row">{act} <button type="button" class="quiet" on:click=close>{end}</button></p>
        </div>
    }
    .into_any()
}
