//! Another authority's record: opened from a file or an address, shown under its own name with its own notes, and left.

use crate::fault::Done;
use crate::folder::Folder;
use crate::page::Page;
use crate::screen::{Medium, Screen};
use crate::stage::{Stage, play};
use inspection_explorer::chart::Theme;
use inspection_explorer::record::source::file;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The made-up record as one file.
fn anyshire() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/anyshire");
    file::write(&|file| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())).expect("it is sound")
}

/// Gives the field a file with this text.
async fn choose(page: &Page, name: &str, text: &str) -> Done<Folder> {
    let folder = Folder::new()?;
    let path = folder.path().join(name);
    fs::write(&path, text)?;
    page.element("#record-file").await?.send_keys(path.to_string_lossy().as_ref()).await?;
    Ok(folder)
}

/// Opens the made-up record in the section of the Sources view.
async fn open_anyshire(page: &Page) -> Done {
    page.open("view=sources").await?;
    let _file = choose(page, "anyshire.json", &anyshire()).await?;
    shows_anyshire(page).await
}

/// Waits until the page shows the made-up record under its own name.
async fn shows_anyshire(page: &Page) -> Done {
    page.reads(".site strong", &["Anyshire children’s services: the inspection record"]).await?;
    let seen = "return document.querySelector('.site strong').checkVisibility({ visibilityProperty: true })";
    page.until("that it is seen", seen, &[]).await?;
    page.until("the title", "return document.title.includes(\"Anyshire children's services\")", &[]).await
}

/// Waits until the page shows the record that is compiled in, without a banner.
async fn shows_own(page: &Page) -> Done {
    page.reads(".site strong", &["Milton Keynes children’s services: the inspection record"]).await?;
    page.counts(".other-record", 0).await
}

/// The address of every link within the app leads to the record that is shown.
async fn links_stay(page: &Page) -> Done {
    let script = "return [...document.querySelectorAll('nav a, main a')].map(a => a.getAttribute('href'))
        .filter(href => href?.startsWith('?') && !href.startsWith('?record=opened:anyshire'))";
    page.shows("no link that leaves the record", script, &[], &Vec::<String>::new()).await
}

#[tokio::test]
async fn a_record_opens_from_a_file_under_its_own_name_and_is_there_again() {
    play(async |page: &Page| {
        open_anyshire(page).await?;
        page.insist(page.query().await? == "record=opened:anyshire", "it has another address")?;
        let told = "You are reading the record of Anyshire, opened from a file. Back to Milton Keynes";
        page.reads(".other-record p", &[told]).await?;
        links_stay(page).await?;
        // Nothing on the first page is Milton Keynes' own but the way back.
        let words: String = page.script("return document.body.innerText", &[]).await?;
        page.insist(words.matches("Milton Keynes").count() == 1, format!("the page says: {words}"))?;
        page.press_named("nav", "Findings").await?;
        page.until("the view", "return location.search === '?record=opened:anyshire&view=findings'", &[]).await?;
        page.counts(".other-record", 1).await?;
        links_stay(page).await?;
        page.press_named(".take-away", "CSV").await?;
        let csv = page.download(".csv").await?;
        let name = csv.file_name().unwrap_or_default().to_string_lossy().into_owned();
        page.insist(name.starts_with("anyshire-findings"), format!("the file is called {name}"))?;
        let text = fs::read_to_string(csv)?;
        page.insist(text.contains("Anyshire Licence") && !text.contains("Milton Keynes"), text)?;
        page.reload().await?;
        shows_anyshire(page).await?;
        // In another tab too, at any address of it.
        let tab = page.driver.new_tab().await?;
        page.driver.switch_to_window(tab).await?;
        page.open("view=threads&record=opened:anyshire").await?;
        shows_anyshire(page).await?;
        let medium = |paper| Medium { paper, system: Theme::Light, forced: false };
        page.show_for(medium(true)).await?;
        page.counts(".other-record p", 1).await?;
        page.counts(".other-record a", 0).await?;
        page.show_for(medium(false)).await?;
        page.press_named(".other-record", "Back to Milton Keynes").await?;
        page.started().await?;
        shows_own(page).await?;
        page.insist(page.query().await?.is_empty(), "the address still names the other record")
    })
    .await;
}

