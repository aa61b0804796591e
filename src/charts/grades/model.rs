//! The grades of the inspections over time: what is known, how surely, and what may be joined.

use super::who::{inspectorates, places, years_of};
use crate::geometry::clamp_within;
use crate::limit::{ON_AXIS, last, only_latest};
use crate::table::Table;
use record::cite::citations;
use record::grades::{Judged, Moves, Run, area_name, last_pair, moves, next_grade, runs, two_dates};
use record::words::{list, lower_first, sentence_case};
use record::{Area, Certainty, Framework, Grade, Graded, Inspection, InspectionId, Record, Status, Subject};

/// A grade of today's areas: its time and, where that is known, its place on the framework's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The inspection.
    pub inspection: InspectionId,
    /// The year of the inspection.
    pub year: u16,
    /// The place on the time axis, in years.
    pub time: f64,
    /// The rules under which it was given.
    pub framework: Framework,
    /// The areas of the one judgement, in the rows' order; two for a judgement over two areas.
    pub areas: Vec<Area>,
    /// What was judged, in the framework's term.
    pub judgement: String,
    /// The grade, word for word.
    pub grade: String,
    /// From 1, the worst of the framework's own scale. `None` where the scale does not have the word.
    pub rank: Option<u8>,
    /// How high it is on that scale: from 0, the worst grade, to 1, the best.
    pub height: Option<f64>,
    /// Whether its row has another grade of the inspection beside it.
    pub one_of_several: bool,
    /// How sure it is.
    pub status: Status,
    /// The authority and the inspectorate, where they are other ones than the record's: ' (of Old Borough)'.
    pub of_and_by: String,
}

impl Mark {
    /// The grade that it is.
    pub fn subject(&self) -> Subject {
        Subject::Grade { inspection: self.inspection.clone(), judgement: self.judgement.clone() }
    }
}

/// A line between two grades of one framework that judge the same areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The place of the earlier mark.
    pub from: usize,
    /// The place of the later mark.
    pub to: usize,
}

/// The years of one framework without another one in between.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The framework.
    pub framework: Framework,
    /// From, in years.
    pub from: f64,
    /// To, in years.
    pub to: f64,
}

/// An inspection or a visit without a grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The inspection.
    pub inspection: InspectionId,
    /// What it was and when.
    pub about: String,
    /// The place on the time axis, in years.
    pub time: f64,
}

/// The grades of a record, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct GradesModel {
    /// The rows.
    pub rows: Vec<Area>,
    /// Who gave the grades.
    pub inspectorates: Vec<String>,
    /// How sure a grade can be.
    pub certainties: Vec<Status>,
    /// The grades that are drawn, in the order of time and then of rows.
    pub marks: Vec<Mark>,
    /// The lines between them.
    pub joins: Vec<Join>,
    /// The ungraded inspections and visits.
    pub ticks: Vec<Tick>,
    /// The frameworks' years.
    pub bands: Vec<Band>,
    /// The first and the last year of the axis.
    pub span: (u16, u16),
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period.
    pub subtitle: String,
    /// The inspections whose grades are not known: nothing is drawn for them.
    pub unknown: Vec<Inspection>,
    /// The grades that have no row, because no later framework judges that area.
    pub without_row: Vec<(Inspection, Vec<Grade>)>,
    /// Everything as a table.
    pub(super) table: Table,
    /// The same for programs.
    pub(super) data: Table,
}

impl GradesModel {
    /// Every known grade and every ungraded visit, one a row.
    pub fn table(&self) -> Table {
        self.table.clone()
    }

    /// Every known grade and every ungraded visit: one row an area of a judgement, one value a cell.
    pub fn data(&self) -> Table {
        self.data.clone()
    }

