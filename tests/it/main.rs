//! Everything pure, natively, in one program: the record, what follows from it, charts, what is kept, what leaves the page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop where something is not as expected"
)]

mod support;

mod anyshire;
mod area;
mod arranged;
mod backup;
mod briefing_files;
mod briefing_kept;
mod canvas;
mod check_comparison;
mod citations;
mod counts;
mod dates;
mod desk;
mod draft;
mod export;
mod faults;
mod files;
mod filters;
mod generated;
mod glossary;
mod grades;
mod letters;
mod links_out;
mod long_records;
mod marrowdale;
#[cfg(milton_keynes)]
mod milton_keynes;
mod narrow;
mod new_record;
mod no_ids;
mod notes_files;
mod older;
mod paper;
mod plainly_told;
mod plan;
mod reading_age;
mod references;
mod registry;
mod schema;
mod search;
mod shared_briefing;
mod shell;
mod strong;
mod styles;
mod summary;
mod threads;
mod titles;
mod upgrade;

/// With another record in src/data the facts of Milton Keynes cannot be tested: their folder is left out, and this test says so.
#[test]
#[cfg_attr(
    not(milton_keynes),
    ignore = "the app is built with another record than Milton Keynes': tests/it/milton_keynes is left out"
)]
fn the_facts_of_milton_keynes_are_tested_where_the_record_is_theirs() {
    let bundled = &support::codes::RECORD.authority;
    assert_eq!(cfg!(milton_keynes), bundled.id == "milton-keynes", "the app holds the record of {}", bundled.name);
}
