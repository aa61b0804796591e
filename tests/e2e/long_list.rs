//! A very long list: only what is near the window is made, each entry says its place, and links, keys and the window lead to
//! every entry.

use crate::fault::Done;
use crate::page::Page;
use crate::stage::Stage;
use inspection_explorer::record::source::file;
use serde_json::json;
use std::fs;

/// How many findings.
const NUMBER: usize = 2_000;

/// The site with a made-up record of so many findings beside it.
fn stage(number: usize) -> Stage {
    Stage::changed(|site| {
        let files = generating::record(number);
        let text = |name: &'static str| {
            let file = files.iter().find(|(own, _)| *own == name);
            file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
        };
        fs::write(site.join("long.json"), file::write(&text).expect("it is sound"))
    })
}

/// Opens the findings of that record, with more of an address.
async fn open(page: &Page, more: &str) -> Done {
    page.visit(&format!("view=findings&record=long.json{more}")).await?;
    page.until("the list", "return !!document.querySelector('.results .finding')", &[]).await
}

/// The places of the entries that are made and the sizes that they tell.
const PLACES: &str = "return [...document.querySelectorAll('.results [aria-posinset]')].map(e => [Number(e.ariaPosInSet), Number(e.ariaSetSize)])";

#[tokio::test]
async fn a_very_long_list_is_made_near_the_window() {
    stage(NUMBER)
        .play(async |page: &Page| {
            open(page, "").await?;
            page.counts(".results .finding", 40).await?;
            page.press(".results .more").await?;
            page.until("an entry with its place", "return !!document.querySelector('.results [aria-posinset=\"41\"]')", &[])
                .await?;
            let made: Vec<(usize, usize)> = page.script(PLACES, &[]).await?;
            page.insist(made.len() < 200, format!("{} entries are made", made.len()))?;
            page.insist(made.iter().all(|(_, of)| *of == NUMBER), "an entry tells another number")?;
            page.insist(
                page.words(".results .quiet-words").await?.contains("find in page"),
                "nothing is said of the browser's own search",
            )?;
            // What had the focus stays, and so does the place in the page.
            page.script::<()>("document.querySelector('.results > ol:last-of-type').scrollIntoView(false)", &[]).await?;
            let last = "return [...document.querySelectorAll('.results [aria-posinset]')].at(-1)?.ariaPosInSet === arguments[0]";
            page.until("the last entry", last, &[json!(NUMBER.to_string())]).await?;
            let focused = "return document.activeElement.closest('[aria-posinset]')?.ariaPosInSet";
            page.shows("the entry with the focus", focused, &[], &"41".to_owned()).await?;
            let made: Vec<(usize, usize)> = page.script(PLACES, &[]).await?;
            page.insist(made.len() < 200, format!("{} entries are made at the end", made.len()))
        })
        .await;
}

#[tokio::test]
async fn a_link_and_the_keys_reach_an_entry_far_down() {
    stage(NUMBER)
        .play(async |page: &Page| {
            let record = generating::record(NUMBER);
            let (_, findings) = record.iter().find(|(name, _)| *name == "findings.json").expect("there are findings");
            let findings: Vec<serde_json::Value> = serde_json::from_str(findings)?;
            // The latest inspection comes first, so the first finding stands far down.
            let id = findings[3]["id"].as_str().expect("it has an id").to_owned();
            open(page, &format!("&open={id}")).await?;
            let seen = "const e = document.getElementById(arguments[0]); const r = e?.getBoundingClientRect();
                return !!e && r.top < innerHeight && r.bottom > 0 && Number(e.ariaPosInSet) > 1900";
            page.until("the open finding in sight", seen, &[json!(format!("finding-{id}"))]).await?;
            let number = "return Number(document.querySelector('.finding.open').ariaPosInSet)";
            let before: usize = page.script(number, &[]).await?;
            page.press(".finding.open .neighbours button:not([aria-disabled=true])").await?;
            page.until(
                "a neighbour to be open and in sight",
                "const e = document.querySelector('.finding.open'); const r = e?.getBoundingClientRect();
                 return !!e && Number(e.ariaPosInSet) !== arguments[0] && r.top < innerHeight && r.bottom > 0",
                &[json!(before)],
            )
            .await
        })
        .await;
}

#[tokio::test]
async fn a_list_of_usual_length_is_made_whole() {
    stage(600)
        .play(async |page: &Page| {
            open(page, "").await?;
            page.press(".results .more").await?;
            page.until("the whole list", "return !document.querySelector('.results .more')", &[]).await?;
            page.counts(".results .finding", 600).await?;
            page.counts("[aria-posinset], .gap", 0).await
        })
        .await;
}
