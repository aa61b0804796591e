//! After a new version was published: a page that the browser had kept finds its way to it.

use crate::engine::{Engine, engine};
use crate::fault::Done;
use crate::page::Page;
use crate::stage::Stage;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{cell::OnceCell, io};

/// What stands before the hash in the names of the program's files.
const PROGRAM: &str = "inspection-explorer-";
/// The same in the names of the newer version.
const NEWER: &str = "inspection-explorer-next-";

/// Gives the files of the site whose names begin so another beginning.
fn rename(site: &Path, from: &str, to: &str) -> io::Result<()> {
    for file in fs::read_dir(site)?.filter_map(Result::ok) {
        let name = file.file_name().to_string_lossy().into_owned();
        if let Some(rest) = name.strip_prefix(from) {
            fs::rename(file.path(), site.join(format!("{to}{rest}")))?;
        }
    }
    Ok(())
}

/// Makes a file so old that browsers use it for a day without asking again.
pub fn age(file: &Path) -> io::Result<()> {
    let years = Duration::from_secs(20 * 365 * 24 * 3600);
    File::options().write(true).open(file)?.set_modified(SystemTime::now() - years)
}

/// Publishes the page that names the files as they are called now.
fn publish(site: &Path, from: &str, to: &str) -> Done {
    let page = site.join("index.html");
    let text = fs::read_to_string(&page)?;
    fs::remove_file(&page)?;
    Ok(fs::write(page, text.replace(from, to))?)
}

/// The files that a page names, once it has been loaded anew.
async fn came_by_itself(page: &Page, name: &str) -> Done {
    // WebKit does not tell the two apart.
    let kind = if engine() == Engine::WebKit { "navigate" } else { "reload" };
    let script = "return [performance.getEntriesByType('navigation')[0].type,
        document.querySelector('head').innerHTML.includes(arguments[0])]";
    page.shows("the newer page", script, &[json!(name)], &(kind.to_owned(), true)).await
}

/// A site, and where it lies: to be changed while it is served.
pub fn site(change: impl FnOnce(&Path) -> io::Result<()>) -> (Stage, PathBuf) {
    let place = OnceCell::new();
    let stage = Stage::changed(|site| {
        let _ = place.set(site.to_owned());
        change(site)
    });
    (stage, place.into_inner().expect("it was made"))
}

#[tokio::test]
async fn an_old_page_whose_files_are_gone_goes_to_the_new_one() {
    let (stage, place) = site(|site| {
        rename(site, PROGRAM, NEWER)?;
        age(&site.join("index.html"))
    });
    stage
        .play(async |page: &Page| {
            page.excuse("Failed to load resource");
            let query = "view=findings&find=child";
            // The page of the old version comes into the cache. While nothing newer is published it can only say so.
            page.visit(query).await?;
            page.counts("#failed", 1).await?;
            let why = page.words("#failed-why").await?;
            page.insist(
                why.contains("a newer version may have replaced this page"),
                format!("the panel says '{why}'"),
            )?;
            publish(&place, PROGRAM, NEWER)?;
            page.driver.goto("about:blank").await?;
            page.visit(&format!("{query}#results")).await?;
            came_by_itself(page, NEWER).await?;
            page.started().await?;
            page.counts("#failed", 0).await?;
            page.shows(
                "the reader's place",
                "return location.search + location.hash",
                &[],
                &format!("?{query}#results"),
            )
            .await
        })
        .await;
}

#[tokio::test]
async fn an_old_page_whose_looks_are_gone_goes_to_the_new_one() {
    let (stage, place) = site(|site| {
        rename(site, "styles-", "styles-next-")?;
        age(&site.join("index.html"))
    });
    stage
        .play(async |page: &Page| {
            page.excuse("Failed to load resource");
            page.open("view=sources").await?;
            publish(&place, "styles-", "styles-next-")?;
            page.driver.goto("about:blank").await?;
            page.visit("view=sources").await?;
            came_by_itself(page, "styles-next-").await?;
            page.started().await
        })
        .await;
}

#[tokio::test]
async fn a_browser_that_keeps_opening_the_old_page_is_told_so_and_not_sent_in_circles() {
    Stage::changed(|site| fs::remove_file(crate::site::file(site, "_bg.wasm")?))
        .play(async |page: &Page| {
            page.expects_the_panel();
            page.excuse("Failed to load resource");
            // The server tells of a newer page, but what is opened stays the old one.
            let source = "
                sessionStorage.setItem('opened', Number(sessionStorage.getItem('opened')) + 1);
                const real = fetch;
                window.fetch = async (request, options) => {
                    const answer = await real(request, options);
                    if (/[.](js|wasm)$/.test(String(request))) return answer;
                    return new Response((await answer.text()).replaceAll('inspection-explorer-', 'inspection-explorer-next-'));
                };";
            page.run_before(source);
            page.visit("view=topics").await?;
            let opened = async |times: &str| {
                let script = "return [document.getElementById('failed').hidden, sessionStorage.getItem('opened')]";
                page.shows("the panel", script, &[], &(false, times.to_owned())).await
            };
            opened("2").await?;
            let why = page.words("#failed-why").await?;
            page.insist(why.contains("this browser still opens the old page"), format!("the panel says '{why}'"))?;
            page.press_named("#failed", "Start again").await?;
            opened("3").await?;
            page.insist(page.query().await? == "view=topics", "the reader's place is lost")
        })
        .await;
}

#[tokio::test]
async fn files_of_two_versions_are_fetched_anew_by_starting_again() {
    // The name is the same, and the cache holds another program under it.
    let (stage, place) = site(|site| {
        let program = crate::site::file(site, "_bg.wasm")?;
        fs::copy(&program, site.join("right.wasm"))?;
        fs::write(&program, b"\0asm\x01\0\0\0")?;
        age(&program)
    });
    stage
        .play(async |page: &Page| {
            page.visit("view=sources").await?;
            page.counts("#failed", 1).await?;
            let why = page.words("#failed-why").await?;
            page.insist(why.contains("The explorer could not start."), format!("the panel says '{why}'"))?;
            let program = crate::site::file(&place, "_bg.wasm")?;
            fs::rename(place.join("right.wasm"), &program)?;
            page.press_named("#failed", "Start again").await?;
            page.started().await?;
            page.counts("#failed", 0).await?;
            page.insist(page.query().await? == "view=sources", "the reader's place is lost")
        })
        .await;
}

#[tokio::test]
async fn a_page_that_starts_remembers_no_newer_version() {
    crate::stage::play(async |page: &Page| {
        page.open("").await?;
        let left: Value = page.script("return { ...sessionStorage }", &[]).await?;
        page.insist(left == json!({}), format!("the tab keeps {left}"))
    })
    .await;
}