    /// Where the data come from, after the frameworks' initials written out.
    pub fn source(&self) -> String {
        let mut named: Vec<Framework> = Vec::new();
        for framework in self.bands.iter().map(|band| band.framework) {
            if framework.initials() != framework.label() && !named.contains(&framework) {
                named.push(framework);
            }
        }
        let named = named.iter().map(|one| format!("{}: {}. ", one.initials(), lower_first(one.label())));
        let press = self.marks.iter().any(|mark| mark.status.role() == Certainty::Press);
        let press = press.then(|| "news reports where marked".to_owned());
        let sources: Vec<String> = self.inspectorates.iter().cloned().chain(press).collect();
        let sources = if sources.is_empty() { String::new() } else { format!("Sources: {}. ", sources.join("; ")) };
        format!("{}{sources}The table gives the source of each grade.", named.collect::<String>())
    }
}

/// How far a framework's ground reaches beyond its first and last event, in years.
const BAND_MARGIN: f64 = 0.38;
/// The gap between two frameworks' grounds that would touch, in years.
const GAP: f64 = 0.1;

/// The grades of a record.
pub fn model(record: &Record) -> GradesModel {
    let rows = record.codebook.areas.clone();
    let drawn = last(&record.inspections, ON_AXIS);
    let mut marks: Vec<Mark> = Vec::new();
    let mut without_row = Vec::new();
    for inspection in drawn {
        let Some(when) = inspection.when() else { continue };
        let others: Vec<Grade> = inspection.grades.iter().filter(|grade| grade.areas.is_empty()).cloned().collect();
        if !others.is_empty() {
            without_row.push((inspection.clone(), others));
        }
        let of_row = |grade: &Grade| {
            inspection.grades.iter().filter(|other| other.areas.iter().any(|area| grade.areas.contains(area))).count()
        };
        for grade in inspection.grades.iter().filter(|grade| !grade.areas.is_empty()) {
            marks.push(Mark {
                inspection: inspection.id.clone(),
                year: when.year(),
                time: when.as_years(),
                framework: inspection.framework,
                areas: grade.areas.clone(),
                judgement: grade.judgement.clone(),
                grade: grade.grade.clone(),
                rank: grade.rank,
                height: grade.rank.map(|rank| inspection.framework.height(rank)),
                one_of_several: of_row(grade) > 1,
                status: grade.status,
                of_and_by: inspection.of_and_by(),
            });
        }
    }
    let tick = |inspection: &Inspection| {
        let when = inspection.when()?;
        let month = inspection.month_and_year()?;
        let about = format!("{}, {month}: not graded{}", inspection.event, inspection.of_and_by());
        Some(Tick { inspection: inspection.id.clone(), about, time: when.as_years() })
    };
    let ungraded = drawn.iter().filter(|inspection| inspection.graded == Graded::No);
    let ticks: Vec<Tick> = ungraded.filter_map(tick).collect();
    let years = || drawn.iter().map(Inspection::year);
    let span = (years().min().unwrap_or_default(), years().max().unwrap_or_default());
    GradesModel {
        joins: joins(record, &marks),
        bands: bands(record),
        title: title(record),
        subtitle: format!(
            "Judgements of children's services in {}, {}, in the words of each report{}",
            places(record),
            years_of(span),
            only_latest(ON_AXIS, record.inspections.len(), "")
        ),
        unknown: drawn.iter().filter(|inspection| inspection.graded == Graded::Unknown).cloned().collect(),
        table: table(record, None),
        data: super::data::data(record, None),
        rows,
        inspectorates: inspectorates(record),
        certainties: record.codebook.certainties.clone(),
        marks,
        ticks,
        span,
        without_row,
    }
}

/// The lines that the record's rules allow.
pub(super) fn joins(record: &Record, marks: &[Mark]) -> Vec<Join> {
    let place = |inspection: &Inspection, grade: &Grade| {
        let is_own = |mark: &Mark| mark.inspection == inspection.id.as_str() && mark.judgement == grade.judgement;
        // No line leads to or from a grade that nothing can be compared with.
        marks.iter().position(is_own).filter(|_| grade.rank.is_some())
    };
    let mut joins: Vec<Join> = Vec::new();
    for inspection in last(&record.inspections, ON_AXIS) {
        for grade in inspection.grades.iter().filter(|grade| !grade.areas.is_empty()) {
            let next = next_grade(record, inspection, grade).and_then(|(next, after)| place(next, after));
            joins.extend(place(inspection, grade).zip(next).map(|(from, to)| Join { from, to }));
        }
    }
    joins
}

