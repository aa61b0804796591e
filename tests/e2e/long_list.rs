//! A very long list: only what is near the window is made, each entry says its place, and links, keys and the window lead to
//! every entry.

use crate::fault::Done;
use crate::page::Page;
use crate::stage::Stage;
use inspection_explorer::record::source::file;
use serde_json::{Value, json};
use std::fs;

/// How many findings.
const NUMBER: usize = 2_000;

/// The site with a made-up record of so many findings beside it.
fn stage(number: usize) -> Stage {
    with(generating::record(number))
}

/// The site with a record of these files beside it.
fn with(files: Vec<generating::File>) -> Stage {
    Stage::changed(|site| {
        let text = |name: &'static str| {
            let file = files.iter().find(|(own, _)| *own == name);
            file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
        };
        fs::write(site.join("long.json"), file::write(&text).expect("it is sound"))
    })
}

/// A small record with so many more visits whose letters it has, and as many graded inspections whose reports it lacks.
fn with_many_more(number: usize) -> Vec<generating::File> {
    let mut files = generating::record(600);
    let day = |at: usize| format!("{}-{:02}-{:02}", 2026 + at / 336, at % 336 / 28 + 1, at % 28 + 1);
    let visit = |at: usize| {
        let id = format!("visit-{at}");
        json!({"id": id, "framework": "standard", "event": "Focused visit", "reach": "part", "graded": "no",
            "start": day(2 * at), "published": day(2 * at), "source": {"place": "The letter", "document": id}})
    };
    let graded = |at: usize| {
        let grade = json!({"judgement": "leaders", "areas": ["leaders"], "grade": "good", "rank": 3, "status": "published",
            "source": {"place": "A list of grades"}});
        json!({"id": format!("missing-{at}"), "framework": "standard", "event": "Standard inspection", "graded": "yes",
            "start": day(2 * at + 1), "published": day(2 * at + 1), "grades": [grade],
            "source": {"place": "A list of grades"}})
    };
    let letter = |at: usize| {
        json!({"id": format!("visit-{at}"), "inspection": format!("visit-{at}"), "title": format!("Visit {at}"),
            "form": "letter", "author": "County Inspectors", "by_inspectorate": true, "published": day(2 * at),
            "held": "The whole letter.", "silence": "It looked at little.",
            "sections": [{"label": "Summary", "first": "summary1.s1"}]})
    };
    for (name, text) in &mut files {
        let added: Vec<Value> = match *name {
            "inspections.json" => (0..number).flat_map(|at| [visit(at), graded(at)]).collect(),
            "documents.json" => (0..number).map(letter).collect(),
            "coding.csv" => {
                text.extend((0..number).map(|at| format!("visit-{at}/summary1.s1,context,overall,-,\n")));
                continue;
            }
            _ => continue,
        };
        add(text, added);
    }
    files
}

/// A record that follows no issue: what it has of them was raised once.
fn raised_once(number: usize) -> Vec<generating::File> {
    let mut files = generating::record(number);
    let (_, findings) = files.iter().find(|(name, _)| *name == "findings.json").expect("there are findings");
    let findings: Vec<Value> = serde_json::from_str(findings).expect("it is JSON");
    let raised = findings.iter().filter(|one| one["kind"] == "concern" || one["kind"] == "recommendation");
    let once = raised.enumerate().map(|(at, one)| {
        json!({"id": format!("once-{at}"), "name": format!("Issue number {at}"), "findings": [one["id"]],
            "reason": "No other report speaks of it."})
    });
    let once: Vec<Value> = once.collect();
    for (name, text) in &mut files {
        match *name {
            "threads.json" => *text = "[]".to_owned(),
            "raised-once.json" => *text = Value::Array(once.clone()).to_string(),
            _ => {}
        }
    }
    files
}

/// Adds to a list in JSON.
fn add(text: &mut String, added: Vec<Value>) {
    let mut all: Vec<Value> = serde_json::from_str(text).expect("it is a list");
    all.extend(added);
    *text = Value::Array(all).to_string();
}

/// Opens the findings of that record, with more of an address.
async fn open(page: &Page, more: &str) -> Done {
    page.visit(&format!("view=findings&record=long.json{more}")).await?;
    page.until("the list", "return !!document.querySelector('.results .finding')", &[]).await
}

