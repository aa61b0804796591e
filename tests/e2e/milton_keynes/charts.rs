//! The charts are painted from the record: in place, in their colours, with every pixel that the screen has.

use crate::desk::{plan_scene, thread_scene, threads_scene};
use crate::drawn::{compare_scene, drawn, findings_scene, grades_scene, is_grade, topics_scene};
use crate::expected::{record, state};
use crate::fault::Done;
use crate::milton_keynes::pixels::{Picture, hex};
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::{Sight, thread};
use crate::stage::play;
use inspection_explorer::chart::scene::{Ink, Scene, Shape};
use inspection_explorer::chart::{Hit, Point, Theme, grades};
use inspection_explorer::record::Kind;
use inspection_explorer::statuses::Statuses;
use serde_json::json;

/// Every chart, each opened and compared on this screen.
async fn all_are_painted(page: &Page, screen: Screen) -> Done {
    page.with_charts_open().await?;
    page.show_on(screen).await?;
    page.open("").await?;
    page.is_painted("grades", screen, grades_scene).await?;
    page.open("view=findings").await?;
    page.is_painted("findings", screen, |width| findings_scene("", width)).await?;
    page.open("view=topics").await?;
    page.is_painted("topics", screen, |width| topics_scene("", width)).await?;
    page.open("view=compare").await?;
    page.is_painted("compare", screen, |width| compare_scene("", width)).await?;
    page.open("view=others").await?;
    page.is_painted("country", screen, |width| drawn("country", "view=others").layout(width)).await?;
    page.is_painted("neighbours", screen, |width| drawn("neighbours", "view=others").layout(width)).await?;
    page.open("view=threads").await?;
    page.is_painted("threads", screen, |width| threads_scene(&state(""), width)).await?;
    page.see(Sight::Thread).await?;
    page.is_painted("thread", screen, |width| thread_scene(thread(), width)).await?;
    page.open("view=plan").await?;
    page.is_painted("plan", screen, |width| plan_scene(&Statuses::default(), width)).await
}

#[tokio::test]
async fn every_grade_is_drawn_where_the_record_puts_it() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("").await?;
        page.is_painted("grades", screen, grades_scene).await?;
        let scene = grades_scene(1024.0);
        let places: Vec<_> = marks(&scene).collect();
        let targets: Vec<_> = scene.targets.iter().filter(|target| is_grade(&target.hit)).collect();
        for target in &targets {
            let within = places.iter().any(|at| target.rect.contains(*at));
            page.insist(within, format!("nothing is drawn for {}", target.label))?;
        }
        for at in &places {
            page.insist(targets.iter().any(|target| target.rect.contains(*at)), format!("{at:?} stands for nothing"))?;
        }
        page.insist(targets.len() == grades::model(record()).marks.len(), "some grades are not drawn")
    })
    .await;
}

#[tokio::test]
async fn every_count_of_findings_is_drawn_as_a_bar_of_its_kind() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=findings").await?;
        page.is_painted("findings", screen, |width| findings_scene("", width)).await?;
        // That the bars of the scene, which are what is painted, have the colours of their targets' kinds.
        let scene = findings_scene("", 1024.0);
        for target in &scene.targets {
            let Hit::Findings { kind, .. } = target.hit else { panic!("no bar: {target:?}") };
            let bar = scene.shapes.iter().find_map(|shape| match shape {
                Shape::Fill { rect, ink } if rect.contains(target.rect.centre()) => Some(*ink),
                _ => None,
            });
            page.insist(bar.is_some() && bar == kind.map(ink_of), format!("{} is drawn as {bar:?}", target.label))?;
        }
        page.insist(scene.targets.len() > 20, "there are hardly any bars")
    })
    .await;
}

#[tokio::test]
async fn topics_and_comparisons_are_drawn_from_the_findings_shown() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        for query in ["", "kind=concern&find=child", "area=leaders&find=childrn"] {
            page.open(&format!("view=topics&{query}")).await?;
            page.is_painted("topics", screen, |width| topics_scene(query, width)).await?;
            page.open(&format!("view=compare&{query}")).await?;
            page.is_painted("compare", screen, |width| compare_scene(query, width)).await?;
        }
        let others = "view=compare&compare=ilacs-2024,sif-2016";
        page.open(others).await?;
        page.is_painted("compare", screen, |width| compare_scene(others, width)).await
    })
    .await;
}

#[tokio::test]
async fn charts_use_every_pixel_of_a_fine_screen() {
    play(async |page: &Page| all_are_painted(page, Screen::wide(1280).fine(2)).await).await;
}

