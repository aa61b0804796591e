//! The terms of the field: each is marked where a view first has it, and says what it means to pointer, touch and keys.

use crate::accessible::nothing_is_found;
use crate::desk::of_area;
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::poll::poll;
use crate::reader::item;
use crate::screen::{Medium, Screen};
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::chart::Theme;
use inspection_explorer::explore::Place;
use inspection_explorer::record::Term;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The sights in whose texts terms are marked.
pub const SIGHTS: [Sight; 9] = [
    Sight::Grades,
    Sight::ChosenGrade,
    Sight::Findings,
    Sight::OpenFinding,
    Sight::Compare,
    Sight::Threads,
    Sight::Thread,
    Sight::Plan,
    Sight::Sources,
];

/// A term that is on the page, by its id there.
fn term_of(id: &str) -> &'static Term {
    let index: usize = id.strip_prefix("term-").and_then(|index| index.parse().ok()).expect("it is a term's id");
    &record().glossary[index]
}

/// What a term's meaning says.
fn told(term: &Term) -> String {
    let years = term.years().map(|years| format!(" {years}.")).unwrap_or_default();
    format!("{}{}{years}", term.in_full(), term.meaning).to_ascii_lowercase()
}

/// The terms that can be seen, by their ids.
async fn terms(page: &Page) -> Done<Vec<String>> {
    let script = "return [...document.querySelectorAll('main .term')].filter(e => e.checkVisibility()).map(e => e.id)";
    page.element("main .term").await?;
    page.script(script, &[]).await
}

/// Waits until the meaning of this term shows, and no other; of none, where there is none.
async fn means(page: &Page, id: Option<&str>) -> Done {
    let script = "
        const shown = [...document.querySelectorAll('.meaning')];
        const open = [...document.querySelectorAll('.term[aria-expanded=true]')];
        return [shown.map(e => e.textContent.toLowerCase()), open.map(e => `${e.id} ${e.getAttribute('aria-controls')}`)]";
    let told: Vec<String> = id.map(|id| told(term_of(id))).into_iter().collect();
    let open: Vec<String> = id.map(|id| format!("{id} meaning")).into_iter().collect();
    page.shows(&format!("the meaning of {id:?}"), script, &[], &(told, open)).await
}

/// Moves the pointer to the middle of an element's first line, once it is in view.
async fn point_at(page: &Page, selector: &str) -> Done<(f64, f64)> {
    let script = "
        const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getClientRects()[0];
        return [left + width / 2, top + height / 2]";
    page.element(selector).await?;
    let (x, y): (f64, f64) = page.script(script, &[json!(selector)]).await?;
    page.point(x, y).await?;
    Ok((x, y))
}

/// Presses a key, wherever the focus is.
async fn key(page: &Page, key: impl Into<TypingData>) -> Done {
    Ok(page.driver.action_chain().send_keys(key).perform().await?)
}

/// Waits until this element has the focus.
async fn has_focus(page: &Page, id: &str) -> Done {
    page.until(&format!("{id} to have the focus"), "return document.activeElement.id === arguments[0]", &[json!(id)])
        .await
}

