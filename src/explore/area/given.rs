//! The grades of an area: which were given, and what became of the last one.

use record::grades::{comparable, moves};
use record::{Area, Grade, Inspection, Record};

/// What one inspection gave an area: one grade, or several where it had several judgements on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'a> {
    /// The inspection.
    pub inspection: &'a Inspection,
    /// Its grades for the area, in the report's order.
    pub grades: Vec<&'a Grade>,
}

/// How the last grade stands to an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub enum Moved<'a> {
    /// No earlier grade is known.
    First,
    /// The earlier one was given under another framework, so the two cannot be compared.
    OtherRules(Given<'a>),
    /// The earlier one was given to the authority before this one.
    OtherAuthority(Given<'a>),
    /// The earlier ones were given under the same framework, but by judgements that cannot be matched.
    Apart(Given<'a>),
    /// The same judgements were made, but the place of a word on the scale is not known.
    Unplaced(Given<'a>),
    /// They can be compared: which of the last grades are higher, the same and lower.
    Matched {
        /// What was given before.
        before: Given<'a>,
        /// The last grades that are higher.
        higher: Vec<&'a Grade>,
        /// Those that are the same.
        same: Vec<&'a Grade>,
        /// Those that are lower.
        lower: Vec<&'a Grade>,
    },
}

/// Every known grade of an area, the newest first.
pub fn given<'a>(record: &'a Record, area: Area) -> Vec<Given<'a>> {
    let of = |inspection: &'a Inspection| {
        let grades: Vec<&Grade> = inspection.grades.iter().filter(|grade| grade.areas.contains(&area)).collect();
        (!grades.is_empty()).then_some(Given { inspection, grades })
    };
    record.inspections.iter().rev().filter_map(of).collect()
}

/// How the newest of an area's grades stands to the last one before it under the same framework, or else to the last one
/// under another. `None` where there is no grade.
pub fn moved<'a>(record: &'a Record, area: Area, given: &[Given<'a>]) -> Option<Moved<'a>> {
    let (last, earlier) = given.split_first()?;
    let same_rules = |one: &&Given| comparable(one.inspection, last.inspection);
    let Some(before) = earlier.iter().find(same_rules).cloned() else {
        let Some(before) = earlier.first().cloned() else { return Some(Moved::First) };
        let other = before.inspection.authority != last.inspection.authority;
        return Some(if other { Moved::OtherAuthority(before) } else { Moved::OtherRules(before) });
    };
    let moves = moves(record, before.inspection, last.inspection);
    let own = |all: Vec<record::grades::Judged<'a>>| -> Vec<&'a Grade> {
        all.into_iter().filter(|judged| judged.area == area).map(|judged| judged.grade).collect()
    };
    let (higher, same, lower) = (own(moves.up), own(moves.same), own(moves.down));
    if higher.is_empty() && same.is_empty() && lower.is_empty() {
        let unplaced = moves.unplaced.iter().any(|judged| judged.area == area);
        return Some(if unplaced { Moved::Unplaced(before) } else { Moved::Apart(before) });
    }
    Some(Moved::Matched { before, higher, same, lower })
}
