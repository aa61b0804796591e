//! Issues followed through time: where each one stands, what changed between two inspections, and what the plan
//! answered and came to.

pub mod by_topic;
pub mod changed;
pub mod course;
pub(crate) mod courses;
pub mod events;
pub mod filter;
pub mod lead;
pub mod plan;
pub mod spans;
pub mod strong;

pub use by_topic::{Both, ByTopic, TopicLine, by_topic, caveat};
pub use changed::{Change, Changed, Issue, Word, changed, latest_pair, pairs};
pub use course::{Course, CourseFacts};
pub use courses::courses;
pub use events::{Event, Silence};
pub use filter::{ThreadFilter, least};
pub use lead::{Lead, leads};
pub use plan::{Outcome, Plan, Since, Trace, plans, trace};
pub use spans::open_spans;
pub use strong::{Strong, strong};
