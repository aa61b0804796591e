//! References in a usual form, as reports, articles and papers give them: author, year, title, date, place, address and the
//! day on which it was read. Where there is no public address, the words say whom to ask.

use super::cite::{Citation, Place, citations, cite, places};
use super::date::Date;
use super::ids::UnitId;
use super::model::{Document, Inspection, Source};
use super::record::Record;
use super::words::sentence_case;

/// Whom to ask for a document that is not on the web.
pub fn whom_to_ask(document: &Document) -> &str {
    document.ask.as_deref().unwrap_or(&document.author)
}

/// 'No public link: ask Ofsted for a copy'.
pub fn no_link(whom: &str) -> String {
    format!("No public link: ask {whom} for a copy")
}

/// Whom to ask for an inspection of which no document is at hand: who inspects now.
pub fn whom_to_ask_of_inspection(record: &Record) -> &str {
    record.authority.inspectorates.first().map_or(&record.authority.name, String::as_str)
}

/// A document: 'Ofsted (2024) Inspection report, 2024. Milton Keynes children's services, published 17 December 2024.
/// Available at: https://… (accessed 26 November 2026).'
pub fn of_document(record: &Record, document: &Document, accessed: Date) -> String {
    reference(record, document, "", accessed)
}

/// Units of any paragraphs: a line for each document.
pub fn of_units(record: &Record, units: &[UnitId], accessed: Date) -> String {
    of_citations(record, &citations(record, units), accessed)
}

/// Citations: a line for each document.
pub fn of_citations(record: &Record, citations: &[Citation], accessed: Date) -> String {
    let line = |place: &Place| {
        let document = record.documents.iter().find(|document| document.title == place.document)?;
        let words = place.words();
        Some(reference(record, document, words.trim_start_matches(", "), accessed))
    };
    places(citations).iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The source of a grade or of an inspection: its units, its document, or else who tells of it and where.
pub fn of_source(record: &Record, source: &Source, inspection: &Inspection, accessed: Date) -> String {
    let units: Vec<Citation> =
        source.units.iter().filter_map(|unit| cite(record, core::slice::from_ref(unit))).collect();
    if !units.is_empty() {
        return of_citations(record, &units, accessed);
    }
    if let Some(document) = source.document.as_deref().and_then(|id| record.document(id)) {
        return of_document(record, document, accessed);
    }
    let url = source.url.as_deref().or(inspection.source.url.as_deref());
    let place = source.place.trim_end_matches('.');
    format!("{place}. {}.", available(url, whom_to_ask_of_inspection(record), accessed))
}

fn reference(record: &Record, document: &Document, place: &str, accessed: Date) -> String {
    let Document { author, title, published, .. } = document;
    let about = format!("{} children's services, published {published}", record.authority.name);
    let place = if place.is_empty() { String::new() } else { format!(" {}.", sentence_case(place)) };
    let available = available(document.url.as_deref(), whom_to_ask(document), accessed);
    format!("{author} ({}) {title}. {about}.{place} {available}.", published.year())
}

/// Where something can be read, or whom to ask for it.
fn available(url: Option<&str>, whom: &str, accessed: Date) -> String {
    url.map_or_else(|| no_link(whom), |url| format!("Available at: {url} (accessed {accessed})"))
}
