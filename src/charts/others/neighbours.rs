//! The grades of the authorities most alike, through time, beside the record's own.

use super::{CAVEAT, frameworks, key, quoted};
use crate::frame::LegendEntry;
use crate::hit::Hit;
use crate::limit::{ON_AXIS, last};
use crate::table::Table;
use record::grades::next_grade;
use record::order::sorted_by;
use record::words::{count, grouped, list, lower_first, sentence_case};
use record::{Area, Comparison, Date, Framework, Neighbour, Record, Subject};

/// A grade of an authority.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What choosing it leads to.
    pub hit: Hit,
    /// The last day of the inspection.
    pub end: Date,
    /// When the report was published.
    pub published: Option<Date>,
    /// The rules under which it was given.
    pub framework: Framework,
    /// From 1, the worst of the framework's scale.
    pub rank: u8,
    /// How high it is on that scale: from 0, the worst grade, to 1, the best.
    pub height: f64,
    /// The areas of the one judgement.
    pub areas: Vec<Area>,
    /// The grade, in the words of its source.
    pub grade: String,
    /// Where the report can be read.
    pub url: Option<String>,
    /// What is said of it.
    pub label: String,
}

/// A line between two grades of one authority: their places among its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The earlier one.
    pub from: usize,
    /// The later one.
    pub to: usize,
}

/// An authority with its grades.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether it is the record's own.
    pub own: bool,
    /// Its grades, in order of time.
    pub marks: Vec<Mark>,
    /// What may be joined.
    pub joins: Vec<Join>,
}

/// The years of one framework over all authorities.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The framework.
    pub framework: Framework,
    /// The first and the last grade, in years.
    pub span: (f64, f64),
}

/// The grades, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct NeighboursModel {
    /// The record's own authority, and then the others in the order of the alphabet.
    pub rows: Vec<Row>,
    /// The frameworks in order.
    pub bands: Vec<Band>,
    /// What the forms mean.
    pub key: Vec<LegendEntry>,
    /// What a hollow mark means, where there is one.
    pub joint: Option<String>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to read into it.
    pub subtitle: String,
    /// Where the grades come from.
    pub source: String,
    /// The same as a table.
    pub table: Table,
    /// The same for programs.
    pub data: Table,
    /// What was judged, in words.
    pub judged: String,
}

/// The grades of an area, or of services as a whole; `None` where the record has no figures of other authorities.
pub fn model(record: &Record, area: Option<Area>) -> Option<NeighboursModel> {
    let compared = record.comparison.as_ref()?;
    let areas = compared.areas();
    let area =
        area.or_else(|| areas.iter().copied().find(|area| area.is_overall())).or_else(|| areas.first().copied())?;
    let others = compared.neighbours.authorities.iter().map(|authority| neighbour(authority, area));
    let rows: Vec<Row> = core::iter::once(own(record, compared, area)).chain(others).collect();
    let marks = || rows.iter().flat_map(|row| &row.marks);
    let together = marks().find(|mark| mark.areas.len() > 1);
    let joint = together.map(|mark| format!("one judgement for {}", judged(&mark.areas)));
    let years = || marks().map(|mark| mark.end.year());
    let span = years().min().zip(years().max()).map_or_else(String::new, |(from, to)| format!(", {from} to {to}"));
    let similar = count(rows.len().saturating_sub(1), "statistical neighbour", "statistical neighbours");
    let name = &record.authority.name;
    Some(NeighboursModel {
        bands: bands(compared, &rows),
        key: key(compared),
        joint,
        title: strange(record, compared, area).unwrap_or_else(|| said(name, area, &rows)),
        subtitle: format!(
            "Grades for {} in {name} and its {similar}{span}. Authorities are in alphabetical order{}",
            judged(&[area]),
            only_latest_own(
                name,
                compared.own(&record.inspections, area).filter(|(_, own)| own.rank.is_some()).count()
            )
        ),
        source: format!(
            "{CAVEAT} {}Source: {}. {}",
            frameworks(record),
            compared.neighbours.source,
            compared.neighbours.chosen
        ),
        table: table(name, area, &rows),
        data: data(name, area, &rows),
        judged: judged(&[area]),
        rows,
    })
}

