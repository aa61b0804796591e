//! The day of a status: only a whole day is taken, and nothing that is half typed takes one away.

use crate::desk::{action, marked, of_area};
use crate::engine::by_parts;
use crate::fault::Done;
use crate::milton_keynes::plan::typed;
use crate::page::Page;
use crate::stage::play;
use inspection_explorer::record::{Date, Progress};
use serde_json::json;
use thirtyfour::prelude::*;

/// What is said of a day that is left half typed.
const NOT_WHOLE: &str = "Date not saved: enter the day, month and full year.";

/// Waits until the field shows this day, the browser keeps it, and this is said.
async fn day_is(page: &Page, unit: &str, day: &str, said: &str) -> Done {
    let script = "
        const own = document.querySelector(arguments[0]);
        return [own.querySelector('input[type=date]').value, own.querySelector('[role=status]')?.textContent ?? '']";
    let wanted = (day.to_owned(), said.to_owned());
    page.shows("the day in its field", script, &[json!(format!("{} .status", action(unit)))], &wanted).await?;
    keeps(page, unit, day).await
}

/// Fails unless the browser keeps the status of the action with this day.
async fn keeps(page: &Page, unit: &str, day: &str) -> Done {
    let statuses = page.statuses().await?;
    let kept = statuses.get(unit).map(|mark| (mark.progress, mark.on.map(String::from).unwrap_or_default()));
    page.insist(kept == Some((Progress::OnTime, day.to_owned())), format!("{kept:?} is kept instead of {day}"))
}

#[tokio::test]
async fn half_a_day_never_takes_a_day_away() {
    play(async |page: &Page| {
        let (area, own, mark) = &marked()[0];
        let (unit, day) = (own.unit.as_str(), String::from(mark.on.expect("it has a day")));
        page.open("").await?;
        page.keep_status(unit, *mark).await?;
        page.open(&of_area(area).to_query()).await?;
        day_is(page, unit, &day, "").await?;
        let field = page.element(&format!("{} input[type=date]", action(unit))).await?;
        let keys = async |keys: TypingData| -> Done { Ok(page.driver.action_chain().send_keys(keys).perform().await?) };
        let leave =
            async || -> Done { Ok(page.element(&format!("{} .status select", action(unit))).await?.focus().await?) };
        // Each part is deleted in turn, and all of them; what was typed is left half done.
        for gone in [1, 2, 3] {
            field.focus().await?;
            for part in 0..gone {
                if part > 0 {
                    keys(Key::Right.into()).await?;
                }
                keys(Key::Backspace.into()).await?;
                keeps(page, unit, &day).await?;
            }
            let empty = "return document.querySelector(arguments[0]).value === ''";
            page.until("the field to hold no day", empty, &[json!(format!("{} input[type=date]", action(unit)))])
                .await?;
            leave().await?;
            day_is(page, unit, &day, NOT_WHOLE).await?;
        }
        // A year of two digits is none.
        field.focus().await?;
        keys(by_parts(["11", "11", "26"]).into()).await?;
        keeps(page, unit, &day).await?;
        leave().await?;
        day_is(page, unit, &day, NOT_WHOLE).await?;
        // A whole day is taken as soon as it is one.
        let other = Date::parse("2025-10-10")?;
        field.focus().await?;
        keys(typed(other).into()).await?;
        day_is(page, unit, "2025-10-10", "").await?;
        leave().await?;
        day_is(page, unit, "2025-10-10", "").await?;
        // The button takes it away, and then half a day leaves nothing behind.
        page.press_named(&action(unit), "Clear date").await?;
        day_is(page, unit, "", "").await?;
        page.has_focus(&format!("{} input[type=date]", action(unit))).await?;
        keys("11".into()).await?;
        leave().await?;
        day_is(page, unit, "", NOT_WHOLE).await?;
        page.reload().await?;
        day_is(page, unit, "", "").await
    })
    .await;
}
