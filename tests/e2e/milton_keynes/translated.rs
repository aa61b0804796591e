//! A page that the browser translates: every text node is taken out, with `<font>` elements in its place. What the page
//! says must still change with what the reader does.

use crate::desk::{action, briefing_of, marked, of_area, of_thread, ten};
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::{difference, poll};
use crate::reader::{FINDINGS, field, finding, form, item, note};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::threads::courses;
use serde_json::Value;
use thirtyfour::prelude::*;

/// What a translator does: it leaves alone what says so, and what a program or a reader writes.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        if (!text.data.trim() || text.parentElement.closest('font, script, style, noscript, textarea, [translate=no]')) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
    }";

/// The words of every element, without those of the elements inside it. What is said when the page is quiet comes later, and
/// a minute may pass from one page to the other.
const WORDS: &str = "
    const own = (element) => [...element.childNodes].map(node =>
        node.nodeType === Node.TEXT_NODE ? node.data : node.localName === 'font' ? own(node) : '').join('');
    return [...document.body.querySelectorAll('*:not(font, script, style, noscript, #said-when-quiet)')]
        .map(element => [element.localName, element.id, element.className, own(element).trim()])
        .filter(line => line[3]).map(line => line.join(' | ').replace(/, \\d\\d:\\d\\d/g, ', a time'));";

