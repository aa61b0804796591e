//! Finding one's way through the record: filters with counts, search, and what the record says in a sentence.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod area;
pub mod around;
pub mod direction;
pub mod everywhere;
pub mod filter;
pub mod found;
pub mod headline;
mod library;
pub mod limit;
pub mod loosen;
pub mod names;
mod on_device;
mod phrase;
pub mod place;
pub mod query;
mod quoted;
mod read;
pub mod said;
pub mod search;
mod spelling;
pub mod spoken;
mod store;
mod stuck;
pub mod terms;
pub mod view;
pub mod whose;
pub mod window;
pub mod within;
pub mod wording;

pub use area::AreaPage;
pub use around::Around;
pub use everywhere::{Everywhere, Group, Hit};
pub use filter::{Choice, Facets, Filter, Notes, Sieve};
pub use found::Found;
pub use loosen::{Loosening, suggestions};
pub use on_device::OnDevice;
pub use place::{Kept, Pair, Place};
pub use read::Opened;
pub use spoken::{Chip, Spoken, chips};
pub use terms::Terms;
pub use view::View;
pub use whose::Whose;
pub use within::within;

#[cfg(test)]
#[path = "../../tests/fixtures/made_up.rs"]
mod made_up;
#[cfg(test)]
#[path = "../../tests/fixtures/searched.rs"]
mod searched;
