//! Trouble with keeping the briefing: what cannot be kept is told, and nothing that is kept is lost.

use crate::desk::{briefing_of, ten};
use crate::page::Page;
use crate::reader::{FINDINGS, finding, key, set_aside};
use crate::stage::play;
use crate::storage::fill;
use inspection_explorer::briefing::{Briefing, Item};
use inspection_explorer::keep::encode;
use inspection_explorer::record::Subject;

/// Where the button of the open finding stands.
const OPEN: &str = ".finding.open .details > p.row";

#[tokio::test]
async fn a_briefing_that_finds_no_room_is_told_and_stays_on_screen() {
    play(async |page: &Page| {
        let before = briefing_of(&ten()[..1]);
        page.open("").await?;
        page.keep_briefing(&before).await?;
        page.open(&format!("{FINDINGS}&open={}", finding(7).id)).await?;
        fill(page).await?;
        page.gather(OPEN).await?;
        page.is_told("This briefing may not have been saved. It stays on this page until you close it.").await?;
        page.is_told("is full").await?;
        page.insist(page.stored(&key::<Briefing>("own")).await? == Some(encode(&before)), "what was kept is gone")?;
        page.press_named("nav", "Briefing2").await?;
        page.counts(".entry", 2).await?;
        page.press_named("main", "Save as Markdown").await?;
        let text = page.downloaded(".md").await?;
        page.insist(text.contains("## 2. "), format!("the file holds {text}"))
    })
    .await;
}

#[tokio::test]
async fn the_briefing_of_another_window_is_not_written_over() {
    play(async |page: &Page| {
        let [mine, theirs] = [6, 7].map(|number| Item::Subject(Subject::Finding(finding(number).id.clone())));
        let query = |item: &Item| format!("{FINDINGS}&open={}", item.token().replacen("finding:", "", 1));
        page.open(&query(&mine)).await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open(&query(&theirs)).await?;
        page.gather(OPEN).await?;
        let kept = page.keeps_entries(std::slice::from_ref(&theirs)).await?;
        let text = page.stored(&key::<Briefing>("own")).await?;
        page.driver.switch_to_window(first).await?;
        page.gather(OPEN).await?;
        page.is_told("This briefing was changed in another window after this page read it").await?;
        page.insist(page.stored(&key::<Briefing>("own")).await? == text, "theirs was written over")?;
        page.press_named("nav", "Briefing1").await?;
        page.reads(".entry h3", &[&finding(6).summary]).await?;
        // After loading the page again both windows have the same, and mine can be added.
        page.open(&query(&mine)).await?;
        page.gather(OPEN).await?;
        page.keeps_entries(&[theirs, mine]).await?;
        page.insist(kept.items().len() == 1, "they kept more than one")
    })
    .await;
}

#[tokio::test]
async fn a_damaged_briefing_is_set_aside_unchanged() {
    play(async |page: &Page| {
        let value = "{\"version\":2,\"heading\":\"half";
        let aside = set_aside::<Briefing>("own");
        page.open("").await?;
        page.store(&key::<Briefing>("own"), value).await?;
        page.open(&format!("{FINDINGS}&open={}", finding(6).id)).await?;
        page.is_told("A saved briefing could not be read: it is damaged").await?;
        page.insist(page.stored(&aside).await?.as_deref() == Some(value), "the value was changed")?;
        page.gather(OPEN).await?;
        page.keeps_entries(&[Item::Subject(Subject::Finding(finding(6).id.clone()))]).await?;
        page.insist(page.stored(&aside).await?.as_deref() == Some(value), "the value did not stay")
    })
    .await;
}
