//! The briefing on paper: everything in order, with its place, and nothing that only a screen needs.

use crate::desk::{briefing_of, marked, plan_model, ten};
use crate::drawn::drawn;
use crate::engine::engine;
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::milton_keynes::briefing::cited;
use crate::milton_keynes::plan::book_of;
use crate::page::Page;
use crate::reader::{finding, note};
use crate::screen::Medium;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::briefing::{Briefing, Entry, Item};
use inspection_explorer::chart::Theme;
use inspection_explorer::explore::AreaPage;
use inspection_explorer::explore::headline::Part;
use inspection_explorer::record::{Date, Subject};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// What is printed.
struct Paper {
    /// The signs of each page, in reading order.
    pages: Vec<String>,
    /// How far left and right words reach, and how wide the paper is, in points.
    reach: (f64, f64, f64),
}

/// The signs of a text without any space: where a line ends on paper, a space may come in or go.
pub fn packed(text: &str) -> String {
    let mut packed: String = text.split_whitespace().collect();
    // Some engines print two letters as one sign.
    for (sign, letters) in
        [("\u{fb00}", "ff"), ("\u{fb01}", "fi"), ("\u{fb02}", "fl"), ("\u{fb03}", "ffi"), ("\u{fb04}", "ffl")]
    {
        packed = packed.replace(sign, letters);
    }
    packed
}

impl Page {
    /// Prints the page on A4.
    pub async fn pdf(&self, grounds: bool) -> Done<Pdf> {
        let folder = Folder::new()?;
        // Paper size and margins are the page's own.
        fs::write(folder.path().join(FILE), self.tools.print(&self.driver, grounds).await?)?;
        Ok(Pdf(folder))
    }

    /// Prints the page on A4 and reads the paper.
    async fn printed(&self) -> Done<Paper> {
        let pdf = self.pdf(false).await?;
        let read = |way: &str| pdf.read("pdftotext", &[way, "-enc", "UTF-8"], &["-"]);
        let pages = read("-layout")?.split('\u{c}').map(packed).filter(|page| !page.is_empty()).collect();
        let boxes = read("-bbox")?;
        let sides = |line: &str| -> Option<(f64, f64)> {
            let side = |name: &str| line.split_once(name)?.1.split('"').nth(1)?.parse().ok();
            Some((side("xMin=")?, side("xMax=")?))
        };
        let words: Vec<(f64, f64)> = boxes.lines().filter(|line| line.contains("<word")).filter_map(sides).collect();
        let paper = boxes
            .lines()
            .find(|line| line.contains("<page"))
            .and_then(|line| line.split_once("width=")?.1.split('"').nth(1)?.parse().ok());
        let left = words.iter().map(|word| word.0).fold(f64::MAX, f64::min);
        let right = words.iter().map(|word| word.1).fold(0.0, f64::max);
        Ok(Paper { pages, reach: (left, right, paper.ok_or_else(|| Fault::new("the paper has no width"))?) })
    }
}

/// The name of the file that is printed.
const FILE: &str = "page.pdf";

/// A printed file, in a folder that goes with it.
pub struct Pdf(Folder);

impl Pdf {
    /// What a program says of it.
    pub fn read(&self, program: &str, before: &[&str], behind: &[&str]) -> Done<String> {
        Ok(String::from_utf8(self.told(program, before, behind)?)?)
    }

    /// What a program says of it, byte by byte.
    pub fn told(&self, program: &str, before: &[&str], behind: &[&str]) -> Done<Vec<u8>> {
        let run = Command::new(program).args(before).arg(self.0.path().join(FILE)).args(behind).output();
        let run = run.map_err(|error| Fault::new(format!("{program} ({error}): run script/setup test")))?;
        Ok(run.stdout)
    }

    /// The file itself.
    pub fn bytes(&self) -> Done<Vec<u8>> {
        Ok(fs::read(self.0.path().join(FILE))?)
    }

    /// The colours of its words, as '#12436d', each once.
    fn colours(&self) -> Done<BTreeSet<String>> {
        let fonts = self.read("pdftohtml", &["-xml", "-i", "-stdout"], &[])?;
        let colour = |line: &str| Some(line.split_once("color=\"")?.1.split_once('"')?.0.to_owned());
        Ok(fonts.lines().filter(|line| line.contains("<fontspec")).filter_map(colour).collect())
    }
}

