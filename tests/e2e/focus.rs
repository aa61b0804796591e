//! The focus after a press of a key: inside `main`, on what says what happened.

use crate::desk::{action, briefing_of, marked, of_area, of_thread, ten};
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::poll;
use crate::reader::{FINDINGS, field, finding, form, item, note};
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::explore::Place;
use inspection_explorer::record::Subject;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt;
use thirtyfour::prelude::*;

/// What has the focus, two frames later.
#[derive(Debug, Deserialize)]
struct Focus {
    /// Its tag, id, classes and first words.
    what: String,
    /// Whether it is what was asked about.
    wanted: bool,
    /// The part of the page in which it is.
    part: String,
    /// Whether it can be seen in the window.
    seen: bool,
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = if self.seen { "in sight" } else { "out of sight" };
        write!(f, "{} in {}, {seen}", self.what, self.part)
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
        };
    };
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(look()))));";

/// Where the focus is.
async fn focus(page: &Page, selector: &str) -> Done<Focus> {
    page.script(FOCUS, &[json!(selector)]).await
}

/// Waits until the focus is inside `main`, in the window, on an element of this selector.
async fn focus_is(page: &Page, what: &str, selector: &str) -> Done {
    poll(&format!("{what} to lead to {selector}"), async || {
        let now = focus(page, selector).await?;
        let so = now.wanted && now.part == "main" && now.seen;
        Ok(if so { Ok(()) } else { Err(format!("the focus is on {now}")) })
    })
    .await
}

/// Presses a key on an element.
async fn key(page: &Page, selector: &str, key: impl Into<TypingData>) -> Done {
    page.element(selector).await?.focus().await?;
    Ok(page.driver.action_chain().send_keys(key).perform().await?)
}

/// Presses Enter on an element.
async fn enter(page: &Page, selector: &str) -> Done {
    key(page, selector, Key::Enter + "").await
}