/// What was judged, in running text.
fn judged(areas: &[Area]) -> String {
    let name = |area: &Area| {
        if area.is_overall() { "overall effectiveness".to_owned() } else { lower_first(area.label()) }
    };
    list(&areas.iter().map(name).collect::<Vec<_>>())
}

/// What is said where the record's own latest grade is a word that its scale does not have. `None` where it is another.
fn strange(record: &Record, compared: &Comparison, area: Area) -> Option<String> {
    let when = |inspection: &record::Inspection| inspection.end.or(inspection.when());
    let (_, grade) = compared.own(&record.inspections, area).max_by_key(|(inspection, _)| when(inspection))?;
    let of = if area.is_overall() { "overall".to_owned() } else { format!("for {}", judged(&[area])) };
    grade.rank.is_none().then(|| {
        format!(
            "{} was last graded {} {of}, a word whose place on the scale is not known",
            record.authority.name,
            quoted(&grade.grade)
        )
    })
}

/// What of very many grades of the record's own is drawn.
fn only_latest_own(name: &str, all: usize) -> String {
    if all <= ON_AXIS {
        return String::new();
    }
    format!(". Of {name} only the latest {ON_AXIS} of {} grades are shown", grouped(all))
}

/// What is said of a mark.
fn label(name: &str, end: Date, areas: &[Area], grade: &str, framework: Framework) -> String {
    format!("{name}, {}, {}: {grade}. {}.", end.month_and_year(), judged(areas), framework.label())
}

/// The record's own grades under the same frameworks. Each leads to its place among the record's grades.
fn own(record: &Record, compared: &Comparison, area: Area) -> Row {
    let name = &record.authority.name;
    let grades = || compared.own(&record.inspections, area);
    let marks = grades().filter_map(|(inspection, grade)| {
        let end = inspection.end.or(inspection.when())?;
        let rank = grade.rank?;
        let document =
            record.documents.iter().find(|document| document.inspection == inspection.id && document.is_inspectors());
        Some(Mark {
            hit: Hit::Subject(Subject::Grade { inspection: inspection.id.clone(), judgement: grade.judgement.clone() }),
            end,
            published: inspection.published,
            framework: inspection.framework,
            rank,
            height: inspection.framework.height(rank),
            areas: grade.areas.clone(),
            grade: grade.grade.clone(),
            url: document.and_then(|document| document.url.clone()),
            label: label(name, end, &grade.areas, &grade.grade, inspection.framework),
        })
    });
    let marks = sorted_by(marks, |one, other| one.end.cmp(&other.end));
    let marks = last(&marks, ON_AXIS).to_vec();
    let place = |inspection: &record::Inspection, judgement: &str| {
        let hit = Hit::Subject(Subject::Grade { inspection: inspection.id.clone(), judgement: judgement.to_owned() });
        marks.iter().position(|mark| mark.hit == hit)
    };
    let join = |(inspection, grade)| {
        let (next, after) = next_grade(record, inspection, grade)?;
        Some(Join { from: place(inspection, &grade.judgement)?, to: place(next, &after.judgement)? })
    };
    let joins = grades().filter_map(join).collect();
    Row { name: name.clone(), own: true, marks, joins }
}

