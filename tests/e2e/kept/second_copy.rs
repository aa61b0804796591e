//! The second copy: what the browser has lost comes back from it, and 'Saved' is said when it has the note and not before.

use crate::desk::{action, marked, of_area};
use crate::fault::Done;
use crate::kept::storage::fill;
use crate::left_out::left_out;
use crate::page::Page;
use crate::poll::poll;
use crate::reader::{FINDINGS, field, finding, form};
use crate::stage::play;
use serde_json::Value;

/// What the status of a note says.
async fn status(page: &Page, target: &str) -> Done<String> {
    page.script("return document.querySelector(arguments[0]).textContent", &[said(target).into()]).await
}

fn said(target: &str) -> String {
    format!("{} [role=status]", form(target))
}

/// Waits until the status of a note begins with these words.
async fn says(page: &Page, target: &str, words: &str) -> Done {
    let script = "return document.querySelector(arguments[0])?.textContent.startsWith(arguments[1]) ?? false";
    page.until(&format!("'{words}'"), script, &[said(target).into(), words.into()]).await
}

async fn open(page: &Page, target: &str) -> Done {
    page.open(&format!("{FINDINGS}&open={target}")).await?;
    page.element(&field(target)).await.map(drop)
}

/// Writes a note, and waits until the page says that it is saved.
async fn save(page: &Page, target: &str, text: &str) -> Done {
    open(page, target).await?;
    page.save_note(target, text).await?;
    says(page, target, "Saved in this browser on").await
}

/// Waits until the second copy holds what localStorage holds.
async fn is_copied(page: &Page) -> Done {
    poll("the second copy to hold everything", async || {
        let script = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('inspection-explorer/v3/')))";
        let (held, copied) = (page.script::<std::collections::BTreeMap<String, String>>(script, &[]).await?, page.copied().await?);
        Ok(if held == copied { Ok(()) } else { Err(format!("it holds {copied:?}, and localStorage {held:?}")) })
    })
    .await
}

async fn clear_local(page: &Page) -> Done {
    page.script::<Value>("localStorage.clear(); return null", &[]).await.map(drop)
}

#[tokio::test]
async fn what_the_browser_has_lost_comes_back_from_the_second_copy() {
    play(async |page: &Page| {
        let (one, other) = (finding(0).id.as_str(), finding(1).id.as_str());
        save(page, one, "Ask on Monday").await?;
        save(page, other, "Ask on Tuesday").await?;
        is_copied(page).await?;
        clear_local(page).await?;
        open(page, one).await?;
        page.is_told("2 notes that this browser had lost are back from the second copy.").await?;
        page.field_holds(one, "Ask on Monday").await?;
        page.reads("nav .count", &["2"]).await?;
        // It is in localStorage again, so nothing is told the next time.
        page.kept(one, "Ask on Monday").await?;
        page.kept(other, "Ask on Tuesday").await?;
        page.reload().await?;
        page.field_holds(one, "Ask on Monday").await?;
        page.is_told_nothing().await?;
        // A status and the briefing come back too.
        let Some((area, own, _)) = marked().into_iter().next() else {
            left_out("a status that comes back from the second copy", "it has no plan");
            return Ok(());
        };
        page.open(&of_area(area).to_query()).await?;
        page.choose(&format!("{} select", action(&own.unit)), "blocked").await?;
        page.gather(&action(&own.unit)).await?;
        is_copied(page).await?;
        clear_local(page).await?;
        page.open("view=briefing").await?;
        page.is_told("2 notes, 1 status and your briefing that this browser had lost are back").await?;
        page.counts(".entry", 1).await
    })
    .await;
}

#[tokio::test]
async fn what_was_deleted_stays_deleted_and_what_was_lost_of_the_deletion_comes_back() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        save(page, target, "Ask on Monday").await?;
        let before: Value = page.script("return { ...localStorage }", &[]).await?;
        page.press_named(&form(target), "Delete note").await?;
        page.not_kept(target).await?;
        is_copied(page).await?;
        // Both, then the deletion alone, are lost.
        clear_local(page).await?;
        open(page, target).await?;
        is_copied(page).await?;
        page.not_kept(target).await?;
        page.field_holds(target, "").await?;
        page.is_told_nothing().await?;
        page.script::<Value>("localStorage.clear(); Object.assign(localStorage, arguments[0])", &[before]).await?;
        open(page, target).await?;
        page.field_holds(target, "").await?;
        page.not_kept(target).await?;
        page.open("view=notes").await?;
        page.press(".bin > summary").await?;
        page.reads(".bin blockquote", &["Ask on Monday"]).await
    })
    .await;
}

/// Holds every answer of a transaction that writes, until `release()` is called.
const HOLD: &str = "
    window.held = [];
    window.release = () => { window.held.splice(0).forEach(answer => answer()); window.held = { push: answer => answer() }; };
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(answer) {
            set.call(this, this.mode === 'readwrite' ? event => window.held.push(() => answer(event)) : answer);
        },
    });";

