//! Hosts of static sites differ: whatever they do, the site is saved and opens without them.

use super::{again, fresh, lose_the_host, open_a_record, play, saved};
use crate::fault::Done;
use crate::folder::files;
use crate::host::Host;
use crate::page::Page;
use crate::site::Site;
use crate::stage::Stage;
use serde_json::{Value, json};
use shell::{Files, WORKER};

/// The site is saved, and opens without its host at each of its addresses.
async fn opens_without_it(page: &Page) -> Done {
    page.open("view=sources").await?;
    saved(page).await?;
    lose_the_host(page).await?;
    again(page).await?;
    // Whatever the host called it.
    let script =
        "return fetch(document.querySelector('script[data-wasm]').dataset.wasm).then(({ headers, redirected }) =>
        [headers.get('Content-Type'), headers.get('Content-Encoding'), redirected])";
    page.shows("the program", script, &[], &json!(["application/wasm", null, false])).await?;
    open_a_record(page).await?;
    let script = "window.isOld = true; location.assign(new URL('index.html?view=findings', document.baseURI))";
    page.script::<Value>(script, &[]).await?;
    fresh(page).await?;
    page.counts("h1", 1).await
}

async fn on(host: Host) {
    Stage::changed(|_| Ok(())).hosted(host).play(opens_without_it).await;
}

#[tokio::test]
async fn a_host_that_packs_what_it_sends() {
    on(Host { packs: true, ..Host::default() }).await;
}

#[tokio::test]
async fn a_host_that_sends_who_asks_for_the_page_to_its_folder() {
    on(Host { sends_to_the_folder: true, ..Host::default() }).await;
}

#[tokio::test]
async fn a_host_that_does_not_know_programs() {
    on(Host { knows_no_programs: true, ..Host::default() }).await;
}

#[tokio::test]
async fn an_address_without_its_slash_leads_to_the_folder() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        let script = "window.isOld = true; location.assign(document.baseURI.replace(/\\/[^/]*$/, ''))";
        page.script::<Value>(script, &[]).await?;
        fresh(page).await?;
        page.until(
            "the folder",
            "return location.pathname.endsWith('/where/') && !!navigator.serviceWorker.controller",
            &[],
        )
        .await
    })
    .await;
}

/// The list in the worker holds every file that a page may ask for.
#[test]
fn the_worker_knows_every_file_of_the_site() {
    let mut found = Files::new();
    Site::changed(|site| {
        files(site, "", &mut found).expect("it can be read");
        Ok(())
    })
    .expect("it is there");
    let worker = String::from_utf8_lossy(&found[WORKER]).into_owned();
    let is_listed = |name: &&String| worker.contains(&format!("\"name\": \"{name}\""));
    let missing: Vec<&String> = found.keys().filter(|name| !is_listed(name)).collect();
    // The picture for previews is in the site where the record has one.
    let asked = missing.iter().filter(|name| *name != &"preview.png").collect::<Vec<_>>();
    assert_eq!(asked, [&"inspection-explorer.html", &"record.schema.json", &"sw.js"]);
    assert_eq!(worker.matches("\"name\": ").count(), found.len() - missing.len(), "it lists what is not there");
}

/// Chromium says what keeps a site from being installed.
#[tokio::test]
async fn the_site_can_be_installed() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        let manifest = page.devtools("Page.getAppManifest", json!({})).await?;
        page.insist(manifest["errors"] == json!([]), format!("the browser says of the manifest: {manifest}"))?;
        let errors = page.devtools("Page.getInstallabilityErrors", json!({})).await?;
        let errors = errors["installabilityErrors"].as_array().cloned().unwrap_or_default();
        page.insist(errors.is_empty(), format!("it cannot be installed: {errors:?}"))
    })
    .await;
}
