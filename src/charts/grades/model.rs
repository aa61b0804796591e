//! The grades of the inspections over time: what is known, how surely, and what may be joined.

use crate::table::Table;
use record::grades::{changes, last_pair};
use record::words::{list, sentence_case};
use record::{Area, Date, Framework, Grade, Graded, Inspection, Record, Status};

/// A grade that can be placed: its areas, its time and its place on the framework's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The inspection's id.
    pub inspection: String,
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
    /// From 1, the worst, to 4, the best of the framework's own scale.
    pub rank: u8,
    /// How sure it is.
    pub status: Status,
}

/// A line between two grades of one framework that judge the same areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The place of the earlier mark.
    pub from: usize,
    /// The place of the later mark.
    pub to: usize,
}

/// The years of one framework.
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
    /// The inspection's id.
    pub inspection: String,
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
    pub table: Table,
}

impl GradesModel {
    /// Where the data come from, after the frameworks' initials written out.
    pub fn source(&self) -> String {
        let named = self.bands.iter().filter(|band| band.framework.initials() != band.framework.label());
        let words = named
            .map(|band| format!("{}: {}.", band.framework.initials(), band.framework.label().to_ascii_lowercase()));
        format!(
            "{} Sources: Ofsted; Commission for Social Care Inspection; news reports where marked. Each grade with its source stands in the table.",
            words.collect::<Vec<_>>().join(" ")
        )
    }
}

/// How far a framework's ground reaches beyond its first and last event, in years.
const BAND_MARGIN: f64 = 0.38;

/// The grades of a record.
pub fn model(record: &Record) -> GradesModel {
    let rows = record.codebook.areas.clone();
    let mut marks: Vec<Mark> = Vec::new();
    let mut without_row = Vec::new();
    for inspection in &record.inspections {
        let Some(when) = inspection.when() else { continue };
        let others: Vec<Grade> = inspection.grades.iter().filter(|grade| grade.areas.is_empty()).cloned().collect();
        if !others.is_empty() {
            without_row.push((inspection.clone(), others));
        }
        for grade in &inspection.grades {
            if grade.areas.is_empty() {
                continue;
            }
            marks.push(Mark {
                inspection: inspection.id.clone(),
                year: when.year(),
                time: when.as_years(),
                framework: inspection.framework,
                areas: grade.areas.clone(),
                judgement: grade.judgement.clone(),
                grade: grade.grade.clone(),
                rank: grade.rank,
                status: grade.status,
            });
        }
    }
    let tick = |inspection: &Inspection| {
        let when = inspection.when()?;
        let about = format!("{}, {}: no grade is given", inspection.event, when.month_and_year());
        Some(Tick { inspection: inspection.id.clone(), about, time: when.as_years() })
    };
    let ungraded = record.inspections.iter().filter(|inspection| inspection.graded == Graded::No);
    let ticks: Vec<Tick> = ungraded.filter_map(tick).collect();
    let years = || record.inspections.iter().map(Inspection::year);
    let span = (years().min().unwrap_or_default(), years().max().unwrap_or_default());
    GradesModel {
        joins: joins(&marks),
        bands: bands(&marks, &record.inspections),
        title: title(record),
        subtitle: format!(
            "Judgements of children's services in {}, {} to {}, in the words of each report",
            record.place, span.0, span.1
        ),
        unknown: record.inspections.iter().filter(|inspection| inspection.graded == Graded::Unknown).cloned().collect(),
        table: table(record),
        rows,
        marks,
        ticks,
        span,
        without_row,
    }
}

/// The lines that the rules allow: inside one framework, from one judgement of the same areas to the next.
fn joins(marks: &[Mark]) -> Vec<Join> {
    let next = |from: usize, mark: &Mark| {
        let follows = |(_, later): &(usize, &Mark)| {
            later.framework == mark.framework && later.areas == mark.areas && later.time > mark.time
        };
        let to = marks.iter().enumerate().filter(follows).min_by(|a, b| a.1.time.total_cmp(&b.1.time))?;
        Some(Join { from, to: to.0 })
    };
    marks.iter().enumerate().filter_map(|(from, mark)| next(from, mark)).collect()
}

