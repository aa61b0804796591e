//! What is said of an issue, and how far an action has come, as a sign and a word: never by colour alone.

use super::state::explorer;
use crate::chart::frame::{LegendEntry, Symbol};
use crate::chart::marks::{mark_of, mark_of_progress};
use crate::chart::scene::{Ink, MarkStyle};
use crate::chart::signs::{KEY, class_of, in_key, letter};
use crate::record::{Progress, Says, Standing};
use crate::threads::Course;
use leptos::prelude::*;

/// A mark as the charts draw it, as a letter, and its word.
fn badge(style: MarkStyle, word: &'static str) -> AnyView {
    let class = class_of(style.ink);
    view! { <span class="says"><span class=format!("sign-of {class}") aria-hidden="true">{letter(style)}</span>{word}</span> }
        .into_any()
}

/// What a step says; `None` for silence.
pub fn says_badge(says: Option<Says>) -> AnyView {
    badge(mark_of(says), says.map_or(Standing::NOT_MENTIONED.label(), Says::label))
}

/// How an issue stood at the last inspection, or that none has looked since.
pub fn standing_badge(course: &Course<'_>) -> AnyView {
    badge(mark_of(course.standing.says()), course.status())
}

/// How far an action has come; `None` where the reader has set nothing.
pub fn progress_badge(progress: Option<Progress>) -> AnyView {
    badge(mark_of_progress(progress), progress.map_or("No status set", Progress::label))
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
        <ul class="legend" aria-label=KEY>{all().map(entry).collect_view()}</ul>
        <details class="meanings">
            <summary>"What these words mean"</summary>
            <dl>{all().map(meant).collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// The key to a chart of grades: its marks as letters, its lines and grounds as the chart draws them.
pub fn marks_legend(legend: Vec<LegendEntry>) -> AnyView {
    let entry = |LegendEntry { symbol, words }| match in_key(symbol) {
        None => view! { <li class="key-part">{words}</li> }.into_any(),
        Some((class, letter)) => {
            view! { <li><span class=class aria-hidden="true">{letter}</span><span>{words}</span></li> }.into_any()
        }
    };
    view! { <ul class="legend" aria-label=KEY>{legend.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

/// The key to the signs of a chart, as the picture that leaves the page has it.
pub fn chart_legend(entries: Vec<LegendEntry>) -> AnyView {
    let sign = |symbol: Symbol| match symbol {
        Symbol::Mark(style) => {
            view! { <span class=format!("sign-of {}", class_of(style.ink)) aria-hidden="true">{letter(style)}</span> }
                .into_any()
        }
        Symbol::Swatch(ink) => {
            view! { <span class=format!("swatch {}", swatch_of(ink)) aria-hidden="true"></span> }.into_any()
        }
        Symbol::Line(..) | Symbol::Tick | Symbol::Gap | Symbol::Heading => ().into_any(),
    };
    let entry = |entry: LegendEntry| view! { <li>{sign(entry.symbol)}<span>{entry.words}</span></li> };
    view! { <ul class="legend" aria-label=KEY>{entries.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

/// The class of a swatch's colour.
const fn swatch_of(ink: Ink) -> &'static str {
    match ink {
        Ink::Strength => "strength",
        Ink::MeetsRequirement => "meets-requirement",
        Ink::Concern => "concern",
        Ink::Recommendation => "recommendation",
        _ => "",
    }
}

/// What a word means, as the codebook says.
fn meaning(says: Option<Says>) -> &'static str {
    says.map_or("The document does not mention the issue. That is not a judgement.", Says::meaning)
}
