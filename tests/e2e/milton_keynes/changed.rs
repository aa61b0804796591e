//! What changed between two inspections under one framework, and topic by topic between others.

use crate::desk::of_thread;
use crate::expected::{record, state};
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::record::{Inspection, Topic};
use inspection_explorer::threads::{Both, Change, Changed, Issue, Word, by_topic, changed, leads, pairs};
use inspection_explorer::words::list;
use serde::Deserialize;

/// An issue: its name, whether it is a thread's, what the two inspections say, and its findings.
type Told = (String, bool, Vec<String>, Vec<String>);

/// What the page says of the changes.
#[derive(Debug, PartialEq, Deserialize)]
struct Shown {
    summary: Option<String>,
    leads: Vec<String>,
    heading: String,
    groups: Vec<(String, Vec<Told>)>,
    topics: Vec<String>,
}

const COLLECT: &str = "
    const section = document.querySelector('section.changed');
    const all = (within, selector, take) => [...within.querySelectorAll(selector)].map(take);
    const told = (issue) => [
        issue.firstElementChild.textContent,
        issue.firstElementChild.matches('a'),
        all(issue, ':scope > p', words => [...words.childNodes].map(part => part.className === 'says'
            ? part.textContent.slice(1) : part.textContent).join('')),
        all(issue, '.evidence .finding-link', link => link.textContent),
    ];
    return {
        summary: document.querySelector('.change-said > p')?.textContent ?? null,
        leads: all(document, '.leads > li', line => line.textContent),
        heading: section.querySelector('h2').textContent,
        groups: all(section, '.change',
            group => [group.querySelector('h3').textContent, all(group, ':scope > ul > li', told)]),
        topics: all(section, ':scope > ul > li', words => words.textContent),
    };";

impl Shown {
    /// What must be said.
    fn of(changed: &Changed<'static>) -> Self {
        let (from, to) = (changed.from.year(), changed.to.year());
        let groups = || {
            let all = Change::ALL.into_iter().map(|change| (change, changed.of(change).collect::<Vec<_>>()));
            all.filter(|(_, issues)| !issues.is_empty())
        };
        let names = |topics: &[Topic]| {
            let names: Vec<String> = topics.iter().map(|topic| topic.label().to_ascii_lowercase()).collect();
            if names.is_empty() { "none".to_owned() } else { list(&names) }
        };
        Self {
            summary: Some(format!("{} See all {}", changed.sentence(), changed.issues.len())),
            leads: leads(record(), changed).iter().map(|lead| lead.words(to)).collect(),
            heading: format!("What changed from {from} to {to}"),
            groups: groups()
                .map(|(change, issues)| {
                    let told = issues.iter().map(|issue| told(issue, from, to)).collect();
                    (format!("{} {}", change.label(to), issues.len()), told)
                })
                .collect(),
            topics: vec![
                format!("Topics of concern in both {from} and {to}: {}.", names(&changed.topics_still)),
                format!(
                    "Topics of concern in {from} with only positive findings in {to}: {}.",
                    names(&changed.topics_turned)
                ),
                format!("Topics of concern in {to} only: {}.", names(&changed.topics_new)),
            ],
        }
    }
}

/// What must be said of an issue.
fn told(issue: &Issue, from: u16, to: u16) -> Told {
    let said = |year: u16, word: Option<Word>| match word {
        Some((says, words)) => format!("{year} {}: {words}", says.label()),
        None => format!("{year} Not mentioned"),
    };
    let lines = [said(from, issue.then), said(to, issue.now)];
    let findings = issue.findings.iter().map(|finding| finding.summary.clone()).collect();
    (issue.name.to_owned(), issue.thread.is_some(), lines.to_vec(), findings)
}

/// Waits until just these changes are told.
async fn tells(page: &Page, changed: &Changed<'static>) -> Done {
    page.shows("what changed", COLLECT, &[], &Shown::of(changed)).await
}

/// The changes between the latest two inspections under one framework.
fn latest() -> Changed<'static> {
    let (from, to) = pairs(record())[0];
    changed(record(), &from.id, &to.id).expect("they can be compared")
}

#[tokio::test]
async fn what_changed_is_told_matter_by_matter_in_either_order() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let changed = latest();
        page.insist((changed.from.year(), changed.to.year()) == (2021, 2024), "other inspections are the latest")?;
        page.insist(changed.issues.len() > 30, "hardly anything changed")?;
        page.open("view=compare").await?;
        tells(page, &changed).await?;
        page.press_named(".change-said", &format!("See all {}", changed.issues.len())).await?;
        page.has_focus("#changed-title").await?;
        page.is_in_view("#changed-title").await?;
        page.open(&format!("view=compare&compare={},{}", changed.to.id, changed.from.id)).await?;
        tells(page, &changed).await?;
        // An issue leads to its thread.
        let (id, name) = changed.issues.iter().find_map(|issue| Some((issue.thread?, issue.name))).expect("one has");
        let thread = record().thread(id).expect("the record holds it");
        page.unfold().await?;
        page.press_named(".changed", name).await?;
        page.is_on_thread(thread).await?;
        page.is_at(&of_thread(id)).await?;
        page.back().await?;
        tells(page, &changed).await
    })
    .await;
}

#[tokio::test]
async fn between_different_frameworks_the_list_is_by_topic_with_its_caveat() {
    play(async |page: &Page| {
        let changed = latest();
        let other = |inspection: &&Inspection| {
            inspection.framework != changed.to.framework
                && record().findings.iter().any(|finding| finding.inspection == inspection.id)
        };
        let other = record().inspections.iter().rfind(other).expect("there is another framework");
        let wanted = by_topic(record(), &other.id, &changed.to.id).expect("the record holds both");
        let (from, to) = (wanted.from.year(), wanted.to.year());
        page.open("view=compare").await?;
        tells(page, &changed).await?;
        page.choose(".choose label:first-child select", &other.id).await?;
        page.is_at(&state(&format!("view=compare&compare={},{}", other.id, changed.to.id))).await?;
        page.reads(".change-said > p", &[&format!("{} See all {}", wanted.sentence(), wanted.lines.len())]).await?;
        page.reads(".changed .caveat", &[wanted.caveat]).await?;
        let groups =
            Both::ALL.into_iter().map(|both| (both, wanted.of(both).count())).filter(|(_, number)| *number > 0);
        let headings: Vec<String> = groups.map(|(both, number)| format!("{} {number}", both.label(from, to))).collect();
        page.reads(".changed h3", &headings.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        let lines = wanted.lines.iter();
        let lines: Vec<String> = lines
            .map(|line| format!("{}{from}: {}; {to}: {}", line.topic.label(), line.then.words(), line.now.words()))
            .collect();
        page.reads(".changed .plain > li", &lines.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        page.counts(".leads, .evidence", 0).await?;
        // A topic leads to its findings in both.
        page.press(".changed .topic-link").await?;
        let topic = wanted.lines[0].topic.token();
        let mut both = [other.id.as_str(), changed.to.id.as_str()];
        both.sort_unstable();
        page.is_at(&state(&format!("view=findings&inspection={}&topic={topic}", both.join(",")))).await?;
        page.back().await?;
        page.choose(".choose label:first-child select", &changed.from.id).await?;
        tells(page, &changed).await
    })
    .await;
}
