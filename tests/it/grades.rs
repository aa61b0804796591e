//! The rules of grades, on the made-up record: what is joined, where frameworks part, what the sentences say.

use crate::anyshire::with_inspection_of_2027;
use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use inspection_explorer::chart::Chart;
use inspection_explorer::chart::geometry::Point;
use inspection_explorer::chart::grades::{self, GradesModel};
use inspection_explorer::chart::scene::{Form, Ink, Shape};
use inspection_explorer::explore::headline::{Part, sentences};
use inspection_explorer::record::{Date, Record};
use serde_json::json;

fn model(record: &Record) -> GradesModel {
    grades::model(record)
}

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

fn said(record: &Record) -> Vec<String> {
    sentences(record).iter().map(|sentence| sentence.iter().map(Part::words).collect()).collect()
}

/// The record in which the grades of an inspection are these: judgement, areas, grade, rank.
fn graded(name: &str, inspection: &str, grades: &[(&str, &[&str], &str, u8)]) -> Record {
    let grade = |(judgement, areas, grade, rank): &(&str, &[&str], &str, u8)| {
        json!({"judgement": judgement, "areas": areas, "grade": grade, "rank": rank, "status": "published",
            "source": {"place": "Report"}})
    };
    let grades: Vec<_> = grades.iter().map(grade).collect();
    copy(name).record("inspections.json", inspection, |one| one["grades"] = json!(grades)).built()
}

const GOOD: (&str, u8) = ("good", 3);
const BEST: (&str, u8) = ("outstanding", 4);

