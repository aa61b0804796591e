//! Notes: written, kept, changed, deleted, brought back, listed and taken away.

use crate::expected::{grade, graded};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, about, field, finding, form, item, key_of, note, second_form, texts_in};
use crate::stage::play;
use inspection_explorer::explore::Place;
use inspection_explorer::record::grades::title;

#[tokio::test]
async fn a_note_is_kept_over_a_reload_and_can_be_changed() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open(FINDINGS).await?;
        page.open_finding(target).await?;
        page.counts(&format!("{} button[type=submit][aria-disabled=true]", form(target)), 1).await?;
        let first = "Who checks this?\nÜber <b>\"1\"</b> & 🙂";
        page.script::<()>(TYPE, &[field(target).into(), first.into()]).await?;
        page.press_named(&form(target), "Save note").await?;
        let kept = page.kept(target, first).await?;
        page.is_told_nothing().await?;
        page.reload().await?;
        page.field_holds(target, first).await?;
        // The closed finding shows the note as words, line ends and all.
        page.press(&format!("{} h3 button", item(target))).await?;
        page.until(
            "the note under its finding",
            "return !!document.querySelector(arguments[0])?.innerText.startsWith(arguments[1])",
            &[format!("{} .note", item(target)).into(), first.into()],
        )
        .await?;
        page.counts(".note", 1).await?;
        page.open_finding(target).await?;
        page.save_note(target, "Asked on Monday.").await?;
        let changed = page.kept(target, "Asked on Monday.").await?;
        page.insist(changed.writing.created == kept.writing.created, "a change makes the note a new one")?;
        page.insist(changed.updated > kept.updated, "a change does not tell its time")?;
        page.reload().await?;
        page.field_holds(target, "Asked on Monday.").await?;
        let texts = texts_in(&page.desk().await?, target);
        page.insist(texts == ["Asked on Monday.", first], format!("the history is {texts:?}"))
    })
    .await;
}

/// Types a text at once, with signs that no key of the driver makes.
const TYPE: &str = "
    const field = document.querySelector(arguments[0]);
    field.focus();
    document.execCommand('insertText', false, arguments[1]);
    return null;";

#[tokio::test]
async fn a_deleted_note_comes_back_as_it_was() {
    play(async |page: &Page| {
        let target = finding(1).id.as_str();
        page.open(FINDINGS).await?;
        let kept = note(target, "Before the meeting", 1_700_000_000_000);
        let coloured = second_form(&kept).replace('}', ",\"colour\":\"green\"}");
        page.store(&key_of(target), &coloured).await?;
        page.reload().await?;
        page.open_finding(target).await?;
        page.field_holds(target, "Before the meeting").await?;
        page.press_named(&form(target), "Delete note").await?;
        page.not_kept(target).await?;
        page.field_holds(target, "").await?;
        page.reads(".toast span", &["Note deleted."]).await?;
        page.press_named(".toast", "Undo").await?;
        page.field_holds(target, "Before the meeting").await?;
        page.counts(".toast", 0).await?;
        let back = page.kept(target, "Before the meeting").await?;
        page.insist(back.writing.created == kept.writing.created, format!("{back:?} came back instead of {kept:?}"))?;
        let desk = page.desk().await?;
        let extra = desk.notes.get(&about(target)).and_then(|log| log.standing()).map(|(_, held)| held.extra.text());
        page.insist(extra.as_deref() == Some("{\"colour\":\"green\"}"), format!("{extra:?} came back"))?;
        page.reload().await?;
        page.field_holds(target, "Before the meeting").await
    })
    .await;
}