/// Puts notes, statuses and a briefing into the browser, and opens the page there.
async fn begin(page: &Page, query: &str) -> Done {
    page.script::<Value>("localStorage.clear()", &[]).await?;
    page.keep(&note(&finding(5).id, "Who checks this?", 1_700_000_000_000)).await?;
    page.keep(&note(&finding(6).id, "Ask on Monday.", 1_600_000_000_000)).await?;
    page.keep(&note(&thread_note(), "Since when?", 1_500_000_000_000)).await?;
    page.keep(&note(GRADE_NOTE, "Why?", 1_400_000_000_000)).await?;
    page.keep(&note(&marked()[0].1.unit, "Asked.", 1_300_000_000_000)).await?;
    for (_, _, mark) in marked() {
        page.keep_status(&mark).await?;
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
        for Press { at, control, leads_to } in presses {
            begin(page, &at).await?;
            let pressed = enter(page, &control).await;
            let what = format!("{control} of '{at}'");
            let led = match pressed {
                Ok(()) => focus_is(page, &what, &leads_to).await,
                Err(fault) => Err(Fault::new(format!("{what}: {fault:?}"))),
            };
            wrong.extend(led.err().map(|fault| format!("{fault:?}")));
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// The selector of the status line of a note.
fn status(target: &str) -> String {
    format!("[id='note-status-{target}']")
}

/// The selector of the heading that opens a finding of the list.
fn opener(target: &str) -> String {
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
        press(&chosen, ".panel p > button", "#results-title"),
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
        press("view=findings&kind=concern", ".filters .clear", "#results-title"),
        press("view=findings&find=zyzzyva&kind=concern", ".none button", "#results-title"),
        press("view=findings", ".more", ".results .finding:nth-child(41) h3 button"),
        press("view=findings", ".legend .switch", ".legend .switch[aria-pressed=false]"),
        press("view=findings", ".results .take-away button", ".results .take-away button"),
        press(FINDINGS, format!("{} h3 button", item(first)), opener(first)),
        press(&open, opener(first), format!("{} h3 button[aria-expanded=false]", item(first))),
        press(&open, ".finding.open .gather", ".finding.open .gather"),
        press(format!("{FINDINGS}&open={noted}"), ".finding.open .thread-link", ".thread-head h1"),
    ])
    .await;
}

#[tokio::test]
async fn topics_and_compare_lead_to_the_findings_they_stand_for() {
    lead(vec![
        press("view=topics", ".mark:nth-child(9)", "#results-title"),
        press("view=topics&kind=concern", ".narrowed button", "#topics-title"),
        press("view=topics", ".legend .switch", ".legend .switch[aria-pressed=false]"),
        press("view=topics", ".by-topic .thread-link", ".thread-head h1"),
        press("view=compare", ".mark:nth-child(9)", "#results-title"),
        press("view=compare&kind=concern", ".narrowed button", "#compare-title"),
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
        press("view=threads&state=raised", "form.choose button", "#results-title"),
        press(&own, ".back a", "#threads-title"),
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
        press("view=plan", ".area:nth-child(3) h3 button", ".area:nth-child(3) h3 button[aria-expanded=true]"),
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
        press("view=notes", "main > button", "main > button"),
        press("view=notes", format!("{} .gather", form(first)), format!("{} .gather", form(first))),
    ])
    .await;
}

#[tokio::test]
async fn a_note_leads_to_its_status_line() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let target = finding(6).id.as_str();
        let (save, own) = (format!("{} button[type=submit]", form(target)), status(target));
        for query in [format!("{FINDINGS}&open={target}"), "view=notes".to_owned()] {
            begin(page, &query).await?;
            // With nothing to save a press says why, and keeps the focus.
            enter(page, &save).await?;
            page.reads(&own, &["Nothing to save: the note has not changed."]).await?;
            focus_is(page, "saving nothing", &save).await?;
            page.write(&field(target), "Ask on Tuesday.").await?;
            enter(page, &save).await?;
            page.kept(target, "Ask on Tuesday.").await?;
            focus_is(page, &format!("saving in '{query}'"), &own).await?;
            let kept = page.words(&own).await?;
            page.insist(kept.starts_with("Kept in this browser"), format!("the status is '{kept}'"))?;
        }
        begin(page, &format!("{FINDINGS}&open={target}")).await?;
        enter(page, &format!("{} .quiet:not(.gather)", form(target))).await?;
        page.not_kept(target).await?;
        focus_is(page, "deleting", &own).await?;
        page.reads(&own, &["Note deleted."]).await?;
        // The answer stands outside of main; from there the focus goes back to the note.
        enter(page, ".toast button.quiet").await?;
        focus_is(page, "dismissing the answer", &own).await?;
        enter(page, &save).await?;
        page.reads(&own, &["Nothing to save: write something first."]).await?;
        page.write(&field(target), "Ask on Friday.").await?;
        enter(page, &save).await?;
        enter(page, &format!("{} .quiet:not(.gather)", form(target))).await?;
        enter(page, ".toast button:not(.quiet)").await?;
        page.kept(target, "Ask on Friday.").await?;
        focus_is(page, "undoing", &own).await?;
        page.write(&field(target), "").await?;
        enter(page, &save).await?;
        page.not_kept(target).await?;
        focus_is(page, "saving an emptied note", &own).await?;
        page.reads(&own, &["Note deleted."]).await?;
        // Under a finding that is closed a note stands as words.
        enter(page, &opener(target)).await?;
        enter(page, ".toast button:not(.quiet)").await?;
        focus_is(page, "undoing under a closed finding", &format!("{} h3 button", item(target))).await
    })
    .await;
}

#[tokio::test]
async fn answers_and_notices_lead_back() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        begin(page, "view=findings").await?;
        let csv = ".chart .take-away button:nth-child(3)";
        enter(page, csv).await?;
        enter(page, ".toast button").await?;
        focus_is(page, "dismissing an answer", csv).await?;
        page.store("inspection-explorer/v1/note/damaged", "{half").await?;
        page.open("view=findings&nonsense=1&kind=nonsense").await?;
        page.counts(".notices li", 2).await?;
        enter(page, ".notices li:nth-child(1) button").await?;
        focus_is(page, "the first notice", ".notices li:only-child button").await?;
        enter(page, ".notices button").await?;
        focus_is(page, "the last notice", "#findings-title").await?;
        // The last note, and the last entry.
        begin(page, "view=notes").await?;
        for left in (0..5).rev() {
            enter(page, ".findings > li:first-child .note-editor .quiet:not(.gather)").await?;
            page.counts(".findings > li", left).await?;
        }
        focus_is(page, "deleting the last note", "main h1").await?;
        let one = [Item::Finding(finding(0).id.to_string())];
        page.keep_briefing(&briefing_of(&one)).await?;
        page.open("view=briefing").await?;
        enter(page, ".entry [id^=out]").await?;
        focus_is(page, "taking the last entry out", "#briefing-how").await?;
        page.keep_briefing(&briefing_of(&one)).await?;
        page.open("view=briefing").await?;
        enter(page, ".tools button:last-child").await?;
        enter(page, "#briefing-emptied button").await?;
        focus_is(page, "bringing the briefing back", "#briefing-title").await
    })
    .await;
}