/// The record in which the last inspection gives these grades to these areas.
fn last_graded(name: &str, areas: &[(&str, (&str, u8))]) -> Record {
    let lists: Vec<[&str; 1]> = areas.iter().map(|(area, _)| [*area]).collect();
    // Each judgement under the name that the codebook has for it.
    let names: Vec<String> = areas.iter().map(|(area, _)| area.replace('-', " ")).collect();
    let grades = areas.iter().zip(&lists).zip(&names);
    let grades: Vec<(&str, &[&str], &str, u8)> =
        grades.map(|(((_, (grade, rank)), list), name)| (name.as_str(), list.as_slice(), *grade, *rank)).collect();
    graded(name, "ilacs-2026", &grades)
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

/// The record in which the review of 2014 gave every grade of a scale of so many, each to an area of its own.
fn on_a_scale_of(grades: usize) -> Record {
    let areas = ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers"];
    let word = |rank: usize| format!("grade {rank}");
    let copy = copy(&format!("scale-of-{grades}"));
    copy.json("codebook.json", |book| {
        let frameworks = book["frameworks"].as_array_mut().unwrap();
        let review = frameworks.iter_mut().find(|framework| framework["id"] == "lpr").unwrap();
        review["scale"] = (1..=grades).map(word).collect();
    });
    copy.record("inspections.json", "lpr-2014", |one| {
        one["grades"] = (1..=grades)
            .zip(areas)
            .map(|(rank, area)| {
                json!({"judgement": area, "areas": [area], "grade": word(rank), "rank": rank, "status": "published",
                    "source": {"place": "Report"}})
            })
            .collect();
    });
    copy.built()
}

/// Rule 1: a place on the framework's own scale, however many grades that has: how high, on which line, in which form.
#[test]
fn the_best_grade_of_any_scale_stands_at_the_top_of_its_row() {
    use Form::{Circle, Diamond, Square, Triangle};
    let forms: [&[Form]; 4] = [
        &[Square, Triangle],
        &[Square, Diamond, Triangle],
        &[Square, Diamond, Circle, Triangle],
        &[Square, Diamond, Diamond, Circle, Triangle],
    ];
    for (grades, forms) in (2_u8..).zip(forms) {
        let record = on_a_scale_of(grades.into());
        let model = model(&record);
        let scene = model.layout(1024.0);
        let lines = |width: f64| {
            scene.shapes.iter().filter_map(move |shape| match shape {
                Shape::Line { from, to, ink: Ink::Grid, width: own, .. } if *own == width => Some((*from, *to)),
                _ => None,
            })
        };
        let between: Vec<f64> = lines(1.5).map(|(from, _)| from.y).collect();
        let row = between[1] - between[0];
        let first = between[0] - row;
        let marks: Vec<&grades::Mark> =
            model.marks.iter().filter(|one| one.inspection.as_str() == "lpr-2014").collect();
        assert_eq!(marks.len(), usize::from(grades));
        for (mark, form) in marks.iter().zip(forms) {
            let place = format!("{} of {grades}", mark.rank);
            let target = scene
                .targets
                .iter()
                .find(|target| target.label.contains(&format!(": {}. Local partnership review. ", mark.grade)));
            let at = target.unwrap_or_else(|| panic!("{place} has a target")).rect.centre();
            let drawn = scene.shapes.iter().find_map(|shape| match shape {
                Shape::Mark { at: here, style, .. } if (here.x - at.x).hypot(here.y - at.y) < 0.1 => Some(style.form),
                _ => None,
            });
            assert_eq!(drawn, Some(*form), "{place}");
            // The best stands 12 under the top of its row, the worst 12 above the bottom, the others evenly between.
            let index = model.rows.iter().position(|area| *area == mark.areas[0]).unwrap() as f64;
            let share = f64::from(mark.rank - 1) / f64::from(grades - 1);
            let wanted = first + row * index + 12.0 + (row - 24.0) * (1.0 - share);
            assert!((at.y - wanted).abs() < 0.1, "{place}: {} and not {wanted}", at.y);
            // And a line of its scale runs behind it.
            let behind = |(from, to): &(Point, Point)| from.x <= at.x && at.x <= to.x;
            let own: Vec<f64> = lines(1.0)
                .filter(behind)
                .map(|(from, _)| from.y)
                .filter(|y| (first + row * index..first + row * (index + 1.0)).contains(y))
                .collect();
            assert_eq!(own.len(), usize::from(grades), "{place}");
            assert!(own.iter().any(|y| (y - at.y).abs() < 0.1), "{place}: {own:?}");
        }
    }
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

/// Rule 11: not judged, judged as one, judged for the first time are three things, each with its own words.
#[test]
fn sentences_claim_only_what_the_record_holds() {
    assert_eq!(
        said(&ANYSHIRE),
        [
            "In February 2026 inspectors judged care leavers outstanding, children in care ‘requires improvement to be good’ and leaders, help and protection and early years good. Not judged: services overall.",
            &*format!(
                "In June 2021, under the same framework, the grades were ‘good’ for services overall, leaders, children in care and care leavers; ‘{middling}’ for help and protection (one judgement for children in care and care leavers); since then help and protection and care leavers improved, children in care declined and leaders stayed the same; not judged in 2026: services overall; judged for the first time under this framework: early years.",
                middling = "requires improvement to be good"
            ),
            "Oldest issue that is still a concern: waiting at the front door, first raised in May 2012. In 2026 inspectors found it still a concern.",
        ]
    );
    assert_eq!(
        model(&ANYSHIRE).title,
        "Help and protection and care leavers improved between 2021 and 2026; children in care declined; not judged in 2026: services overall; judged for the first time: early years"
    );
}

/// The last inspection gave these grades: what is said of it, what of the change, and the chart's title.
#[test]
fn every_area_is_said_only_where_every_area_was_judged() {
    const FOUR: [&str; 4] = ["leaders", "help-and-protection", "children-in-care", "care-leavers"];
    const SIX: [&str; 6] =
        ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers", "early-years"];
    type Case<'a> = (&'a str, Vec<(&'a str, (&'a str, u8))>, [&'a str; 3]);
    let all = |areas: &[&'static str], grade| areas.iter().map(|area| (*area, grade)).collect::<Vec<_>>();
    let cases: [Case; 4] = [
        (
            "four-best",
            all(&FOUR, BEST),
            [
                "In February 2026 inspectors judged leaders, help and protection, children in care and care leavers outstanding. Not judged: services overall and early years.",
                "every area judged both times has since improved; not judged in 2026: services overall.",
                "Every area judged both times improved between 2021 and 2026; not judged in 2026: services overall",
            ],
        ),
        (
            "six-best",
            all(&SIX, BEST),
            [
                "In February 2026 inspectors judged every area outstanding.",
                "every area judged both times has since improved; judged for the first time under this framework: early years.",
                "Every area judged both times improved between 2021 and 2026; judged for the first time: early years",
            ],
        ),
        (
            "six-good",
            all(&SIX, GOOD),
            [
                "In February 2026 inspectors judged every area good.",
                "since then help and protection improved and services overall, leaders, children in care and care leavers stayed the same; judged for the first time under this framework: early years.",
                "Help and protection improved between 2021 and 2026; none declined; judged for the first time: early years",
            ],
        ),
        (
            "one-new",
            vec![("early-years", GOOD)],
            [
                "In February 2026 inspectors judged early years good.",
                "no area has been judged again since; not judged in 2026: services overall, leaders, help and protection, children in care and care leavers; judged for the first time under this framework: early years.",
                "No area was judged both in 2021 and in 2026; not judged in 2026: services overall, leaders, help and protection, children in care and care leavers; judged for the first time: early years",
            ],
        ),
    ];
    for (name, grades, [latest, since, title]) in cases {
        let record = last_graded(name, &grades);
        let said = said(&record);
        assert_eq!(said[0], latest, "{name}");
        assert!(said[1].ends_with(&format!("; {since}")), "{name}: {}", said[1]);
        assert_eq!(model(&record).title, title, "{name}");
    }
}

#[test]
fn two_grades_in_one_area_are_told_apart_by_their_judgements() {
    // The last graded inspections are those of 2012 and 2016.
    let record = copy("until-2016");
    record.json("inspections.json", |list| {
        for one in list.as_array_mut().unwrap().iter_mut().filter(|one| one["framework"] == "ilacs") {
            one["graded"] = json!("unknown");
            one.as_object_mut().unwrap().remove("grades");
        }
    });
    let record = record.built();
    assert_eq!(
        said(&record)[..2],
        [
            "In March 2016 inspectors judged services overall ‘requires improvement’, help and protection inadequate and leaders (leadership), leaders (governance) and children in care good. Not judged: care leavers and early years. The grades of the standard inspection in February 2026 are not known.",
            "In May 2012, under the same framework, the grades were ‘good’ for leaders (governance) and children in care; ‘requires improvement’ for services overall, leaders (leadership) and help and protection; since then leaders (leadership) improved, help and protection declined and services overall, leaders (governance) and children in care stayed the same.",
        ]
    );
    let renamed = graded("other-terms", "sif-2016", &[("running the service", &["leaders"], "good", 3)]);
    let moves = inspection_explorer::record::grades::moves(
        &renamed,
        renamed.inspection("sif-2012").unwrap(),
        renamed.inspection("sif-2016").unwrap(),
    );
    assert_eq!(moves.apart.iter().map(|area| area.token()).collect::<Vec<_>>(), ["leaders"]);
    assert!(moves.up.is_empty() && moves.same.is_empty() && moves.down.is_empty());
}

#[test]
fn an_area_that_was_judged_before_is_not_judged_for_the_first_time() {
    let record = copy("early-years-2018");
    record.record("inspections.json", "pilot-2018", |one| {
        one["graded"] = json!("yes");
        one["grades"] = json!([{"judgement": "early years", "areas": ["early-years"], "grade": "good", "rank": 3,
            "status": "published", "source": {"place": "Letter"}}]);
    });
    let said = said(&record.built());
    assert!(said[1].ends_with("; judged again after a gap: early years."), "{}", said[1]);
}

/// A grade from press reports alone is not told as if the report were at hand.
#[test]
fn who_says_it_is_told_where_the_report_is_not_held() {
    let mut record = record_until(&ANYSHIRE, "rating-2009");
    assert_eq!(said(&record), ["Press reports say that in 2009 inspectors judged services overall good."]);
    assert_eq!(model(&record).title, "How each area has been judged");
    record.inspections.clear();
    assert!(said(&record.indexed()).is_empty(), "no inspection, no sentence");
}

/// The record as it would be if nothing after this inspection were known.
fn record_until(record: &Record, last: &str) -> Record {
    let mut early = record.clone();
    let place = early.inspections.iter().position(|one| one.id.as_str() == last).unwrap();
    early.inspections.truncate(place + 1);
    early.findings.clear();
    early.threads.clear();
    early.indexed()
}

#[test]
fn one_report_alone_is_compared_with_nothing() {
    let record = with_documents("alone-said", &["sif-2016"]).built();
    assert_eq!(
        said(&record),
        [
            "In March 2016 inspectors judged services overall ‘requires improvement’, help and protection inadequate and leaders (leadership), leaders (governance) and children in care good. Not judged: care leavers and early years."
        ]
    );
    assert_eq!(model(&record).title, "How each area has been judged");
    assert!(model(&record).joins.is_empty());
}

#[test]
fn an_inspection_that_is_not_yet_coded_has_grades_but_no_word_on_any_matter() {
    let record = with_inspection_of_2027("not-coded-said");
    let said = said(&record);
    assert!(said[0].starts_with("In March 2027 inspectors judged leaders, help and protection, children in care, care leavers and early years outstanding."), "{}", said[0]);
    assert!(said[1].starts_with("In February 2026, under the same framework, "), "{}", said[1]);
    assert!(said[2].ends_with(". In 2026 inspectors found it still a concern."), "{}", said[2]);
}
