//! A new version waits until the reader wants it, in one page after another, and never mixes with the one before.

use super::{again, asked, fresh, lose_the_host, open_a_record, saved, sources_say};
use crate::fault::{Done, Fault};
use crate::folder::files;
use crate::page::Page;
use crate::poll::poll;
use crate::reader::{FINDINGS, field, finding};
use crate::served::deploy::site;
use serde_json::{Value, json};
use shell::{Files, PAGE, WORKER};
use std::fs;
use std::path::Path;

/// How the page offers the new version.
const OFFER: &str = "A new version of this explorer is ready.";
/// What is read of a page, to know which version it is of.
const VERSION: &str = "return document.documentElement.dataset.version ?? 'first'";
/// The script of the page that checks records, which has no hash in its name.
const CHECKER: &str = "opening.js";
/// How the names of that style sheet begin.
const STYLE: &str = "styles-";

/// Changes a text among the files.
fn edit(files: &mut Files, name: &str, change: impl FnOnce(String) -> String) {
    let file = files.get_mut(name).expect("the site has it");
    *file = change(String::from_utf8_lossy(file).into_owned()).into_bytes();
}

/// Publishes a new version of a site in its place, as a build makes one. `change` gives it what is new.
fn publish(site: &Path, version: &str, change: impl FnOnce(&mut Files)) -> Done {
    let mut all = Files::new();
    files(site, "", &mut all)?;
    let old = all.clone();
    let worker = String::from_utf8_lossy(&all[WORKER]).into_owned();
    let id = worker.split("BUILD = \"").nth(1).and_then(|rest| rest.split('"').next());
    let id = id.ok_or_else(|| Fault::new("the worker names no build"))?.to_owned();
    edit(&mut all, PAGE, |page| page.replacen("<html ", &format!("<html data-version=\"{version}\" "), 1));
    // A style sheet gets another name, and the old one is gone.
    let style = all.keys().find(|name| name.starts_with(STYLE)).cloned().expect("the site has it");
    let renamed = format!("{STYLE}{:016x}.css", version.len());
    let bytes = all.remove(&style).unwrap_or_default();
    all.insert(renamed.clone(), bytes);
    edit(&mut all, PAGE, |page| page.replace(&style, &renamed));
    change(&mut all);
    let build = shell::build_id(&all);
    for name in [PAGE, "boot.js"] {
        edit(&mut all, name, |text| text.replace(&format!("?{id}"), &format!("?{build}")));
    }
    let template = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(WORKER))?;
    all.insert(
        WORKER.to_owned(),
        shell::worker(&template, &build, &all).map_err(|bad| Fault::new(bad.to_string()))?.into(),
    );
    old.keys().filter(|name| !all.contains_key(*name)).try_for_each(|name| fs::remove_file(site.join(name)))?;
    let changed = all.iter().filter(|(name, bytes)| old.get(*name) != Some(*bytes));
    for (name, bytes) in changed {
        fs::write(site.join(name), bytes)?;
    }
    Ok(())
}

/// The version of the page.
async fn is_of(page: &Page, version: &str) -> Done {
    page.shows("the version of the page", VERSION, &[], &version.to_owned()).await
}

/// Opens the site, and waits until it is saved.
async fn visit_once(page: &Page) -> Done {
    page.open("").await?;
    saved(page).await?;
    is_of(page, "first").await
}

/// The caches of the host, by their names.
async fn caches(page: &Page) -> Done<Vec<String>> {
    page.script("return caches.keys().then(names => names.sort())", &[]).await
}

/// Takes the offer of the second version, and waits for its page.
async fn takes_the_second(page: &Page) -> Done {
    page.script::<Value>("window.isOld = true", &[]).await?;
    page.press_named(".notices", "Use it now").await?;
    fresh(page).await?;
    is_of(page, "second").await
}

