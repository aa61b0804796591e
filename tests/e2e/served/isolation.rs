//! The tests' own ground: no test finds anything of another, a broken browser harms none, and what must fail a test does.

use crate::browser::Browser;
use crate::engine::{Can, Engine, engine};
use crate::fault::Done;
use crate::left_out::left_out_here;
use crate::page::Page;
use crate::pool::give_back;
use crate::runtime::within;
use crate::screen::Screen;
use crate::stage::{caught, play};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use thirtyfour::prelude::*;

/// What a page finds that was not there when its browser was new.
const LEFT: &str = "
    return [
        localStorage.length > 0 && 'storage',
        sessionStorage.length > 0 && 'storage of the window',
        document.cookie && 'cookies',
        history.length > 2 && 'history',
        window.marked && 'a script for every page',
        matchMedia('(prefers-color-scheme: dark)').matches && 'dark colours',
        innerWidth < 1000 && 'a narrow window',
        devicePixelRatio !== 1 && 'fine pixels',
        'ontouchstart' in window && 'a touch screen',
        document.visibilityState !== 'visible' && 'a window behind others',
        !document.hasFocus() && 'no focus',
    ].filter(Boolean);";

/// Leaves as much as a test can leave.
async fn leave_everything(page: &Page) -> Done {
    page.with_charts_open().await?;
    page.show_on(Screen::wide(360).dark().fine(2)).await?;
    if engine().lacks(Can::Touch).is_none() {
        page.with_a_touch_screen().await?;
    }
    page.run_before("window.marked = true");
    page.tools.grant(&page.driver, &["notifications"]).await?;
    page.open("view=findings").await?;
    page.store("inspection-explorer/v1/left", "behind").await?;
    let script = "sessionStorage.setItem('left', 'behind'); document.cookie = 'left=behind; path=/; max-age=999'";
    page.script::<Value>(script, &[]).await?;
    page.press_named(".take-away", "CSV").await?;
    page.download(".csv").await?;
    page.driver.action_chain().key_down(Key::Shift).perform().await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second).await?;
    page.open("view=topics").await
}

/// Finds nothing of that.
async fn find_nothing(page: &Page) -> Done {
    page.insist(page.driver.windows().await?.len() == 1, "a second window is left")?;
    page.insist(fs::read_dir(&page.downloads)?.next().is_none(), "a download is left")?;
    page.open("").await?;
    page.shows("nothing to be left", LEFT, &[], &Vec::<String>::new()).await?;
    let script = "
        const done = arguments[arguments.length - 1];
        navigator.permissions.query({ name: 'notifications' }).then(found => done(found.state));";
    let permission: String = page.driver.execute_async(script, vec![]).await?.convert()?;
    page.insist(permission != "granted", "a permission is left")?;
    page.script::<Value>("addEventListener('keydown', event => { window.typed = event.key; })", &[]).await?;
    page.driver.action_chain().send_keys("a").perform().await?;
    page.shows("a small letter to be typed", "return window.typed ?? ''", &[], &"a".to_owned()).await
}

/// Which browser a test was given.
fn session(page: &Page) -> String {
    page.driver.session_id().to_string()
}

#[tokio::test]
async fn a_test_finds_nothing_of_the_one_before() {
    // Other tests take browsers too: until both have had the same.
    for _ in 0..20 {
        let (mut first, mut second) = (String::new(), String::new());
        play(async |page: &Page| {
            first = session(page);
            leave_everything(page).await
        })
        .await;
        play(async |page: &Page| {
            second = session(page);
            find_nothing(page).await
        })
        .await;
        if first == second {
            return;
        }
    }
    panic!("no browser was given to two tests");
}

/// Plays a test that must fail, and gives the words with which it does.
async fn fails(test: impl AsyncFnMut(&Page) -> Done) -> String {
    let panic = caught(play(test)).await.expect_err("the test fails");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_browser_that_breaks_is_replaced() {
    if let Some(why) = engine().lacks(Can::UseDevtools) {
        return left_out_here(why);
    }
    let told = fails(async |page: &Page| page.devtools("Browser.crash", json!({})).await.map(drop)).await;
    assert!(!told.is_empty(), "the test fails without a word");
    play(async |page: &Page| page.open("").await).await;
    // Also one that ends while it waits for the next test, whichever that is.
    let browser = within(Browser::start(true)).await.expect("it starts");
    let pid = browser.pid.expect("it tells its number");
    let killed = Command::new("kill").args(["-KILL", &pid.to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()), "it was not there");
    give_back(browser);
    play(async |page: &Page| page.open("").await).await;
}

#[tokio::test]
async fn a_test_fails_where_the_page_tells_of_a_failure_unasked() {
    let report = "dispatchEvent(new CustomEvent('explorer-failed', { detail: 'panicked at the test' }))";
    let shown = fails(async |page: &Page| {
        page.open("").await?;
        page.script::<Value>(report, &[]).await.map(drop)
    });
    let told = shown.await;
    assert!(told.contains("panicked at the test"), "{told}");
    // Also where the test goes on to another page.
    let gone = fails(async |page: &Page| {
        page.open("").await?;
        page.script::<Value>(report, &[]).await?;
        page.open("view=findings").await
    });
    let told = gone.await;
    assert!(told.contains("panicked at the test"), "{told}");
    let awaited = fails(async |page: &Page| {
        page.expects_the_panel();
        page.open("").await
    });
    let told = awaited.await;
    assert!(told.contains("does not tell of a failure"), "{told}");
}

#[tokio::test]
async fn a_test_fails_on_errors_that_the_console_does_not_tell() {
    let event = "dispatchEvent(new ErrorEvent('error', { message: 'told by an event alone' }))";
    let told = fails(async |page: &Page| {
        page.open("").await?;
        page.script::<Value>(event, &[]).await.map(drop)
    });
    let told = told.await;
    assert!(told.contains("the browser complains: told by an event alone"), "{told}");
}

#[tokio::test]
async fn a_test_is_played_once_more_after_a_failure_of_the_engine_itself() {
    let event = "dispatchEvent(new ErrorEvent('error', { message: 'RuntimeError: Out of bounds memory access (x)' }))";
    let may_be = engine() == Engine::WebKit;
    let mut plays = 0;
    let outcome = caught(play(async |page: &Page| {
        plays += 1;
        page.open("").await?;
        if plays == 1 { page.script::<Value>(event, &[]).await.map(drop) } else { Ok(()) }
    }));
    assert_eq!(outcome.await.is_ok(), may_be, "the second play counts in WebKit alone");
    assert_eq!(plays, if may_be { 2 } else { 1 }, "it is played once more in WebKit alone");
    // Twice is no accident.
    let mut plays = 0;
    let told = fails(async |page: &Page| {
        plays += 1;
        page.open("").await?;
        page.script::<Value>(event, &[]).await.map(drop)
    });
    let told = told.await;
    assert!(told.contains("Out of bounds memory access"), "{told}");
    assert_eq!(plays, if may_be { 2 } else { 1 }, "it is not played a third time");
}