/// The years of the frameworks that have a grade. An inspection of another such framework in between parts a framework's
/// years in two.
fn bands(marks: &[Mark], inspections: &[Inspection]) -> Vec<Band> {
    let graded = |framework: Framework| marks.iter().any(|mark| mark.framework == framework);
    let mut bands: Vec<Band> = Vec::new();
    let known = inspections.iter().filter(|inspection| inspection.graded != Graded::Unknown);
    for inspection in known.filter(|inspection| graded(inspection.framework)) {
        let Some(time) = inspection.when().map(Date::as_years) else { continue };
        match bands.last_mut().filter(|band| band.framework == inspection.framework) {
            Some(band) => band.to = time + BAND_MARGIN,
            None => {
                bands.push(Band { framework: inspection.framework, from: time - BAND_MARGIN, to: time + BAND_MARGIN })
            }
        }
    }
    // Neighbours that would touch leave a gap between them: the break must be seen.
    for index in 1..bands.len() {
        if let [earlier, later] = bands.get_mut(index - 1..=index).unwrap_or_default()
            && earlier.to > later.from - 0.1
        {
            let middle = f64::midpoint(earlier.to, later.from);
            (earlier.to, later.from) = (middle - 0.05, middle + 0.05);
        }
    }
    bands
}

/// What the chart shows, in one sentence.
fn title(record: &Record) -> String {
    let Some((from, to)) = last_pair(record) else {
        return "How each area has been judged".to_owned();
    };
    let between = format!("between {} and {}", from.year(), to.year());
    let [up, same, down] = changes(&record.codebook.areas, from, to);
    let names = |areas: &[Area]| list(&areas.iter().map(|area| area.label().to_ascii_lowercase()).collect::<Vec<_>>());
    let said = match (up.is_empty(), same.is_empty(), down.is_empty()) {
        (false, true, true) => format!("Every area moved up {between}"),
        (true, false, true) => format!("No area's grade changed {between}"),
        (true, true, false) => format!("Every area moved down {between}"),
        (false, _, true) => format!("{} moved up {between}, none moved down", names(&up)),
        (true, _, false) => format!("{} moved down {between}, none moved up", names(&down)),
        _ => format!("{} moved up {between}; {} moved down", names(&up), names(&down)),
    };
    sentence_case(&said)
}

/// How sure a grade is, who says it, and the units that say it.
fn source_of(grade: &Grade) -> String {
    let units =
        if grade.source.units.is_empty() { String::new() } else { format!(" ({})", grade.source.units.join(" ")) };
    format!("{}: {}{units}", sentence_case(grade.status.label()), grade.source.place)
}

/// Every known grade and every ungraded visit, one a row.
fn table(record: &Record) -> Table {
    let mut rows = Vec::new();
    for inspection in record.inspections.iter().rev() {
        let date = inspection.when().map(|when| when.to_string()).unwrap_or_default();
        let event = format!("{} ({})", inspection.event, inspection.framework.initials());
        let mut row = |judgement: &str, areas: &[Area], grade: &str, source: String| {
            let areas = if areas.is_empty() {
                "none of today's".to_owned()
            } else {
                list(&areas.iter().map(|a| a.label()).collect::<Vec<_>>())
            };
            rows.push(vec![date.clone(), event.clone(), sentence_case(judgement), areas, sentence_case(grade), source]);
        };
        match inspection.graded {
            Graded::Yes => {
                for grade in &inspection.grades {
                    row(&grade.judgement, &grade.areas, &grade.grade, source_of(grade));
                }
            }
            Graded::No => row("no grade is given", &[], "not graded", inspection.source.place.clone()),
            Graded::Unknown => row("not known", &[], "not known", inspection.source.place.clone()),
        }
    }
    let head = ["Date", "Inspection", "Judgement", "Areas", "Grade", "Source"];
    Table {
        caption: format!("Every inspection, visit and rating of {} that is known, newest first", record.place),
        head: head.iter().map(|cell| (*cell).to_owned()).collect(),
        rows,
    }
}