#[tokio::test]
async fn a_note_that_is_emptied_is_deleted_and_stays_so() {
    play(async |page: &Page| {
        let target = finding(1).id.as_str();
        page.open(FINDINGS).await?;
        page.keep(&note(target, "Not needed", 1_700_000_000_000)).await?;
        page.reload().await?;
        page.reads("nav .count", &["1"]).await?;
        page.open_finding(target).await?;
        page.save_note(target, "").await?;
        page.not_kept(target).await?;
        page.press_named(".toast", "Dismiss").await?;
        page.counts(".toast", 0).await?;
        page.counts("nav .count", 0).await?;
        page.reload().await?;
        page.field_holds(target, "").await?;
        // For thirty days it is in the bin.
        page.press_named("nav", "Notes").await?;
        page.press(".bin > summary").await?;
        page.reads(".bin blockquote", &["Not needed"]).await?;
        page.press_named(".bin", "Bring back").await?;
        page.field_holds(target, "Not needed").await?;
        page.kept(target, "Not needed").await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn several_notes_each_have_a_key_and_stand_in_one_list() {
    play(async |page: &Page| {
        let targets = [0, 1, 2].map(|number| finding(number).id.as_str());
        page.open(FINDINGS).await?;
        for target in targets {
            page.open_finding(target).await?;
            page.save_note(target, &format!("About {target}")).await?;
            page.kept(target, &format!("About {target}")).await?;
        }
        page.insist(page.keys().await?.len() == 3, "there are more keys than notes")?;
        page.counts(".results .note", 2).await?;
        page.reads("nav .count", &["3"]).await?;
        lists(page, [2, 1, 0]).await?;
        // What is changed there goes to the top, and is kept.
        page.save_note(targets[0], "Changed in the list").await?;
        page.kept(targets[0], "Changed in the list").await?;
        lists(page, [0, 2, 1]).await?;
        page.reload().await?;
        lists(page, [0, 2, 1]).await
    })
    .await;
}

/// Waits until the notes view lists the notes on these findings, in this order.
async fn lists(page: &Page, numbers: [usize; 3]) -> Done {
    page.press_named("nav", "Notes3").await?;
    page.reads("main h1", &["3 notes"]).await?;
    page.reads("main .finding h2", &numbers.map(|number| finding(number).summary.as_str())).await
}

#[tokio::test]
async fn a_note_leads_to_its_finding() {
    play(async |page: &Page| {
        let about = finding(3);
        page.open("").await?;
        page.keep(&note(&about.id, "Where was this?", 1_700_000_000_000)).await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["1 note"]).await?;
        page.press_named("main", &about.summary).await?;
        page.reads(".finding.open h3", &[&about.summary]).await?;
        page.field_holds(&about.id, "Where was this?").await
    })
    .await;
}

#[tokio::test]
async fn a_note_on_a_grade_is_kept_and_leads_back() {
    play(async |page: &Page| {
        let (inspection, grade) = (graded(), grade(0));
        let target = grade.to_string();
        page.open(&Place::Grades { chosen: Some(grade) }.to_query()).await?;
        page.save_note(&target, "Why both at once?").await?;
        page.kept(&target, "Why both at once?").await?;
        page.press_named("nav", "Notes1").await?;
        page.field_holds(&target, "Why both at once?").await?;
        page.press_named("main", &title(inspection, Some(&inspection.grades[0]))).await?;
        page.counts("#panel-title", 1).await?;
        page.field_holds(&target, "Why both at once?").await
    })
    .await;
}

#[tokio::test]
async fn all_notes_can_be_downloaded() {
    play(async |page: &Page| {
        page.open("").await?;
        let kept = note(&finding(0).id, "One", 1_700_000_000_000);
        // A note outlives its finding.
        let lost = note("moon-1066/p1.s1:strength", "Two", 1_600_000_000_000);
        page.keep(&kept).await?;
        page.keep(&lost).await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["2 notes"]).await?;
        page.field_holds("moon-1066/p1.s1:strength", "Two").await?;
        let file = page.backup().await?;
        let wanted = [&kept, &lost].map(|note| (key_of(&note.about.to_string()), second_form(note)));
        page.insist(file == wanted.into(), format!("the file holds {file:#?}"))
    })
    .await;
}

#[tokio::test]
async fn without_notes_the_view_says_how_to_begin() {
    play(async |page: &Page| {
        page.open("view=notes").await?;
        page.reads("main h1", &["No notes yet"]).await?;
        page.until(
            "words",
            "return document.querySelector('main').innerText.includes('Open a finding, a grade, a thread or a plan action and write')",
            &[],
        )
        .await?;
        page.counts("main textarea", 0).await
    })
    .await;
}
