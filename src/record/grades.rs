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
    /// The areas that both judged, by judgements that cannot be matched.
    pub apart: Vec<Area>,
    /// The later grades of judgements that both made, one of them in a word whose place on the scale is not known.
    pub unplaced: Vec<Judged<'a>>,
    /// Whether both judged every area of the codebook.
    pub complete: bool,
}

impl Moves<'_> {
    /// How many judgements both made.
    fn told(&self) -> usize {
        [&self.up, &self.same, &self.down, &self.unplaced].iter().map(|judged| judged.len()).sum()
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
    if area.is_overall() { "services overall".to_owned() } else { area.label().to_ascii_lowercase() }
}

/// When two inspections were, as words tell them apart: by the year, or more exactly where that is the same.
pub fn two_dates(from: &Inspection, to: &Inspection) -> (String, String) {
    let words: [fn(Date) -> String; 3] =
        [|date| date.year().to_string(), Date::month_and_year, |date| date.to_string()];
    let told = |words: fn(Date) -> String| {
        let date = |inspection: &Inspection| inspection.when().map(words).unwrap_or_default();
        (date(from), date(to))
    };
    let [by_year, by_month, by_day] = words.map(told);
    [by_year, by_month].into_iter().find(|(from, to)| from != to).unwrap_or(by_day)
}

/// The inspections that judge one of today's areas.
fn judging(record: &Record) -> impl DoubleEndedIterator<Item = &Inspection> + Clone {
    record.inspections.iter().filter(|inspection| inspection.grades.iter().any(|grade| !grade.areas.is_empty()))
}

/// The last inspection that judges one of today's areas.
pub fn last_graded(record: &Record) -> Option<&Inspection> {
    judging(record).next_back()
}

/// The last inspection that judges one of today's areas, and before it the last one under the same framework.
pub fn last_pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let mut graded = judging(record).rev();
    let last = graded.next()?;
    Some((graded.find(|inspection| inspection.framework == last.framework)?, last))
}

/// What a grade, or an inspection as a whole, is called: '2024 overall effectiveness: good', '2020 focused visit: not
/// graded', '2006 joint area review: grades not known', '2024 standard inspection'.
pub fn title(inspection: &Inspection, grade: Option<&Grade>) -> String {
    let year = inspection.year();
    if let Some(grade) = grade {
        return format!("{year} {}: {}", grade.judgement, grade.grade);
    }
    let graded = match inspection.graded {
        Graded::Yes => "",
        Graded::No => ": not graded",
        Graded::Unknown => ": grades not known",
    };
    format!("{year} {}{graded}", lower_first(&inspection.event))
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
/// the same framework that judges them.
pub fn next_grade<'a>(
    record: &'a Record,
    inspection: &'a Inspection,
    grade: &Grade,
) -> Option<(&'a Inspection, &'a Grade)> {
    let of_areas = |inspection: &'a Inspection| -> Vec<&'a Grade> {
        inspection.grades.iter().filter(|other| other.areas == grade.areas).collect()
    };
    let later =
        judging(record).filter(|other| other.framework == inspection.framework && other.when() > inspection.when());
    let (next, grades) = later.map(|other| (other, of_areas(other))).find(|(_, grades)| !grades.is_empty())?;
    Some((next, same_judgement(grade, &of_areas(inspection), &grades)?))
}

/// What became of the grades from one inspection to a later one under the same framework, area by area.
pub fn moves<'a>(record: &'a Record, from: &'a Inspection, to: &'a Inspection) -> Moves<'a> {
    let mut moves = Moves { complete: true, ..Moves::default() };
    for area in &record.codebook.areas {
        let (before, after): (Vec<_>, Vec<_>) = (grades_of(from, *area).collect(), grades_of(to, *area).collect());
        let told = moves.told();
        let one_of_several = before.len() > 1 || after.len() > 1;
        for earlier in &before {
            let Some(grade) = same_judgement(earlier, &before, &after) else { continue };
            let moved = match grade.rank.zip(earlier.rank).map(|(later, earlier)| later.cmp(&earlier)) {
                Some(Ordering::Greater) => &mut moves.up,
                Some(Ordering::Equal) => &mut moves.same,
                Some(Ordering::Less) => &mut moves.down,
                None => &mut moves.unplaced,
            };
            moved.push(Judged { area: *area, grade, one_of_several });
        }
        if told < moves.told() {
            continue;
        }
        moves.complete = false;
        match (before.is_empty(), after.is_empty()) {
            (true, true) => {}
            (false, true) => moves.not_again.push(*area),
            (true, false) if is_first(record, to, *area) => moves.first.push(*area),
            (true, false) => moves.resumed.push(*area),
            (false, false) => moves.apart.push(*area),
        }
    }
    moves
}

/// Whether no inspection before this one under its framework judged the area, nor may have judged it by grades that are
/// not known.
fn is_first(record: &Record, inspection: &Inspection, area: Area) -> bool {
    let before = record.inspections.iter().take_while(|other| other.id != inspection.id);
    let mut same = before.filter(|other| other.framework == inspection.framework);
    same.all(|other| other.graded != Graded::Unknown && grades_of(other, area).next().is_none())
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
