//! When the app cannot start or stops: a page with plain words, the reports, and the reader's notes to take away.

use crate::expected::record as bundled;
use crate::fault::Done;
use crate::left_out::left_out;
use crate::page::Page;
use crate::reader::{finding, key_of, note, second_form};
use crate::site::file;
use crate::stage::{Stage, play};
use inspection_explorer::backup::read;
use inspection_explorer::desk::Desk;
use inspection_explorer::store::MemoryStore;
use serde_json::{Value, json};
use std::fs;

/// Puts a note and a foreign value into the browser, then loads the page.
async fn visit_with_a_note(page: &Page) -> Done {
    page.visit("").await?;
    page.keep(&note(&finding(0).id, "Kept before", 1_700_000_000_000)).await?;
    page.store("another-program/v1", "not ours").await?;
    page.visit("").await
}

/// Waits for the panel, whose words must hold these.
async fn panel_says(page: &Page, words: &str) -> Done {
    page.counts("#failed", 1).await?;
    page.reads("#failed h1", &["Something went wrong"]).await?;
    let told = page.words("#failed-why").await?;
    page.insist(told.contains(words), format!("the panel says '{told}', without '{words}'"))?;
    page.counts("#loading", 0).await
}

/// Downloads the notes from the panel: a backup with each value unchanged, and nothing of other programs. The app reads it.
async fn notes_can_be_saved(page: &Page) -> Done {
    page.press_named("#failed", "Download my notes").await?;
    let text = page.downloaded("notes-saved.json").await?;
    let file: Value = serde_json::from_str(&text)?;
    let head = (&file["format"], &file["version"], &file["record"]);
    page.insist(
        head == (&json!("inspection-explorer backup"), &json!(3), &Value::Null),
        format!("the file begins {head:?}"),
    )?;
    let id = &finding(0).id;
    let wanted = json!({ "key": key_of(id), "value": second_form(&note(id, "Kept before", 1_700_000_000_000)) });
    let entries = file["entries"].as_array().cloned().unwrap_or_default();
    page.insist(entries.contains(&wanted), format!("the file holds {file}"))?;
    let own = |entry: &Value| entry["key"].as_str().is_some_and(|key| key.starts_with("inspection-explorer/v"));
    page.insist(entries.iter().all(own), format!("the file holds more than notes: {file}"))?;
    let (record, store) = (bundled().authority.id.clone(), MemoryStore::default());
    let plan = read(&text, &record, &Desk::new(&record, 1), &store)?;
    let refused = plan.refused.all;
    page.insist(plan.new > 0 && refused == 0, format!("of the file {} are read and {refused} refused", plan.new))
}

/// The reports can still be reached.
async fn reports_are_linked(page: &Page) -> Done {
    page.counts("main h1", 1).await?;
    let addresses: Vec<&str> =
        bundled().documents.iter().filter(|own| own.is_inspectors()).filter_map(|own| own.url.as_deref()).collect();
    if addresses.is_empty() {
        left_out("the links to the reports where the app fails", "its documents have no addresses");
    }
    for address in addresses.into_iter().filter(|address| address.starts_with("http")) {
        page.counts(&format!("main a[href='{address}']"), 1).await?;
    }
    Ok(())
}

/// The app does not start: the page says so, and leaves the reports and the reader's notes.
async fn could_not_start(page: &Page) -> Done {
    visit_with_a_note(page).await?;
    panel_says(page, "The explorer could not start.").await?;
    reports_are_linked(page).await?;
    notes_can_be_saved(page).await
}

#[tokio::test]
async fn a_damaged_program_leaves_words_reports_and_notes() {
    let cut = Stage::changed(|site| {
        let wasm = file(site, "_bg.wasm")?;
        let whole = fs::read(&wasm)?;
        fs::write(&wasm, &whole[..whole.len() / 2])
    });
    cut.play(async |page: &Page| {
        page.expects_the_panel();
        could_not_start(page).await
    })
    .await;
}

#[tokio::test]
async fn a_missing_program_leaves_words_reports_and_notes() {
    Stage::changed(|site| fs::remove_file(file(site, "_bg.wasm")?))
        .play(async |page: &Page| {
            page.expects_the_panel();
            page.excuse("_bg.wasm - Failed to load resource");
            could_not_start(page).await
        })
        .await;
}

