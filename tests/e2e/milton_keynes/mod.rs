//! What is seen and done with Milton Keynes' own record: its facts, its addresses and its many findings.
//!
//! With another record in the app these are left out; what holds for any record stands beside this folder.

// What the record says must be seen.
mod controls;
mod legible;
mod lettering;
mod painted;
mod pixels;

// The tests.
mod address;
mod area;
mod briefing;
mod by_keys;
mod canvas;
mod changed;
mod charts;
mod cited;
mod colours;
mod days;
mod deep_links;
mod details;
mod every_control;
mod everywhere;
mod filter;
mod first_version;
mod focus;
mod forced;
mod foreign;
mod gathered;
mod glossary;
mod kept_focus;
mod narrowed;
mod noted;
mod other_record;
mod others;
mod plan;
mod plan_about;
mod planned;
mod pointing;
mod printed;
mod quiet;
mod reach;
mod screenshots;
mod search;
mod shared;
mod shell;
mod tables;
mod take_away;
mod terms;
mod text_size;
mod threads;
mod translated;
mod walks;