/// The years of the frameworks that have a grade, with a gap between neighbours: the break must be seen.
fn bands(record: &Record) -> Vec<Band> {
    let runs = runs(record);
    let end = |here: f64, other: Option<f64>| {
        other.map_or(BAND_MARGIN, |other| clamp_within(((other - here).abs() - GAP) / 2.0, 0.0, BAND_MARGIN))
    };
    let first = |index: usize| runs.get(index).map(|run| run.first.as_years());
    let end_of = |index: usize| runs.get(index).map(|run| run.last.as_years());
    let band = |(index, run): (usize, &Run)| {
        let (from, to) = (run.first.as_years(), run.last.as_years());
        let before = index.checked_sub(1).and_then(end_of);
        Band { framework: run.framework, from: from - end(from, before), to: to + end(to, first(index + 1)) }
    };
    // The axis begins with the first inspection that is drawn.
    let begins = last(&record.inspections, ON_AXIS).iter().find_map(|inspection| inspection.when());
    let begins = begins.map_or(f64::MIN, |date| date.as_years() - BAND_MARGIN);
    let bands = runs.iter().enumerate().map(band).filter(|band| band.to > begins);
    bands.map(|band| Band { from: band.from.max(begins), ..band }).collect()
}

/// What the chart shows, in one sentence.
fn title(record: &Record) -> String {
    let Some((from, to)) = last_pair(record) else {
        return "How each area has been judged".to_owned();
    };
    moved(&moves(record, from, to), &two_dates(from, to))
}

/// Which areas moved between two inspections, and which were not judged again.
fn moved(moves: &Moves, (earlier, later): &(String, String)) -> String {
    let between = format!("between {earlier} and {later}");
    let names = |judged: &[Judged]| list(&judged.iter().map(Judged::name).collect::<Vec<_>>());
    let (up, down) = (names(&moves.up), names(&moves.down));
    let every = moves.every();
    // What cannot be compared may have moved either way.
    let none = if moves.all_compared() { "none" } else { "of the others that can be compared, none" };
    let said = match (moves.up.is_empty(), moves.same.is_empty(), moves.down.is_empty()) {
        (true, true, true) if moves.all_compared() => format!("No area was judged both in {earlier} and in {later}"),
        (true, true, true) => format!("The grades of {earlier} and {later} cannot be compared"),
        (false, true, true) => format!("{every} improved {between}"),
        (true, false, true) if moves.complete => format!("No grade changed {between}"),
        (true, false, true) if moves.all_compared() => format!("{every} kept its grade {between}"),
        (true, false, true) => format!("{every} stayed the same {between}"),
        (true, true, false) => format!("{every} declined {between}"),
        (false, _, true) => format!("{up} improved {between}; {none} declined"),
        (true, _, false) => format!("{down} declined {between}; {none} improved"),
        (false, _, false) => format!("{up} improved {between}; {down} declined"),
    };
    let areas = |areas: &[Area]| list(&areas.iter().map(|area| area_name(*area)).collect::<Vec<_>>());
    let ends =
        [(format!("not judged in {later}"), &moves.not_again), ("judged for the first time".to_owned(), &moves.first)];
    let ends = ends.iter().filter(|(_, own)| !own.is_empty()).map(|(words, own)| format!("; {words}: {}", areas(own)));
    sentence_case(&format!("{said}{}", ends.collect::<String>()))
}

/// The words beside a grade whose place on its scale is not known.
fn place_not_known(grade: &Grade) -> &'static str {
    if grade.rank.is_none() { " (place on the scale not known)" } else { "" }
}

/// How sure a grade is, who says it, and where.
fn source_of(record: &Record, grade: &Grade) -> String {
    let places: Vec<String> =
        citations(record, &grade.source.units).iter().map(record::Citation::place_in_document).collect();
    let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
    format!("{}: {}{places}", sentence_case(grade.status.label()), grade.source.place)
}

