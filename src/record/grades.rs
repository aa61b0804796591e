//! What may be said of grades: which two inspections can be compared, and which areas moved.

use super::codebook::Area;
use super::model::{Grade, Graded, Inspection, Record};

/// The last two graded inspections under one framework, the earlier one first.
pub fn last_pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let mut graded = record.inspections.iter().filter(|inspection| inspection.graded == Graded::Yes).rev();
    let last = graded.next()?;
    Some((graded.find(|inspection| inspection.framework == last.framework)?, last))
}

/// The grade of an area in an inspection.
pub fn grade_of(inspection: &Inspection, area: Area) -> Option<&Grade> {
    inspection.grades.iter().find(|grade| grade.areas.contains(&area))
}

/// Those of these areas that both inspections grade, sorted by whether they moved up, stayed or moved down since `from`.
pub fn changes(areas: &[Area], from: &Inspection, to: &Inspection) -> [Vec<Area>; 3] {
    let mut sorted = [Vec::new(), Vec::new(), Vec::new()];
    let [up, same, down] = &mut sorted;
    for area in areas {
        if let (Some(before), Some(after)) = (grade_of(from, *area), grade_of(to, *area)) {
            match after.rank.cmp(&before.rank) {
                core::cmp::Ordering::Greater => up.push(*area),
                core::cmp::Ordering::Equal => same.push(*area),
                core::cmp::Ordering::Less => down.push(*area),
            }
        }
    }
    sorted
}
