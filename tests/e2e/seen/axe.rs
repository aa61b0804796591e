//! Accessibility: an automatic checker finds nothing, in any view, wide or narrow, light or dark.

use crate::accessible::nothing_is_found;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, form, note};
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::{Stage, play};
use std::fs;

/// Checks a sight with everything in it unfolded.
async fn sight_is_accessible(sight: Sight) {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.see(sight).await?;
        page.unfold().await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn grades_are_accessible() {
    sight_is_accessible(Sight::Grades).await;
}

#[tokio::test]
async fn a_chosen_grade_with_a_note_is_accessible() {
    sight_is_accessible(Sight::ChosenGrade).await;
}

#[tokio::test]
async fn the_choice_of_an_area_is_accessible() {
    sight_is_accessible(Sight::Areas).await;
}

#[tokio::test]
async fn the_page_of_an_area_is_accessible() {
    sight_is_accessible(Sight::Area).await;
}

#[tokio::test]
async fn topics_are_accessible() {
    sight_is_accessible(Sight::Topics).await;
}

#[tokio::test]
async fn a_comparison_is_accessible() {
    sight_is_accessible(Sight::Compare).await;
}

#[tokio::test]
async fn other_authorities_are_accessible() {
    sight_is_accessible(Sight::Others).await;
}

#[tokio::test]
async fn an_open_inspection_of_another_authority_is_accessible() {
    sight_is_accessible(Sight::OpenOther).await;
}

#[tokio::test]
async fn threads_are_accessible() {
    sight_is_accessible(Sight::Threads).await;
}

#[tokio::test]
async fn a_thread_is_accessible() {
    sight_is_accessible(Sight::Thread).await;
}

#[tokio::test]
async fn the_plan_with_statuses_is_accessible() {
    sight_is_accessible(Sight::Plan).await;
}

#[tokio::test]
async fn an_empty_briefing_is_accessible() {
    sight_is_accessible(Sight::NoBriefing).await;
}

#[tokio::test]
async fn a_briefing_is_accessible() {
    sight_is_accessible(Sight::Briefing).await;
}

#[tokio::test]
async fn findings_are_accessible() {
    sight_is_accessible(Sight::Findings).await;
}

#[tokio::test]
async fn an_open_finding_with_a_note_is_accessible() {
    sight_is_accessible(Sight::OpenFinding).await;
}

#[tokio::test]
async fn a_search_without_result_is_accessible() {
    sight_is_accessible(Sight::NothingFound).await;
}

#[tokio::test]
async fn an_empty_list_of_notes_is_accessible() {
    sight_is_accessible(Sight::NoNotes).await;
}

#[tokio::test]
async fn notes_and_notices_are_accessible() {
    sight_is_accessible(Sight::Notes).await;
}

#[tokio::test]
async fn sources_are_accessible() {
    sight_is_accessible(Sight::Sources).await;
}

#[tokio::test]
async fn a_search_of_everything_is_accessible() {
    sight_is_accessible(Sight::Search).await;
}

#[tokio::test]
async fn the_way_back_from_a_deletion_is_accessible() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open("").await?;
        page.keep(&note(target, "Not needed", 1_700_000_000_000)).await?;
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.press_named(&form(target), "Delete note").await?;
        page.counts(".toast", 1).await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn the_panel_of_a_failure_is_accessible() {
    play(async |page: &Page| {
        page.expects_the_panel();
        page.open("").await?;
        let report = "return dispatchEvent(new CustomEvent('explorer-failed', { detail: 'panicked' }))";
        page.script::<bool>(report, &[]).await?;
        page.counts("#failed", 1).await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn the_page_before_the_app_is_accessible() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            page.visit("").await?;
            nothing_is_found(page).await
        })
        .await;
}

#[tokio::test]
async fn menu_and_search_of_a_phone_are_accessible() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(320)).await?;
        page.open("view=findings").await?;
        page.press(".menu").await?;
        page.press(".everywhere .unfold").await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn filters_in_use_and_what_a_mark_tells_are_accessible() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings&kind=concern,strength").await?;
        page.unfold().await?;
        page.element(".chip").await?;
        page.element(".mark").await?.focus().await?;
        page.counts(".tip", 1).await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn what_a_backup_would_change_and_has_changed_is_accessible() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.see(Sight::Notes).await?;
        page.press_named("main", "Download a backup").await?;
        let file = page.download(".json").await?;
        page.see(Sight::NoNotes).await?;
        page.element("#restore-file").await?.send_keys(file.to_string_lossy()).await?;
        page.counts(".plan-of-file h3", 1).await?;
        page.unfold().await?;
        nothing_is_found(page).await?;
        page.press_named(".restored", "Bring back").await?;
        page.until(
            "what was done",
            "return document.querySelector('.restored').innerText.includes('Brought back')",
            &[],
        )
        .await?;
        page.unfold().await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn a_shared_briefing_beside_ones_own_is_accessible() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.see(Sight::Briefing).await?;
        page.unfold().await?;
        page.press_named(".sharing", "Download the file").await?;
        let file = page.download(".json").await?;
        page.element("#shared-file").await?.send_keys(file.to_string_lossy()).await?;
        page.counts(".shared-sheet", 1).await?;
        page.unfold().await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn what_is_not_saved_is_accessible() {
    let blocked =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    play(async |page: &Page| {
        page.run_before(blocked);
        let target = finding(0).id.as_str();
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.save_note(target, "For today").await?;
        page.counts(".unsaved", 1).await?;
        page.unfold().await?;
        nothing_is_found(page).await
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_told_accessibly() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let folder = crate::folder::Folder::new()?;
        let path = folder.path().join("record.json");
        fs::write(&path, "{\"authority\": 7}")?;
        page.element("#record-file").await?.send_keys(path.to_string_lossy()).await?;
        page.until("what is wrong", "return !!document.querySelector('.faults li, #record-status p')", &[]).await?;
        nothing_is_found(page).await
    })
    .await;
}
