//! All charts. Page, briefing, exports and tests get them from here.

use super::chart::{ChartKind, Drawn, Inputs};
use super::{compare, findings, grades, plan, thread, threads, topics};
use explore::{Opened, Place, View};
use record::Record;

/// All kinds of charts, in the order of the navigation. A new one needs its line here and in [`of_place`].
pub const ALL: [&ChartKind; 7] =
    [&grades::KIND, &findings::KIND, &topics::KIND, &compare::KIND, &threads::KIND, &thread::KIND, &plan::KIND];

/// The kind of chart with this id.
pub fn find(id: &str) -> Option<&'static ChartKind> {
    ALL.into_iter().find(|kind| kind.id == id)
}

/// The kind of chart that a place has; `None` where it has none.
pub const fn of_place(place: &Place) -> Option<&'static ChartKind> {
    match place {
        Place::Grades { .. } => Some(&grades::KIND),
        Place::Findings { .. } => Some(&findings::KIND),
        Place::Topics { .. } => Some(&topics::KIND),
        Place::Compare { .. } => Some(&compare::KIND),
        Place::Threads { .. } => Some(&threads::KIND),
        Place::Thread { .. } => Some(&thread::KIND),
        Place::Plan { .. } => Some(&plan::KIND),
        Place::Briefing | Place::Notes | Place::Sources | Place::Search { .. } => None,
    }
}

/// The chart of a place, if it has one.
pub fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    (of_place(place)?.draw)(inputs, place)
}

/// The id of a place's chart and the query of the address under which it stands alone: what a briefing keeps of it.
pub fn address(place: &Place) -> Option<(&'static str, String)> {
    of_place(place).map(|kind| (kind.id, place.of_chart().to_query()))
}

/// The chart with this id as the address with this query shows it, and how much of the query is not known any more and is
/// left out. `None` where there is no such chart, or where it would be another one without what is left out.
pub fn of_query(inputs: &Inputs<'_>, id: &str, query: &str) -> Option<(Drawn, usize)> {
    let (place, left_out) = place_of_query(inputs.record, id, query)?;
    Some((draw(inputs, &place)?, left_out))
}

/// The place that shows the chart with this id as the address with this query does, with nothing open beside it, and how
/// much of the query is left out. `None` as in [`of_query`].
pub fn place_of_query(record: &Record, id: &str, query: &str) -> Option<(Place, usize)> {
    let kind = find(id)?;
    let opened = Opened::read(query, record);
    // Briefings of the first version kept some charts without their view.
    let place = match of_place(&opened.place) {
        Some(own) if own.id == kind.id => opened.place,
        _ => View::ALL
            .into_iter()
            .map(|view| Place::of(view, &opened.kept))
            .find(|place| of_place(place).is_some_and(|own| own.id == kind.id))?,
    };
    // Another pair of inspections would be another chart.
    if opened.lost_pair && matches!(place, Place::Compare { .. }) {
        return None;
    }
    Some((place.of_chart(), opened.left_out))
}
