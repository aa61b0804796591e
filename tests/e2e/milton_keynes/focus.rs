//! The focus after a press of a key: inside `main`, on what says what happened.

use crate::desk::{action, briefing_of, marked, of_area, of_thread, ten};
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::poll;
use crate::reader::{FINDINGS, about, finding, form, item, note};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::explore::Place;
use inspection_explorer::record::Subject;
use serde::Deserialize;
use serde_json::json;
use std::fmt;
use thirtyfour::prelude::*;

/// What has the focus, two frames later.
#[derive(Debug, Deserialize)]
pub struct Focus {
    /// Its tag, id, classes and first words.
    pub what: String,
    /// Whether it is what was asked about.
    wanted: bool,
    /// The part of the page in which it is.
    pub part: String,
    /// Whether it can be seen in the window.
    pub seen: bool,
    /// Where it is, in words.
    place: String,
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = if self.seen { "in sight" } else { "out of sight" };
        write!(f, "{} in {}, {seen} ({})", self.what, self.part, self.place)
    }
}

const FOCUS: &str = "
    const selector = arguments[0];
    const look = () => {
        const e = document.activeElement;
        const box = e.getBoundingClientRect();
        return {
            what: `<${e.localName} id='${e.id}' class='${e.className}'> ${e.textContent.trim().slice(0, 40)}`,
            wanted: e.matches(selector),
            part: e.localName === 'main' ? 'main itself' : e.closest('main, nav, footer, .toasts, body')?.localName ?? '',
            seen: e.checkVisibility() && box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
            place: `${e.type ?? ''} ${e.name ?? ''} from ${box.top} to ${box.bottom}, ${box.width} wide, in ${innerHeight}`,
        };
    };
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(look()))));";

/// Where the focus is, and whether on an element of this selector.
pub async fn focus(page: &Page, selector: &str) -> Done<Focus> {
    page.script(FOCUS, &[json!(selector)]).await
}

/// Waits until the focus is inside `main`, in the window, on an element of this selector.
pub async fn focus_is(page: &Page, what: &str, selector: &str) -> Done {
    poll(&format!("{what} to lead to {selector}"), async || {
        let now = focus(page, selector).await?;
        let so = now.wanted && now.part == "main" && now.seen;
        Ok(if so { Ok(()) } else { Err(format!("the focus is on {now}")) })
    })
    .await
}

/// Presses a key on an element.
pub async fn key(page: &Page, selector: &str, key: impl Into<TypingData>) -> Done {
    page.element(selector).await?.focus().await?;
    Ok(page.driver.action_chain().send_keys(key).perform().await?)
}

/// Presses Enter on an element.
pub async fn enter(page: &Page, selector: &str) -> Done {
    key(page, selector, Key::Enter + "").await
}

/// Puts notes, statuses and a briefing into the browser, and opens the page there.
pub async fn begin(page: &Page, query: &str) -> Done {
    page.forget().await?;
    page.keep(&note(&finding(5).id, "Who checks this?", 1_700_000_000_000)).await?;
    page.keep(&note(&finding(6).id, "Ask on Monday.", 1_600_000_000_000)).await?;
    page.keep(&note(&thread_note(), "Since when?", 1_500_000_000_000)).await?;
    page.keep(&note(GRADE_NOTE, "Why?", 1_400_000_000_000)).await?;
    page.keep(&note(&marked()[0].1.unit, "Asked.", 1_300_000_000_000)).await?;
    for (_, own, mark) in marked() {
        page.keep_status(&own.unit, mark).await?;
    }
    page.keep_briefing(&briefing_of(&ten())).await?;
    page.open(query).await
}

const GRADE_NOTE: &str = "grade:ilacs-2021:overall effectiveness";

fn thread_note() -> String {
    format!("thread:{}", record().threads[0].id)
}

/// A press: where, of what, and where the focus then is.
struct Press {
    at: String,
    control: String,
    leads_to: String,
}

