//! The program in two parts: the first view needs one of them, and nothing else has to know of it.

use crate::fault::Done;
use crate::form::is_of_a_site;
use crate::left_out::left_out_here;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, note};
use crate::screen::Screen;
use crate::site::{Site, file};
use crate::stage::{Stage, play};
use serde_json::Value;
use std::collections::BTreeSet;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;

/// How the later part was asked for: `fetch`, or `xmlhttprequest` where something waited for it.
const ASKED: &str = "
    return performance.getEntriesByType('resource').filter(one => one.name.endsWith('_later.wasm')).map(one => one.initiatorType)";

/// Lets the later part not come but to who waits for it.
const HOLD_BACK: &str = "
    const fetched = window.fetch;
    window.fetch = (address, ...more) => String(address).includes('_later.wasm') ? new Promise(() => {}) : fetched(address, ...more);";

/// Tells the page that it is being left.
const LEAVE: &str = "
    Object.defineProperties(document, { visibilityState: { value: 'hidden' }, hidden: { value: true } });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    dispatchEvent(new Event('beforeunload', { cancelable: true }));
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    return null";

/// Whether the site has a program in two parts. Where it has not, that is told.
fn has_parts() -> bool {
    if is_of_a_site("the one file has its program whole") {
        return false;
    }
    if file(&Site::built_folder().unwrap(), "_later.wasm").is_ok() {
        return true;
    }
    left_out_here("this site was built for a quick look, with its program whole");
    false
}

/// Waits until the parts have joined.
async fn joined(page: &Page) -> Done {
    page.until("the later part", "return explorerParts.joined", &[]).await
}

