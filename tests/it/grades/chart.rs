//! What is drawn: the lines between grades, the frameworks' grounds, the marks and the dates.

use super::{graded, model};
use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::{Chart, grades};
use inspection_explorer::record::{Date, Record};
use serde_json::json;

/// The lines: the judgement, from when to when.
fn joins(record: &Record) -> Vec<(String, String)> {
    let model = model(record);
    let end = |place: usize| {
        let mark = &model.marks[place];
        format!("{} {}", mark.inspection.as_str(), mark.judgement)
    };
    model.joins.iter().map(|join| (end(join.from), end(join.to))).collect()
}

/// The frameworks' grounds: initials, and the years from and to in tenths.
fn bands(record: &Record) -> Vec<(&'static str, f64, f64)> {
    let round = |years: f64| (years * 10.0).round() / 10.0;
    model(record).bands.iter().map(|band| (band.framework.initials(), round(band.from), round(band.to))).collect()
}

/// Rule 2: inside one framework, from a judgement to the same one, also over an inspection of another framework.
#[test]
fn a_line_leads_from_a_judgement_to_the_same_one() {
    let line = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        joins(&ANYSHIRE),
        [
            line("sif-2012 overall effectiveness", "sif-2016 overall effectiveness"),
            line("sif-2012 leadership", "sif-2016 leadership"),
            line("sif-2012 governance", "sif-2016 governance"),
            line("sif-2012 help and protection", "sif-2016 help and protection"),
            // Under a new name, but there is one of each.
            line("sif-2012 children looked after", "sif-2016 looked after children"),
            line("ilacs-2021 leaders", "ilacs-2026 leaders"),
            line("ilacs-2021 help and protection", "ilacs-2026 help and protection"),
        ]
    );
}

#[test]
fn of_two_judgements_in_one_area_only_the_same_ones_are_joined() {
    let one_left = graded("one-left", "sif-2016", &[("governance", &["leaders"], "good", 3)]);
    assert_eq!(joins(&one_left)[0], ("sif-2012 governance".to_owned(), "sif-2016 governance".to_owned()));
    assert_eq!(joins(&one_left).len(), 3, "leadership leads nowhere");
    let renamed = graded("renamed", "sif-2016", &[("running the service", &["leaders"], "good", 3)]);
    assert_eq!(joins(&renamed).len(), 2, "which of the two it continues is not known");
}

/// Frameworks take turns: the one in between parts the other's years in two.
#[test]
fn bands_go_by_runs_of_inspections() {
    let wanted = [
        ("Annual rating", 2009.1, 2009.9),
        ("SIF", 2012.0, 2012.8),
        ("LPR", 2013.8, 2014.6),
        ("SIF", 2015.8, 2016.6),
        // From the full inspection without grades to the last one; what has no known grade makes no band.
        ("ILACS", 2018.5, 2026.5),
    ];
    assert_eq!(bands(&ANYSHIRE), wanted);
}

#[test]
fn bands_of_neighbours_keep_a_gap_and_never_turn_over() {
    for days in
        [["2016-01-07", "2016-02-07", "2016-03-07"], ["2016-03-05", "2016-03-06", "2016-03-07"], ["2016-03-07"; 3]]
    {
        let mut record = ANYSHIRE.clone();
        for (id, day) in ["sif-2012", "lpr-2014", "sif-2016"].into_iter().zip(days) {
            let inspection = record.inspections.iter_mut().find(|one| one.id.as_str() == id).unwrap();
            inspection.start = Date::parse(day).ok();
        }
        let bands = model(&record).bands;
        assert_eq!(bands.len(), 5);
        assert!(bands.iter().all(|band| band.from <= band.to), "{days:?}: {bands:?}");
        assert!(bands.windows(2).all(|pair| pair[0].to <= pair[1].from), "{days:?}: {bands:?}");
    }
}

