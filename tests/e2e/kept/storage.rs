//! Trouble with the browser's storage: nothing that was kept is lost, and the reader is told what is not kept.

use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, about, finding, form, key_of, note, own_key, second_form, text_in, texts_in};
use crate::stage::play;
use serde_json::Value;

/// A key of another program on the same host.
pub const FOREIGN: &str = "another-program/v1/note/x";

/// Waits until the page does not say of a note that it is kept.
async fn does_not_claim_to_keep(page: &Page, target: &str) -> Done {
    let script = "return !document.querySelector(arguments[0]).innerText.includes('Saved in this browser')";
    page.until("no claim that the note is kept", script, &[form(target).into()]).await
}

#[tokio::test]
async fn a_damaged_note_stays_unchanged() {
    play(async |page: &Page| {
        let (damaged, sound) = (finding(0).id.as_str(), finding(1).id.as_str());
        let value = "{\"version\":2,\"text\":\"half a note \u{1f642}\u{0}\r\n";
        let key = key_of(damaged);
        page.open("").await?;
        page.store(&key, value).await?;
        page.store(FOREIGN, "{half").await?;
        let other = note(sound, "Sound", 1_700_000_000_000);
        page.keep(&other).await?;
        page.open(FINDINGS).await?;
        page.is_told("Something that was saved here could not be read: it is damaged: it is not JSON (").await?;
        page.is_told("It was left unchanged and nothing was overwritten.").await?;
        // A new note is written beside it; the notice can be put away.
        page.press_named(".notices", "Dismiss").await?;
        page.is_told_nothing().await?;
        page.open_finding(damaged).await?;
        page.save_note(damaged, "Written anew").await?;
        page.kept(damaged, "Written anew").await?;
        page.reload().await?;
        page.field_holds(damaged, "Written anew").await?;
        page.is_told("Something that was saved here could not be read: it is damaged: it is not JSON (").await?;
        page.press_named("nav", "Notes2").await?;
        let file = page.backup().await?;
        page.insist(file.get(&key).map(String::as_str) == Some(value), format!("the file holds {file:?}"))?;
        page.insist(page.stored(&key).await?.as_deref() == Some(value), "the value was changed")?;
        page.insist(page.stored(FOREIGN).await?.as_deref() == Some("{half"), "a foreign value was touched")?;
        page.insist(page.stored(&key_of(sound)).await? == Some(second_form(&other)), "a sound note was touched")
    })
    .await;
}

#[tokio::test]
async fn without_storage_notes_last_until_the_page_is_closed() {
    play(async |page: &Page| {
        page.run_before(BLOCK);
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
        page.is_not_saved("does not let the page save anything").await?;
        let text = text_in(page.backup().await?, target);
        page.insist(text.as_deref() == Some("For today"), format!("the file holds {text:?}"))?;
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
        let kept = page.desk().await?.note(&about(old));
        fill(page).await?;
        page.open_finding(new).await?;
        page.save_note(new, "No room for this").await?;
        page.is_not_saved("is full").await?;
        page.field_holds(new, "No room for this").await?;
        page.not_kept(new).await?;
        page.insist(page.desk().await?.note(&about(old)) == kept, "another note was touched")?;
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
        page.is_not_saved("is full").await?;
        // As soon as there is room it is saved, without a press.
        page.script::<Value>("localStorage.removeItem(arguments[0])", &[FOREIGN.into()]).await?;
        page.kept(target, "No room for this").await?;
        page.is_all_saved().await?;
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
        page.is_not_saved("is full").await?;
        page.field_holds(new, "No room for this").await?;
        page.press_named("nav", "Notes2").await?;
        let text = text_in(page.backup().await?, new);
        page.insist(text.as_deref() == Some("No room for this"), format!("the file holds {text:?}"))?;
        page.insist(page.stored(&key_of(old)).await? == Some(second_form(&kept)), "the note was touched")
    })
    .await;
}

#[tokio::test]
async fn a_note_of_the_second_version_written_meanwhile_is_shown_beside_it() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.open_finding(target).await?;
        let theirs = note(target, "Theirs", 1_700_000_000_000);
        page.keep(&theirs).await?;
        page.save_note(target, "Mine").await?;
        page.kept(target, "Mine").await?;
        page.insist(page.stored(&key_of(target)).await? == Some(second_form(&theirs)), "their note was touched")?;
        page.reload().await?;
        page.field_holds(target, "Mine").await?;
        page.reads(".other-text blockquote", &["Theirs"]).await
    })
    .await;
}

#[tokio::test]
async fn an_edit_of_another_tab_shows_and_is_never_lost() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let open = format!("{FINDINGS}&open={target}");
        page.open("").await?;
        page.keep(&note(target, "Both read this", 1_700_000_000_000)).await?;
        page.open(&open).await?;
        page.field_holds(target, "Both read this").await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second.clone()).await?;
        page.open(&open).await?;
        page.save_note(target, "Two hours of work").await?;
        page.kept(target, "Two hours of work").await?;
        // The other tab shows it, and its deletion is one of what it shows.
        page.driver.switch_to_window(first.clone()).await?;
        page.field_holds(target, "Two hours of work").await?;
        page.save_note(target, "Mine").await?;
        page.kept(target, "Mine").await?;
        page.driver.switch_to_window(second).await?;
        page.field_holds(target, "Mine").await?;
        page.press_named(&form(target), "Delete note").await?;
        page.driver.switch_to_window(first).await?;
        page.field_holds(target, "").await?;
        page.not_kept(target).await?;
        let texts = texts_in(&page.desk().await?, target);
        page.insist(texts == ["Mine", "Two hours of work", "Both read this"], format!("the history is {texts:?}"))
    })
    .await;
}

#[tokio::test]
async fn a_note_of_a_newer_version_is_shown_and_stays_as_it_is() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let key = own_key("note", "z-1", &format!("finding:{target}"));
        let newer = format!(
            r#"{{"version":4,"id":"finding:{target}","at":5,"over":{{}},"text":"Newer","created":1,"mood":12345678901234567890123}}"#
        );
        page.open("").await?;
        page.store(&key, &newer).await?;
        page.open(FINDINGS).await?;
        page.is_told("1 thing was saved by a newer version of this page and left unchanged.").await?;
        page.open_finding(target).await?;
        page.field_holds(target, "Newer").await?;
        page.counts(&format!("{} textarea[readonly]", form(target)), 1).await?;
        page.insist(page.stored(&key).await? == Some(newer), "the newer note was touched")?;
        page.insist(page.keys().await? == [key], "it was moved or copied")
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
        page.is_not_saved("This browser does not let the page save anything").await?;
        page.field_holds(new, "For today").await?;
        does_not_claim_to_keep(page, new).await?;
        page.gather(".finding.open .details > p.row").await?;
        page.press_named("nav", "Notes2").await?;
        page.press_named(&form(old), "Delete note").await?;
        page.reads("nav .count", &["1", "1"]).await?;
        page.is_not_saved("This browser does not let the page save anything").await?;
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
