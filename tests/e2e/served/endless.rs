//! Links and pasted texts that are far longer than any search: the page answers, uses the beginning and says so.

use crate::fault::Done;
use crate::page::Page;
use crate::stage::play;
use inspection_explorer::explore::limit::{CHARACTERS, WORDS};
use serde_json::{Value, json};

const TOLD: &str = "Only its beginning was used";

/// Puts a text into a field as a paste does.
const PASTE: &str = "
    const field = document.querySelector(arguments[0]);
    field.value = arguments[1].repeat(arguments[2]);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return null;";

/// How many characters the longest search has in the address.
async fn address_is_short(page: &Page) -> Done {
    let short = "return location.search.length < arguments[0]";
    page.until("a short address", short, &[json!(13 * CHARACTERS)]).await
}

#[tokio::test]
async fn a_link_with_ten_thousand_words_opens_and_is_used_in_part() {
    play(async |page: &Page| {
        let words = format!("{}{}", "placemnt+".repeat(WORDS), "a+".repeat(10_000));
        for view in ["findings", "topics", "search"] {
            page.open(&format!("view={view}&find={words}")).await?;
            page.is_told(TOLD).await?;
            address_is_short(page).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_pasted_megabyte_is_answered_and_cut() {
    play(async |page: &Page| {
        for (view, field) in [("findings", "#find"), ("search", "form.everywhere input")] {
            for part in ["placemnt ", "x", "“", "care, "] {
                page.open(&format!("view={view}")).await?;
                page.script::<Value>(PASTE, &[json!(field), json!(part), json!(1_000_000 / part.len())]).await?;
                page.is_told(TOLD).await?;
                let kept = "return document.querySelector(arguments[0]).value.length <= arguments[1]";
                page.until("a field with what is used", kept, &[json!(field), json!(CHARACTERS)]).await?;
                page.pause().await?;
                address_is_short(page).await?;
            }
        }
        Ok(())
    })
    .await;
}