/// The contrast of a colour as '#12436d' with white paper.
fn contrast_with_white(colour: &str) -> Done<f64> {
    let part = |from: usize| -> Done<f64> {
        let part = colour.get(from..from + 2).ok_or_else(|| Fault::new(format!("'{colour}' is no colour")))?;
        let part = f64::from(u8::from_str_radix(part, 16)?) / 255.0;
        Ok(if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
    };
    Ok(1.05 / (0.2126 * part(1)? + 0.7152 * part(3)? + 0.0722 * part(5)? + 0.05))
}

#[tokio::test]
async fn whatever_colours_are_chosen_words_on_paper_can_be_read() {
    play(async |page: &Page| {
        for sight in [Sight::ChosenGrade, Sight::OpenFinding, Sight::Thread, Sight::Plan, Sight::Briefing, Sight::Notes]
        {
            page.see(sight).await?;
            page.unfold().await?;
            // The words of charts stand on bars; their contrast is tested with the charts.
            let script = "document.documentElement.dataset.colours = 'dark';
                document.querySelectorAll('.on-paper').forEach(drawing => {
                    drawing.style.setProperty('display', 'none', 'important');
                });";
            page.script::<Value>(script, &[]).await?;
            for system in [Theme::Light, Theme::Dark] {
                page.show_for(Medium { paper: false, system, forced: false }).await?;
                // With grounds and without: the browser makes light words darker only where it leaves grounds out.
                for grounds in [false, true] {
                    let colours = page.pdf(grounds).await?.colours()?;
                    page.insist(colours.len() > 1, format!("{sight:?}: the words have the colours {colours:?}"))?;
                    for colour in &colours {
                        let contrast = contrast_with_white(colour)?;
                        let what = format!("{sight:?} on a system of {system:?}, grounds printed: {grounds}");
                        page.insist(contrast >= 4.5, format!("{what}: {colour} has a contrast of {contrast:.2}"))?;
                    }
                }
            }
        }
        Ok(())
    })
    .await;
}

/// What a citation says behind the document's title, after which paper tells its address.
fn behind(entry: &Entry, line: &str) -> String {
    let document = entry.all_citations().map(|cited| cited.document.as_str()).find(|title| line.starts_with(title));
    packed(line.strip_prefix(document.unwrap_or_default()).unwrap_or(line))
}

/// A briefing of everything, with a heading and questions.
fn whole() -> Briefing {
    let mut briefing = briefing_of(&ten());
    briefing.set_heading("Corporate parenting on 1 December").expect("it is short");
    briefing.set_questions("Who owns each action?\nWhat is late?").expect("they are few");
    briefing
}

#[tokio::test]
async fn the_printed_briefing_tells_everything_in_order_with_its_place() {
    play(async |page: &Page| {
        let (briefing, target) = (whole(), &finding(5).id);
        page.open("").await?;
        for (_, own, mark) in marked() {
            page.keep_status(&own.unit, mark).await?;
        }
        page.keep(&note(target, "Who checks this?\nAsk on Monday.", 1_700_000_000_000)).await?;
        page.keep_briefing(&briefing).await?;
        page.open("view=briefing").await?;
        page.counts(".entry", 10).await?;
        let entries = page.says(&briefing).await?;
        let paper = page.printed().await?;
        let text = paper.pages.concat();
        // Each is looked for behind the one before.
        let mut at = 0;
        let mut next = |words: &str| {
            let found = text[at..].find(&packed(words)).map(|place| at + place);
            at = found.unwrap_or(at);
            let here: String = text[at..].chars().take(80).collect();
            page.insist(found.is_some(), format!("'{words}' is not printed behind '{here}'"))
        };
        next(briefing.heading())?;
        for question in briefing.questions() {
            next(question)?;
        }
        for (number, entry) in (1..).zip(&entries) {
            next(&format!("{number}."))?;
            next(entry.label)?;
            next(&entry.title)?;
            for line in &entry.lines {
                line.text.lines().try_for_each(&mut next)?;
                cited(&line.citations).iter().try_for_each(|line| next(&behind(entry, line)))?;
            }
            if let Some(picture) = &entry.picture {
                next(&picture.frame().source)?;
            }
            cited(&entry.citations).iter().try_for_each(|line| next(&behind(entry, line)))?;
        }
        next("Open Government Licence")?;
        let (_, _, mark) = &marked()[0];
        let day = mark.on.map(|day: Date| day.to_string()).unwrap_or_default();
        let status = packed(&format!("Your status: {} ({day}).", mark.progress.label()));
        page.insist(text.contains(&status), format!("'{status}' is not printed"))
    })
    .await;
}

#[tokio::test]
async fn nothing_that_only_a_screen_needs_is_printed_and_nothing_is_cut() {
    play(async |page: &Page| {
        page.open("").await?;
        page.keep_briefing(&whole()).await?;
        page.open("view=briefing").await?;
        page.counts(".entry", 10).await?;
        let script = "return [...new Set([...document.querySelectorAll('main button, nav a, label')]
            .map(part => part.firstChild.textContent.trim()))]";
        let mut tools: Vec<String> = page.script(script, &[]).await?;
        tools.retain(|words| words.contains(' '));
        tools.extend(["Add to briefing", "Move up", "Move down", "Remove"].map(str::to_owned));
        page.insist(tools.len() > 6, format!("only {tools:?} are looked for"))?;
        let paper = page.printed().await?;
        for words in tools {
            let there = paper.pages.iter().any(|page| page.contains(&packed(&words)));
            page.insist(!there, format!("'{words}' is printed"))?;
        }
        let (left, right, width) = paper.reach;
        page.insist((width - 595.0).abs() < 1.5, format!("the paper is {width} points wide"))?;
        // The margins are 16 mm; those of GTK's own window for printing are 6 mm.
        let margin = if engine().has_margins_of_pages() { 44.0 } else { 17.5 };
        page.insist(left >= margin && right <= width - margin, format!("words reach from {left} to {right}"))
    })
    .await;
}