#[tokio::test]
async fn a_press_opens_one_meaning_and_closes_it_again() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for sight in SIGHTS {
            page.see(sight).await?;
            let terms = terms(page).await?;
            page.insist(!terms.is_empty(), format!("{sight:?} has no term"))?;
            means(page, None).await?;
            let (first, last) = (&terms[0], &terms[terms.len() - 1]);
            let before = page.query().await?;
            page.press(&format!("#{first}")).await?;
            means(page, Some(first)).await?;
            if first != last {
                page.press(&format!("#{last}")).await?;
                means(page, Some(last)).await?;
            }
            page.press(&format!("#{last}")).await?;
            means(page, (first == last).then_some(first)).await?;
            page.press(&format!("#{last}")).await?;
            // A press beside it takes it away, one on the meaning does not.
            if first != last {
                page.press(".meaning").await?;
                means(page, Some(last)).await?;
                page.press("main h2").await?;
            }
            means(page, None).await?;
            page.insist(page.query().await? == before, format!("{sight:?}: a term opens more than its meaning"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn keys_open_a_meaning_and_escape_gives_the_focus_back() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for query in ["view=sources", "view=findings", "view=threads"] {
            page.open(query).await?;
            let terms = terms(page).await?;
            let at: (f64, f64) = page.script("return [scrollX, scrollY]", &[]).await?;
            page.insist(at == (0.0, 0.0), "the page does not begin at its top")?;
            for keys in [Key::Enter + "", " ".into()] {
                page.element(&format!("#{}", terms[0])).await?.focus().await?;
                key(page, keys).await?;
                means(page, Some(&terms[0])).await?;
                key(page, Key::Escape).await?;
                means(page, None).await?;
                has_focus(page, &terms[0]).await?;
            }
            // On with the next control: the meaning goes.
            key(page, Key::Enter).await?;
            means(page, Some(&terms[0])).await?;
            key(page, Key::Tab).await?;
            means(page, None).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn pointing_at_a_term_tells_its_meaning_until_the_pointer_leaves_both() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let terms = terms(page).await?;
        let (one, other) = (format!("#{}", terms[0]), format!("#{}", terms[1]));
        point_at(page, &one).await?;
        means(page, Some(&terms[0])).await?;
        // It can be reached and read.
        point_at(page, ".meaning p").await?;
        page.script::<Value>("return new Promise(done => setTimeout(done, 700))", &[]).await?;
        means(page, Some(&terms[0])).await?;
        point_at(page, "main h1").await?;
        means(page, None).await?;
        // A pointer that only passes opens nothing.
        point_at(page, &one).await?;
        point_at(page, "main h1").await?;
        page.script::<Value>("return new Promise(done => setTimeout(done, 700))", &[]).await?;
        means(page, None).await?;
        point_at(page, &one).await?;
        means(page, Some(&terms[0])).await?;
        key(page, Key::Escape).await?;
        means(page, None).await?;
        // What was pressed stays, whatever the pointer does.
        page.press(&one).await?;
        point_at(page, &other).await?;
        page.script::<Value>("return new Promise(done => setTimeout(done, 700))", &[]).await?;
        means(page, Some(&terms[0])).await
    })
    .await;
}

#[tokio::test]
async fn a_touch_opens_a_meaning_and_not_the_finding() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(360)).await?;
        page.with_a_touch_screen().await?;
        page.open("view=findings").await?;
        let terms = terms(page).await?;
        let script = "
            const element = document.getElementById(arguments[0]);
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, top, width, height } = element.getClientRects()[0];
            return [left + width / 2, top + height / 2]";
        for id in &terms[..2] {
            let (x, y): (f64, f64) = page.script(script, &[json!(id)]).await?;
            page.touch(x, y).await?;
            means(page, Some(id)).await?;
        }
        page.counts(".finding.open", 0).await
    })
    .await;
}

#[tokio::test]
async fn a_finding_with_a_term_opens_by_the_words_around_it() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=findings").await?;
        let own = "return document.querySelector('.has-terms').closest('.finding').id.slice('finding-'.length)";
        page.element(".has-terms").await?;
        let id: String = page.script(own, &[]).await?;
        let summary = &record().finding(&id).expect("it is listed").summary;
        let name = "return document.querySelector('.has-terms > button').ariaLabel";
        page.shows("its name", name, &[], summary).await?;
        page.press(&format!("{} .about", item(&id))).await?;
        page.counts(".finding.open", 0).await?;
        // Beside the term, as a reader does.
        let at = point_at(page, &format!("{} .said > span", item(&id))).await?;
        page.click_at(at.0, at.1).await?;
        page.counts(".finding.open", 1).await?;
        page.reads(".finding.open h3", &[summary]).await?;
        page.counts(".finding.open .has-terms .term", 1).await
    })
    .await;
}

