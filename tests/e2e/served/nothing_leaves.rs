//! Nothing leaves the browser: no request but for the files of the site while it loads, none after that, no cookie, and a
//! policy that would not let one through.
//!
//! That no page asks another origin for anything, and that no policy is broken, is watched in every test: see the witness in
//! `server.rs`.

use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, finding};
use crate::stage::play;
use serde_json::Value;

/// What the page has fetched so far, but for what it has made itself. Browsers look by themselves whether there is a newer
/// version of what is saved on the device; WebKit lists that too.
const FETCHED: &str = "
    return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !/^(blob|data):|\\/sw\\.js$/.test(name)).sort()";

/// The rules of the page's policy, by their names.
const POLICY: &str = "
    const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]').content;
    return policy.split(';').map(rule => rule.trim())";

/// Goes through every view by its link, as a reader does.
async fn walk(page: &Page) -> Done {
    let views =
        "return [...document.querySelectorAll('nav[aria-label=Views] a')].map(link => link.getAttribute('href'))";
    let views: Vec<String> = page.script(views, &[]).await?;
    page.insist(views.len() > 8, format!("there are but {views:?}"))?;
    for view in views {
        let press = "document.querySelector(`nav a[href='${arguments[0]}']`).click()";
        page.script::<Value>(press, &[view.clone().into()]).await?;
        page.until(
            &view,
            "return document.querySelector('nav a[aria-current]')?.getAttribute('href') === arguments[0]",
            &[view.clone().into()],
        )
        .await?;
        page.frames().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_a_reader_does_asks_no_host_for_anything() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.until("the charts", "return document.querySelector('canvas')?.width > 100", &[]).await?;
        // What the page fetches once it has nothing else to do belongs to its start.
        let kept = "return location.protocol === 'file:' || globalThis.explorerOffline?.state === 'kept'";
        page.until("the site on this device", kept, &[]).await?;
        page.script::<Value>("window.same = true; return null", &[]).await?;
        let at_first: Vec<String> = page.script(FETCHED, &[]).await?;
        walk(page).await?;
        page.press("nav a[href*='view=findings']").await?;
        page.open_finding(target).await?;
        page.save_note(target, "Ask about this").await?;
        page.press_named(".take-away", "CSV").await?;
        page.downloaded(".csv").await?;
        page.tools.print(&page.driver, false).await?;
        page.write("#find-everything", "children").await?;
        page.until("an answer", "return document.querySelector('.hits') !== null", &[]).await?;
        page.insist(page.script("return window.same === true", &[]).await?, "the page was loaded anew")?;
        let at_last: Vec<String> = page.script(FETCHED, &[]).await?;
        page.insist(at_first == at_last, format!("fetched at first {at_first:#?}, at last {at_last:#?}"))?;
        let cookies = page.driver.get_all_cookies().await?;
        let own: String = page.script("return document.cookie", &[]).await?;
        page.insist(cookies.is_empty() && own.is_empty(), format!("there are cookies: {own} {cookies:?}"))
    })
    .await;
}

#[tokio::test]
async fn the_policy_lets_nothing_in_but_the_pages_own_parts() {
    play(async |page: &Page| {
        page.open("").await?;
        let rules: Vec<String> = page.script(POLICY, &[]).await?;
        for wanted in ["default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
            page.insist(rules.iter().any(|rule| rule == wanted), format!("{wanted} is not among {rules:#?}"))?;
        }
        for rule in &rules {
            for source in rule.split(' ').skip(1) {
                let own = ["'self'", "'none'", "'wasm-unsafe-eval'", "data:", "blob:"].contains(&source)
                    || source.starts_with("'sha256-");
                page.insist(own, format!("{rule} lets {source} in"))?;
                let is_made = matches!(source, "data:" | "blob:");
                let may_be_made = ["img-src ", "worker-src "].iter().any(|kind| rule.starts_with(kind));
                page.insist(!is_made || may_be_made, format!("{rule} lets in what a script makes"))?;
            }
        }
        let written = "return [...document.querySelectorAll('*')].flatMap(part => part.getAttributeNames().filter(name => name.startsWith('on')))";
        let written: Vec<String> = page.script(written, &[]).await?;
        page.insist(written.is_empty(), format!("scripts stand in the page: {written:?}"))
    })
    .await;
}

/// A test that cannot fail would say nothing: what the witness is for is seen by it.
#[tokio::test]
async fn a_request_to_another_host_is_stopped_and_seen() {
    play(async |page: &Page| {
        page.open("").await?;
        page.excuse("Content Security Policy");
        page.excuse("Refused to connect");
        page.excuse("violates the following");
        let script = "return fetch('http://127.0.0.2:9/').then(() => 'sent', () => 'stopped')";
        page.shows("the request", script, &[], &"stopped".to_owned()).await?;
        let seen = "return window.witnessed.filter(what => what.startsWith('Content Security Policy')).length";
        page.until("the report", &seen.replace("length", "length > 0"), &[]).await
    })
    .await;
}
