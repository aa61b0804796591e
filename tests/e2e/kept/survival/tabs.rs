//! Two tabs in which a reader writes in turn: every finished text stands, or is among the earlier texts.
//!
//! The rule keeps the last 50 earlier texts of a note for thirty days, so no note gets more than that here. A text is finished
//! when the reader saves it or goes on to something else; the keys of one typing are not kept one by one.

use super::quick::Tabs;
use super::tally::{Tally, number};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, form, texts_in};
use crate::stage::play;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many edits of one note.
const OF_ONE: usize = 50;

/// Shows a finding in the open tab, without loading the page anew.
pub async fn turn_to_finding(page: &Page, target: &str) -> Done {
    page.turn_to_query(&format!("{FINDINGS}&open={target}")).await?;
    page.element(&field(target)).await.map(drop)
}

/// Leaves the field of a note for another place of the page.
async fn leave_field(page: &Page, target: &str) -> Done {
    page.script::<Value>("document.querySelector(arguments[0]).blur(); return null", &[json!(field(target))])
        .await
        .map(drop)
}

/// Finishes what is in the field: with the button, or by going on to something else.
async fn finish(page: &Page, target: &str, edit: usize) -> Done {
    if edit % 5 == 4 { leave_field(page, target).await } else { page.press_at_once(&form(target), "Save note").await }
}

/// Edits two notes, or one, in both tabs: one after the other, or with both being written at the same time. Gives the texts.
async fn edit(page: &Page, tabs: &Tabs<'_>, targets: [&str; 2], edits: usize) -> Done<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for tab in [0, 1] {
        tabs.turn(tab).await?;
        turn_to_finding(page, targets[tab]).await?;
    }
    for pair in 0..edits / 2 {
        let own = [0, 1].map(|tab| (targets[tab].to_owned(), format!("Text {pair:03} of tab {tab}")));
        // Who types first, and who finishes first.
        let order: [(usize, bool); 4] = match pair % 4 {
            0 => [(0, false), (0, true), (1, false), (1, true)],
            1 => [(0, false), (1, false), (0, true), (1, true)],
            2 => [(1, false), (0, false), (0, true), (1, true)],
            _ => [(1, false), (0, false), (1, true), (0, true)],
        };
        for (tab, finishes) in order {
            tabs.turn(tab).await?;
            let (target, text) = &own[tab];
            if finishes { finish(page, target, pair + tab).await? } else { page.put(&field(target), text).await? }
        }
        texts.extend(own);
    }
    Ok(texts)
}

/// Counts which of the texts are there: in the browser's storage, and on the page.
async fn look(page: &Page, texts: &[(String, String)], tally: &mut Tally) -> Done {
    // With this start what is beyond the bounds of the history goes.
    page.open(FINDINGS).await?;
    let desk = page.desk().await?;
    let targets: BTreeSet<&String> = texts.iter().map(|(target, _)| target).collect();
    for target in targets {
        let stored = texts_in(&desk, target);
        turn_to_finding(page, target).await?;
        page.unfold_at(&format!("{} .note-history > summary", form(target))).await?;
        let script = "
            const form = document.querySelector(arguments[0]);
            return [form.querySelector('textarea').value, ...[...form.querySelectorAll('blockquote')].map(e => e.textContent)]";
        let shown: Vec<String> = page.script(script, &[json!(form(target))]).await?;
        for (_, text) in texts.iter().filter(|(own, _)| own == target) {
            let is_there = (stored.contains(text), shown.contains(text));
            tally.count(is_there == (true, true), || format!("'{text}' on {target}: stored and shown {is_there:?}"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn edits_of_different_notes_in_two_tabs_all_stay() {
    play(async |page: &Page| {
        let mut tally = Tally::new("different");
        let tabs = Tabs::open(page, FINDINGS).await?;
        let mut texts = Vec::new();
        for round in 0..number(500, 500) / OF_ONE {
            let targets = [2 * round, 2 * round + 1].map(|number| finding(number).id.as_str());
            texts.extend(edit(page, &tabs, targets, OF_ONE).await?);
        }
        look(page, &texts, &mut tally).await?;
        tally.tell()
    })
    .await;
}

#[tokio::test]
async fn edits_of_the_same_note_in_two_tabs_all_stay() {
    play(async |page: &Page| {
        let mut tally = Tally::new("same");
        let tabs = Tabs::open(page, FINDINGS).await?;
        let mut texts = Vec::new();
        for round in 0..number(500, 500) / OF_ONE {
            let target = finding(round).id.as_str();
            texts.extend(edit(page, &tabs, [target, target], OF_ONE).await?);
        }
        look(page, &texts, &mut tally).await?;
        tally.tell()
    })
    .await;
}
