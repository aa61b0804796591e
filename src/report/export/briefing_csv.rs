//! The briefing as a CSV file: one row an entry, and one a step of a thread; where several places are cited, one for each.

use super::csv::written;
use crate::Entry;
use record::Citation;

/// The columns.
const COLUMNS: [&str; 15] = [
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
    "status day in words",
    "filter",
    "saved on",
];

/// The entries as a CSV file, saved on a day as 2026-11-26. Rows of one entry have one number.
pub fn briefing_csv(entries: &[Entry], today: &str) -> String {
    let head = COLUMNS.map(str::to_owned).to_vec();
    let rows = (1..).zip(entries).flat_map(|(number, entry)| rows(number, entry));
    written(core::iter::once(head).chain(rows.map(|row| row.into_iter().chain([today.to_owned()]).collect())))
}

/// The rows of an entry: for each line with citations of its own, or for everything, one a citation.
fn rows(number: usize, entry: &Entry) -> Vec<Vec<String>> {
    let of = |text: String, citations: &[Citation]| -> Vec<Vec<String>> {
        if citations.is_empty() {
            return vec![row(number, entry, text, None)];
        }
        citations.iter().map(|citation| row(number, entry, text.clone(), Some(citation))).collect()
    };
    if entry.lines.iter().any(|line| !line.citations.is_empty()) {
        return entry.lines.iter().flat_map(|line| of(line.text.clone(), &line.citations)).collect();
    }
    let texts: Vec<&str> = entry.lines.iter().map(|line| line.text.as_str()).collect();
    of(texts.join("\n"), &entry.citations)
}

fn row(number: usize, entry: &Entry, text: String, citation: Option<&Citation>) -> Vec<String> {
    let column = |part: &dyn Fn(&Citation) -> String| citation.map(part).unwrap_or_default();
    let document = |citation: &Citation| {
        let printed =
            citation.printed_in.as_ref().map(|other| format!(" (as reprinted in the {other})")).unwrap_or_default();
        format!("{}{printed}", citation.document)
    };
    let source = entry.picture.as_ref().map(|picture| picture.frame().source);
    let day = entry.status.as_ref().and_then(|mark| mark.on);
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
        day.map(String::from).unwrap_or_default(),
        day.map(|day| day.to_string()).unwrap_or_default(),
        entry.picture.as_ref().and_then(|picture| picture.narrowed_to()).unwrap_or_default().to_owned(),
    ]
}
