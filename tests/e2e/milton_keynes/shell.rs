//! The page before the app: readable without JavaScript, and while the program is on its way.

use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::stage::Stage;
use std::fs;

/// The page's heading and links can be seen, and the links lead to documents of the record.
async fn shell_is_readable(page: &Page) -> Done {
    page.counts("h1", 1).await?;
    let name = page.words(".page-head .site").await?;
    page.insist(name.contains(&record().authority.name), format!("the page is named '{name}'"))?;
    page.counts("main li a", 3).await?;
    let links: Vec<String> =
        page.script("return [...document.querySelectorAll('main li a')].map(link => link.href)", &[]).await?;
    for link in links {
        let known = record().documents.iter().any(|document| document.url.as_ref() == Some(&link));
        page.insist(known, format!("{link} is no document of the record"))?;
    }
    page.counts("#failed", 0).await?;
    page.counts(".page-foot p", 1).await
}

#[tokio::test]
async fn without_javascript_the_page_says_so_and_links_the_reports() {
    Stage::changed(|_| Ok(()))
        .without_javascript()
        .play(async |page: &Page| {
            page.visit("").await?;
            let told = page.words("main noscript").await?;
            page.insist(told.contains("needs JavaScript, which is switched off"), format!("the page says '{told}'"))?;
            page.counts("noscript .notice", 1).await?;
            page.counts("#loading", 0).await?;
            shell_is_readable(page).await
        })
        .await;
}

#[tokio::test]
async fn while_the_program_is_on_its_way_the_page_can_be_read() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            page.visit("").await?;
            page.counts("noscript", 0).await?;
            shell_is_readable(page).await
        })
        .await;
}
