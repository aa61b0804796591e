//! Pointing at a mark, touching it or walking to it by key tells what it stands for; choosing it opens that.

use crate::drawn::{findings_scene, grades_scene, topics_scene};
use crate::expected::{FIRST, listed, record, state};
use crate::fault::Done;
use crate::page::Page;
use crate::poll::poll;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::chart::scene::Step;
use inspection_explorer::chart::{Hit, Point, Scene};
use inspection_explorer::explore::{Filter, Place};
use inspection_explorer::record::InspectionId;
use inspection_explorer::record::Subject;
use inspection_explorer::words::sentence_case;
use serde_json::json;
use thirtyfour::prelude::*;

/// Where a point of a canvas is in the window, once it is in view.
const PLACE: &str = "
    const canvas = document.getElementById(arguments[0]);
    // Beside a list a chart has a scroll of its own.
    const probe = canvas.parentElement.appendChild(document.createElement('i'));
    probe.style = `position: absolute; left: ${arguments[1]}px; top: ${arguments[2]}px; width: 1px; height: 1px`;
    probe.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    probe.remove();
    const box = canvas.getBoundingClientRect();
    return [box.left, box.top];";

/// Brings a point of a chart into view, and gives its place in the window.
async fn place(page: &Page, chart: &str, at: Point) -> Done<Point> {
    let canvas = json!(format!("{chart}-canvas"));
    let (left, top): (f64, f64) = page.script(PLACE, &[canvas, json!(at.x), json!(at.y)]).await?;
    Ok(Point::new(left + at.x, top + at.y))
}

/// Moves the pointer to a place in the window.
async fn point_at(page: &Page, at: Point) -> Done {
    page.point(at.x, at.y).await
}

/// The place of a point once the page has come to rest and nothing lies over it: what scrolled under the pointer may tell of
/// itself there, so the pointer leaves first.
async fn free_place(page: &Page, chart: &str, at: Point) -> Done<Point> {
    let free = "return !!document.elementFromPoint(arguments[0], arguments[1])?.closest('.surface, .mark')";
    poll(&format!("a point of the {chart} chart to be free"), async || {
        let before = place(page, chart, at).await?;
        point_at(page, Point::new(1.0, 1.0)).await?;
        page.frames().await?;
        let after = place(page, chart, at).await?;
        let is_free: bool = page.script(free, &[json!(after.x), json!(after.y)]).await?;
        Ok(if before == after && is_free { Ok(after) } else { Err(format!("{before:?}, {after:?}, free: {is_free}")) })
    })
    .await
}

/// Presses a point of a chart.
pub async fn press_at(page: &Page, chart: &str, at: Point) -> Done {
    let at = free_place(page, chart, at).await?;
    point_at(page, at).await?;
    page.click_at(at.x, at.y).await
}

/// Touches a point of a chart with a finger.
async fn touch_at(page: &Page, chart: &str, at: Point) -> Done {
    let at = place(page, chart, at).await?;
    page.touch(at.x, at.y).await
}

/// The scene of a chart at its width on the page.
async fn scene_of(page: &Page, chart: &str) -> Done<Scene> {
    let selector = format!("#{chart}-canvas");
    page.element(&selector).await?;
    let script = "return Math.floor(document.querySelector(arguments[0]).getBoundingClientRect().width)";
    let width: f64 = page.script(script, &[selector.into()]).await?;
    Ok(match chart {
        "grades" => grades_scene(width),
        "topics" => topics_scene("", width),
        _ => findings_scene("", width),
    })
}

/// The middle of a target, in whole pixels, as a pointer tells them.
pub fn middle(scene: &Scene, hit: &Hit) -> Point {
    let target = scene.targets.iter().find(|target| target.hit == *hit).expect("the scene has this target");
    let centre = target.rect.centre();
    Point::new(centre.x.round(), centre.y.round())
}

/// Every mark of a chart tells what it stands for, within the window. Of a chart with very many marks every third does.
async fn marks_answer(page: &Page, chart: &str) -> Done {
    let scene = scene_of(page, chart).await?;
    let every = if scene.targets.len() > 90 { 3 } else { 1 };
    for target in scene.targets.iter().step_by(every) {
        let at = middle(&scene, &target.hit);
        let label = scene.at(at).map_or("", |target| target.label.as_str());
        // From afar: a tip stays while it is pointed at, and may lie over the next mark.
        point_at(page, Point::new(0.0, 0.0)).await?;
        point_at(page, place(page, chart, at).await?).await?;
        page.reads(".tip > span", &[label]).await?;
        let script = "
            const box = document.querySelector('.tip').getBoundingClientRect();
            return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight
                && document.documentElement.scrollWidth <= innerWidth";
        page.until(&format!("all of '{label}' to be in the window"), script, &[]).await?;
    }
    page.insist(scene.targets.len() > 10, "there are hardly any marks")?;
    point_at(page, Point::new(0.0, 0.0)).await?;
    page.counts(".tip", 0).await
}

#[tokio::test]
async fn every_mark_tells_what_it_stands_for() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (query, chart) in [("", "grades"), ("view=findings", "findings"), ("view=topics", "topics")] {
            page.open(query).await?;
            marks_answer(page, chart).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_what_a_mark_tells_is_not_cut_off() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        page.show_on(Screen::wide(360)).await?;
        for (query, chart) in [("", "grades"), ("view=findings", "findings")] {
            page.open(query).await?;
            marks_answer(page, chart).await?;
        }
        Ok(())
    })
    .await;
}