/// Something that a reader does.
#[derive(Debug)]
enum Step {
    /// Presses an element.
    Press(String),
    /// Presses the button or link with these words.
    Named(&'static str, String),
    /// Presses a key on an element.
    Key(String, Key),
    /// Types into a field.
    Write(String, &'static str),
    /// Chooses an option of a list.
    Choose(String, String),
    /// Goes back, or forward.
    Back,
    Forward,
}

use Step::{Back, Choose, Forward, Named, Press, Write};

impl Step {
    async fn take(&self, page: &Page) -> Done {
        match self {
            Press(selector) => page.press(selector).await,
            Named(within, words) => page.press_named(within, words).await,
            Self::Key(selector, key) => {
                page.element(selector).await?.focus().await?;
                Ok(page.driver.action_chain().send_keys(key.clone()).perform().await?)
            }
            Write(selector, text) => {
                page.write(selector, text).await?;
                page.pause().await
            }
            Choose(list, value) => page.choose(list, value).await,
            Back => Ok(page.back().await?),
            Forward => Ok(page.forward().await?),
        }
    }
}

fn press(selector: impl Into<String>) -> Step {
    Press(selector.into())
}

fn named(within: &'static str, words: impl Into<String>) -> Step {
    Named(within, words.into())
}

fn enter(selector: impl Into<String>) -> Step {
    Step::Key(selector.into(), Key::Enter)
}

/// What the page says, once it says the same twice.
async fn said(page: &Page) -> Done<Vec<String>> {
    let mut before = Vec::new();
    poll("the page to settle", async || {
        let now: Vec<String> = page.script(WORDS, &[]).await?;
        let is_saving = now.iter().any(|line| line.ends_with("Saving …"));
        let settled = now == before && !is_saving;
        before = now;
        Ok(if settled { Ok(()) } else { Err("it still changes".to_owned()) })
    })
    .await?;
    Ok(before)
}

/// Puts some notes, statuses and a briefing into the browser and opens the page there.
async fn begin(page: &Page, query: &str) -> Done {
    page.open("view=sources").await?;
    page.forget().await?;
    page.keep(&note(&finding(5).id, "Who checks this child?", 1_700_000_000_000)).await?;
    page.keep(&note(&finding(6).id, "Ask on Monday.", 1_600_000_000_000)).await?;
    page.keep_status(&marked()[1].1.unit, marked()[1].2).await?;
    page.keep_briefing(&briefing_of(&ten())).await?;
    page.open(query).await
}

/// Takes the steps on an untouched page, then on a translated one, which must say the same after each.
async fn says_the_same(query: &str, steps: &[Step]) {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        begin(page, query).await?;
        let mut untouched = vec![said(page).await?];
        for step in steps {
            step.take(page).await.map_err(|fault| Fault::new(format!("{step:?}: {fault:?}")))?;
            untouched.push(said(page).await?);
        }
        begin(page, query).await?;
        let mut wrong = Vec::new();
        for (number, wanted) in untouched.iter().enumerate() {
            let step = number.checked_sub(1).map(|number| &steps[number]);
            if let Some(step) = step {
                step.take(page).await.map_err(|fault| Fault::new(format!("{step:?}: {fault:?}")))?;
            }
            let seen = said(page).await?;
            if seen != *wanted {
                wrong.push(format!("after {step:?}, {}", difference(&wanted.join("\n"), &seen.join("\n"))));
            }
            // Each time anew, as a translator does with what has changed.
            page.script::<Value>(TRANSLATE, &[]).await?;
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// What opens the table of a chart, which is made only then.
const TABLE: &str = ".as-table summary";

fn check(question: &str, token: &str) -> Step {
    press(format!("input[name='{question}'][value='{token}']"))
}

#[tokio::test]
async fn findings_say_the_same_on_a_translated_page() {
    let target = finding(2).id.as_str();
    let find = || "#find".to_owned();
    says_the_same(
        "view=findings",
        &[
            press(TABLE),
            check("Kind", "concern"),
            check("Inspection", "ilacs-2021"),
            press(".more"),
            named(".legend", "Strength"),
            named(".take-away", "Add to briefing"),
            named(".chips", "Clear all filters"),
            Write(find(), "child"),
            Write(find(), "children care"),
            Write(find(), "famly"),
            Write(find(), "zyzzyva"),
            Write(find(), "zyzzyva child"),
            press(".none button"),
            Back,
            named("nav", "Findings"),
            named(".chips", "Clear all filters"),
            enter(".mark:nth-child(4)"),
            Back,
            Forward,
            named(".chips", "Clear all filters"),
            check("Inspection", "ilacs-2024"),
            press(format!("{} h3 button", item(target))),
            Write(field(target), "Who asks?"),
            press(format!("{} button[type=submit]", form(target))),
            press(format!("{} h3 button", item(target))),
            Write(find(), "who"),
            press(format!("{} h3 button", item(target))),
            named(".finding.open", "Delete note"),
            named(".toasts", "Undo"),
            named(".chart", "CSV"),
            named(".chart", "SVG"),
            named(".toasts", "Dismiss"),
        ],
    )
    .await;
}

#[tokio::test]
async fn every_view_says_the_same_on_a_translated_page() {
    let mut steps = Vec::new();
    for view in ["findings", "topics", "compare", "threads", "plan", "briefing", "notes", "sources", "topics", "notes"]
    {
        steps.push(press(format!("nav a[href='?view={view}']")));
    }
    steps.extend([Back, Back, Back, Forward, press("nav .views:first-child a:first-of-type")]);
    says_the_same("view=grades&nonsense=1", &steps).await;
}

#[tokio::test]
async fn grades_and_topics_say_the_same_on_a_translated_page() {
    says_the_same(
        "",
        &[
            enter(".mark:nth-child(3)"),
            enter(".mark:nth-child(9)"),
            Write(".panel textarea".to_owned(), "Why?"),
            named(".panel", "Save note"),
            enter(".mark:nth-child(5)"),
            Back,
            named(".panel", "Close"),
            press("nav a[href='?view=topics']"),
            press(TABLE),
            named(".legend", "Concern"),
            named(".chips", "Clear all filters"),
            named(".legend", "Strength"),
            named(".legend", "Recommendation"),
            enter(".mark:nth-child(7)"),
            Back,
            press(".by-topic .thread-link"),
        ],
    )
    .await;
}

#[tokio::test]
async fn compare_says_the_same_on_a_translated_page() {
    let list = |number: usize| format!(".choose label:nth-of-type({number}) select");
    says_the_same(
        "view=compare",
        &[
            press(TABLE),
            Choose(list(1), "sif-2016".to_owned()),
            Choose(list(2), "ilacs-2021".to_owned()),
            Back,
            Forward,
            named(".legend", "Concern"),
            named(".chips", "Clear all filters"),
            Choose(list(1), "ilacs-2024".to_owned()),
            Choose(list(2), "sif-2016".to_owned()),
            enter(".mark:nth-child(5)"),
        ],
    )
    .await;
}

#[tokio::test]
async fn threads_say_the_same_on_a_translated_page() {
    let list = |number: usize| format!("form.choose label:nth-of-type({number}) select");
    let threads = courses(record());
    let (first, other) = (threads[0].thread, threads[1].thread);
    says_the_same(
        "view=threads",
        &[
            press(TABLE),
            Choose(list(1), "improved".to_owned()),
            Choose(list(3), "workforce".to_owned()),
            named(".chips", "Clear all filters"),
            named(".threads", first.name.clone()),
            press(".thread-head .gather"),
            Back,
            named(".threads", other.name.clone()),
            named("main", "← All threads"),
            Choose(list(2), "leaders".to_owned()),
            Back,
            Back,
        ],
    )
    .await;
}

#[tokio::test]
async fn a_thread_after_a_thread_says_the_same_on_a_translated_page() {
    let threads = courses(record());
    let go = |id: &str| format!("?{}", of_thread(id).to_query());
    // The history leads from a thread straight to another one.
    play(async |page: &Page| {
        let turn = async |id: &str| {
            let script = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
            page.script::<Value>(script, &[go(id).into()]).await
        };
        let ids = [0, 1, 2].map(|number| threads[number].thread.id.as_str());
        page.open(&of_thread(ids[0]).to_query()).await?;
        let mut untouched = Vec::new();
        for id in ids {
            turn(id).await?;
            untouched.push(said(page).await?);
        }
        for (id, wanted) in ids.into_iter().zip(&untouched) {
            turn(id).await?;
            let seen = said(page).await?;
            page.insist(seen == *wanted, difference(&wanted.join("\n"), &seen.join("\n")))?;
            page.script::<Value>(TRANSLATE, &[]).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_plan_says_the_same_on_a_translated_page() {
    let (area, planned, _) = &marked()[1];
    let (_, _, other) = &marked()[0];
    let own = action(&planned.unit);
    let status = format!("{own} .status select");
    says_the_same(
        &of_area(area).to_query(),
        &[
            press(TABLE),
            Choose(status.clone(), "done".to_owned()),
            Choose(status.clone(), "at-risk".to_owned()),
            Choose(status.clone(), String::new()),
            Choose(status, other.progress.token().to_owned()),
            press(format!("{own} .gather")),
            press(format!("{own} .gather")),
            press(format!("{own} .action-note summary")),
            Write(format!("{own} textarea"), "Ask them."),
            press(format!("{own} button[type=submit]")),
            press(format!("{own} .note-editor .quiet:not(.gather)")),
            press(".area:nth-child(1) h3 button"),
            press(".area:nth-child(2) h3 button"),
        ],
    )
    .await;
}

#[tokio::test]
async fn briefing_and_notes_say_the_same_on_a_translated_page() {
    let notes = || press("nav a[href='?view=notes']");
    says_the_same(
        "view=briefing",
        &[
            Write("#briefing-heading".to_owned(), "For Monday"),
            Write("#briefing-questions".to_owned(), "Who owns this?"),
            press(".sheet h2"),
            Write("#briefing-questions".to_owned(), "Who owns that?"),
            press(".sheet h2"),
            enter(".entry:nth-child(1) [id^=down]"),
            enter(".entry:nth-child(2) [id^=down]"),
            enter(".entry:nth-child(10) [id^=down]"),
            named(".entry:nth-child(2)", "Remove"),
            named(".tools", "Save as Markdown"),
            named(".tools", "Clear briefing"),
            named("main", "Undo"),
            notes(),
            Write(field(&finding(6).id), "Ask on Tuesday."),
            press(format!("{} button[type=submit]", form(&finding(6).id))),
            press(format!("{} .gather", form(&finding(6).id))),
            named(".findings > li", "Delete note"),
            named(".toasts", "Undo"),
            press("nav a[href='?view=briefing']"),
        ],
    )
    .await;
}

#[tokio::test]
async fn numbers_alone_are_not_translated() {
    play(async |page: &Page| {
        begin(page, FINDINGS).await?;
        let open =
            "return [...document.querySelectorAll('.count')].filter(count => !count.closest('[translate=no]')).length";
        page.shows("counts that a translator may change", open, &[], &0).await?;
        page.until("a count", "return document.querySelectorAll('.count').length > 10", &[]).await?;
        page.open("view=compare").await?;
        page.shows("counts that a translator may change", open, &[], &0).await
    })
    .await;
}

#[tokio::test]
async fn a_search_of_everything_changes_on_a_translated_page() {
    let field = "#find-everything";
    let steps = [
        Write(field.to_owned(), "foster"),
        Write(field.to_owned(), "LADO"),
        Write(field.to_owned(), "exploitaton"),
        press(".meant button"),
        Write(field.to_owned(), "foster"),
        press(".hits .all button"),
        Back,
        Forward,
    ];
    says_the_same("view=search", &steps).await;
}
