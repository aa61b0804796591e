//! The address names what is shown, and any address shows something.

use crate::desk::place;
use crate::drawn::grades_scene;
use crate::expected::{filter_of, listed, read, record, state};
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::explore::said::findings as findings_said;
use inspection_explorer::record::cite::cite;
use inspection_explorer::view::View;
use serde_json::json;

/// Waits until this view is the present one, in the navigation and in the window's title.
async fn view_is(page: &Page, view: View) -> Done {
    let script = "return [
        document.querySelector('nav [aria-current=page]')?.firstChild.textContent, document.title.split(' · ')[0]]";
    page.shows("the present view", script, &[], &[view.label().to_owned(), view.label().to_owned()]).await
}

#[tokio::test]
async fn a_foreign_address_opens_without_error() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        for query in [
            "view=moon&area=x&%%%",
            "%E0%A4%A&=&&==&find=%00%FF",
            "view=grades&open=ilacs-1066/p1.s1:strength",
            "grade=ilacs-1066:moon&compare=ilacs-2024,moon",
            "utm_source=elsewhere",
        ] {
            page.open(query).await?;
            view_is(page, View::Grades).await?;
            page.is_painted("grades", screen, grades_scene).await?;
            left_out_is_told(page, query).await?;
        }
        let query = "view=findings&inspection=moon-2024&open=nothing&area=leaders,moon";
        page.open(query).await?;
        left_out_is_told(page, query).await?;
        page.reads("#results-title", &[&findings_said(listed(&filter_of(&state(query))).len(), false)]).await?;
        page.press_named(".chips", "Clear all filters").await?;
        page.shows_state(&state("view=findings")).await
    })
    .await;
}

/// The reader is told how much of an address is not known, and nothing where all of it is.
async fn left_out_is_told(page: &Page, query: &str) -> Done {
    match read(query).1 {
        0 => page.is_told_nothing().await,
        1 => page.is_told("Part of this link did not work and was ignored.").await,
        more => page.is_told(&format!("{more} parts of this link did not work and were ignored.")).await,
    }
}

#[tokio::test]
async fn every_view_has_an_address_of_its_own() {
    play(async |page: &Page| {
        page.open("").await?;
        view_is(page, View::Grades).await?;
        for view in View::ALL.into_iter().rev() {
            // As a reader follows it here, and as it opens in a new tab.
            let link = format!("nav a[href='?{}']", state(&format!("view={}", view.token())).to_query());
            page.press(&link).await?;
            view_is(page, view).await?;
            let here: String = page.query().await?;
            page.reload().await?;
            view_is(page, view).await?;
            let address: String =
                page.script("return document.querySelector(arguments[0]).href", &[json!(link)]).await?;
            page.driver.goto(address).await?;
            page.started().await?;
            view_is(page, view).await?;
            let there: String = page.query().await?;
            page.insist(here == there, format!("'{here}' here is '{there}' in a new tab"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn back_returns_to_the_view_before() {
    play(async |page: &Page| {
        page.open("").await?;
        for view in [View::Sources, View::Findings, View::Notes] {
            page.press_named("nav", view.label()).await?;
            view_is(page, view).await?;
        }
        for view in [View::Findings, View::Sources, View::Grades] {
            page.back().await?;
            view_is(page, view).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_address_opens_a_finding() {
    play(async |page: &Page| {
        let finding = record().findings.iter().find(|finding| finding.inspection == "ilacs-2021").unwrap();
        let query = format!("view=findings&inspection=ilacs-2021&open={}", finding.id);
        page.open(&query).await?;
        page.reads(".finding.open h3", &[&finding.summary]).await?;
        page.counts(".finding.open h3 button[aria-expanded=true]", 1).await?;
        page.counts(".finding.open .citation a[href^='https://']", 1).await?;
        let cited = cite(record(), &finding.units).expect("its document is held");
        page.reads(".finding.open > .details > .citation", &[&place(&cited)]).await?;
        page.press(".finding.open h3 button").await?;
        page.counts(".finding.open", 0).await?;
        page.shows_state(&state("view=findings&inspection=ilacs-2021")).await
    })
    .await;
}

/// What a browser does that is asked to change the address too often, until it is allowed again.
const REFUSE: &str = "
    const own = ['pushState', 'replaceState'].map(name => [name, history[name]]);
    const refuse = () => { throw new DOMException('Too often.', 'SecurityError') };
    for (const [name] of own) history[name] = refuse;
    window.allow = () => { for (const [name, way] of own) history[name] = way; return null };
    return null";

#[tokio::test]
async fn an_address_that_the_browser_refuses_for_a_while_follows() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        page.script::<serde_json::Value>(REFUSE, &[]).await?;
        page.press_named("nav", "Topics").await?;
        view_is(page, View::Topics).await?;
        page.insist(page.script::<String>("return location.search", &[]).await? == "?view=findings", "refused")?;
        page.press_named("nav", "Findings").await?;
        page.press("input[name='Kind'][value='concern']").await?;
        page.press("input[name='Area'][value='leaders']").await?;
        page.script::<serde_json::Value>("return allow()", &[]).await?;
        page.is_at(&state("view=findings&area=leaders&kind=concern")).await?;
        page.back().await?;
        page.shows_state(&state("view=findings")).await?;
        page.is_at(&state("view=findings")).await
    })
    .await;
}
