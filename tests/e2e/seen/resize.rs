//! Resizing the window and turning a phone: charts follow, nothing fails and the panel of a failure stays hidden.

use crate::fault::Done;
use crate::page::Page;
use crate::sights::Sight;
use crate::stage::play;
use serde_json::{Value, json};

/// Collects every error that the window reports, from the first script on.
const LISTEN: &str = "
    window.errorsSeen = [];
    addEventListener('error', event => errorsSeen.push(event.message ?? `${event.target.localName} did not load`), true);
    addEventListener('unhandledrejection', event => errorsSeen.push(`rejected: ${event.reason}`));";

/// Waits until the window has this width and the chart is painted for it, and then for two frames in which an observer
/// may complain. Says what went wrong.
const SETTLED: &str = "
    const [width, done] = arguments;
    const painted = () => {
        const canvas = document.querySelector('.frame canvas');
        // A chart may be folded away.
        if (!canvas?.checkVisibility()) return true;
        const box = canvas.parentElement.getBoundingClientRect();
        const wanted = Math.floor(box.width) / parseFloat(canvas.style.height);
        return Math.abs(canvas.width / canvas.height / wanted - 1) < 0.01;
    };
    const begun = performance.now();
    const look = () => {
        const late = performance.now() - begun > 15000;
        if (!late && !(innerWidth === width && painted())) return requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => done([
            ...(late ? ['the chart does not follow'] : []),
            ...(document.getElementById('failed').hidden ? [] : ['the panel is shown']),
            ...errorsSeen.splice(0),
        ])));
    };
    look();";

/// Opens a sight in a window that keeps a list of its errors.
async fn watch(page: &Page, sight: Sight) -> Done {
    page.with_charts_open().await?;
    page.see(sight).await?;
    page.script::<Value>("errorsSeen.length = 0", &[]).await.map(drop)
}

/// Gives the window a size and waits for the page to settle.
async fn resize(page: &Page, name: &str, (width, height): (u32, u32), ratio: f64) -> Done {
    page.resize(width, height, ratio).await?;
    let faults: Vec<String> = page.driver.execute_async(SETTLED, vec![json!(width)]).await?.convert()?;
    page.insist(faults.is_empty(), format!("{name} at {width} x {height}: {faults:?}"))
}

/// Makes the window wider and narrower again, step by step, in each of these sights.
async fn can_be_resized(page: &Page, sights: &[Sight]) -> Done {
    page.run_before(LISTEN);
    let up: Vec<u32> = (320..=1920).step_by(40).collect();
    for sight in sights {
        watch(page, *sight).await?;
        for width in up.iter().chain(up.iter().rev()) {
            resize(page, sight.name(), (*width, 900), 1.0).await?;
        }
        // At once from one end to the other.
        for width in [1280, 640, 1920, 320, 1000, 900] {
            resize(page, sight.name(), (width, 900), 1.0).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_window_can_be_resized_over_grades_and_findings() {
    play(async |page: &Page| can_be_resized(page, &[Sight::Grades, Sight::Area, Sight::Findings]).await).await;
}

#[tokio::test]
async fn the_window_can_be_resized_over_topics_and_compare() {
    play(async |page: &Page| can_be_resized(page, &[Sight::Topics, Sight::Compare]).await).await;
}

#[tokio::test]
async fn the_window_can_be_resized_over_other_authorities() {
    play(async |page: &Page| can_be_resized(page, &[Sight::Others, Sight::OpenOther]).await).await;
}

#[tokio::test]
async fn the_window_can_be_resized_over_threads() {
    play(async |page: &Page| can_be_resized(page, &[Sight::Threads, Sight::Thread]).await).await;
}

#[tokio::test]
async fn the_window_can_be_resized_over_plan_briefing_notes_and_sources() {
    let sights = [Sight::Plan, Sight::Briefing, Sight::Notes, Sight::Sources];
    play(async |page: &Page| can_be_resized(page, &sights).await).await;
}

#[tokio::test]
async fn a_phone_can_be_turned_in_every_view() {
    play(async |page: &Page| {
        page.run_before(LISTEN);
        for sight in Sight::ALL {
            watch(page, sight).await?;
            for size in [(390, 844), (844, 390), (390, 844), (844, 390)] {
                resize(page, sight.name(), size, 3.0).await?;
            }
        }
        Ok(())
    })
    .await;
}
