//! The inspection explorer: how a council's children's services have been judged, in the browser.
//!
//! The crates under `src/` are pure and build natively: no clock, storage, page or signal. Here is what the browser does
//! (`browser`, one small file a service) and the page (`ui`); both exist for wasm32 only.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;

pub use bundle;
pub use charts as chart;
pub use explore::{self, query, view};
pub use opening;
pub use reader::{
    backup, desk, earlier, envelope, keys, notes, revisions, room, second_copy, shared, shelf, statuses, store,
};
pub use record::{self, threads, words};
pub use report::{arranged, export};

/// The reader's briefing: what it holds and what it says.
pub mod briefing {
    pub use reader::briefing::*;
    pub use report::*;
}
