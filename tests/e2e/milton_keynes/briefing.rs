//! The briefing: gathered from everywhere, put in order, kept, taken away, emptied and brought back.

use crate::desk::{action, briefing_of, marked, of_area, of_thread, ten};
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::poll::difference;
use crate::reader::{finding, form};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::{Briefing, Entry, Item, Place, default_heading, places};
use inspection_explorer::explore::said::entries as entries_said;
use inspection_explorer::export::{briefing_csv, briefing_markdown};
use inspection_explorer::record::{Citation, Subject};
use serde::Deserialize;
use thirtyfour::prelude::*;

/// An entry on the sheet: what it is, where it belongs, its title, its lines, and where all that stands.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Told {
    label: String,
    about: String,
    title: String,
    lines: Vec<(String, Vec<String>)>,
    picture: Option<String>,
    cited: Vec<String>,
}

/// Collects what the sheet tells of its entries.
pub const COLLECT: &str = "
    const texts = (within, selector) => [...within.querySelectorAll(selector)].map(part => part.textContent.trim());
    const cited = (citation) => citation.textContent.trim();
    return [...document.querySelectorAll('.entries > .entry')].map(entry => ({
        label: entry.querySelector('.about strong').textContent,
        about: entry.querySelector('.about span').textContent,
        title: entry.querySelector('h3').textContent,
        lines: [...entry.querySelectorAll('.line')].map(line => [
            line.firstElementChild.textContent, [...line.querySelectorAll('.citation')].map(cited)]),
        picture: entry.querySelector('img.on-screen')?.alt ?? null,
        cited: [...entry.querySelectorAll(':scope > .citation')].map(cited),
    }));";

/// Citations as the sheet puts them together.
pub fn cited(citations: &[Citation]) -> Vec<String> {
    let line = |place: &Place| format!("{}{}", place.document, place.words());
    places(citations).iter().map(line).collect()
}

impl Told {
    /// What must be told of an entry.
    pub fn of(entry: &Entry) -> Self {
        Self {
            label: entry.label.to_owned(),
            about: entry.about.clone(),
            title: entry.title.clone(),
            lines: entry.lines.iter().map(|line| (line.text.clone(), cited(&line.citations))).collect(),
            picture: entry.picture.as_ref().map(|picture| format!("Chart: {}", picture.frame().title)),
            cited: cited(&entry.citations),
        }
    }
}

/// Waits until the browser keeps these entries and the page tells just them, and gives what they say.
async fn tells(page: &Page, items: &[Item]) -> Done<(Briefing, Vec<Entry>)> {
    let kept = page.keeps_entries(items).await?;
    let entries = page.says(&kept).await?;
    let wanted: Vec<Told> = entries.iter().map(Told::of).collect();
    page.shows("the entries", COLLECT, &[], &wanted).await?;
    page.until(
        "the number of entries",
        "return document.querySelector('.sheet .subtitle').textContent.endsWith(arguments[0])",
        &[entries_said(items.len()).into()],
    )
    .await?;
    Ok((kept, entries))
}

