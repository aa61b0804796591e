//! Paper that can be read: letters of six points and more, numbered pages, no heading alone at the end of a page, light
//! whatever the screen, a text for each figure, and questions as they were typed.

use crate::desk::{briefing_of, ten};
use crate::drawn::drawn;
use crate::engine::{Can, engine};
use crate::fault::{Done, Fault};
use crate::milton_keynes::printed::{Pdf, WITH_CHARTS, packed};
use crate::page::Page;
use crate::reader::finding;
use crate::screen::Medium;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::briefing::Item;
use inspection_explorer::chart::Theme;
use inspection_explorer::chart::paper::for_paper;
use inspection_explorer::record::Subject;
use serde_json::Value;

/// How many times larger a file is read than it is, so that parts of points are seen.
const ZOOM: f64 = 3.0;

/// Everything that can be printed.
const SIGHTS: [Sight; 13] = [
    Sight::Grades,
    Sight::ChosenGrade,
    Sight::OpenFinding,
    Sight::Topics,
    Sight::Compare,
    Sight::OpenOther,
    Sight::Threads,
    Sight::Thread,
    Sight::Plan,
    Sight::Briefing,
    Sight::Notes,
    Sight::Sources,
    Sight::Search,
];

impl Pdf {
    /// The sizes of all letters in points, the smallest first.
    fn sizes(&self) -> Done<Vec<f64>> {
        let fonts = self.read("pdftohtml", &["-xml", "-i", "-zoom", "3", "-stdout"], &[])?;
        let size = |line: &str| line.split_once("size=\"")?.1.split_once('"')?.0.parse::<f64>().ok();
        let mut sizes: Vec<f64> = fonts.lines().filter(|line| line.contains("<fontspec")).filter_map(size).collect();
        sizes.sort_by(f64::total_cmp);
        Ok(sizes.into_iter().map(|size| size / ZOOM).collect())
    }

    /// The lines of each page, without empty ones.
    fn lines(&self) -> Done<Vec<Vec<String>>> {
        let text = self.read("pdftotext", &["-layout", "-enc", "UTF-8"], &["-"])?;
        let lines = |page: &str| page.lines().map(packed).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        Ok(text.split('\u{c}').map(lines).filter(|page| !page.is_empty()).collect())
    }

    /// The texts of its figures.
    fn alternatives(&self) -> Done<Vec<String>> {
        let bytes = self.bytes()?;
        let file: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        Ok(file.split("/Alt ").skip(1).filter_map(string_of).collect())
    }
}

/// The text at the beginning of a part of a file: in brackets, or as numbers of UTF-16.
fn string_of(part: &str) -> Option<String> {
    if let Some(numbers) = part.strip_prefix("<FEFF") {
        let numbers = numbers.split_once('>')?.0.as_bytes();
        let unit = |four: &[u8]| u16::from_str_radix(core::str::from_utf8(four).ok()?, 16).ok();
        return Some(String::from_utf16_lossy(&numbers.chunks(4).filter_map(unit).collect::<Vec<_>>()));
    }
    let (mut text, mut letters) = (String::new(), part.strip_prefix('(')?.chars());
    loop {
        match letters.next()? {
            ')' => return Some(text),
            '\\' => text.push(letters.next()?),
            letter => text.push(letter),
        }
    }
}

