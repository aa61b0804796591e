//! The page of an area: reached from everywhere, true to the record, and each of its links leads where it says.

use crate::drawn::drawn;
use crate::expected::{record, state};
use crate::fault::Done;
use crate::milton_keynes::tables::table_within;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::explore::area::{findings, open, title};
use inspection_explorer::explore::headline::Part;
use inspection_explorer::explore::{AreaPage, Place, said};
use inspection_explorer::record::{Area, Subject};
use serde_json::json;

/// The part of the page with the chart.
const CHART: &str = "section[aria-labelledby='area-title']";

fn area(token: &str) -> Area {
    record().codebook.area(token).expect("the record has it")
}

fn shown(area: Area) -> AreaPage<'static> {
    AreaPage::new(record(), area)
}

fn query(area: Area) -> String {
    Place::area(area).to_query()
}

/// The document's own title.
async fn is_titled(page: &Page, begin: &str) -> Done {
    page.until(&format!("the title '{begin}'"), "return document.title.startsWith(arguments[0])", &[json!(begin)]).await
}

#[tokio::test]
async fn each_area_has_a_page_that_says_what_the_record_holds() {
    play(async |page: &Page| {
        for area in record().codebook.areas.iter().copied() {
            let own = shown(area);
            page.open(&query(area)).await?;
            is_titled(page, &format!("{} · {} children", title(area), record().authority.name)).await?;
            page.reads("main h1", &[&format!("{} in {}", title(area), record().authority.name)]).await?;
            let sentences = own.said.clone().map(|parts| parts.iter().map(Part::words).collect::<String>());
            page.reads(".lead p, .five p", &sentences.each_ref().map(String::as_str)).await?;
            page.reads(".areas [aria-current]", &[&title(area)]).await?;
            page.counts(".issues > li", own.open.len()).await?;
            page.counts(".resolved > li", own.resolved.len()).await?;
            page.counts(".strong-here > li", own.strong.len()).await?;
            page.counts(".promised > li", own.plan.len()).await?;
            page.counts(".newest > li", own.listed().len()).await?;
            page.counts(".every-grade > li", own.given.len()).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn its_chart_has_one_row_and_is_taken_along() {
    play(async |page: &Page| {
        let query = query(area("care-leavers"));
        for screen in [Screen::wide(1280), Screen::wide(360), Screen::wide(1280).dark()] {
            page.show_on(screen).await?;
            page.open(&query).await?;
            page.is_painted("area", screen, |width| drawn("area", &query).layout(width)).await?;
        }
        page.show_on(Screen::wide(1280)).await?;
        let chart = drawn("area", &query);
        page.reads(&format!("{CHART} h2"), &[&chart.frame().title]).await?;
        table_within(page, CHART, &chart.table()).await?;
        page.gather(&format!("{CHART} .take-away")).await?;
        page.keeps_entries(&[Item::Chart { id: "area".to_owned(), query: query.clone() }]).await?;
        page.open("view=briefing").await?;
        page.reads(".entry h3", &[&chart.frame().title]).await?;
        page.counts(".entry img.on-screen", 1).await
    })
    .await;
}

#[tokio::test]
async fn a_page_is_reached_from_the_grades_by_the_navigation_and_left_by_back() {
    play(async |page: &Page| {
        let (leavers, leaders) = (area("care-leavers"), area("leaders"));
        page.open("").await?;
        page.press_named(".area-pages", &title(leavers)).await?;
        page.is_at(&Place::area(leavers)).await?;
        page.has_focus("main h1").await?;
        page.back().await?;
        page.is_at(&state("")).await?;
        page.counts("#grades-canvas", 1).await?;
        // From a grade's panel: one judgement over two areas leads to both pages.
        let grade =
            Subject::Grade { inspection: "ilacs-2021".into(), judgement: "children in care and care leavers".into() };
        page.open(&Place::Grades { chosen: Some(grade) }.to_query()).await?;
        page.reads(".panel .area-link", &["All about: children in care", "All about: care leavers"]).await?;
        page.press_named(".panel", "All about: children in care").await?;
        page.is_at(&Place::area(area("children-in-care"))).await?;
        // By the navigation: first the choice.
        page.press_named("nav", "Areas").await?;
        page.is_at(&Place::Area { area: None }).await?;
        is_titled(page, "Areas · ").await?;
        page.counts(".all-areas > li", record().codebook.areas.len()).await?;
        page.press_named(".all-areas", &title(leaders)).await?;
        page.is_at(&Place::area(leaders)).await?;
        // And from page to page, and back.
        page.press_named("ul.areas", &title(leavers)).await?;
        page.is_at(&Place::area(leavers)).await?;
        page.back().await?;
        page.is_at(&Place::area(leaders)).await?;
        page.reads("main h1", &[&format!("{} in {}", title(leaders), record().authority.name)]).await?;
        page.back().await?;
        page.is_at(&Place::Area { area: None }).await
    })
    .await;
}

#[tokio::test]
async fn a_page_is_reached_from_a_finding_and_from_a_search() {
    play(async |page: &Page| {
        let finding = record().findings.iter().rfind(|one| one.area == area("care-leavers")).expect("there is one");
        page.open(&format!("view=findings&open={}", finding.id)).await?;
        page.press_named(".finding.open .about-area", &title(finding.area)).await?;
        page.is_at(&Place::area(finding.area)).await?;
        // The list of findings is not narrowed by having read about an area.
        page.press_named("nav", "Findings").await?;
        page.is_at(&state("view=findings")).await?;
        page.open("view=search&find=%22help+and+protection%22").await?;
        page.press_named(".hits", &title(area("help-and-protection"))).await?;
        page.is_at(&Place::area(area("help-and-protection"))).await
    })
    .await;
}

#[tokio::test]
async fn an_area_that_is_not_known_is_told_and_the_choice_is_shown() {
    play(async |page: &Page| {
        page.open("view=area&area=moon").await?;
        page.is_told("Part of this link did not work and was ignored.").await?;
        page.counts(".all-areas > li", record().codebook.areas.len()).await?;
        page.open("view=area&area=moon,leaders").await?;
        page.is_told("Part of this link did not work and was ignored.").await?;
        page.reads(".areas [aria-current]", &[&title(area("leaders"))]).await
    })
    .await;
}

/// Every link of the page below its navigation: its words and its address, in the order of the page.
fn links(area: Area) -> Vec<(String, String)> {
    let own = shown(area);
    let mut all: Vec<(String, Place)> =
        record().codebook.areas.iter().map(|area| (title(*area), Place::area(*area))).collect();
    let thread = |id: &str| Place::thread(id.into());
    for part in own.said.iter().flatten() {
        if let Part::Thread { id, name } = part {
            all.push((name.clone(), Place::thread(id.clone())));
        }
    }
    for given in &own.given {
        for grade in &given.grades {
            let chosen = Subject::Grade { inspection: given.inspection.id.clone(), judgement: grade.judgement.clone() };
            all.push((format!("{}: {}", grade.judgement, grade.grade), Place::Grades { chosen: Some(chosen) }));
        }
    }
    all.extend(own.open.iter().map(|one| (one.thread.name.clone(), thread(&one.thread.id))));
    let still_open = Place::Threads { filter: open(record(), area), strong: None };
    all.extend((!own.open.is_empty()).then(|| (said::open_in_threads(own.open.len()), still_open)));
    all.extend(own.resolved.iter().map(|one| (one.thread.name.clone(), thread(&one.thread.id))));
    all.extend(own.strong.iter().map(|one| (one.thread.name.clone(), Place::strong(one.thread.id.clone()))));
    for traced in &own.plan {
        all.push((traced.area.title.clone(), Place::Plan { open: Some(traced.area.id.clone()) }));
        all.extend(traced.outcomes.iter().map(|one| (one.thread.name.clone(), thread(&one.thread.id))));
    }
    for finding in own.listed() {
        let filter = findings(area, record().inspection(&finding.inspection));
        all.push((finding.summary.clone(), Place::Findings { filter, open: Some(finding.id.clone()) }));
    }
    if let Some(told) = own.told_by {
        let filter = findings(area, Some(told));
        all.push((said::all_of_inspection(own.newest.len(), told), Place::Findings { filter, open: None }));
    }
    if own.findings > own.newest.len() {
        let about = inspection_explorer::record::grades::area_name(area);
        let filter = findings(area, None);
        all.push((said::all_about(own.findings, &about), Place::Findings { filter, open: None }));
    }
    all.into_iter().map(|(words, place)| (words, format!("?{}", place.to_query()))).collect()
}

#[tokio::test]
async fn every_link_has_the_address_of_what_it_names() {
    play(async |page: &Page| {
        let script = "return [...document.querySelectorAll('main a[href^=\"?\"]')]
            .map(link => [link.textContent.trim(), link.getAttribute('href')])";
        for area in record().codebook.areas.iter().copied() {
            page.open(&query(area)).await?;
            page.shows("the links", script, &[], &links(area)).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn links_lead_where_they_say_and_back_leads_to_the_page() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let own = shown(area("care-leavers"));
        let begin = async || {
            page.open(&query(own.area)).await?;
            page.counts(".newest > li", own.listed().len()).await
        };
        begin().await?;
        page.press(".issues .thread-link").await?;
        page.reads(".thread-head h1", &[&own.open[0].thread.name]).await?;
        page.back().await?;
        page.counts(".issues > li", own.open.len()).await?;
        page.press(".all-open").await?;
        page.reads("#results-title", &[&said::threads(own.open.len())]).await?;
        page.counts(".threads > li", own.open.len()).await?;
        begin().await?;
        page.press(".strong-link").await?;
        page.reads(".strong-issue.open h3", &[&own.strong[0].thread.name]).await?;
        begin().await?;
        page.press(".plan-link").await?;
        page.reads(".area.open h3", &[&own.plan[0].area.title]).await?;
        begin().await?;
        page.press(".newest .finding-link").await?;
        page.counts(&format!("[id='finding-{}'].open", own.listed()[0].id), 1).await?;
        page.reads("#results-title", &[&said::findings(own.newest.len(), false)]).await?;
        begin().await?;
        page.press(".all-findings").await?;
        page.reads("#results-title", &[&said::findings(own.findings, false)]).await?;
        begin().await?;
        page.press(".grade-link").await?;
        page.counts(".panel", 1).await?;
        page.back().await?;
        page.is_at(&Place::area(own.area)).await
    })
    .await;
}

#[tokio::test]
async fn the_ways_down_lead_to_the_parts_of_the_page() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(360)).await?;
        let own = shown(area("children-in-care"));
        page.open(&query(own.area)).await?;
        for (words, heading) in [
            (said::still_open(own.open.len()), "#still-open"),
            (said::put_right(own.resolved.len()), "#put-right"),
            (said::strong_here(own.strong.len()), "#strong-here"),
            (said::promised_parts(own.plan.len()), "#promised"),
            (said::newest_parts(own.newest.len()), "#newest"),
        ] {
            page.press_named(".parts", &words).await?;
            page.has_focus(heading).await?;
            let seen = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
                return box.top > -1 && box.bottom <= innerHeight";
            page.until(&format!("{heading} in sight"), seen, &[json!(heading)]).await?;
        }
        // They are no places of their own.
        page.is_at(&Place::area(own.area)).await
    })
    .await;
}
