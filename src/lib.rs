//! The inspection explorer: how a council's children's services have been judged, in the browser.
//!
//! Everything but `browser` and `ui` is pure and builds natively: no clock, storage, page or signal. `browser` has one
//! small file for each thing that the browser does; `ui` turns the pure models into a page.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod briefing;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod bundle;
pub mod chart;
pub mod explore;
pub mod export;
pub mod notes;
pub mod progress;
pub mod query;
pub mod record;
pub mod threads;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
pub mod words;
