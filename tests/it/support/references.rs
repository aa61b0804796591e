//! References as a reader copies them on a certain day.

use inspection_explorer::record::reference::of_units;
use inspection_explorer::record::{Date, Record, UnitId};

/// The day.
pub fn today() -> Date {
    Date::parse("2026-11-26").unwrap()
}

/// The reference to some units.
pub fn said(record: &Record, units: &[&str]) -> String {
    let units: Vec<UnitId> = units.iter().map(|unit| (*unit).into()).collect();
    of_units(record, &units, today())
}
