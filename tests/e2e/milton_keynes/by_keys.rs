//! Whole tasks by keys alone: tabulator, Enter, space, arrows and letters. Nothing here points, and no script gives the focus.

use crate::engine::engine;
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::reader::{about, desk_of};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::record::{Finding, Subject};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::prelude::*;

/// Presses these keys, wherever the focus is.
async fn keys(page: &Page, keys: impl Into<TypingData>) -> Done {
    Ok(page.driver.action_chain().send_keys(keys).perform().await?)
}

/// What has the focus: whether it is what was asked for, whether it can be seen with a frame around it, and its name.
const NOW: &str = "
    const e = document.activeElement, box = e.getBoundingClientRect();
    const name = (e.getAttribute('aria-label') ?? e.textContent).trim();
    const is_seen = e.matches(':focus-visible') && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const is_asleep = arguments[2] && !document.hasFocus();
    return [e.matches(arguments[0]) && name.startsWith(arguments[1]), is_seen || is_asleep || e === document.body, `${e.localName} '${name.slice(0, 40)}' at ${Math.round(box.left)}, ${Math.round(box.top)}, framed: ${e.matches(':focus-visible')}, active: ${document.hasFocus()}`];";

/// The most steps that a way may take.
const MOST: usize = 250;

/// Goes by the tabulator, forward or backward, to what matches a selector and has a name that begins so. Whatever has the focus
/// on the way can be seen.
async fn tab(page: &Page, back: bool, selector: &str, name: &str) -> Done {
    let may_sleep = !engine().keeps_windows_active();
    let mut way = Vec::new();
    for _ in 0..MOST {
        if back {
            let chain = page.driver.action_chain().key_down(Key::Shift).send_keys(Key::Tab + "").key_up(Key::Shift);
            chain.perform().await?;
        } else {
            keys(page, Key::Tab + "").await?;
        }
        let look =
            async || page.script::<(bool, bool, String)>(NOW, &[json!(selector), json!(name), json!(may_sleep)]).await;
        let (mut there, mut seen, mut what) = look().await?;
        if !seen {
            // It may be scrolled to in the next frame.
            page.frames().await?;
            (there, seen, what) = look().await?;
        }
        page.insist(seen, format!("{what} has the focus and cannot be seen, after {way:?}"))?;
        if there {
            return Ok(());
        }
        way.push(what);
    }
    way.truncate(30);
    Err(Fault::new(format!("{MOST} steps do not lead to {selector} '{name}', but over {way:#?}")))
}

async fn on_to(page: &Page, selector: &str, name: &str) -> Done {
    tab(page, false, selector, name).await
}

async fn back_to(page: &Page, selector: &str, name: &str) -> Done {
    tab(page, true, selector, name).await
}

/// A finding of the latest inspection whose report has an address.
fn wanted() -> &'static Finding {
    let has_address = |finding: &&Finding| finding.inspection.as_str() == "ilacs-2024" && finding.summary.len() < 200;
    record().findings.iter().find(has_address).expect("there is one")
}

/// Finds a finding from the first page by its words, and opens it.
async fn find(page: &Page, own: &Finding) -> Done {
    page.open("").await?;
    on_to(page, "#find-everything", "").await?;
    keys(page, own.summary.as_str()).await?;
    page.until("the finding to be found", "return document.querySelectorAll('.hits li > a').length > 0", &[]).await?;
    keys(page, Key::Enter + "").await?;
    page.has_focus("#search-title").await?;
    on_to(page, ".hits a[href*='open=']", "").await?;
    keys(page, Key::Enter + "").await?;
    let open = "return new URLSearchParams(location.search).get('open')";
    page.shows("the finding in the address", open, &[], &Some(own.id.to_string())).await?;
    page.until("the focus at the finding", "return !!document.activeElement.closest('.finding.open')", &[]).await
}

