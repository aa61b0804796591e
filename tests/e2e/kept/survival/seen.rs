//! What is changed in one tab shows in the other within a second.

use super::quick::Tabs;
use super::tally::{Tally, time};
use crate::desk::{action, marked, of_area};
use crate::fault::Done;
use crate::left_out::left_out;
use crate::page::Page;
use crate::patience::Wait;
use crate::reader::{FINDINGS, field, finding, form};
use crate::stage::play;
use serde_json::{Value, json};
use std::time::Duration;

/// Puts a value into a field and leaves it, as the browser tells the page of it.
const SET: &str = "
    const field = document.querySelector(arguments[0]);
    if (field.type === 'checkbox') field.click();
    else {
        field.value = arguments[1];
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    return null;";

/// Notes when the page gets what a reader does.
const MADE: &str = "
    for (const event of ['input', 'change', 'click']) addEventListener(event, () => { window.madeAt = Date.now(); }, true);
    return null;";

/// Notes when something is so on the page. The page itself looks: the driver would take longer than the change.
const WATCH: &str = "
    const given = arguments[0];
    window.seenAt = null;
    const look = () => {
        if (window.seenAt === null && so(...given)) window.seenAt = Date.now();
    };
    clearInterval(window.looking);
    window.looking = setInterval(look, 5);
    addEventListener('storage', () => setTimeout(look));
    return so(...given);";

/// What a reader does, and where the other tab shows it.
enum Change {
    /// Types into a field: the other tab's field holds it.
    Type(String, String),
    /// Sets a field: the other tab's holds the same.
    Set(String, String),
    /// Presses a button inside an element: a selector then finds something in the other tab, or nothing.
    Press(String, &'static str, String, bool),
}

async fn make(page: &Page, change: &Change) -> Done {
    match change {
        Change::Type(selector, text) => page.put(selector, text).await,
        Change::Set(selector, value) => page.script::<Value>(SET, &[json!(selector), json!(value)]).await.map(drop),
        Change::Press(within, words, ..) => page.press_at_once(within, words).await,
    }
}

/// What the other tab must come to show.
fn shows(change: &Change) -> (&'static str, Vec<Value>) {
    match change {
        Change::Type(selector, text) | Change::Set(selector, text) => (
            "
            const field = document.querySelector(arguments[0]);
            return !!field && (field.type === 'checkbox' ? String(field.checked) : field.value) === arguments[1]",
            vec![json!(selector), json!(text)],
        ),
        Change::Press(_, _, selector, is_there) => {
            ("return !!document.querySelector(arguments[0]) === arguments[1]", vec![json!(selector), json!(is_there)])
        }
    }
}

/// Changes of every kind at three addresses.
fn changes() -> Vec<(String, Vec<Change>)> {
    let target = finding(0).id.as_str();
    let (own, more) = (form(target), |what: &str| format!("{} .note-more {what}", form(target)));
    let text = |text: &str| Change::Type(field(target), text.to_owned());
    let set = |selector: String, value: &str| Change::Set(selector, value.to_owned());
    let is_stored = format!("{own} button[aria-label^='Delete note']");
    let gathered = |is_there| {
        let pressed = ".finding.open .details > p.row .gather[aria-pressed=true]".to_owned();
        let words = if is_there { "Add to briefing" } else { "In your briefing – remove" };
        Change::Press(".finding.open .details > p.row".to_owned(), words, pressed, is_there)
    };
    let mut on_finding = Vec::new();
    for round in 0..3 {
        on_finding.extend([
            text(&format!("Typed {round}")),
            text(&format!("Typed on {round}")),
            set(more(".tags"), &format!("tag {round}")),
            set(more("select"), ["to-do", "waiting", "done"][round]),
            set(more("input[type=checkbox]"), "true"),
            set(more("input[type=checkbox]"), "false"),
            gathered(true),
            gathered(false),
            Change::Press(own.clone(), "Delete note", is_stored.clone(), false),
            Change::Press(".toasts".to_owned(), "Undo", is_stored.clone(), true),
        ]);
    }
    let on_plan = marked().into_iter().next().map(|(area, own, _)| {
        let status = |what: &str| format!("{} .status {what}", action(&own.unit));
        let changes = ["on-time", "blocked", "done"].into_iter().enumerate().flat_map(|(round, progress)| {
            [set(status("select"), progress), set(status("input[type=date]"), &format!("20{}-10-10", 23 + round))]
        });
        (of_area(area).to_query(), changes.collect())
    });
    if on_plan.is_none() {
        left_out("a status that changes in one tab", "it has no plan");
    }
    let briefing = (0..3).flat_map(|round| {
        [
            set("#briefing-heading".to_owned(), &format!("Panel {round}")),
            set("#briefing-questions".to_owned(), &format!("Why {round}?")),
        ]
    });
    let mut changes = vec![(format!("{FINDINGS}&open={target}"), on_finding)];
    changes.extend(on_plan);
    changes.push(("view=briefing".to_owned(), briefing.collect()));
    changes
}

#[tokio::test]
async fn a_change_in_one_tab_shows_in_the_other_within_a_second() {
    play(async |page: &Page| {
        let mut tally = Tally::new("seen");
        let mut slowest = Duration::ZERO;
        let tabs = Tabs::open(page, FINDINGS).await?;
        for (query, changes) in changes() {
            for tab in [0, 1] {
                tabs.turn(tab).await?;
                page.open(&query).await?;
            }
            tabs.turn(0).await?;
            page.script::<Value>(MADE, &[]).await?;
            for change in &changes {
                let (script, arguments) = shows(change);
                tabs.turn(1).await?;
                let already: bool = page
                    .script(&format!("const so = function () {{ {script} }};\n{WATCH}"), &[json!(arguments)])
                    .await?;
                page.insist(!already, format!("{arguments:?} is so before it is made"))?;
                tabs.turn(0).await?;
                let wait = Wait::of_seconds(1);
                make(page, change).await?;
                let made: u64 = page.script("return window.madeAt", &[]).await?;
                tabs.turn(1).await?;
                let comes = page.comes(5, "return window.seenAt !== null", &[]).await?;
                let seen: Option<u64> = page.script("return window.seenAt", &[]).await?;
                let taken = Duration::from_millis(seen.unwrap_or(u64::MAX).saturating_sub(made));
                slowest = slowest.max(taken);
                // A busy machine takes longer for everything.
                let so = comes && (taken <= Duration::from_secs(1) || !wait.is_over());
                tally.count(so, || format!("{arguments:?} after {taken:?}"));
            }
        }
        time("seen", slowest)?;
        tally.tell()
    })
    .await;
}