/// Gathers the ten entries, each in its own place.
async fn gather_all(page: &Page) -> Done {
    let (area, planned, mark) = &marked()[0];
    for (number, item) in (1..).zip(ten()) {
        match &item {
            Item::Subject(Subject::Finding(id)) => {
                page.open(&format!("view=findings&inspection=ilacs-2024&open={id}")).await?;
                page.gather(".finding.open .details > p.row").await?;
            }
            Item::Subject(Subject::Thread(id)) => {
                page.open(&of_thread(id.as_str()).to_query()).await?;
                page.gather(".thread-head").await?;
            }
            Item::Subject(Subject::Action(unit)) => {
                page.open(&of_area(area).to_query()).await?;
                page.choose(&format!("{} .status select", action(unit)), mark.progress.token()).await?;
                page.gather(&format!("{} .status", action(unit))).await?;
                page.insist(planned.unit == *unit, "another action is gathered")?;
            }
            Item::Chart { query, .. } => {
                page.open(query).await?;
                page.gather(".take-away").await?;
            }
            Item::Note(about) => {
                let target = &about.to_string();
                let id = target.replacen("finding:", "", 1);
                page.open(&format!("view=findings&inspection=ilacs-2024&open={id}")).await?;
                page.counts(&format!("{} .gather", form(target)), 0).await?;
                page.save_note(target, "Who checks this?\nAsk on <Monday>.").await?;
                page.gather(&form(target)).await?;
            }
            item => panic!("nobody gathers {item:?}"),
        }
        page.reads("nav a[href*='view=briefing'] .count", &[&number.to_string()]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_empty_briefing_says_how_it_is_filled() {
    play(async |page: &Page| {
        page.open("view=briefing").await?;
        page.counts(".none li", 3).await?;
        page.until("how", "return document.querySelector('.none').innerText.includes('Add to briefing')", &[]).await?;
        page.counts(".sheet, .tools", 0).await?;
        page.counts("nav .count", 0).await?;
        page.write("#briefing-heading", "For Monday").await?;
        page.press("#briefing-questions").await?;
        page.reads(".sheet h2", &["For Monday"]).await?;
        page.counts(".sheet", 1).await
    })
    .await;
}

#[tokio::test]
async fn ten_entries_of_every_kind_are_gathered_kept_and_taken_away() {
    play(async |page: &Page| {
        gather_all(page).await?;
        let ten = ten();
        page.press_named("nav", "Briefing10").await?;
        tells(page, &ten).await?;
        page.reads(".sheet h2", &[&default_heading(&record().authority.name)]).await?;
        page.write("#briefing-heading", "Corporate parenting: 1 December").await?;
        page.write("#briefing-questions", "Who owns each action?\n\n What is <late>, and why?").await?;
        page.press_named("main", "Save as Markdown").await?;
        let questions = ["Who owns each action?", "What is <late>, and why?"];
        page.reads(".questions li", &questions).await?;
        page.reload().await?;
        let (kept, entries) = tells(page, &ten).await?;
        page.insist(kept.questions() == questions, format!("{:?} are kept", kept.questions()))?;
        page.reads(".sheet h2", &["Corporate parenting: 1 December"]).await?;
        let script = "return ['heading', 'questions'].map(id => document.getElementById(`briefing-${id}`).value)";
        let fields = [kept.heading().to_owned(), kept.questions_text()];
        page.shows("the fields", script, &[], &fields).await?;
        // Both files hold the sheet, entry by entry, with every place.
        let day: String =
            page.script("return document.querySelector('.sheet .subtitle').textContent.split(' · ')[0]", &[]).await?;
        let text = page.downloaded(".md").await?;
        let wanted = briefing_markdown(record(), &kept, &entries, &day);
        page.insist(text == wanted, difference(&wanted, &text))?;
        page.press_named("main", "Save as CSV").await?;
        let table = page.downloaded(".csv").await?;
        page.insist(
            table == briefing_csv(&entries, &page.saved_now().await?.today),
            format!("the file holds {table}"),
        )?;
        for cited in entries.iter().flat_map(Entry::all_citations) {
            let there = text.contains(&cited.place) && table.contains(&cited.place);
            page.insist(there, format!("{} is in neither file or one alone", cited.place))?;
        }
        page.is_told_nothing().await
    })
    .await;
}

#[tokio::test]
async fn entries_are_moved_and_taken_out_and_the_focus_stays() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let mut items: Vec<Item> =
            (0..4).map(|number| Item::Subject(Subject::Finding(finding(number).id.clone()))).collect();
        page.open("").await?;
        page.keep_briefing(&briefing_of(&items)).await?;
        page.open("view=briefing").await?;
        tells(page, &items).await?;
        page.counts(".entry-tools button[aria-disabled=true]", 2).await?;
        // By key, as the focus must then be where the next key goes.
        for (from, to, way) in [(1, 2, "down"), (2, 3, "down"), (1, 0, "up")] {
            let button = |way: &str, item: &Item| format!("[id='{way}-{}']", item.token());
            let item = items.remove(from);
            page.element(&button(way, &item)).await?.focus().await?;
            page.driver.action_chain().send_keys(Key::Enter).perform().await?;
            items.insert(to, item.clone());
            tells(page, &items).await?;
            page.reads("main > p[role=status]", &[&format!("Moved to place {} of 4", to + 1)]).await?;
            page.has_focus(&button(way, &item)).await?;
            page.is_in_view(&button(way, &item)).await?;
        }
        // At an end a press does nothing but say why.
        page.driver.action_chain().send_keys(Key::Enter).perform().await?;
        page.reads("main > p[role=status]", &["This is already the first entry"]).await?;
        page.has_focus(&format!("[id='up-{}']", items[0].token())).await?;
        tells(page, &items).await?;
        page.press_named(".entry:nth-child(2)", "Remove").await?;
        items.remove(1);
        tells(page, &items).await?;
        page.reads("nav .count", &["3"]).await?;
        page.reads("main > p[role=status]", &["Removed. 3 entries are left."]).await?;
        page.has_focus(&format!("[id='out-{}']", items[1].token())).await?;
        page.reload().await?;
        tells(page, &items).await?;
        // In its own place it can be taken out too.
        let Item::Subject(Subject::Finding(id)) = &items[0] else { panic!("it is a finding") };
        page.open(&format!("view=findings&inspection=ilacs-2024&open={id}")).await?;
        page.press_named(".finding.open", "In your briefing – remove").await?;
        page.keeps_entries(&items[1..]).await?;
        page.reads(".finding.open .details > p .gather", &["Add to briefing"]).await
    })
    .await;
}

#[tokio::test]
async fn an_emptied_briefing_can_be_brought_back() {
    play(async |page: &Page| {
        let mut briefing = briefing_of(&ten()[..3]);
        briefing.set_heading("For Monday")?;
        briefing.set_questions("Why?")?;
        page.open("").await?;
        page.keep_briefing(&briefing).await?;
        page.open("view=briefing").await?;
        page.press_named(".tools", "Clear briefing").await?;
        page.keeps_entries(&[]).await?;
        page.counts(".sheet, nav .count", 0).await?;
        page.press_named("main", "Undo").await?;
        let (kept, _) = tells(page, briefing.items()).await?;
        page.insist(kept == briefing, format!("{kept:?} came back"))?;
        page.reads(".sheet h2", &["For Monday"]).await?;
        page.counts("main > .notice", 0).await
    })
    .await;
}
