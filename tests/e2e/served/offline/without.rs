//! Once visited, the site opens without its host.

use super::{again, asked, fresh, lose_the_host, open_a_record, play, saved, sources_say};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, finding};
use crate::served::deploy::site;
use serde_json::Value;
use std::fs;

/// Opens an address of the site as a link does: what it says is added to the folder.
async fn follow(page: &Page, address: &str) -> Done {
    let script = "window.isOld = true; location.assign(new URL(arguments[0], document.baseURI))";
    page.script::<Value>(script, &[address.into()]).await?;
    fresh(page).await
}

#[tokio::test]
async fn after_one_visit_the_site_opens_without_its_host() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        lose_the_host(page).await?;
        again(page).await?;
        page.counts("h1", 1).await?;
        for view in
            ["areas", "findings", "topics", "compare", "others", "threads", "plan", "briefing", "notes", "search"]
        {
            follow(page, &format!("?view={view}")).await?;
            page.counts("h1", 1).await?;
        }
        follow(page, "index.html?view=findings&find=child#results").await?;
        page.until(
            "the place in the address",
            "return location.hash === '#results' && !!document.querySelector('.results .finding')",
            &[],
        )
        .await?;
        page.open("view=sources").await?;
        sources_say(page, "This site is saved on this device: it opens without a network.").await
    })
    .await;
}

#[tokio::test]
async fn without_its_host_a_record_can_be_opened_and_notes_are_saved() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        // In the very page of the first visit, too.
        lose_the_host(page).await?;
        page.press_named("nav", "Sources").await?;
        open_a_record(page).await?;
        page.open(FINDINGS).await?;
        let target = finding(0).id.as_str();
        page.open_finding(target).await?;
        page.save_note(target, "Written on a train").await?;
        page.kept(target, "Written on a train").await?;
        again(page).await?;
        page.field_holds(target, "Written on a train").await
    })
    .await;
}

/// The browser looks by itself whether there is a newer worker; the page asks for nothing.
#[tokio::test]
async fn from_the_second_visit_on_the_host_is_asked_for_nothing() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        asked(page).await?;
        again(page).await?;
        page.open("view=findings").await?;
        saved(page).await?;
        page.press_named("nav", "Sources").await?;
        open_a_record(page).await?;
        page.pause().await?;
        let asked = asked(page).await?;
        let others: Vec<_> = asked.iter().filter(|target| !target.ends_with("/sw.js")).collect();
        page.insist(others.is_empty(), format!("the host was asked for {others:?}"))
    })
    .await;
}

/// What the first visit loads is not fetched a second time to be kept, where the browser still has it.
#[tokio::test]
async fn the_worker_comes_after_the_first_charts_and_fetches_no_program_twice() {
    let (stage, _) = site(|site| {
        // So old that browsers use them without asking.
        fs::read_dir(site)?
            .filter_map(Result::ok)
            .filter(|file| file.path().is_file())
            .try_for_each(|file| super::super::deploy::age(&file.path()))
    });
    stage
        .play(async |page: &Page| {
            page.run_before(
                "const { register } = ServiceWorkerContainer.prototype;
                ServiceWorkerContainer.prototype.register = function (...all) {
                    window.drawnBefore = performance.getEntriesByName('charts-drawn').length === 1;
                    return register.apply(this, all);
                };",
            );
            page.open("").await?;
            saved(page).await?;
            let asked = asked(page).await?;
            let times = |end: &str| asked.iter().filter(|target| target.contains(end)).count();
            page.insist(times("inspection-explorer-") == 3, format!("the host was asked for {asked:?}"))?;
            page.insist(times("boot.js") == 1 && times("styles-") == 1, format!("the host was asked for {asked:?}"))?;
            page.shows("the charts when the worker came", "return window.drawnBefore", &[], &true).await
        })
        .await;
}

