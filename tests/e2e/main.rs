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
#![cfg_attr(
    not(milton_keynes),
    allow(dead_code, reason = "only the tests of Milton Keynes' own record need all of it")
)]

// What tests are made of.
mod accessible;
mod base64;
mod browser;
mod console;
mod disk;
mod engine;
mod fault;
mod folder;
mod form;
mod host;
mod leash;
mod page;
mod patience;
mod pointer;
mod poll;
mod pool;
mod process;
mod runtime;
mod screen;
mod server;
mod site;
mod stage;

// What a reader does, and what the record says must then be seen.
mod desk;
mod drawn;
mod expected;
mod left_out;
mod reader;
mod sights;

// What holds for any record.
mod kept;
mod long_list;
mod seen;
mod served;
mod whole_record;

#[cfg(milton_keynes)]
mod milton_keynes;
