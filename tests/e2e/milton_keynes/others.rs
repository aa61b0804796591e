//! Other authorities: two charts, a choice of the judgement, and the reports behind the grades.

use crate::drawn::drawn;
use crate::expected::{record, state};
use crate::milton_keynes::pointing::press_at;
use crate::milton_keynes::tables::table_within;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::chart::{Hit, Scene};
use inspection_explorer::explore::Place;
use inspection_explorer::export::chart_csv;
use inspection_explorer::record::Area;
use serde_json::json;

/// The part of the page with the chart of the country, and that with the neighbours.
const COUNTRY: &str = "section[aria-labelledby='country-title']";
const NEIGHBOURS: &str = "section[aria-labelledby='neighbours-title']";

fn areas() -> Vec<Area> {
    record().comparison.as_ref().expect("the record has the figures").areas()
}

/// The query of the view with one judgement chosen.
fn query(area: Area) -> String {
    Place::Others { area: Some(area).filter(|area| !area.is_overall()), open: None }.to_query()
}

fn scene(id: &'static str, query: &str) -> impl Fn(f64) -> Scene {
    let chart = drawn(id, query);
    move |width| chart.layout(width)
}

#[tokio::test]
async fn both_charts_are_drawn_with_their_words_and_tables() {
    play(async |page: &Page| {
        for screen in [Screen::wide(1280), Screen::wide(360), Screen::wide(1280).dark()] {
            page.show_on(screen).await?;
            page.open("view=others").await?;
            page.is_painted("country", screen, scene("country", "view=others")).await?;
            page.is_painted("neighbours", screen, scene("neighbours", "view=others")).await?;
        }
        page.show_on(Screen::wide(1280)).await?;
        let lead = page.words(".lead").await?;
        page.insist(lead.contains("other authorities, inspected on other dates"), &lead)?;
        page.insist(lead.contains("nothing about why") && lead.contains("nobody is ranked"), &lead)?;
        for (part, id) in [(COUNTRY, "country"), (NEIGHBOURS, "neighbours")] {
            let chart = drawn(id, "view=others");
            page.reads(&format!("{part} h2"), &[&chart.frame().title]).await?;
            table_within(page, part, &chart.table()).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_judgement_is_chosen_and_kept_in_the_address() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=others").await?;
        let country = drawn("country", "view=others").frame().title;
        for area in areas().into_iter().rev() {
            page.choose(".choose select", area.token()).await?;
            let query = query(area);
            page.is_at(&state(&query)).await?;
            page.controls_agree(&query, "system").await?;
            let chart = drawn("neighbours", &query);
            page.reads(&format!("{NEIGHBOURS} h2"), &[&chart.frame().title]).await?;
            page.reads(&format!("{COUNTRY} h2"), &[&country]).await?;
            page.is_painted("neighbours", Screen::wide(1280), scene("neighbours", &query)).await?;
            let legend: Vec<String> = chart.frame().legend.into_iter().map(|entry| entry.words).collect();
            let script =
                "return [...document.querySelectorAll(arguments[0])].map(entry => entry.lastElementChild.textContent)";
            page.shows("the key", script, &[json!(format!("{NEIGHBOURS} .legend li"))], &legend).await?;
        }
        page.back().await?;
        let before = query(areas()[1]);
        page.is_at(&state(&before)).await?;
        table_within(page, NEIGHBOURS, &drawn("neighbours", &before).table()).await
    })
    .await;
}

#[tokio::test]
async fn a_mark_leads_to_the_report_behind_it_and_back() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=others&judged=care-leavers").await?;
        let compared = record().comparison.as_ref().expect("the record has the figures");
        for id in ["leeds-2022", "havering-2016"] {
            // The chart is narrower beside an open panel.
            page.frames().await?;
            let width = page.chart_width("neighbours").await?;
            let scene = drawn("neighbours", "view=others&judged=care-leavers").layout(width);
            let target = scene.targets.iter().find(|target| target.hit == Hit::Other(id.into())).expect("it is drawn");
            press_at(page, "neighbours", target.rect.centre()).await?;
            page.is_at(&state(&format!("view=others&judged=care-leavers&other={id}"))).await?;
            let (authority, inspection) = compared.other(id).expect("it is known");
            page.reads("#panel-title", &[&format!("{}, {}", authority.name, inspection.end.month_and_year())]).await?;
            page.counts(".panel .grades li", inspection.grades.len()).await?;
            page.counts(&format!(".panel a[href='{}']", inspection.url), 1).await?;
            page.counts(".mark.chosen", 1).await?;
        }
        page.has_focus("#panel-title").await?;
        page.press_named(".panel-head", "Close").await?;
        page.counts(".panel", 0).await?;
        page.has_focus("[id='neighbours-mark-other:havering-2016']").await?;
        page.is_at(&state("view=others&judged=care-leavers")).await
    })
    .await;
}

