//! The briefing as a CSV file: one row an entry, and one a step of a thread.

use super::csv::written;
use crate::Entry;
use record::Citation;

/// The columns.
const COLUMNS: [&str; 12] = [
    "number",
    "type",
    "title",
    "about",
    "text",
    "document",
    "section",
    "place",
    "units",
    "link",
    "reader's status",
    "status day",
];

/// The entries as a CSV file. Rows of one entry have one number.
pub fn briefing_csv(entries: &[Entry]) -> String {
    let head = COLUMNS.map(str::to_owned).to_vec();
    written(core::iter::once(head).chain((1..).zip(entries).flat_map(|(number, entry)| rows(number, entry))))
}

/// The rows of an entry: one for each line with citations of its own, or one for everything.
fn rows(number: usize, entry: &Entry) -> Vec<Vec<String>> {
    if entry.lines.iter().any(|line| !line.citations.is_empty()) {
        return entry.lines.iter().map(|line| row(number, entry, line.text.clone(), &line.citations)).collect();
    }
    let texts: Vec<&str> = entry.lines.iter().map(|line| line.text.as_str()).collect();
    vec![row(number, entry, texts.join("\n"), &entry.citations)]
}

fn row(number: usize, entry: &Entry, text: String, citations: &[Citation]) -> Vec<String> {
    // Each citation gives one part to each column, so that the parts belong together by their order.
    let column = |part: &dyn Fn(&Citation) -> String| citations.iter().map(part).collect::<Vec<_>>().join("; ");
    let document = |citation: &Citation| {
        let printed =
            citation.printed_in.as_ref().map(|other| format!(" (as reprinted in the {other})")).unwrap_or_default();
        format!("{}{printed}", citation.document)
    };
    let source = entry.picture.as_ref().map(|picture| picture.frame().source);
    let day = entry.status.as_ref().and_then(|mark| mark.on).map(String::from);
    vec![
        number.to_string(),
        entry.label.to_owned(),
        entry.title.clone(),
        entry.about.clone(),
        text,
        source.unwrap_or_else(|| column(&document)),
        column(&|citation| citation.section.clone()),
        column(&|citation| citation.place.clone()),
        column(&|citation| citation.units.join(" ")),
        column(&|citation| citation.url.clone().unwrap_or_default()),
        entry.status.as_ref().map(|status| status.progress.label().to_owned()).unwrap_or_default(),
        day.unwrap_or_default(),
    ]
}
