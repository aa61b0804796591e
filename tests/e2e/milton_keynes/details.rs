//! What opens opens where the reader is, closes with Escape, gives the focus back, and leads to its neighbours.

use crate::desk::of_thread;
use crate::expected::{FIRST, listed, record, state};
use crate::fault::Done;
use crate::milton_keynes::focus::{enter, focus_is};
use crate::page::Page;
use crate::reader::item;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::explore::Place;
use inspection_explorer::record::Subject;
use inspection_explorer::threads::{courses, strong};
use serde_json::json;
use thirtyfour::prelude::*;

/// The widths of a laptop and of a phone, each with whether what opens has room beside its chart.
const WIDTHS: [(u32, bool); 2] = [(1280, true), (360, false)];

/// Presses a key where the focus is.
async fn key(page: &Page, key: impl Into<TypingData>) -> Done {
    Ok(page.driver.action_chain().send_keys(key).perform().await?)
}

/// Presses the middle of a mark with the pointer.
async fn point(page: &Page, mark: &str) -> Done {
    page.element(mark).await?;
    let script = "
        const mark = document.querySelector(arguments[0]);
        mark.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = mark.getBoundingClientRect();
        return [left + width / 2, top + height / 2];";
    let (x, y): (f64, f64) = page.script(script, &[json!(mark)]).await?;
    page.click_at(x, y).await
}

/// Waits until the panel stands beside its chart, or as a sheet at the foot of the window; all of it in sight.
async fn stands_where_the_reader_is(page: &Page, beside: bool) -> Done {
    let script = "
        const panel = document.querySelector('.panel');
        const { left, top, bottom, height } = panel.getBoundingClientRect();
        const chart = panel.parentElement.querySelector('.frame').getBoundingClientRect();
        // The ring of the chosen mark is around it, and in sight.
        const chosen = document.querySelector('.mark.chosen');
        const mark = chosen.getBoundingClientRect();
        const ring = Math.abs(mark.top - chart.top - parseFloat(chosen.style.top)) < 1 && mark.top >= 0;
        const seen = ring && top >= -1 && bottom <= innerHeight + 1;
        const there = arguments[0]
            ? left >= chart.right && chart.top < bottom && chart.bottom > top
            : mark.bottom <= top + 1 && getComputedStyle(panel).position === 'fixed' && Math.abs(bottom - innerHeight) < 2 && height <= 0.61 * innerHeight;
        const right = seen && there && panel.getAttribute('role') === 'dialog';
        return right ? '' : `the mark from ${mark.top} to ${mark.bottom}, ring ${ring}, the panel from ${left}, ${top} to ${bottom}`;";
    page.shows("the panel where the reader is", script, &[json!(beside)], &String::new()).await
}

/// The selector of the mark of a grade.
fn mark_of(judgement: &str) -> String {
    format!("[id='grades-mark-grade:ilacs-2024:{judgement}']")
}

#[tokio::test]
async fn a_grade_opens_beside_its_chart_or_as_a_sheet_and_closes_with_escape() {
    let inspection = record().inspection("ilacs-2024").expect("the record holds it");
    let mark = mark_of(&inspection.grades.first().expect("it gave grades").judgement);
    for (width, beside) in WIDTHS {
        play(async |page: &Page| {
            page.show_on(Screen::wide(width)).await?;
            page.open("").await?;
            enter(page, &mark).await?;
            page.has_focus("#panel-title").await?;
            stands_where_the_reader_is(page, beside).await?;
            key(page, Key::Escape + "").await?;
            page.counts(".panel", 0).await?;
            page.has_focus(&mark).await?;
            point(page, &mark).await?;
            page.has_focus("#panel-title").await?;
            stands_where_the_reader_is(page, beside).await?;
            page.press_named(".panel-head", "Close").await?;
            page.counts(".panel", 0).await?;
            page.has_focus(&mark).await?;
            // Back closes it too, also from within.
            enter(page, &mark).await?;
            page.has_focus("#panel-title").await?;
            page.back().await?;
            page.counts(".panel", 0).await?;
            page.has_focus(&mark).await
        })
        .await;
    }
}

