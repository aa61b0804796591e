//! Notes: everything the reader wrote, and a way to take it along.

use super::citation::citation;
use super::grade_panel::PANEL_TITLE;
use super::note::note_editor;
use super::state::explorer;
use super::text::words;
use super::thread_links::{inner_link, to_finding};
use crate::browser::{clock, download, focus};
use crate::explore::Place;
use crate::notes;
use crate::record::grades::title;
use crate::record::{Grade, Inspection, Record, Subject};
use crate::words::count;
use leptos::prelude::*;

/// The view.
pub fn notes_view() -> impl IntoView {
    let state = explorer();
    let targets = Memo::new(move |_| {
        state
            .notebook
            .with(|notebook| notebook.newest_first().into_iter().map(|note| note.target.clone()).collect::<Vec<_>>())
    });
    let heading = move || match targets.with(Vec::len) {
        0 => "No notes yet".to_owned(),
        number => count(number, "note", "notes"),
    };
    let save_all = move |_| {
        let text = state.notebook.with_untracked(|notebook| notes::to_json(notebook, &state.set_aside()));
        let _ = download::text(&notes::file_name(&clock::today()), "application/json", &text);
    };
    let empty = move || {
        targets.with(Vec::is_empty).then(|| {
            view! { <p>"Open a finding, a grade, a thread or an action of the plan and write what you want to ask, check or remember. Your notes stand here, and stay in this browser."</p> }
        })
    };
    let nothing_to_save = move || targets.with(Vec::is_empty) && state.set_aside().is_empty();
    view! {
        <h1 prop:textContent=words(heading)></h1>
        {empty}
        <ol class="findings">
            <For each=move || targets.get() key=Clone::clone children=note_item />
        </ol>
        {move || (!nothing_to_save()).then(|| view! { <button type="button" on:click=save_all>"Download all notes"</button> })}
    }
}

/// A note with what it is about. A note outlives its target: what it was about is then named by its id alone.
fn note_item(target: String) -> impl IntoView {
    let state = explorer();
    let about = if let Some(finding) = state.record.finding(&target) {
        let open = move |_| {
            state.nav.go(to_finding(finding));
            focus::bring(&format!("finding-{}", finding.id));
        };
        view! {
            <h2 class="small"><button type="button" class="link" on:click=open>{finding.summary.clone()}</button></h2>
            {citation(&finding.units)}
        }
        .into_any()
    } else if let Some((inspection, grade)) = graded(state.record, &target) {
        let chosen = match grade {
            Some(grade) => Subject::Grade { inspection: inspection.id.clone(), judgement: grade.judgement.clone() },
            None => Subject::Inspection(inspection.id.clone()),
        };
        let open = move |_| {
            state.nav.go(Place::Grades { chosen: Some(chosen.clone()) });
            focus::bring(PANEL_TITLE);
        };
        view! { <h2 class="small"><button type="button" class="link" on:click=open>{title(inspection, grade)}</button></h2> }
            .into_any()
    } else if let Some(thread) = target.strip_prefix("thread:").and_then(|id| state.record.thread(id)) {
        let to = Place::thread(thread.id.clone());
        view! { <h2 class="small">"Thread: "{inner_link(to, thread.name.clone(), "")}</h2> }.into_any()
    } else if let Some((area, action)) = state.record.action(&target) {
        let to = Place::Plan { open: Some(area.id.clone()) };
        view! {
            <h2 class="small">{area.id.to_string()}": "{inner_link(to, action.summary.clone(), "")}</h2>
            {citation(std::slice::from_ref(&action.unit))}
        }
        .into_any()
    } else {
        view! { <h2 class="small">"About something that this record does not hold: "{target.clone()}</h2> }.into_any()
    };
    view! { <li class="finding">{about} {note_editor(target)}</li> }
}

/// The grade that a note is about, or the inspection as a whole.
fn graded<'a>(record: &'a Record, target: &str) -> Option<(&'a Inspection, Option<&'a Grade>)> {
    let (inspection, judgement) = target.strip_prefix("grade:")?.split_once(':')?;
    let inspection = record.inspection(inspection)?;
    let grade = inspection.grades.iter().find(|grade| grade.judgement == judgement);
    (judgement.is_empty() || grade.is_some()).then_some((inspection, grade))
}