#[tokio::test]
async fn a_status_keeps_the_focus_when_it_is_set_and_cleared() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=sources").await?;
        let (area, planned, _) = &marked()[0];
        begin(page, &of_area(area).to_query()).await?;
        let list = format!("{} .status select", action(&planned.unit));
        for (pressed, value) in [(Key::Home, ""), (Key::Down, "not-started"), (Key::Home, "")] {
            key(page, &list, pressed + "").await?;
            page.shows(
                "the status",
                "return document.querySelector(arguments[0]).value",
                &[json!(list)],
                &value.to_owned(),
            )
            .await?;
            focus_is(page, "a status", &list).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_keep_the_focus_in_the_page() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=threads").await?;
        enter(page, ".mark:nth-child(5)").await?;
        focus_is(page, "a thread", ".thread-head h1").await?;
        page.driver.back().await?;
        focus_is(page, "going back", "#threads-title").await?;
        // A mark keeps the focus when another picture shows it elsewhere.
        page.open("view=findings").await?;
        let own = ".mark[id='findings-mark-findings:ilacs-2021:leaders:strength']";
        page.element(own).await?.focus().await?;
        let turn = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        page.script::<Value>(turn, &[json!("?view=findings&inspection=ilacs-2021&area=leaders")]).await?;
        page.until("another picture", "return document.querySelectorAll('.mark').length < 8", &[]).await?;
        focus_is(page, "another picture", own).await?;
        // Where it is gone, the focus is not on another mark that has its place.
        page.script::<Value>(turn, &[json!("?view=findings&inspection=ilacs-2021&area=leaders&kind=concern")]).await?;
        focus_is(page, "a picture without the mark", "#findings-title").await
    })
    .await;
}

#[tokio::test]
async fn keys_with_a_modifier_belong_to_the_browser() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for (query, mark) in [("", ".mark:nth-child(3)"), ("view=threads", ".mark:nth-child(9)")] {
            page.open(query).await?;
            page.element(mark).await?.focus().await?;
            let heard = "window.heard = []; addEventListener('keydown', e => window.heard.push(e.defaultPrevented))";
            page.script::<Value>(heard, &[]).await?;
            let arrows = [Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End];
            for held in [Key::Alt, Key::Control, Key::Meta, Key::Shift] {
                for arrow in arrows.clone() {
                    // Told to the page alone: the browser would go back, or scroll.
                    let script = "
                        const [, held, key] = arguments;
                        const options = { key, bubbles: true, cancelable: true, [`${held}Key`]: true };
                        return document.querySelector(arguments[0]).dispatchEvent(new KeyboardEvent('keydown', options));";
                    let names = (modifier(&held), arrow_name(&arrow));
                    let left: bool = page.script(script, &[json!(mark), json!(names.0), json!(names.1)]).await?;
                    page.insist(left, format!("{names:?} is taken from the browser"))?;
                    focus_is(page, &format!("{names:?}"), mark).await?;
                }
            }
            // Without one they walk.
            page.driver.action_chain().send_keys(Key::Right).perform().await?;
            focus_is(page, "the right arrow", &format!("{mark} + .mark")).await?;
        }
        // Back by keys, with the focus on a mark.
        page.press("nav a[href='?view=plan']").await?;
        page.element(".mark:nth-child(2)").await?.focus().await?;
        let chain = page.driver.action_chain().key_down(Key::Alt).send_keys(Key::Left).key_up(Key::Alt);
        chain.perform().await?;
        page.shows("what the page let be", "return window.heard.at(-1)", &[], &false).await
    })
    .await;
}

const fn modifier(key: &Key) -> &'static str {
    match key {
        Key::Alt => "alt",
        Key::Control => "ctrl",
        Key::Meta => "meta",
        _ => "shift",
    }
}