#[tokio::test]
async fn a_new_version_waits_is_offered_and_keeps_what_is_half_written() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            visit_once(page).await?;
            let target = finding(0).id.as_str();
            page.open(FINDINGS).await?;
            page.open_finding(target).await?;
            page.save_note(target, "Saved under the first").await?;
            page.kept(target, "Saved under the first").await?;
            publish(&place, "second", |_| ())?;
            again(page).await?;
            page.is_told(OFFER).await?;
            is_of(page, "first").await?;
            // The page goes on, and is not replaced while the reader writes.
            page.write(&field(target), "Half a sen").await?;
            page.press_named("nav", "Threads").await?;
            again(page).await?;
            is_of(page, "first").await?;
            page.is_told(OFFER).await?;
            page.press_named(".notices", "Later").await?;
            page.is_told_nothing().await?;
            // Sources still has the way to it.
            page.press_named("nav", "Sources").await?;
            page.until(
                "the offer in Sources",
                "return document.querySelector('#on-device ~ p')?.textContent.includes(arguments[0]) ?? false",
                &[json!(OFFER)],
            )
            .await?;
            page.open(FINDINGS).await?;
            page.is_told(OFFER).await?;
            page.open_finding(target).await?;
            page.field_holds(target, "Half a sen").await?;
            page.write(&field(target), "Half a sentence").await?;
            takes_the_second(page).await?;
            page.field_holds(target, "Half a sentence").await?;
            page.insist(page.query().await?.contains("view=findings"), "the reader's place is lost")?;
            page.is_told_nothing().await?;
            saved(page).await?;
            lose_the_host(page).await?;
            again(page).await?;
            is_of(page, "second").await
        })
        .await;
}

#[tokio::test]
async fn other_pages_go_on_with_the_version_that_they_have() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            visit_once(page).await?;
            let asks = page.driver.window().await?;
            let goes_on = page.driver.new_tab().await?;
            page.driver.switch_to_window(goes_on.clone()).await?;
            page.open("view=topics").await?;
            page.script::<Value>("window.isTheSame = true", &[]).await?;
            // What the other page will need has no hash in its name, and another content in the new version.
            publish(&place, "second", |files| {
                edit(files, CHECKER, |_| "throw new Error('of the second version')".to_owned())
            })?;
            page.driver.switch_to_window(asks.clone()).await?;
            again(page).await?;
            page.is_told(OFFER).await?;
            takes_the_second(page).await?;
            saved(page).await?;
            page.driver.switch_to_window(goes_on.clone()).await?;
            page.until("the other page to be as it was", "return window.isTheSame === true", &[]).await?;
            is_of(page, "first").await?;
            page.is_told(OFFER).await?;
            page.insist(caches(page).await?.len() == 2, "the files of the first version are gone")?;
            // Its own checker, even without the host.
            lose_the_host(page).await?;
            page.press_named("nav", "Sources").await?;
            open_a_record(page).await?;
            // The record is shown by a page that is loaded anew, and now nobody needs the first version.
            is_of(page, "second").await?;
            again(page).await?;
            saved(page).await?;
            page.shows("one version", "return caches.keys().then(names => names.length)", &[], &1).await
        })
        .await;
}

/// The cache of another program on this host, those of copies of this one in other folders, and one with a longer name.
const OTHERS: [&str; 4] = [
    "another program v1",
    "inspection-explorer /some/ 0123456789abcdef",
    "inspection-explorer /some/where/else/ 0123456789abcdef",
    "inspection-explorer-other /some/where/ 0123456789abcdef",
];

#[tokio::test]
async fn caches_of_other_programs_and_of_other_folders_are_left_alone() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            visit_once(page).await?;
            let script =
                "const fill = async (name) => (await caches.open(name)).put('/some/where/', new Response('theirs'));
                return Promise.all(arguments[0].map(fill)).then(() => null)";
            page.script::<Value>(script, &[json!(OTHERS)]).await?;
            let first = caches(page).await?;
            page.insist(first.len() == 5, format!("there are {first:?}"))?;
            publish(&place, "second", |_| ())?;
            again(page).await?;
            page.is_told(OFFER).await?;
            page.script::<Value>("window.isOld = true", &[]).await?;
            page.press_named(".notices", "Use it now").await?;
            fresh(page).await?;
            again(page).await?;
            is_of(page, "second").await?;
            let script =
                "return caches.keys().then(names => names.filter(name => !arguments[0].includes(name)).length)";
            page.shows("one version", script, &[json!(OTHERS)], &1).await?;
            let script =
                "const read = async (name) => (await (await (await caches.open(name)).match('/some/where/')).text());
                return Promise.all(arguments[0].map(read))";
            page.shows("the others", script, &[json!(OTHERS)], &["theirs"; 4].map(str::to_owned).to_vec()).await
        })
        .await;
}

