//! Another authority's record in every view: it is told as that authority's own, and nothing of the bundled one shows.

use crate::accessible::nothing_is_found;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::{Stage, play};
use inspection_explorer::bundle;
use inspection_explorer::record::Record;
use inspection_explorer::record::source::{self, file};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The name of the record file beside the page.
const FILE: &str = "another.record.json";

/// The name of the authority whose record is compiled in.
fn bundled() -> String {
    bundle::record().expect("the compiled record reads").authority.name
}

/// The folder of a made-up authority's record: not the one that is compiled in.
fn folder() -> PathBuf {
    let name = if bundled() == "Anyshire" { "marrowdale" } else { "anyshire" };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The record itself.
fn another() -> Record {
    source::build(&folder()).expect("the made-up record holds together")
}

/// Puts the record file into the site.
fn beside(site: &Path) -> io::Result<()> {
    let texts = |name: &str| fs::read_to_string(folder().join(name)).map_err(|error| error.to_string());
    let text = file::write(&texts).map_err(|problems| io::Error::other(format!("{problems:?}")))?;
    fs::write(site.join(FILE), text)
}

/// Every view, and what can be opened in it.
fn sights(record: &Record) -> Vec<String> {
    let mut all: Vec<String> = ["", "view=area", "view=findings", "view=topics", "view=compare", "view=others"]
        .into_iter()
        .chain(["view=threads", "view=plan", "view=briefing", "view=notes", "view=sources", "view=search&find=child"])
        .map(str::to_owned)
        .collect();
    all.extend(record.codebook.areas.iter().map(|area| format!("view=area&area={}", area.token())));
    all.extend(record.findings.iter().take(1).map(|finding| format!("view=findings&open={}", finding.id)));
    all.extend(record.threads.iter().map(|thread| format!("view=threads&thread={}", thread.id)));
    all.extend(record.plan.iter().map(|area| format!("view=plan&plan={}", area.id)));
    all
}

/// Opens a view of the record beside the page.
async fn open(page: &Page, query: &str) -> Done {
    let and = if query.is_empty() { "" } else { "&" };
    page.open(&format!("record={FILE}{and}{query}")).await?;
    page.element("main h1").await.map(drop)
}

/// Everything that the page says but for what leads back to the bundled record.
const SAID: &str = "
    const whole = document.documentElement.cloneNode(true);
    whole.querySelectorAll('.other-record, #failed, section[aria-labelledby=other-record]').forEach(part => part.remove());
    const names = [...whole.querySelectorAll('[aria-label], [title], [alt], a[href]')]
        .map(e => ['aria-label', 'title', 'alt', 'href'].map(name => e.getAttribute(name) ?? '').join(' '));
    return [document.title, whole.querySelector('body').textContent, ...names].join('\\n');";

#[tokio::test]
async fn every_view_tells_of_its_own_authority() {
    let (record, bundled) = (another(), bundled());
    Stage::changed(beside)
        .play(async |page: &Page| {
            page.show_on(Screen::wide(1280)).await?;
            page.with_charts_open().await?;
            for query in sights(&record) {
                open(page, &query).await?;
                page.unfold().await?;
                let said: String = page.script(SAID, &[]).await?;
                let line = said.lines().find(|line| line.contains(&bundled));
                page.insist(line.is_none(), format!("{query}: {line:?}"))?;
                let title: String = page.script("return document.title", &[]).await?;
                page.insist(title.contains(&record.authority.name), format!("{query}: the title is {title}"))?;
                let empty: Vec<String> = page.script(EMPTY, &[]).await?;
                page.insist(empty.is_empty(), format!("{query}: {empty:?}"))?;
            }
            Ok(())
        })
        .await;
}

/// Headings without words, charts without a picture and sentences with a gap.
const EMPTY: &str = "
    const seen = e => e.checkVisibility();
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3)')].filter(e => seen(e) && !e.textContent.trim())
        .map(e => `an empty heading: ${e.outerHTML.slice(0, 120)}`);
    const pictures = [...document.querySelectorAll('canvas')].filter(e => seen(e) && !(e.width > 1 && e.height > 1))
        .map(e => `no picture: ${e.id}`);
    const gaps = [...document.querySelectorAll('main p')].filter(e => seen(e) && /undefined|NaN|  [a-z]|\\( *\\)|, \\.| ,/.test(e.innerText))
        .map(e => `a gap: ${e.innerText}`);
    return [...headings, ...pictures, ...gaps];";

/// Checks some of the views with the checker for accessibility.
async fn accessible(part: usize) {
    let record = another();
    Stage::changed(beside)
        .play(async |page: &Page| {
            for query in sights(&record).iter().take(12).skip(part).step_by(2) {
                page.show_on(Screen::wide(1280)).await?;
                open(page, query).await?;
                page.unfold().await?;
                nothing_is_found(page).await.map_err(|fault| Fault::new(format!("{query}: {fault:?}")))?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn every_view_of_the_record_that_is_compiled_in_opens_whole() {
    let record = bundle::record().expect("the compiled record reads");
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.with_charts_open().await?;
        for query in sights(&record).iter().take(24) {
            page.open(query).await?;
            page.unfold().await?;
            let title: String = page.script("return document.title", &[]).await?;
            page.insist(title.contains(&record.authority.name), format!("{query}: the title is {title}"))?;
            let empty: Vec<String> = page.script(EMPTY, &[]).await?;
            page.insist(empty.is_empty(), format!("{query}: {empty:?}"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn half_of_the_views_are_accessible() {
    accessible(0).await;
}

#[tokio::test]
async fn the_other_half_of_the_views_is_accessible() {
    accessible(1).await;
}

#[tokio::test]
async fn no_view_is_wider_than_a_phone() {
    let record = another();
    Stage::changed(beside)
        .play(async |page: &Page| {
            page.show_on(Screen::wide(320)).await?;
            for query in sights(&record) {
                open(page, &query).await?;
                page.unfold().await?;
                let wide: bool = page
                    .script("return document.documentElement.scrollWidth > document.documentElement.clientWidth", &[])
                    .await?;
                let said: Value = page.script(WIDE, &[]).await?;
                page.insist(!wide, format!("{query} is wider than the screen: {said}"))?;
            }
            Ok(())
        })
        .await;
}

/// What reaches beyond the right edge.
const WIDE: &str = "
    const edge = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > edge)
        .slice(0, 3).map(e => e.outerHTML.slice(0, 120));";
