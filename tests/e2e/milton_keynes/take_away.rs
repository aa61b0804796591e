//! What can be taken along: tables and lists as files, charts as pictures, tables and links on the clipboard.

use crate::drawn::{drawn, grades_scene};
use crate::engine::engine;
use crate::expected::{filter_of, listed, record, state};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{finding, note};
use crate::stage::play;
use inspection_explorer::chart::counted::SOURCE;
use inspection_explorer::chart::frame::{Frame, framed};
use inspection_explorer::chart::grades;
use inspection_explorer::explore::Spoken;
use inspection_explorer::export::{Origin, chart_csv, findings_csv, picture_frame, table_text};
use serde_json::Value;
use std::fs;
use thirtyfour::prelude::*;

const READ_CLIPBOARD: &str = "
    const done = arguments[arguments.length - 1];
    navigator.clipboard.readText().then(done, error => done(`unreadable: ${error}`));";

/// Lays an empty field over the page.
const FIELD: &str = "
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
    return null";

/// Takes it away, and gives what is in it.
const TAKE_FIELD: &str = "
    const field = document.querySelector('#pasted');
    field.remove();
    return field.value";

/// What is on the clipboard.
pub async fn clipboard(page: &Page) -> Done<String> {
    if engine().lets_scripts_read_the_clipboard() {
        return Ok(page.driver.execute_async(READ_CLIPBOARD, vec![]).await?.convert()?);
    }
    page.script::<Value>(FIELD, &[]).await?;
    page.element("#pasted").await?.send_keys(Key::Control + "v").await?;
    page.until("the clipboard to be pasted", "return document.querySelector('#pasted').value !== ''", &[]).await?;
    page.script(TAKE_FIELD, &[]).await
}

#[tokio::test]
async fn a_chart_can_be_saved_as_table_drawing_and_picture() {
    play(async |page: &Page| {
        page.open("").await?;
        let model = grades::model(record());
        page.press_named(".take-away", "CSV").await?;
        let table = page.downloaded(".csv").await?;
        let saved = page.saved_now().await?;
        page.insist(table == chart_csv(record(), &drawn("grades", ""), &saved), format!("the file holds {table}"))?;
        page.press_named(".take-away", "SVG").await?;
        let drawing = page.downloaded(".svg").await?;
        page.insist(drawing.starts_with("<svg") || drawing.starts_with("<?xml"), "the file is no drawing")?;
        let day = format!("Saved on {}", saved.day());
        for words in [&*model.title, &day, "unofficial", "Open Government Licence v3.0"] {
            page.insist(packed(&drawing).contains(&packed(words)), format!("the drawing does not say '{words}'"))?;
        }
        page.press_named(".take-away", "PNG").await?;
        let picture = page.download(".png").await?;
        let bytes = fs::read(picture)?;
        let side = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
        page.insist(bytes.starts_with(b"\x89PNG"), "the file is no picture")?;
        // Paper alone packs into a few kilobytes; a chart and its words do not.
        page.insist(bytes.len() > 40_000, format!("the picture is blank: {} bytes", bytes.len()))?;
        // The chart at its fixed width with its words around it, finely painted.
        let words = Frame { legend: Vec::new(), ..picture_frame(record(), &drawn("grades", ""), &saved) };
        let framed = framed(&grades_scene(960.0), &words);
        let size = (side(16).unwrap_or_default(), side(20).unwrap_or_default());
        page.insist(size.0 == (framed.width * 2.0).round() as u32, format!("the picture has {size:?} pixels"))?;
        page.insist(size.1 >= (framed.height * 2.0).round() as u32, format!("the picture has {size:?} pixels"))
    })
    .await;
}

/// The words of a drawing stand in several lines.
fn packed(words: &str) -> String {
    let bare = words.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    bare.flat_map(str::split_whitespace).collect()
}

