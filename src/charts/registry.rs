//! All charts. Page, briefing, exports and tests get them from here.

use super::chart::{ChartKind, Drawn, Inputs};
use super::{compare, findings, grades, others, plan, thread, threads, topics};
use explore::{Opened, Place, View};
use record::Record;

/// All kinds of charts, in the order of the navigation. A new one needs its line here and in [`all_of`].
pub const ALL: [&ChartKind; 10] = [
    &grades::KIND,
    &grades::AREA,
    &findings::KIND,
    &topics::KIND,
    &compare::KIND,
    &others::COUNTRY,
    &others::NEIGHBOURS,
    &threads::KIND,
    &thread::KIND,
    &plan::KIND,
];

/// The kind of chart with this id.
pub fn find(id: &str) -> Option<&'static ChartKind> {
    ALL.into_iter().find(|kind| kind.id == id)
}

/// The kinds of charts that a place has, from top to bottom.
pub const fn all_of(place: &Place) -> &'static [&'static ChartKind] {
    match place {
        Place::Grades { .. } => &[&grades::KIND],
        Place::Area { .. } => &[&grades::AREA],
        Place::Findings { .. } => &[&findings::KIND],
        Place::Topics { .. } => &[&topics::KIND],
        Place::Compare { .. } => &[&compare::KIND],
        Place::Others { .. } => &[&others::COUNTRY, &others::NEIGHBOURS],
        Place::Threads { .. } => &[&threads::KIND],
        Place::Thread { .. } => &[&thread::KIND],
        Place::Plan { .. } => &[&plan::KIND],
        Place::Briefing | Place::Notes { .. } | Place::Sources | Place::Search { .. } => &[],
    }
}

/// The first kind of chart that a place has; `None` where it has none.
pub fn of_place(place: &Place) -> Option<&'static ChartKind> {
    all_of(place).first().copied()
}

/// The chart of a place, if it has one.
pub fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    (of_place(place)?.draw)(inputs, place)
}

/// The id of a place's chart and the query of the address under which it stands alone: what a briefing keeps of it.
pub fn address(place: &Place) -> Option<(&'static str, String)> {
    of_place(place).map(|kind| (kind.id, query_of(kind, place)))
}

/// The query of the address under which a chart of a place stands alone, without what the place asks of its other charts.
pub fn query_of(kind: &ChartKind, place: &Place) -> String {
    match place.of_chart() {
        Place::Others { .. } if kind.id == others::COUNTRY.id => Place::Others { area: None, open: None }.to_query(),
        place => place.to_query(),
    }
}

/// The chart with this id as the address with this query shows it, and how much of the query is not known any more and is
/// left out. `None` where there is no such chart, or where it would be another one without what is left out.
pub fn of_query(inputs: &Inputs<'_>, id: &str, query: &str) -> Option<(Drawn, usize)> {
    let (place, left_out) = place_of_query(inputs.record, id, query)?;
    Some(((find(id)?.draw)(inputs, &place)?, left_out))
}

/// The place that shows the chart with this id as the address with this query does, with nothing open beside it, and how
/// much of the query is left out. `None` as in [`of_query`].
pub fn place_of_query(record: &Record, id: &str, query: &str) -> Option<(Place, usize)> {
    let kind = find(id)?;
    let opened = Opened::read(query, record);
    // Briefings of the first version kept some charts without their view.
    let has = |place: &Place| all_of(place).iter().any(|own| own.id == kind.id);
    let place = if has(&opened.place) {
        opened.place
    } else {
        View::ALL.into_iter().map(|view| Place::of(view, &opened.kept)).find(has)?
    };
    // Another pair of inspections would be another chart.
    if opened.lost_pair && matches!(place, Place::Compare { .. }) {
        return None;
    }
    Some((place.of_chart(), opened.left_out))
}
