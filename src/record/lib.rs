//! The record of an authority's inspections: its types, how it is read, checked and compiled, and what follows from it.
//!
//! Nothing here knows of a clock, a browser or a chart.

// Tests may stop where something is not as expected; the record may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod agreement;
pub mod authority;
pub mod cite;
pub mod codebook;
pub mod codes;
pub mod comparison;
pub mod date;
pub mod derived;
pub mod glossary;
pub mod grades;
pub mod ids;
pub mod index;
pub mod model;
pub mod order;
mod reach;
pub mod record;
pub mod reference;
mod roles;
#[cfg(feature = "schema")]
pub mod schema;
pub mod set;
pub mod slug;
pub mod source;
pub mod subject;
pub mod thread;
pub mod threads;
pub mod told;
pub mod words;

pub use authority::{Authority, Link};
pub use cite::Citation;
pub use codebook::{Area, Certainty, Codebook, Framework, Kind, KindRole, Reach, Says, Stance, Status, Topic, Urgency};
pub use codes::{Progress, Standing};
pub use comparison::{Comparison, Neighbour, OtherInspection};
pub use date::Date;
pub use glossary::Term;
pub use ids::{AreaId, DocumentId, FindingId, InspectionId, PlanAreaId, RecordId, SpeakerId, ThreadId, UnitId};
pub use model::{
    Action, Agreement, Document, Finding, Grade, Graded, Inspection, PlanArea, Reported, SUMMARY_LIMIT, Section,
    Source, StepAgreement,
};
pub use record::{Record, Unpacked};
pub use set::Set;
pub use subject::{NoSubject, Subject};
pub use thread::{RaisedOnce, Thread, ThreadStep, Voice};
pub use told::{AboutPlan, Told};