/// A bar, and the address of its findings.
fn bar() -> Hit {
    let codebook = &record().codebook;
    let (area, kind) = (codebook.area("care-leavers"), codebook.kind("concern"));
    Hit::Findings { inspection: "ilacs-2021".into(), area, kind, topic: None }
}
const ITS_FINDINGS: &str = "view=findings&inspection=ilacs-2021&area=care-leavers&kind=concern";

#[tokio::test]
async fn pressing_a_bar_shows_its_findings() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        press_at(page, "findings", middle(&scene_of(page, "findings").await?, &bar())).await?;
        page.shows_state(&state(ITS_FINDINGS)).await?;
        page.back().await?;
        page.shows_state(&state("view=findings")).await
    })
    .await;
}

#[tokio::test]
async fn the_first_touch_tells_and_the_second_chooses() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        page.show_on(Screen::wide(360)).await?;
        page.with_a_touch_screen().await?;
        page.open("view=findings").await?;
        let scene = scene_of(page, "findings").await?;
        let at = middle(&scene, &bar());
        let label = scene.at(at).map_or("", |target| target.label.as_str());
        touch_at(page, "findings", at).await?;
        page.reads(".tip > span", &[label]).await?;
        page.shows_state(&state("view=findings")).await?;
        touch_at(page, "findings", at).await?;
        page.shows_state(&state(ITS_FINDINGS)).await
    })
    .await;
}

#[tokio::test]
async fn keys_walk_the_marks_and_choose_one() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        let scene = scene_of(page, "findings").await?;
        let focused = "return document.activeElement.getAttribute('aria-label')";
        let mut at = 0;
        let first = page.element(".mark:first-child").await?;
        first.focus().await?;
        for (key, step) in [
            (Key::Right, Step::Next),
            (Key::Down, Step::Down),
            (Key::Down, Step::Down),
            (Key::Left, Step::Previous),
            (Key::Up, Step::Up),
            (Key::End, Step::Last),
            (Key::Right, Step::Next),
            (Key::Home, Step::First),
        ] {
            page.driver.action_chain().send_keys(key).perform().await?;
            at = scene.step(at, step);
            let label = &scene.targets[at].label;
            page.shows(&format!("the focus after {step:?}"), focused, &[], label).await?;
            page.reads(".tip > span", &[label]).await?;
        }
        page.driver.action_chain().send_keys(Key::Escape).perform().await?;
        page.counts(".tip", 0).await?;
        page.driver.action_chain().send_keys(Key::Enter).perform().await?;
        page.shows_state(&scene.targets[at].hit.shown_from(&state("view=findings"), record())).await
    })
    .await;
}

#[tokio::test]
async fn pressing_a_grade_shows_where_it_stands_and_what_is_behind_it() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        let inspection = record().inspection("ilacs-2021").expect("the record holds it");
        for grade in &inspection.grades {
            // The chart is narrower beside an open panel.
            page.frames().await?;
            let scene = scene_of(page, "grades").await?;
            let subject = Subject::Grade { inspection: "ilacs-2021".into(), judgement: grade.judgement.clone() };
            press_at(page, "grades", middle(&scene, &Hit::Subject(subject))).await?;
            let heading = sentence_case(&format!("2021 {}: {}", grade.judgement, grade.grade));
            page.reads("#panel-title", &[&heading]).await?;
            let subject = Subject::Grade { inspection: "ilacs-2021".into(), judgement: grade.judgement.clone() };
            let chosen = Place::Grades { chosen: Some(subject) };
            page.shows("the address", "return location.search.slice(1)", &[], &chosen.to_query()).await?;
        }
        page.reload().await?;
        page.counts("#panel-title", 1).await?;
        page.press_named(".panel", "See the findings for this area").await?;
        // Those of the areas that it judges.
        let areas = inspection.grades.last().map(|grade| grade.areas.clone()).unwrap_or_default();
        let inspections = [InspectionId::from("ilacs-2021")];
        let behind = Filter {
            inspections: inspections.into_iter().collect(),
            areas: areas.into_iter().collect(),
            ..Filter::default()
        };
        let ids: Vec<String> = listed(&behind).iter().take(FIRST).map(|id| format!("finding-{id}")).collect();
        let script = "return [...document.querySelectorAll('.results .finding')].map(item => item.id)";
        page.shows("the findings behind it", script, &[], &ids).await
    })
    .await;
}

#[tokio::test]
async fn a_visit_without_a_grade_says_so() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        let scene = scene_of(page, "grades").await?;
        let tick = scene
            .targets
            .iter()
            .find(|target| matches!(target.hit, Hit::Subject(Subject::Inspection(_))))
            .expect("there is one");
        press_at(page, "grades", middle(&scene, &tick.hit)).await?;
        page.until(
            "its words",
            "return !!document.querySelector('#panel-title')?.innerText.includes('not graded')",
            &[],
        )
        .await?;
        page.press_named(".panel", "Close").await?;
        page.counts(".panel", 0).await
    })
    .await;
}
