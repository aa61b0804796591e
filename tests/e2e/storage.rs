//! Trouble with the browser's storage: nothing that was kept is lost, and the reader is told what is not kept.

use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, about, field, finding, form, key_of, note, set_aside};
use crate::stage::play;
use inspection_explorer::keep::encode;
use inspection_explorer::notes::Note;
use serde_json::{Value, json};

/// A key of another program on the same host.
const FOREIGN: &str = "another-program/v1/note/x";

/// Waits until the page does not say of a note that it is kept.
async fn does_not_claim_to_keep(page: &Page, target: &str) -> Done {
    let script = "return !document.querySelector(arguments[0]).innerText.includes('Saved in this browser')";
    page.until("no claim that the note is kept", script, &[form(target).into()]).await
}

#[tokio::test]
async fn a_damaged_note_is_set_aside_unchanged() {
    play(async |page: &Page| {
        let (damaged, sound) = (finding(0).id.as_str(), finding(1).id.as_str());
        let value = "{\"version\":2,\"text\":\"half a note \u{1f642}\u{0}\r\n";
        let aside = set_aside::<Note>(&about(damaged).to_string());
        page.open("").await?;
        page.store(&key_of(damaged), value).await?;
        page.store(FOREIGN, "{half").await?;
        let other = note(sound, "Sound", 1_700_000_000_000);
        page.keep(&other).await?;
        page.open(FINDINGS).await?;
        page.is_told("A saved note could not be read: it is damaged: it is not JSON (").await?;
        page.is_told("It was set aside unchanged and nothing was overwritten.").await?;
        page.insist(page.stored(&aside).await?.as_deref() == Some(value), "the value was changed")?;
        page.insist(page.stored(&key_of(damaged)).await?.is_none(), "the value is still in its old place")?;
        page.insist(page.stored(FOREIGN).await?.as_deref() == Some("{half"), "a foreign value was touched")?;
        page.insist(page.stored(&key_of(sound)).await? == Some(encode(&other)), "a sound note was touched")?;
        // A new note takes the place; the notice can be put away.
        page.press_named(".notices", "Dismiss").await?;
        page.is_told_nothing().await?;
        page.open_finding(damaged).await?;
        page.save_note(damaged, "Written anew").await?;
        page.kept(damaged, "Written anew").await?;
        page.reload().await?;
        page.field_holds(damaged, "Written anew").await?;
        page.is_told("A saved note could not be read: it is damaged: it is not JSON (").await?;
        page.press_named("nav", "Notes2").await?;
        let file = page.all_notes().await?;
        let wanted = json!([{ "key": aside, "value": value }]);
        page.insist(file["set_aside"] == wanted, format!("the file holds {}", file["set_aside"]))?;
        page.insist(page.stored(&aside).await?.as_deref() == Some(value), "the value did not stay")
    })
    .await;
}

#[tokio::test]
async fn without_storage_notes_last_until_the_page_is_closed() {
    play(async |page: &Page| {
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": BLOCK })).await?;
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.is_told("does not let the page save anything").await?;
        page.open_finding(target).await?;
        page.save_note(target, "For today").await?;
        page.reads("nav .count", &["1"]).await?;
        page.field_holds(target, "For today").await?;
        does_not_claim_to_keep(page, target).await?;
        page.press_named("nav", "Notes1").await?;
        page.field_holds(target, "For today").await?;
        let file = page.all_notes().await?;
        page.insist(file["notes"][0]["text"] == "For today", format!("the file holds {file}"))?;
        page.press_named(&form(target), "Delete note").await?;
        page.press_named(".toast", "Undo").await?;
        page.field_holds(target, "For today").await?;
        page.reload().await?;
        page.reads("main h1", &["No notes yet"]).await?;
        page.is_told("does not let the page save anything").await
    })
    .await;
}

