//! What the page says of its own accessibility: a link in every view leads to it, and nothing that it must say is missing.

use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use serde_json::json;
use thirtyfour::prelude::*;

/// What it must say: the aim, what was tested and how, in which engines, what falls short, and how to report.
const SAYS: [&str; 9] = [
    "level AA of the Web Content Accessibility Guidelines 2.2",
    "Automatic tests",
    "Chromium",
    "Firefox",
    "WebKit",
    "keyboard alone",
    "What falls short",
    "screen reader",
    "Leave out personal details and your notes",
];

#[tokio::test]
async fn every_view_leads_to_what_is_said_of_accessibility() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for sight in Sight::ALL {
            page.see(sight).await?;
            page.element(".page-foot a[href$='#accessibility']").await?.focus().await?;
            page.driver.action_chain().send_keys(Key::Enter + "").perform().await?;
            page.has_focus("#accessibility").await?;
            page.is_in_view("#accessibility").await?;
        }
        // As a link from elsewhere, too.
        page.open("").await?;
        page.open("view=sources#accessibility").await?;
        page.is_in_view("#accessibility").await?;
        let said = page.words("section[aria-labelledby=accessibility]").await?;
        for words in SAYS {
            page.insist(said.contains(words), format!("'{words}' is not said, but {said}"))?;
        }
        let list = "return document.querySelectorAll(arguments[0]).length";
        page.shows(
            "what was tested and what falls short",
            list,
            &[json!("section[aria-labelledby=accessibility] > ul")],
            &2,
        )
        .await
    })
    .await;
}
