//! What the first version of the app kept is there in this one, and stays for a page of that version in another tab.

use crate::desk::marked;
use crate::expected::grade;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, text_in};
use crate::stage::play;
use inspection_explorer::briefing::Item;
use serde_json::json;

/// A key of the first version.
fn old(place: &str) -> String {
    format!("inspection-explorer/v1/{place}")
}

/// A note as the first version wrote it.
fn old_note(target: &str, text: &str, updated: u64) -> String {
    json!({ "version": 1, "target": target, "text": text, "created": 1, "updated": updated, "tags": ["x"] }).to_string()
}

#[tokio::test]
async fn notes_statuses_and_briefing_of_the_first_version_are_taken_over() {
    play(async |page: &Page| {
        let (own, other) = (finding(0).id.as_str(), finding(1).id.as_str());
        let unit = marked()[0].1.unit.as_str();
        let grade = &grade(0).to_string();
        let status = json!({ "version": 1, "action": unit, "progress": "blocked", "on": "2025-10-10", "updated": 1 });
        let items = [format!("note:{own}"), format!("finding:{other}"), "chart:grades?area=leaders".to_owned()];
        let briefing =
            json!({ "version": 1, "heading": "For Monday", "questions": ["Why?"], "items": items, "updated": 1 });
        let kept = [
            (old(&format!("note/{own}")), old_note(own, "Since 2024?", 1)),
            (old(&format!("note/{grade}")), old_note(grade, "On the grade", 2)),
            (old(&format!("progress/{unit}")), status.to_string()),
            (old("briefing"), briefing.to_string()),
            (old("set-aside/somewhere"), "{half".to_owned()),
        ];
        page.open("").await?;
        for (key, value) in &kept {
            page.store(key, value).await?;
        }
        page.open("view=notes").await?;
        page.reads("main h1", &["2 notes"]).await?;
        page.field_holds(own, "Since 2024?").await?;
        page.field_holds(grade, "On the grade").await?;
        let file = page.backup().await?;
        page.insist(file == kept.iter().cloned().collect(), format!("the file holds {file:?}"))?;
        let statuses = page.statuses().await?;
        page.insist(statuses.get(unit).is_some(), format!("{statuses:?} is kept"))?;
        let tokens = [format!("note:finding:{own}"), items[1].clone(), items[2].clone()];
        page.keeps_entries(&tokens.map(|token| Item::from_token(&token))).await?;
        page.press_named("nav", "Briefing3").await?;
        page.reads(".sheet h2", &["For Monday"]).await?;
        page.counts(".entry .note", 1).await?;
        // A chart that was gathered with more of the view than it shows is gathered.
        page.open("").await?;
        page.counts(".chart .gather[aria-pressed=true], .take-away .gather[aria-pressed=true]", 1).await?;
        for (key, value) in &kept {
            page.insist(page.stored(key).await?.as_ref() == Some(value), format!("{key} did not stay"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_note_that_the_first_version_still_edits_is_not_lost() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let place = old(&format!("note/{target}"));
        page.open("").await?;
        page.store(&place, &old_note(target, "One", 1)).await?;
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.field_holds(target, "One").await?;
        page.store(&place, &old_note(target, "Two", 2)).await?;
        page.reload().await?;
        page.field_holds(target, "Two").await?;
        page.is_told_nothing().await?;
        // Changed here and there: the newer one is shown, and the other beside it.
        page.save_note(target, "Mine").await?;
        page.kept(target, "Mine").await?;
        page.store(&place, &old_note(target, "Theirs", 3)).await?;
        page.reload().await?;
        page.field_holds(target, "Mine").await?;
        page.reads(".other-text blockquote", &["Theirs"]).await?;
        // Deleted here, it does not come back, although the first version still has it for thirty days.
        page.press_named(".finding.open .note-editor", "Delete note").await?;
        page.not_kept(target).await?;
        page.reload().await?;
        page.field_holds(target, "").await?;
        page.press_named("nav", "Notes").await?;
        let file = page.backup().await?;
        page.insist(text_in(file, target).is_none(), "it came back")
    })
    .await;
}