#[tokio::test]
async fn no_letter_of_any_view_or_briefing_is_smaller_than_six_points() {
    play(async |page: &Page| {
        for sight in SIGHTS {
            page.see(sight).await?;
            for system in [Theme::Light, Theme::Dark] {
                page.show_for(Medium { paper: false, system, forced: false }).await?;
                let sizes = page.pdf(false).await?.sizes()?;
                let least = sizes.first().copied().ok_or_else(|| Fault::new(format!("{sight:?} has no letters")))?;
                page.insist(least >= 6.0, format!("{sight:?} on a system of {system:?}: letters of {sizes:?} points"))?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn paper_is_the_same_on_a_dark_screen() {
    play(async |page: &Page| {
        for sight in
            [Sight::Grades, Sight::OpenFinding, Sight::Topics, Sight::Compare, Sight::OpenOther, Sight::Briefing]
        {
            page.see(sight).await?;
            let mut seen = Vec::new();
            for (system, chosen) in [(Theme::Light, ""), (Theme::Dark, ""), (Theme::Light, "dark")] {
                let script = "document.documentElement.dataset.colours = arguments[0]";
                page.script::<Value>(script, &[chosen.into()]).await?;
                page.show_for(Medium { paper: false, system, forced: false }).await?;
                let picture = page.pdf(true).await?.told("pdftoppm", &["-gray", "-r", "24"], &[])?;
                let dark = picture.iter().filter(|grey| **grey < 64).count() as f64 / picture.len().max(1) as f64;
                page.insist(picture.len() > 50_000, format!("{sight:?}: the picture has {} bytes", picture.len()))?;
                page.insist(
                    dark < 0.2,
                    format!("{sight:?} on {system:?}, '{chosen}': {dark:.2} of the paper is dark"),
                )?;
                seen.push(picture);
            }
            page.insist(seen.windows(2).all(|two| two[0] == two[1]), format!("{sight:?} is printed in other colours"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn pages_are_numbered_and_none_ends_with_a_heading() {
    play(async |page: &Page| {
        for sight in SIGHTS {
            page.see(sight).await?;
            let script = "return [...document.querySelectorAll('h1, h2, .chart .subtitle')]
                .filter(part => part.checkVisibility()).map(part => part.textContent)";
            let heads: Vec<String> = page.script(script, &[]).await?;
            let heads: Vec<String> = heads.iter().map(|head| packed(head)).filter(|head| head.len() > 3).collect();
            let pages = page.pdf(false).await?.lines()?;
            for (number, lines) in (1..).zip(&pages) {
                let wanted = packed(&format!("Page {number} of {}", pages.len()));
                let (last, mut before) = lines.split_last().ok_or_else(|| Fault::new("a page is empty"))?;
                if engine().numbers_pages() {
                    page.insist(*last == wanted, format!("{sight:?}, page {number} ends with '{last}'"))?;
                } else {
                    before = lines;
                }
                // The last line of a heading, or all of it.
                let end = before.last().cloned().unwrap_or_default();
                let alone = end.len() > 3 && heads.iter().any(|head| head.ends_with(&end));
                page.insist(!alone, format!("{sight:?}, page {number}: the heading '{end}' stands alone at its end"))?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_figure_has_a_text_that_says_the_same() {
    play(async |page: &Page| {
        page.needs(Can::TagFigures)?;
        for (query, chart) in WITH_CHARTS {
            page.open(query).await?;
            page.counts(&format!("#{chart}-canvas"), 1).await?;
            let drawn = drawn(chart, query);
            let wanted =
                if drawn.prints_as_table() { Vec::new() } else { vec![packed(&drawn.in_words(&for_paper(&drawn)))] };
            let said: Vec<String> = page.pdf(false).await?.alternatives()?.iter().map(|text| packed(text)).collect();
            page.insist(said == wanted, format!("{query}: figures say {said:?}, not {wanted:?}"))?;
        }
        // In a briefing too.
        page.keep_briefing(&briefing_of(&ten())).await?;
        page.open("view=briefing").await?;
        page.counts(".entry", 10).await?;
        let said = page.pdf(false).await?.alternatives()?;
        page.insist(!said.is_empty() && said.iter().all(|text| text.starts_with("Chart: ")), format!("{said:?}"))
    })
    .await;
}

/// The rows of a chart go on from page to page, and so do the heads of its columns.
#[tokio::test]
async fn a_long_chart_repeats_its_heads_on_every_page() {
    play(async |page: &Page| {
        page.open("view=threads").await?;
        page.counts("#threads-canvas", 1).await?;
        let pages = page.pdf(false).await?.lines()?;
        let ends =
            pages.iter().position(|lines| lines.iter().any(|line| line.contains(&packed("Source: our reading"))));
        let ends = ends.ok_or_else(|| Fault::new("the chart has no end"))?;
        page.insist((2..5).contains(&(ends + 1)), format!("the chart takes {} pages", ends + 1))?;
        for (number, lines) in (1..).zip(&pages[..ends]) {
            let heads = lines.iter().filter(|line| line.ends_with(&packed("First raised"))).count();
            let wanted = usize::from(number == 1 || engine().repeats_heads());
            page.insist(heads == wanted, format!("page {number} has {heads} heads: {lines:?}"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn five_findings_and_two_questions_take_two_pages_at_most() {
    play(async |page: &Page| {
        let mut longest: Vec<_> = (0..60).map(finding).collect();
        longest.sort_by_key(|finding| core::cmp::Reverse(finding.summary.len()));
        let items = longest.iter().take(5).map(|finding| Item::Subject(Subject::Finding(finding.id.clone())));
        let mut briefing = briefing_of(&items.collect::<Vec<_>>());
        briefing.set_questions("Who owns each action?\nWhat is late, and why?").expect("they are few");
        page.open("").await?;
        page.keep_briefing(&briefing).await?;
        page.open("view=briefing").await?;
        page.counts(".entry", 5).await?;
        let pages = page.pdf(false).await?.lines()?;
        page.insist(pages.len() <= 2, format!("it takes {} pages", pages.len()))
    })
    .await;
}

/// A reader types a question and prints with the caret still in the field.
#[tokio::test]
async fn questions_are_printed_and_saved_as_they_stand_in_the_field() {
    play(async |page: &Page| {
        page.open("view=briefing").await?;
        let typed = "Who  pays:   council, or trust?\nWhat is <late>, and why?";
        page.write("#briefing-questions", typed).await?;
        let focus = "return document.activeElement.id === 'briefing-questions'";
        page.until("the caret to be in the field", focus, &[]).await?;
        let paper = page.pdf(false).await?;
        let text = paper.lines()?.concat().concat();
        for question in typed.lines() {
            page.insist(text.contains(&packed(question)), format!("'{question}' is not printed: {text}"))?;
        }
        // Spaces between words are part of what was typed.
        let kept = "return [...document.querySelectorAll('.questions li')].map(item => item.innerText).join('\\n')";
        page.shows("the questions", kept, &[], &typed.to_owned()).await?;
        page.reload().await?;
        page.shows("the questions", kept, &[], &typed.to_owned()).await
    })
    .await;
}
