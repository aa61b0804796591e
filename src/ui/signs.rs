//! What is said of a matter, and how far an action has come, as a sign and a word: never by colour alone.

use super::state::explorer;
use crate::record::{Progress, Says, Stance, Standing};
use leptos::prelude::*;

/// A sign and its word.
fn badge(sign: &'static str, class: &'static str, word: &'static str) -> AnyView {
    view! { <span class="says"><span class=format!("sign-of {class}") aria-hidden="true">{sign}</span>{word}</span> }
        .into_any()
}

/// The sign of what a step says and the class of its colour; `None` for silence. The charts draw the same forms.
fn sign(says: Option<Says>) -> (&'static str, &'static str) {
    match says.map(Says::stance) {
        Some(Stance::Praised) => ("▲", "right"),
        Some(Stance::Raised) => ("■", "wrong"),
        Some(Stance::RaisedAgain) => ("◆", "wrong"),
        Some(Stance::Persists) => ("✕", "wrong"),
        Some(Stance::Improved) => ("●", "better"),
        Some(Stance::Resolved) => ("✓", "right"),
        Some(Stance::Answered) => ("○", "quiet-sign"),
        Some(Stance::Other) => ("□", "quiet-sign"),
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
    let (mark, class) = sign(standing.says());
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
    let codebook = &explorer().record.codebook;
    let entry = |says: Option<Says>| view! { <li title=meaning(says)>{says_badge(says)}</li> };
    let meant = |says: Option<Says>| {
        view! {
            <dt>{says_badge(says)}</dt>
            <dd>{meaning(says)}</dd>
        }
    };
    let all = || codebook.verdicts.iter().copied().map(Some).chain([None]);
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

/// What a word means, as the codebook says.
fn meaning(says: Option<Says>) -> &'static str {
    says.map_or("The document does not mention the issue. That is not a judgement.", Says::meaning)
}