#[tokio::test]
async fn the_authoritys_own_marks_lead_to_its_own_grades() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (chart, mark, chosen) in [
            ("country", "country:2021-12-17", "ilacs-2021"),
            ("country", "country:2026-08-20", "ilacs-2024"),
            ("neighbours", "grade:sif-2016:overall effectiveness", "sif-2016"),
        ] {
            page.open("view=others").await?;
            let selector = format!("[id='{chart}-mark-{mark}']");
            page.element(&selector).await?;
            page.script::<serde_json::Value>("document.querySelector(arguments[0]).click()", &[json!(selector)])
                .await?;
            page.is_at(&state(&format!("grade={chosen}:overall+effectiveness"))).await?;
            page.has_focus("#panel-title").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_chart_is_taken_along_as_it_is_shown() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=others&judged=leaders").await?;
        page.gather(&format!("{COUNTRY} .take-away")).await?;
        page.gather(&format!("{NEIGHBOURS} .take-away")).await?;
        // Another judgement is another chart of the neighbours, and the same of the country.
        page.choose(".choose select", "care-leavers").await?;
        page.counts(&format!("{COUNTRY} .gather[aria-pressed=true]"), 1).await?;
        page.counts(&format!("{NEIGHBOURS} .gather[aria-pressed=false]"), 1).await?;
        let items = [("country", "view=others"), ("neighbours", "view=others&judged=leaders")];
        let items = items.map(|(id, query)| Item::Chart { id: id.to_owned(), query: query.to_owned() });
        page.keeps_entries(&items).await?;
        page.press_named(&format!("{NEIGHBOURS} .take-away"), "CSV").await?;
        let csv = page.downloaded(".csv").await?;
        let saved = page.saved_now().await?;
        page.insist(csv == chart_csv(record(), &drawn("neighbours", "view=others&judged=care-leavers"), &saved), &csv)?;
        page.open("view=briefing").await?;
        let titles = [drawn("country", "view=others"), drawn("neighbours", "view=others&judged=leaders")];
        let titles = titles.map(|chart| chart.frame().title);
        page.reads(".entry h3", &titles.each_ref().map(String::as_str)).await?;
        page.counts(".entry img.on-screen", 2).await
    })
    .await;
}

#[tokio::test]
async fn the_sources_name_where_the_figures_come_from() {
    play(async |page: &Page| {
        page.open("view=sources").await?;
        page.unfold().await?;
        let compared = record().comparison.as_ref().expect("the record has the figures");
        let told = page.words("main").await?;
        for words in [&compared.country.note, &compared.neighbours.chosen, &compared.neighbours.source] {
            page.insist(told.contains(words.as_str()), format!("'{words}' is not told"))?;
        }
        for other in compared.neighbours.authorities.iter().flat_map(|authority| &authority.inspections) {
            page.counts(&format!("details a[href='{}']", other.url), 1).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_not_known_of_others_is_told_as_left_out() {
    play(async |page: &Page| {
        page.open("view=others&judged=moon&other=moon-2017").await?;
        page.is_told("2 parts of this link did not work and were ignored.").await?;
        page.counts(".panel", 0).await?;
        page.counts(&format!("{COUNTRY}, {NEIGHBOURS}"), 2).await
    })
    .await;
}
