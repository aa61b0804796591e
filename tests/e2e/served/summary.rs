//! The summary that the page shows without scripts, without WebAssembly and while the app is on its way, and how the app
//! takes its place.

use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::screen::{Medium, Screen};
use crate::stage::{Stage, play};
use inspection_explorer::chart::Theme;
use inspection_explorer::explore::headline;
use inspection_explorer::view::View;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// What of the page must not move when the app takes its place.
const KEPT: [&str; 10] = [
    ".page-head",
    ".page-head .site",
    "nav",
    "main h1",
    ".intro",
    ".lead",
    "#grades-title",
    ".chart-grades .subtitle",
    ".chart-grades .legend",
    ".chart-grades .frame",
];

/// Lets the program come late, as on a slow line, and notes how the page looks until then and how much of it moves.
const LATE: &str = "
    const real = window.fetch;
    window.fetch = async (...asked) => {
        await new Promise(done => setTimeout(done, 2500));
        return real(...asked);
    };
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value }))
        .observe({ type: 'layout-shift', buffered: true });";

/// Where these parts of the page stand, and how large they are.
const PLACES: &str = "
    const place = part => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return [left, top + scrollY, width, height].map(Math.round);
    };
    return Object.fromEntries(arguments[0].map(name => [name, [...document.querySelectorAll(name)]
        .filter(part => part.checkVisibility()).map(place)]));";

type Places = BTreeMap<String, Vec<[i64; 4]>>;

async fn comes_late(page: &Page) -> Done {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE })).await.map(drop)
}

async fn places(page: &Page) -> Done<Places> {
    page.script(PLACES, &[json!(KEPT)]).await
}

/// Waits until the page is the summary.
async fn is_summary(page: &Page) -> Done {
    page.counts("main.summary", 1).await
}

/// The summary can be read: heading, sentences, one picture, tables, and nothing that waits for the app.
async fn can_be_read(page: &Page) -> Done {
    page.reads("main h1", &[&View::Grades.heading_in(record())]).await?;
    page.counts(".lead p", headline::sentences(record()).len()).await?;
    page.counts(".still svg:not(.room)", 1).await?;
    page.counts(".summary table", if record().findings.is_empty() { 1 } else { 2 }).await?;
    page.counts(".waiting", 0).await
}

