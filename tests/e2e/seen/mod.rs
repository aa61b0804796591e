//! Every view on every screen: its width, its names, and what the checker for accessibility finds.

pub mod axe;
pub mod names;
pub mod narrow;
pub mod resize;
pub mod statement;
pub mod targets;
