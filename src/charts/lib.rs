//! The charts: from the record to a model, from the model to a scene, a table and words, from the scene to paint.
//!
//! ```text
//! registry -> grades | findings | topics | compare | others | threads | thread | plan      a folder each
//!
//! record + place -> model -> layout -> scene -> paint (any plotters backend)
//!                      |                  `---> targets, each with its hit: what a pointer or key can reach
//!                      |---> table
//!                      `---> frame: title, subtitle, legend, source
//! ```
//! Everything comes from the one model, so picture, table and words cannot disagree. Page, briefing, files and tests get
//! their charts from the [`registry`], so they cannot disagree either.
//!
//! # Adding a chart
//! 1. A folder, with the model (what is shown, as data), the layout (where it stands, for any width) and in `mod.rs` the
//!    [`ChartKind`] and the [`Chart`].
//! 2. A line for its [`ChartKind`] in [`registry::ALL`], and one for the place that shows it in [`registry::all_of`].
//! 3. Where its marks lead: a [`Hit`], and in [`Hit::shown_from`] the place to which choosing it leads.
//! 4. A view in `src/ui` that hands the kind to the chart component.
//! 5. A snapshot in `tests/it`. What holds for every chart (each mark leads somewhere and can be hit, no box is too
//!    narrow, page and briefing show the same) is tested for all that the registry lists.

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
pub mod letters;
pub mod limit;
pub mod marks;
pub mod others;
pub mod paint;
pub mod paper;
mod pattern;
pub mod plan;
pub mod registry;
pub mod scene;
pub mod signs;
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

#[cfg(test)]
#[path = "../../tests/fixtures/made_up.rs"]
mod made_up;
