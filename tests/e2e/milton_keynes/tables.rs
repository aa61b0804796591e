//! The tables beside the charts hold just what the charts draw.

use crate::drawn::{EVERY_CHART, drawn, findings_scene, grades_scene, is_grade};
use crate::expected::{record, rows};
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::stage::play;
use inspection_explorer::chart::geometry::Point;
use inspection_explorer::chart::scene::{Shape, Target};
use inspection_explorer::chart::{Hit, Table, findings, grades};
use inspection_explorer::words::{list, sentence_case};
use serde_json::json;

/// Unfolds the table below the chart and waits until it is the same as this one, row for row.
pub async fn table_is(page: &Page, wanted: &Table) -> Done {
    table_within(page, "main", wanted).await
}

/// The same for the chart in a part of the page that has several.
pub async fn table_within(page: &Page, within: &str, wanted: &Table) -> Done {
    let fold = format!("{within} .as-table");
    page.press_named(&fold, "Show as a table").await?;
    page.reads(&format!("{fold} caption"), &[&wanted.caption]).await?;
    page.counts(&format!("{fold} table"), 1).await?;
    let all = [json!(format!("{fold} tr"))];
    let script = "return [...document.querySelectorAll(arguments[0])].map(
        row => [...row.cells].map(cell => cell.textContent))";
    page.shows("the table", script, &all, &rows(wanted)).await?;
    // Every column and every row is named by its first cell.
    let script = "return [...document.querySelectorAll(arguments[0])].every(
        (row, at) => at === 0 ? [...row.cells].every(cell => cell.scope === 'col') : row.cells[0].scope === 'row')";
    page.until("headings of columns and rows", script, &all).await
}

#[tokio::test]
async fn a_table_is_made_when_it_is_opened_and_follows_the_chart() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        page.counts(".as-table", 1).await?;
        page.counts(".as-table table", 0).await?;
        table_is(page, &drawn("findings", "").table()).await?;
        page.press_named(".legend", "Concern").await?;
        let kinds = record().codebook.kinds_of_findings().filter(|kind| kind.token() != "concern");
        let query = format!("kind={}", kinds.map(|kind| kind.token()).collect::<Vec<_>>().join(","));
        let script = "return [...document.querySelectorAll('.as-table tr')].map(
            row => [...row.cells].map(cell => cell.textContent))";
        page.shows("the table", script, &[], &rows(&drawn("findings", &query).table())).await?;
        page.press_named(".as-table", "Show as a table").await?;
        page.counts(".as-table table", 0).await
    })
    .await;
}

#[tokio::test]
async fn the_table_of_grades_says_what_the_chart_draws() {
    play(async |page: &Page| {
        page.open("").await?;
        let model = grades::model(record());
        table_is(page, &model.table()).await?;
        for mark in &model.marks {
            let areas = list(&mark.areas.iter().map(|area| area.label()).collect::<Vec<_>>());
            let wanted = [sentence_case(&mark.judgement), areas, sentence_case(&mark.grade)];
            let told = model.table().rows.iter().filter(|row| row.get(2..5) == Some(&wanted)).count();
            page.insist(told > 0, format!("the table does not tell {wanted:?}"))?;
        }
        let drawn = grades_scene(1024.0).targets.iter().filter(|target| is_grade(&target.hit)).count();
        page.insist(drawn == model.marks.len(), "the chart draws another number of grades")
    })
    .await;
}

/// How far the middle of a target is from a point, across.
fn middle_to(target: &Target, at: Point) -> f64 {
    (target.rect.left + target.rect.width / 2.0 - at.x).abs()
        + (target.rect.top + target.rect.height / 2.0 - at.y).abs()
}

#[tokio::test]
async fn the_table_of_findings_has_the_number_of_every_bar() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        let model = findings::model(record(), |_| true);
        table_is(page, &model.table()).await?;
        let scene = findings_scene("", 1024.0);
        let (mut told, mut written) = (0, 0);
        for target in &scene.targets {
            let cell = cell_of(page, &target.hit).await?;
            let number = target.label.rsplit_once(": ").and_then(|(_, words)| words.split(' ').next());
            page.insist(number == Some(&cell), format!("'{}' stands as {cell} in the table", target.label))?;
            told += cell.parse::<usize>()?;
            for shape in &scene.shapes {
                // A thin bar has a wide target, which reaches over its neighbours: a number belongs to the nearest.
                if let Shape::Text { at, text, .. } = shape
                    && target.rect.contains(*at)
                    && scene.targets.iter().all(|other| middle_to(other, *at) >= middle_to(target, *at))
                {
                    page.insist(*text == cell, format!("the bar of '{}' says {text}", target.label))?;
                    written += 1;
                }
            }
        }
        page.insist(told == record().findings.len(), format!("the bars count {told} findings"))?;
        page.insist(written * 2 > scene.targets.len(), "hardly any bar says its number")
    })
    .await;
}

#[tokio::test]
async fn the_tables_of_topics_and_comparisons_say_what_is_drawn() {
    play(async |page: &Page| {
        for query in ["", "kind=concern&find=child"] {
            page.open(&format!("view=topics&{query}")).await?;
            table_is(page, &drawn("topics", query).table()).await?;
            page.open(&format!("view=compare&{query}")).await?;
            table_is(page, &drawn("compare", query).table()).await?;
        }
        Ok(())
    })
    .await;
}

/// The number in the page's table that belongs to a bar.
async fn cell_of(page: &Page, bar: &Hit) -> Done<String> {
    let Hit::Findings { inspection, area: Some(area), kind: Some(kind), .. } = bar else {
        return Err(Fault::new(format!("no bar: {bar}")));
    };
    let model = findings::model(record(), |_| true);
    let area = area.label();
    let group = model.groups.iter().position(|group| group.inspection == *inspection);
    let before: usize = model.groups.iter().take(group.unwrap_or_default()).map(|group| group.rows.len()).sum();
    let own = group.and_then(|at| model.groups.get(at)).map_or(0, |group| group.rows.len());
    let column = record().codebook.kinds_of_findings().position(|other| other == *kind).map(|at| at + 3);
    let script = "return [...document.querySelectorAll('.as-table tbody tr')]
        .slice(arguments[0], arguments[0] + arguments[1])
        .filter(row => row.cells[2].textContent === arguments[2]).map(row => row.cells[arguments[3]].textContent).join()";
    page.script(script, &[json!(before), json!(own), json!(area), json!(column)]).await
}

/// Every chart of every view: the sentence above it, and the table that says the same.
#[tokio::test]
async fn every_chart_has_its_sentence_and_its_table() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        let mut seen = 0;
        for (query, id) in EVERY_CHART {
            page.open(query).await?;
            let chart = drawn(id, query);
            let frame = chart.words_around();
            page.reads(&format!("#{id}-title"), &[&frame.title]).await?;
            page.insist(frame.title.split(' ').count() > 3, format!("'{}' is no sentence", frame.title))?;
            let named =
                "return document.getElementById(arguments[0]).getAttribute('aria-label').includes(arguments[1])";
            page.until("a picture with a name", named, &[json!(format!("{id}-canvas")), json!(frame.title)]).await?;
            table_within(page, &format!(".chart-{id}"), &chart.table()).await?;
            seen += page.script::<usize>("return document.querySelectorAll('canvas').length", &[]).await?;
        }
        // The two of other authorities were counted twice.
        page.insist(seen == EVERY_CHART.len() + 2, format!("there are {seen} charts"))
    })
    .await;
}
