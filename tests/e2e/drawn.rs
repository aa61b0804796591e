//! The charts that the app draws of its record, without a browser.

use crate::expected::record;
use inspection_explorer::chart::scene::Scene;
use inspection_explorer::chart::{Drawn, Hit, Inputs, registry};
use inspection_explorer::record::Subject;
use inspection_explorer::statuses::Statuses;

/// Every chart that a view shows, with the address of its view.
pub const EVERY_CHART: [(&str, &str); 8] = [
    ("", "grades"),
    ("view=findings", "findings"),
    ("view=topics", "topics"),
    ("view=compare", "compare"),
    ("view=others", "country"),
    ("view=others", "neighbours"),
    ("view=threads", "threads"),
    ("view=plan", "plan"),
];

/// The chart with this id as the view with this query shows it to a reader who has written nothing.
pub fn drawn(id: &str, query: &str) -> Drawn {
    drawn_for(id, query, &Statuses::default())
}

/// The same for a reader with these statuses.
pub fn drawn_for(id: &str, query: &str, book: &Statuses) -> Drawn {
    let statuses = |unit: &str| book.get(unit).map(|mark| (mark.progress, mark.on));
    let inputs = Inputs { record: record(), notes: &|_| None, statuses: &statuses };
    registry::of_query(&inputs, id, query).unwrap_or_else(|| panic!("there is no chart {id}?{query}")).0
}

/// The scene of the grades at a width.
pub fn grades_scene(width: f64) -> Scene {
    drawn("grades", "").layout(width)
}

/// The scene of the findings that an address lets through, at a width.
pub fn findings_scene(query: &str, width: f64) -> Scene {
    drawn("findings", query).layout(width)
}

/// The scene of the topics of the findings that an address lets through, at a width.
pub fn topics_scene(query: &str, width: f64) -> Scene {
    drawn("topics", query).layout(width)
}

/// The scene of two inspections side by side: the latest two under one framework, or those that the address names.
pub fn compare_scene(query: &str, width: f64) -> Scene {
    drawn("compare", query).layout(width)
}

/// Whether a mark stands for a grade.
pub fn is_grade(hit: &Hit) -> bool {
    matches!(hit, Hit::Subject(Subject::Grade { .. }))
}
