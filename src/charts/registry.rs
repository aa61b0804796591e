//! All charts. Page, briefing, exports and tests get them from here.

use super::chart::{ChartKind, Drawn, Inputs};
use super::{compare, findings, grades, plan, thread, threads, topics};
use explore::view::ViewState;

/// All kinds of charts, in the order of the navigation. A new one needs its line here.
pub const ALL: [&ChartKind; 7] =
    [&grades::KIND, &findings::KIND, &topics::KIND, &compare::KIND, &threads::KIND, &thread::KIND, &plan::KIND];

/// The kind of chart with this id.
pub fn find(id: &str) -> Option<&'static ChartKind> {
    ALL.into_iter().find(|kind| kind.id == id)
}

/// The chart with this id as the view with this query shows it, and how much of the query is not known any more and is
/// left out. `None` where there is no such chart, or where it would be another one without what is left out.
pub fn of_query(inputs: &Inputs<'_>, id: &str, query: &str) -> Option<(Drawn, usize)> {
    let kind = find(id)?;
    let (asked, unknown) = ViewState::read(query, &inputs.record.codebook);
    let asked = (kind.part)(&asked);
    let mut view = asked.clone();
    let left_out = view.fit(inputs.record);
    // Another pair of inspections would be another chart.
    if asked.compared.is_some() && view.compared.is_none() {
        return None;
    }
    Some(((kind.draw)(inputs, &view)?, unknown + left_out))
}