/// Another authority's grades, joined by the same rule: the same judgement of the same areas under the same framework.
fn neighbour(authority: &Neighbour, area: Area) -> Row {
    let marks: Vec<Mark> = authority
        .inspections
        .iter()
        .filter_map(|inspection| {
            let grade = inspection.grade(area)?;
            Some(Mark {
                hit: Hit::Other(inspection.id.clone()),
                end: inspection.end,
                published: Some(inspection.published),
                framework: inspection.framework,
                rank: grade.rank,
                height: inspection.framework.height(grade.rank),
                areas: grade.areas.clone(),
                grade: grade.grade.clone(),
                url: Some(inspection.url.clone()),
                label: label(&authority.name, inspection.end, &grade.areas, &grade.grade, inspection.framework),
            })
        })
        .collect();
    let alike = |from: &Mark, to: &Mark| from.framework == to.framework && from.areas == to.areas;
    let pairs = marks.iter().zip(marks.iter().skip(1)).enumerate();
    let joins = pairs.filter(|(_, (from, to))| alike(from, to)).map(|(at, _)| Join { from: at, to: at + 1 }).collect();
    Row { name: authority.name.clone(), own: false, marks, joins }
}

/// From when to when grades were given under each framework.
fn bands(compared: &Comparison, rows: &[Row]) -> Vec<Band> {
    let band = |framework: &Framework| {
        let marks = rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.framework == *framework);
        let times = marks.map(|mark| mark.end.as_years());
        let span = times.fold(None, |span: Option<(f64, f64)>, time| {
            Some(span.map_or((time, time), |(from, to)| (from.min(time), to.max(time))))
        });
        Some(Band { framework: *framework, span: span? })
    };
    compared.frameworks.iter().filter_map(band).collect()
}

/// How many were last given the same grade as the record's own authority, in one sentence. Only grades of one framework
/// are compared, and no authority is placed above another.
fn said(name: &str, area: Area, rows: &[Row]) -> String {
    let last = |row: &Row| row.marks.last().map(|mark| (mark.framework, mark.rank));
    let of = if area.is_overall() { "overall".to_owned() } else { format!("for {}", judged(&[area])) };
    let own = rows.iter().find(|row| row.own).and_then(|row| row.marks.last());
    let others = rows.iter().filter(|row| !row.own);
    let Some(own) = own else {
        let number = others.filter(|row| !row.marks.is_empty()).count();
        let have = if number == 1 { "has" } else { "have" };
        let others = count(number, "similar authority", "similar authorities");
        return format!("{name} has no grade {of} under these frameworks; {others} {have}");
    };
    let compared: Vec<_> = others.filter_map(last).filter(|(framework, _)| *framework == own.framework).collect();
    let same = compared.iter().filter(|(_, rank)| *rank == own.rank).count();
    let grade = quoted(&own.grade);
    let all = compared.len();
    match same {
        _ if all == 0 => {
            format!("{name} was last graded {grade} {of}; no similar authority has a grade under the same framework")
        }
        0 => format!(
            "{name} was last graded {grade} {of}; none of {} was",
            count(all, "similar authority", "similar authorities")
        ),
        _ if same == all => format!("{name} was last graded {grade} {of}, as every similar authority was"),
        1 => format!(
            "{name} was last graded {grade} {of}, as 1 of {} was",
            count(all, "similar authority", "similar authorities")
        ),
        _ => format!("{name} was last graded {grade} {of}, as {same} of {all} similar authorities were"),
    }
}

/// A row for each grade. An authority without one has its row too.
fn table(name: &str, area: Area, all: &[Row]) -> Table {
    let mut rows = Vec::new();
    for row in all {
        if row.marks.is_empty() {
            let none = ["", "", "", "", "Not in these figures", ""].map(str::to_owned);
            rows.push(core::iter::once(row.name.clone()).chain(none).collect());
        }
        for mark in &row.marks {
            rows.push(vec![
                row.name.clone(),
                mark.end.to_string(),
                mark.published.map(|day| day.to_string()).unwrap_or_default(),
                mark.framework.label().to_owned(),
                sentence_case(&judged(&mark.areas)),
                sentence_case(&mark.grade),
                mark.url.clone().unwrap_or_default(),
            ]);
        }
    }
    let head = ["Authority", "Inspection ended", "Report published", "Framework", "Judgement", "Grade", "Report"];
    Table {
        caption: format!("Grades for {} in {name} and its statistical neighbours", judged(&[area])),
        head: head.iter().map(|cell| (*cell).to_owned()).collect(),
        rows,
    }
}

