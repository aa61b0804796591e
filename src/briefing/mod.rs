//! The reader's briefing: what they put together from the record for a meeting, with questions of their own.
//!
//! An entry is only a reference (`item`, `model`); what it says is looked up when it is shown (`contents`, `charts`),
//! so a briefing always tells what the record holds today, and every entry comes with the place where it stands.

pub mod charts;
pub mod cited;
pub mod codec;
pub mod contents;
pub mod item;
pub mod model;
mod steps;
pub mod store;
mod subject;

pub use charts::{Picture, picture};
pub use cited::{Place, places};
pub use codec::{BRIEFING_KEY, Unreadable, decode, encode};
pub use contents::{Entry, Line, entries, entry};
pub use item::Item;
pub use model::{Briefing, HEADING_LIMIT, ITEM_LIMIT, QUESTION_LENGTH_LIMIT, QUESTION_LIMIT, Refused, default_heading};
pub use store::{Kept, LoadedBriefing, SaveError, load, save};
