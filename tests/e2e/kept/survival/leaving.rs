//! Every way of leaving, right after the last key, with words in every kind of field.

use super::fields::{Entry, Field, all};
use super::tally::{Tally, number};
use crate::fault::Done;
use crate::page::Page;
use crate::stage::play;
use serde_json::Value;

/// A way of leaving.
#[derive(Clone, Copy, Debug)]
enum Way {
    Reload,
    Address,
    View,
    Beside,
    Link,
    BackInPage,
    BackToPage,
    CloseTab,
    CloseWindow,
    Stopped,
}

const WAYS: [Way; 10] = [
    Way::Reload,
    Way::Address,
    Way::View,
    Way::Beside,
    Way::Link,
    Way::BackInPage,
    Way::BackToPage,
    Way::CloseTab,
    Way::CloseWindow,
    Way::Stopped,
];

/// Presses a link of the page that leads to another view.
const FOLLOW: &str = "
    const link = [...document.querySelectorAll('main a[href^=\"?\"], nav a')].find(link =>
        link.checkVisibility() && new URL(link.href).searchParams.get('view') !== new URL(location).searchParams.get('view'));
    link.click();
    return null;";

/// Lets nothing of the page run any more, as when its process is killed: no timer, and no word that the reader leaves.
const STOP: &str = "
    for (const event of ['pagehide', 'visibilitychange', 'beforeunload', 'blur', 'focusout', 'change'])
        addEventListener(event, event => event.stopImmediatePropagation(), true);
    for (let id = 0; id < 1e5; id += 1) {
        clearTimeout(id);
        clearInterval(id);
    }
    return null;";

/// Comes to the field.
async fn arrive(page: &Page, field: &Field, way: Way) -> Done {
    match way {
        Way::BackInPage => {
            page.open("view=topics").await?;
            page.turn_to_query(&field.query).await?;
        }
        Way::BackToPage => {
            page.open("view=topics").await?;
            page.open(&field.query).await?;
        }
        Way::CloseTab | Way::CloseWindow => {
            let new = match way {
                Way::CloseTab => page.driver.new_tab().await?,
                _ => page.driver.new_window().await?,
            };
            page.driver.switch_to_window(new.clone()).await?;
            page.open(&field.query).await?;
        }
        _ => page.open(&field.query).await?,
    }
    field.reveal(page).await
}

/// Leaves the page that way.
async fn leave(page: &Page, field: &Field, way: Way) -> Done {
    match way {
        Way::Reload => page.reload().await,
        Way::Address => page.open("view=compare").await,
        Way::View => page.press_named("nav", "Topics").await,
        Way::Beside => page.turn_to_query(&field.beside).await,
        Way::Link => page.script::<Value>(FOLLOW, &[]).await.map(drop),
        Way::BackInPage | Way::BackToPage => Ok(page.back().await?),
        Way::CloseTab | Way::CloseWindow => {
            page.driver.close_window().await?;
            let left = page.driver.windows().await?;
            Ok(page.driver.switch_to_window(left[0].clone()).await?)
        }
        Way::Stopped => {
            page.script::<Value>(STOP, &[]).await?;
            page.open("view=topics").await
        }
    }
}

#[tokio::test]
async fn words_typed_in_any_field_outlive_every_way_of_leaving() {
    play(async |page: &Page| {
        let mut tally = Tally::new("left");
        let fields = all();
        // In an ordinary run each field with every third way, each way with every third field, and a stop with all.
        let part = number(3, 1);
        let is_tried =
            |at: usize, number: usize, way: Way| (at + number).is_multiple_of(part) || matches!(way, Way::Stopped);
        page.open("").await?;
        for (at, field) in fields.iter().enumerate() {
            for (number, way) in WAYS.into_iter().enumerate().filter(|(number, way)| is_tried(at, *number, *way)) {
                let value = field.value(at + number);
                arrive(page, field, way).await?;
                field.prepare(page, number).await?;
                field.enter(page, &value).await?;
                leave(page, field, way).await?;
                let so = field.holds(page, &value).await?;
                tally.count(so, || format!("{}: '{value}' after {way:?}", field.what));
                if field.entry == Entry::Free {
                    // The next one is begun anew.
                    page.open("view=topics").await?;
                }
            }
        }
        tally.tell()
    })
    .await;
}