#[tokio::test]
async fn saved_is_said_when_it_is_true_and_not_before() {
    play(async |page: &Page| {
        page.run_before(HOLD);
        let target = finding(0).id.as_str();
        open(page, target).await?;
        page.save_note(target, "Ask on Monday").await?;
        page.kept(target, "Ask on Monday").await?;
        page.until("a batch to be written", "return window.held.length > 0", &[]).await?;
        page.frames().await?;
        let words = status(page, target).await?;
        page.insist(words == "Saving …", format!("the status is '{words}'"))?;
        page.script::<Value>("window.release(); return null", &[]).await?;
        says(page, target, "Saved in this browser on").await
    })
    .await;
}

#[tokio::test]
async fn while_the_second_copy_does_not_answer_saved_is_not_said_for_certain() {
    play(async |page: &Page| {
        page.run_before(HOLD);
        let target = finding(0).id.as_str();
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.save_note(target, "Ask on Monday").await?;
        says(page, target, "Saved, but not yet for certain").await?;
        // Once it answers, it is certain.
        page.script::<Value>("window.release(); return null", &[]).await?;
        says(page, target, "Saved in this browser on").await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["1 note"]).await
    })
    .await;
}

/// Ways in which a browser has no second copy.
const NONE: [&str; 5] = [
    "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });",
    "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "const open = IDBFactory.prototype.open;
     IDBFactory.prototype.open = function () {
         const request = open.call(this, 'other', 1);
         request.addEventListener('upgradeneeded', () => request.transaction.abort());
         return request;
     };",
    "IDBTransaction.prototype.commit = function () { this.abort(); };",
];

#[tokio::test]
async fn without_a_second_copy_everything_works_and_the_page_says_so() {
    for way in NONE {
        play(async |page: &Page| {
            page.run_before(way);
            let target = finding(0).id.as_str();
            save(page, target, "Ask on Monday").await?;
            page.is_told_nothing().await?;
            page.is_all_saved().await?;
            page.open("view=notes").await?;
            page.field_holds(target, "Ask on Monday").await?;
            surety(page, "If the browser crashes, you may lose what you wrote in the last minute.").await
        })
        .await;
    }
}

/// Waits until the page says how sure it is that notes stay.
async fn surety(page: &Page, words: &str) -> Done {
    let script = "return document.querySelector('.how-sure')?.textContent.includes(arguments[0]) ?? false";
    page.until(&format!("'{words}'"), script, &[words.into()]).await
}

#[tokio::test]
async fn the_browser_is_asked_once_not_to_clear_the_notes_and_its_answer_is_shown() {
    let answer = "
        window.asked = 0;
        let is_promised = false;
        const storage = {
            persisted: async () => is_promised,
            persist: async () => { window.asked += 1; return is_promised = true; },
        };
        // Not every engine has one of its own.
        Object.defineProperty(Navigator.prototype, 'storage', { get: () => storage, configurable: true });";
    play(async |page: &Page| {
        page.run_before(answer);
        page.open("view=notes").await?;
        surety(page, "This page keeps two copies here").await?;
        surety(page, "Some browsers clear a site’s data after days without a visit.").await?;
        page.shows("not asked", "return window.asked", &[], &0).await?;
        let target = finding(0).id.as_str();
        save(page, target, "Ask on Monday").await?;
        page.save_note(target, "Ask on Tuesday").await?;
        page.kept(target, "Ask on Tuesday").await?;
        page.shows("asked once", "return window.asked", &[], &1).await?;
        page.press_named("nav", "Notes1").await?;
        surety(page, "The browser has promised not to clear them by itself.").await
    })
    .await;
}

#[tokio::test]
async fn what_finds_no_room_is_in_the_second_copy() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        open(page, target).await?;
        fill(page).await?;
        page.save_note(target, "No room for this").await?;
        page.is_not_saved("is saved in a second place in this browser").await?;
        says(page, target, "Saved in a second place in this browser").await?;
        // Leaving asks nothing, and it is there when the page is loaded again, though there is still no room.
        page.reload().await?;
        page.field_holds(target, "No room for this").await?;
        page.is_not_saved("is saved in a second place in this browser").await?;
        page.script::<Value>("localStorage.removeItem('another-program/v1/note/x'); return null", &[]).await?;
        page.kept(target, "No room for this").await?;
        page.is_all_saved().await?;
        is_copied(page).await
    })
    .await;
}

#[tokio::test]
async fn notes_of_two_tabs_come_back_when_both_are_gone() {
    play(async |page: &Page| {
        let (one, other) = (finding(0).id.as_str(), finding(1).id.as_str());
        save(page, one, "Of the first tab").await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        save(page, other, "Of the second tab").await?;
        // The data is cleared in one tab: the other one says so, and nothing of it is removed from the copy.
        clear_local(page).await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        page.is_not_saved("has been deleted from this browser").await?;
        let copied = page.copied().await?;
        page.insist(copied.values().any(|text| text.contains("Of the second tab")), format!("it holds {copied:?}"))?;
        let third = page.driver.new_tab().await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(third).await?;
        open(page, other).await?;
        page.is_told("2 notes that this browser had lost are back from the second copy.").await?;
        page.field_holds(other, "Of the second tab").await?;
        page.kept(one, "Of the first tab").await.map(drop)
    })
    .await;
}