#[tokio::test]
async fn a_missing_script_leaves_words_reports_and_notes() {
    let without = |name: &str| name.starts_with("inspection-explorer-") && name.ends_with(".js");
    Stage::changed(move |site| {
        let files = fs::read_dir(site)?.filter_map(Result::ok);
        files
            .filter(|file| without(&file.file_name().to_string_lossy()))
            .try_for_each(|file| fs::remove_file(file.path()))
    })
    .play(async |page: &Page| {
        page.expects_the_panel();
        page.excuse("Failed to load resource");
        could_not_start(page).await
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_web_assembly_is_told_so() {
    play(async |page: &Page| {
        page.expects_the_panel();
        let source = "delete window.WebAssembly";
        page.run_before(source);
        page.visit("").await?;
        panel_says(page, "The explorer needs WebAssembly").await?;
        reports_are_linked(page).await
    })
    .await;
}

/// The site with a script of its own that fails.
fn with_fault(script: &'static str) -> Stage {
    Stage::changed(move |site| fs::write(site.join("fault.js"), script))
}

/// Runs that script as a part of the page.
async fn run_fault(page: &Page) -> Done {
    let script = "document.head.append(Object.assign(document.createElement('script'), { src: 'fault.js' }))";
    page.script::<Value>(script, &[]).await.map(drop)
}

#[tokio::test]
async fn an_error_in_the_page_is_told_and_the_page_can_be_started_again() {
    let fault = with_fault("throw new Error('the sky is falling')");
    fault
        .play(async |page: &Page| {
            page.excuse("the sky is falling");
            visit_with_a_note(page).await?;
            page.open("view=findings&kind=concern").await?;
            page.counts("#failed", 0).await?;
            run_fault(page).await?;
            panel_says(page, "Your notes are still saved in this browser").await?;
            // Browsers put it into words, each in its way.
            let what = page.words("#failed-what").await?;
            page.insist(what.ends_with("Error: the sky is falling"), format!("the panel names '{what}'"))?;
            let in_view = "const { top } = document.querySelector('#failed').getBoundingClientRect();
            return top >= 0 && top < innerHeight / 2";
            page.until("the panel to be in view", in_view, &[]).await?;
            notes_can_be_saved(page).await?;
            page.press_named("#failed", "Start again").await?;
            page.started().await?;
            page.counts("#failed", 0).await?;
            page.reads("nav .count", &["1"]).await?;
            let query = page.query().await?;
            page.insist(query == "view=findings&kind=concern", format!("the reader's place became '{query}'"))
        })
        .await;
}

#[tokio::test]
async fn a_rejected_promise_is_told() {
    let fault = with_fault("Promise.reject(new Error('nobody listens'))");
    fault
        .play(async |page: &Page| {
            page.expects_the_panel();
            page.excuse("nobody listens");
            page.open("").await?;
            run_fault(page).await?;
            panel_says(page, "Your notes are still saved in this browser").await?;
            page.reads("#failed-what", &["Error: nobody listens"]).await
        })
        .await;
}

#[tokio::test]
async fn a_failure_that_the_app_reports_is_told() {
    play(async |page: &Page| {
        page.expects_the_panel();
        visit_with_a_note(page).await?;
        page.started().await?;
        let report = "dispatchEvent(new CustomEvent('explorer-failed', { detail: 'panicked at <b>somewhere</b>' }))";
        page.script::<bool>(&format!("return {report}"), &[]).await?;
        panel_says(page, "Your notes are still saved in this browser").await?;
        page.reads("#failed-what", &["panicked at <b>somewhere</b>"]).await?;
        notes_can_be_saved(page).await
    })
    .await;
}

/// What the app does when it panics.
const PANIC: &str = "dispatchEvent(new CustomEvent('explorer-failed', { detail: 'panicked' }))";

#[tokio::test]
async fn an_address_that_fails_again_is_left_and_can_be_returned_to() {
    play(async |page: &Page| {
        let place = "view=topics&find=child";
        page.open(place).await?;
        page.script::<Value>(PANIC, &[]).await?;
        panel_says(page, "Your notes are still saved in this browser").await?;
        let again = "now opens the first page";
        page.insist(!page.words("#failed-why").await?.contains(again), "the first failure blames the address")?;
        page.press_named("#failed", "Start again").await?;
        page.counts("#failed", 0).await?;
        page.started().await?;
        page.insist(page.query().await? == place, "the reader's place is lost at once")?;
        page.script::<Value>(PANIC, &[]).await?;
        panel_says(page, again).await?;
        page.press_named("#failed", "Start again").await?;
        page.shows("the first page", "return location.search", &[], &String::new()).await?;
        page.started().await?;
        page.counts("#failed", 0).await?;
        // There is nothing more to leave out: the same failure has the usual words.
        page.script::<Value>(PANIC, &[]).await?;
        panel_says(page, "Your notes are still saved in this browser").await?;
        page.insist(!page.words("#failed-why").await?.contains(again), "the first page cannot be left")?;
        page.back().await?;
        page.shows("the place of before", "return location.search.slice(1)", &[], &place.to_owned()).await?;
        page.started().await?;
        page.counts("#failed", 0).await
    })
    .await;
}

#[tokio::test]
async fn a_failure_long_after_a_new_start_does_not_blame_the_address() {
    play(async |page: &Page| {
        page.expects_the_panel();
        // A clock that can be put forward.
        let source = "const now = performance.now.bind(performance); window.ahead = 0;
            performance.now = () => now() + ahead";
        page.run_before(source);
        page.open("view=topics").await?;
        page.script::<Value>(PANIC, &[]).await?;
        page.press_named("#failed", "Start again").await?;
        page.counts("#failed", 0).await?;
        page.started().await?;
        page.script::<Value>("window.ahead = 60_000", &[]).await?;
        page.script::<Value>(PANIC, &[]).await?;
        panel_says(page, "Your notes are still saved in this browser").await?;
        let told = page.words("#failed-why").await?;
        page.insist(!told.contains("first page"), format!("the panel says '{told}'"))
    })
    .await;
}

#[tokio::test]
async fn the_notes_saved_from_the_panel_stay_readable_for_browsers_that_begin_late() {
    play(async |page: &Page| {
        page.expects_the_panel();
        page.open("").await?;
        let watch = "window.made = []; window.gone = [];
            const { createObjectURL, revokeObjectURL } = URL;
            URL.createObjectURL = (blob) => { const url = createObjectURL.call(URL, blob); made.push(url); return url };
            URL.revokeObjectURL = (url) => { gone.push(url); revokeObjectURL.call(URL, url) };";
        page.script::<Value>(watch, &[]).await?;
        page.script::<Value>(PANIC, &[]).await?;
        page.press_named("#failed", "Download my notes").await?;
        page.download("notes-saved.json").await?;
        page.shows("the addresses", "return [made.length, gone.length]", &[], &vec![1, 0]).await
    })
    .await;
}
