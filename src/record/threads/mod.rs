//! Issues followed through time: where each one stands, what changed between two inspections, and what the plan
//! answered and came to.

pub mod changed;
pub mod course;
pub mod filter;
pub mod plan;
pub mod strong;

pub use changed::{Change, Changed, Issue, Word, changed, latest_pair, pairs, why_not_compared};
pub use course::{Course, Event, Silence, courses, open_spans};
pub use filter::{ThreadFilter, least};
pub use plan::{Outcome, Since, Trace, since, trace};
pub use strong::{Strong, strong};
