//! The charts: from the record to a model, from the model to a scene, from the scene to paint and to a table.
//!
//! ```text
//! record -> grades | findings | threads ... (models) -> layout -> scene -> paint (any plotters backend)
//!                      |                                      `----> targets (what a pointer or key can reach)
//!                      `-> table, title, summary
//! ```
//! Everything comes from the one model, so picture, table and words cannot disagree.

// Tests may stop where something is not as expected; the app may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod chart;
pub mod compare;
pub mod counted;
mod diverging_bars;
pub mod findings;
pub mod fit;
pub mod frame;
pub mod geometry;
pub mod grades;
pub mod hit;
pub mod marks;
pub mod paint;
mod pattern;
pub mod plan;
pub mod registry;
pub mod scene;
pub mod table;
pub mod text;
pub mod theme;
pub mod thread;
pub mod threads;
pub mod time_axis;
pub mod topics;

pub use chart::{Chart, ChartKind, Drawn, Inputs};
pub use fit::fit_ratio;
pub use geometry::{Point, Rect};
pub use hit::Hit;
pub use scene::{Scene, Target};
pub use table::Table;
pub use theme::Theme;
