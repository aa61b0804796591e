//! The grades of one area: the same chart with one row.

use super::data::data;
use super::model::{GradesModel, Mark, joins, model, table};
use super::who::{places, years_of};
use crate::chart::{ChartKind, Drawn};
use crate::limit::{ON_AXIS, only_latest};
use explore::area::{Given, Moved, given, moved};
use record::grades::{area_name, two_dates};
use record::words::sentence_case;
use record::{Area, Record};

/// The kind of chart.
pub const AREA: ChartKind =
    ChartKind { id: "area", draw: |inputs, place| Some(Drawn::new(of_area(inputs.record, place.own_area()?))) };

/// The grades of an area.
pub fn of_area(record: &Record, area: Area) -> GradesModel {
    let all = model(record);
    let mut marks: Vec<Mark> = all.marks.into_iter().filter(|mark| mark.areas.contains(&area)).collect();
    let several: Vec<bool> =
        marks.iter().map(|mark| marks.iter().filter(|other| other.inspection == mark.inspection).count() > 1).collect();
    for (mark, several) in marks.iter_mut().zip(several) {
        mark.one_of_several = several;
    }
    GradesModel {
        rows: vec![area],
        joins: joins(record, &marks),
        title: title(record, area),
        subtitle: format!(
            "Judgements on {} in {}, {}, in the words of each report{}",
            area_name(area),
            places(record),
            years_of(all.span),
            only_latest(ON_AXIS, record.inspections.len(), "")
        ),
        table: table(record, Some(area)),
        data: data(record, Some(area)),
        without_row: Vec::new(),
        marks,
        ..all
    }
}

/// What became of the latest grade, in one sentence.
fn title(record: &Record, area: Area) -> String {
    let given = given(record, area);
    let about = area_name(area);
    let year = |given: &Given| given.inspection.year().to_string();
    let (Some(last), Some(moved)) = (given.first(), moved(record, area, &given)) else {
        return format!("No grade for {about} is known");
    };
    let now = match last.grades.as_slice() {
        [only] => format!("{}: ‘{}’ in {}", sentence_case(&about), only.grade, year(last)),
        several => format!("{}: {} grades in {}", sentence_case(&about), several.len(), year(last)),
    };
    let Moved::Matched { before, higher, same, lower } = moved else { return now };
    // A word on all of the grades needs all of them to be comparable.
    if higher.len() + same.len() + lower.len() < last.grades.len() {
        return now;
    }
    let (before, _) = two_dates(before.inspection, last.inspection);
    let since = match (higher.is_empty(), same.is_empty(), lower.is_empty()) {
        (false, true, true) => format!("higher than in {before}"),
        (true, false, true) => format!("the same as in {before}"),
        (true, true, false) => format!("lower than in {before}"),
        (false, _, true) => format!("none lower than in {before}"),
        (true, _, false) => format!("none higher than in {before}"),
        (false, _, false) => format!("some higher and some lower than in {before}"),
        (true, true, true) => return now,
    };
    format!("{now}, {since}")
}
