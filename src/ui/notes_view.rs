//! Notes: everything the reader wrote, and a way to take it along.

use super::anchors::{self, PANEL_TITLE};
use super::citation::citation;
use super::note_editor::{note_editor, title_of};
use super::notes_asked::notes_asked;
use super::notes_kept::{bin, keep_safe, unread};
use super::shelf::reader_data;
use super::state::explorer;
use super::text::{anew, words};
use super::thread_links::inner_link;
use crate::arranged::{Asked, Grouped, arranged};
use crate::browser::{clock, focus};
use crate::desk::Desk;
use crate::explore::everywhere::about as named;
use crate::explore::{Place, said};
use crate::notes::{About, Notebook};
use crate::record::Subject;
use crate::record::grades::title;
use crate::record::words::grouped;
use leptos::prelude::*;

/// How many notes are listed before the reader asks for more, and how many more then.
const PIECE: usize = 20;

/// The view.
pub fn notes_view() -> impl IntoView {
    let (data, nav) = (reader_data(), explorer().nav);
    let heading = move || said::notes(data.notebook.with(Notebook::len));
    let is_empty = Memo::new(move |_| data.notebook.with(Notebook::is_empty));
    let about = Memo::new(move |_| nav.with(Place::notes_about));
    let chosen = RwSignal::new(Asked::default());
    let asked = Memo::new(move |_| Asked { about: about.get(), ..chosen.get() });
    let fresh = RwSignal::new(data.of_desk(Desk::unfinished));
    let empty = move || {
        is_empty.get().then(|| {
            view! { <p class="reading">"Open a finding, a grade, a thread or a plan action and write what you want to ask, check or remember. Your notes appear here and are saved only in this browser."</p> }
        })
    };
    view! {
        <h1 prop:textContent=words(heading)></h1>
        {empty}
        {new_note(fresh)}
        {move || (!is_empty.get()).then(|| notes_asked(chosen))}
        {only_about(about)}
        {list(asked, fresh)}
        {bin()}
        {unread()}
        {keep_safe()}
    }
}

/// The notes that are being begun: a free one at a press, and those that were left before they were notes. They stand here
/// while the view is open, and in the list after that.
fn new_note(fresh: RwSignal<Vec<About>>) -> impl IntoView {
    let data = reader_data();
    let begin = move |_| {
        let about = About::Free(format!("{:x}", clock::random()));
        let field = format!("note-{about}");
        let unfinished = data.of_desk(Desk::unfinished);
        fresh.update(|fresh| {
            fresh.retain(|about| unfinished.contains(about));
            fresh.push(about);
        });
        focus::on(&field);
    };
    let item = |about: About| {
        let heading = about.subject().and_then(heading_of);
        view! { <div class="finding fresh-note">{heading} {note_editor(about)}</div> }
    };
    view! {
        <p><button type="button" on:click=begin>"Write a free note"</button></p>
        <For each=move || fresh.get() key=Clone::clone children=item />
    }
}

/// That the list shows the notes on one thing alone, and the way to all.
fn only_about(about: Memo<Option<Subject>>) -> impl IntoView {
    let state = explorer();
    let all = move |_| {
        state.nav.go(Place::Notes { about: None });
        focus::on_first("h1");
    };
    anew(
        move || about.get(),
        move |about| {
            about.map(|about| {
                let title = named(state.record, &about);
                view! {
                    <p class="chips only-about">
                        <span>"Only notes on ‘"{title}"’ and what belongs to it"</span>
                        <button type="button" class="quiet" on:click=all>"Show all notes"</button>
                    </p>
                }
            })
        },
    )
}

/// The list as it is asked for, by pieces.
fn list(asked: Memo<Asked>, fresh: RwSignal<Vec<About>>) -> impl IntoView {
    let data = reader_data();
    let record = explorer().record;
    let groups = Memo::new(move |_| {
        data.notebook.with(|notebook| asked.with(|asked| arranged(record, notebook, &title_of, asked)))
    });
    let limit = RwSignal::new(PIECE);
    Effect::new(move |_| {
        asked.track();
        limit.set(PIECE);
    });
    let shown = move || {
        let mut room = limit.get();
        let piece = |group: Grouped| {
            let others = group.notes.into_iter().filter(|about| fresh.with(|fresh| !fresh.contains(about)));
            let notes: Vec<About> = others.take(room).collect();
            room -= notes.len();
            (!notes.is_empty()).then_some((group.heading, notes))
        };
        groups.get().into_iter().filter_map(piece).collect::<Vec<_>>()
    };
    let all = Memo::new(move |_| groups.with(|groups| groups.iter().map(|group| group.notes.len()).sum::<usize>()));
    let none = move || {
        (all.get() == 0 && !data.notebook.with(Notebook::is_empty))
            .then(|| view! { <p class="none">"No note matches. Take away a word or a choice."</p> })
    };
    let more = move || {
        let rest = all.get().saturating_sub(limit.get());
        (rest > 0).then(|| {
            view! { <button type="button" class="more" on:click=move |_| limit.update(|limit| *limit += PIECE)>{format!("Show {} more of {}", rest.min(PIECE), grouped(all.get()))}</button> }
        })
    };
    let headings = Memo::new(move |_| shown());
    view! {
        {none}
        <For each=move || headings.get() key=|(heading, _)| heading.clone() children=move |(heading, _)| {
            let own = heading.clone();
            let notes = move || headings.with(|all| all.iter().find(|(heading, _)| *heading == own).map(|(_, notes)| notes.clone()).unwrap_or_default());
            view! {
                <section class="note-group">
                    {(!heading.is_empty()).then(|| view! { <h2 dir="auto">{heading.clone()}</h2> })}
                    <ol class="findings"><For each=notes.clone() key=Clone::clone children=note_item /></ol>
                </section>
            }
        } />
        {more}
    }
}

/// A note with what it is about. A note outlives its subject.
fn note_item(about: About) -> impl IntoView {
    let heading = about.subject().and_then(heading_of).unwrap_or_else(|| without_subject(&about));
    view! { <li class="finding">{heading} {note_editor(about)}</li> }
}

/// The heading of a note that is about nothing that the record holds: an orphan keeps its old title.
fn without_subject(about: &About) -> AnyView {
    if matches!(about, About::Free(_)) {
        return view! { <h2 class="small">"A free note"</h2> }.into_any();
    }
    let of = reader_data().note(about).map(|note| note.writing.of).unwrap_or_default();
    let title = (!of.is_empty()).then(|| view! { ": "<span dir="auto">{of}</span> });
    view! { <h2 class="small">"About an item no longer in this record"{title}</h2> }.into_any()
}

/// What a note is about, with a way there; `None` where the record does not hold it.
fn heading_of(subject: &Subject) -> Option<AnyView> {
    let state = explorer();
    let record = state.record;
    let heading = match subject {
        Subject::Finding(id) => {
            let finding = record.finding(id)?;
            let open = move |_| {
                state.nav.go(Place::finding(finding));
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
        Subject::Area(id) => {
            let area = record.area(id)?;
            view! { <h2 class="small">{inner_link(Place::area(area), crate::explore::area::title(area), "area-link")}</h2> }.into_any()
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