#[tokio::test]
async fn without_workers_the_site_works_and_says_that_it_needs_a_network() {
    for (script, words) in [
        ("delete Navigator.prototype.serviceWorker;", "this browser does not save sites on the device"),
        (
            "Object.defineProperty(window, 'isSecureContext', { value: false });",
            "only where its address begins with https",
        ),
        (
            "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('no', 'SecurityError') } });",
            "this browser does not let it save anything",
        ),
        (
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError('no'));",
            "could not be saved on this device",
        ),
        ("ServiceWorkerContainer.prototype.register = () => new Promise(() => {});", "is about to be saved"),
    ] {
        play(async |page: &Page| {
            page.run_before(script);
            page.open("view=sources").await?;
            sources_say(page, words).await?;
            page.press_named("nav", "Findings").await?;
            page.counts("h1", 1).await
        })
        .await;
    }
}

/// A file that is not of the build that the worker knows.
#[tokio::test]
async fn a_site_that_is_half_replaced_is_not_saved_and_works() {
    let (stage, _) = site(|site| fs::write(site.join("opening.js"), "// of another build"));
    stage
        .play(async |page: &Page| {
            page.open("view=sources").await?;
            sources_say(page, "This site could not be saved on this device").await?;
            page.shows("no cache", "return caches.keys()", &[], &Vec::<String>::new()).await
        })
        .await;
}

#[tokio::test]
async fn what_something_else_has_cleared_is_fetched_again() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        let clear =
            "return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => null)";
        page.script::<Value>(clear, &[]).await?;
        again(page).await?;
        saved(page).await?;
        lose_the_host(page).await?;
        again(page).await?;
        page.counts("h1", 1).await
    })
    .await;
}

/// The worker of another program, in a folder above, is none of ours.
#[tokio::test]
async fn starting_again_leaves_the_worker_of_another_program() {
    let (stage, _) = site(|site| {
        fs::write(site.join("../worker.js"), "// It does nothing.")?;
        fs::remove_file(crate::site::file(site, "_bg.wasm")?)
    });
    stage
        .play(async |page: &Page| {
            page.expects_the_panel();
            page.excuse("_bg.wasm - Failed to load resource");
            page.visit("").await?;
            page.counts("#failed", 1).await?;
            let register = "return navigator.serviceWorker.register('../worker.js').then(() => null)";
            page.script::<Value>(register, &[]).await?;
            // It has the second page, and could be taken for ours there.
            for has_the_page in [false, true] {
                let script = "return !!navigator.serviceWorker.controller";
                page.shows("whose page it is", script, &[], &has_the_page).await?;
                page.script::<Value>("window.isOld = true", &[]).await?;
                page.press_named("#failed", "Start again").await?;
                page.until("another page", "return !window.isOld", &[]).await?;
                page.counts("#failed", 1).await?;
            }
            let workers = "return navigator.serviceWorker.getRegistrations().then(all => all.map(one => new URL(one.scope).pathname))";
            page.shows("the other worker", workers, &[], &vec!["/some/".to_owned()]).await
        })
        .await;
}

/// The app does not start from what is kept: the host serves the page again.
#[tokio::test]
async fn files_that_are_kept_and_damaged_are_left_by_starting_again() {
    play(async |page: &Page| {
        page.open("").await?;
        saved(page).await?;
        let damage = "const damage = async (name) => {
                const cache = await caches.open(name);
                const program = (await cache.keys()).find(({ url }) => url.includes('inspection-explorer-') && url.endsWith('.wasm'));
                await cache.put(program, new Response('damaged', { headers: { 'Content-Type': 'application/wasm' } }));
            };
            return caches.keys().then(names => Promise.all(names.map(damage))).then(() => null)";
        page.script::<Value>(damage, &[]).await?;
        page.driver.goto("about:blank").await?;
        page.visit("view=topics").await?;
        page.counts("#failed", 1).await?;
        page.press_named("#failed", "Start again").await?;
        page.started().await?;
        page.counts("#failed", 0).await?;
        page.insist(page.query().await? == "view=topics", "the reader's place is lost")?;
        saved(page).await?;
        lose_the_host(page).await?;
        again(page).await
    })
    .await;
}