#[tokio::test]
async fn a_finding_is_found_read_at_its_source_noted_gathered_and_backed_up() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let own = wanted();
        find(page, own).await?;
        // Its source: a link to the report, with its place in words.
        on_to(page, ".finding.open .details a[rel~=external]", "").await?;
        let source: (String, String) =
            page.script("const e = document.activeElement; return [e.href, e.parentElement.textContent]", &[]).await?;
        page.insist(source.0.starts_with("https://") && source.1.contains("paragraph"), format!("{source:?}"))?;
        // Into the briefing.
        on_to(page, ".finding.open .gather", "Add to briefing").await?;
        keys(page, " ").await?;
        page.keeps_entries(&[Item::Subject(Subject::Finding(own.id.clone()))]).await?;
        // A note.
        on_to(page, ".finding.open textarea", "Your note").await?;
        keys(page, "Who checks this?").await?;
        on_to(page, ".finding.open button", "Save note").await?;
        keys(page, Key::Enter + "").await?;
        page.kept(&own.id, "Who checks this?").await?;
        // The briefing: a heading, a question, and the sheet that says it all.
        back_to(page, "nav[aria-label=Views] a", "Briefing").await?;
        keys(page, Key::Enter + "").await?;
        on_to(page, "#briefing-heading", "").await?;
        keys(page, "Monday").await?;
        on_to(page, "#briefing-questions", "").await?;
        keys(page, "What is late?").await?;
        on_to(page, "main button", "Print").await?;
        page.reads("#briefing-title", &["Monday"]).await?;
        page.reads(".questions li", &["What is late?"]).await?;
        page.counts(".entries > .entry", 1).await?;
        // A backup, and all of it is in the file.
        back_to(page, "nav[aria-label=Views] a", "Notes").await?;
        keys(page, Key::Enter + "").await?;
        on_to(page, "main button", "Download a backup").await?;
        keys(page, " ").await?;
        let file: Value = serde_json::from_str(&page.downloaded(".json").await?)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let entries = file["entries"].as_array().cloned().unwrap_or_default();
        let kept: BTreeMap<String, String> =
            entries.iter().map(|entry| (text(&entry["key"]), text(&entry["value"]))).collect();
        let desk = desk_of(kept);
        let note = desk.note(&about(&own.id)).map(|note| note.writing.text);
        page.insist(note.as_deref() == Some("Who checks this?"), format!("the file holds the note {note:?}"))?;
        page.insist(desk.briefing().heading() == "Monday", "the file does not hold the briefing")
    })
    .await;
}

#[tokio::test]
async fn findings_are_filtered_by_a_mark_of_the_chart_and_shown_again() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        on_to(page, "nav[aria-label=Views] a", "Findings").await?;
        keys(page, Key::Enter + "").await?;
        on_to(page, ".mark", "").await?;
        for key in [Key::Right, Key::Down] {
            keys(page, key + "").await?;
        }
        let name: String = page.script("return document.activeElement.getAttribute('aria-label')", &[]).await?;
        let number = name.rsplit_once(": ").and_then(|(_, words)| words.split(' ').next()).unwrap_or_default();
        page.insist(number.parse::<usize>().is_ok(), format!("'{name}' says no number"))?;
        keys(page, Key::Enter + "").await?;
        let heading = if number == "1" { "1 finding".to_owned() } else { format!("{number} findings") };
        page.reads("#results-title", &[&heading]).await?;
        page.has_focus("#results-title").await?;
        // What is filtered can be taken away again.
        let all = format!("All {} findings", record().findings.len());
        back_to(page, "main button", "Clear all filters").await?;
        keys(page, " ").await?;
        page.reads("#results-title", &[&all]).await
    })
    .await;
}

/// The same on a phone with a keyboard: menu and search are unfolded first.
#[tokio::test]
async fn on_a_narrow_screen_keys_unfold_menu_and_search() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(320)).await?;
        page.open("").await?;
        on_to(page, "button.menu", "Menu").await?;
        keys(page, Key::Enter + "").await?;
        on_to(page, "nav[aria-label=Views] a", "Threads").await?;
        keys(page, Key::Enter + "").await?;
        page.reads("nav a[aria-current]", &["Threads"]).await?;
        // The menu folds, and the focus goes on to what was chosen.
        page.has_focus("main h1, main h2").await?;
        back_to(page, ".everywhere .unfold", "Search").await?;
        keys(page, " ").await?;
        page.has_focus("#find-everything").await?;
        keys(page, "missing").await?;
        page.until("results", "return document.querySelectorAll('.hits li').length > 0", &[]).await
    })
    .await;
}
