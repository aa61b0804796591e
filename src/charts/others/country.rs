//! How many authorities of a country had which grade, on the days of the record's own judgements.

use super::{CAVEAT, key, quoted};
use crate::frame::LegendEntry;
use crate::table::Table;
use record::comparison::Standings;
use record::words::{count, list, lower_first, sentence_case};
use record::{Comparison, Date, Grade, Inspection, Record};

/// How many authorities had one grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The grade, in the words of the figures.
    pub grade: String,
    /// How high it is on its scale: from 0, the worst grade, to 1, the best.
    pub height: f64,
    /// How many had it.
    pub number: usize,
    /// Whether the record's own authority is one of them.
    pub own: bool,
}

/// All authorities on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The day.
    pub on: Date,
    /// How many had each grade, the best first.
    pub segments: Vec<Segment>,
    /// How many had a grade.
    pub total: usize,
    /// The record's own grade that day, in the words of its report; `None` where it had none.
    pub own: Option<String>,
    /// What is said of it.
    pub label: String,
}

/// The bars, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryModel {
    /// The record's own authority.
    pub own: String,
    /// The bars in order of time.
    pub bars: Vec<Bar>,
    /// What the forms mean.
    pub key: Vec<LegendEntry>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period, and what not to read into it.
    pub subtitle: String,
    /// Where the figures come from.
    pub source: String,
    /// The same as a table.
    pub table: Table,
    /// The same for programs.
    pub data: Table,
}

/// The record's own grade on a day, and when it was given.
type Own<'a> = Option<(&'a Inspection, &'a Grade)>;

