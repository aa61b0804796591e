//! The plan by pointer and by keys alone, and statuses that cannot be read.

use crate::desk::{action, marked, of_area, plan_model, plan_scene};
use crate::expected::record;
use crate::fault::Done;
use crate::milton_keynes::plan::{book_of, tells, typed};
use crate::milton_keynes::pointing::{middle, press_at};
use crate::page::Page;
use crate::poll::poll;
use crate::reader::second_key;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::chart::Hit;
use inspection_explorer::chart::scene::Step;
use inspection_explorer::export::{Origin, table_csv};
use inspection_explorer::record::{Date, Progress, Subject};
use inspection_explorer::statuses::{Said, Statuses};
use serde_json::json;
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_row_of_the_plan_leads_to_its_area() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        for screen in [Screen::wide(1280), Screen::wide(360)] {
            page.show_on(screen).await?;
            page.open("view=plan").await?;
            let scene = plan_scene(&Statuses::default(), page.chart_width("plan").await?);
            for (area, ..) in marked() {
                press_at(page, "plan", middle(&scene, &Hit::PlanArea(area.id.clone()))).await?;
                page.is_at(&of_area(area)).await?;
                page.has_focus(&format!("[id='area-{}'] h3 button[aria-expanded=true]", area.id)).await?;
                page.is_in_view(&format!("[id='area-{}']", area.id)).await?;
            }
        }
        Ok(())
    })
    .await;
}

/// The areas come with the chart, and all actions as a list of their own.
#[tokio::test]
async fn areas_and_actions_can_be_saved_as_tables() {
    play(async |page: &Page| {
        let marks: Vec<(&str, Said)> = marked().into_iter().map(|(_, own, mark)| (own.unit.as_str(), mark)).collect();
        page.open("").await?;
        for (unit, mark) in &marks {
            page.keep_status(unit, *mark).await?;
        }
        page.open("view=plan").await?;
        let model = plan_model(&book_of(&marks));
        for (within, words, name, table) in [
            (".chart .take-away", "CSV", "-plan-2", model.data()),
            (
                "[aria-labelledby=areas-title] > .take-away",
                "Save all actions as CSV",
                "-plan-actions-2",
                model.actions(),
            ),
        ] {
            page.press_named(within, words).await?;
            let script = "return !!document.querySelector('.toast span')?.textContent.includes(arguments[0])";
            page.until(&format!("*{name}* to be saved"), script, &[json!(name)]).await?;
            let said: String = page.script("return document.querySelector('.toast span').textContent", &[]).await?;
            let file = said.trim_start_matches("Saved ").trim_end_matches('.');
            let saved = page.downloaded(file).await?;
            let origin = Origin::new(record(), &model.source, None, &page.saved_now().await?);
            page.insist(saved == table_csv(&origin.with(table)), format!("{file} holds {saved}"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mark_of_the_plan_leads_to_its_action() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=plan").await?;
        let scene = plan_scene(&Statuses::default(), page.chart_width("plan").await?);
        for (area, own, _) in marked() {
            press_at(page, "plan", middle(&scene, &Hit::Subject(Subject::Action(own.unit.as_str().into())))).await?;
            page.is_at(&of_area(area)).await?;
            page.has_focus(&action(&own.unit)).await?;
            page.is_in_view(&action(&own.unit)).await?;
        }
        Ok(())
    })
    .await;
}

/// Goes on by the tabulator until an element has the focus, as somebody without a pointer does.
async fn tab_to(page: &Page, selector: &str) -> Done {
    let mut steps = 0;
    poll(&format!("the tabulator to lead to {selector}"), async || {
        let script = "return document.activeElement.matches(arguments[0])";
        if page.script::<bool>(script, &[selector.into()]).await? {
            return Ok(Ok(()));
        }
        steps += 1;
        page.insist(steps < 30, format!("{steps} steps do not lead to {selector}"))?;
        keys(page, Key::Tab + "").await?;
        Ok(Err(format!("after {steps} steps it has not")))
    })
    .await
}

/// Presses these keys, wherever the focus is.
async fn keys(page: &Page, keys: impl Into<TypingData>) -> Done {
    Ok(page.driver.action_chain().send_keys(keys).perform().await?)
}

#[tokio::test]
async fn a_status_can_be_set_by_keys_alone() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=plan").await?;
        let scene = plan_scene(&Statuses::default(), page.chart_width("plan").await?);
        page.element(".mark:first-child").await?.focus().await?;
        // The first mark of an action; those before it are of areas.
        let (mut at, mut unit) = (0, None);
        while unit.is_none() {
            keys(page, Key::Right + "").await?;
            let next = scene.step(at, Step::Next);
            page.insist(next > at, "no action has a mark")?;
            at = next;
            if let Hit::Subject(Subject::Action(own)) = &scene.targets[at].hit {
                unit = Some(own.to_string());
            }
        }
        let unit = unit.unwrap_or_default();
        page.has_focus(&format!(".mark:nth-child({})", at + 1)).await?;
        keys(page, Key::Enter + "").await?;
        let own = action(&unit);
        page.has_focus(&own).await?;
        tab_to(page, &format!("{own} .status select")).await?;
        keys(page, "D").await?;
        tab_to(page, &format!("{own} input[type=date]")).await?;
        let day = Date::parse("2026-11-11")?;
        keys(page, typed(day)).await?;
        tab_to(page, &format!("{own} .gather")).await?;
        keys(page, " ").await?;
        page.keeps_entries(&[Item::Subject(Subject::Action(unit.as_str().into()))]).await?;
        tab_to(page, &format!("{own} summary")).await?;
        keys(page, Key::Enter + "").await?;
        tab_to(page, &format!("{own} textarea")).await?;
        keys(page, "Who does it?").await?;
        tab_to(page, &format!("{own} button[type=submit]")).await?;
        keys(page, Key::Enter + "").await?;
        page.kept(&unit, "Who does it?").await?;
        let kept = page.statuses().await?;
        let told = kept.get(&unit).map(|mark| (mark.progress, mark.on));
        page.insist(kept.len() == 1 && told == Some((Progress::Done, Some(day))), format!("{kept:?} is kept"))?;
        page.reload().await?;
        page.reads(&format!("{own} .shown"), &["✓Done"]).await?;
        page.field_holds(&unit, "Who does it?").await
    })
    .await;
}

