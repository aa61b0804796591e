//! Two tabs on the same note, in which a reader edits, types, deletes, takes that back and loads the page anew, in any
//! order: no text that was saved or typed last is lost.

use super::quick::Tabs;
use super::tabs::turn_to_finding;
use super::tally::{Tally, number};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, form, texts_in};
use crate::stage::play;
use serde_json::{Value, json};

/// What a reader does in a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// Writes a text and saves it.
    Edit,
    /// Writes a text and does nothing more.
    Type,
    /// Deletes the note, where there is one.
    Delete,
    /// Takes the deletion back, where that is offered.
    Undo,
    /// Loads the page anew.
    Reload,
}

const ACTS: [Act; 5] = [Act::Edit, Act::Type, Act::Delete, Act::Undo, Act::Reload];

/// Three doings, each in one of two tabs: the `number`th of a thousand.
fn order(number: usize) -> [(usize, Act); 3] {
    [number % 10, number / 10 % 10, number / 100].map(|one| (one % 2, ACTS[one / 2]))
}

/// What the note of a case is about. A note has a few cases, since its history keeps fifty texts.
fn target_of(case: usize) -> &'static str {
    finding(case % 100).id.as_str()
}

/// Presses a button where it is offered.
async fn press_if_there(page: &Page, within: &str, words: &str) -> Done {
    let script = "
        const all = document.querySelector(arguments[0])?.querySelectorAll('button') ?? [];
        [...all].find(e => e.textContent.trim() === arguments[1] && e.checkVisibility())?.click();
        return null;";
    page.script::<Value>(script, &[json!(within), json!(words)]).await.map(drop)
}

/// Plays an order on a note. Gives the texts that must be there: those that were saved, and those typed last in their field.
async fn perform(page: &Page, tabs: &Tabs<'_>, case: usize, order: [(usize, Act); 3]) -> Done<Vec<String>> {
    let target = target_of(case);
    let mut saved = Vec::new();
    let mut typed: [Option<String>; 2] = [None, None];
    for tab in [0, 1] {
        tabs.turn(tab).await?;
        // What an earlier order offered to take back is its own affair.
        press_if_there(page, ".toast", "Dismiss").await?;
        turn_to_finding(page, target).await?;
    }
    let before = format!("Text before {case:04}");
    page.put_note(target, &before).await?;
    saved.push(before);
    for (step, (tab, act)) in order.into_iter().enumerate() {
        tabs.turn(tab).await?;
        let text = format!("Text {case:04} {step} of {tab}");
        match act {
            Act::Edit => {
                page.put_note(target, &text).await?;
                typed[tab] = None;
                saved.push(text);
            }
            Act::Type => {
                page.put(&field(target), &text).await?;
                typed[tab] = Some(text);
            }
            Act::Delete => press_if_there(page, &form(target), "Delete note").await?,
            Act::Undo => press_if_there(page, ".toast", "Undo").await?,
            Act::Reload => page.open(&format!("{FINDINGS}&open={target}")).await?,
        }
    }
    Ok(saved.into_iter().chain(typed.into_iter().flatten()).collect())
}

#[tokio::test]
async fn no_order_of_doings_in_two_tabs_loses_a_text() {
    play(async |page: &Page| {
        let mut tally = Tally::new("orders");
        let tabs = Tabs::open(page, FINDINGS).await?;
        let mut wanted = Vec::new();
        for (case, number) in (0..1000).step_by(number(9, 3)).enumerate() {
            let order = order(number);
            wanted.push((case, order, perform(page, &tabs, case, order).await?));
        }
        // With this start what is beyond the bounds of the history goes.
        page.open(FINDINGS).await?;
        let desk = page.desk().await?;
        for (case, order, texts) in wanted {
            let held = texts_in(&desk, target_of(case));
            let lost: Vec<&String> = texts.iter().filter(|text| !held.contains(text)).collect();
            tally.count(lost.is_empty(), || format!("{lost:?} after {order:?}; there is {held:?}"));
        }
        tally.tell()
    })
    .await;
}