#[tokio::test]
async fn notes_on_another_record_are_kept_apart() {
    // A file of the very authority that is compiled in, too.
    let text = anyshire().replacen("\"id\": \"anyshire\"", "\"id\": \"milton-keynes\"", 1);
    play(async |page: &Page| {
        page.open("view=sources").await?;
        let _file = choose(page, "own.json", &text).await?;
        shows_anyshire(page).await?;
        let before = page.keys().await?;
        page.open("record=opened:milton-keynes&view=findings&open=sif-2016/p1.s2:concern").await?;
        page.save_note("sif-2016/p1.s2:concern", "On the other one").await?;
        page.until(
            "the note to be kept",
            "return Object.keys(localStorage).some(key => key.startsWith('inspection-explorer/v3/opened:milton-keynes/note/'))",
            &[],
        )
        .await?;
        let own = page.keys().await?.into_iter().filter(|key| !before.contains(key));
        let own: Vec<String> = own.filter(|key| key.contains("/milton-keynes/")).collect();
        page.insist(own.is_empty(), format!("it is kept under {own:?}"))?;
        page.reads("nav a[href*='view=notes'] .count", &["1"]).await?;
        page.open("view=notes").await?;
        page.reads("main h1", &["No notes yet"]).await?;
        page.open("record=opened:milton-keynes&view=notes").await?;
        page.reads("main h1", &["1 note"]).await
    })
    .await;
}

#[tokio::test]
async fn a_wrong_file_is_told_with_its_faults_and_changes_nothing() {
    let faulty = anyshire().replace("\"graded\": \"yes\"", "\"graded\": \"perhaps\"");
    let many: String = (0..120)
        .map(|number| {
            format!(
                "{{\"unit\": \"no-{number}/p1.s1\", \"kind\": \"context\", \"area\": \"overall\", \"topic\": \"-\"}},"
            )
        })
        .collect();
    let many = anyshire().replacen("\"coding\": [", &format!("\"coding\": [{many}"), 1);
    play(async |page: &Page| {
        page.open("view=sources").await?;
        let before: Value = page.script("return { ...localStorage }", &[]).await?;
        let says = "return document.querySelector('#record-status').innerText.includes(arguments[0])";
        for (text, told) in [
            ("{\"format\": \"inspection-explorer backup\", \"version\": 3}", "It is a backup of notes."),
            ("Dear all", "It is no JSON file."),
            (
                "{\"format\": \"inspection-record\", \"version\": 9}",
                "It is of version 9, and this page reads version 1.",
            ),
            (&faulty, "inspections.json, record"),
        ] {
            let _file = choose(page, "wrong.json", text).await?;
            page.until(told, says, &[json!(told)]).await?;
        }
        page.has_focus("#record-status").await?;
        page.counts("#record-status .faults > li p", 3 * count(&faulty)).await?;
        let _file = choose(page, "many.json", &many).await?;
        page.until(
            "the count",
            "return /12\\d things need correcting/.test(document.querySelector('#record-status').innerText)",
            &[],
        )
        .await?;
        page.counts("#record-status .faults > li", 50).await?;
        page.until("how many are shown", says, &[json!("These are the first 50.")]).await?;
        let after: Value = page.script("return { ...localStorage }", &[]).await?;
        page.insist(before == after, format!("{before} became {after}"))?;
        shows_own(page).await?;
        page.insist(page.query().await? == "view=sources", "the address has changed")
    })
    .await;
}

/// How many faults a file has.
fn count(text: &str) -> usize {
    file::build(text.as_bytes()).expect_err("it is faulty").len()
}

#[tokio::test]
async fn what_the_page_does_not_know_is_told_and_the_record_opens() {
    let newer = anyshire().replacen("\"region\":", "\"mayor\": \"A\", \"region\":", 1);
    play(async |page: &Page| {
        page.open("view=sources").await?;
        let _file = choose(page, "newer.json", &newer).await?;
        shows_anyshire(page).await?;
        page.press_named(".other-record", "1 thing in this file is unknown here or needs correcting").await?;
        page.until("what it is", "return document.querySelector('.other-record').innerText.includes('‘mayor’')", &[])
            .await
    })
    .await;
}

