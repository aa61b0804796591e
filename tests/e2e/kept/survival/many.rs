//! Ten thousand notes: the page stays quick. The bounds are generous; what matters are the figures.

use super::tally::time;
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::patience::Wait;
use crate::reader::finding;
use crate::stage::play;
use serde_json::json;
use std::time::{Duration, Instant};

/// How many notes.
const NOTES: usize = 10_000;

/// How long anything may take, in seconds.
const LIMIT: u64 = 30;

/// Stores that many notes, as pages of this version would have.
const STORE: &str = "
    const [number, target, record] = arguments;
    for (let note = 0; note < number; note += 1) {
        const id = note === 0 ? target : `free:n${note}`;
        const value = { version: 3, id, at: 1700000000000 + note, over: {}, text: `What was said on day ${note} of it`, created: 1 };
        localStorage.setItem(`inspection-explorer/v3/${record}/note/many-${note}/${id}`, JSON.stringify(value));
    }
    return localStorage.length;";

/// Does something, and tells after how many milliseconds something else is so and painted.
const TIMED: &str = "
    const done = arguments[arguments.length - 1];
    const begun = performance.now();
    act();
    const look = () => {
        if (so()) requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        else setTimeout(look, 1);
    };
    look();";

/// How long the page takes from one thing to another.
async fn timed(page: &Page, act: &str, so: &str) -> Done<Duration> {
    // A page's policy may hold for the driver's scripts too: none is made of words.
    let script = format!("const act = () => {{ {act} }}, so = () => {{ {so} }};\n{TIMED}");
    let taken: f64 = page.driver.execute_async(script, vec![]).await?.convert()?;
    Ok(Duration::from_micros((taken * 1000.0) as u64))
}

#[tokio::test]
async fn ten_thousand_notes_leave_the_page_quick() {
    play(async |page: &Page| {
        let target = format!("finding:{}", finding(0).id);
        page.open("").await?;
        let stored: usize = page.script(STORE, &[json!(NOTES), json!(target), json!(record().authority.id)]).await?;
        page.insist(stored >= NOTES, format!("only {stored} are stored"))?;
        let (begun, wait) = (Instant::now(), Wait::of_seconds(LIMIT));
        page.open("").await?;
        let start = begun.elapsed();
        let view = timed(
            page,
            "[...document.querySelectorAll('nav a')].find(link => link.textContent.startsWith('Notes')).click()",
            "return document.querySelectorAll('.note-group li').length === 20",
        )
        .await?;
        page.reads("main h1", &["10,000 notes"]).await?;
        let search = timed(
            page,
            "const field = document.querySelector('.notes-asked input'); field.focus(); document.execCommand('insertText', false, 'day 9999 ')",
            "return document.querySelectorAll('.note-group li').length === 1",
        )
        .await?;
        let own = "[id='note-free:n9999']";
        page.element(own).await?;
        let key = timed(
            page,
            &format!("const field = document.querySelector(`{own}`); field.focus(); field.setSelectionRange(field.value.length, field.value.length); document.execCommand('insertText', false, 'x')"),
            &format!("return document.querySelector(`{own}`).value.endsWith('x')"),
        )
        .await?;
        let save = timed(
            page,
            &format!("document.querySelector(`{own}`).form.querySelector('button[type=submit]').click()"),
            &format!("return document.querySelector(`{own}`).form.querySelector('[role=status]').textContent.startsWith('Saved')"),
        )
        .await?;
        for (id, taken) in [("start", start), ("view", view), ("key", key), ("search", search), ("save", save)] {
            time(id, taken)?;
        }
        page.insist(!wait.is_over(), format!("all of it takes more than {LIMIT} s"))
    })
    .await;
}
