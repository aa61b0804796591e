//! What is seen and done with Milton Keynes' own record: its facts, its addresses and its many findings.
//!
//! With another record in the app these are left out; what holds for any record stands beside this folder.

// What the record says must be seen.
mod controls;
mod desk;
mod expected;
mod legible;
mod lettering;
mod painted;
mod pixels;
mod reader;
mod sights;

// The tests.
mod address;
mod area;
mod axe;
mod briefing;
mod canvas;
mod changed;
mod charts;
mod cited;
mod colours;
mod days;
mod deep_links;
mod deploy;
mod details;
mod every_control;
mod everywhere;
mod failure;
mod filter;
mod first_version;
mod focus;
mod forced;
mod foreign;
mod gathered;
mod glossary;
mod isolation;
mod kept_focus;
mod killed;
mod names;
mod narrow;
mod narrowed;
mod noted;
mod notes;
mod other_record;
mod others;
mod plan;
mod plan_about;
mod planned;
mod pointing;
mod printed;
mod quiet;
mod reach;
mod resize;
mod screenshots;
mod search;
mod second_copy;
mod shared;
mod shell;
mod storage;
mod survival;
mod tables;
mod take_away;
mod terms;
mod text_size;
mod threads;
mod translated;
mod typing;
mod walks;
