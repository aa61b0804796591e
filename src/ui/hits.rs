//! What choosing a mark of a chart does, and what is said of it.

use super::anchors::{self, PANEL_TITLE, RESULTS};
use super::state::Explorer;
use crate::browser::focus;
use crate::chart::Hit;
use crate::explore::{Place, View};
use crate::record::Subject;

/// Shows what a mark stands for, with the focus on it.
pub fn pick(state: Explorer, hit: &Hit) {
    let before = state.nav.with_untracked(Place::view);
    state.nav.alter(|place| *place = hit.shown_from(place, state.record));
    match hit {
        Hit::Findings { .. } if before == View::Findings => focus::on(RESULTS),
        Hit::Findings { .. } => focus::bring(RESULTS),
        Hit::Subject(Subject::Grade { .. }) if before != View::Grades => focus::bring(PANEL_TITLE),
        Hit::Subject(Subject::Grade { .. } | Subject::Inspection(_)) => focus::on(PANEL_TITLE),
        Hit::Subject(Subject::Action(unit)) => focus::bring(&anchors::action(unit)),
        Hit::PlanArea(id) => focus::bring(&anchors::area(id)),
        Hit::Subject(_) => focus::top(),
        Hit::Step { voice, .. } => focus::bring(&anchors::step(voice)),
        Hit::Country(_) => focus::bring(PANEL_TITLE),
        Hit::Other(_) => focus::on(PANEL_TITLE),
    }
}

/// What choosing a mark leads to, as its tip says it.
pub const fn leads_to(hit: &Hit) -> &'static str {
    match hit {
        Hit::Findings { .. } => "see these findings",
        Hit::Subject(Subject::Grade { .. } | Subject::Inspection(_)) => "see the source",
        Hit::Subject(Subject::Action(_)) => "see this action",
        Hit::PlanArea(_) => "see this area of the plan",
        Hit::Subject(_) => "see this issue over time",
        Hit::Step { .. } => "see this step",
        Hit::Country(_) => "see the authority’s own grade",
        Hit::Other(_) => "see all its grades and the report",
    }
}
