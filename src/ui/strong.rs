//! Strong throughout: what inspectors praised in three or more inspections and never criticised. It stands below the
//! threads, since nothing in it was ever raised.

use super::anchors::{self, STRONG};
use super::neighbours::Neighbours;
use super::printing::printing;
use super::state::explorer;
use super::thread_page::{evidence, who};
use crate::browser::focus;
use crate::explore::{Around, Place, said};
use crate::record::{Thread, ThreadId, ThreadStep};
use crate::threads::{Strong, ThreadFilter, strong};
use leptos::prelude::*;

/// The way down from the top of the view, since the list stands below a long chart.
pub fn way_to_strong() -> impl IntoView {
    let down = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::bring(STRONG);
    };
    let words = said::strong(explorer().record.strong.len());
    words.map(
        |words| view! { <p class="to-strong not-on-paper"><a href=format!("#{STRONG}") on:click=down>{words}</a></p> },
    )
}

/// The section; nothing where the record follows no such issue.
pub fn strong_throughout(filter: Memo<ThreadFilter>) -> impl IntoView {
    let state = explorer();
    // Paper has no way to open an entry.
    let printing = printing();
    let all = StoredValue::new(strong(state.record));
    // A link may lead to an entry, which stands below the chart and the threads.
    if let Some(open) = state.nav.with_untracked(Place::open_strong) {
        focus::bring(&anchors::strong(&open));
    }
    let shown = Memo::new(move |_| {
        let id = |strong: &Strong<'static>| strong.thread.id.as_str();
        filter.with(|filter| {
            all.with_value(|all| all.iter().filter(|strong| filter.shows_strong(strong)).map(id).collect::<Vec<_>>())
        })
    });
    let item = move |id: &'static str| {
        let one = all.with_value(|all| all.iter().find(|strong| strong.thread.id == id).cloned());
        one.map(|strong| strong_item(&strong, printing, shown))
    };
    let none = move || {
        let words = "None of these match. They were never raised, so they have no status and no length of time.";
        shown.with(Vec::is_empty).then(|| view! { <p class="none">{words}</p> })
    };
    (!state.record.strong.is_empty()).then(|| {
        view! {
            <section class="strong" aria-labelledby=STRONG>
                <h2 id=STRONG tabindex="-1">"Strong throughout"</h2>
                <p class="subtitle">
                    "Inspectors praised each of these in three or more inspections, and no document we have criticises it."
                </p>
                {none}
                <ol class="findings">
                    <For each=move || shown.get() key=|id| *id children=item />
                </ol>
            </section>
        }
    })
}

/// One issue, which opens on demand and on paper.
fn strong_item(
    strong: &Strong<'static>,
    printing: ReadSignal<bool>,
    shown: Memo<Vec<&'static str>>,
) -> impl IntoView + use<> {
    let state = explorer();
    let thread = strong.thread;
    let id = thread.id.as_str();
    let open = Memo::new(move |_| printing.get() || state.nav.with(Place::open_strong).is_some_and(|open| open == *id));
    let turn = move |to: Option<ThreadId>| {
        // What closes leads to its own heading, what opens to that of the other.
        focus::show(&anchors::strong(to.as_ref().unwrap_or(&thread.id)));
        state.nav.alter(|place| {
            if let Place::Threads { strong, .. } = place {
                *strong = to;
            }
        });
    };
    let toggle = move |_| {
        let is_open = state.nav.with_untracked(Place::open_strong).as_ref() == Some(&thread.id);
        turn((!is_open).then(|| thread.id.clone()));
    };
    let around = move || {
        let ids = shown.with(|ids| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        Around::new(&ids, &thread.id.to_string())
    };
    let neighbours = Neighbours::new("issue", around, move |to| turn(Some(to.into())), move || turn(None));
    let areas = strong.areas.iter().map(|area| area.label()).collect::<Vec<_>>().join(", ");
    let details = move || {
        open.get().then(|| {
            neighbours.closes_from_anywhere();
            details(thread, neighbours)
        })
    };
    view! {
        <li class="finding strong-issue with-neighbours" class:open=open id=anchors::strong(id) on:keydown=move |event| {
            if open.get_untracked() {
                neighbours.pressed(&event);
            }
        }>
            <p class="about"><span>{areas}</span> <span class="when">{strong.praised()}</span></p>
            <h3><button type="button" aria-expanded=move || open.get().to_string() on:click=toggle>{thread.name.clone()}</button></h3>
            <p class="question">{thread.question.clone()}</p>
            {details}
        </li>
    }
}

/// What each inspection said, with what that rests on.
fn details(thread: &'static Thread, neighbours: Neighbours) -> impl IntoView {
    view! {
        <div class="details">
            {neighbours.bar(true)}
            <ol class="plain-steps">{thread.steps.iter().map(praise).collect_view()}</ol>
            <p class="own-words">"Each step is our summary, not the documents' wording."</p>
        </div>
    }
}

fn praise(step: &'static ThreadStep) -> impl IntoView {
    let by = explorer().record.voice(&step.from).map(who);
    view! {
        <li class="step">
            <p class="about"><span class="when">{by}</span></p>
            <h4>{step.summary.clone()}</h4>
            {evidence(step)}
        </li>
    }
}
