//! Narrow screens: nothing is wider than the window, so that nobody has to scroll sideways to read.

use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::{Stage, play};
use serde_json::Value;
use std::fs;

/// What stands out of the window to the right, where the page has become wider than it.
const WIDER: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= innerWidth && innerWidth === arguments[0]) return [];
    return [`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`,
        ...[...document.body.querySelectorAll('*')]
            .filter(part => part.getBoundingClientRect().right > width + 0.5 && !part.closest('.scroll'))
            .map(part => `${part.localName}.${part.className} reaches ${Math.round(part.getBoundingClientRect().right)}`)]
        .slice(0, 12);";

/// Waits until the page is not wider than any narrow window.
async fn page_fits(page: &Page, name: &str) -> Done {
    for width in [360, 320] {
        page.show_on(Screen::wide(width)).await?;
        page.shows(&format!("{name} to fit {width} pixels"), WIDER, &[width.into()], &Vec::<String>::new()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_view_is_wider_than_a_narrow_window() {
    play(async |page: &Page| {
        let mut wider = Vec::new();
        for sight in Sight::ALL {
            page.see(sight).await?;
            wider.extend(page_fits(page, sight.name()).await.err());
            page.unfold().await?;
            wider.extend(page_fits(page, &format!("{} unfolded", sight.name())).await.err());
        }
        page.insist(wider.is_empty(), format!("{wider:#?}"))
    })
    .await;
}

#[tokio::test]
async fn the_panel_of_a_failure_is_not_wider_than_a_narrow_window() {
    play(async |page: &Page| {
        page.expects_the_panel();
        page.open("").await?;
        let report = "dispatchEvent(new CustomEvent('explorer-failed', { detail: 'wasm://' + 'x'.repeat(400) }))";
        page.script::<Value>(report, &[]).await?;
        page.counts("#failed", 1).await?;
        page_fits(page, "the panel").await
    })
    .await;
}

#[tokio::test]
async fn the_page_before_the_app_is_not_wider_than_a_narrow_window() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            page.visit("").await?;
            page_fits(page, "the shell").await
        })
        .await;
}