#[test]
fn marks_and_ticks_and_what_is_not_drawn() {
    let model = model(&ANYSHIRE);
    let marks: Vec<(&str, Vec<&str>, &str)> = model
        .marks
        .iter()
        .map(|mark| {
            (mark.inspection.as_str(), mark.areas.iter().map(|area| area.token()).collect(), mark.grade.as_str())
        })
        .filter(|(inspection, ..)| ["lpr-2014", "ilacs-2021"].contains(inspection))
        .collect();
    assert_eq!(
        marks,
        [
            ("lpr-2014", vec!["leaders"], "partly effective"),
            ("lpr-2014", vec!["help-and-protection"], "effective"),
            ("ilacs-2021", vec!["overall"], "good"),
            ("ilacs-2021", vec!["leaders"], "good"),
            ("ilacs-2021", vec!["help-and-protection"], "requires improvement to be good"),
            // Rule 3: one judgement over two areas is one mark.
            ("ilacs-2021", vec!["children-in-care", "care-leavers"], "good"),
        ]
    );
    // Rule 4: whatever gives no grade is a tick, a full inspection too.
    let ticks: Vec<(&str, &str)> =
        model.ticks.iter().map(|tick| (tick.inspection.as_str(), tick.about.as_str())).collect();
    assert_eq!(
        ticks,
        [
            ("pilot-2018", "Pilot inspection, November 2018: not graded"),
            ("visit-2023", "Visit, February 2023: not graded"),
        ]
    );
    // Rule 5: what is not known is told and not drawn.
    let unknown: Vec<&str> = model.unknown.iter().map(|one| one.id.as_str()).collect();
    let without_row: Vec<(&str, &str)> = model
        .without_row
        .iter()
        .flat_map(|(one, grades)| grades.iter().map(|grade| (one.id.as_str(), grade.judgement.as_str())))
        .collect();
    assert_eq!((unknown, without_row), (vec!["lpr-2010"], vec![("sif-2012", "adoption")]));
}

/// Whoever inspected is named by the record, and a framework once, however often it comes back.
#[test]
fn the_source_names_each_framework_once_and_who_inspected() {
    assert_eq!(
        model(&ANYSHIRE).source(),
        "SIF: single inspection. LPR: local partnership review. ILACS: standard inspection. Sources: Children's Inspectorate; County Reviewers; news reports where marked. The table gives the source of each grade."
    );
    let one = with_documents("source-one", &["lpr-2014"]).built();
    assert_eq!(
        model(&one).source(),
        "LPR: local partnership review. Sources: Children's Inspectorate; County Reviewers. The table gives the source of each grade."
    );
}

#[test]
fn two_grades_in_one_row_are_named_beside_their_marks() {
    let words = |judgement: &str| {
        let scene = model(&ANYSHIRE).layout(1600.0);
        scene
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Text { text, .. } if text.contains(judgement)))
            .count()
    };
    assert_eq!((words("governance"), words("leadership")), (2, 2), "in 2012 and in 2016");
    assert_eq!(words("overall effectiveness"), 0, "one grade of a row of today needs no name");
}

#[test]
fn partial_dates_stand_on_the_axis_and_in_the_table_as_they_are() {
    let order: Vec<&str> = ANYSHIRE.inspections.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(order[..3], ["rating-2009", "lpr-2010", "sif-2012"]);
    let model = model(&ANYSHIRE);
    assert_eq!(model.span, (2009, 2026));
    assert_eq!(model.marks[0].time, 2009.5, "a year stands at its middle");
    let dates = |record: &Record| -> Vec<String> {
        grades::model(record).table().rows.iter().map(|row| row[0].clone()).collect()
    };
    let mut seen = dates(&ANYSHIRE);
    seen.dedup();
    assert_eq!(
        seen,
        [
            "2 to 13 February 2026",
            "14 February 2023",
            "7 to 18 June 2021",
            "November 2018",
            "7 to 18 March 2016",
            "10 to 14 March 2014",
            "May 2012",
            "June 2010",
            "2009"
        ]
    );
    // A month stands among its days, a year among its months.
    let among = copy("among");
    among.record("inspections.json", "lpr-2010", |one| one["published"] = json!("2012-05-20"));
    among.record("inspections.json", "rating-2009", |one| one["published"] = json!("2012"));
    let among = among.built();
    let order: Vec<&str> = among.inspections.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(order[..3], ["sif-2012", "lpr-2010", "rating-2009"]);
}
