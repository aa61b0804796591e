//! Another authority's record on the page: the banner over every view, and the section in which a file is opened.

use super::file_field::file_field;
use super::opening::{HEADING, Opening, STATUS, Stage, opening};
use super::state::explorer;
use super::text::anew;
use crate::browser::records::Kept;
use crate::browser::{clock, focus};
use crate::explore::Whose;
use crate::opening::{First, advised, apart, counted, in_size, refused, told_from};
use leptos::prelude::*;

/// Says whose record is shown, where that is not the one that is compiled in, and leads back to that.
pub fn banner() -> impl IntoView {
    let (opening, name) = (opening(), explorer().record.authority.name.as_str());
    let bundled = opening.bundled.get_value();
    opening.other.get_value().map(|other| {
        let from = if let Whose::At(address) = &other.whose { Some(address.as_str()) } else { None };
        let advice = (other.advice.all > 0).then(|| {
            view! {
                <details class="not-on-paper">
                    <summary>{advised(other.advice.all)}</summary>
                    {faults(&other.advice)}
                </details>
            }
        });
        view! {
            <section class="other-record" aria-label="Whose record this is">
                <div class="column">
                    <p>{told_from(name, from)} " " <a class="not-on-paper" href="?">{format!("Back to {bundled}")}</a></p>
                    {advice}
                </div>
            </section>
        }
    })
}

/// The section in which a record is opened from a file.
pub fn open_another() -> impl IntoView {
    let opening = opening();
    opening.look();
    let hint = "A record file holds everything that this page shows of an authority. You can also drop the file anywhere on the page. It is checked in this browser and sent nowhere.";
    let kept = move || {
        let list = opening.kept.get();
        if list.is_empty() {
            return view! { <div></div> }.into_any();
        }
        let lines = list.into_iter().map(|one| line(opening, one)).collect_view();
        view! {
            <div>
                <h3>"Records that this browser keeps"</h3>
                <ul class="kept-records">{lines}</ul>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="not-on-paper" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"Open another authority’s record"</h2>
            <p>{apart(&opening.bundled.get_value())}</p>
            {file_field("record-file", "Choose a record file", hint, ".json,application/json", move |file| opening.open(file))}
            <div role="status" id=STATUS tabindex="-1">{anew(move || opening.stage.get(), told)}</div>
            {kept}
        </section>
    }
}

/// What becomes of a file.
fn told(stage: Stage) -> AnyView {
    match stage {
        Stage::None => view! { <span></span> }.into_any(),
        Stage::Checking(file) => view! { <p>{format!("Checking {file} …")}</p> }.into_any(),
        Stage::Failed(why) => view! { <p class="notice">{why}</p> }.into_any(),
        Stage::Refused(file, found) => view! {
            <div>
                <p class="notice">{refused(&file, found.all)}</p>
                {faults(&found)}
            </div>
        }
        .into_any(),
    }
}

/// What is wrong, or not known: the place, what it is, and what to do.
fn faults(found: &First) -> impl IntoView + use<> {
    let lines = found.shown.iter().map(|one| {
        view! {
            <li>
                <p class="where">{one.place.clone()}</p>
                <p>{format!("{}.", crate::words::sentence_case(&one.wrong))}</p>
                <p class="quiet-words">{format!("{}.", one.remedy)}</p>
            </li>
        }
    });
    let lines = lines.collect_view();
    let more = counted(found.shown.len(), found.all).map(|words| view! { <p class="quiet-words">{words}</p> });
    view! { <ol class="faults">{lines}</ol> {more} }
}

/// A record that this browser keeps.
fn line(opening: Opening, kept: Kept) -> impl IntoView {
    let whose = Whose::Opened(kept.id.clone());
    let is_shown = opening.other.with_value(|other| other.as_ref().is_some_and(|other| other.whose == whose));
    let about = format!("{}, {}, opened on {}", kept.file, in_size(kept.size), clock::day(kept.opened as u64));
    let id = kept.id.clone();
    let forget = move |_| {
        opening.forget(id.clone());
        focus::on(HEADING);
    };
    let says = format!("Forget the record of {}", kept.name);
    let way = if is_shown {
        view! { <strong>{kept.name}</strong> " (shown now)" }.into_any()
    } else {
        view! {
            <a href=format!("?{}", whose.with(""))>{kept.name}</a>
            <button type="button" class="quiet" aria-label=says on:click=forget>"Forget"</button>
        }
        .into_any()
    };
    view! { <li><p class="row">{way}</p> <p class="quiet-words">{about}</p></li> }
}