/// The places of the entries that are made and the sizes that they tell.
const PLACES: &str = "return [...document.querySelectorAll('.results [aria-posinset]')].map(e => [Number(e.ariaPosInSet), Number(e.ariaSetSize)])";

#[tokio::test]
async fn a_very_long_list_is_made_near_the_window() {
    stage(NUMBER)
        .play(async |page: &Page| {
            open(page, "").await?;
            page.counts(".results .finding", 40).await?;
            page.press(".results .more").await?;
            page.until("an entry with its place", "return !!document.querySelector('.results [aria-posinset=\"41\"]')", &[])
                .await?;
            let made: Vec<(usize, usize)> = page.script(PLACES, &[]).await?;
            page.insist(made.len() < 200, format!("{} entries are made", made.len()))?;
            page.insist(made.iter().all(|(_, of)| *of == NUMBER), "an entry tells another number")?;
            page.insist(
                page.words(".results .quiet-words").await?.contains("find in page"),
                "nothing is said of the browser's own search",
            )?;
            // What had the focus stays, and so does the place in the page.
            page.script::<()>("document.querySelector('.results > ol:last-of-type').scrollIntoView(false)", &[]).await?;
            let last = "return [...document.querySelectorAll('.results [aria-posinset]')].at(-1)?.ariaPosInSet === arguments[0]";
            page.until("the last entry", last, &[json!(NUMBER.to_string())]).await?;
            let focused = "return document.activeElement.closest('[aria-posinset]')?.ariaPosInSet";
            page.shows("the entry with the focus", focused, &[], &"41".to_owned()).await?;
            let made: Vec<(usize, usize)> = page.script(PLACES, &[]).await?;
            page.insist(made.len() < 200, format!("{} entries are made at the end", made.len()))
        })
        .await;
}

#[tokio::test]
async fn a_link_and_the_keys_reach_an_entry_far_down() {
    stage(NUMBER)
        .play(async |page: &Page| {
            let record = generating::record(NUMBER);
            let (_, findings) = record.iter().find(|(name, _)| *name == "findings.json").expect("there are findings");
            let findings: Vec<serde_json::Value> = serde_json::from_str(findings)?;
            // The latest inspection comes first, so the first finding stands far down.
            let id = findings[3]["id"].as_str().expect("it has an id").to_owned();
            open(page, &format!("&open={id}")).await?;
            let seen = "const e = document.getElementById(arguments[0]); const r = e?.getBoundingClientRect();
                return !!e && r.top < innerHeight && r.bottom > 0 && Number(e.ariaPosInSet) > 1900";
            page.until("the open finding in sight", seen, &[json!(format!("finding-{id}"))]).await?;
            let number = "return Number(document.querySelector('.finding.open').ariaPosInSet)";
            let before: usize = page.script(number, &[]).await?;
            page.press(".finding.open .neighbours button:not([aria-disabled=true])").await?;
            page.until(
                "a neighbour to be open and in sight",
                "const e = document.querySelector('.finding.open'); const r = e?.getBoundingClientRect();
                 return !!e && Number(e.ariaPosInSet) !== arguments[0] && r.top < innerHeight && r.bottom > 0",
                &[json!(before)],
            )
            .await
        })
        .await;
}

#[tokio::test]
async fn a_list_of_usual_length_is_made_whole() {
    stage(600)
        .play(async |page: &Page| {
            open(page, "").await?;
            page.press(".results .more").await?;
            page.until("the whole list", "return !document.querySelector('.results .more')", &[]).await?;
            page.counts(".results .finding", 600).await?;
            page.counts("[aria-posinset], .gap", 0).await
        })
        .await;
}

/// The places that are made of a list, and the number that it tells.
const MADE: &str = "const all = [...document.querySelectorAll(arguments[0] + ' > [aria-posinset]')];
    return [all.map(e => Number(e.ariaPosInSet)), Number(all[0]?.ariaSetSize ?? 0)]";

/// What of a list of so many entries is made is little, and it tells their number.
async fn is_made_in_part(page: &Page, list: &str, number: usize) -> Done {
    let (made, tells): (Vec<usize>, usize) = page.script(MADE, &[json!(list)]).await?;
    page.insist(!made.is_empty() && made.len() < 120, format!("{} entries of {list} are made", made.len()))?;
    page.insist(tells == number, format!("{list} tells {tells} and not {number}"))
}

