//! What a browser does with a canvas: too large a one, one that takes no paint, another pixel ratio.

use crate::drawn::{drawn, grades_scene};
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::chart::fit::{MAX_AREA, MAX_SIDE};
use serde_json::Value;

/// The size of the chart's canvas and of its box.
const SIZES: &str = "
    const canvas = document.querySelector('.frame canvas');
    const box = canvas.getBoundingClientRect();
    return [canvas.width, canvas.height, box.width, box.height]";

/// Shows the page on a phone with fine pixels.
async fn on_phone(page: &Page, width: u32, height: u32) -> Done {
    page.resize(width, height, 3.0).await
}

#[tokio::test]
async fn the_longest_chart_is_no_larger_than_phones_paint() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        for (width, height) in [(390, 844), (430, 932), (844, 390)] {
            on_phone(page, width, height).await?;
            page.open("view=threads").await?;
            page.until("the chart", "return document.querySelector('.frame canvas')?.width > 400", &[]).await?;
            let (wide, high, box_wide, box_high): (u32, u32, f64, f64) = page.script(SIZES, &[]).await?;
            page.insist(wide <= MAX_SIDE && high <= MAX_SIDE, format!("a side of {wide} x {high} is too long"))?;
            page.insist(wide * high <= MAX_AREA, format!("{wide} x {high} are {} pixels", wide * high))?;
            // Still finer than the page's own pixels, and nothing is stretched.
            page.insist(f64::from(wide) > 1.25 * box_wide, format!("{wide} pixels for {box_wide}"))?;
            let stretched = f64::from(wide) / box_wide / (f64::from(high) / box_high);
            page.insist((stretched - 1.0).abs() < 0.01, format!("the picture is stretched by {stretched}"))?;
            page.counts("#failed, .chart .notice", 0).await?;
        }
        Ok(())
    })
    .await;
}

/// Lets canvases take no paint while `window.dry` says so.
const DRY: &str = "
    window.dry = true;
    const paint = CanvasRenderingContext2D.prototype;
    for (const name of ['fillRect', 'fill', 'stroke', 'fillText', 'strokeRect']) {
        const real = paint[name];
        paint[name] = function (...given) { if (!window.dry) real.apply(this, given) };
    }";

#[tokio::test]
async fn a_chart_that_stays_blank_is_told_and_its_table_opened() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.run_before(DRY);
        for query in ["", "view=findings", "view=topics", "view=compare", "view=threads", "view=plan"] {
            page.open(query).await?;
            page.counts(".chart .notice", 1).await?;
            let told = page.words(".chart .notice").await?;
            page.insist(told.contains("this browser left it blank"), format!("the page says '{told}'"))?;
            page.counts(".chart details[open] table", 1).await?;
            let seen = "return [...document.querySelectorAll('.frame, .mark')]
                .filter(part => part.checkVisibility({ visibilityProperty: true })).length";
            page.shows("what is seen of the picture", seen, &[], &0).await?;
            page.counts("#failed", 0).await?;
        }
        // What takes paint again is shown; the table stays as the reader has it.
        page.open("").await?;
        page.counts(".chart .notice", 1).await?;
        page.script::<Value>("window.dry = false", &[]).await?;
        let other = Screen::wide(900).dark();
        page.show_on(other).await?;
        page.is_painted("grades", other, grades_scene).await?;
        page.counts(".chart .notice", 0).await?;
        page.counts(".chart details[open] table", 1).await
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_stays_blank_is_not_saved() {
    play(async |page: &Page| {
        page.run_before(DRY);
        page.open("").await?;
        page.press_named(".take-away", "PNG").await?;
        page.reads(".toast span", &["The picture was not saved: this browser left it blank."]).await
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_hides_pixels_has_no_blank_charts() {
    play(async |page: &Page| {
        let source = "CanvasRenderingContext2D.prototype.getImageData = () => { throw new Error('hidden') }";
        page.run_before(source);
        page.open("").await?;
        page.until("the chart", "return document.querySelector('.frame canvas')?.width > 400", &[]).await?;
        page.counts(".chart .notice", 0).await?;
        page.counts(".frame canvas", 1).await
    })
    .await;
}

#[tokio::test]
async fn another_pixel_ratio_repaints_also_without_a_resize() {
    play(async |page: &Page| {
        let source = "window.resizes = 0;
            addEventListener('resize', event => { resizes += 1; event.stopImmediatePropagation() }, true)";
        page.run_before(source);
        let screen = Screen::wide(1000);
        page.show_on(screen).await?;
        page.open("").await?;
        page.is_painted("grades", screen, grades_scene).await?;
        // Each change asks for the next one; also back to one that was there before. The emulated browser looks at its
        // ratio only when its width changes too.
        for (ratio, width) in [(2, 1001), (3, 1000), (1, 1001), (2, 1000), (1, 1001)] {
            let finer = Screen::wide(width).fine(ratio);
            page.show_on(finer).await?;
            page.is_painted("grades", finer, grades_scene).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_browser_keeps_one_mark_of_the_last_drawing() {
    play(async |page: &Page| {
        page.open("").await?;
        let marks = "return performance.getEntriesByName('charts-drawn').map(mark => mark.startTime)";
        page.until("the first drawing", "return performance.getEntriesByName('charts-drawn').length === 1", &[])
            .await?;
        let first: Vec<f64> = page.script(marks, &[]).await?;
        for screen in [Screen::wide(900), Screen::wide(800).dark(), Screen::wide(700)] {
            page.show_on(screen).await?;
            page.is_painted("grades", screen, grades_scene).await?;
        }
        let last: Vec<f64> = page.script(marks, &[]).await?;
        page.insist(last.len() == 1 && last > first, format!("{first:?} became {last:?}"))
    })
    .await;
}

/// In each page before its own scripts: how often it marks its charts as drawn.
const COUNTED: &str = "
    window.marks = 0;
    const mark = performance.mark.bind(performance);
    performance.mark = (name, ...more) => {
        if (name === 'charts-drawn') marks += 1;
        return mark(name, ...more);
    };";

#[tokio::test]
async fn all_charts_of_a_view_are_marked_once_however_many_there_are() {
    play(async |page: &Page| {
        page.run_before(COUNTED);
        let marks = "return window.marks";
        for (place, charts) in [("", &["grades"][..]), ("view=others", &["country", "neighbours"])] {
            page.show_on(Screen::wide(1000)).await?;
            page.open(place).await?;
            for (turn, width) in [1000, 900, 320].into_iter().enumerate() {
                let screen = Screen::wide(width);
                page.show_on(screen).await?;
                for id in charts {
                    let chart = drawn(id, place);
                    page.is_painted(id, screen, |width| chart.layout(width)).await?;
                }
                let counted: usize = page.script(marks, &[]).await?;
                page.insist(counted == turn + 1, format!("{place} at {width}: marked {counted} times"))?;
            }
        }
        Ok(())
    })
    .await;
}
