//! The summary of a record that the page shows until the app takes its place: what the first view says first, then the
//! findings by area and the issues that are still open. Every sentence and table is the app's own.

use crate::html::{element, escaped, list, table};
use crate::picture::pictures;
use charts::frame::{Frame, LegendEntry, picture_label};
use charts::grades::HOW_TO_READ;
use charts::signs::{KEY, in_key};
use charts::threads::ThreadRow;
use charts::{Drawn, Inputs, findings, registry, threads};
use explore::headline::{Part, sentences};
use explore::{Kept, Place, View, said};
use record::Record;
use record::threads::courses;
use record::words::{count, sentence_case};

/// The summary, as HTML. The links to the reports are handed in.
pub fn summary(record: &Record, reports: &str) -> String {
    let parts = [head(record), grades(record), found(record), open(record), reports.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The chart of a view of nothing but the record.
fn drawn(record: &Record, view: View) -> Option<Drawn> {
    let inputs = Inputs { record, notes: &|_| None, statuses: &|_| None };
    registry::draw(&inputs, &Place::of(view, &Kept::default()))
}

/// The heading and the sentences above the first chart.
fn head(record: &Record) -> String {
    let sentences = sentences(record).into_iter().map(|parts| {
        let words: String = parts.iter().map(part).collect();
        format!("<p>{words}</p>")
    });
    let sentences: String = sentences.collect();
    format!(
        "{}\n{}\n<div class=\"lead\">{sentences}</div>",
        element("h1", "", &View::Grades.heading_in(record)),
        element("p", " class=\"intro\"", &said::what_this_is(record))
    )
}

fn part(part: &Part) -> String {
    match part {
        Part::Plain(words) => escaped(words),
        Part::Strong(words) => element("strong", "", words),
        Part::Thread { name, .. } => element("span", " class=\"thread-link\"", name),
    }
}

/// Room for the words that say what a mark of the app's chart opens.
const WAY_TO_OPEN: &str = "<p class=\"how-to-open waiting\" aria-hidden=\"true\">&#160;</p>";

/// The chart of the grades, as the first view shows it, and its table.
fn grades(record: &Record) -> String {
    let Some(drawn) = drawn(record, View::Grades) else { return String::new() };
    let Frame { title, subtitle, legend, source } = drawn.frame();
    let parts = [
        "<section class=\"chart chart-grades\" aria-labelledby=\"grades-title\">".to_owned(),
        element("h2", " id=\"grades-title\"", &title),
        element("p", " class=\"subtitle\"", &subtitle),
        key(&legend),
        element("p", " class=\"legend-note\"", HOW_TO_READ),
        format!("<div class=\"frame still\" role=\"img\" aria-label=\"{}\">", escaped(&picture_label(&title))),
        pictures(&drawn),
        "</div>".to_owned(),
        WAY_TO_OPEN.to_owned(),
        element("p", " class=\"source\"", &source),
        "</section>".to_owned(),
        table(&drawn.table()),
    ];
    parts.join("\n")
}

/// The key to the signs of the chart.
fn key(legend: &[LegendEntry]) -> String {
    let entries = legend.iter().map(|LegendEntry { symbol, words }| match in_key(*symbol) {
        None => format!("<li class=\"key-part\">{}</li>", escaped(words)),
        Some((class, letter)) => {
            format!(
                "<li><span class=\"{class}\" aria-hidden=\"true\">{letter}</span><span>{}</span></li>",
                escaped(words)
            )
        }
    });
    format!("<ul class=\"legend\" aria-label=\"{KEY}\">{}</ul>", entries.collect::<String>())
}

/// The findings, counted by inspection, area and kind. Nothing where there are none.
fn found(record: &Record) -> String {
    let Some(drawn) = drawn(record, View::Findings) else { return String::new() };
    if drawn.model::<findings::FindingsModel>().is_none_or(|model| model.groups.is_empty()) {
        return String::new();
    }
    let Frame { title, subtitle, source, .. } = drawn.frame();
    let parts = [
        "<section class=\"chart\" aria-labelledby=\"findings-title\">".to_owned(),
        element("h2", " id=\"findings-title\"", &title),
        element("p", " class=\"subtitle\"", &subtitle),
        table(&drawn.table()),
        element("p", " class=\"source\"", &source),
        "</section>".to_owned(),
    ];
    parts.join("\n")
}

/// The issues that are still open, each with what was said of it. Nothing where the record follows none.
fn open(record: &Record) -> String {
    let courses = courses(record);
    if courses.is_empty() {
        return String::new();
    }
    let all: Vec<_> = courses.iter().collect();
    let still: Vec<_> = courses.iter().filter(|course| course.is_open()).collect();
    let model = threads::model(record, &still);
    let by_heading = model.rows.chunk_by(|one, next| one.heading() == next.heading());
    let groups = by_heading.map(|rows| {
        let heading = rows.first().map(ThreadRow::heading).unwrap_or_default();
        let items: Vec<String> = rows.iter().map(|row| escaped(&row.told)).collect();
        format!("{}\n{}", element("h3", "", heading), list("", &items))
    });
    let groups = groups.collect::<Vec<_>>().join("\n");
    let more = still.len() - model.rows.len();
    let more = if more == 0 { String::new() } else { format!("Not listed here: {}.", count(more, "issue", "issues")) };
    let parts = [
        "<section class=\"beside\" aria-labelledby=\"open-title\">".to_owned(),
        element("h2", " id=\"open-title\"", "What is still open"),
        element("p", "", &format!("{}.", sentence_case(&threads::model(record, &all).title))),
        groups,
        element("p", "", &more),
        element("p", " class=\"quiet-words\"", threads::SOURCE),
        "</section>".to_owned(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
