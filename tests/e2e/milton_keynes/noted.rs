//! What has notes says so and leads to them, and they lead back; what was removed can be brought back; readers' words stay
//! in their own direction.

use crate::desk::{action, briefing_of, marked, of_area, of_thread};
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, item, note};
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::explore::Place;
use inspection_explorer::record::{Finding, Subject, Thread};
use serde_json::{Value, json};

/// The marks within an element: what each says.
const COUNTS: &str = "
    const within = document.querySelector(arguments[0]);
    return [...within?.querySelectorAll('.note-count') ?? []].map(mark => mark.firstElementChild?.textContent ?? mark.textContent)";

/// A finding of a thread, and the thread.
fn in_thread() -> (&'static Finding, &'static Thread) {
    let of = |number| Some((finding(number), record().threads_of_finding(&finding(number).id).next()?));
    (0..).find_map(of).expect("some finding is in a thread")
}

async fn counted(page: &Page, within: &str, wanted: &[&str]) -> Done {
    let wanted: Vec<String> = wanted.iter().map(|&words| words.to_owned()).collect();
    page.shows(&format!("how many notes {within} has"), COUNTS, &[json!(within)], &wanted).await
}

#[tokio::test]
async fn what_has_notes_says_how_many_and_leads_to_them_and_back() {
    play(async |page: &Page| {
        let (own, thread) = in_thread();
        let (area, first, _) = &marked()[0];
        let document = &record().documents[0];
        let subjects = [
            Subject::Finding(own.id.clone()),
            Subject::Thread(thread.id.clone()),
            Subject::Action(first.unit.clone()),
            Subject::Area(own.area.token().into()),
            Subject::Document(document.id.clone()),
        ];
        page.open("view=threads").await?;
        for (number, subject) in subjects.iter().enumerate() {
            page.keep(&note(&subject.to_string(), &format!("Note {number}"), 1_700_000_000_000)).await?;
        }
        page.reload().await?;
        // A thread has its own note and those on its findings.
        let row = format!("[id='thread-{}']", thread.id);
        counted(page, &row, &["2 notes"]).await?;
        page.press(&format!("{row} .note-count")).await?;
        let on_thread = Place::Notes { about: Some(subjects[1].clone()) };
        page.is_at(&on_thread).await?;
        page.counts("main .findings > .finding", 2).await?;
        page.reads(".only-about > span", &[&format!("Only notes on ‘{}’ and what belongs to it", thread.name)]).await?;
        // Back to what the note is on.
        page.press_named("main .findings", &thread.name).await?;
        page.is_at(&of_thread(&thread.id)).await?;
        page.turn_to(&on_thread).await?;
        page.press_named("main", "Show all notes").await?;
        page.is_at(&Place::Notes { about: None }).await?;
        page.counts("main .findings > .finding", 5).await?;
        // Everywhere else that has one.
        page.turn_to(&Place::Plan { open: None }).await?;
        counted(page, &format!("[id='area-{}'] .about", area.id), &["1 note"]).await?;
        page.turn_to(&Place::Area { area: None }).await?;
        let on_area = record().findings.iter().filter(|other| other.area == own.area && other.id == own.id).count() + 1;
        counted(page, ".all-areas", &[&format!("{on_area} notes")]).await?;
        page.turn_to(&Place::Sources).await?;
        let of_own = own.units.iter().any(|unit| unit.starts_with(&format!("{}/", document.id)));
        counted(page, &format!("[id='source-{}']", document.id), &[if of_own { "2 notes" } else { "1 note" }]).await?;
        // Deleted, it no longer counts, without loading anything anew.
        page.turn_to(&of_thread(&thread.id)).await?;
        page.press_named("main", "Delete note").await?;
        page.turn_to(&Place::Threads { filter: Default::default(), strong: None }).await?;
        counted(page, &row, &["1 note"]).await
    })
    .await;
}

#[tokio::test]
async fn a_link_to_the_notes_on_something_opens_them() {
    play(async |page: &Page| {
        let (own, thread) = in_thread();
        page.open("view=notes").await?;
        page.keep(&note(&own.id, "On a finding", 1)).await?;
        page.keep(&note(&finding(40).id, "On another", 2)).await?;
        page.open(&format!("view=notes&about=thread:{}", thread.id)).await?;
        page.counts("main .findings > .finding", 1).await?;
        page.reads("main .findings textarea", &[""]).await?;
        page.field_holds(&own.id, "On a finding").await?;
        // What the record does not hold is told, and all notes are there.
        page.open("view=notes&about=thread:gone").await?;
        page.counts("main .findings > .finding", 2).await
    })
    .await;
}

