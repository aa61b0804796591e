//! Trouble with keeping the briefing: what cannot be kept is told, and nothing that is kept is lost.

use crate::desk::{briefing_of, ten};
use crate::kept::storage::fill;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, second_key};
use crate::stage::play;
use inspection_explorer::briefing::Item;
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
        page.is_not_saved("is full").await?;
        page.insist(page.desk().await?.briefing() == before, "what was kept is gone")?;
        page.press_named("nav", "Briefing2").await?;
        page.counts(".entry", 2).await?;
        page.press_named("main", "Save as Markdown").await?;
        let text = page.downloaded(".md").await?;
        page.insist(text.contains("## 2. "), format!("the file holds {text}"))
    })
    .await;
}

#[tokio::test]
async fn two_windows_gather_into_one_briefing() {
    play(async |page: &Page| {
        let [mine, theirs, last] = [6, 7, 8].map(|number| Item::Subject(Subject::Finding(finding(number).id.clone())));
        let query = |item: &Item| format!("{FINDINGS}&open={}", item.token().replacen("finding:", "", 1));
        page.open(&query(&mine)).await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second.clone()).await?;
        page.open(&query(&theirs)).await?;
        page.gather(OPEN).await?;
        page.keeps_entries(std::slice::from_ref(&theirs)).await?;
        // The first window has heard of it, and adds its own.
        page.driver.switch_to_window(first.clone()).await?;
        page.reads("nav .count", &["1"]).await?;
        page.gather(OPEN).await?;
        page.keeps_entries(&[theirs.clone(), mine.clone()]).await?;
        page.is_told_nothing().await?;
        page.driver.switch_to_window(second).await?;
        page.reads("nav .count", &["2"]).await?;
        page.press_named("nav", "Briefing2").await?;
        page.reads(".entry h3", &[&finding(7).summary, &finding(6).summary]).await?;
        // A heading here and an entry there: both are in the briefing.
        page.write("#briefing-heading", "For Monday\t").await?;
        page.driver.switch_to_window(first).await?;
        page.open(&query(&last)).await?;
        page.gather(OPEN).await?;
        let kept = page.keeps_entries(&[theirs, mine, last]).await?;
        page.insist(kept.heading() == "For Monday", format!("the heading is '{}'", kept.heading()))
    })
    .await;
}

#[tokio::test]
async fn a_damaged_briefing_stays_unchanged() {
    play(async |page: &Page| {
        let (key, value) = (second_key("briefing", "own"), "{\"version\":2,\"heading\":\"half");
        page.open("").await?;
        page.store(&key, value).await?;
        page.open(&format!("{FINDINGS}&open={}", finding(6).id)).await?;
        page.is_told("Something that was saved here could not be read: it is damaged").await?;
        page.gather(OPEN).await?;
        page.keeps_entries(&[Item::Subject(Subject::Finding(finding(6).id.clone()))]).await?;
        page.insist(page.stored(&key).await?.as_deref() == Some(value), "the value was changed")
    })
    .await;
}
