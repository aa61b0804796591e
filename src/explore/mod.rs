//! Finding one's way through the record: filters with counts, search, and what the record says in a sentence.

pub mod filter;
pub mod headline;
pub mod search;

pub use filter::{Choice, Facets, Filter};