/// Every known grade, or every one of an area, and every ungraded visit, one a row.
pub(super) fn table(record: &Record, only: Option<Area>) -> Table {
    let mut rows = Vec::new();
    for inspection in last(&record.inspections, ON_AXIS).iter().rev() {
        let date = inspection.dates().unwrap_or_default();
        let event = format!("{}{}", inspection.event_and_framework(), inspection.of_and_by());
        let mut row = |judgement: &str, areas: Option<&[Area]>, grade: &str, source: String| {
            let areas = match areas {
                None => String::new(),
                Some([]) => "No equivalent area today".to_owned(),
                Some(areas) => list(&areas.iter().map(|a| a.label()).collect::<Vec<_>>()),
            };
            rows.push(vec![date.clone(), event.clone(), sentence_case(judgement), areas, sentence_case(grade), source]);
        };
        match inspection.graded {
            Graded::Yes => {
                let own = |grade: &&Grade| only.is_none_or(|area| grade.areas.contains(&area));
                for grade in inspection.grades.iter().filter(own) {
                    let words = format!("{}{}", grade.grade, place_not_known(grade));
                    row(&grade.judgement, Some(&grade.areas), &words, source_of(record, grade));
                }
                let judges_others = inspection.grades.iter().any(|grade| !grade.areas.is_empty());
                if judges_others && !inspection.grades.iter().any(|grade| own(&grade)) {
                    row("", None, "this area was not judged", inspection.source.place.clone());
                }
            }
            Graded::No => row("", None, "not graded", inspection.source.place.clone()),
            Graded::Unknown => row("", None, "not known", inspection.source.place.clone()),
        }
    }
    let head = ["Date", "Inspection", "Judgement", "Areas", "Grade", "Source"];
    let latest = only_latest(ON_AXIS, record.inspections.len(), "");
    Table {
        caption: match only {
            _ if !latest.is_empty() => format!("Grades in {}, newest first{latest}", record.authority.name),
            None => format!("All known inspections, visits and ratings of {}, newest first", record.authority.name),
            Some(area) => {
                format!("All known grades for {} in {}, newest first", area_name(area), record.authority.name)
            }
        },
        head: head.iter().map(|cell| (*cell).to_owned()).collect(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_says_what_moved_for_all_for_some_and_for_none() {
        let record = crate::made_up::anyshire();
        let all = record::grades::judged(&record, record.inspection("ilacs-2021").unwrap());
        let some = |from: usize, to: usize| all.iter().skip(from).take(to - from).copied().collect::<Vec<_>>();
        let cases = [
            ((5, 0, 0), true, "Every area improved between 2021 and 2024"),
            ((0, 5, 0), true, "No grade changed between 2021 and 2024"),
            ((0, 0, 5), true, "Every area declined between 2021 and 2024"),
            ((1, 4, 0), true, "Services overall improved between 2021 and 2024; none declined"),
            ((0, 4, 1), true, "Care leavers declined between 2021 and 2024; none improved"),
            ((2, 2, 1), true, "Services overall and leaders improved between 2021 and 2024; care leavers declined"),
            ((0, 0, 0), false, "No area was judged both in 2021 and in 2024"),
            ((2, 0, 0), false, "Every area judged both times improved between 2021 and 2024"),
            ((0, 2, 0), false, "Every area judged both times kept its grade between 2021 and 2024"),
            ((0, 0, 2), false, "Every area judged both times declined between 2021 and 2024"),
        ];
        let years = ("2021".to_owned(), "2024".to_owned());
        for ((up, same, down), complete, words) in cases {
            let moves = Moves {
                up: some(0, up),
                same: some(up, up + same),
                down: some(up + same, up + same + down),
                complete,
                ..Moves::default()
            };
            assert_eq!(moved(&moves, &years), words);
        }
        let care_leavers = record.codebook.area("care-leavers").unwrap();
        let left_out = Moves { up: some(0, 1), not_again: vec![care_leavers], ..Moves::default() };
        assert_eq!(
            moved(&left_out, &years),
            "Every area judged both times improved between 2021 and 2024; not judged in 2024: care leavers"
        );
    }
}