/// The same with dates for programs beside their words.
fn data(name: &str, area: Area, all: &[Row]) -> Table {
    let table = table(name, area, all);
    let marks = all.iter().flat_map(|row| row.marks.iter().map(Some).chain(row.marks.is_empty().then_some(None)));
    let iso = |date: Option<Date>| date.map(String::from).unwrap_or_default();
    let cells = |(mark, row): (Option<&Mark>, &Vec<String>)| {
        let mut cells = row.clone();
        let (ended, published) = (iso(mark.map(|mark| mark.end)), iso(mark.and_then(|mark| mark.published)));
        cells.splice(1..1, [ended, published]);
        cells
    };
    let rows = marks.zip(&table.rows).map(cells).collect();
    let mut head = table.head.clone();
    let dates = ["Inspection ended", "Report published", "Inspection ended, in words", "Report published, in words"];
    head.splice(1..3, dates.map(str::to_owned));
    Table { head, rows, ..table }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row whose last grade has this place on the scale of a framework.
    fn row(record: &Record, own: bool, framework: &str, rank: u8) -> Row {
        let framework = record.codebook.framework(framework).unwrap();
        let grade = framework.entry().scale[usize::from(rank) - 1].clone();
        let mark = Mark {
            hit: Hit::Other("a".into()),
            end: Date::parse("2024").unwrap(),
            published: None,
            framework,
            rank,
            height: framework.height(rank),
            areas: Vec::new(),
            grade,
            url: None,
            label: String::new(),
        };
        Row { name: String::new(), own, marks: vec![mark], joins: Vec::new() }
    }

    #[test]
    fn the_title_counts_the_same_grade_under_the_same_framework() {
        let record = crate::made_up::anyshire();
        let (overall, leavers) =
            (record.codebook.area("overall").unwrap(), record.codebook.area("care-leavers").unwrap());
        let cases = [
            (
                overall,
                3,
                vec![("ilacs", 3), ("ilacs", 3), ("ilacs", 4)],
                "Milton Keynes was last graded good overall, as 2 of 3 similar authorities were",
            ),
            (
                leavers,
                4,
                vec![("ilacs", 4), ("ilacs", 3)],
                "Milton Keynes was last graded outstanding for care leavers, as 1 of 2 similar authorities was",
            ),
            (
                overall,
                2,
                vec![("ilacs", 3), ("ilacs", 4)],
                "Milton Keynes was last graded ‘requires improvement to be good’ overall; none of 2 similar authorities was",
            ),
            (
                overall,
                3,
                vec![("ilacs", 3), ("ilacs", 3)],
                "Milton Keynes was last graded good overall, as every similar authority was",
            ),
            (
                overall,
                3,
                vec![("sif", 3), ("ilacs", 3), ("ilacs", 1)],
                "Milton Keynes was last graded good overall, as 1 of 2 similar authorities was",
            ),
            (
                overall,
                3,
                vec![("sif", 3)],
                "Milton Keynes was last graded good overall; no similar authority has a grade under the same framework",
            ),
        ];
        for (area, rank, others, words) in cases {
            let others = others.into_iter().map(|(framework, rank)| row(&record, false, framework, rank));
            let rows: Vec<Row> = core::iter::once(row(&record, true, "ilacs", rank)).chain(others).collect();
            assert_eq!(said("Milton Keynes", area, &rows), words);
        }
        let none = Row { marks: Vec::new(), ..row(&record, true, "ilacs", 3) };
        let words = said("Milton Keynes", overall, &[none, row(&record, false, "ilacs", 3)]);
        assert_eq!(words, "Milton Keynes has no grade overall under these frameworks; 1 similar authority has");
    }
}
