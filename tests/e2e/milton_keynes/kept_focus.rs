//! The focus through several presses: of notes and their answers, of statuses, back and forward, and with keys held.

use crate::desk::{action, briefing_of, marked, of_area, of_thread};
use crate::drawn::findings_scene;
use crate::expected::record;
use crate::milton_keynes::focus::{begin, enter, focus_is, key, opener, status};
use crate::milton_keynes::pointing::{middle, press_at};
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, form, item};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::record::Subject;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_link_to_another_view_leads_to_its_beginning() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (query, link) in [
            ("view=topics".to_owned(), ".by-topic dd:last-child .thread-link"),
            ("view=threads".to_owned(), ".threads li:last-child button"),
            (of_thread(&record().threads[0].id).to_query(), ".back a"),
        ] {
            page.open(&query).await?;
            page.script::<Value>("scrollTo(0, 1500)", &[]).await?;
            page.until("the page to be scrolled", "return scrollY > 300", &[]).await?;
            enter(page, link).await?;
            focus_is(page, link, "main h1, main h2").await?;
            page.until("the beginning of the page", "return scrollY === 0", &[]).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn under_a_pointer_the_page_stays_where_it_is() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        let scene = findings_scene("", page.chart_width("findings").await?);
        press_at(page, "findings", middle(&scene, &scene.targets[9].hit)).await?;
        page.has_focus("#results-title").await?;
        page.is_in_view(".frame").await
    })
    .await;
}

#[tokio::test]
async fn a_note_leads_to_its_status_line() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let target = finding(6).id.as_str();
        let (save, own) = (format!("{} button[type=submit]", form(target)), status(target));
        for query in [format!("{FINDINGS}&open={target}"), "view=notes".to_owned()] {
            begin(page, &query).await?;
            // With nothing to save a press says why, and keeps the focus.
            enter(page, &save).await?;
            page.reads(&own, &["Nothing to save: the note has not changed."]).await?;
            focus_is(page, "saving nothing", &save).await?;
            page.write(&field(target), "Ask on Tuesday.").await?;
            enter(page, &save).await?;
            page.kept(target, "Ask on Tuesday.").await?;
            focus_is(page, &format!("saving in '{query}'"), &own).await?;
            let kept = page.words(&own).await?;
            page.insist(kept.starts_with("Saved in this browser on"), format!("the status is '{kept}'"))?;
        }
        begin(page, &format!("{FINDINGS}&open={target}")).await?;
        enter(page, &format!("{} .quiet:not(.gather)", form(target))).await?;
        page.not_kept(target).await?;
        focus_is(page, "deleting", &own).await?;
        page.reads(&own, &["Note deleted."]).await?;
        // The answer stands outside of main; from there the focus goes back to the note.
        enter(page, ".toast button.quiet").await?;
        focus_is(page, "dismissing the answer", &own).await?;
        enter(page, &save).await?;
        page.reads(&own, &["Nothing to save yet: write a note first."]).await?;
        page.write(&field(target), "Ask on Friday.").await?;
        enter(page, &save).await?;
        enter(page, &format!("{} .quiet:not(.gather)", form(target))).await?;
        enter(page, ".toast button:not(.quiet)").await?;
        page.kept(target, "Ask on Friday.").await?;
        focus_is(page, "undoing", &own).await?;
        page.write(&field(target), "").await?;
        enter(page, &save).await?;
        page.not_kept(target).await?;
        focus_is(page, "saving an emptied note", &own).await?;
        page.reads(&own, &["Note deleted."]).await?;
        // Under a finding that is closed a note stands as words.
        enter(page, &opener(target)).await?;
        enter(page, ".toast button:not(.quiet)").await?;
        focus_is(page, "undoing under a closed finding", &format!("{} h3 button", item(target))).await
    })
    .await;
}

#[tokio::test]
async fn answers_and_notices_lead_back() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        begin(page, "view=findings").await?;
        let csv = ".chart .take-away button:nth-child(3)";
        enter(page, csv).await?;
        enter(page, ".toast button").await?;
        focus_is(page, "dismissing an answer", csv).await?;
        page.store("inspection-explorer/v1/note/damaged", "{half").await?;
        page.open("view=findings&nonsense=1&kind=nonsense").await?;
        page.counts(".notices li", 2).await?;
        enter(page, ".notices li:nth-child(1) button").await?;
        focus_is(page, "the first notice", ".notices li:only-child button").await?;
        enter(page, ".notices button").await?;
        focus_is(page, "the last notice", "main > h1").await?;
        // A note that is brought back stands in its list again.
        begin(page, "view=notes").await?;
        enter(page, &format!("{} .quiet:not(.gather)", form(&finding(6).id))).await?;
        page.counts(".findings > li", 4).await?;
        enter(page, ".toast button:not(.quiet)").await?;
        focus_is(page, "undoing in the list of notes", &status(&finding(6).id)).await?;
        // The last note, and the last entry.
        begin(page, "view=notes").await?;
        for left in (0..5).rev() {
            enter(page, ".findings > li:first-child .note-editor .quiet:not(.gather)").await?;
            page.counts(".findings > li", left).await?;
        }
        focus_is(page, "deleting the last note", "main h1").await?;
        let one = [Item::Subject(Subject::Finding(finding(0).id.clone()))];
        page.keep_briefing(&briefing_of(&one)).await?;
        page.open("view=briefing").await?;
        enter(page, ".entry [id^=out]").await?;
        focus_is(page, "taking the last entry out", "#briefing-how").await?;
        // What was taken out does not come back with what an earlier version kept.
        let other = [Item::Subject(Subject::Finding(finding(1).id.clone()))];
        page.keep_briefing(&briefing_of(&other)).await?;
        page.open("view=briefing").await?;
        enter(page, ".tools button:last-child").await?;
        enter(page, "#briefing-emptied button").await?;
        focus_is(page, "bringing the briefing back", "#briefing-title").await
    })
    .await;
}

