//! What the page tells of the plan as a whole, and of what was being done about a finding.

use crate::expected::record;
use crate::page::Page;
use crate::stage::play;
use inspection_explorer::record::Told;
use inspection_explorer::record::cite::{citations, places};

/// The words of a line: its day, if it has one, and what is told.
fn words(told: &Told) -> String {
    let on = told.on.map(|day| format!("{day}: ")).unwrap_or_default();
    format!("{on}{}", told.summary)
}

#[tokio::test]
async fn each_part_about_the_plan_opens_and_closes() {
    play(async |page: &Page| {
        page.open("view=plan").await?;
        let parts = &record().about_plan;
        let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
        page.insist(titles.len() > 4, format!("{titles:?}"))?;
        page.reads(".about-plan h3", &titles).await?;
        page.counts(".about-plan .told li", 0).await?;
        for (at, part) in parts.iter().enumerate() {
            let button = format!(".about-plan li:nth-child({}) h3 button", at + 1);
            page.press(&button).await?;
            let told: Vec<String> = part.lines.iter().map(words).collect();
            let wanted: Vec<&str> = told.iter().map(String::as_str).collect();
            page.reads(".about-plan .told > li > p:first-child", &wanted).await?;
            let cited = |told: &Told| places(&citations(record(), &told.units)).len();
            page.counts(".about-plan .told > li > .citation", part.lines.iter().map(cited).sum()).await?;
            page.press(&button).await?;
            page.counts(".about-plan .told li", 0).await?;
        }
        page.reads(".about-plan-key", &["The five steps from ‘Not started’ to ‘Done’ are the plan's own key to progress. The plan itself records no progress, so every status shown is one that you set."]).await
    })
    .await;
}

#[tokio::test]
async fn a_finding_tells_what_was_being_done() {
    play(async |page: &Page| {
        let told = || record().findings.iter().filter(|finding| !finding.responses.is_empty());
        page.insist(told().count() > 10, "few findings tell it")?;
        for finding in told().take(3) {
            page.open(&format!("view=findings&open={}", finding.id)).await?;
            let told: Vec<String> = finding.responses.iter().map(words).collect();
            let wanted: Vec<&str> = told.iter().map(String::as_str).collect();
            page.reads(".responses .told > li > p:first-child", &wanted).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn how_soon_action_was_asked_for_shows_and_filters() {
    play(async |page: &Page| {
        page.open("view=findings&urgency=immediate").await?;
        page.reads(".results .finding .urgency", &["For immediate action"; 4]).await?;
        page.press("input[name='How soon'][value='longer-term']").await?;
        let mut both = vec!["For immediate action"; 4];
        both.extend(["In the longer term"; 3]);
        page.until(
            "seven findings",
            "return JSON.stringify([...document.querySelectorAll('.results .finding .urgency')].map(one => one.textContent).sort()) === JSON.stringify(arguments[0])",
            &[serde_json::json!(both)],
        )
        .await?;
        page.press(".chips button.quiet").await?;
        page.until("all findings", "return document.querySelectorAll('.results .finding').length > 20", &[]).await
    })
    .await;
}