/// What a reader may do with the first view at once: moves the pointer over the chart.
async fn look_around(page: &Page) -> Done {
    page.until("the chart", "return document.querySelector('.frame canvas')?.height > 100", &[]).await?;
    for (x, y) in [(200.0, 300.0), (260.0, 420.0), (300.0, 560.0), (340.0, 640.0)] {
        page.point(x, y).await?;
        page.frames().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_first_view_waits_for_nothing_of_the_later_part() {
    if !has_parts() {
        return;
    }
    play(async |page: &Page| {
        page.run_before(HOLD_BACK);
        for screen in [Screen::wide(1280), Screen::wide(360), Screen::wide(1280).dark()] {
            page.show_on(screen).await?;
            page.open("").await?;
            look_around(page).await?;
            page.reads("nav[aria-label=Views] [aria-current]", &["Grades"]).await?;
            let asked: Vec<String> = page.script(ASKED, &[]).await?;
            page.insist(asked.is_empty(), format!("at {}: something waited: run script/first-view", screen.name()))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_later_part_comes_by_itself_once_the_first_view_is_drawn() {
    if !has_parts() {
        return;
    }
    play(async |page: &Page| {
        page.open("").await?;
        joined(page).await?;
        let times = "
            const drawn = performance.getEntriesByName('charts-drawn')[0].startTime;
            const part = performance.getEntriesByType('resource').find(one => one.name.endsWith('_later.wasm'));
            return [drawn, part.startTime]";
        let (drawn, asked): (f64, f64) = page.script(times, &[]).await?;
        page.insist(
            drawn <= asked,
            format!("it was asked for after {asked} ms, and the charts were drawn after {drawn} ms"),
        )?;
        page.press_named("nav", "Findings").await?;
        page.reads("nav[aria-label=Views] [aria-current]", &["Findings"]).await?;
        page.shows("how it was asked for", ASKED, &[], &vec!["fetch".to_owned()]).await
    })
    .await;
}

#[tokio::test]
async fn an_address_that_asks_for_more_has_both_parts_fetched_at_once() {
    if !has_parts() {
        return;
    }
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        for query in [FINDINGS.to_owned(), "view=threads".to_owned(), format!("{FINDINGS}&open={target}")] {
            page.open(&query).await?;
            page.counts("main h1", 1).await?;
            page.shows("how it was asked for", ASKED, &[], &vec!["fetch".to_owned()]).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_needs_the_later_part_before_it_is_there_waits_for_it() {
    if !has_parts() {
        return;
    }
    play(async |page: &Page| {
        page.run_before(HOLD_BACK);
        let target = finding(0).id.as_str();
        page.open("").await?;
        page.press_named("nav", "Findings").await?;
        page.reads("nav[aria-label=Views] [aria-current]", &["Findings"]).await?;
        page.shows("how it was asked for", ASKED, &[], &vec!["xmlhttprequest".to_owned()]).await?;
        page.open_finding(target).await?;
        page.save_note(target, "Waited").await?;
        page.kept(target, "Waited").await?;
        page.shows("how it was asked for", ASKED, &[], &vec!["xmlhttprequest".to_owned()]).await
    })
    .await;
}

/// Browsers before 2023 compile only small programs at once.
#[tokio::test]
async fn a_browser_that_compiles_only_beside_the_page_starts_with_both_parts() {
    if !has_parts() {
        return;
    }
    play(async |page: &Page| {
        page.run_before(
            "for (const name of ['Module', 'Instance']) {
                const own = WebAssembly[name];
                WebAssembly[name] = new Proxy(own, { construct: (target, [program, ...more]) => {
                    if (name === 'Instance' || program.byteLength > 4096) throw new RangeError(`${name} is too large`);
                    return new target(program, ...more);
                } });
            }
            delete WebAssembly.compileStreaming;",
        );
        page.open("").await?;
        page.press_named("nav", "Findings").await?;
        page.reads("nav[aria-label=Views] [aria-current]", &["Findings"]).await?;
        page.shows("how it was asked for", ASKED, &[], &vec!["fetch".to_owned()]).await
    })
    .await;
}

#[tokio::test]
async fn a_later_part_that_does_not_come_is_told_and_the_notes_can_be_saved() {
    if !has_parts() {
        return;
    }
    Stage::changed(|site| fs::remove_file(file(site, "_later.wasm")?))
        .play(async |page: &Page| {
            page.excuse("Failed to load resource");
            page.excuse("A part of the explorer could not be loaded");
            page.expects_the_panel();
            page.visit("").await?;
            page.keep(&note(&finding(0).id, "Kept before", 1_700_000_000_000)).await?;
            page.open("").await?;
            page.until("the answer", &ASKED.replace(".map(one => one.initiatorType)", ".length > 0"), &[]).await?;
            page.counts("#failed", 0).await?;
            page.press_named("nav", "Findings").await?;
            page.counts("#failed", 1).await?;
            let told = page.words("#failed-what").await?;
            page.insist(told.contains("A part of the explorer could not be loaded"), told)?;
            page.press_named("#failed", "Download my notes").await?;
            let saved = page.downloaded("notes-saved.json").await?;
            page.insist(saved.contains("Kept before"), saved)
        })
        .await;
}

/// Counts for `script/first-view`, on a site that was built for that: adds to the file that `EXPLORER_RUNS` names the numbers
/// of the functions that ran, one a line.
#[tokio::test]
#[ignore = "it is no test, but how script/first-view counts in each engine"]
async fn the_functions_that_the_first_view_runs_are_counted() {
    let runs = env::var_os("EXPLORER_RUNS").expect("EXPLORER_RUNS names the file to add to");
    play(async |page: &Page| {
        let mut ran = BTreeSet::new();
        for has_notes in [false, true] {
            for screen in [Screen::wide(1280), Screen::wide(360), Screen::wide(1280).dark()] {
                page.show_on(screen).await?;
                page.open("").await?;
                look_around(page).await?;
                // What waits until nothing else is to do.
                page.pause().await?;
                page.show_on(Screen::wide(800)).await?;
                page.frames().await?;
                page.pause().await?;
                // What the page does when it is left must not need to wait: browsers do not let it then.
                page.script::<Value>(LEAVE, &[]).await?;
                let own: Vec<u32> = page.script("return [...explorerRan]", &[]).await?;
                ran.extend(own);
            }
            if !has_notes {
                page.keep(&note(&finding(0).id, "Kept before", 1_700_000_000_000)).await?;
            }
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&runs)?;
        let lines: String = ran.iter().map(|one| format!("{one}\n")).collect();
        Ok(file.write_all(lines.as_bytes())?)
    })
    .await;
}
