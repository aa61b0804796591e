//! Citations that people can use: copied in a usual form, and where there is no link, whom to ask.

use crate::desk::of_thread;
use crate::expected::{graded, record};
use crate::fault::Done;
use crate::milton_keynes::take_away::clipboard;
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::{Sight, thread};
use crate::stage::play;
use inspection_explorer::record::Date;
use inspection_explorer::record::cite::step_citations;
use inspection_explorer::record::reference::{no_link, of_citations, of_document, of_source, of_units, whom_to_ask};

/// Presses a button that copies, and says what it copied.
async fn copied(page: &Page, selector: &str) -> Done<String> {
    page.press(selector).await?;
    page.reads(".toast span", &["Citation copied."]).await?;
    let copied: String = clipboard(page).await?;
    page.press_named(".toasts", "Dismiss").await?;
    Ok(copied)
}

#[tokio::test]
async fn a_citation_can_be_copied_wherever_something_is_cited() {
    play(async |page: &Page| {
        page.tools.grant(&page.driver, &["clipboardReadWrite", "clipboardSanitizedWrite"]).await?;
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        let today: String = page.script("const d = new Date(); return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`", &[]).await?;
        let today = Date::parse(&today).expect("the browser knows the day");
        // A finding.
        let finding = record().findings.iter().find(|finding| finding.inspection == "ilacs-2024").expect("there is one");
        page.open(&format!("view=findings&open={}", finding.id)).await?;
        let wanted = of_units(record(), &finding.units, today);
        page.insist(wanted.starts_with("Ofsted (2024) ") && wanted.contains("Available at: https://files.ofsted.gov.uk"), &*wanted)?;
        let seen = copied(page, ".finding.open .cite").await?;
        page.insist(seen == wanted, format!("{seen} instead of {wanted}"))?;
        // A step of a thread.
        let thread = thread();
        page.open(&of_thread(&thread.id).to_query()).await?;
        let seen = copied(page, ".step .cite").await?;
        let all: Vec<String> =
            thread.steps.iter().map(|step| of_citations(record(), &step_citations(record(), step), today)).collect();
        page.insist(all.contains(&seen), format!("{seen} instead of one of {all:?}"))?;
        // A document.
        page.open("view=sources").await?;
        for document in &record().documents {
            let selector = format!("[id='source-{}'] .cite", document.id);
            let (seen, wanted) = (copied(page, &selector).await?, of_document(record(), document, today));
            page.insist(seen == wanted, format!("{seen} instead of {wanted}"))?;
        }
        // A grade.
        page.see(Sight::ChosenGrade).await?;
        let inspection = graded();
        let grade = &inspection.grades[1];
        let (seen, wanted) = (copied(page, ".panel .cite").await?, of_source(record(), &grade.source, inspection, today));
        page.insist(seen == wanted, format!("{seen} instead of {wanted}"))
    })
    .await;
}

#[tokio::test]
async fn sources_without_a_link_say_whom_to_ask() {
    play(async |page: &Page| {
        page.open("view=sources").await?;
        for document in &record().documents {
            let selector = format!("[id='source-{}'] .no-link", document.id);
            let asked = format!("{}.", no_link(whom_to_ask(document)));
            let wanted = if document.url.is_none() { vec![asked.as_str()] } else { Vec::new() };
            page.reads(&selector, &wanted).await?;
        }
        Ok(())
    })
    .await;
}
