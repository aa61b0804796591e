//! What may be said of grades: which of them can be compared, which areas moved, and which were not judged at all.

use super::codebook::{Area, Framework};
use super::date::Date;
use super::model::{Grade, Graded, Inspection};
use super::record::Record;
use super::words::lower_first;
use core::cmp::Ordering;

/// A grade of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// The area.
    pub area: Area,
    /// The grade.
    pub grade: &'a Grade,
    /// Whether the area has other grades beside it: then only the judgement's own name tells which one is meant.
    pub one_of_several: bool,
}

impl Judged<'_> {
    /// What was judged, in running text: 'care leavers', or 'leaders (governance)' where leaders have several grades.
    pub fn name(&self) -> String {
        let area = area_name(self.area);
        if self.one_of_several { format!("{area} ({})", self.grade.judgement) } else { area }
    }
}

/// What became of the grades from one inspection to a later one under the same framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves<'a> {
    /// The later grades that are better than the earlier ones.
    pub up: Vec<Judged<'a>>,
    /// Those that are the same.
    pub same: Vec<Judged<'a>>,
    /// Those that are worse.
    pub down: Vec<Judged<'a>>,
    /// The areas that the earlier inspection judged and the later one did not.
    pub not_again: Vec<Area>,
    /// The areas that no earlier inspection under the framework is known to have judged.
    pub first: Vec<Area>,
    /// The areas that the earlier inspection did not judge, but one before it under the framework did.
    pub resumed: Vec<Area>,
    /// The areas that the later inspection judged, where no earlier grade is known but one may have been given.
    pub unknown_before: Vec<Area>,
    /// The areas that both judged, by judgements that cannot be matched.
    pub apart: Vec<Area>,
    /// The areas of which some judgements match, and one or the other has more.
    pub in_part: Vec<Area>,
    /// The later grades of judgements that both made, one of them in a word whose place on the scale is not known.
    pub unplaced: Vec<Judged<'a>>,
    /// Whether both judged every area of the codebook, by judgements that can all be compared.
    pub complete: bool,
}

impl Moves<'_> {
    /// Whether every area that both judged can be compared in full.
    pub const fn all_compared(&self) -> bool {
        self.unplaced.is_empty() && self.apart.is_empty() && self.in_part.is_empty()
    }

    /// Whom a word on all that moved is about.
    pub const fn every(&self) -> &'static str {
        if self.complete {
            "every area"
        } else if self.all_compared() {
            "every area judged both times"
        } else {
            "every grade that can be compared"
        }
    }
}

/// A run of inspections under one framework, with none of another framework between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The framework.
    pub framework: Framework,
    /// The date of the first inspection.
    pub first: Date,
    /// The date of the last one.
    pub last: Date,
}

/// An area's name in running text.
pub fn area_name(area: Area) -> String {
    if area.is_overall() { "services overall".to_owned() } else { lower_first(area.label()) }
}

/// Whether grades of two inspections may be compared: both were made under the same framework, of the same authority.
pub fn comparable(one: &Inspection, other: &Inspection) -> bool {
    one.framework == other.framework && one.authority == other.authority
}

/// When two inspections were, as words tell them apart: by the year, or more exactly where that is the same. Where no date
/// tells them apart, by what they were.
pub fn two_dates(from: &Inspection, to: &Inspection) -> (String, String) {
    let words: [fn(Date) -> String; 3] =
        [|date| date.year().to_string(), Date::month_and_year, |date| date.to_string()];
    let told = |words: fn(Date) -> String| {
        let date = |inspection: &Inspection| inspection.when().map(words).unwrap_or_default();
        (date(from), date(to))
    };
    let named = |inspection: &Inspection| {
        format!("{} ({})", inspection.dates().unwrap_or_default(), lower_first(&inspection.event))
    };
    let both = words.map(told).into_iter().chain([(named(from), named(to))]).find(|(from, to)| from != to);
    // Nothing that is known tells them apart but their order.
    both.unwrap_or_else(|| (format!("{}, the first", named(from)), format!("{}, the second", named(to))))
}

/// The inspections that judge one of today's areas.
fn judging(record: &Record) -> impl DoubleEndedIterator<Item = &Inspection> + Clone {
    record.inspections.iter().filter(|inspection| inspection.grades.iter().any(|grade| !grade.areas.is_empty()))
}

/// The last inspection that judges one of today's areas.
pub fn last_graded(record: &Record) -> Option<&Inspection> {
    judging(record).next_back()
}

/// The last inspection that judges one of today's areas, and before it the last one that it may be compared with.
pub fn last_pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let mut graded = judging(record).rev();
    let last = graded.next()?;
    Some((graded.find(|inspection| comparable(inspection, last))?, last))
}

/// What a grade, or an inspection as a whole, is called: '2024 overall effectiveness: good', '2020 focused visit: not
/// graded', '2006 joint area review: grades not known', '2024 standard inspection'.
pub fn title(inspection: &Inspection, grade: Option<&Grade>) -> String {
    let year = inspection.year();
    let of_and_by = inspection.of_and_by();
    if let Some(grade) = grade {
        let place = if grade.rank.is_none() { " (place on the scale not known)" } else { "" };
        return format!("{year} {}: {}{place}{of_and_by}", grade.judgement, grade.grade);
    }
    let graded = match inspection.graded {
        Graded::Yes => "",
        Graded::No => ": not graded",
        Graded::Unknown => ": grades not known",
    };
    format!("{year} {}{graded}{of_and_by}", lower_first(&inspection.event))
}

