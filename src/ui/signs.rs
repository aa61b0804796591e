//! What is said of a matter, and how far an action has come, as a sign and a word: never by colour alone.

use crate::record::{Progress, Says, Standing};
use leptos::prelude::*;

/// A sign and its word.
fn badge(sign: &'static str, class: &'static str, word: &'static str) -> AnyView {
    view! { <span class="says"><span class=format!("sign-of {class}") aria-hidden="true">{sign}</span>{word}</span> }
        .into_any()
}

/// The sign of what a step says and the class of its colour; `None` for silence. The charts draw the same forms.
const fn sign(says: Option<Says>) -> (&'static str, &'static str) {
    match says {
        Some(Says::Praised) => ("▲", "right"),
        Some(Says::Raised) => ("■", "wrong"),
        Some(Says::RaisedAgain) => ("◆", "wrong"),
        Some(Says::Persists) => ("✕", "wrong"),
        Some(Says::Improved) => ("●", "better"),
        Some(Says::Resolved) => ("✓", "right"),
        Some(Says::Answered) => ("○", "quiet-sign"),
        None => ("–", "quiet-sign"),
    }
}

/// What a step says; `None` for silence.
pub fn says_badge(says: Option<Says>) -> AnyView {
    let (mark, class) = sign(says);
    badge(mark, class, says.map_or("Silent", Says::label))
}

/// How a matter stood at the last inspection.
pub fn standing_badge(standing: Standing) -> AnyView {
    let says = match standing {
        Standing::Raised => Some(Says::Raised),
        Standing::RaisedAgain => Some(Says::RaisedAgain),
        Standing::Persists => Some(Says::Persists),
        Standing::Improved => Some(Says::Improved),
        Standing::Resolved => Some(Says::Resolved),
        Standing::NotMentioned => None,
    };
    let (mark, class) = sign(says);
    badge(mark, class, standing.label())
}

/// How far an action has come; `None` where the reader has set nothing.
pub fn progress_badge(progress: Option<Progress>) -> AnyView {
    let (mark, class) = match progress {
        None => ("–", "quiet-sign"),
        Some(Progress::NotStarted) => ("○", "quiet-sign"),
        Some(Progress::OnTime) => ("●", "better"),
        Some(Progress::AtRisk) => ("◆", "late"),
        Some(Progress::Blocked) => ("✕", "wrong"),
        Some(Progress::Done) => ("✓", "right"),
    };
    badge(mark, class, progress.map_or("No status set", Progress::label))
}

/// The key to what steps say, with what each word means.
pub fn says_legend() -> AnyView {
    let entry = |says: Option<Says>| view! { <li title=meaning(says)>{says_badge(says)}</li> };
    let meant = |says: Option<Says>| {
        view! {
            <dt>{says_badge(says)}</dt>
            <dd>{meaning(says)}</dd>
        }
    };
    let all = || Says::ALL.iter().copied().map(Some).chain([None]);
    view! {
        <ul class="legend" aria-label="What a mark means">{all().map(entry).collect_view()}</ul>
        <details class="meanings">
            <summary>"What these words mean"</summary>
            <dl>{all().map(meant).collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// The key to the reader's statuses.
pub fn progress_legend() -> AnyView {
    let steps = Progress::ALL.iter().copied().map(Some).chain([None]);
    view! { <ul class="legend" aria-label="What a mark means">{steps.map(|step| view! { <li>{progress_badge(step)}</li> }).collect_view()}</ul> }
        .into_any()
}

/// What a word means (codebook, 'A thread').
const fn meaning(says: Option<Says>) -> &'static str {
    match says {
        Some(Says::Praised) => "Judged well before anybody raised it.",
        Some(Says::Raised) => "First told as a weakness, or asked for in a recommendation.",
        Some(Says::RaisedAgain) => "Told as a weakness again, without saying that it is left over from before.",
        Some(Says::Persists) => "Told as a weakness that the document itself says is still there.",
        Some(Says::Improved) => "Told to be better, or good in part with a reservation.",
        Some(Says::Resolved) => "This very matter is judged good, met or put right, without a reservation.",
        Some(Says::Answered) => "What the council says it does or plans. It is no verdict.",
        None => "The document says nothing of the matter. Silence is no verdict.",
    }
}