/// While a site is being copied to its host, files of two versions are there.
#[tokio::test]
async fn a_version_that_is_half_published_is_not_taken() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            visit_once(page).await?;
            let kept = caches(page).await?;
            asked(page).await?;
            publish(&place, "second", |_| ())?;
            let whole = fs::read(place.join("boot.js"))?;
            fs::write(place.join("boot.js"), "throw new Error('half')")?;
            again(page).await?;
            // The browser fetches what it takes for the new version, and gives it up.
            let mut fetched = Vec::new();
            poll("the new version to be fetched", async || {
                fetched.extend(asked(page).await?);
                let comes = fetched.iter().any(|target| target.contains("boot.js?"));
                Ok(if comes { Ok(()) } else { Err(format!("the host was asked for {fetched:?}")) })
            })
            .await?;
            page.shows("the first version alone", "return caches.keys()", &[], &kept).await?;
            page.is_told_nothing().await?;
            again(page).await?;
            is_of(page, "first").await?;
            // Once all of it is there it is offered.
            fs::write(place.join("boot.js"), whole)?;
            again(page).await?;
            page.is_told(OFFER).await
        })
        .await;
}

/// The first page of a visit is not served by the worker. If a new version comes before the worker, it knows that one.
#[tokio::test]
async fn a_page_that_is_older_than_the_first_worker_is_offered_the_new_version() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            let number = page.run_before("window.requestIdleCallback = (act) => { window.goOn = act };");
            page.open("view=sources").await?;
            page.run_no_longer(number);
            sources_say(page, "is about to be saved").await?;
            publish(&place, "second", |_| ())?;
            page.until("the page to have nothing to do", "return !!window.goOn && (goOn(), true)", &[]).await?;
            page.is_told(OFFER).await?;
            takes_the_second(page).await
        })
        .await;
}

/// What the README tells a host to do.
#[tokio::test]
async fn a_site_that_is_withdrawn_is_asked_of_its_host_again() {
    let (stage, place) = site(|_| Ok(()));
    stage
        .play(async |page: &Page| {
            visit_once(page).await?;
            let target = finding(0).id.as_str();
            page.open(FINDINGS).await?;
            page.open_finding(target).await?;
            page.save_note(target, "Stays").await?;
            page.kept(target, "Stays").await?;
            let readme = include_str!("../../../../README.md");
            let last = readme.split("```js\n").find(|text| text.starts_with("for (const event of [\"install\""));
            fs::write(place.join(WORKER), last.and_then(|text| text.split("```").next()).expect("the README has it"))?;
            edit_page(&place)?;
            again(page).await?;
            // Browsers look for another worker when a page has been there for a while. In Chromium a reload at the very moment
            // when it takes over does not end.
            let gone = "return navigator.serviceWorker.getRegistration().then((found) => !found)";
            page.until("the worker to be gone", gone, &[]).await?;
            again(page).await?;
            // WebKit has been seen to give one more page from a worker that it had let go.
            if page.script::<String>(VERSION, &[]).await? != "last" {
                again(page).await?;
            }
            is_of(page, "last").await?;
            page.field_holds(target, "Stays").await
        })
        .await;
}

/// Gives the page of a site another version, and no worker knows of it.
fn edit_page(site: &Path) -> Done {
    let page = site.join(PAGE);
    let text = fs::read_to_string(&page)?;
    Ok(fs::write(page, text.replacen("<html ", "<html data-version=\"last\" ", 1))?)
}