#[tokio::test]
async fn an_inspection_of_another_authority_opens_where_the_reader_is() {
    for (width, beside) in WIDTHS {
        play(async |page: &Page| {
            page.show_on(Screen::wide(width)).await?;
            page.open("view=others").await?;
            let mark = "[id^='neighbours-mark-other:'], [id*='-mark-other:']";
            enter(page, mark).await?;
            page.has_focus("#panel-title").await?;
            stands_where_the_reader_is(page, beside).await?;
            let first = page.words("#panel-title").await?;
            key(page, Key::Right + "").await?;
            let other = "return document.querySelector('#panel-title').innerText !== arguments[0]";
            page.until("the next inspection", other, &[json!(first)]).await?;
            page.has_focus("#panel-title").await?;
            key(page, Key::Escape + "").await?;
            page.counts(".panel", 0).await
        })
        .await;
    }
}

/// Which grade is open, by the address.
async fn grade(page: &Page) -> Done<Option<Subject>> {
    let Place::Grades { chosen } = state(&page.query().await?) else { return Ok(None) };
    Ok(chosen)
}

#[tokio::test]
async fn keys_and_buttons_lead_from_grade_to_grade_in_the_order_of_the_chart() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        let script = "
            const order = [...document.querySelectorAll('.mark')].map(mark => mark.id.replace(/^grades-mark-/, ''));
            return order.filter((id, index) => !/-\\d+$/.test(id) || index === 0).slice(0, 4);";
        page.element(".mark").await?;
        let order: Vec<String> = page.script(script, &[]).await?;
        enter(page, ".mark:first-child").await?;
        page.has_focus("#panel-title").await?;
        page.insist(grade(page).await?.is_some_and(|open| open.to_string() == order[0]), "the first is open")?;
        key(page, Key::Right + "").await?;
        page.is_at(&Place::Grades { chosen: order[1].parse().ok() }).await?;
        page.has_focus("#panel-title").await?;
        page.press("[aria-label='Next grade']").await?;
        page.is_at(&Place::Grades { chosen: order[2].parse().ok() }).await?;
        page.has_focus("#panel-title").await?;
        key(page, Key::Left + "").await?;
        page.is_at(&Place::Grades { chosen: order[1].parse().ok() }).await?;
        // In a field the arrows belong to what is written.
        page.element(".panel textarea").await?.focus().await?;
        key(page, Key::Right + "").await?;
        page.frames().await?;
        page.is_at(&Place::Grades { chosen: order[1].parse().ok() }).await?;
        page.press("[aria-label='Previous grade']").await?;
        page.is_at(&Place::Grades { chosen: order[0].parse().ok() }).await?;
        // There is none before the first: it says so, and stays.
        key(page, Key::Left + "").await?;
        page.until(
            "the end to be told",
            "return document.querySelector('.toasts').innerText.includes('first grade')",
            &[],
        )
        .await
    })
    .await;
}

/// The place of findings with one of them open.
fn opened(query: &str, id: &str) -> Place {
    let Place::Findings { filter, .. } = state(query) else { panic!("findings are meant") };
    Place::Findings { filter, open: Some(id.to_owned().into()) }
}