#[tokio::test]
async fn a_record_opens_from_an_address_of_the_same_site_alone() {
    let stage = Stage::changed(|site| {
        fs::create_dir_all(site.join("records"))?;
        fs::write(site.join("records/anyshire.json"), anyshire())?;
        fs::write(site.join("records/wrong.json"), anyshire().replace("\"graded\": \"yes\"", "\"graded\": 7"))
    });
    stage
        .play(async |page: &Page| {
            page.open("record=records/anyshire.json&view=threads").await?;
            shows_anyshire(page).await?;
            let told =
                "You are reading the record of Anyshire, opened from records/anyshire.json. Back to Milton Keynes";
            page.reads(".other-record p", &[told]).await?;
            page.press_named("nav", "Plan").await?;
            page.until("the view", "return location.search === '?record=records/anyshire.json&view=plan'", &[]).await?;
            page.reload().await?;
            shows_anyshire(page).await?;
            let says = "return document.querySelector('#record-status')?.innerText.includes(arguments[0])";
            for (address, told) in [
                ("https://elsewhere.example/a.json", "opens records only from its own site"),
                ("records/wrong.json", "records/wrong.json was not opened"),
                ("opened:nowhere", "This browser has no record called ‘nowhere’"),
                ("records/none.json", "there is no such file"),
            ] {
                if address.contains("none") {
                    page.excuse("none.json - Failed to load resource");
                }
                page.open(&format!("record={address}")).await?;
                page.until(told, says, &[json!(told)]).await?;
                shows_own(page).await?;
                page.reads("main h1", &["Sources"]).await?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_program_that_cannot_be_loaded_is_told_and_not_waited_for() {
    let stage = Stage::changed(|site| {
        fs::create_dir_all(site.join("records"))?;
        fs::write(site.join("records/anyshire.json"), anyshire())?;
        fs::remove_file(site.join("opening.js"))
    });
    stage
        .play(async |page: &Page| {
            let says = "return document.querySelector('#record-status')?.innerText.includes(arguments[0])";
            page.open("record=records/anyshire.json&view=threads").await?;
            page.until("what is wrong", says, &[json!("records/anyshire.json could not be checked")]).await?;
            shows_own(page).await?;
            let _file = choose(page, "anyshire.json", &anyshire()).await?;
            page.until("what is wrong", says, &[json!("anyshire.json could not be checked")]).await?;
            shows_own(page).await
        })
        .await;
}

#[tokio::test]
async fn a_record_that_is_dropped_anywhere_opens() {
    let drop_on = "
        const dropped = new DataTransfer();
        dropped.items.add(new File([arguments[1]], 'anyshire.json', { type: 'application/json' }));
        document.querySelector(arguments[0])
            .dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
        return null;";
    play(async |page: &Page| {
        for (query, on) in [("view=plan", "main h1"), ("view=notes", ".drop")] {
            page.open(query).await?;
            page.script::<Value>(drop_on, &[json!(on), json!(anyshire())]).await?;
            shows_anyshire(page).await?;
            page.back().await?;
        }
        // Any other file is told and changes nothing.
        page.open("view=plan").await?;
        page.script::<Value>(drop_on, &[json!("main"), json!("Dear all")]).await?;
        page.is_told("anyshire.json is not a record file").await?;
        shows_own(page).await
    })
    .await;
}

#[tokio::test]
async fn a_record_that_was_opened_can_be_opened_again_and_forgotten() {
    play(async |page: &Page| {
        open_anyshire(page).await?;
        page.open("view=sources").await?;
        page.reads(".kept-records a", &["Anyshire"]).await?;
        page.press(".kept-records a").await?;
        shows_anyshire(page).await?;
        page.press_named("nav", "Sources").await?;
        page.reads(".kept-records strong", &["Anyshire"]).await?;
        page.counts(".kept-records button", 0).await?;
        page.press_named(".other-record", "Back to Milton Keynes").await?;
        page.open("view=sources").await?;
        page.press(".kept-records button").await?;
        page.counts(".kept-records li", 0).await?;
        page.open("record=opened:anyshire").await?;
        let says = "return document.querySelector('#record-status')?.innerText.includes('no record called ‘anyshire’')";
        page.until("that it is gone", says, &[]).await?;
        shows_own(page).await
    })
    .await;
}

#[tokio::test]
async fn a_phone_shows_it_all_without_scrolling_sideways() {
    play(async |page: &Page| {
        for screen in [Screen::wide(360), Screen::wide(240).dark()] {
            page.show_on(screen).await?;
            open_anyshire(page).await?;
            let script = "return document.documentElement.scrollWidth <= innerWidth";
            page.until("no scrolling sideways", script, &[]).await?;
            page.open("record=opened:anyshire&view=sources").await?;
            let _file = choose(page, "wrong.json", &anyshire().replace("\"graded\": \"yes\"", "\"graded\": 7")).await?;
            page.until("the faults", "return document.querySelectorAll('.faults li').length > 0", &[]).await?;
            page.until("no scrolling sideways", script, &[]).await?;
        }
        Ok(())
    })
    .await;
}
