//! How the page can be used, by whom it was tested and how, and where it falls short.

use super::anchors::ACCESSIBILITY;
use super::thread_links::hit_link;
use crate::explore::Place;
use leptos::prelude::*;

/// What the tests of the project try, in words for readers. `tests/e2e` holds each of them.
const TESTED: [&str; 6] = [
    "The checker axe finds no fault in any view, in light or dark colours, in a wide or a narrow window.",
    "With the keyboard alone you can find a finding and open its source, filter by a chart, write a note, build a briefing and download a backup.",
    "You can double the size of the text, space it more widely, or use a window 240 pixels wide. Nothing is cut, and only wide tables scroll sideways.",
    "Anything you press has at least 24 by 24 pixels, or that much room around it. Links within a sentence can be smaller.",
    "Each chart has a sentence that says what it shows, and a table with the same figures.",
    "The page works with your device’s high-contrast colours, without motion, and when your browser translates it.",
];

/// What is known to fall short.
const SHORT: [&str; 4] = [
    "Nobody has tried it yet with a screen reader, voice control or a switch, and no independent expert has checked it.",
    "It was not tried on real phones or tablets, only in windows of their size.",
    "In high-contrast colours, charts keep their own colours. Their tables follow yours.",
    "The reports it links to are PDF files of other publishers. We cannot change how accessible they are.",
];

/// The section in the Sources view.
pub fn accessibility() -> impl IntoView {
    let list = |all: &'static [&'static str]| all.iter().map(|one| view! { <li>{*one}</li> }).collect_view();
    view! {
        <section aria-labelledby=ACCESSIBILITY>
            <h2 id=ACCESSIBILITY tabindex="-1">"Accessibility"</h2>
            <p>"We want everyone to be able to use this explorer, and aim for level AA of the Web Content Accessibility Guidelines 2.2. Automatic tests check every version in Chromium, and parts of it in Firefox and in WebKit, the engine of Safari:"</p>
            <ul>{list(&TESTED)}</ul>
            <h3>"What falls short"</h3>
            <ul>{list(&SHORT)}</ul>
            <h3>"If something does not work for you"</h3>
            <p>"Tell whoever runs this site or gave you this file. Say which view, browser and device you used, and what happened. Leave out personal details and your notes: reports may be public."</p>
        </section>
    }
}

/// The way there, from every view.
pub fn to_accessibility() -> impl IntoView {
    hit_link(Place::Sources, Some(ACCESSIBILITY.to_owned()), "Accessibility")
}