/// Every meaning on the page is within the window, and the page no wider than it.
async fn meanings_fit(page: &Page, sight: Sight) -> Done {
    // One that is higher than the room above and below its term is read by scrolling.
    let script = "
        const box = document.querySelector('.meaning.placed')?.getBoundingClientRect();
        if (!box || box.left < 0 || box.right > innerWidth || document.documentElement.scrollWidth > innerWidth) return false;
        return box.top >= 0 && (box.bottom <= innerHeight || box.height > innerHeight / 2 - 40)";
    for id in terms(page).await? {
        let press = "const term = document.getElementById(arguments[0]);
            term.scrollIntoView({ block: 'center', behavior: 'instant' });
            term.click();";
        page.script::<Value>(press, &[json!(id)]).await?;
        means(page, Some(&id)).await?;
        page.until(&format!("{sight:?}: all of the meaning of {id} to be in the window"), script, &[]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn meanings_are_within_every_window() {
    play(async |page: &Page| {
        for width in [320, 360, 1280] {
            page.show_on(Screen::wide(width)).await?;
            for sight in [Sight::Findings, Sight::Thread, Sight::Plan, Sight::Sources] {
                page.see(sight).await?;
                meanings_fit(page, sight).await?;
            }
        }
        // With letters twice as large.
        page.show_on(Screen::wide(360)).await?;
        page.see(Sight::Sources).await?;
        page.script::<Value>("document.documentElement.style.fontSize = '200%'", &[]).await?;
        meanings_fit(page, Sight::Sources).await
    })
    .await;
}

#[tokio::test]
async fn on_paper_there_are_neither_lines_nor_meanings() {
    play(async |page: &Page| {
        page.open("view=sources").await?;
        let terms = terms(page).await?;
        page.press(&format!("#{}", terms[0])).await?;
        means(page, Some(&terms[0])).await?;
        let script = "
            const style = getComputedStyle(document.getElementById(arguments[0]));
            return [style.textDecorationLine, document.querySelector('.meaning').checkVisibility()]";
        let seen: (String, bool) = page.script(script, &[json!(terms[0])]).await?;
        page.insist(seen == ("underline".to_owned(), true), format!("on a screen: {seen:?}"))?;
        page.show_for(Medium { paper: true, system: Theme::Light, forced: false }).await?;
        let seen: (String, bool) = page.script(script, &[json!(terms[0])]).await?;
        page.insist(seen == ("none".to_owned(), false), format!("on paper: {seen:?}"))?;
        // All areas of the plan are shown on paper. Those that open for it explain nothing, and the one that was open stays as
        // it was, with what is being written in it.
        page.show_for(Medium { paper: false, system: Theme::Light, forced: false }).await?;
        page.open(&of_area(&record().plan[0]).to_query()).await?;
        page.element(".area.open .term").await?;
        let script = "
            const terms = () => [...document.querySelectorAll('.area .term')].map(term => term.id);
            const before = [terms(), document.querySelector('.area.open .details')];
            dispatchEvent(new Event('beforeprint'));
            return new Promise(done => setTimeout(() => {
                const same = terms().join() === before[0].join() && before[1].isConnected;
                const seen = [document.querySelectorAll('.area .details').length, same];
                dispatchEvent(new Event('afterprint'));
                done(seen);
            }, 100))";
        let seen: (usize, bool) = page.script(script, &[]).await?;
        page.insist(seen == (record().plan.len(), true), format!("areas on paper, and the same terms: {seen:?}"))
    })
    .await;
}

#[tokio::test]
async fn a_meaning_is_accessible() {
    play(async |page: &Page| {
        for sight in [Sight::Findings, Sight::Sources] {
            page.show_on(Screen::wide(1280)).await?;
            page.see(sight).await?;
            let terms = terms(page).await?;
            page.press(&format!("#{}", terms[0])).await?;
            means(page, Some(&terms[0])).await?;
            nothing_is_found(page).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_meaning_goes_with_its_view() {
    play(async |page: &Page| {
        page.open("view=sources").await?;
        let terms = terms(page).await?;
        page.press(&format!("#{}", terms[0])).await?;
        means(page, Some(&terms[0])).await?;
        page.turn_to(&Place::Plan { open: None }).await?;
        poll("the meaning to go", async || {
            let shown: usize = page.script("return document.querySelectorAll('.meaning').length", &[]).await?;
            Ok(if shown == 0 { Ok(()) } else { Err("it stays".to_owned()) })
        })
        .await
    })
    .await;
}