#[tokio::test]
async fn keys_and_buttons_lead_from_finding_to_finding_of_the_filtered_list() {
    let query = "view=findings&inspection=ilacs-2024&kind=concern".to_owned();
    let Place::Findings { filter, .. } = state(&query) else { panic!("findings are meant") };
    let ids = listed(&filter);
    for (width, beside) in WIDTHS {
        play(async |page: &Page| {
            page.show_on(Screen::wide(width)).await?;
            page.open(&query).await?;
            enter(page, &format!("{} h3 button", item(&ids[0]))).await?;
            let opener = |id: &str| format!("{} h3 button[aria-expanded=true]", item(id));
            focus_is(page, "a finding that opens", &opener(&ids[0])).await?;
            stands_below_its_heading(page, beside).await?;
            for (index, way) in [(1, Some(Key::Right)), (2, None), (1, Some(Key::Left))] {
                match way {
                    Some(way) => key(page, way + "").await?,
                    None => page.press("[aria-label='Next finding']").await?,
                }
                page.is_at(&opened(&query, &ids[index])).await?;
                focus_is(page, "a neighbour", &opener(&ids[index])).await?;
                page.counts(".finding.open", 1).await?;
                page.reads(".neighbours .place", &[&format!("{} of {}", index + 1, ids.len())]).await?;
                stands_below_its_heading(page, beside).await?;
            }
            key(page, Key::Escape + "").await?;
            page.counts(".finding.open", 0).await?;
            focus_is(page, "Escape", &format!("{} h3 button[aria-expanded=false]", item(&ids[1]))).await?;
            page.is_at(&state(&query)).await?;
            // By pointer, and closed by the button.
            page.press(&format!("{} h3 button", item(&ids[1]))).await?;
            page.press_named(".finding.open .neighbours", "Close").await?;
            page.counts(".finding.open", 0).await?;
            // Back closes it too.
            page.press(&format!("{} h3 button", item(&ids[1]))).await?;
            page.counts(".finding.open", 1).await?;
            page.back().await?;
            page.counts(".finding.open", 0).await?;
            focus_is(page, "Back", &format!("{} h3 button[aria-expanded=false]", item(&ids[1]))).await
        })
        .await;
    }
}

/// Waits until the heading of the open finding can be seen, above the sheet with its details where that is one.
async fn stands_below_its_heading(page: &Page, beside: bool) -> Done {
    let script = "
        const head = document.querySelector('.finding.open h3').getBoundingClientRect();
        const details = document.querySelector('.finding.open .details');
        const bar = document.querySelector('.reach').getBoundingClientRect();
        const box = details.getBoundingClientRect();
        const sheet = getComputedStyle(details).position === 'fixed';
        return sheet !== arguments[0] && head.top >= bar.bottom - 1 && head.bottom <= box.top + 8
            && box.top < innerHeight - 40 && (!sheet || Math.abs(box.bottom - innerHeight) < 2);";
    page.until("the heading to be seen above its details", script, &[json!(beside)]).await
}

#[tokio::test]
async fn a_neighbour_beyond_what_is_listed_is_listed() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        let Place::Findings { filter, .. } = state("view=findings") else { panic!("findings are meant") };
        let ids = listed(&filter);
        page.open(&opened("view=findings", &ids[FIRST - 1]).to_query()).await?;
        page.has_focus(&format!("{} h3 button", item(&ids[FIRST - 1]))).await?;
        key(page, Key::Right + "").await?;
        page.counts(&format!("{}.open", item(&ids[FIRST])), 1).await?;
        focus_is(page, "the next", &format!("{} h3 button", item(&ids[FIRST]))).await
    })
    .await;
}

#[tokio::test]
async fn keys_and_buttons_lead_from_thread_to_thread_of_the_filtered_list() {
    let place = state("view=threads&area=leaders");
    let filter = place.thread_filter().expect("it is the list of threads").clone();
    let own: Vec<_> = courses(record()).into_iter().filter(|course| filter.shows(course)).collect();
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=threads&area=leaders").await?;
        let at = |index: usize| {
            let mut place = of_thread(&own[index].thread.id);
            place.thread_filter_mut().expect("it is a thread").clone_from(&filter);
            place
        };
        enter(page, ".threads li:nth-child(2) h3 button").await?;
        page.is_at(&at(1)).await?;
        page.has_focus(".thread-head h1").await?;
        key(page, Key::Right + "").await?;
        page.is_at(&at(2)).await?;
        page.reads("main h1", &[&own[2].thread.name]).await?;
        page.has_focus(".thread-head h1").await?;
        page.press("[aria-label='Previous thread']").await?;
        page.is_at(&at(1)).await?;
        page.has_focus(".thread-head h1").await?;
        key(page, Key::Escape + "").await?;
        page.is_at(&place).await?;
        let opener = format!("[id='thread-{}'] h3 button", own[1].thread.id);
        focus_is(page, "Escape", &opener).await?;
        // Back from a thread leads to its entry too.
        enter(page, &opener).await?;
        page.has_focus(".thread-head h1").await?;
        page.back().await?;
        focus_is(page, "Back", &opener).await
    })
    .await;
}