/// What a browser does that blocks storage.
const BLOCK: &str = "
    const refuse = () => { throw new DOMException('The document is sandboxed.', 'SecurityError'); };
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true });";

/// Fills the storage to the last sign.
const FILL: &str = "
    let value = localStorage.getItem(arguments[0]) ?? '';
    for (let size = 1 << 22; size >= 1;) {
        try {
            localStorage.setItem(arguments[0], value + 'x'.repeat(size));
            value += 'x'.repeat(size);
        } catch (error) {
            if (error.name !== 'QuotaExceededError') throw error;
            size >>= 1;
        }
    }
    return value.length;";

/// Fills the storage with another program's value.
pub async fn fill(page: &Page) -> Done {
    let length: usize = page.script(FILL, &[FOREIGN.into()]).await?;
    page.insist(length > 100_000, format!("only {length} signs fill the storage"))
}

/// Writes a note that the browser keeps. Gives what it is about, and something else to write about.
async fn one_is_kept(page: &Page) -> Done<(&'static str, &'static str)> {
    let (old, new) = (finding(0).id.as_str(), finding(1).id.as_str());
    page.open(FINDINGS).await?;
    page.open_finding(old).await?;
    page.save_note(old, "Kept before").await?;
    page.kept(old, "Kept before").await?;
    Ok((old, new))
}

#[tokio::test]
async fn a_note_that_finds_no_room_stays_on_screen() {
    play(async |page: &Page| {
        let (old, new) = one_is_kept(page).await?;
        let kept = page.stored(&key_of(old)).await?;
        fill(page).await?;
        page.open_finding(new).await?;
        page.save_note(new, "No room for this").await?;
        page.is_told("is full").await?;
        page.field_holds(new, "No room for this").await?;
        page.insist(page.stored(&key_of(new)).await?.is_none(), "the note was kept after all")?;
        page.insist(page.stored(&key_of(old)).await? == kept, "another note was touched")?;
        page.press_named("nav", "Notes2").await?;
        page.field_holds(new, "No room for this").await?;
        does_not_claim_to_keep(page, new).await
    })
    .await;
}

#[tokio::test]
async fn a_note_that_found_no_room_can_be_saved_when_there_is_some() {
    play(async |page: &Page| {
        let target = finding(1).id.as_str();
        page.open(FINDINGS).await?;
        fill(page).await?;
        page.open_finding(target).await?;
        page.save_note(target, "No room for this").await?;
        page.is_told("is full").await?;
        page.script::<Value>("localStorage.removeItem(arguments[0])", &[FOREIGN.into()]).await?;
        page.press_named(&form(target), "Save note").await?;
        page.kept(target, "No room for this").await?;
        page.reload().await?;
        page.field_holds(target, "No room for this").await
    })
    .await;
}

#[tokio::test]
async fn a_full_storage_still_shows_the_notes_that_it_holds() {
    play(async |page: &Page| {
        let (old, new) = (finding(0).id.as_str(), finding(1).id.as_str());
        page.open("").await?;
        let kept = note(old, "Kept before", 1_700_000_000_000);
        page.keep(&kept).await?;
        fill(page).await?;
        page.open(FINDINGS).await?;
        page.reads("nav .count", &["1"]).await?;
        page.open_finding(old).await?;
        page.field_holds(old, "Kept before").await?;
        page.open_finding(new).await?;
        page.save_note(new, "No room for this").await?;
        page.is_told("is full").await?;
        page.field_holds(new, "No room for this").await?;
        page.press_named("nav", "Notes2").await?;
        let file = page.all_notes().await?;
        page.insist(file["notes"].as_array().map(Vec::len) == Some(2), format!("the file holds {file}"))?;
        page.insist(page.stored(&key_of(old)).await? == Some(encode(&kept)), "the note was touched")
    })
    .await;
}

