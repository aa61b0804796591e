//! Finding one's way through the record: filters with counts, search, and what the record says in a sentence.

pub mod filter;
pub mod found;
pub mod headline;
pub mod loosen;
pub mod search;
mod spelling;

pub use filter::{Choice, Facets, Filter, Notes, Sieve};
pub use found::Found;
pub use loosen::{Loosening, suggestions};
