//! One quiet place speaks of results, half a second after the last key or choice; nothing else talks over it.

use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::explore::said;
use serde_json::{Value, json};

/// Notes every change in a live region of the page, with the time.
const LISTEN: &str = "
    window.heard = [];
    const selector = '[aria-live], [role=status], [role=alert]';
    new MutationObserver(records => {
        const regions = new Set(records.map(record => {
            const at = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
            return at?.closest(selector);
        }).filter(Boolean));
        for (const region of regions) heard.push([region.id, region.textContent, performance.now()]);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });";

/// Types a word letter by letter into a field, a tenth of a second apart, and waits a second. Gives the time of the last key.
const TYPE: &str = "
    const [selector, word] = arguments, field = document.querySelector(selector);
    let last = 0, step = Promise.resolve();
    for (let at = 1; at <= word.length; at++) {
        step = step.then(() => {
            field.value = word.slice(0, at);
            last = performance.now();
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            return new Promise(done => setTimeout(done, 100));
        });
    }
    return step.then(() => new Promise(done => setTimeout(done, 1000))).then(() => last);";

/// What was heard since the page listens: once these words, from the one place, not sooner than half a second after.
async fn heard_once(page: &Page, words: &str, after: Option<f64>) -> Done {
    page.until("something said", "return heard.length > 0", &[]).await?;
    let heard: Vec<(String, String, f64)> = page.script("return heard.splice(0)", &[]).await?;
    let told: Vec<(&str, &str)> = heard.iter().map(|(id, words, _)| (id.as_str(), words.as_str())).collect();
    page.insist(told == [("said-when-quiet", words)], format!("{told:?} instead of {words:?}"))?;
    let soon = after.is_some_and(|after| heard[0].2 - after < 490.0);
    page.insist(!soon, format!("it speaks too soon: {heard:?} after {after:?}"))
}

#[tokio::test]
async fn every_view_has_one_live_region_for_results() {
    play(async |page: &Page| {
        for sight in Sight::ALL {
            page.see(sight).await?;
            let live = "return [...document.querySelectorAll('[aria-live]')].map(e => e.id)";
            page.shows(sight.name(), live, &[], &vec!["said-when-quiet".to_owned()]).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_found_is_said_once_after_the_last_key() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        page.script::<Value>(LISTEN, &[]).await?;
        let last: f64 = page.script(TYPE, &[json!("#find"), json!("foster")]).await?;
        let shown: usize = page.script("return document.querySelectorAll('.results .finding').length", &[]).await?;
        let all = record().findings.len();
        heard_once(page, &said::of_findings(shown, all), Some(last)).await?;
        page.script::<f64>(TYPE, &[json!("#find"), json!("zyzzyva")]).await?;
        heard_once(page, "No findings match", None).await
    })
    .await;
}

#[tokio::test]
async fn a_choice_is_answered_in_threads_topics_compare_and_others() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (query, list, value) in [
            ("view=threads", "form.choose label:nth-of-type(2) select", "leaders"),
            ("view=compare", ".choose label:first-child select", "sif-2016"),
            ("view=others", ".choose select", "care-leavers"),
        ] {
            page.open(query).await?;
            page.script::<Value>(LISTEN, &[]).await?;
            page.choose(list, value).await?;
            page.until(&format!("{query} to say something"), "return heard.length > 0", &[]).await?;
            let words = match query {
                "view=threads" => {
                    let shown: usize =
                        page.script("return document.querySelectorAll('.threads > li').length", &[]).await?;
                    said::of_threads(shown, record().threads.len())
                }
                "view=others" => page.words("#neighbours-title").await?,
                _ => page.words(".chart h2").await?,
            };
            heard_once(page, &words, None).await?;
        }
        page.open("view=topics").await?;
        page.script::<Value>(LISTEN, &[]).await?;
        page.press_named(".legend", "Strength").await?;
        page.until("something said", "return heard.length > 0", &[]).await?;
        let title = page.words(".chart h2").await?;
        heard_once(page, &title, None).await
    })
    .await;
}
