//! Tables as CSV files that Excel, LibreOffice and programs read alike (RFC 4180), and as text for the clipboard.
//!
//! A file begins with a byte order mark, so that Excel takes it for UTF-8. A cell that a spreadsheet could take for a
//! formula has an apostrophe before it: a reader's note or a quoted sentence must never be run.

use charts::Table;
use csv::{Terminator, WriterBuilder};
use record::cite::cite;
use record::{Finding, Record};
use std::borrow::Cow;

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// The columns of the findings' file.
const COLUMNS: [&str; 13] = [
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
];

/// A table as a CSV file.
pub fn table_csv(table: &Table) -> String {
    written(core::iter::once(&table.head).chain(&table.rows))
}

/// Findings as a CSV file, each with the place where it stands and the reader's note, if there is one.
pub fn findings_csv(record: &Record, findings: &[&Finding], note: &dyn Fn(&str) -> Option<String>) -> String {
    let head = COLUMNS.map(str::to_owned).to_vec();
    let rows = findings.iter().map(|finding| row(record, finding, note(&finding.id).unwrap_or_default()));
    written(core::iter::once(head).chain(rows))
}

/// A table as text with a tab between cells and a line for each row, as spreadsheets take it from the clipboard.
pub fn table_text(table: &Table) -> String {
    let line = |cells: &Vec<String>| cells.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join("\t") + "\n";
    core::iter::once(&table.head).chain(&table.rows).map(line).collect()
}

/// What a finding says in each column.
fn row(record: &Record, finding: &Finding, note: String) -> Vec<String> {
    let inspection = record.inspection(&finding.inspection);
    let cited = cite(record, &finding.units);
    let (document, section, place) = cited.map_or_else(Default::default, |cited| {
        let printed = cited.printed_in.map(|other| format!("; read in: {other}")).unwrap_or_default();
        (cited.document + &printed, cited.section, cited.place)
    });
    vec![
        inspection.map_or_else(|| finding.inspection.clone(), |inspection| inspection.event.clone()),
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
    ]
}

/// Rows of cells as a CSV file.
pub(super) fn written<R>(rows: impl Iterator<Item = R>) -> String
where
    R: IntoIterator<Item: AsRef<str>>,
{
    let mut writer = WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| guarded(cell.as_ref()).into_owned());
        // Memory takes every row, of any length: there is nothing to report.
        let _ = writer.write_record(cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{MARK}{}", String::from_utf8_lossy(&bytes))
}

/// A cell as it is written: with an apostrophe before it where a spreadsheet could take it for a formula.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}").into() } else { cell.into() }
}

/// A cell in one line and without tabs.
fn one_line(cell: &str) -> String {
    cell.replace("\r\n", " ").replace(|c: char| c == '\t' || is_line_break(c), " ")
}

/// Whether a line ends here, in any program's eyes.
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
