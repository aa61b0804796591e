//! A briefing that one reader shares with another, as a file.
//!
//! The file holds what the briefing shows and nothing else: heading, questions, entries, the notes that are entries, and
//! the statuses of actions that it shows. Another reader opens it beside their own ([`Opening`]). Nothing of it is saved:
//! it becomes theirs only where they ask for it ([`adding`], [`gathering`]).

pub mod add;
pub mod model;
pub mod open;
mod parts;
pub mod refusal;
pub mod write;

pub use add::{Gathering, Known, adding, gathering, tag};
pub use model::{BY_LIMIT, Shared, one_line};
pub use open::{Left, Opened, Opening, Part, read};
pub use refusal::{FILE_LIMIT, NotShared, Why};
pub use write::{VERSION, written};