#[tokio::test]
async fn a_note_from_another_window_is_not_written_over() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.open_finding(target).await?;
        let theirs = note(target, "Theirs", 1_700_000_000_000);
        page.keep(&theirs).await?;
        page.save_note(target, "Mine").await?;
        page.is_told("This note was changed in another window after this page read it").await?;
        page.insist(page.stored(&key_of(target)).await? == Some(encode(&theirs)), "their note was touched")?;
        page.field_holds(target, "Mine").await?;
        page.counts(&field(target), 1).await
    })
    .await;
}

#[tokio::test]
async fn an_edit_of_another_tab_is_not_written_over_and_not_deleted() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let open = format!("{FINDINGS}&open={target}");
        page.open("").await?;
        page.keep(&note(target, "Both read this", 1_700_000_000_000)).await?;
        page.open(&open).await?;
        page.field_holds(target, "Both read this").await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open(&open).await?;
        page.save_note(target, "Two hours of work").await?;
        let theirs = page.kept(target, "Two hours of work").await?;
        page.driver.switch_to_window(first).await?;
        page.press_named(&form(target), "Delete note").await?;
        page.is_told("This note was changed in another window after this page read it").await?;
        page.field_holds(target, "Both read this").await?;
        page.counts(".toast", 0).await?;
        page.save_note(target, "Mine").await?;
        page.field_holds(target, "Mine").await?;
        does_not_claim_to_keep(page, target).await?;
        page.insist(page.stored(&key_of(target)).await? == Some(encode(&theirs)), "their edit was touched")?;
        page.reload().await?;
        page.field_holds(target, "Two hours of work").await?;
        page.save_note(target, "Two hours of work, and mine").await?;
        page.kept(target, "Two hours of work, and mine").await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn a_note_of_a_newer_version_stays_where_that_version_looks() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let newer = encode(&note(target, "Newer", 1)).replacen("\"version\":2", "\"version\":3", 1);
        page.open("").await?;
        page.store(&key_of(target), &newer).await?;
        page.open(FINDINGS).await?;
        page.is_told("1 note was saved by a newer version of this page and left unchanged.").await?;
        page.open_finding(target).await?;
        page.save_note(target, "Older").await?;
        page.is_told("A newer version of this page saved this note, so your change was not saved over it.").await?;
        page.field_holds(target, "Older").await?;
        does_not_claim_to_keep(page, target).await?;
        page.insist(page.stored(&key_of(target)).await? == Some(newer), "the newer note was touched")?;
        page.insist(page.keys().await? == [key_of(target)], "it was moved or copied")
    })
    .await;
}

/// What a browser does that takes storage away while the page is open: neither the window nor what it gave out answers.
const TAKE_AWAY: &str = "
    const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    for (const method of ['getItem', 'setItem', 'removeItem', 'key']) Storage.prototype[method] = refuse;
    Object.defineProperty(Storage.prototype, 'length', { get: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true });";

#[tokio::test]
async fn storage_that_is_taken_away_while_the_page_is_open_is_told_and_stops_nothing() {
    play(async |page: &Page| {
        let (old, new) = one_is_kept(page).await?;
        page.is_told_nothing().await?;
        page.script::<Value>(TAKE_AWAY, &[]).await?;
        page.open_finding(new).await?;
        page.save_note(new, "For today").await?;
        page.is_told("This browser does not let the page save anything").await?;
        page.field_holds(new, "For today").await?;
        does_not_claim_to_keep(page, new).await?;
        page.gather(".finding.open .details > p.row").await?;
        page.press_named("nav", "Notes2").await?;
        page.press_named(&form(old), "Delete note").await?;
        page.field_holds(old, "Kept before").await?;
        page.press_named("nav", "Briefing1").await?;
        page.counts(".entry", 1).await?;
        page.counts("#failed", 0).await?;
        // What was saved before is there when the page is loaded again.
        page.reload().await?;
        page.press_named("nav", "Notes1").await?;
        page.field_holds(old, "Kept before").await
    })
    .await;
}