fn press(at: impl Into<String>, control: impl Into<String>, leads_to: impl Into<String>) -> Press {
    Press { at: at.into(), control: control.into(), leads_to: leads_to.into() }
}

/// Plays each press on a page of its own.
async fn lead(presses: Vec<Press>) {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let mut wrong = Vec::new();
        for Press { at, control, leads_to } in &presses {
            begin(page, at).await?;
            let pressed = enter(page, control).await;
            let what = format!("{control} of '{at}'");
            let led = match pressed {
                Ok(()) => focus_is(page, &what, leads_to).await,
                Err(fault) => Err(Fault::new(format!("{what}: {fault:?}"))),
            };
            wrong.extend(led.err().map(|fault| format!("{fault:?}")));
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// The selector of the status line of a note.
pub fn status(target: &str) -> String {
    format!("[id='note-status-{}']", about(target))
}

/// The selector of the heading that opens a finding of the list.
pub fn opener(target: &str) -> String {
    format!("{} h3 button[aria-expanded=true]", item(target))
}

/// The selector of the first marks.
const MARK: &str = ".mark:first-child";

#[tokio::test]
async fn grades_lead_to_what_they_open() {
    let inspection = record().inspection("ilacs-2021").expect("the record holds it");
    let judgement = &inspection.grades.last().expect("it gave grades").judgement;
    let chosen = Subject::Grade { inspection: inspection.id.clone(), judgement: judgement.clone() };
    let chosen = Place::Grades { chosen: Some(chosen) }.to_query();
    let mark = format!("[id^='grades-mark-grade:ilacs-2021:{judgement}']");
    lead(vec![
        press("", MARK, "#panel-title"),
        press("", ".mark:last-child", "#panel-title"),
        press("", ".lead .thread-link", ".thread-head h1"),
        press("", ".chart .gather", ".chart .gather"),
        press("", ".as-table summary", ".as-table[open] summary"),
        press(&chosen, ".panel-head button", mark),
        press(&chosen, ".panel p > button:not(.cite)", "#results-title"),
        press("grade=ilacs-2021:", ".panel .grades button", "#panel-title"),
    ])
    .await;
}

#[tokio::test]
async fn findings_lead_to_the_results() {
    let (first, noted) = (finding(0).id.as_str(), finding(5).id.as_str());
    let open = format!("{FINDINGS}&open={first}");
    lead(vec![
        press("view=findings", ".mark:nth-child(7)", "#results-title"),
        press(FINDINGS, ".mark:last-child", "#results-title"),
        press("view=findings&kind=concern", ".chips button.quiet", "#results-title"),
        press("view=findings&find=zyzzyva&kind=concern", ".none button", "#results-title"),
        press("view=findings", ".more", ".results .finding:nth-child(41) h3 button"),
        press("view=findings", ".legend .switch", ".legend .switch[aria-pressed=false]"),
        press("view=findings", ".results .take-away button", ".results .take-away button"),
        press(FINDINGS, format!("{} h3 button", item(first)), opener(first)),
        press(&open, opener(first), format!("{} h3 button[aria-expanded=false]", item(first))),
        press(format!("view=findings&find=zyzzyva&open={first}"), ".hidden-finding .notice button", opener(first)),
        press(&open, ".finding.open .gather", ".finding.open .gather"),
        press(format!("{FINDINGS}&open={noted}"), ".finding.open .thread-link", ".thread-head h1"),
    ])
    .await;
}

#[tokio::test]
async fn topics_and_compare_lead_to_the_findings_they_stand_for() {
    lead(vec![
        press("view=topics", ".mark:nth-child(9)", "#results-title"),
        press("view=topics&kind=concern", ".chips button.quiet", "#topics-title"),
        press("view=topics", ".legend .switch", ".legend .switch[aria-pressed=false]"),
        press("view=topics", ".by-topic .thread-link", ".thread-head h1"),
        press("view=compare", ".mark:nth-child(9)", "#results-title"),
        press("view=compare&kind=concern", ".chips button.quiet", "#compare-title"),
        press("view=compare", ".change-said a", "#changed-title"),
        press("view=compare", ".change[open] .thread-link", ".thread-head h1"),
        press("view=compare", ".change summary", ".change summary"),
    ])
    .await;
}

#[tokio::test]
async fn threads_lead_to_what_they_open() {
    let own = of_thread(&record().threads[0].id).to_query();
    lead(vec![
        press("view=threads", ".mark:nth-child(9)", ".thread-head h1"),
        press("view=threads", ".threads li:nth-child(20) button", ".thread-head h1"),
        press("view=threads&state=raised", ".chips button.quiet", "#results-title"),
        press(&own, ".back a", "main > h1"),
        press(&own, MARK, ".step"),
        press(&own, ".step .finding-link", ".finding.open h3 button"),
        press(&own, ".thread-head .gather", ".thread-head .gather"),
        press(&own, ".note-editor .quiet:not(.gather)", status(&thread_note())),
    ])
    .await;
}

#[tokio::test]
async fn the_plan_leads_to_its_actions() {
    let (area, planned, _) = &marked()[0];
    let open = of_area(area).to_query();
    let own = action(&planned.unit);
    lead(vec![
        press("view=plan", ".mark:nth-child(9)", ".action"),
        press("view=plan", ".mark:nth-child(10)", ".area:nth-child(3) h3 button[aria-expanded=true]"),
        press("view=plan", ".area:nth-child(3) h3 button", ".area:nth-child(3) h3 button[aria-expanded=true]"),
        press(&open, format!("{own} .status label + button"), format!("{own} .status input")),
        press(&open, ".area.open h3 button", ".area h3 button[aria-expanded=false]"),
        press(&open, format!("{own} .status .gather"), format!("{own} .status .gather")),
        press(&open, format!("{own} .action-note summary"), format!("{own} .action-note[open] summary")),
        press(&open, ".area.open .finding-link", ".finding.open h3 button"),
        press(&open, ".area.open .thread-link", ".thread-head h1"),
    ])
    .await;
}

#[tokio::test]
async fn the_briefing_leads_to_neighbours_and_headings() {
    let out = |number: usize| format!("[id='out-{}']", ten()[number].token());
    let way = |way: &str, number: usize| format!("[id='{way}-{}']", ten()[number].token());
    lead(vec![
        press("view=briefing", out(0), out(1)),
        press("view=briefing", out(4), out(5)),
        press("view=briefing", out(9), out(8)),
        press("view=briefing", way("down", 3), way("down", 3)),
        press("view=briefing", way("down", 8), way("down", 8)),
        press("view=briefing", way("down", 9), way("down", 9)),
        press("view=briefing", way("up", 1), way("up", 1)),
        press("view=briefing", way("up", 0), way("up", 0)),
        press("view=briefing", ".tools button:nth-child(2)", ".tools button:nth-child(2)"),
        press("view=briefing", ".tools button:last-child", "#briefing-emptied"),
    ])
    .await;
}

#[tokio::test]
async fn notes_lead_to_what_they_are_about() {
    let (first, second) = (finding(5).id.as_str(), finding(6).id.as_str());
    let delete = |target: &str| format!("{} .quiet:not(.gather)", form(target));
    lead(vec![
        press("view=notes", ".findings > li:nth-child(1) h2 button", opener(first)),
        press("view=notes", ".findings > li:nth-child(3) h2 a", ".thread-head h1"),
        press("view=notes", ".findings > li:nth-child(4) h2 button", "#panel-title"),
        press("view=notes", ".findings > li:nth-child(5) h2 a", ".area.open h3 button"),
        press("view=notes", delete(first), ".findings > li:nth-child(1) h2 button"),
        press("view=notes", delete(second), ".findings > li:nth-child(2) h2 a"),
        press("view=notes", delete(&marked()[0].1.unit), ".findings > li:nth-child(4) h2 button"),
        press("view=notes", ".keep-safe button", ".keep-safe button"),
        press("view=notes", format!("{} .gather", form(first)), format!("{} .gather", form(first))),
    ])
    .await;
}
