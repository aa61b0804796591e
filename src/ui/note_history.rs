//! What a note said before, and what was written elsewhere at the same time.

use super::note_draft::Draft;
use super::shelf::reader_data;
use super::text::anew;
use crate::browser::clock;
use crate::notes::{About, Writing};
use crate::revisions::{Log, RevisionId, Stage};
use leptos::prelude::*;

/// A text that does not stand, with its name and when it was written.
#[derive(Clone, PartialEq)]
struct Former {
    name: RevisionId,
    at: u64,
    text: String,
    is_draft: bool,
}

fn former(id: &RevisionId, at: u64, stage: Stage, writing: &Writing) -> Former {
    Former { name: id.clone(), at, text: writing.text.clone(), is_draft: stage == Stage::Draft }
}

/// What was written elsewhere without knowledge of what stands: the reader chooses.
pub fn others(about: About, draft: Draft) -> impl IntoView {
    let data = reader_data();
    let shown = Memo::new(move |_| {
        let log = data.note_log(&about);
        let others = log.as_ref().map(Log::others).unwrap_or_default();
        let former =
            others.into_iter().filter_map(|(id, held)| Some(former(id, held.at, held.stage, held.content.as_ref()?)));
        former.collect::<Vec<Former>>()
    });
    anew(
        move || shown.get(),
        move |others| {
            let all = others
                .into_iter()
                .map(|Former { at, text, .. }| {
                    let (theirs, added) = (text.clone(), text.clone());
                    let keep_both = move |_| {
                        let own = draft.text.get_untracked();
                        draft.choose(format!("{}\n\n{added}", own.trim_end()));
                    };
                    view! {
                        <div class="other-text notice">
                            <p>"This note was also written in another window at the same time, on "{clock::moment(at)}". The text that was written last is in the field; the other one says:"</p>
                            <blockquote dir="auto" class="reader-words">{text}</blockquote>
                            <p class="row">
                                <button type="button" on:click=keep_both>"Keep both"</button>
                                <button type="button" class="quiet" on:click=move |_| draft.choose(theirs.clone())>"Use this text"</button>
                                <button type="button" class="quiet" on:click=move |_| draft.choose(draft.text.get_untracked())>"Keep what is in the field"</button>
                            </p>
                        </div>
                    }
                })
                .collect_view();
            view! { <div class="others" role="group">{all}</div> }
        },
    )
}

/// The former texts of a note, each of which can be brought back.
pub fn history(about: About, of: String) -> impl IntoView {
    let data = reader_data();
    let own = about.clone();
    let shown = Memo::new(move |_| data.note_log(&own).map(|log| earlier(&log)).unwrap_or_default());
    let number = Memo::new(move |_| shown.with(Vec::len));
    let is_open = RwSignal::new(false);
    let name = move || format!("Earlier texts ({}): {of}", number.get());
    view! {
        <details class="note-history" hidden=move || number.get() == 0 on:toggle=move |event| is_open.set(is_unfolded(&event))>
            <summary aria-label=name>"Earlier texts ("<span prop:textContent=move || number.get().to_string()></span>")"</summary>
            <p class="quiet-words">"Kept for 30 days in this browser, at most 50 texts or 100,000 characters of each note; the oldest go first."</p>
            {anew(move || is_open.get().then(|| shown.get()), move |texts| {
                let about = about.clone();
                texts.map(|texts| texts.into_iter().map(|text| earlier_text(about.clone(), text)).collect_view())
            })}
        </details>
    }
}

fn is_unfolded(event: &leptos::ev::Event) -> bool {
    let details = event.target();
    details.is_some_and(|details| js_sys::Reflect::get(&details, &"open".into()).is_ok_and(|open| open.is_truthy()))
}

fn earlier_text(about: About, Former { name, at, text, is_draft }: Former) -> impl IntoView {
    let data = reader_data();
    let when = format!("{}{}", clock::moment(at), if is_draft { ", not finished" } else { "" });
    let button = format!("Bring back the text of {when}");
    view! {
        <div class="earlier-text">
            <p class="quiet-words">{when}</p>
            <blockquote dir="auto" class="reader-words">{text}</blockquote>
            <button type="button" class="quiet" aria-label=button on:click=move |_| data.bring_back(&about, &name)>"Bring back"</button>
        </div>
    }
}

/// The texts that do not stand, the latest first; each text once.
fn earlier(log: &Log<Writing>) -> Vec<Former> {
    let standing = log.current().map(|writing| writing.text.clone());
    let draft = log.draft().map(|(id, _)| id.clone());
    let mut texts: Vec<Former> = Vec::new();
    for (id, held) in log.history() {
        let Some(writing) = &held.content else { continue };
        let is_new = texts.iter().all(|former| former.text != writing.text);
        if is_new && standing.as_ref() != Some(&writing.text) && draft.as_ref() != Some(id) {
            texts.push(former(id, held.at, held.stage, writing));
        }
    }
    texts
}
