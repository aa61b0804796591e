//! What every earlier version has saved is there in this one, can be changed, and stays for a page of that version.

use super::tally::Tally;
use crate::desk::marked;
use crate::expected::{grade, record};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, about, field, finding, key_of, second_key};
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::revisions::id::fingerprint;
use inspection_explorer::threads::courses;
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

/// A state of a version that readers have had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    /// The first.
    First,
    /// The second, which found nothing of the first.
    Second,
    /// The second, which has taken over what the first one had, marked that, and set something aside.
    TakenOver,
}

/// What the notes are about, as the first version named it: findings by their id alone.
fn targets() -> Vec<String> {
    let thread = courses(record())[0].thread.id.clone();
    let mut targets: Vec<String> = (0..8).map(|number| finding(number).id.to_string()).collect();
    targets.extend([format!("thread:{thread}"), grade(0).to_string()]);
    targets.extend([marked()[0].1.unit.to_string(), "thread:no-longer-in-this-record".to_owned()]);
    targets
}

fn text(number: usize) -> String {
    format!("Written by an earlier version, {number:02} \u{1f642}\nand more")
}

const PROGRESS: [&str; 3] = ["on-time", "blocked", "done"];

fn first(place: &str) -> String {
    format!("inspection-explorer/v1/{place}")
}

/// Now, in milliseconds since the beginning of 1970: what was taken over long ago goes.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
    since.as_millis() as u64
}

/// What a version has stored: keys and values, as it wrote them.
fn stored(version: Version) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let (has_first, has_second) = (version != Version::Second, version != Version::First);
    let mut both = |place: String, one: String, key: String, two: String| {
        if has_first {
            all.push((first(&place), one.clone()));
        }
        if has_second {
            all.push((key, two.clone()));
        }
        if has_first && has_second {
            let mark = json!({ "version": 2, "first": fingerprint(&one), "second": fingerprint(&two), "at": now() });
            all.push((second_key("taken-over", &place), mark.to_string()));
        }
    };
    for (number, target) in targets().into_iter().enumerate() {
        let more = format!(r#""text":{},"created":1,"updated":2,"mood":12345678901234567890123"#, json!(text(number)));
        both(
            format!("note/{target}"),
            format!(r#"{{"version":1,"target":{},{more}}}"#, json!(target)),
            key_of(&target),
            format!(r#"{{"version":2,"subject":{},{more}}}"#, json!(about(&target).to_string())),
        );
    }
    for ((_, action, _), progress) in marked().into_iter().zip(PROGRESS) {
        let of = |version: u64| {
            json!({ "version": version, "action": action.unit, "progress": progress, "on": "2025-10-10", "updated": 1 })
                .to_string()
        };
        both(format!("progress/{}", action.unit), of(1), second_key("status", &action.unit), of(2));
    }
    let briefing = |version: u64, items: Vec<String>| {
        let questions = ["Why?", "Since when?"];
        json!({ "version": version, "heading": "For Monday", "questions": questions, "items": items, "updated": 1 })
            .to_string()
    };
    let (one, two) = (briefing(1, items(true)), briefing(2, items(false)));
    both("briefing".to_owned(), one, second_key("briefing", "own"), two);
    let aside = if has_second { second_key("quarantine", "note/x") } else { first("set-aside/somewhere") };
    all.push((aside, "{half".to_owned()));
    all
}

/// The entries of the briefing, as the first version named them or as the second did.
fn items(first: bool) -> Vec<String> {
    let note = if first { format!("note:{}", finding(0).id) } else { format!("note:finding:{}", finding(0).id) };
    vec![note, format!("finding:{}", finding(1).id), "chart:grades?area=leaders".to_owned()]
}

/// Stores what a version had, opens this one, and looks for all of it; then changes it and looks again.
async fn upgraded(page: &Page, version: Version) -> Done {
    let mut tally = Tally::new("upgrade");
    let stored = stored(version);
    page.open("").await?;
    for (key, value) in &stored {
        page.store(key, value).await?;
    }
    page.open("view=notes").await?;
    for (number, target) in targets().iter().enumerate() {
        let so = page.comes_to_hold(&field(target), &text(number)).await?;
        tally.count(so, || format!("{version:?}: the note on {target}"));
    }
    let desk = page.desk().await?;
    for ((_, action, _), progress) in marked().into_iter().zip(PROGRESS) {
        let said = desk.all_statuses().get(&action.unit);
        let so = said.is_some_and(|said| said.progress.token() == progress && said.on.is_some());
        tally.count(so, || format!("{version:?}: the status of {} is {said:?}", action.unit));
    }
    page.open("view=briefing").await?;
    for (selector, wanted) in [("#briefing-heading", "For Monday"), ("#briefing-questions", "Why?\nSince when?")] {
        let so = page.comes_to_hold(selector, wanted).await?;
        tally.count(so, || format!("{version:?}: {selector}"));
    }
    let held: Vec<String> = desk.briefing().items().iter().map(Item::token).collect();
    for token in items(false) {
        tally.count(held.contains(&token), || format!("{version:?}: the entry {token} is not in {held:?}"));
    }
    // What is changed here is saved beside it, and what this version does not know goes along.
    for number in 0..3 {
        let target = finding(number).id.as_str();
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.put_note(target, &format!("Changed {number}")).await?;
        page.kept(target, &format!("Changed {number}")).await?;
        let extra = page
            .desk()
            .await?
            .notes
            .get(&about(target))
            .and_then(|log| log.standing().map(|(_, held)| held.extra.text()));
        let so = extra.as_ref().is_some_and(|extra| extra.contains("\"mood\":12345678901234567890123"));
        tally.count(so, || format!("{version:?}: the unknown field of {target} is {extra:?}"));
    }
    page.open("view=notes").await?;
    let file = page.backup().await?;
    for (key, value) in &stored {
        let so = page.stored(key).await?.as_ref() == Some(value) && file.get(key) == Some(value);
        tally.count(so, || format!("{version:?}: {key} is not where it was, or not in the backup"));
    }
    tally.tell()
}

#[tokio::test]
async fn what_the_first_version_saved_is_there_and_stays() {
    play(async |page: &Page| upgraded(page, Version::First).await).await;
}

#[tokio::test]
async fn what_the_second_version_saved_is_there_and_stays() {
    play(async |page: &Page| upgraded(page, Version::Second).await).await;
}

#[tokio::test]
async fn what_the_second_version_took_over_from_the_first_is_there_and_stays() {
    play(async |page: &Page| upgraded(page, Version::TakenOver).await).await;
}