const fn arrow_name(key: &Key) -> &'static str {
    match key {
        Key::Left => "ArrowLeft",
        Key::Right => "ArrowRight",
        Key::Up => "ArrowUp",
        Key::Down => "ArrowDown",
        Key::Home => "Home",
        _ => "End",
    }
}

/// The controls of the page that a key can press: of those that are alike the first and the last.
const CONTROLS: &str = "
    const path = (element) => {
        const names = [];
        for (let e = element; e && e.localName !== 'body'; e = e.parentElement) names.push(`${e.localName}.${e.className}`);
        const listed = element.closest('li, td') !== null && element.closest('.legend') === null;
        return `${names.join(' ')} ${element.name ?? ''} ${listed ? '' : element.textContent.slice(0, 20)}`;
    };
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]')]
        .filter(e => e.checkVisibility() && !/external/.test(e.rel ?? '') && e.tabIndex >= 0);
    const alike = new Map();
    all.forEach((element, index) => alike.set(path(element), [...(alike.get(path(element)) ?? []), index]));
    return [...alike.values()].flatMap(found => found.length > 1 ? [found[0], found.at(-1)] : found).sort((a, b) => a - b);";

/// Gives the focus to a control, and says which key presses it and in which part of the page it stands.
const CONTROL: &str = "
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]')]
        .filter(e => e.checkVisibility() && !/external/.test(e.rel ?? '') && e.tabIndex >= 0);
    const e = all[arguments[0]];
    window.print = () => {};
    e.focus();
    const key = e.localName === 'select' ? 'down' : e.type === 'checkbox' ? 'space' :
        e.localName === 'textarea' || e.localName === 'input' ? 'letter' : 'enter';
    const part = e.matches('.skip') ? 'skip' : e.closest('main, nav, footer')?.localName ?? '';
    return [key, part, `<${e.localName} id='${e.id}' class='${e.className}'> ${e.textContent.trim().slice(0, 40)}`];";

/// Presses each control of a sight on a page of its own: the focus must stay inside `main`.
async fn no_press_loses_the_focus(sights: &[Sight]) {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let mut lost = Vec::new();
        for sight in sights {
            page.see(*sight).await?;
            let kept: Value = page.script("return { ...localStorage }", &[]).await?;
            let controls: Vec<usize> = page.script(CONTROLS, &[]).await?;
            page.insist(controls.len() > 10, format!("{} has hardly any controls", sight.name()))?;
            for control in controls {
                page.script::<Value>(
                    "localStorage.clear(); Object.assign(localStorage, arguments[0])",
                    &[kept.clone()],
                )
                .await?;
                page.open(&sight.query()).await?;
                page.element("main h1").await?;
                let (key, part, what): (String, String, String) = page.script(CONTROL, &[json!(control)]).await?;
                let keys: TypingData = match key.as_str() {
                    "down" => Key::Down + "",
                    "space" => " ".into(),
                    "letter" => "a".into(),
                    _ => Key::Enter + "",
                };
                page.driver.action_chain().send_keys(keys).perform().await?;
                let now = focus(page, "*").await?;
                let right = match part.as_str() {
                    "skip" => now.part == "main itself",
                    "nav" | "footer" => now.part == part || now.part == "main",
                    _ => now.part == "main",
                };
                if !(right && now.seen) {
                    lost.push(format!("{}: {what} leads to {now}", sight.name()));
                }
            }
        }
        page.insist(lost.is_empty(), lost.join("\n"))
    })
    .await;
}

#[tokio::test]
async fn no_press_in_grades_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Grades, Sight::ChosenGrade]).await;
}

#[tokio::test]
async fn no_press_in_findings_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::OpenFinding, Sight::NothingFound]).await;
}

#[tokio::test]
async fn no_press_in_topics_and_compare_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Topics, Sight::Compare]).await;
}

#[tokio::test]
async fn no_press_in_threads_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Threads, Sight::Thread]).await;
}

#[tokio::test]
async fn no_press_in_the_plan_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Plan]).await;
}

#[tokio::test]
async fn no_press_in_briefing_notes_and_sources_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::NoBriefing, Sight::Briefing, Sight::NoNotes, Sight::Notes, Sight::Sources]).await;
}
