//! The one file: how a reader gets it from the site, what opens from disk, and how notes get from one to the other.

use crate::disk;
use crate::fault::Done;
use crate::folder::Folder;
use crate::form::is_of_a_site;
use crate::page::Page;
use crate::reader::{FINDINGS, finding};
use crate::site::Site;
use crate::stage::play;
use std::fs;

/// Why the rest of this is nothing to try from disk.
const BEGINS_AT_A_SITE: &str = "it begins at a site";

/// Brings back the backup that was downloaded last, and removes the file.
async fn bring_back(page: &Page) -> Done {
    let file = page.download(".json").await?;
    page.element("#restore-file").await?.send_keys(file.to_string_lossy()).await?;
    page.reads(".plan-of-file summary", &["1 thing would be added"]).await?;
    page.press_named(".plan-of-file", "Bring back").await?;
    page.reads("main h1", &["1 note"]).await?;
    Ok(fs::remove_file(file)?)
}

#[tokio::test]
async fn a_backup_carries_notes_from_the_site_to_the_file_and_back() {
    if is_of_a_site(BEGINS_AT_A_SITE) {
        return;
    }
    play(async |page: &Page| {
        let folder = Folder::new()?;
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.open_finding(target).await?;
        page.save_note(target, "From the site").await?;
        page.open("view=notes").await?;
        page.backup().await?;
        let file = disk::lay(&Site::built_folder()?, folder.path())?;
        page.driver.goto(format!("{file}?view=notes")).await?;
        page.started().await?;
        page.reads("main h1", &["No notes yet"]).await?;
        bring_back(page).await?;
        page.field_holds(target, "From the site").await?;
        page.reload().await?;
        page.field_holds(target, "From the site").await?;
        page.save_note(target, "From the file").await?;
        page.backup().await?;
        page.open("view=notes").await?;
        page.forget().await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["No notes yet"]).await?;
        bring_back(page).await?;
        page.field_holds(target, "From the file").await
    })
    .await;
}

#[tokio::test]
async fn the_site_gives_the_file_and_it_opens_with_every_view() {
    if is_of_a_site(BEGINS_AT_A_SITE) {
        return;
    }
    play(async |page: &Page| {
        page.open("view=sources").await?;
        page.press_named("section[aria-labelledby=one-file]", "Download the explorer as one file").await?;
        let file = page.download("inspection-explorer.html").await?;
        let built = fs::read_to_string(Site::built_folder()?.join("inspection-explorer.html"))?;
        // The server of the tests adds a script to every page, which is not to be found beside a file.
        let given = fs::read_to_string(&file)?.replacen("<script src=\"/witness.js\"></script>", "", 1);
        page.insist(given == built, "what is downloaded is not the file that was built")?;
        fs::write(&file, given)?;
        for query in ["", "view=findings", "view=threads", "view=plan", "view=compare", "view=sources"] {
            page.driver.goto(format!("file://{}?{query}", file.display())).await?;
            page.started().await?;
            page.counts("#failed", 0).await?;
        }
        page.reads("#one-file", &["This is the explorer in one file"]).await
    })
    .await;
}

#[tokio::test]
async fn the_page_of_the_site_says_from_disk_what_to_open_and_leads_there() {
    if is_of_a_site(BEGINS_AT_A_SITE) {
        return;
    }
    play(async |page: &Page| {
        // The page of a site is not started from disk; its scripts are refused before they run.
        page.excuse("boot.js");
        // So are the other files that it names: the program, the manifest, what saves the site.
        page.excuse("from origin 'null' has been blocked");
        page.excuse("net::ERR_FAILED");
        page.expects_the_panel();
        let site = Site::built_folder()?;
        page.driver.goto(format!("file://{}", site.join("index.html").display())).await?;
        page.reads("#failed h1", &["Open the other file"]).await?;
        page.counts("main.summary h2", 4).await?;
        let told = page.words("#failed-why").await?;
        page.insist(told.contains("inspection-explorer.html"), format!("the page says '{told}'"))?;
        page.press("#failed-why a").await?;
        page.started().await?;
        page.back().await?;
        page.reads("#failed h1", &["Open the other file"]).await
    })
    .await;
}