#[tokio::test]
async fn areas_of_the_plan_and_strengths_have_neighbours_and_close_with_escape() {
    let plan = &record().plan;
    let strong = strong(record());
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=plan").await?;
        let area = |index: usize, open: bool| format!("[id='area-{}'] h3 button[aria-expanded={open}]", plan[index].id);
        enter(page, &area(0, false)).await?;
        focus_is(page, "an area", &area(0, true)).await?;
        key(page, Key::Right + "").await?;
        focus_is(page, "the next area", &area(1, true)).await?;
        page.press("[aria-label='Next area']").await?;
        focus_is(page, "the button", &area(2, true)).await?;
        key(page, Key::Escape + "").await?;
        focus_is(page, "Escape", &area(2, false)).await?;
        page.is_at(&Place::Plan { open: None }).await?;
        page.open("view=threads").await?;
        let issue = |index: usize, open: bool| {
            format!("[id='strong-{}'] h3 button[aria-expanded={open}]", strong[index].thread.id)
        };
        enter(page, &issue(0, false)).await?;
        focus_is(page, "a strength", &issue(0, true)).await?;
        key(page, Key::Right + "").await?;
        focus_is(page, "the next strength", &issue(1, true)).await?;
        key(page, Key::Escape + "").await?;
        focus_is(page, "Escape", &issue(1, false)).await
    })
    .await;
}

#[tokio::test]
async fn a_pressed_bar_leads_to_its_findings_in_sight() {
    for (width, _) in WIDTHS {
        play(async |page: &Page| {
            page.show_on(Screen::wide(width)).await?;
            page.open("view=findings").await?;
            if width < 1000 {
                page.press(".fold-chart").await?;
            }
            let last = ".mark:last-child";
            point(page, last).await?;
            focus_is(page, "a bar", "#results-title").await?;
            page.until("the list to begin in sight", BEGINS, &[]).await
        })
        .await;
    }
}

/// Whether the first entry of the list can be seen.
const BEGINS: &str = "
    const first = document.querySelector('.results .finding')?.getBoundingClientRect();
    const bar = document.querySelector('.reach').getBoundingClientRect();
    return !!first && first.top >= bar.bottom - 2 && first.top < innerHeight - 40;";

/// What opens has a sign of it, and the pointer's hand.
const SIGNLESS: &str = "
    const drawn = (e, part) => {
        const style = getComputedStyle(e, part);
        return style.content !== 'none' && style.content !== 'normal';
    };
    const sign = (e) => drawn(e, '::before') || drawn(e, '::after')
        || getComputedStyle(e).textDecorationLine.includes('underline')
        || (e.localName === 'summary' && getComputedStyle(e).display === 'list-item')
        || getComputedStyle(e).borderTopStyle === 'solid' && getComputedStyle(e).borderTopColor !== 'rgba(0, 0, 0, 0)';
    return [...document.querySelectorAll('main summary, main [aria-expanded]:not(.term), main .finding h3 button, main li h2 button')]
        .filter(e => e.checkVisibility())
        .filter(e => !sign(e) || getComputedStyle(e).cursor !== 'pointer')
        .map(e => e.outerHTML.slice(0, 120));";

#[tokio::test]
async fn what_opens_looks_as_if_it_opens() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let thread = of_thread(&record().threads[0].id).to_query();
        for query in [
            "",
            "view=findings",
            "view=topics",
            "view=compare",
            "view=others",
            "view=threads",
            "view=plan&plan=C1",
            "view=briefing",
            "view=notes",
            "view=sources",
            &thread,
        ] {
            page.open(query).await?;
            page.frames().await?;
            page.shows(&format!("what opens in '{query}'"), SIGNLESS, &[], &Vec::<String>::new()).await?;
        }
        Ok(())
    })
    .await;
}
