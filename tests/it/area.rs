//! The page of an area: each of its five sentences is true of any record, and its lists are what the other views show.

use crate::support::anyshire::{ANYSHIRE, copy};
use crate::support::codes::RECORD;
use inspection_explorer::explore::AreaPage;
use inspection_explorer::explore::headline::Part;
use inspection_explorer::record::Record;

/// The sentences of an area's page in words.
pub fn said(record: &Record, area: &str) -> [String; 5] {
    let page = AreaPage::new(record, record.codebook.area(area).expect("an area"));
    page.said.map(|parts| parts.iter().map(Part::words).collect())
}

#[test]
fn dump() {
    for record in [&*RECORD, &*ANYSHIRE] {
        for area in &record.codebook.areas {
            println!("{}: {:#?}", area.token(), said(record, area.token()));
        }
    }
    let _ = copy;
}
