//! The record of an authority's inspections: its types, and how it is read, checked and compiled.
//!
//! The build script and the tests include this module too, so it uses nothing of the rest of the crate.

pub mod agreement;
pub mod cite;
pub mod codes;
pub mod date;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod thread;

pub use cite::Citation;
pub use codes::{Area, Framework, Kind, Progress, Says, Standing, Status, Topic};
pub use date::Date;
pub use model::{
    Action, Agreement, Document, Finding, Grade, Graded, Inspection, PlanArea, Record, Reported, SUMMARY_LIMIT,
    Section, Source,
};
pub use thread::{RaisedOnce, Thread, ThreadStep, Voice};