/// The bars of a record; `None` where it has no figures of other authorities.
pub fn model(record: &Record) -> Option<CountryModel> {
    let compared = record.comparison.as_ref()?;
    let country = &compared.country;
    let area = country.area?;
    let days: Vec<(&Standings, Own<'_>)> =
        country.dates.iter().map(|day| (day, compared.own_on(&record.inspections, area, day.on))).collect();
    // Without days there is nothing to draw.
    days.first()?;
    let name = &record.authority.name;
    let bars = days.iter().map(|(day, own)| bar(compared, name, day, *own)).collect();
    let what = if area.is_overall() { "overall effectiveness".to_owned() } else { lower_first(area.label()) };
    let span = days
        .first()
        .zip(days.last())
        .map_or_else(String::new, |((first, _), (last, _))| format!(" from {} to {}", first.on.year(), last.on.year()));
    let on = count(days.len(), "day", "days");
    let measure = format!("Authorities in {} by their latest grade for {what}, on {on}{span}", country.name);
    Some(CountryModel {
        own: name.clone(),
        bars,
        key: key(compared),
        title: days
            .iter()
            .rev()
            .find(is_own_day)
            .or(days.last())
            .map_or_else(String::new, |(day, own)| said(name, day, *own)),
        subtitle: measure,
        source: format!("{CAVEAT} Source: {}. {}", country.source, country.note),
        table: table(name, &country.name, &days),
        data: data(name, &country.name, &days),
    })
}

/// Whether a grade of the record's own was published that very day.
fn is_own_day((day, own): &&(&Standings, Own<'_>)) -> bool {
    own.is_some_and(|(inspection, _)| inspection.published == Some(day.on))
}

fn bar(compared: &Comparison, name: &str, day: &Standings, own: Own<'_>) -> Bar {
    let rank = own.and_then(|(_, grade)| grade.rank);
    let scale = compared.frameworks.last();
    let segment = |share: &record::comparison::Share| Segment {
        grade: share.grade.clone(),
        height: scale.map_or(0.0, |framework| framework.height(share.rank)),
        number: share.number,
        own: rank == Some(share.rank),
    };
    let own = own.map(|(_, grade)| grade.grade.clone());
    let all = list(&day.grades.iter().map(|share| format!("{} {}", share.number, share.grade)).collect::<Vec<_>>());
    let had = own.as_ref().map_or_else(|| "no grade yet".to_owned(), Clone::clone);
    let label = format!("{}: of {}, {all}. {name}: {had}.", day.on, count(day.total(), "authority", "authorities"));
    Bar { on: day.on, segments: day.grades.iter().map(segment).collect(), total: day.total(), own, label }
}

/// What the figures of a day say, in one sentence.
fn said(name: &str, day: &Standings, own: Own<'_>) -> String {
    let when = day.on.month_and_year();
    let all = day.total();
    let share = own.and_then(|(_, grade)| day.grades.iter().find(|share| Some(share.rank) == grade.rank));
    let (Some((inspection, _)), Some(share)) = (own, share) else {
        let each: Vec<String> =
            day.grades.iter().map(|share| format!("{} {}", share.number, quoted(&share.grade))).collect();
        return format!("In {when}, of {all} authorities with a grade, {}; {name} had none yet", list(&each));
    };
    let grade = quoted(&share.grade);
    let verb = if share.number == 1 { "was" } else { "were" };
    let of = format!("In {when}, {} of {all} authorities {verb} graded {grade}", share.number);
    // The figures are of one day, the grade may be older.
    let before = inspection.published.filter(|published| published.is_before(day.on));
    match (share.number, before) {
        (1, None) => format!("{of}: {name}"),
        (1, Some(given)) => format!("{of}: {name}, whose grade was given in {}", given.year()),
        (_, None) => format!("{of}, as {name} was"),
        (_, Some(given)) => format!("{of}, as {name} had been since {}", given.year()),
    }
}

/// A row for each day and grade.
fn table(name: &str, country: &str, days: &[(&Standings, Own<'_>)]) -> Table {
    let mut rows = Vec::new();
    for (day, own) in days {
        for share in &day.grades {
            let own = own.filter(|(_, grade)| grade.rank == Some(share.rank));
            let own =
                own.map(|(inspection, grade)| format!("{} ({})", sentence_case(&grade.grade), inspection.short_name()));
            rows.push(vec![
                day.on.to_string(),
                sentence_case(&share.grade),
                share.number.to_string(),
                day.total().to_string(),
                own.unwrap_or_default(),
            ]);
        }
    }
    let head = ["Date", "Grade", "Authorities with this grade", "Authorities with any grade", name];
    Table {
        caption: format!("Authorities in {country} by their latest grade, and the grade of {name}"),
        head: head.iter().map(|cell| (*cell).to_owned()).collect(),
        rows,
    }
}

/// The same with one value a cell.
fn data(name: &str, country: &str, days: &[(&Standings, Own<'_>)]) -> Table {
    let shares = days.iter().flat_map(|(day, own)| day.grades.iter().map(move |share| (day, own, share)));
    let row = |(day, own, share): (&&Standings, &Own<'_>, &record::comparison::Share)| {
        let has = own.is_some_and(|(_, grade)| grade.rank == Some(share.rank));
        vec![
            String::from(day.on),
            day.on.to_string(),
            sentence_case(&share.grade),
            share.number.to_string(),
            day.total().to_string(),
            if has { "yes" } else { "no" }.to_owned(),
        ]
    };
    let head = ["Date", "Date in words", "Grade", "Authorities with this grade", "Authorities with any grade"];
    let own = format!("{name} had this grade");
    Table {
        head: head.into_iter().map(str::to_owned).chain([own]).collect(),
        rows: shares.map(row).collect(),
        ..table(name, country, days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::comparison::Share;

    #[test]
    fn the_title_says_how_many_had_the_same_grade() {
        let record = crate::made_up::anyshire();
        let day = |text: &str, numbers: [usize; 4]| {
            let grades = ["outstanding", "good", "requires improvement to be good", "inadequate"];
            let share = |((grade, number), rank): ((&str, usize), u8)| Share { grade: grade.to_owned(), rank, number };
            let grades = grades.into_iter().zip(numbers).zip([4, 3, 2, 1]).map(share).collect();
            Standings { on: Date::parse(text).unwrap(), grades }
        };
        let own = |id: Option<&'static str>| {
            id.map(|id| record.inspection(id).unwrap()).map(|inspection| (inspection, &inspection.grades[0]))
        };
        let cases = [
            (
                "2021-07-30",
                [32, 68, 35, 18],
                Some("ilacs-2021"),
                "In July 2021, 68 of 153 authorities were graded good, as Milton Keynes was",
            ),
            (
                "2016-05-20",
                [19, 59, 50, 21],
                Some("sif-2016"),
                "In May 2016, 50 of 149 authorities were graded ‘requires improvement to be good’, as Milton Keynes was",
            ),
            (
                "2026-08-20",
                [46, 65, 29, 13],
                Some("ilacs-2021"),
                "In August 2026, 65 of 153 authorities were graded good, as Milton Keynes had been since 2021",
            ),
            (
                "2021-07-30",
                [5, 1, 0, 0],
                Some("ilacs-2021"),
                "In July 2021, 1 of 6 authorities was graded good: Milton Keynes",
            ),
            (
                "2025-12-17",
                [5, 1, 0, 0],
                Some("ilacs-2021"),
                "In December 2025, 1 of 6 authorities was graded good: Milton Keynes, whose grade was given in 2021",
            ),
            (
                "2014-12-17",
                [1, 2, 3, 4],
                None,
                "In December 2014, of 10 authorities with a grade, 1 outstanding, 2 good, 3 ‘requires improvement to be good’ and 4 inadequate; Milton Keynes had none yet",
            ),
        ];
        for (on, numbers, id, words) in cases {
            assert_eq!(said("Milton Keynes", &day(on, numbers), own(id)), words);
        }
    }

    #[test]
    fn the_title_is_of_the_last_day_on_which_the_authority_was_judged() {
        let record = crate::made_up::anyshire();
        let title = "In July 2021, 1 of 5 authorities was graded good: Anyshire";
        assert_eq!(model(&record).unwrap().title, title);
        let mut without = record.clone();
        without.comparison = None;
        assert_eq!(model(&without), None);
    }
}