#[tokio::test]
async fn a_status_keeps_the_focus_when_it_is_set_and_cleared() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let (area, planned, _) = &marked()[0];
        begin(page, &of_area(area).to_query()).await?;
        let list = format!("{} .status select", action(&planned.unit));
        for (pressed, value) in [(Key::Home, ""), (Key::Down, "not-started"), (Key::Home, "")] {
            key(page, &list, pressed + "").await?;
            page.shows(
                "the status",
                "return document.querySelector(arguments[0]).value",
                &[json!(list)],
                &value.to_owned(),
            )
            .await?;
            focus_is(page, "a status", &list).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_keep_the_focus_in_the_page() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=threads").await?;
        enter(page, ".mark:nth-child(5)").await?;
        focus_is(page, "a thread", ".thread-head h1").await?;
        page.back().await?;
        focus_is(page, "going back", ".threads .finding h3 button").await?;
        // A mark keeps the focus when another picture shows it elsewhere.
        page.open("view=findings").await?;
        let own = ".mark[id='findings-mark-findings:ilacs-2021:leaders:strength']";
        page.element(own).await?.focus().await?;
        let turn = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        page.script::<Value>(turn, &[json!("?view=findings&inspection=ilacs-2021&area=leaders")]).await?;
        page.until("another picture", "return document.querySelectorAll('.mark').length < 8", &[]).await?;
        focus_is(page, "another picture", own).await?;
        // Where it is gone, the focus is not on another mark that has its place.
        page.script::<Value>(turn, &[json!("?view=findings&inspection=ilacs-2021&area=leaders&kind=concern")]).await?;
        focus_is(page, "a picture without the mark", "main > h1").await
    })
    .await;
}

#[tokio::test]
async fn keys_with_a_modifier_belong_to_the_browser() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (query, mark) in [("", ".mark:nth-child(3)"), ("view=threads", ".mark:nth-child(9)")] {
            page.open(query).await?;
            page.element(mark).await?.focus().await?;
            let heard = "window.heard = []; addEventListener('keydown', e => window.heard.push(e.defaultPrevented))";
            page.script::<Value>(heard, &[]).await?;
            let arrows = [Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End];
            for held in [Key::Alt, Key::Control, Key::Meta, Key::Shift] {
                for arrow in arrows.clone() {
                    // Told to the page alone: the browser would go back, or scroll.
                    let script = "
                        const [, held, key] = arguments;
                        const options = { key, bubbles: true, cancelable: true, [`${held}Key`]: true };
                        return document.querySelector(arguments[0]).dispatchEvent(new KeyboardEvent('keydown', options));";
                    let names = (modifier(&held), arrow_name(&arrow));
                    let left: bool = page.script(script, &[json!(mark), json!(names.0), json!(names.1)]).await?;
                    page.insist(left, format!("{names:?} is taken from the browser"))?;
                    focus_is(page, &format!("{names:?}"), mark).await?;
                }
            }
            // Without one they walk.
            page.driver.action_chain().send_keys(Key::Right).perform().await?;
            focus_is(page, "the right arrow", &format!("{mark} + .mark")).await?;
        }
        // Back by keys, with the focus on a mark.
        page.press("nav a[href='?view=plan']").await?;
        page.element(".mark:nth-child(2)").await?.focus().await?;
        let chain = page.driver.action_chain().key_down(Key::Alt).send_keys(Key::Left).key_up(Key::Alt);
        chain.perform().await?;
        page.shows("what the page let be", "return window.heard.at(-1)", &[], &false).await
    })
    .await;
}

const fn modifier(key: &Key) -> &'static str {
    match key {
        Key::Alt => "alt",
        Key::Control => "ctrl",
        Key::Meta => "meta",
        _ => "shift",
    }
}

const fn arrow_name(key: &Key) -> &'static str {
    match key {
        Key::Left => "ArrowLeft",
        Key::Right => "ArrowRight",
        Key::Up => "ArrowUp",
        Key::Down => "ArrowDown",
        Key::Home => "Home",
        _ => "End",
    }
}