/// An entry is made, is in the window and has the focus.
async fn leads_to(page: &Page, id: &str) -> Done {
    let there = "const e = document.getElementById(arguments[0]); const r = e?.getBoundingClientRect();
        return !!e && r.top > -2 && r.top < innerHeight / 2 && document.activeElement === e";
    page.until(&format!("{id} in sight, with the focus"), there, &[json!(id)]).await
}

#[tokio::test]
async fn sources_and_the_page_of_an_area_make_very_long_lists_in_part() {
    const MORE: usize = 1_100;
    with(with_many_more(MORE))
        .play(async |page: &Page| {
            page.visit("view=sources&record=long.json#source-missing-900").await?;
            leads_to(page, "source-missing-900").await?;
            let parts = "h2 + div + .documents, p + div + .documents";
            let documents = "return [...document.querySelectorAll(arguments[0])].map(e => Number(e.querySelector('[aria-setsize]').ariaSetSize))";
            let told: Vec<usize> = page.script(documents, &[json!(parts)]).await?;
            page.insist(told == [600_usize.div_ceil(45) + 1 + MORE, MORE], format!("the lists tell {told:?}"))?;
            is_made_in_part(page, "h2 + div + .documents", told[0]).await?;
            is_made_in_part(page, "p + div + .documents", told[1]).await?;
            page.visit("view=area&area=leaders&record=long.json").await?;
            page.until("the grades", "return !!document.querySelector('.every-grade > li')", &[]).await?;
            let tells = page.words(".beside .quiet-words").await?;
            page.insist(tells.contains("find in page"), "nothing is said of the browser's own search")?;
            let (_, all): (Vec<usize>, usize) = page.script(MADE, &[json!(".every-grade")]).await?;
            page.insist(all > MORE, format!("{all} inspections gave grades"))?;
            is_made_in_part(page, ".every-grade", all).await?;
            page.script::<()>("document.querySelector('.every-grade').scrollIntoView(false)", &[]).await?;
            let last = "return [...document.querySelectorAll('.every-grade > [aria-posinset]')].at(-1)?.ariaPosInSet === arguments[0]";
            page.until("the last entry", last, &[json!(all.to_string())]).await
        })
        .await;
}

#[tokio::test]
async fn the_marks_of_a_very_long_thread_lead_to_its_steps() {
    let files = with_many_more(1_100);
    let (_, threads) = files.iter().find(|(name, _)| *name == "threads.json").expect("there are threads");
    let threads: Vec<Value> = serde_json::from_str(threads).expect("it is JSON");
    let id = threads[0]["id"].as_str().expect("it has an id").to_owned();
    with(files)
        .play(async |page: &Page| {
            page.visit(&format!("view=threads&thread={id}&record=long.json")).await?;
            page.until("the steps", "return !!document.querySelector('.steps > li')", &[]).await?;
            let (_, all): (Vec<usize>, usize) = page.script(MADE, &[json!(".steps")]).await?;
            page.insist(all > 1_100, format!("it has {all} steps"))?;
            is_made_in_part(page, ".steps", all).await?;
            page.counts(".marks .mark", 60).await?;
            page.script::<()>("[...document.querySelectorAll('.marks .mark')].at(-1).click()", &[]).await?;
            leads_to(page, "step-visit-1099").await?;
            is_made_in_part(page, ".steps", all).await
        })
        .await;
}

#[tokio::test]
async fn what_was_raised_once_unfolds_in_part() {
    let files = raised_once(3_000);
    let (_, once) = files.iter().find(|(name, _)| *name == "raised-once.json").expect("there are some");
    let number = serde_json::from_str::<Vec<Value>>(once).expect("it is JSON").len();
    with(files)
        .play(async |page: &Page| {
            page.visit("view=threads&record=long.json").await?;
            page.press(".once > summary").await?;
            page.until("the first", "return document.querySelector('.once > ul > li')?.checkVisibility()", &[]).await?;
            is_made_in_part(page, ".once > ul", number).await?;
            page.script::<()>("document.querySelector('.once > ul').scrollIntoView(false)", &[]).await?;
            let last = "const e = [...document.querySelectorAll('.once > ul > [aria-posinset]')].at(-1);
                return e?.ariaPosInSet === arguments[0] && e.getBoundingClientRect().top < innerHeight";
            page.until("the last", last, &[json!(number.to_string())]).await?;
            is_made_in_part(page, ".once > ul", number).await
        })
        .await;
}
