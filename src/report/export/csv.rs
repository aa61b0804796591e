//! Tables as CSV files that Excel, LibreOffice and programs read alike (RFC 4180), and as text for the clipboard.
//!
//! A file begins with a byte order mark, so that Excel takes it for UTF-8. A reader's note or a quoted sentence must
//! never be run as a formula, whatever separates the cells on the reader's system: a comma, `;` or a tab. So all but
//! whole numbers is quoted, and a sign that could begin a formula has an apostrophe before it.

use super::origin::{self, Origin, Saved};
use charts::{Drawn, Table};
use explore::names::UNKNOWN;
use record::cite::cite;
use record::{Finding, Record};
use std::borrow::Cow;

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// The columns of the findings' file.
const COLUMNS: [&str; 16] = [
    "inspection",
    "year",
    "framework",
    "document",
    "section",
    "place",
    "units",
    "kind",
    "area",
    "native area",
    "topic",
    "summary",
    "note",
    "how soon",
    "date",
    "dates in words",
];

/// A table as a CSV file.
pub fn table_csv(table: &Table) -> String {
    written(core::iter::once(&table.head).chain(&table.rows))
}

/// A chart's data as a CSV file: one value a cell, and in each row where it comes from.
pub fn chart_csv(record: &Record, drawn: &Drawn, saved: &Saved) -> String {
    let origin = Origin::new(record, &drawn.frame().source, drawn.narrowed_to(), saved);
    table_csv(&origin.with(drawn.data()))
}

/// Findings as a CSV file, each with the place where it stands and the reader's note, if there is one.
pub fn findings_csv(
    record: &Record,
    findings: &[&Finding],
    note: &dyn Fn(&str) -> Option<String>,
    origin: &Origin,
) -> String {
    let head = COLUMNS.into_iter().chain(origin::COLUMNS).map(str::to_owned).collect();
    let rows = findings.iter().map(|finding| {
        let own = row(record, finding, note(&finding.id).unwrap_or_default());
        own.into_iter().chain(origin.cells()).collect::<Vec<_>>()
    });
    written(core::iter::once(head).chain(rows))
}

/// A table as text with a tab between cells and a line for each row, as spreadsheets take it from the clipboard: guarded
/// as in a file.
pub fn table_text(table: &Table) -> String {
    let line = |cells: &Vec<String>| {
        cells.iter().map(|cell| guarded(&one_line(cell)).into_owned()).collect::<Vec<_>>().join("\t") + "\n"
    };
    core::iter::once(&table.head).chain(&table.rows).map(line).collect()
}

/// What a finding says in each column.
fn row(record: &Record, finding: &Finding, note: String) -> Vec<String> {
    let inspection = record.inspection(&finding.inspection);
    let cited = cite(record, &finding.units);
    let (document, section, place) = cited.map_or_else(Default::default, |cited| {
        (format!("{}{}", cited.document, cited.reprinted()), cited.section, cited.place)
    });
    vec![
        inspection
            .map_or_else(|| UNKNOWN.to_owned(), |inspection| format!("{}{}", inspection.event, inspection.of_and_by())),
        inspection.map(|inspection| inspection.year().to_string()).unwrap_or_default(),
        inspection.map(|inspection| inspection.framework.label().to_owned()).unwrap_or_default(),
        document,
        section,
        place,
        finding.units.join(" "),
        finding.kind.label().to_owned(),
        finding.area.label().to_owned(),
        finding.native_area.clone().unwrap_or_default(),
        finding.topic.label().to_owned(),
        finding.summary.clone(),
        note,
        finding.urgency.map(|urgency| urgency.label().to_owned()).unwrap_or_default(),
        inspection.and_then(|inspection| inspection.when().map(String::from)).unwrap_or_default(),
        inspection.and_then(record::Inspection::dates).unwrap_or_default(),
    ]
}

/// Rows of cells as a CSV file.
pub(super) fn written<R>(rows: impl Iterator<Item = R>) -> String
where
    R: IntoIterator<Item: AsRef<str>>,
{
    let mut file = MARK.to_owned();
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                file.push(',');
            }
            file.push_str(&quoted(cell.as_ref()));
        }
        file.push_str("\r\n");
    }
    file
}

/// A cell as it stands in the file: a whole number bare, everything else guarded and in quotation marks.
fn quoted(cell: &str) -> Cow<'_, str> {
    if !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit()) {
        return cell.into();
    }
    format!("\"{}\"", guarded(cell).replace('"', "\"\"")).into()
}

/// A cell with an apostrophe before each sign that could begin a formula: at the start, and wherever a program that
/// separates cells by another sign would begin a new one. Space and quotation marks before it do not disarm a sign.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if !cell.contains(begins_formula) && !cell.starts_with(SHIFTS) {
        return cell.into();
    }
    let mut safe = String::with_capacity(cell.len() + 4);
    if cell.starts_with(SHIFTS) {
        safe.push('\'');
    }
    let mut at_start = true;
    for c in cell.chars() {
        if at_start && begins_formula(c) {
            safe.push('\'');
        }
        safe.push(c);
        at_start = matches!(c, ',' | ';' | '\t') || is_line_break(c) || (at_start && is_passed_over(c));
    }
    safe.into()
}

/// Signs at the start of a cell that some programs take off, or take for the end of a cell.
const SHIFTS: [char; 3] = ['\t', '\r', '\n'];

/// Whether a spreadsheet takes what begins so for a formula; the wide forms count in East Asian versions.
const fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// Whether a program may leave this out at the start of a cell.
fn is_passed_over(c: char) -> bool {
    c == '"'
        || c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A cell in one line and without tabs.
fn one_line(cell: &str) -> String {
    cell.replace("\r\n", " ").replace(|c: char| c == '\t' || is_line_break(c), " ")
}

/// Whether a line ends here, in any program's eyes.
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