#[tokio::test]
async fn a_cleared_status_comes_back_from_another_view() {
    play(async |page: &Page| {
        let (area, first, said) = &marked()[0];
        page.open(&of_area(area).to_query()).await?;
        let own = action(&first.unit);
        page.choose(&format!("{own} .status select"), said.progress.token()).await?;
        page.choose(&format!("{own} .status select"), "").await?;
        page.turn_to(&Place::default()).await?;
        page.reload().await?;
        page.turn_to(&of_area(area)).await?;
        page.press(&format!("{own} .note-history > summary")).await?;
        page.reads(&format!("{own} .note-history strong"), &[said.progress.label()]).await?;
        page.press_named(&format!("{own} .note-history"), "Bring back").await?;
        page.counts(&format!("{own} .note-history"), 0).await?;
        let kept = page.statuses().await?.get(&first.unit).map(|kept| kept.progress);
        page.insist(kept == Some(said.progress), format!("{kept:?} came back"))
    })
    .await;
}

#[tokio::test]
async fn an_emptied_briefing_comes_back_from_another_view() {
    play(async |page: &Page| {
        let items = [2, 0, 1].map(|number| Item::Subject(Subject::Finding(finding(number).id.clone())));
        page.open("view=briefing").await?;
        page.keep_briefing(&briefing_of(&items)).await?;
        page.reload().await?;
        page.write("#briefing-heading", "For Monday").await?;
        page.write("#briefing-questions", "Who checks this?").await?;
        page.press_named("main", "Clear briefing").await?;
        page.keeps_entries(&[]).await?;
        page.turn_to(&Place::default()).await?;
        page.reload().await?;
        page.turn_to(&Place::Briefing).await?;
        page.press(".removed > summary").await?;
        page.press_named(".removed", "Put all entries back").await?;
        page.keeps_entries(&items).await?;
        for what in ["heading", "questions"] {
            page.press(".removed:not([open]) > summary").await?;
            page.press(&format!(".removed button[aria-label^='Bring back the {what}']")).await?;
            page.shows(
                &format!("the {what}"),
                "return document.querySelector(arguments[0]).value !== ''",
                &[json!(format!("#briefing-{what}"))],
                &true,
            )
            .await?;
        }
        page.reads(".sheet h2", &["For Monday"]).await?;
        page.reads(".sheet .questions li", &["Who checks this?"]).await?;
        page.counts(".removed", 0).await
    })
    .await;
}

/// Where the reader's words stand among others without a direction of their own.
const LOOSE: &str = "
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const loose = [];
    let seen = 0;
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.includes('\\u202e')) continue;
        seen += 1;
        const own = text.data.includes('\\u2068') || text.parentElement.closest('[dir=auto], textarea');
        if (!own) loose.push(text.parentElement.outerHTML.slice(0, 120));
    }
    return [seen > 0, loose];";

#[tokio::test]
async fn words_that_turn_the_direction_turn_nothing_else() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        let words = "zeppelin \u{202e}txet desrever";
        page.open("view=briefing").await?;
        let on = Subject::Finding(finding(0).id.clone());
        let mut briefing = briefing_of(&[Item::Note(on)]);
        briefing.set_heading(words).expect("it is a heading");
        briefing.set_questions(words).expect("it is a question");
        page.keep_briefing(&briefing).await?;
        page.keep(&note(target, words, 1)).await?;
        let searched = format!("view=search&find={}", "zeppelin+%E2%80%AEtxet");
        let found = format!("{FINDINGS}&find={}", "zeppelin+%E2%80%AEtxet");
        for (query, shown) in [
            ("view=briefing", ".sheet .questions li"),
            (FINDINGS, &item(target)),
            (&searched, ".hits, .found"),
            (&found, ".chip"),
        ] {
            page.open(query).await?;
            page.element(shown).await?;
            let (seen, loose): (bool, Vec<Value>) = page.script(LOOSE, &[]).await?;
            page.insist(seen, format!("{query} shows none of the words"))?;
            page.insist(loose.is_empty(), format!("{query}: {loose:?}"))?;
        }
        Ok(())
    })
    .await;
}
