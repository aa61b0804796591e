//! What is typed is kept as it is typed: whatever way the reader leaves, and whatever happens to the page.

use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, about, field, finding, form, own_key, text_in, texts_in};
use crate::stage::play;
use serde_json::Value;

/// Opens a finding and types into its note, without saving.
async fn half_written(page: &Page, text: &str) -> Done<&'static str> {
    let target = finding(0).id.as_str();
    page.open(&format!("{FINDINGS}&open={target}")).await?;
    page.write(&field(target), text).await?;
    Ok(target)
}

/// Waits until the finding's field holds these words again.
async fn is_there(page: &Page, target: &str, text: &str) -> Done {
    page.open(&format!("{FINDINGS}&open={target}")).await?;
    page.field_holds(target, text).await
}

#[tokio::test]
async fn words_in_a_field_outlive_every_way_of_leaving() {
    play(async |page: &Page| {
        // Each way of leaving right after the last key.
        for (number, way) in (1..).zip(["reload", "address", "view", "finding", "fold", "search", "close"]) {
            let text = format!("Half a thought {number}");
            let target = half_written(page, &text).await?;
            match way {
                "reload" => page.reload().await?,
                "address" => page.open("view=plan").await?,
                "view" => page.press_named("nav", "Topics").await?,
                "finding" => page.open_finding(&finding(1).id).await?,
                "fold" => page.press(".finding.open h3 button").await?,
                "search" => page.write("#find-everything", "budget").await?,
                _ => {
                    let own = page.driver.window().await?;
                    let next = page.driver.new_tab().await?;
                    page.driver.close_window().await?;
                    let _ = own;
                    page.driver.switch_to_window(next).await?;
                }
            }
            is_there(page, target, &text).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn words_of_a_page_that_dies_are_there_in_the_next_one() {
    play(async |page: &Page| {
        let target = half_written(page, "Nobody pressed save").await?;
        // Nothing of the page runs any more: no listener, no timer.
        page.script::<Value>(
            "window.stop(); for (let i = 0; i < 1e5; i += 1) { clearTimeout(i); clearInterval(i); } return null",
            &[],
        )
        .await?;
        let text = texts_in(&page.desk().await?, target);
        page.insist(text == ["Nobody pressed save"], format!("{text:?} is kept"))
    })
    .await;
}

#[tokio::test]
async fn a_pause_makes_the_draft_the_note() {
    play(async |page: &Page| {
        let target = half_written(page, "Asked on Monday").await?;
        page.kept(target, "Asked on Monday").await?;
        page.reads("nav .count", &["1"]).await?;
        // An emptied field deletes nothing until the reader says so.
        page.write(&field(target), "").await?;
        page.until(
            "the word that nothing is deleted",
            "return document.querySelector(arguments[0]).innerText.includes('your note is still saved')",
            &[form(target).into()],
        )
        .await?;
        page.kept(target, "Asked on Monday").await?;
        page.reload().await?;
        page.reads("nav .count", &["1"]).await
    })
    .await;
}

#[tokio::test]
async fn what_is_too_long_is_counted_and_kept_and_not_cut() {
    play(async |page: &Page| {
        let target = half_written(page, "Short").await?;
        page.kept(target, "Short").await?;
        let long = "🙂".repeat(10_010);
        let paste = "
            const field = document.querySelector(arguments[0]);
            field.focus();
            field.select();
            document.execCommand('insertText', false, arguments[1]);
            return null;";
        page.script::<Value>(paste, &[field(target).into(), long.clone().into()]).await?;
        page.reads(&format!("{} .count", form(target)), &["10,010 of 10,000 characters"]).await?;
        page.press_named(&form(target), "Save note").await?;
        page.until(
            "by how much it is too long",
            "return document.querySelector(arguments[0]).innerText.includes('shorten it by 10 to save it')",
            &[form(target).into()],
        )
        .await?;
        page.kept(target, "Short").await?;
        page.reload().await?;
        page.field_holds(target, &long).await
    })
    .await;
}

#[tokio::test]
async fn earlier_texts_are_shown_and_brought_back() {
    play(async |page: &Page| {
        let target = half_written(page, "First").await?;
        page.press_named(&form(target), "Save note").await?;
        page.save_note(target, "Second").await?;
        page.kept(target, "Second").await?;
        page.press(&format!("{} .note-history > summary", form(target))).await?;
        page.reads(&format!("{} .note-history blockquote", form(target)), &["First"]).await?;
        page.press_named(&format!("{} .note-history", form(target)), "Bring back").await?;
        page.field_holds(target, "First").await?;
        page.kept(target, "First").await?;
        page.reads(&format!("{} .note-history blockquote", form(target)), &["Second"]).await
    })
    .await;
}

#[tokio::test]
async fn heading_and_questions_are_kept_as_they_are_typed() {
    play(async |page: &Page| {
        page.open("view=briefing").await?;
        page.write("#briefing-heading", "For Mon").await?;
        page.write("#briefing-questions", "Why?\nSince wh").await?;
        page.reload().await?;
        let value =
            "return [...document.querySelectorAll('#briefing-heading, #briefing-questions')].map(field => field.value)";
        page.shows("the fields", value, &[], &vec!["For Mon".to_owned(), "Why?\nSince wh".to_owned()]).await
    })
    .await;
}

#[tokio::test]
async fn two_texts_at_once_are_both_shown_until_the_reader_chooses() {
    play(async |page: &Page| {
        let target = half_written(page, "Both read this").await?;
        page.press_named(&form(target), "Save note").await?;
        page.kept(target, "Both read this").await?;
        let seen = page.desk().await?;
        let (name, at) = seen
            .notes
            .get(&about(target))
            .and_then(|log| log.standing())
            .map(|(name, held)| (name.to_string(), held.at))
            .unwrap_or_default();
        page.save_note(target, "Mine").await?;
        page.kept(target, "Mine").await?;
        // Another window had seen no more than the first text when it wrote its own: a browser tells no window of it earlier.
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open("view=sources").await?;
        let theirs = serde_json::json!({ "version": 3, "id": about(target).to_string(), "at": at + 1_000_000, "over": { name: at }, "text": "Theirs", "created": at });
        let key = own_key("note", "pother-1", &about(target).to_string());
        page.store(&key, &theirs.to_string()).await?;
        page.driver.switch_to_window(first).await?;
        let texts = texts_in(&page.desk().await?, target);
        for text in ["Mine", "Theirs", "Both read this"] {
            page.insist(texts.iter().any(|held| held == text), format!("'{text}' is lost of {texts:?}"))?;
        }
        page.counts(&format!("{} .other-text", form(target)), 1).await?;
        page.press_named(&format!("{} .other-text", form(target)), "Keep both").await?;
        page.counts(&format!("{} .other-text", form(target)), 0).await?;
        let note = page.desk().await?.note(&about(target)).map(|note| note.writing.text).unwrap_or_default();
        page.insist(note.contains("Mine") && note.contains("Theirs"), format!("the note says '{note}'"))
    })
    .await;
}

#[tokio::test]
async fn a_backup_comes_back_is_shown_first_and_can_be_undone() {
    play(async |page: &Page| {
        let target = half_written(page, "Worth keeping").await?;
        page.kept(target, "Worth keeping").await?;
        page.open("view=notes").await?;
        let file = page.backup().await?;
        page.insist(text_in(file.clone(), target).as_deref() == Some("Worth keeping"), format!("the file holds {file:?}"))?;
        page.forget().await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["No notes yet"]).await?;
        let entries: Vec<Value> =
            file.iter().map(|(key, value)| serde_json::json!({ "key": key, "value": value })).collect();
        let text = serde_json::json!({ "format": "inspection-explorer backup", "version": 3, "record": record().authority.id, "entries": entries });
        page.script::<Value>(DROP, &[text.to_string().into()]).await?;
        page.reads(".plan-of-file summary", &["1 thing would be added"]).await?;
        page.insist(page.keys().await?.is_empty(), "something was changed before it was asked for")?;
        page.press_named(".plan-of-file", "Bring back").await?;
        page.reads("main h1", &["1 note"]).await?;
        page.kept(target, "Worth keeping").await?;
        page.press_named(".plan-of-file", "Undo").await?;
        page.reads("main h1", &["No notes yet"]).await?;
        page.not_kept(target).await?;
        for (text, told) in [("nonsense", "is not JSON"), ("{\"a\":1}", "does not come from this page")] {
            page.script::<Value>(DROP, &[text.into()]).await?;
            page.until("why", "return document.querySelector('.restored').innerText.includes(arguments[0])", &[told.into()])
                .await?;
        }
        Ok(())
    })
    .await;
}

/// Drops a file with this text.
const DROP: &str = "
    const dropped = new DataTransfer();
    dropped.items.add(new File([arguments[0]], 'backup.json', { type: 'application/json' }));
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    return null;";