#[tokio::test]
async fn without_javascript_the_summary_can_be_read() {
    Stage::changed(|_| Ok(()))
        .without_javascript()
        .play(async |page: &Page| {
            for query in ["", "view=threads"] {
                page.visit(query).await?;
                can_be_read(page).await?;
                let told = page.words("noscript .notice").await?;
                page.insist(told.starts_with("This page is a summary"), format!("the page says '{told}'"))?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn without_web_assembly_the_summary_stays_below_the_panel() {
    play(async |page: &Page| {
        page.expects_the_panel();
        let source = json!({ "source": "delete window.WebAssembly" });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
        for query in ["", "view=threads", "record=elsewhere.json"] {
            page.visit(query).await?;
            page.counts("#failed", 1).await?;
            can_be_read(page).await?;
            page.counts(".page-head .site strong", 1).await?;
            let why = page.words("#failed-why").await?;
            page.insist(why.contains("The summary below can still be read"), format!("the panel says '{why}'"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_app_takes_the_place_of_the_summary_without_a_jump() {
    play(async |page: &Page| {
        comes_late(page).await?;
        for width in [1280, 1200, 1000, 800, 560, 360, 320] {
            page.show_on(Screen::wide(width)).await?;
            page.visit("").await?;
            is_summary(page).await?;
            page.counts("#loading", 1).await?;
            let before = places(page).await?;
            page.started().await?;
            page.counts("main.summary", 0).await?;
            page.frames().await?;
            page.shows(&format!("the same places at {width}"), PLACES, &[json!(KEPT)], &before).await?;
            let shift: f64 = page.script("return window.shift", &[]).await?;
            page.insist(shift < 0.01, format!("at {width} pixels {shift} of the page moved"))?;
            eprintln!("layout shift at {width} pixels: {shift}");
        }
        Ok(())
    })
    .await;
}

/// In the narrowest window of each picture, and between them.
#[tokio::test]
async fn no_word_of_the_picture_is_cut_and_none_lies_on_another() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            page.visit("").await?;
            for width in [320, 352, 390, 430, 500, 600, 674, 800, 964, 1100, 1164, 1280, 1600] {
                page.show_on(Screen::wide(width)).await?;
                page.frames().await?;
                let bad: Vec<String> = page.script(CUT, &[]).await?;
                page.insist(bad.is_empty(), format!("at {width} pixels: {bad:#?}"))?;
            }
            Ok(())
        })
        .await;
}

/// The words of the picture that reach over its edge or lie on others. Browsers count the room above and below letters too.
const CUT: &str = "
    const [picture, ...others] = [...document.querySelectorAll('.still svg:not(.room)')].filter(svg => svg.checkVisibility());
    if (!picture || others.length) return ['not one picture'];
    // What reaches over its edge is still seen, as far as the window goes.
    const edge = { left: 0, right: document.documentElement.clientWidth };
    if (getComputedStyle(picture).overflow !== 'visible') return ['the picture is cut at its edge'];
    const all = [...picture.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    const over = all.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1).map(([words, box]) => `${words} is cut: ${box.left} to ${box.right} within ${edge.left} to ${edge.right}`);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.35 * Math.min(a.height, b.height);
    const on = all.flatMap(([words, box], place) => all.slice(place + 1)
        .filter(([, other]) => meet(box, other)).map(([other]) => `${words} lies on ${other}`));
    return [...over, ...on];";

/// The picture is there before the program, and does not wait for it.
#[tokio::test]
async fn the_picture_is_painted_before_the_program_comes() {
    play(async |page: &Page| {
        comes_late(page).await?;
        page.visit("").await?;
        page.started().await?;
        let script = "return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
            performance.getEntriesByName('charts-drawn')[0]?.startTime]";
        page.until("the app's own chart", &format!("{script}[1] !== undefined"), &[]).await?;
        let (painted, drawn): (f64, f64) = page.script(script, &[]).await?;
        page.insist(painted + 2000.0 < drawn, format!("painted after {painted} ms, drawn after {drawn} ms"))
    })
    .await;
}

#[tokio::test]
async fn where_another_view_is_asked_for_only_its_heading_waits_for_it() {
    play(async |page: &Page| {
        comes_late(page).await?;
        // What the app does not know leads to the first view.
        for query in ["view=nothing", "view=", "view=grades"] {
            page.visit(query).await?;
            is_summary(page).await?;
            page.reads("main h1", &[&View::Grades.heading_in(record())]).await?;
            page.counts(".still svg:not(.room)", 1).await?;
        }
        for (query, view) in [("view=threads", View::Threads), ("view=sources", View::Sources)] {
            page.visit(query).await?;
            is_summary(page).await?;
            page.reads("main h1", &[&view.heading_in(record())]).await?;
            page.reads(".tab.now", &[view.label()]).await?;
            page.counts("main > *", 1).await?;
            let before = places(page).await?;
            page.started().await?;
            page.counts("main.summary", 0).await?;
            page.reads("nav a[aria-current]", &[view.label()]).await?;
            let after = places(page).await?;
            for part in [".page-head", "nav"] {
                page.insist(after[part] == before[part], format!("{part}: {:?}, {:?}", before[part], after[part]))?;
            }
        }
        // Of another authority nothing is known yet.
        page.visit("record=elsewhere.json&view=threads").await?;
        is_summary(page).await?;
        page.counts("main > *", 0).await?;
        let unseen = "return getComputedStyle(document.querySelector('.page-head .site')).visibility";
        page.shows("the name", unseen, &[], &"hidden".to_owned()).await?;
        page.driver.goto("about:blank").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_summary_prints_with_its_picture() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            page.visit("").await?;
            page.show_for(Medium { paper: true, system: Theme::Dark, forced: false }).await?;
            page.counts(".still svg:not(.room)", 1).await?;
            page.counts(".still svg.middle:not(.room)", 1).await?;
            page.counts(".summary .legend", 1).await?;
            page.counts(".waiting", 0).await?;
            let ground = "return getComputedStyle(document.documentElement).backgroundColor";
            page.shows("paper", ground, &[], &"rgb(255, 255, 255)".to_owned()).await?;
            let printed: Value = page.devtools("Page.printToPDF", json!({ "printBackground": true })).await?;
            page.insist(printed["data"].as_str().is_some_and(|data| data.len() > 10_000), "nothing is printed")
        })
        .await;
}

/// Whatever is missing, the page is not empty.
#[tokio::test]
async fn where_the_first_script_is_missing_the_summary_is_there_at_any_address() {
    Stage::changed(|site| fs::remove_file(site.join("boot.js")))
        .play(async |page: &Page| {
            page.excuse("boot.js?");
            for query in ["view=threads", "view=nothing", "record=elsewhere.json"] {
                page.visit(query).await?;
                page.reads("main h1", &[&View::Grades.heading_in(record())]).await?;
                page.counts(".still svg:not(.room)", 1).await?;
                page.counts(".page-head .site", 1).await?;
            }
            Ok(())
        })
        .await;
}

/// What a link to the page looks like elsewhere.
#[tokio::test]
async fn a_link_to_the_page_has_a_preview() {
    play(async |page: &Page| {
        page.open("").await?;
        let script = "return [...document.querySelectorAll('meta[property], meta[name]')]
            .map(meta => [meta.getAttribute('property') ?? meta.name, meta.content])";
        let told: Vec<(String, String)> = page.script(script, &[]).await?;
        let told: BTreeMap<String, String> = told.into_iter().collect();
        let has = |name: &str, words: &str| told.get(name).is_some_and(|own| own.contains(words));
        let name = record().authority.name.as_str();
        page.insist(has("og:title", name) && has("og:description", name), format!("{told:?}"))?;
        page.insist(has("og:type", "website") && has("description", name), format!("{told:?}"))?;
        page.insist(has("og:image:alt", name), format!("{told:?}"))?;
        let picture = "return fetch(arguments[0]).then(got => [got.ok, got.headers.get('content-type')])";
        let wanted = (true, "image/png".to_owned());
        page.shows("the picture", picture, &[told["og:image"].as_str().into()], &wanted).await
    })
    .await;
}
