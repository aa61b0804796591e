//! The built site in a real browser: what a reader sees, does and keeps.
//!
//! `cargo test --features e2e --test e2e` serves the folder that `EXPLORER_DIST` names (`dist` where it names none)
//! and drives the browser through the driver that `CHROMEDRIVER` names (`chromedriver` where it names none). Tests share
//! browsers, but each has a site and a window of its own, and finds nothing that another one left. Each fails on any error
//! in the browser, and where the page tells of a failure that the test did not ask for.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop where something is not as expected"
)]

// What tests are made of.
mod browser;
mod console;
mod desk;
mod fault;
mod folder;
mod leash;
mod legible;
mod page;
mod patience;
mod poll;
mod pool;
mod process;
mod runtime;
mod screen;
mod server;
mod sights;
mod site;
mod stage;

// What the record says must be seen.
mod controls;
mod expected;
mod lettering;
mod painted;
mod pixels;
mod reader;

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
mod long_list;
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
mod whole_record;
