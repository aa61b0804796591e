//! Choices narrow the findings: list, counts, chart, table and address all say the same.

use crate::drawn::findings_scene;
use crate::expected::{FIRST, state};
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use serde_json::json;

/// Chooses, or takes the choice back, as a reader does.
async fn choose(page: &Page, question: &str, token: &str) -> Done {
    page.press(&format!("input[name='{question}'][value='{token}']")).await
}

#[tokio::test]
async fn choices_narrow_list_counts_table_and_chart() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=findings").await?;
        page.shows_state(&state("view=findings")).await?;
        choose(page, "Inspection", "ilacs-2024").await?;
        page.shows_state(&state("view=findings&inspection=ilacs-2024")).await?;
        choose(page, "Kind", "concern").await?;
        let concerns = "view=findings&inspection=ilacs-2024&kind=concern";
        page.shows_state(&state(concerns)).await?;
        page.is_painted("findings", screen, |width| findings_scene(concerns, width)).await?;
        choose(page, "Kind", "recommendation").await?;
        page.shows_state(&state("view=findings&inspection=ilacs-2024&kind=concern,recommendation")).await?;
        choose(page, "Inspection", "ilacs-2024").await?;
        choose(page, "Inspection", "ilacs-2021").await?;
        choose(page, "Area", "leaders").await?;
        page.press_named(".filters", "Topic").await?;
        choose(page, "Topic", "workforce").await?;
        let all = "view=findings&inspection=ilacs-2021&area=leaders&kind=concern,recommendation&topic=workforce";
        page.shows_state(&state(all)).await
    })
    .await;
}

#[tokio::test]
async fn the_legend_switches_kinds_off_and_on() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        page.press_named(".legend", "Strength").await?;
        page.shows_state(&state("view=findings&kind=meets-requirement,concern,recommendation")).await?;
        page.reads(".switch[aria-pressed='false']", &["Strength"]).await?;
        page.press_named(".legend", "Strength").await?;
        page.shows_state(&state("view=findings")).await?;
        page.counts(".switch[aria-pressed='false']", 0).await
    })
    .await;
}

#[tokio::test]
async fn clearing_shows_all_findings_again() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=findings&inspection=ilacs-2024&area=leaders&kind=strength&find=staff").await?;
        page.press_named(".chips", "Clear all filters").await?;
        page.shows_state(&state("view=findings")).await?;
        page.is_painted("findings", screen, |width| findings_scene("", width)).await
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_walk_through_the_choices() {
    play(async |page: &Page| {
        let steps = [
            "view=findings",
            "view=findings&inspection=ilacs-2024",
            "view=findings&inspection=ilacs-2024&kind=concern",
        ];
        page.open(steps[0]).await?;
        choose(page, "Inspection", "ilacs-2024").await?;
        choose(page, "Kind", "concern").await?;
        page.shows_state(&state(steps[2])).await?;
        for step in [1, 0] {
            page.back().await?;
            page.shows_state(&state(steps[step])).await?;
        }
        for step in [1, 2] {
            page.forward().await?;
            page.shows_state(&state(steps[step])).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_reload_keeps_the_choices() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        choose(page, "Inspection", "ilacs-2021").await?;
        choose(page, "Area", "care-leavers").await?;
        let chosen = state("view=findings&inspection=ilacs-2021&area=care-leavers");
        page.shows_state(&chosen).await?;
        page.reload().await?;
        page.shows_state(&chosen).await
    })
    .await;
}

#[tokio::test]
async fn a_long_list_shows_its_rest_when_asked() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        page.counts(".results .finding", FIRST).await?;
        page.press(".results .more").await?;
        page.shows_all_of(&state("view=findings")).await?;
        // A new choice begins a new list.
        choose(page, "Kind", "strength").await?;
        page.shows_state(&state("view=findings&kind=strength")).await
    })
    .await;
}

/// In the page: what comes in which order when a choice is made.
const ORDER: &str = "
    const [control, value, list] = arguments;
    const order = [];
    const comes = (what) => { if (!order.includes(what)) order.push(what) };
    const mark = performance.mark.bind(performance);
    performance.mark = (name, ...more) => {
        if (name === 'charts-drawn') comes('the chart');
        return mark(name, ...more);
    };
    return new Promise((done) => {
        new MutationObserver(() => {
            comes('the list');
            done(order);
        }).observe(document.querySelector(list), { childList: true, subtree: true });
        const chosen = document.querySelector(control);
        if (chosen.matches('select')) {
            chosen.value = value;
            chosen.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
            chosen.click();
        }
        requestAnimationFrame(() => comes('a frame'));
    })";

#[tokio::test]
async fn the_chart_of_a_choice_is_painted_before_its_list_is_made() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (view, control, value, list, chosen) in [
            (
                "view=findings",
                "input[name=Kind][value=concern]",
                "",
                ".results ol.findings",
                "view=findings&kind=concern",
            ),
            ("view=threads", "form.choose select", "resolved", ".results ol.threads", "view=threads&state=resolved"),
        ] {
            page.open(view).await?;
            page.until("the list", "return !!document.querySelector(`${arguments[0]} > li`)", &[json!(list)]).await?;
            let order: Vec<String> = page.script(ORDER, &[json!(control), json!(value), json!(list)]).await?;
            page.insist(order == ["the chart", "a frame", "the list"], format!("{view}: {order:?}"))?;
            page.is_at(&state(chosen)).await?;
        }
        Ok(())
    })
    .await;
}
