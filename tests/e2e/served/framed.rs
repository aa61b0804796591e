//! Shown inside another page: it starts, or says why not and what to do.

use crate::engine::engine;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, form};
use crate::stage::Stage;
use serde_json::{Value, json};
use std::{fs, path::Path};
use thirtyfour::prelude::*;

/// A page that shows another one in a frame.
fn frame(site: &Path, address: &str, sandbox: &str) -> std::io::Result<()> {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Another page</title><link rel=\"icon\" href=\"favicon.svg\"></head><body>
        <iframe title=\"The explorer\" {sandbox} src=\"{address}\" width=\"1000\" height=\"800\"></iframe></body></html>"
    );
    fs::write(site.join("frame.html"), page)
}

/// Opens that page and goes into its frame.
async fn enter(page: &Page) -> Done {
    let here: String = page.script("return document.baseURI", &[]).await?;
    let folder = here.split(['?', '#']).next().unwrap_or_default().trim_end_matches("frame.html").to_owned();
    page.driver.goto(format!("{folder}frame.html")).await?;
    page.element("iframe").await?.enter_frame().await?;
    Ok(())
}

/// Writes a note in the frame with pointer and keys, and presses 'Save note'.
async fn write(page: &Page) -> Done {
    let own = form(&finding(0).id);
    page.press(&format!("{own} textarea")).await?;
    page.driver.action_chain().send_keys("Framed").perform().await?;
    page.press(&format!("{own} button[type=submit]")).await
}

#[tokio::test]
async fn in_a_sandbox_the_site_says_to_open_it_in_its_own_tab() {
    let sandboxed = Stage::changed(|site| frame(site, "index.html?view=threads", "sandbox=\"allow-scripts\""));
    sandboxed
        .play(async |page: &Page| {
            page.visit("").await?;
            enter(page).await?;
            if !engine().runs_scripts_of_a_sandboxed_site() {
                // Not even a script that says so runs there: the summary stays.
                page.counts("main h1", 1).await?;
                return page.counts("main .lead p", 3).await;
            }
            page.reads("#failed h1", &["Open this page in its own tab"]).await?;
            let why = page.words("#failed-why").await?;
            page.insist(why.contains("does not let it start"), format!("the panel says '{why}'"))?;
            let leads = "return document.querySelector('#failed-why a').href === location.href";
            page.until("the page's own address", leads, &[]).await?;
            // The summary is there, and nothing offers what cannot be done.
            page.counts("main h1", 1).await?;
            page.counts("main .lead p", 3).await?;
            page.counts("#failed button", 0).await?;
            page.counts(".waiting", 0).await
        })
        .await;
}

#[tokio::test]
async fn in_a_sandbox_the_one_file_works_and_says_what_is_missing() {
    let query = format!("{FINDINGS}&open={}", finding(0).id);
    let address = format!("inspection-explorer.html?{query}");
    Stage::changed(|site| frame(site, &address, "sandbox=\"allow-scripts\""))
        .play(async |page: &Page| {
            page.visit("").await?;
            enter(page).await?;
            page.started().await?;
            page.is_told("shown inside another page, which limits it").await?;
            page.is_told("does not let the page save anything").await?;
            // A form may not be sent there: the button does not need it.
            write(page).await?;
            page.reads("nav .count", &["1"]).await?;
            let said = "return document.querySelector(arguments[0]).innerText.includes('saves nothing for this page')";
            page.until("an answer to the press", said, &[json!(form(&finding(0).id))]).await?;
            page.press("#find-everything").await?;
            page.driver.action_chain().send_keys("child").send_keys(Key::Enter).perform().await?;
            page.has_focus("#search-title").await
        })
        .await;
}

#[tokio::test]
async fn framed_by_another_site_it_works_and_keeps_notes() {
    // The same server under another name is another site for the browser.
    let script = "
        const other = new URL(`index.html?${QUERY}`, location.href);
        other.hostname = 'localhost';
        document.querySelector('iframe').src = other.href;";
    let query = format!("{FINDINGS}&open={}", finding(0).id);
    Stage::changed(|site| frame(site, "about:blank", ""))
        .play(async |page: &Page| {
            page.excuse("a request to http://localhost");
            page.visit("").await?;
            enter(page).await?;
            page.driver.enter_parent_frame().await?;
            page.script::<Value>(&script.replace("QUERY", "arguments[0]"), &[json!(query)]).await?;
            page.element("iframe").await?.enter_frame().await?;
            page.started().await?;
            page.script::<bool>("return location.hostname === 'localhost'", &[]).await?;
            write(page).await?;
            page.reads("nav .count", &["1"]).await?;
            page.kept(&finding(0).id, "Framed").await.map(drop)
        })
        .await;
}
