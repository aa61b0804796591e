//! Notes: everything the reader wrote, and a way to take it along.

use super::anchors::{self, PANEL_TITLE};
use super::citation::citation;
use super::note_editor::note_editor;
use super::shelf::reader_data;
use super::state::explorer;
use super::text::words;
use super::thread_links::{inner_link, to_finding};
use crate::browser::{clock, download, focus};
use crate::explore::{Place, said};
use crate::notes::{self, About};
use crate::record::Subject;
use crate::record::grades::title;
use leptos::prelude::*;

/// The view.
pub fn notes_view() -> impl IntoView {
    let data = reader_data();
    let notes = Memo::new(move |_| {
        data.notebook
            .with(|notebook| notebook.newest_first().into_iter().map(|note| note.about.clone()).collect::<Vec<_>>())
    });
    let heading = move || said::notes(notes.with(Vec::len));
    let save_all = move |_| {
        let text = data.notebook.with_untracked(|notebook| notes::to_json(notebook, &data.unread()));
        let _ = download::text(&notes::file_name(&clock::today()), "application/json", &text);
    };
    let empty = move || {
        notes.with(Vec::is_empty).then(|| {
            view! { <p class="reading">"Open a finding, a grade, a thread or a plan action and write what you want to ask, check or remember. Your notes appear here and are saved only in this browser."</p> }
        })
    };
    let nothing_to_save = move || notes.with(Vec::is_empty) && data.unread().is_empty();
    view! {
        <h1 prop:textContent=words(heading)></h1>
        {empty}
        <ol class="findings">
            <For each=move || notes.get() key=Clone::clone children=note_item />
        </ol>
        {move || (!nothing_to_save()).then(|| view! { <button type="button" on:click=save_all>"Download all notes"</button> })}
    }
}

/// A note with what it is about. A note outlives its subject.
fn note_item(about: About) -> impl IntoView {
    let heading = about
        .subject()
        .and_then(heading_of)
        .unwrap_or_else(|| view! { <h2 class="small">"About an item no longer in this record"</h2> }.into_any());
    view! { <li class="finding">{heading} {note_editor(about)}</li> }
}

/// What a note is about, with a way there; `None` where the record does not hold it.
fn heading_of(subject: &Subject) -> Option<AnyView> {
    let state = explorer();
    let record = state.record;
    let heading = match subject {
        Subject::Finding(id) => {
            let finding = record.finding(id)?;
            let open = move |_| {
                state.nav.go(to_finding(finding));
                focus::bring(&anchors::finding(&finding.id));
            };
            view! {
                <h2 class="small"><button type="button" class="link" on:click=open>{finding.summary.clone()}</button></h2>
                {citation(&finding.units)}
            }
            .into_any()
        }
        Subject::Grade { inspection, judgement } => {
            let inspection = record.inspection(inspection)?;
            let grade = inspection.grades.iter().find(|grade| grade.judgement == *judgement)?;
            to_grade(subject.clone(), title(inspection, Some(grade)))
        }
        Subject::Inspection(id) => to_grade(subject.clone(), title(record.inspection(id)?, None)),
        Subject::Thread(id) => {
            let thread = record.thread(id)?;
            let to = Place::thread(thread.id.clone());
            view! { <h2 class="small">"Thread: "{inner_link(to, thread.name.clone(), "")}</h2> }.into_any()
        }
        Subject::Action(unit) => {
            let (area, action) = record.action(unit)?;
            let to = Place::Plan { open: Some(area.id.clone()) };
            view! {
                <h2 class="small">{area.id.to_string()}": "{inner_link(to, action.summary.clone(), "")}</h2>
                {citation(std::slice::from_ref(&action.unit))}
            }
            .into_any()
        }
        Subject::Document(id) => {
            let title = record.document(id)?.title.clone();
            view! { <h2 class="small">{inner_link(Place::Sources, title, "")}</h2> }.into_any()
        }
        Subject::Record => view! { <h2 class="small">"The whole record"</h2> }.into_any(),
    };
    Some(heading)
}

/// The way to a grade, or to an inspection as a whole.
fn to_grade(chosen: Subject, words: String) -> AnyView {
    let state = explorer();
    let open = move |_| {
        state.nav.go(Place::Grades { chosen: Some(chosen.clone()) });
        focus::bring(PANEL_TITLE);
    };
    view! { <h2 class="small"><button type="button" class="link" on:click=open>{words}</button></h2> }.into_any()
}
