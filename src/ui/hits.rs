//! What choosing a mark of a chart does, and what is said of it.

use super::anchors::{self, PANEL_TITLE, RESULTS};
use super::state::Explorer;
use crate::browser::focus;
use crate::chart::{Hit, grades, others};
use crate::explore::{Place, View};
use crate::record::Subject;

/// Shows what a mark stands for, with the focus on it.
pub fn pick(state: Explorer, hit: &Hit) {
    let before = state.nav.with_untracked(Place::view);
    state.nav.alter(|place| *place = hit.shown_from(place, state.record));
    match hit {
        Hit::Findings { .. } if before == View::Findings => focus::show(RESULTS),
        Hit::Findings { .. } => focus::bring(RESULTS),
        Hit::Subject(Subject::Grade { .. }) if before != View::Grades => focus::bring(PANEL_TITLE),
        Hit::Subject(Subject::Grade { .. } | Subject::Inspection(_)) => focus::show(PANEL_TITLE),
        Hit::Subject(Subject::Action(unit)) => focus::bring(&anchors::action(unit)),
        Hit::PlanArea(id) => focus::bring(&anchors::area(id)),
        Hit::Subject(_) => focus::top(),
        Hit::Step { voice, .. } => state.lead_to(anchors::step(voice)),
        Hit::Country(_) => focus::bring(PANEL_TITLE),
        Hit::Other(_) => focus::show(PANEL_TITLE),
    }
}

/// The id of what opened what is open at a place: the focus returns there when it closes.
pub fn opener(place: &Place) -> Option<String> {
    match place {
        Place::Grades { .. } => Some(anchors::mark(grades::KIND.id, &Hit::chosen(place)?)),
        Place::Others { .. } => Some(anchors::mark(others::NEIGHBOURS.id, &Hit::chosen(place)?)),
        Place::Findings { open, .. } => open.as_ref().map(anchors::finding),
        Place::Plan { open } => open.as_ref().map(anchors::area),
        Place::Threads { strong, .. } => strong.as_ref().map(anchors::strong),
        Place::Thread { id, .. } => Some(anchors::thread(id)),
        _ => None,
    }
}

/// Leads the focus after the browser's back and forward within a view: to what is open now, or to what opened what closed.
pub fn lead_back(before: &Place, now: &Place) {
    if before.view() != now.view() || opener(before) == opener(now) {
        return;
    }
    match (opener(now), opener(before), now) {
        // The page of a thread leads to its own heading.
        (_, _, Place::Thread { .. }) => {}
        (Some(_), _, Place::Grades { .. } | Place::Others { .. }) => focus::show(PANEL_TITLE),
        (Some(opened), ..) | (None, Some(opened), _) => focus::show(&opened),
        (None, None, _) => {}
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
