//! Links and pasted texts that are far longer than any search: the page answers, uses the beginning and says so.

use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, form};
use crate::stage::play;
use inspection_explorer::explore::limit::{CHARACTERS, WORDS};
use inspection_explorer::room::Room;
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

/// Pastes so much into a field, as a browser hands it to the page. Gives the time until it is painted.
const INTO: &str = "
    const [selector, part, size] = arguments, field = document.querySelector(selector);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', part.repeat(size / part.length));
    field.focus();
    field.select();
    const begun = performance.now();
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    // Some browsers empty what a script puts there.
    if (!event.clipboardData?.getData('text/plain')) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    const left = field.dispatchEvent(event);
    // What the page leaves to the browser would be pasted by it.
    if (left) field.setRangeText(clipboardData.getData('text/plain'));
    if (left) field.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => done([left, performance.now() - begun]))));";

/// Pastes into a field, and gives whether the browser did it and how long it took.
async fn paste(page: &Page, field: &str, part: &str, size: usize) -> Done<(bool, f64)> {
    page.script(INTO, &[json!(field), json!(part), json!(size)]).await
}

/// What is typed or pasted and is no search: of a megabyte each field takes the beginning, and says so.
#[tokio::test]
async fn a_megabyte_in_a_field_for_words_is_cut_and_told() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let (own, note) = (form(target), field(target));
        let query = format!("{FINDINGS}&open={target}");
        for part in ["word ", "why\n", "\n", "é"] {
            page.open(&query).await?;
            page.element(&note).await?;
            let (_, usual) = paste(page, &note, part, 30_000).await?;
            let (left, long) = paste(page, &note, part, 1_000_000).await?;
            page.insist(!left, "a megabyte is left to the browser")?;
            let told = "return document.querySelector(arguments[0]).innerText.includes('only its beginning was taken')";
            page.until("what was cut to be told", told, &[json!(own)]).await?;
            let held: String = page.script("return document.querySelector(arguments[0]).value", &[json!(note)]).await?;
            page.insist(Room::NOTE.within(&held) == held, format!("the field holds {} bytes", held.len()))?;
            page.insist(held.len() > 900, "hardly anything was taken")?;
            // As much is laid out as of the shorter one.
            page.insist(long < 10.0 * usual.max(20.0), format!("{part:?}: {long} ms, and {usual} ms for 30,000"))?;
            eprintln!("{part:?}: a megabyte takes {long} ms, 30,000 characters {usual} ms");
            page.reload().await?;
            if !held.trim().is_empty() {
                page.field_holds(target, &held).await?;
            }
            page.forget().await?;
        }
        page.open(&query).await?;
        page.save_note(target, "Short").await?;
        paste(page, &format!("{own} .tags"), "a,b ", 1_000_000).await?;
        let told = "return document.querySelector(arguments[0]).innerText.includes('too long for tags')";
        page.until("what was cut of the tags to be told", told, &[json!(own)]).await?;
        page.open("view=briefing").await?;
        for (field, words) in
            [("#briefing-heading", "too long for a heading"), ("#briefing-questions", "too long for the questions")]
        {
            paste(page, field, "why not ", 1_000_000).await?;
            page.is_told(words).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_fragment_of_a_megabyte_is_left_out_and_told() {
    play(async |page: &Page| {
        for view in ["findings", "sources"] {
            page.open(&format!("view={view}#{}", "x".repeat(1_000_000))).await?;
            page.is_told("Part of this link did not work").await?;
            let address = "return location.search + location.hash";
            page.shows("a short address", address, &[], &format!("?view={view}")).await?;
        }
        // One that leads somewhere stays.
        page.open("").await?;
        page.open("view=sources#glossary").await?;
        page.is_in_view("#glossary").await?;
        page.counts(".notices li", 0).await
    })
    .await;
}