#[tokio::test]
async fn charts_are_dark_for_a_dark_system() {
    play(async |page: &Page| all_are_painted(page, Screen::wide(1280).dark()).await).await;
}

#[tokio::test]
async fn charts_fit_a_phone() {
    play(async |page: &Page| all_are_painted(page, Screen::wide(360).fine(2)).await).await;
}

#[tokio::test]
async fn an_open_chart_follows_the_system_and_the_window() {
    play(async |page: &Page| {
        let light = Screen::wide(1280);
        page.show_on(light).await?;
        page.open("").await?;
        page.is_painted("grades", light, grades_scene).await?;
        for screen in [light.dark(), Screen::wide(800).dark(), Screen::wide(360), Screen::wide(900).fine(2), light] {
            page.show_on(screen).await?;
            page.is_painted("grades", screen, grades_scene).await?;
        }
        Ok(())
    })
    .await;
}

/// Every word of a scene, changed.
fn with_words(mut scene: Scene, change: impl Fn(&mut Point, &mut String)) -> Scene {
    for shape in &mut scene.shapes {
        if let Shape::Text { at, text, .. } = shape {
            change(at, text);
        }
    }
    scene
}

#[tokio::test]
async fn every_word_that_is_missing_misplaced_or_another_is_noticed() {
    play(async |page: &Page| {
        for screen in [Screen::wide(1280), Screen::wide(360).fine(2).dark()] {
            page.show_on(screen).await?;
            page.open("view=topics").await?;
            let scene = |width| topics_scene("", width);
            page.is_painted("topics", screen, scene).await?;
            let width = Picture::read(page, "topics-canvas").await?.frame.floor();
            let all = scene(width).shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. })).count();
            let away = async |what: &str, x: f64, y: f64| -> Done {
                let changed = |width| with_words(scene(width), |at, _| *at = Point::new(at.x + x, at.y + y));
                let noticed = page.differs_from("topics", screen, changed).await?;
                let words = noticed.iter().filter(|fault| fault.contains("the words")).count();
                // A '1' may come to lie on the stem of another.
                page.insist(words * 100 >= all * 99, format!("{words} of {all} words {what} are noticed"))
            };
            away("too far right", 4.0, 0.0).await?;
            away("too far left", -4.0, 0.0).await?;
            away("too high", 0.0, -4.0).await?;
            away("too low", 0.0, 4.0).await?;
            let other = |width| {
                with_words(scene(width), |_, text| {
                    *text = text.chars().map(|sign| if sign == '1' { '4' } else { 'x' }).collect();
                })
            };
            let noticed = page.differs_from("topics", screen, other).await?;
            page.insist(noticed.len() >= all, format!("{} of {all} other words are noticed", noticed.len()))?;
            let none = |width| {
                let mut scene = scene(width);
                scene.shapes.retain(|shape| !matches!(shape, Shape::Text { .. }));
                scene
            };
            let noticed = page.differs_from("topics", screen, none).await?;
            page.insist(noticed.len() > 100, "words that belong to no scene are not noticed")?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_key_has_the_colours_of_the_chart() {
    play(async |page: &Page| {
        let script = "
            const parts = getComputedStyle(document.querySelector(arguments[0]))[arguments[1] ?? 'backgroundColor'].match(/[0-9]+/g);
            return '#' + parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')";
        for screen in [Screen::wide(1280), Screen::wide(1280).dark()] {
            page.show_on(screen).await?;
            page.open("view=findings").await?;
            let colour = |ink| hex(screen.theme.colour(ink));
            page.shows("the colour of the page", script, &[json!("html")], &colour(Ink::Paper)).await?;
            for kind in record().codebook.kinds_of_findings() {
                let sign = format!(".legend .swatch.{}", kind.token());
                page.shows(&format!("the colour of {kind}"), script, &[json!(sign)], &colour(ink_of(kind))).await?;
            }
            page.open("").await?;
            page.shows("the colour of a grade", script, &[json!(".legend .sign-of.right"), json!("color")], &colour(Ink::Grade)).await?;
        }
        page.insist(hex(Theme::Light.colour(Ink::Grade)) == "#12436d", "grades have another blue")
    })
    .await;
}

/// Where marks are drawn.
fn marks(scene: &Scene) -> impl Iterator<Item = Point> {
    scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Mark { at, .. } => Some(*at),
        _ => None,
    })
}

/// The ink of a kind.
fn ink_of(kind: Kind) -> Ink {
    match kind.token() {
        "meets-requirement" => Ink::MeetsRequirement,
        "concern" => Ink::Concern,
        "recommendation" => Ink::Recommendation,
        _ => Ink::Strength,
    }
}