#[tokio::test]
async fn a_status_that_cannot_be_read_stays_and_is_told() {
    play(async |page: &Page| {
        let [(area, damaged, mark), (_, sound, other), _] = marked()[..] else { panic!("there are three") };
        let (key, value) = (second_key("status", &damaged.unit), "{\"version\":2,\"action\":\"half");
        page.open("").await?;
        page.store(&key, value).await?;
        page.keep_status(&sound.unit, other).await?;
        page.open(&of_area(area).to_query()).await?;
        page.is_told("Something that was saved here could not be read: it is damaged").await?;
        let own = (sound.unit.as_str(), other);
        tells(page, &book_of(&[own])).await?;
        // A new status can be set, and the old value stays where it is.
        page.turn_to(&of_area(area)).await?;
        page.choose(&format!("{} .status select", action(&damaged.unit)), mark.progress.token()).await?;
        let both = [(damaged.unit.as_str(), Said { on: None, ..mark }), own];
        tells(page, &book_of(&both)).await?;
        page.reload().await?;
        tells(page, &book_of(&both)).await?;
        page.insist(page.stored(&key).await?.as_deref() == Some(value), "the value was changed")?;
        page.press_named("nav", "Notes").await?;
        page.press_named("main", "Could not be read (1)").await?;
        let file = page.backup().await?;
        page.insist(file.get(&key).map(String::as_str) == Some(value), format!("the file holds {file:?}"))
    })
    .await;
}

#[tokio::test]
async fn a_status_of_a_newer_version_is_left_as_it_is() {
    play(async |page: &Page| {
        let (area, own, mark) = marked()[0];
        let unit = own.unit.as_str();
        let key = format!("inspection-explorer/v3/milton-keynes/status/z-1/{unit}");
        let on = mark.on.map(String::from);
        let newer = json!({ "version": 4, "id": unit, "at": 5, "over": {}, "progress": mark.progress.token(), "on": on, "owner": 1 });
        let newer = newer.to_string();
        page.open("").await?;
        page.store(&key, &newer).await?;
        page.open(&of_area(area).to_query()).await?;
        page.is_told("1 thing was saved by a newer version of this page and left unchanged").await?;
        page.choose(&format!("{} .status select", action(unit)), "not-started").await?;
        page.is_told("A newer version of this page saved this action status, so it can be read here but not changed").await?;
        tells(page, &book_of(&[(unit, mark)])).await?;
        page.insist(page.stored(&key).await? == Some(newer), "the value was changed")?;
        page.insist(page.keys().await? == [key], "something else was written")
    })
    .await;
}