/// An inspection's grades, by area in the codebook's order. One judgement over two areas stands under both.
pub fn judged<'a>(record: &Record, inspection: &'a Inspection) -> Vec<Judged<'a>> {
    let of_area = |area: &Area| {
        let own: Vec<&Grade> = grades_of(inspection, *area).collect();
        let one_of_several = own.len() > 1;
        own.into_iter().map(move |grade| Judged { area: *area, grade, one_of_several }).collect::<Vec<_>>()
    };
    record.codebook.areas.iter().flat_map(of_area).collect()
}

/// The areas of the codebook that an inspection does not judge.
pub fn not_judged(record: &Record, inspection: &Inspection) -> Vec<Area> {
    record.codebook.areas.iter().copied().filter(|area| grades_of(inspection, *area).next().is_none()).collect()
}

fn grades_of(inspection: &Inspection, area: Area) -> impl Iterator<Item = &Grade> {
    inspection.grades.iter().filter(move |grade| grade.areas.contains(&area))
}

/// The one of `later` that is the same judgement as `grade`, one of `earlier`: of the same name, or under a new name where
/// there is only one of each.
fn same_judgement<'a>(grade: &Grade, earlier: &[&'a Grade], later: &[&'a Grade]) -> Option<&'a Grade> {
    match (earlier, later) {
        (_, later) if later.iter().any(|other| other.judgement == grade.judgement) => {
            later.iter().copied().find(|other| other.judgement == grade.judgement)
        }
        ([_], [only]) => Some(only),
        _ => None,
    }
}

/// The grade to which a line may lead from this one: the same judgement of the same areas, in the next inspection under
/// the same framework, of the same authority, that judges them.
pub fn next_grade<'a>(
    record: &'a Record,
    inspection: &'a Inspection,
    grade: &Grade,
) -> Option<(&'a Inspection, &'a Grade)> {
    let of_areas = |inspection: &'a Inspection| -> Vec<&'a Grade> {
        inspection.grades.iter().filter(|other| other.areas == grade.areas).collect()
    };
    let later = judging(record).filter(|other| comparable(other, inspection) && other.when() > inspection.when());
    let (next, grades) = later.map(|other| (other, of_areas(other))).find(|(_, grades)| !grades.is_empty())?;
    Some((next, same_judgement(grade, &of_areas(inspection), &grades)?))
}

/// What became of the grades from one inspection to a later one under the same framework, area by area.
pub fn moves<'a>(record: &'a Record, from: &'a Inspection, to: &'a Inspection) -> Moves<'a> {
    let mut moves = Moves { complete: true, ..Moves::default() };
    for area in &record.codebook.areas {
        let (before, after): (Vec<_>, Vec<_>) = (grades_of(from, *area).collect(), grades_of(to, *area).collect());
        let one_of_several = before.len() > 1 || after.len() > 1;
        let mut matched = 0;
        for earlier in &before {
            let Some(grade) = same_judgement(earlier, &before, &after) else { continue };
            let moved = match grade.rank.zip(earlier.rank).map(|(later, earlier)| later.cmp(&earlier)) {
                Some(Ordering::Greater) => &mut moves.up,
                Some(Ordering::Equal) => &mut moves.same,
                Some(Ordering::Less) => &mut moves.down,
                None => &mut moves.unplaced,
            };
            moved.push(Judged { area: *area, grade, one_of_several });
            matched += 1;
        }
        if matched > 0 && matched == before.len() && matched == after.len() {
            continue;
        }
        moves.complete = false;
        match (before.is_empty(), after.is_empty()) {
            (true, true) => {}
            (false, false) if matched > 0 => moves.in_part.push(*area),
            (false, false) => moves.apart.push(*area),
            (false, true) => moves.not_again.push(*area),
            (true, false) => match earlier(record, to, *area) {
                Earlier::Judged => moves.resumed.push(*area),
                Earlier::Perhaps => moves.unknown_before.push(*area),
                Earlier::Never => moves.first.push(*area),
            },
        }
    }
    moves.complete &= moves.unplaced.is_empty();
    moves
}

/// Whether inspections before one judged an area.
enum Earlier {
    Judged,
    /// Some of their grades are not known.
    Perhaps,
    Never,
}

/// Whether an inspection before this one, which may be compared with it, judged the area.
fn earlier(record: &Record, inspection: &Inspection, area: Area) -> Earlier {
    let before = record.inspections.iter().take_while(|other| other.id != inspection.id);
    let mut same = before.filter(|other| comparable(other, inspection));
    if same.clone().any(|other| grades_of(other, area).next().is_some()) {
        Earlier::Judged
    } else if same.any(|other| other.graded == Graded::Unknown) {
        Earlier::Perhaps
    } else {
        Earlier::Never
    }
}

/// The frameworks that have a grade, run by run. An inspection of another such framework in between parts a framework's
/// years in two; one whose grades are not known does not.
pub fn runs(record: &Record) -> Vec<Run> {
    let graded = |framework: Framework| judging(record).any(|inspection| inspection.framework == framework);
    let mut runs: Vec<Run> = Vec::new();
    let known = record.inspections.iter().filter(|inspection| inspection.graded != Graded::Unknown);
    for inspection in known.filter(|inspection| graded(inspection.framework)) {
        let Some(date) = inspection.when() else { continue };
        match runs.last_mut().filter(|run| run.framework == inspection.framework) {
            Some(run) => run.last = date,
            None => runs.push(Run { framework: inspection.framework, first: date, last: date }),
        }
    }
    runs
}