#[tokio::test]
async fn no_finding_is_parted_from_its_place_by_the_end_of_a_page() {
    play(async |page: &Page| {
        // So many that most pages end near one, whatever the fonts.
        let items: Vec<Item> =
            (0..40).map(|number| Item::Subject(Subject::Finding(finding(number).id.clone()))).collect();
        let briefing = briefing_of(&items);
        page.open("").await?;
        page.keep_briefing(&briefing).await?;
        page.open("view=briefing").await?;
        page.counts(".entry", 40).await?;
        let entries = page.says(&briefing).await?;
        let paper = page.printed().await?;
        page.insist(paper.pages.len() > 4, format!("it takes {} pages", paper.pages.len()))?;
        for (number, entry) in (1..).zip(&entries) {
            let head = packed(&format!("{number}. {} {} {}", entry.label, entry.about, entry.title));
            let places: Vec<String> = cited(&entry.citations).iter().map(|line| behind(entry, line)).collect();
            let whole = |page: &String| {
                let own = page.split_once(&head).map(|(_, rest)| rest);
                own.is_some_and(|rest| places.iter().all(|place| rest.contains(place)))
            };
            let there = !places.is_empty() && paper.pages.iter().any(whole);
            page.insist(there, format!("'{}' and its place are not on one page", entry.title))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_area_is_printed_whole_and_without_what_only_a_screen_needs() {
    play(async |page: &Page| {
        let area = record().codebook.area("care-leavers").expect("the record has it");
        let own = AreaPage::new(record(), area);
        page.open("view=area&area=care-leavers").await?;
        page.counts(".newest > li", own.listed().len()).await?;
        let paper = page.printed().await?;
        page.insist(paper.pages.len() <= 6, format!("{} pages", paper.pages.len()))?;
        let all = paper.pages.concat();
        let said = own.said.iter().map(|parts| parts.iter().map(Part::words).collect::<String>());
        let names = own.open.iter().chain(&own.resolved).map(|course| course.thread.name.clone());
        let plan = own.plan.iter().map(|traced| traced.area.title.clone());
        let newest = own.listed().iter().map(|finding| finding.summary.clone());
        for words in said.chain(names).chain(plan).chain(newest) {
            page.insist(all.contains(&packed(&words)), format!("'{words}' is not printed"))?;
        }
        page.insist(!all.contains(&packed("Help and protection Children in care")), "the choice is printed")?;
        let (left, right, width) = paper.reach;
        page.insist(left >= 0.0 && right <= width, format!("words reach from {left} to {right} of {width}"))
    })
    .await;
}

/// The views that have a chart, each with the id of the chart.
pub const WITH_CHARTS: [(&str, &str); 8] = [
    ("", "grades"),
    ("view=area&area=care-leavers", "area"),
    ("view=findings", "findings"),
    ("view=topics", "topics"),
    ("view=compare", "compare"),
    ("view=threads", "threads"),
    ("view=threads&thread=early-help", "thread"),
    ("view=plan", "plan"),
];

#[tokio::test]
async fn a_printed_view_has_its_chart_with_the_key_to_its_symbols() {
    play(async |page: &Page| {
        for (query, chart) in WITH_CHARTS {
            page.open(query).await?;
            page.counts(&format!("#{chart}-canvas"), 1).await?;
            let paper = page.printed().await?.pages.concat();
            let drawn = drawn(chart, query);
            // A table has words and no symbols.
            let legend = if drawn.prints_as_table() { Vec::new() } else { drawn.frame().legend };
            for entry in legend {
                page.insist(
                    paper.contains(&packed(&entry.words)),
                    format!("{chart}: '{}' is not printed", entry.words),
                )?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_drawing_for_paper_is_there_while_printing_and_only_then() {
    play(async |page: &Page| {
        page.open("").await?;
        page.keep_briefing(&briefing_of(&[Item::Chart { id: "grades".to_owned(), query: String::new() }])).await?;
        for (query, place) in
            WITH_CHARTS.map(|(query, _)| (query, ".chart")).into_iter().chain([("view=briefing", ".entry")])
        {
            page.open(query).await?;
            page.element(&format!("{place} .on-paper")).await?;
            // In one breath: a browser that copies the page when the event has been told finds the drawing there.
            let script = "
                const shapes = () => document.querySelectorAll('.on-paper svg > *, .on-paper td').length;
                const before = shapes();
                dispatchEvent(new Event('beforeprint'));
                const while_printing = shapes();
                dispatchEvent(new Event('afterprint'));
                return [before, while_printing, shapes()];";
            let [before, printing, after]: [usize; 3] = page.script(script, &[]).await?;
            let told = format!("{query}: {before} shapes before, {printing} while and {after} after printing");
            page.insist(before == 0 && printing > 20 && after == 0, told)?;
        }
        Ok(())
    })
    .await;
}

/// The areas of the plan come first, as a table that anybody can read and hand round.
#[tokio::test]
async fn the_table_of_the_plan_fits_three_pages_in_letters_of_six_points() {
    play(async |page: &Page| {
        page.open("").await?;
        for (_, own, mark) in marked() {
            page.keep_status(&own.unit, mark).await?;
        }
        page.open("view=plan").await?;
        page.counts("#plan-canvas", 1).await?;
        let marks: Vec<_> = marked().into_iter().map(|(_, own, mark)| (own.unit.as_str(), mark)).collect();
        let table = plan_model(&book_of(&marks)).table();
        let pdf = page.pdf(false).await?;
        let words = pdf.read("pdftotext", &["-bbox", "-enc", "UTF-8"], &["-"])?;
        let pages: Vec<&str> = words.split("<page ").skip(1).collect();
        let read = pdf.read("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"])?;
        let read: Vec<String> = read.split('\u{c}').map(packed).collect();
        // The heading behind it begins what follows the table.
        let last = read.iter().position(|page| page.contains(&packed("Source: Action plan")));
        let last = last.ok_or_else(|| Fault::new("the table has no end"))?;
        page.insist(last < 3, format!("the table ends on page {}", last + 1))?;
        let table_read = read[..=last].concat();
        for cell in table.rows.iter().flatten() {
            page.insist(table_read.contains(&packed(cell)), format!("'{cell}' is not printed"))?;
        }
        let with_heads = if engine().repeats_heads() { &read[..=last] } else { &read[..1] };
        for (number, own) in (1..).zip(with_heads) {
            for head in &table.head {
                page.insist(own.contains(&packed(head)), format!("page {number} does not repeat '{head}'"))?;
            }
        }
        for line in pages[..=last].iter().flat_map(|page| page.lines()).filter(|line| line.contains("<word")) {
            let side = |name: &str| -> Option<f64> { line.split_once(name)?.1.split('"').nth(1)?.parse().ok() };
            let height = side("yMax=").zip(side("yMin=")).map_or(0.0, |(bottom, top)| bottom - top);
            // A line of letters of six points is about seven points high.
            page.insist(height >= 7.0, format!("{line}: letters are {height} points high"))?;
        }
        // All that the plan says of each area follows behind it.
        let rest = read[last..].concat();
        let areas: Vec<&str> = record().plan.iter().map(|area| area.title.as_str()).collect();
        for words in areas.into_iter().chain(["Areas for improvement"]) {
            page.insist(rest.contains(&packed(words)), format!("'{words}' does not follow the table"))?;
        }
        Ok(())
    })
    .await;
}
