//! Charts as page and briefing draw them: by the registry.

use super::codes::RECORD;
use inspection_explorer::chart::{Drawn, Inputs, registry};
use inspection_explorer::record::Record;
use inspection_explorer::statuses::Statuses;

/// The chart with this id as the view with this query shows it, to a reader with these notes and statuses, and how much
/// of the query is left out.
pub fn drawn_for(
    record: &Record,
    id: &str,
    query: &str,
    notes: &dyn Fn(&str) -> Option<String>,
    own: &Statuses,
) -> Option<(Drawn, usize)> {
    let statuses = |unit: &str| own.get(unit).map(|status| (status.progress, status.on));
    registry::of_query(&Inputs { record, notes, statuses: &statuses }, id, query)
}

/// The chart to a reader who has written nothing; `None` where the record has nothing for it.
pub fn drawn_of(record: &Record, id: &str, query: &str) -> Option<Drawn> {
    drawn_for(record, id, query, &|_| None, &Statuses::default()).map(|(drawn, _)| drawn)
}

/// The chart of the app's own record, which has something for it.
pub fn drawn(id: &str, query: &str) -> Drawn {
    drawn_of(&RECORD, id, query).unwrap_or_else(|| panic!("there is no chart {id}?{query}"))
}