/// Whoever finds the files again next year must know what they are of.
#[tokio::test]
async fn files_of_a_filtered_view_name_the_filter() {
    play(async |page: &Page| {
        let query = "view=findings&topic=fostering&inspection=ilacs-2021";
        page.open(query).await?;
        let saved = page.saved_now().await?;
        let name = format!("milton-keynes-findings-fostering-2021-{}", saved.today);
        page.press_named(".results", "Save this list as CSV").await?;
        let list = page.downloaded(&format!("milton-keynes-findings-list-fostering-2021-{}.csv", saved.today)).await?;
        page.insist(list.lines().count() == 7, format!("the list holds {list}"))?;
        // The word that it is saved stands over the buttons at the bottom.
        page.press(".toast button").await?;
        page.press_named(".take-away", "CSV").await?;
        let table = page.downloaded(&format!("{name}.csv")).await?;
        page.insist(
            table == chart_csv(record(), &drawn("findings", query), &saved),
            format!("the file holds {table}"),
        )?;
        for said in ["\"findings about fostering from 2021\"", &*format!("\"{}\"", saved.today), &saved.address] {
            page.insist(
                table.lines().skip(1).all(|row| row.contains(said)),
                format!("'{said}' is not in each row: {table}"),
            )?;
        }
        page.press(".toast button").await?;
        page.press_named(".take-away", "SVG").await?;
        let drawing = packed(&page.downloaded(&format!("{name}.svg")).await?);
        for words in [
            "In 2021, 2 of 6 findings about fostering were positive",
            "Showing only: findings about fostering from 2021",
        ] {
            page.insist(drawing.contains(&packed(words)), format!("the drawing does not say '{words}'"))?;
        }
        page.press(".toast button").await?;
        page.press_named(".take-away", "PNG").await?;
        page.download(&format!("{name}.png")).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_list_of_findings_can_be_saved_with_notes() {
    play(async |page: &Page| {
        let target = finding(0).id.as_str();
        page.open("").await?;
        page.keep(&note(target, "=Ask, \"again\"", 1_700_000_000_000)).await?;
        let query = "view=findings&inspection=ilacs-2024&kind=strength,concern";
        page.open(query).await?;
        page.press_named(".results", "Save this list as CSV").await?;
        let list = page.downloaded(".csv").await?;
        let ids = listed(&filter_of(&state(query)));
        let findings: Vec<_> = ids.iter().filter_map(|id| record().finding(id)).collect();
        let written = |id: &str| (id == target).then(|| "=Ask, \"again\"".to_owned());
        let filter = Spoken::new(&filter_of(&state(query)), record()).whole();
        let origin = Origin::new(record(), SOURCE, filter.as_deref(), &page.saved_now().await?);
        page.insist(list == findings_csv(record(), &findings, &written, &origin), format!("the file holds {list}"))
    })
    .await;
}

#[tokio::test]
async fn tables_and_links_can_be_copied() {
    play(async |page: &Page| {
        page.tools.grant(&page.driver, &["clipboardReadWrite", "clipboardSanitizedWrite"]).await?;
        let query = "view=findings&kind=concern&find=foster+carers";
        page.open(query).await?;
        page.press_named(".take-away", "Copy link").await?;
        page.reads(".toast span", &["Link copied."]).await?;
        let link: String = clipboard(page).await?;
        page.insist(link == page.driver.current_url().await?.as_str(), format!("the link is {link}"))?;
        page.open("").await?;
        page.press_named(".take-away", "Copy table").await?;
        page.reads(".toast span", &["Table copied."]).await?;
        let table: String = clipboard(page).await?;
        page.insist(table == table_text(&grades::model(record()).table()), format!("the table is {table}"))
    })
    .await;
}

/// It may lie over what the reader wants to press next.
#[tokio::test]
async fn an_answer_goes_by_itself() {
    play(async |page: &Page| {
        page.open("").await?;
        page.press_named(".take-away", "CSV").await?;
        page.download(".csv").await?;
        page.counts(".toast", 1).await?;
        page.counts(".toast", 0).await
    })
    .await;
}
