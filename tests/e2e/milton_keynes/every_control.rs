//! Every control of every view: a press of a key never drops the focus.

use crate::milton_keynes::focus::{Focus, focus};
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

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
    const part = e.matches('.skip') ? 'skip' : e.closest('main, nav, footer, form.everywhere')?.localName ?? '';
    return [key, part, `<${e.localName} id='${e.id}' class='${e.className}'> ${e.textContent.trim().slice(0, 40)}`];";

/// How often it is looked where the focus is, two frames each time: what is saved first moves the page later.
const LOOKS: usize = 30;

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
                page.forget().await?;
                page.script::<Value>("Object.assign(localStorage, arguments[0])", std::slice::from_ref(&kept)).await?;
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
                let is_right = |now: &Focus| match part.as_str() {
                    "skip" => now.part == "main itself",
                    // In the head the field is typed into, and its button gives it the focus.
                    "form" => now.what.contains("find-everything"),
                    "nav" | "footer" => now.part == part || now.part == "main",
                    _ => now.part == "main",
                };
                let mut now = focus(page, "*").await?;
                for _ in 0..LOOKS {
                    if is_right(&now) && now.seen {
                        break;
                    }
                    now = focus(page, "*").await?;
                }
                if !(is_right(&now) && now.seen) {
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
async fn no_press_in_areas_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Areas, Sight::Area]).await;
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
async fn no_press_in_other_authorities_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Others, Sight::OpenOther]).await;
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

#[tokio::test]
async fn no_press_in_a_search_of_everything_loses_the_focus() {
    no_press_loses_the_focus(&[Sight::Search]).await;
}
