//! Two hundred hostile files, each given to the page with its own field: refused, or taken in part. What was there stays
//! there, and the page does not freeze.

use super::hostile::{at_random, thought_out};
use super::tally::{Tally, number, time};
use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::page::Page;
use crate::patience::Wait;
use crate::reader::{FINDINGS, finding};
use crate::stage::play;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// Watches for how long the page does nothing else.
const WATCH: &str = "
    window.held = 0;
    new PerformanceObserver(list => list.getEntries().forEach(task => window.held = Math.max(window.held, task.duration)))
        .observe({ type: 'longtask' });
    return null;";

/// Marks the answer to the last file as old.
const OLD: &str = "document.querySelector('.restored').firstElementChild?.classList.add('old'); return null";

/// The answer to this file: what the page says, and whether something can be brought back.
const ANSWER: &str = "
    const answer = document.querySelector('.restored').firstElementChild;
    if (!answer || answer.classList.contains('old') || answer.textContent.startsWith('Reading')) return null;
    return [answer.textContent, [...answer.querySelectorAll('button')].some(button => button.textContent === 'Bring back')];";

/// Waits for the answer to what was last done with a file.
async fn answer(page: &Page) -> Done<(String, bool)> {
    let wait = Wait::of_seconds(60);
    loop {
        let last = wait.is_over();
        if let Some(answer) = page.script::<Option<(String, bool)>>(ANSWER, &[]).await? {
            return Ok(answer);
        }
        if last {
            return Err(Fault::new("the page does not answer"));
        }
        sleep(Duration::from_millis(10)).await;
    }
}

async fn press(page: &Page, words: &str) -> Done<String> {
    page.script::<Value>(OLD, &[]).await?;
    page.press_at_once(".restored", words).await?;
    Ok(answer(page).await?.0)
}

/// Everything that is stored, by key.
async fn stored(page: &Page) -> Done<BTreeMap<String, String>> {
    Ok(page.stored_exactly().await?.into_iter().collect())
}

/// Gives a file to the page, and does with it what a reader may do. Says what of it did harm.
async fn give(page: &Page, path: &Path, before: &BTreeMap<String, String>) -> Done<Option<String>> {
    page.script::<Value>(OLD, &[]).await?;
    page.element("#restore-file").await?.send_keys(path.to_string_lossy()).await?;
    let (_, offers) = answer(page).await?;
    if stored(page).await? != *before {
        return Ok(Some("the look at it has changed something".to_owned()));
    }
    if !offers {
        return Ok(None);
    }
    let done = press(page, "Bring back").await?;
    let after = stored(page).await?;
    if before.iter().any(|(key, value)| after.get(key) != Some(value)) {
        return Ok(Some(format!("something is written over: {done}")));
    }
    let undone = press(page, "Undo").await?;
    let so = stored(page).await? == *before;
    Ok((!so).then(|| format!("not all is taken back: {done} {undone}")))
}

#[tokio::test]
async fn hostile_files_change_nothing_that_is_there_and_do_not_freeze_the_page() {
    play(async |page: &Page| {
        let mut tally = Tally::new("imports");
        let target = finding(0).id.as_str();
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.put_note(target, "There before").await?;
        page.kept(target, "There before").await?;
        let desk = page.desk().await?;
        let about = crate::reader::about(target);
        let standing =
            desk.notes.get(&about).and_then(|log| log.standing()).map(|(name, held)| (name.to_string(), held.at));
        let (revision, at) = standing.ok_or_else(|| Fault::new("the note does not stand"))?;
        let mut files = thought_out(&about.to_string(), &revision, at);
        files.push(("100 MB", "x".repeat(100 * 1024 * 1024)));
        let rest = number(200, 200) - files.len();
        files.extend(at_random(rest)?);
        page.open("view=notes").await?;
        page.script::<Value>(WATCH, &[]).await?;
        let (folder, before) = (Folder::new()?, stored(page).await?);
        let mut longest = (0.0, "");
        for (number, (sort, text)) in files.into_iter().enumerate() {
            let path = folder.path().join(format!("{number}.json"));
            fs::write(&path, &text)?;
            let limit = Wait::of_seconds(1);
            let harm = give(page, &path, &before).await?;
            let held: f64 = page.script("const held = window.held; window.held = 0; return held", &[]).await?;
            if held > longest.0 {
                longest = (held, sort);
            }
            let alive: bool = page.script("return !document.querySelector('#failed')?.checkVisibility()", &[]).await?;
            let freezes = held > 1000.0 && limit.is_over();
            tally.count(harm.is_none() && alive && !freezes, || {
                let text: String = text.chars().take(300).collect();
                format!(
                    "{number}, {sort}: {harm:?}, {}, held up for {held:.0} ms: {text}",
                    if alive { "alive" } else { "dead" }
                )
            });
            fs::remove_file(&path)?;
            if harm.is_some() {
                return tally.tell();
            }
        }
        println!("held up longest by: {}", longest.1);
        time("import", Duration::from_millis(longest.0 as u64))?;
        page.reload().await?;
        page.insist(stored(page).await? == before, "something has changed in the end")?;
        page.shows(
            "the note",
            "return document.querySelector(arguments[0])?.value",
            &[json!(crate::reader::field(target))],
            &"There before".to_owned(),
        )
        .await?;
        tally.tell()
    })
    .await;
}
