//! Kinds of findings as coloured words: never by colour alone.

use crate::record::Kind;
use leptos::prelude::*;

/// The key to the colours of kinds.
pub fn legend() -> AnyView {
    let entry = |kind: Kind| view! { <li><span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>{kind.label()}</li> };
    view! { <ul class="legend">{Kind::OF_FINDINGS.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

/// A kind's name with its colour.
pub fn badge(kind: Kind) -> impl IntoView {
    view! { <span class="kind"><span class=format!("swatch {}", kind.token()) aria-hidden="true"></span>{kind.label()}</span> }
}
