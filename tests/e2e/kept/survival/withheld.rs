//! Storage that the browser withholds: from the start, while the page is open, or cleared in another tab. What is made
//! meanwhile stays on the page and is saved as soon as that is possible; what was saved before stays.

use super::quick::Tabs;
use super::tally::Tally;
use super::things::{Things, each};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::FINDINGS;
use crate::stage::play;
use serde_json::Value;

/// What a browser does that blocks storage, until it is allowed.
const BLOCK: &str = "
    const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true });
    window.allow = () => Object.defineProperty(window, 'localStorage', own);";

/// What a browser does that takes storage away while the page is open: what it gave out does not answer either.
const TAKE_AWAY: &str = "
    const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
    const all = Object.getOwnPropertyDescriptors(Storage.prototype);
    for (const method of ['getItem', 'setItem', 'removeItem', 'key']) Storage.prototype[method] = refuse;
    Object.defineProperty(Storage.prototype, 'length', { get: refuse, configurable: true });
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true });
    window.allow = () => {
        Object.defineProperties(Storage.prototype, all);
        Object.defineProperty(window, 'localStorage', own);
    };
    return null;";

/// Comes back to the page, where storage is allowed again.
const ALLOW: &str = "window.allow(); dispatchEvent(new Event('focus')); return null";

/// What is made before, and what is made while storage is withheld.
const BEFORE: Things = Things::first("before");
const MEANWHILE: Things = Things::second("meanwhile");

/// Counts what is there after storage is allowed again.
async fn look(page: &Page, tally: &mut Tally, when: &str) -> Done {
    page.script::<Value>(ALLOW, &[]).await?;
    page.is_all_saved().await?;
    MEANWHILE.shown(page, tally, when).await?;
    MEANWHILE.kept(&page.desk().await?, tally, when);
    Ok(())
}

#[tokio::test]
async fn what_is_made_while_storage_is_blocked_is_saved_once_it_is_allowed() {
    play(async |page: &Page| {
        let mut tally = Tally::new("blocked");
        let added = page.run_before(BLOCK);
        page.open(FINDINGS).await?;
        page.is_told("does not let the page save anything").await?;
        MEANWHILE.make(page).await?;
        page.is_not_saved("does not let the page save anything").await?;
        MEANWHILE.shown(page, &mut tally, "blocked from the start").await?;
        page.press_named("nav", &format!("Notes{}", each())).await?;
        MEANWHILE.in_backup(&page.backup().await?, &mut tally, "blocked from the start");
        page.run_no_longer(added);
        look(page, &mut tally, "allowed after the start").await?;
        tally.tell()
    })
    .await;
}

#[tokio::test]
async fn what_is_made_while_storage_is_taken_away_is_saved_once_it_is_there_again() {
    play(async |page: &Page| {
        let mut tally = Tally::new("blocked");
        page.open(FINDINGS).await?;
        BEFORE.make(page).await?;
        page.is_all_saved().await?;
        page.script::<Value>(TAKE_AWAY, &[]).await?;
        MEANWHILE.make(page).await?;
        page.is_not_saved("does not let the page save anything").await?;
        MEANWHILE.shown(page, &mut tally, "taken away").await?;
        look(page, &mut tally, "there again").await?;
        tally.tell()
    })
    .await;
}

#[tokio::test]
async fn what_is_cleared_in_another_tab_stays_on_the_page_and_can_be_saved_again() {
    play(async |page: &Page| {
        let mut tally = Tally::new("cleared");
        let tabs = Tabs::open(page, FINDINGS).await?;
        tabs.turn(0).await?;
        BEFORE.make(page).await?;
        page.is_all_saved().await?;
        tabs.turn(1).await?;
        page.script::<Value>("localStorage.clear(); return null", &[]).await?;
        tabs.turn(0).await?;
        page.is_not_saved("has been deleted from this browser").await?;
        BEFORE.shown(page, &mut tally, "cleared").await?;
        page.press(".unsaved summary").await?;
        page.press_named(".unsaved", "Save again").await?;
        page.is_all_saved().await?;
        BEFORE.kept(&page.desk().await?, &mut tally, "saved again");
        tally.tell()
    })
    .await;
}
