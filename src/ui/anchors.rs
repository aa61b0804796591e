//! The ids of the elements to which presses and links lead.

use crate::chart::Hit;
use crate::explore::everywhere::Spot;
use crate::notes::About;
use crate::record::Subject;
use core::fmt::Display;

/// The heading of the results, to which every press leads that changes them.
pub const RESULTS: &str = "results-title";
/// The heading of what was praised throughout.
pub const STRONG: &str = "strong-title";
/// The panel of a grade. A link that asks for a grade leads to it.
pub const PANEL: &str = "judgement";
/// The panel's heading, to which a press on a mark leads.
pub const PANEL_TITLE: &str = "panel-title";
/// The filters of the view, to which the heading of its list leads.
pub const FILTERS: &str = "filters";
/// The heading of the briefing's sheet.
pub const SHEET: &str = "briefing-title";
/// The heading of a briefing that somebody shared.
pub const SHARED: &str = "shared-title";
/// What says whether a shared briefing is being opened, or why it is not.
pub const OPENING: &str = "shared-opening";
/// The buttons that show one's own briefing and the shared one.
pub const TABS: [&str; 2] = ["show-own-briefing", "show-shared-briefing"];
/// What would be added out of a shared briefing, or was: its entries and its notes.
pub const ADDING: [&str; 2] = ["shared-entries", "shared-notes"];
/// What says how an empty briefing is filled.
pub const HOW: &str = "briefing-how";
/// What says that the briefing was emptied, and has the way back.
pub const EMPTIED: &str = "briefing-emptied";

/// The heading of what is said about accessibility.
pub const ACCESSIBILITY: &str = "accessibility";

/// What says what a term means, while it shows.
pub const MEANING: &str = "meaning";

/// The heading of what a search found everywhere.
pub const SEARCH_TITLE: &str = "search-title";
/// The headings of an area's page.
pub const STILL_OPEN: &str = "still-open";
/// What was judged good after it had been raised.
pub const PUT_RIGHT: &str = "put-right";
/// What was praised throughout.
pub const STRONG_HERE: &str = "strong-here";
/// What the plan promised.
pub const PROMISED: &str = "promised";
/// The newest findings.
pub const NEWEST: &str = "newest";
/// The heading of what is told of the plan.
pub const ABOUT_PLAN: &str = "about-plan-title";

/// Where in its view a hit of a search stands.
pub fn spot(spot: &Spot) -> String {
    match spot {
        Spot::Term(place) => meaning_of(*place),
        Spot::Source(id) => source(id),
        Spot::Action(unit) => action(unit),
        Spot::AboutPlan => ABOUT_PLAN.to_owned(),
    }
}

/// A term in the glossary, by its place there.
pub fn meaning_of(term: usize) -> String {
    format!("glossary-{term}")
}

/// A document, or an inspection without one.
pub fn source(id: &(impl Display + ?Sized)) -> String {
    format!("source-{id}")
}

/// A term, by its place in the glossary: a view has it once.
pub fn term(term: usize) -> String {
    format!("term-{term}")
}

/// A finding of the list.
pub fn finding(id: &(impl Display + ?Sized)) -> String {
    format!("finding-{id}")
}

/// A thread in the list.
pub fn thread(id: &(impl Display + ?Sized)) -> String {
    format!("thread-{id}")
}

/// Something that was praised throughout.
pub fn strong(id: &(impl Display + ?Sized)) -> String {
    format!("strong-{id}")
}

/// An area of the plan.
pub fn area(id: &(impl Display + ?Sized)) -> String {
    format!("area-{id}")
}

/// An action of the plan.
pub fn action(unit: &(impl Display + ?Sized)) -> String {
    format!("action-{unit}")
}

/// A step of a thread, by who speaks in it.
pub fn step(voice: &Subject) -> String {
    match voice {
        Subject::Inspection(id) => format!("step-{id}"),
        Subject::Document(id) => format!("step-{id}"),
        other => format!("step-{other}"),
    }
}

/// The button of a chart's first target that stands for this.
pub fn mark(chart: &str, hit: &Hit) -> String {
    format!("{chart}-mark-{hit}")
}

/// The line that says how the note on something stands. A press on one of its buttons leads there.
pub fn note_status(about: &About) -> String {
    format!("note-status-{about}")
}
